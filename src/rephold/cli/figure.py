"""`rephold figure`: one figure as SVG, PDF or PNG; or figures baked anew from their poses."""

from __future__ import annotations

from pathlib import Path

import click

from rephold.cli import baking
from rephold.cli.asking import clinic_folder_option
from rephold.cli.command import Command, Word
from rephold.cli.mistakes import Mistake, nearest_of
from rephold.cli.output import destination, put, refuse_terminal, with_output
from rephold.cli.picture import FORMATS, picture
from rephold.cli.streams import Streams, with_streams
from rephold.cli.values import Width
from rephold.errors import ContentError, Place, Problem
from rephold.figures.palette import PALETTES
from rephold.read.library import Library
from rephold.read.names import did_you_mean
from rephold.shelf import Shelf, is_folder


@click.command(
    "figure",
    cls=Command,
    examples=(
        "rephold figure cat",
        "rephold figure cat -o cat.png --style mono --width-mm 60",
        "rephold figure kneeling-lunge --mirrored -o - > lunge.svg",
        "rephold figure --check",
    ),
)
@click.argument("names", nargs=-1, metavar="[ID]...")
@click.option(
    "--style", type=Word(PALETTES), default="colour", show_default=True, help="Colour, or black on white."
)
@click.option("--mirrored", is_flag=True, help="Change left and right.")
@click.option("--width-mm", type=Width(5, 1000), default=90, show_default=True, help="Width in millimetres.")
@click.option(
    "--format", "wanted", type=Word(FORMATS), help="Kind of file; without it, what --output ends with."
)
@click.option("--bake", is_flag=True, help="Draw changed poses anew: those named, or all.")
@click.option("--check", is_flag=True, help="Only say which poses would have to be baked.")
@clinic_folder_option
@with_output
@with_streams
def command(
    streams: Streams,
    names: tuple[str, ...],
    style: str,
    mirrored: bool,
    width_mm: float,
    wanted: str | None,
    bake: bool,
    check: bool,
    clinic: Path | None,
    output: str | None,
    no_clobber: bool,
) -> None:
    """Draw one figure as SVG, PDF or PNG, or bake figures from poses.

    Writes out/ID.svg, or where --output says. `rephold list figures` tells the figures.

    PDF and PNG show a diagram's words, and a clinic's own picture in place of a figure; SVG has drawings.

    With --bake, pose files become the drawings that sheets are made of; that needs the extra "figures".
    """
    if (bake or check) and output:
        raise Mistake(
            "--bake and --check write no picture", "leave --output out, or run both one after the other"
        )
    library = Library(Shelf(clinic))
    if check:
        streams.say(f"{baking.check(library, names)} drawings are up to date")
        return
    if bake:
        count = baking.bake(library, names, streams.say)
        streams.say(f"{count} drawings baked" if count else "all drawings were up to date")
        return
    if len(names) != 1:
        raise Mistake("wants the id of one figure", "`rephold list figures` tells them")
    name = names[0]
    kind = _kind(output, wanted)
    target = destination(output, f"{name}.{kind}")
    if kind != "svg":
        refuse_terminal(streams, target, kind.upper())
    _refuse_unknown(library, name)
    data = picture(library, name, kind, style=style, mirrored=mirrored, width_mm=width_mm)
    put(streams, target, data, clobber=not no_clobber)


def _kind(output: str | None, wanted: str | None) -> str:
    """svg, pdf or png: as --format says, else as the file's name ends, else svg."""
    is_file = output is not None and not output.endswith("/") and not is_folder(Path(output))
    ending = Path(output or "").suffix.lower().removeprefix(".") if is_file else ""
    if wanted is None and ending and ending not in FORMATS:
        raise Mistake(f"cannot make a .{ending} file", nearest_of(ending, FORMATS))
    return wanted or ending or FORMATS[0]


def _refuse_unknown(library: Library, name: str) -> None:
    if not library.figure_exists(name):
        hint = did_you_mean(name, library.figures(), "`rephold list figures` tells them")
        raise ContentError(Problem(Place("ID"), f"there is no figure '{name}'", hint))
