"""Panels that no page can hold as panels that can: parted between paragraphs and points, never in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rephold.draw.blocks import flowable, unpaired
from rephold.draw.boxes import ENDLESS
from rephold.draw.look import Look
from rephold.draw.text import plain
from rephold.model.document import Block, Listing, Numbers, Pair, Panel, Para, Run

Part = Para | Listing | Numbers


def whole_panels(
    blocks: Iterable[Block], look: Look, width: float, room: float, continued: str
) -> Iterator[Block]:
    """The blocks; a panel taller than `room` as several, the heading of the later ones as `continued` says.

    A pair that is too tall is parted into its panels first. What has a single part stays as it is.
    """
    for block in unpaired(blocks, look, width):
        if isinstance(block, Pair) and _height(block, look, width) > room:
            yield from whole_panels((block.left, block.right), look, width, room, continued)
        elif isinstance(block, Panel):
            yield from _fitting(block, look, width, room, continued)
        else:
            yield block


def _fitting(panel: Panel, look: Look, width: float, room: float, continued: str) -> Iterator[Panel]:
    title = continued.format(title=plain(panel.heading.words))
    later = replace(panel.heading, words=(Run(title),))
    while True:
        parts = list(_single(panel.body))
        count = len(parts)
        while count > 1 and _height(_of(panel, parts[:count]), look, width) > room:
            count -= 1
        if count == len(parts):
            yield panel
            return
        while count > 1 and _leads(parts[count - 1]):
            count -= 1
        yield _of(panel, parts[:count])
        panel = replace(_of(panel, parts[count:]), heading=later)


def _height(block: Panel | Pair, look: Look, width: float) -> float:
    return float(flowable(block, look).wrap(width, ENDLESS)[1])


def _leads(part: Part) -> bool:
    """Whether it leads to the points under it, and so cannot be last."""
    return isinstance(part, Para) and all(run.strong for run in part.words)


def _single(body: Iterable[Part]) -> Iterator[Part]:
    """Paragraphs, and lists of bullets point by point; numbers go with their list."""
    for part in body:
        if isinstance(part, Listing) and not part.numbered:
            yield from (replace(part, items=(item,)) for item in part.items)
        else:
            yield part


def _of(panel: Panel, parts: Sequence[Part]) -> Panel:
    """The panel with these parts, points that follow each other as one list again."""
    body: list[Part] = []
    for part in parts:
        last = body[-1] if body else None
        if isinstance(part, Listing) and isinstance(last, Listing) and not part.numbered:
            body[-1] = replace(last, items=last.items + part.items)
        else:
            body.append(part)
    return replace(panel, body=tuple(body))
