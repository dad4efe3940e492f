"""A log's page as a template of OMRChecker, a free reader of marked sheets (release 1: `template.json`).

That program crops a picture to the middles of the four squares and scales it to `pageDimensions`; places
count from there, x to the right and y down. It reads one kind of page in a folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from rephold.model.log_template import TemplateBox, TemplatePage
from rephold.units import POINTS_PER_MM

DOTS = 200 / 72
"""Pixels a point: 200 dots an inch."""
MARKER = "omr-marker.pgm"
"""Picture of a square, which has to lie beside the template."""
_SIDE, _WHITE = 60, 10
"""Pixels of the square in that picture, and of the white around it."""
_TICKED = "1"


def omrchecker(page: TemplatePage) -> bytes:
    """The template of one page, as JSON: a field for each box, and one for each row of bubbles."""
    (left, top), (right, _), _, (_, low) = ((x + w / 2, y + h / 2) for x, y, w, h in page.squares)
    side = page.squares[0][2]
    template = {
        "pageDimensions": [round((right - left) * DOTS), round((top - low) * DOTS)],
        "bubbleDimensions": [round(side * DOTS)] * 2,
        "emptyValue": "",
        "preProcessors": [
            {
                "name": "CropOnMarkers",
                "options": {
                    "relativePath": MARKER,
                    "sheetToMarkerWidthRatio": round(page.width / side * _SIDE / (_SIDE + 2 * _WHITE)),
                },
            }
        ],
        "fieldBlocks": {name: _block(boxes, left, top) for name, boxes in _fields(page.boxes)},
        "outputColumns": [name for name, _ in _fields(page.boxes)],
    }
    return (json.dumps(template, indent=1) + "\n").encode()


def marker() -> bytes:
    """The picture of a square, as a grey bitmap (PGM)."""
    whole = _SIDE + 2 * _WHITE
    white = b"\xff" * whole
    row = b"\xff" * _WHITE + b"\x00" * _SIDE + b"\xff" * _WHITE
    return b"P5 %d %d 255\n" % (whole, whole) + white * _WHITE + row * _SIDE + white * _WHITE


def _fields(boxes: Iterable[TemplateBox]) -> list[tuple[str, list[TemplateBox]]]:
    return [(name, list(same)) for name, same in groupby(boxes, lambda box: box.group or box.id)]


def _block(boxes: list[TemplateBox], left: float, top: float) -> dict[str, object]:
    x, y, wide, tall = boxes[0].rect
    gap = boxes[1].rect[0] - x if len(boxes) > 1 else wide + POINTS_PER_MM
    return {
        "origin": [round((x - left) * DOTS), round((top - y - tall) * DOTS)],
        "bubbleDimensions": [round(wide * DOTS, 2), round(tall * DOTS, 2)],
        "bubblesGap": round(gap * DOTS, 2),
        "labelsGap": 0,
        "direction": "horizontal",
        "bubbleValues": [_TICKED if box.value is None else str(box.value) for box in boxes],
        "fieldLabels": [boxes[0].group or boxes[0].id],
    }
