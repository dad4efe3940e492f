"""`rephold finish nup`: cards on a sheet, with marks to cut by."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from rephold.cli.command import Command
from rephold.cli.finishing.job import Sheet, finishing, given, note, taken
from rephold.cli.mistakes import Mistake, WrongValue
from rephold.cli.streams import Streams
from rephold.cli.values import Width
from rephold.finish.nup import Grid, most, nup, shared
from rephold.units import mm


class _Grid(click.ParamType[tuple[int, int]]):
    name = "COLUMNSxROWS"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        match = re.fullmatch(r"([1-9]\d?)\s*[x×]\s*([1-9]\d?)", str(value).strip())
        if match is None:
            raise WrongValue(f"{value!r} is no grid", "write columns and rows as 2x4", ctx, param)
        return int(match[1]), int(match[2])


@click.command(
    "nup",
    cls=Command,
    examples=(
        "rephold handout low-back-pain --paper a5 -o out/sam.pdf",
        "rephold finish nup out/sam.pdf --sheet a3",
        "rephold finish nup out/sam.pdf --grid 2x2 --backs",
    ),
)
@click.option("--sheet", type=Sheet(), default="a4", show_default=True, help="Paper to print on.")
@click.option("--grid", type=_Grid(), help="Share the sheet out; without it, pages keep their size.")
@click.option(
    "--copies", type=click.IntRange(1, 500), default=1, show_default=True, help="How often each page."
)
@click.option("--backs", is_flag=True, help="Even pages are the backs of those before them.")
@click.option("--gap-mm", type=Width(0, 50), default=0, show_default=True, help="Between cards.")
@click.option("--margin-mm", type=Width(0, 50), default=10, show_default=True, help="Free at the edges.")
@finishing
def command(
    streams: Streams,
    file: Path,
    sheet: tuple[float, float],
    grid: tuple[int, int] | None,
    copies: int,
    backs: bool,
    gap_mm: float,
    margin_mm: float,
    output: str | None,
    no_clobber: bool,
) -> None:
    """Put many pages on a sheet, with marks outside them to cut by.

    As many as fit at full size, upright or lying. With --backs print on both sides, turned over the long
    edge.
    """
    pdf = taken(file)
    cell = (max(w for w, _ in pdf.sizes), max(h for _, h in pdf.sizes))
    found = _grid(cell, sheet, grid, mm(margin_mm), mm(gap_mm))
    sides = nup(pdf.sizes, found, backs=backs, copies=copies)
    scale = min(slot.scale for side in sides for slot in side.slots)
    if scale < 0.999:
        what = f"pages are made smaller, to {100 * scale:.0f} % of their size, and their words with them"
        note(streams, pdf, what, "leave --grid out to keep their size, or take a larger --sheet")
    given(streams, pdf, sides, "nup", output, clobber=not no_clobber)


def _grid(
    cell: tuple[float, float],
    sheet: tuple[float, float],
    grid: tuple[int, int] | None,
    margin: float,
    gap: float,
) -> Grid:
    """The grid that holds most at full size, on the sheet upright or lying; or the one asked for."""
    ways = (sheet, (sheet[1], sheet[0]))
    found = []
    for way in ways:
        try:
            found.append(shared(*grid, way, margin, gap) if grid else most(cell, way, margin, gap))
        except ValueError:
            continue
    if not found:
        hint = "take a larger --sheet, a smaller --margin-mm, or share it out: --grid 2x2"
        raise Mistake("not one page fits on the sheet inside its margin", hint)
    if grid:
        return max(found, key=lambda one: min(one.cell[0] / cell[0], one.cell[1] / cell[1]))
    return max(found, key=lambda one: one.columns * one.rows)
