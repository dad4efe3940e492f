"""`rephold finish nup`: cards on a sheet, with marks to cut by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click

from rephold.cli.finishing.job import Job, finishing, margin_option, sheet_option
from rephold.cli.mistakes import Mistake, WrongValue
from rephold.cli.values import Width
from rephold.finish.nup import Grid, most, nup, shared
from rephold.finish.side import Side
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


@finishing(
    "nup",
    (
        "rephold handout low-back-pain --paper a5 -o out/sam.pdf",
        "rephold finish nup out/sam.pdf --sheet a3",
        "rephold finish nup out/sam.pdf --grid 2x2 --backs",
    ),
    sheet_option,
    click.option("--grid", type=_Grid(), help="Share the sheet out; without it, pages keep their size."),
    click.option(
        "--copies", type=click.IntRange(1, 500), default=1, show_default=True, help="How often each page."
    ),
    click.option("--backs", is_flag=True, help="Even pages are the backs of those before them."),
    click.option("--gap-mm", type=Width(0, 50), default=0, show_default=True, help="Between cards."),
    margin_option,
)
def command(
    job: Job,
    sheet: tuple[float, float],
    grid: tuple[int, int] | None,
    copies: int,
    backs: bool,
    gap_mm: float,
    margin_mm: float,
) -> Sequence[Side]:
    """Put many pages on a sheet, with marks outside them to cut by.

    As many as fit at full size, upright or lying. With --backs print on both sides, turned over the long
    edge.
    """
    cell = (max(w for w, _ in job.pdf.sizes), max(h for _, h in job.pdf.sizes))
    found = _grid(cell, sheet, grid, mm(margin_mm), mm(gap_mm))
    sides = nup(job.pdf.sizes, found, backs=backs, copies=copies)
    job.note_smaller(sides, "leave --grid out to keep their size, or take a larger --sheet")
    return sides


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
