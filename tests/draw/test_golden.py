"""The A4 handout as it was when somebody last looked at it: structure, words of pages, and how pages look.

After a change that is meant: `pytest tests/draw/test_golden.py --update-golden`, look at the pages, commit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pypdfium2
import pytest

from rephold.check.tagged import Node
from support.golden import STRAYS, Golden, differing
from support.pdf_items import Box, grey
from support.sheets import BARE, FULL, SHEETS, Sheet

DPI = 50
DOTS = round(2 / 25.4 * DPI)
"""Dots of 2 mm."""
COMPACT = SHEETS["handout-compact-a4-full"]
PICTURES = {
    "handout-a4-full-1.png": (FULL, 0),
    "handout-a4-2.png": (BARE, 1),
    "compact-a4-2.png": (COMPACT, 1),
}


def roles(node: Node) -> list[str]:
    """The elements as indented roles; equal ones after each other are counted."""
    below = [roles(kid) for kid in node.kids if isinstance(kid, Node)]
    lines = [node.role]
    for same, group in groupby(below):
        count = len(list(group))
        lines.append("  " + same[0] + (f" ×{count}" if count > 1 else ""))
        lines += ["  " + line for line in same[1:]]
    return lines


def page_texts(sheet: Sheet) -> Iterator[str]:
    with pypdfium2.PdfDocument(sheet.made.data) as document:
        for at in range(len(document)):
            lines = document[at].get_textpage().get_text_range().splitlines()
            yield "\n".join([f"--- page {at + 1}", *(" ".join(line.split()) for line in lines), ""])


@pytest.mark.parametrize("layout", ["handout", "handout-compact"])
def test_the_structure_is_as_it_was(golden: Golden, layout: str) -> None:
    sheet = SHEETS[f"{layout}-a4-bare"]
    golden.text(f"{layout}-a4.tree.txt", "\n".join(roles(sheet.pdf.document)) + "\n")


@pytest.mark.parametrize("layout", ["handout", "handout-compact"])
def test_the_words_of_pages_are_as_they_were(golden: Golden, layout: str) -> None:
    golden.text(f"{layout}-a4.pages.txt", "\n".join(page_texts(SHEETS[f"{layout}-a4-bare"])))


@pytest.mark.parametrize("name", PICTURES)
def test_pages_look_as_they_did(golden: Golden, name: str) -> None:
    sheet, at = PICTURES[name]
    golden.picture(name, grey(sheet.made.data, at, DPI))


def _dots(box: Box, tall: int) -> tuple[slice, slice]:
    left, bottom, right, top = (round(side * DPI / 72) for side in box)
    return slice(tall - top - 1, tall - bottom + 1), slice(left - 1, right + 1)


def _moved(dots: Any, box: Box, down: int, across: int) -> Any:
    """The picture with what is in the box moved, and paper where it was."""
    rows, columns = _dots(box, dots.shape[0])
    found = dots.copy()
    found[rows, columns] = 255
    there = slice(rows.start + down, rows.stop + down), slice(columns.start + across, columns.stop + across)
    found[there] = dots[rows, columns]
    return found


def _largest(sheet: Sheet, page: int, kind: str) -> Box:
    boxes = [item.box for item in sheet.items if item.page == page and item.kind == kind]
    return max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))


@pytest.mark.parametrize(("down", "across"), [(DOTS, 0), (-DOTS, 0), (0, DOTS), (0, -DOTS)])
@pytest.mark.parametrize("kind", ["form", "path"], ids=["figure", "panel"])
def test_a_figure_or_panel_that_moves_by_2_mm_is_noticed(kind: str, down: int, across: int) -> None:
    dots = grey(BARE.made.data, 1, DPI)
    moved = _moved(dots, _largest(BARE, 1, kind), down, across)
    assert differing(dots, moved) > 4 * STRAYS


@pytest.mark.parametrize("kind", ["form", "path"], ids=["figure", "panel"])
def test_a_figure_or_panel_that_vanishes_is_noticed(kind: str) -> None:
    dots = grey(BARE.made.data, 1, DPI)
    gone = dots.copy()
    gone[_dots(_largest(BARE, 1, kind), dots.shape[0])] = 255
    assert differing(dots, gone) > 4 * STRAYS


def test_other_smoothing_is_not_noticed() -> None:
    tall, wide = 584, 413
    dots = grey(BARE.made.data, 1, DPI)[:tall, :wide]
    finer = grey(BARE.made.data, 1, 4 * DPI)
    smooth = finer[: 4 * tall, : 4 * wide].reshape(tall, 4, wide, 4).mean(axis=(1, 3))
    assert abs(smooth - dots).max() > 100
    assert differing(dots, smooth.astype("uint8")) <= STRAYS / 4
