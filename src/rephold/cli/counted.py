"""How far a long look through pages is: a line on a terminal, nothing elsewhere and with -q."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rephold.cli.streams import Streams

T = TypeVar("T")


def counted(items: Iterable[T], streams: Streams, what: str) -> Iterator[T]:
    """The items as they come; meanwhile a terminal shows how many there were, such as `pages read: 37`."""
    if streams.quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.SpinnerColumn(),
        bars.TextColumn(what + ": {task.completed}"),
        bars.TimeElapsedColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(items, total=None)
