"""What all ways of finishing share: the file that comes in, sheets by name, the file that goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from rephold.cli.command import Command
from rephold.cli.mistakes import WrongValue, nearest_of
from rephold.cli.output import destination, put, refuse_inputs, refuse_terminal, with_output
from rephold.cli.streams import Streams, with_streams
from rephold.cli.values import Width
from rephold.errors import Place, Problem
from rephold.finish.impose import impose
from rephold.finish.opened import Opened, opened
from rephold.finish.side import Side
from rephold.read.library import Library
from rephold.read.papers import measured
from rephold.shelf import Shelf, read_bytes
from rephold.units import mm
from rephold.words.words import Words

Option = Callable[[Callable[..., Any]], Callable[..., Any]]
"""What `click.option` gives."""


@dataclass(frozen=True)
class Job:
    """The file that came in, and what may be said about it."""

    pdf: Opened
    streams: Streams
    clobber: bool
    """Whether files may be replaced."""

    def note(self, what: str, hint: str = "") -> None:
        """Something to know that is no error."""
        self.streams.remark(Problem(Place(self.pdf.source), what, hint))

    def note_smaller(self, sides: Sequence[Side], hint: str, *, unsaid: float = 0.999) -> None:
        """That pages are made smaller, where they come below the scale that needs no word."""
        scale = min(slot.scale for side in sides for slot in side.slots)
        if scale < unsaid:
            what = f"pages are made smaller, to {100 * scale:.0f} % of their size, and their words with them"
            self.note(what, hint)


def finishing(
    way: str, examples: Sequence[str], *options: Option, turned: bool = False
) -> Callable[[Callable[..., Sequence[Side]]], click.Command]:
    """Makes a command of what puts a file's pages on sides of paper, with these options of its own.

    The command reads FILE and writes out/NAME-WAY.pdf, or where --output says; `turned` says that a printer
    turns the sheets over the short edge.
    """

    def made(sides_of: Callable[..., Sequence[Side]]) -> click.Command:
        def ran(streams: Streams, /, file: Path, output: str | None, no_clobber: bool, **own: Any) -> None:
            job = Job(opened(read_bytes(file), str(file)), streams, not no_clobber)
            _write(job, sides_of(job, **own), way, output, turned=turned)

        argument = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
        command = argument(with_output(with_streams(ran)))
        for option in reversed(options):
            command = option(command)
        return click.command(way, cls=Command, examples=examples, help=sides_of.__doc__)(command)

    return made


def _write(job: Job, sides: Sequence[Side], way: str, output: str | None, *, turned: bool) -> None:
    """Write the sides as one file, which says that it is for paper."""
    source = Path(job.pdf.source)
    target = destination(output, f"{source.stem}-{way}.pdf")
    refuse_terminal(job.streams, target, "PDF")
    refuse_inputs("--output", target, (source,))
    words = Words.load("en")
    title = words.say("for-paper", title=job.pdf.title or source.stem, way=words.say(f"finish-{way}"))
    data = impose(job.pdf, sides, title, turned=turned)
    count = len(sides)
    put(job.streams, target, data, clobber=job.clobber, detail=f"{count} {'page' if count == 1 else 'pages'}")


class Sheet(click.ParamType[tuple[float, float]]):
    """A paper by name or by size, as width and height in points; upright as its name says."""

    name = "paper"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float]:
        """Width and height."""
        if isinstance(value, tuple):
            return value
        library = Library(Shelf())
        names = library.shelf.names("papers")
        if value not in names and measured(str(value), Place("--sheet")) is None:
            raise WrongValue(
                f"{value!r} is no paper", nearest_of(str(value), (*names, "200x250mm")), ctx, param
            )
        paper = library.paper(str(value), Place("--sheet"))
        return mm(paper.width_mm), mm(paper.height_mm)


def lying(sheet: tuple[float, float]) -> tuple[float, float]:
    """The sheet with its long side across."""
    return max(sheet), min(sheet)


sheet_option = click.option(
    "--sheet", type=Sheet(), default="a4", show_default=True, help="Paper to print on."
)
margin_option = click.option(
    "--margin-mm", type=Width(0, 50), default=10, show_default=True, help="Free at the edges."
)
