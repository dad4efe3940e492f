"""How far a batch is: a bar on a terminal, a line now and then elsewhere, nothing with -q."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Protocol

from rephold.cli.streams import Streams

LINES = 10
"""Plain lines a run: one each tenth."""


class Progress(Protocol):
    """Hears of each row that is done."""

    def step(self) -> None: ...


class _Lines:
    def __init__(self, streams: Streams, total: int) -> None:
        self._streams, self._total, self._done = streams, total, 0

    def step(self) -> None:
        self._done += 1
        if self._done * LINES // self._total > (self._done - 1) * LINES // self._total:
            self._streams.say(f"{self._done} of {self._total}")


@contextmanager
def progress(streams: Streams, total: int) -> Iterator[Progress]:
    """While this lasts, `step` after each row."""
    if streams.quiet or not sys.stderr.isatty():
        yield _Lines(streams, max(total, 1))
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.TextColumn("{task.completed} of {task.total}"),
        bars.BarColumn(),
        bars.TextColumn("{task.fields[rate]}"),
        bars.TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with bars.Progress(*columns, console=console, transient=True) as bar:
        before, streams.echo = (
            streams.echo,
            partial(console.print, markup=False, emoji=False, highlight=False, soft_wrap=True),
        )
        try:
            yield _Bar(bar, bar.add_task("", total=total, rate=""))
        finally:
            streams.echo = before


class _Bar:
    def __init__(self, bar: object, task: object) -> None:
        self._bar, self._task = bar, task

    def step(self) -> None:
        bar = self._bar
        bar.advance(self._task)  # type: ignore[attr-defined]
        speed = bar.tasks[0].finished_speed or bar.tasks[0].speed  # type: ignore[attr-defined]
        bar.update(self._task, rate=f"{speed:.0f} a second" if speed else "")  # type: ignore[attr-defined]
