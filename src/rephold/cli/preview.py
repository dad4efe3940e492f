"""`rephold preview`: pages as pictures, again at every save if asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Unpack

import click

from rephold.cli.asking import PageOptions, clinic_option, page_options
from rephold.cli.command import Command
from rephold.cli.mistakes import Mistake
from rephold.cli.output import destination, put, refuse_inputs, refuse_terminal, with_output
from rephold.cli.printed import printed
from rephold.cli.streams import Streams, with_streams
from rephold.cli.values import Width
from rephold.errors import RepholdError
from rephold.finish.opened import Opened, opened
from rephold.finish.raster import to_png
from rephold.shelf import content, is_folder, stamps
from rephold.units import to_mm

MOST_MILLIONS = 150
"""Dots of a picture, in millions: A2 at 600 dots an inch, and 0.6 GB of memory."""
BETWEEN = 0.5
"""Seconds between two looks at the files."""


@click.command(
    "preview",
    cls=Command,
    examples=(
        "rephold preview low-back-pain",
        "rephold preview low-back-pain --page 2 --dpi 60 --grey -o out/page.png",
        "rephold preview causes-of-low-back-pain --paper letter --all -o out/pages/",
    ),
)
@click.argument("what", metavar="FILE|PROGRAMME")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@click.option("--all", "every", is_flag=True, help="All pages, as NAME-1.png and so on.")
@click.option("--dpi", type=Width(10, 600), default=110, show_default=True, help="Dots an inch.")
@click.option("--grey", is_flag=True, help="As a grey laser printer would print it.")
@click.option("--watch", is_flag=True, help="Do it again whenever a file is saved; Ctrl-C ends it.")
@clinic_option
@page_options
@with_output
@with_streams
def command(
    streams: Streams,
    what: str,
    page: int,
    every: bool,
    dpi: float,
    grey: bool,
    watch: bool,
    clinic: str | None,
    output: str | None,
    no_clobber: bool,
    **options: Unpack[PageOptions],
) -> None:
    """Show a page of a PDF, a prescription file or a programme as PNG.

    Writes out/NAME-PAGE.png, or where --output says. With --watch the picture is made anew at every save,
    and only what is wrong is said.
    """
    if watch and output in ("-", "/dev/stdout"):
        raise Mistake("--watch needs a file to write to", "give -o FILE")
    if every and output is not None and not (output.endswith("/") or is_folder(Path(output))):
        raise Mistake("--all writes many pictures", "give a folder: -o out/pages/")
    if watch and no_clobber:
        raise Mistake("--watch writes its file again and again", "leave --no-clobber out")

    def make(*, aloud: bool) -> tuple[Path, ...]:
        made = printed(what, clinic, **options)
        file = opened(made.data, what)
        for number in range(file.pages) if every else (_page(page, file),):
            _not_too_large(number, file, dpi)
            target = destination(output, f"{made.name}-{number + 1}.png")
            refuse_terminal(streams, target, "PNG")
            refuse_inputs("--output", target, made.sources)
            data = to_png(made.data, number, dpi, grey=grey)
            put(streams if aloud else _silent(), target, data, clobber=not no_clobber)
        for remark in made.remarks if aloud else ():
            streams.remark(remark)
        return made.sources

    if watch:
        _watched(streams, make, Path(what), clinic)
    else:
        make(aloud=True)


def _page(page: int, file: Opened) -> int:
    if page > file.pages:
        raise Mistake(f"there is no page {page}", f"{file.source} has {file.pages}")
    return page - 1


def _not_too_large(number: int, file: Opened, dpi: float) -> None:
    width, height = file.sizes[number]
    millions = round(width * height * (dpi / 72) ** 2 / 1_000_000)
    if millions > MOST_MILLIONS:
        size = f"{to_mm(width):.0f} x {to_mm(height):.0f} mm"
        what = f"page {number + 1} is {size}: at {dpi:g} dots an inch a picture of {millions:,} million dots"
        raise Mistake(what, f"take a lower --dpi; {MOST_MILLIONS} million dots can be made")


def _silent() -> Streams:
    return Streams(quiet=True)


def _watched(streams: Streams, make: Callable[..., tuple[Path, ...]], what: Path, clinic: str | None) -> None:
    """Make it now and at every change, until interrupted. What is wrong is said once for each change."""
    places = {what, *content(), *([Path(clinic)] if clinic else [])}
    aloud = True
    while True:
        before = stamps(places)
        try:
            places |= set(make(aloud=aloud))
            aloud = False
        except RepholdError as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
        while stamps(places) == before:
            time.sleep(BETWEEN)
