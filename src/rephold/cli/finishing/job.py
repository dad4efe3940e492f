"""What all ways of finishing share: the file that comes in, sheets by name, the file that goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from rephold.cli.mistakes import WrongValue, nearest_of
from rephold.cli.output import destination, put, refuse_inputs, refuse_terminal, with_output
from rephold.cli.streams import Streams, with_streams
from rephold.errors import Place, Problem
from rephold.finish.impose import impose
from rephold.finish.opened import Opened, opened
from rephold.finish.side import Side
from rephold.read.library import Library
from rephold.read.papers import measured
from rephold.shelf import Shelf, read_bytes
from rephold.units import mm
from rephold.words.words import Words

file_argument = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")


def finishing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with its FILE, --output, --no-clobber and what every command has."""
    return file_argument(with_output(with_streams(command)))


def taken(path: Path) -> Opened:
    """The PDF at this path; MissingError or ContentError says why not."""
    return opened(read_bytes(path), str(path))


def given(
    streams: Streams,
    file: Opened,
    sides: Sequence[Side],
    way: str,
    output: str | None,
    *,
    clobber: bool,
    turned: bool = False,
) -> None:
    """Write the sides as out/NAME-WAY.pdf, or where --output says. The file says that it is for paper."""
    source = Path(file.source)
    target = destination(output, f"{source.stem}-{way}.pdf")
    refuse_terminal(streams, target, "PDF")
    refuse_inputs("--output", target, (source,))
    words = Words.load("en")
    title = words.say("for-paper", title=file.title or source.stem, way=words.say(f"finish-{way}"))
    data = impose(file, sides, title, turned=turned)
    count = len(sides)
    put(streams, target, data, clobber=clobber, detail=f"{count} {'page' if count == 1 else 'pages'}")


def note(streams: Streams, file: Opened, what: str, hint: str = "") -> None:
    """Something to know that is no error."""
    streams.remark(Problem(Place(file.source), what, hint))


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
