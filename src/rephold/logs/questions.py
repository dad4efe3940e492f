"""What a person has to look at: every answer that could not be read, with its picture."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from rephold.logs.entries import Entry, entries
from rephold.logs.files import TemplateOf, content
from rephold.logs.reading import Corners, PageReading
from rephold.model.log_template import TemplateBox

MARGIN = 0.6
"""Shown around a box, in sizes of the box."""
MARGIN_OF_BUBBLES = 1.1
"""More around bubbles, so that the numbers over them are seen."""


@dataclass(frozen=True)
class Seen:
    """Where an answer stands, and what it looks like there; a form has no picture."""

    file: str
    page: int
    png: bytes | None = None


@dataclass(frozen=True)
class Question:
    """An unsure answer. `answers` are those of its bubbles; without bubbles it is a box to tick."""

    entry: Entry
    seen: tuple[Seen, ...]
    answers: tuple[int, ...]
    takes_number: bool


@dataclass(frozen=True)
class _Place:
    """A piece of a page's picture to cut out, and the quarter turns that make it upright."""

    corners: Corners
    margin: float
    turns: int


def questions(pages: Sequence[PageReading], template_of: TemplateOf) -> tuple[Question, ...]:
    """All unsure answers of all pages, log by log, each with a picture from every page that shows it."""
    found: list[tuple[Entry, list[TemplateBox], list[tuple[PageReading, _Place | None]]]] = []
    for log_id in dict.fromkeys(page.log_id for page in pages if page.status == "read" and page.log_id):
        template = template_of(log_id)
        assert template is not None, "a page of it was read"
        boxes: dict[str, list[TemplateBox]] = {}
        for box in (box for page in template.pages for box in page.boxes):
            boxes.setdefault(box.group or box.id, []).append(box)
        for entry in entries(template, pages):
            if entry.state == "unsure":
                mine = boxes[entry.box]
                found.append((entry, mine, list(_places(mine, pages, log_id))))
    cut = _cut([place for _, _, places in found for place in places])
    return tuple(
        Question(
            entry,
            tuple(
                Seen(page.file, page.page, cut.get((page.file, page.page, place))) for page, place in places
            ),
            tuple(box.value for box in mine if box.group and box.value is not None),
            mine[0].kind == "count",
        )
        for entry, mine, places in found
    )


def _places(
    boxes: Sequence[TemplateBox], pages: Iterable[PageReading], log_id: str
) -> Iterator[tuple[PageReading, _Place | None]]:
    for page in pages:
        if page.status == "read" and page.log_id == log_id and boxes[0].id in page.boxes:
            corners = [one for box in boxes if box.id in page.boxes and (one := page.boxes[box.id].corners)]
            yield page, _place(corners) if corners else None


def _place(corners: Sequence[Corners]) -> _Place:
    """The rectangle around all these boxes."""
    xs = [x for box in corners for x, _ in box]
    ys = [y for box in corners for _, y in box]
    (x0, y0), (x1, y1) = corners[0][:2]
    wide = max(max(xs) - min(xs), 1.0)
    around: Corners = (
        (min(xs), min(ys)), (max(xs), min(ys)), (max(xs), max(ys)), (min(xs), max(ys)),
    )  # fmt: skip
    turns = round(math.degrees(math.atan2(y1 - y0, x1 - x0)) / 90) % 4
    margin = MARGIN if len(corners) == 1 else MARGIN_OF_BUBBLES
    return _Place(around, margin * math.dist((x0, y0), (x1, y1)) / wide, turns)


def _cut(places: Iterable[tuple[PageReading, _Place | None]]) -> dict[tuple[str, int, _Place | None], bytes]:
    """The PNG of each place, each page opened once."""
    wanted: dict[str, dict[int, list[_Place]]] = {}
    for page, place in places:
        if place:
            wanted.setdefault(page.file, {}).setdefault(page.page, []).append(place)
    cut: dict[tuple[str, int, _Place | None], bytes] = {}
    for file, on_pages in wanted.items():
        from rephold.logs.paper.pages import crop, pictures  # forms do not need what reads pictures

        data = content(Path(file))
        if isinstance(data, str):
            continue
        for picture in pictures(data):
            for place in on_pages.get(picture.page, ()):
                if picture.grey is not None:
                    png = crop(picture.grey, place.corners, place.margin)
                    cut[file, picture.page, place] = _upright(png, place.turns)
            if picture.page >= max(on_pages):
                break
    return cut


def _upright(png: bytes, turns: int) -> bytes:
    if not turns:
        return png
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.rotate(90 * turns, expand=True).save(out, "PNG")
    return out.getvalue()
