"""Pages in greys and with little ink, as they are printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest

from rephold.model.prescription import Request
from rephold.pipeline import Made, make_handout, make_leaflet
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.pdf_items import items
from support.sheets import library

LEAFLETS = ("low-back-pain", "back-and-hip-stretching")


@cache
def made(programme: str, ink: str) -> Made:
    return make_leaflet(Request.model_validate({"programme": programme, "ink": ink}), library())


def pixels(file: Made, at: int) -> Any:
    """(height, width, 3) of a page, 0 to 255: blue, green, red."""
    with pdfium.PdfDocument(file.data) as document:
        return document[at].render(scale=1).to_numpy()[:, :, :3].astype(int)


@pytest.mark.parametrize("programme", LEAFLETS)
def test_a_grey_sheet_has_no_colour_anywhere(programme: str) -> None:
    file = made(programme, "grey")
    for at in range(file.pages):
        page = pixels(file, at)
        assert np.ptp(page, axis=2).max() <= 1


@pytest.mark.parametrize("programme", LEAFLETS)
def test_inks_change_no_word_and_no_place(programme: str) -> None:
    def words(ink: str) -> list[tuple[object, ...]]:
        found = (item for item in items(made(programme, ink).data) if item.kind == "text")
        return [(item.page, item.text, *(round(edge, 1) for edge in item.box)) for item in found]

    assert words("grey") == words("saver") == words("full")


@pytest.mark.parametrize("programme", LEAFLETS)
def test_a_saving_sheet_takes_much_less_ink_and_keeps_its_signs(programme: str) -> None:
    for at in range(1, made(programme, "full").pages):
        full, saver = (pixels(made(programme, ink), at) for ink in ("full", "saver"))
        assert (255 - saver).sum() < (255 - full).sum()
    ink = [sum((255 - pixels(made(programme, i), at)).sum() for at in range(4)) for i in ("full", "saver")]
    assert ink[1] < 0.9 * ink[0]


def test_a_saving_sheet_keeps_arrows_and_outlines_of_signs() -> None:
    page = pixels(made("low-back-pain", "saver"), 1)
    blue, green, red = (page[:, :, part] for part in range(3))
    assert ((red > green + 80) & (red > blue + 80)).sum() > 100
    paths = [item for item in items(made("low-back-pain", "saver").data) if item.kind == "path"]
    full = [item for item in items(made("low-back-pain", "full").data) if item.kind == "path"]
    assert sum(item.stroke is not None for item in paths) > sum(item.stroke is not None for item in full)


def test_the_sheets_ink_goes_before_the_clinics_and_that_before_the_layouts(tmp_path: Path) -> None:
    (tmp_path / "clinic.yaml").write_text("name: Riverside\nink: grey\n")
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "ours.yaml").write_text("id: ours\ntitle: Ours\nbased_on: handout\nink: saver\n")

    def sheet(folder: Path | None, **asked: str) -> bytes:
        request = Request.model_validate({"programme": "low-back-pain", **asked})
        return make_handout(request, Library(Shelf(folder))).data

    grey = sheet(tmp_path)
    assert grey == sheet(tmp_path, ink="grey") == sheet(tmp_path, layout="ours")
    assert sheet(tmp_path, ink="full") != grey
    (tmp_path / "clinic.yaml").write_text("name: Riverside\n")
    assert sheet(tmp_path, layout="ours") == sheet(tmp_path, ink="saver")
