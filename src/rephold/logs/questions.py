"""What a person has to look at: every answer that could not be read, with its picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rephold.logs.entries import Entry, entries
from rephold.logs.files import TemplateOf
from rephold.logs.pieces import Piece, around, cut, on_form
from rephold.logs.reading import PageReading
from rephold.model.log_template import LogTemplate, TemplateBox


@dataclass(frozen=True)
class Seen:
    """Where an answer stands, and what it looks like there, if it can be seen."""

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


def questions(pages: Sequence[PageReading], template_of: TemplateOf) -> tuple[Question, ...]:
    """All unsure answers of all pages, log by log, each with a picture from every page that shows it."""
    found: list[tuple[Entry, list[TemplateBox], list[tuple[PageReading, Piece]]]] = []
    for log_id in dict.fromkeys(page.log_id for page in pages if page.status == "read" and page.log_id):
        template = template_of(log_id)
        assert template is not None, "a page of it was read"
        boxes: dict[str, list[TemplateBox]] = {}
        for box in (box for page in template.pages for box in page.boxes):
            boxes.setdefault(box.group or box.id, []).append(box)
        for entry in entries(template, pages):
            if entry.state == "unsure":
                mine = boxes[entry.box]
                found.append((entry, mine, list(_places(mine, pages, template))))
    pictures = cut((page.file, page.page, piece) for _, _, places in found for page, piece in places)
    return tuple(
        Question(
            entry,
            tuple(
                Seen(page.file, page.page, pictures.get((page.file, page.page, piece)))
                for page, piece in places
            ),
            tuple(box.value for box in mine if box.group and box.value is not None),
            mine[0].kind == "count",
        )
        for entry, mine, places in found
    )


def _places(
    boxes: Sequence[TemplateBox], pages: Iterable[PageReading], template: LogTemplate
) -> Iterator[tuple[PageReading, Piece]]:
    """Where a page shows these boxes, for each page that does."""
    heights = {printed.page: printed.height for printed in template.pages}
    for page in pages:
        if page.status == "read" and page.log_id == template.log_id and boxes[0].id in page.boxes:
            corners = [one for box in boxes if box.id in page.boxes and (one := page.boxes[box.id].corners)]
            height = heights[page.log_page or 1]
            yield page, around(corners) if corners else on_form([box.rect for box in boxes], height)
