"""Tall panels in parts that may stand on different pages: parted between paragraphs and points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rephold.draw.blocks import TEXT_GAP, around, flowable
from rephold.draw.boxes import ENDLESS
from rephold.draw.lists import ListBox
from rephold.draw.look import GRID, Look
from rephold.draw.paginate import Line
from rephold.draw.text import plain
from rephold.model.document import Listing, Numbers, Panel, Para, Run

WHOLE = 85 * GRID
"""A panel up to this height is not parted, nor one up to half a page, unless no page can hold it."""
CARD = 90 * GRID
"""On a page lower than this no two parts have to stand together."""
WARNINGS = ("warning", "alarm")
Body = Para | Listing | Numbers
Part = tuple[Body, ...]


@dataclass(frozen=True)
class Parted:
    """A panel whose parts have lines of their own; the later ones stand under a heading that says so."""

    panel: Panel
    later: str
    parts: tuple[Part, ...] = field(hash=False)

    def cut(self, first: int, last: int) -> Panel:
        """The panel with the parts from `first` to `last`, neighbouring points as one list again."""
        body: list[Body] = []
        for block in (block for part in self.parts[first : last + 1] for block in part):
            before = body[-1] if body else None
            if isinstance(block, Listing) and isinstance(before, Listing) and not block.numbered:
                body[-1] = replace(before, items=before.items + block.items)
            else:
                body.append(block)
        heading = replace(self.panel.heading, words=(Run(self.later),)) if first else self.panel.heading
        return replace(self.panel, heading=heading, body=tuple(body))


def parted(panel: Panel, look: Look, width: float, continued: str) -> Parted | None:
    """The panel in parts, its later heading as `continued` says; None if it has one part, or two columns."""
    inner = around(panel, look, width)[1]
    lists = [block for block in panel.body if isinstance(block, Listing)]
    if look.columned(inner) and max([panel.columns, *(one.columns for one in lists)]) > 1:
        return None
    parts = tuple(_parts(panel.body))
    return (
        Parted(panel, continued.format(title=plain(panel.heading.words)), parts) if len(parts) > 1 else None
    )


def part_lines(whole: Parted, look: Look, width: float, room: float, gap: float) -> list[Line]:
    """A line for each part, the first with the heading and `gap` above it, for pages with this room.

    Two parts at least stand together, but on cards; those of a warning all do, if a page can hold them.
    """
    around_first, inner = around(whole.panel, look, width)
    around_later = around(whole.cut(1, 1), look, width)[0]
    last = len(whole.parts) - 1
    lines = []
    for index, part in enumerate(whole.parts):
        boxes = [flowable(block, look) for block in part]
        tall = sum(box.wrap(inner, ENDLESS)[1] for box in boxes) + TEXT_GAP * (len(boxes) - 1)
        keep = whole.panel.keep_with_next if index == last else room > CARD and index in (0, last - 1)
        if index == 0:
            lines.append(Line(around_first + tall, gap, keep))
            continue
        point = isinstance(whole.parts[index - 1][-1], Listing) and isinstance(boxes[0], ListBox)
        between = boxes[0].gap if point and isinstance(boxes[0], ListBox) else TEXT_GAP
        lines.append(Line(tall, between, keep, around_later))
    if whole.panel.kind in WARNINGS and sum(line.height + line.gap for line in lines) - gap <= room:
        return [*(replace(line, keep_with_next=True) for line in lines[:-1]), lines[-1]]
    return lines


def _parts(body: Iterable[Body]) -> Iterator[Part]:
    """Paragraphs, and bullets point by point: what leads to a point with it, numbers with their list."""
    leads: list[Body] = []
    for block in _single(body):
        leads.append(block)
        if not (isinstance(block, Para) and all(run.strong for run in block.words)):
            yield tuple(leads)
            leads = []
    if leads:
        yield tuple(leads)


def _single(body: Iterable[Body]) -> Iterator[Body]:
    for block in body:
        if isinstance(block, Listing) and not block.numbered:
            yield from (replace(block, items=(item,)) for item in block.items)
        else:
            yield block


def in_one_column(panel: Panel) -> Panel:
    """The same panel, for a page that is too low for its columns."""
    body: Sequence[Body] = [
        replace(block, columns=1) if isinstance(block, Listing) else block for block in panel.body
    ]
    return replace(panel, body=tuple(body), columns=1)
