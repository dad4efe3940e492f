"""A log's page as OMRChecker's template: the fields that program asks for, at the places it looks."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import numpy
import pytest
from PIL import Image

from rephold.logs.omrchecker import DOTS, MARKER, marker, omrchecker
from support.logs import DPI, boxes, made, picture


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(omrchecker(made(start="2026-11-23").template.pages[0]))
    return found


def test_it_has_what_the_programs_schema_asks_for_and_no_more(template: dict[str, Any]) -> None:
    needed = {"bubbleDimensions", "pageDimensions", "preProcessors", "fieldBlocks"}
    assert needed <= template.keys() <= needed | {"customLabels", "outputColumns", "emptyValue"}
    assert all(isinstance(side, int) for side in (*template["pageDimensions"], *template["bubbleDimensions"]))
    (crop,) = template["preProcessors"]
    assert (crop["name"], crop["options"]["relativePath"]) == ("CropOnMarkers", MARKER)
    for block in template["fieldBlocks"].values():
        assert {
            "origin",
            "bubblesGap",
            "labelsGap",
            "fieldLabels",
            "bubbleValues",
            "direction",
        } <= block.keys()
        assert all(isinstance(at, int) and at >= 0 for at in block["origin"])
        assert all(isinstance(value, str) for value in block["bubbleValues"])
        assert all(re.fullmatch(r"[^.]+", label) for label in block["fieldLabels"])


def test_every_box_is_a_field_and_every_question_one_with_eleven_values(template: dict[str, Any]) -> None:
    asked = {box.group or box.id for box in boxes(made(start="2026-11-23"))}
    labels = [label for block in template["fieldBlocks"].values() for label in block["fieldLabels"]]
    assert set(labels) == asked
    assert len(labels) == len(asked)
    assert template["fieldBlocks"]["w1-d1-pain"]["bubbleValues"] == [str(value) for value in range(11)]
    assert template["outputColumns"] == labels


def test_its_places_are_those_of_outlines_on_a_page_cropped_to_the_squares(template: dict[str, Any]) -> None:
    page = made(start="2026-11-23").template.pages[0]
    dots, scale = picture(made(start="2026-11-23")), DPI / 72
    (x, y, side, _), (right, _, _, _), _, (_, low, _, _) = page.squares
    left, top = (x + side / 2) * scale, (page.height - y - side / 2) * scale
    cropped = Image.fromarray(dots).crop(
        (
            round(left),
            round(top),
            round((right + side / 2) * scale),
            round((page.height - low - side / 2) * scale),
        )
    )
    seen = numpy.asarray(cropped.resize(template["pageDimensions"], Image.Resampling.LANCZOS))
    for block in template["fieldBlocks"].values():
        (x0, y0), (wide, tall) = block["origin"], block["bubbleDimensions"]
        for index in range(len(block["bubbleValues"])):
            at = round(x0 + index * block["bubblesGap"])
            inside = seen[y0 + 6 : round(y0 + tall) - 6, at + 6 : round(at + wide) - 6]
            assert seen[y0 - 2 : y0 + 3, at + 6 : round(at + wide) - 6].min() < 140
            assert numpy.median(inside) > 240


def test_the_picture_of_a_square_is_one(template: dict[str, Any]) -> None:
    grey = numpy.asarray(Image.open(io.BytesIO(marker())))
    assert grey.shape == (80, 80)
    assert grey[10:70, 10:70].max() == 0
    assert grey[:10].min() == grey[:, :10].min() == grey[70:].min() == grey[:, 70:].min() == 255
    page_wide = made(start="2026-11-23").template.pages[0].width
    ratio = template["preProcessors"][0]["options"]["sheetToMarkerWidthRatio"]
    assert page_wide / ratio == pytest.approx(8 / 25.4 * 72, rel=0.02)
    assert pytest.approx(200 / 72) == DOTS
