"""Whether lines of text begin at one edge, end where they end, and have no line under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rephold.check.elements import Elements
from rephold.check.rule import limit
from rephold.check.rules.language import shortened
from rephold.check.seen import Run, Seen, Shape
from rephold.check.tally import Tally
from rephold.units import to_mm

_PARAGRAPHS = {"P", "LBody", "Caption", "TD"}
_EVEN = 0.6
"""Pixels that ends of lines may differ by if they are set to one edge."""
_LINES = 4
"""Lines from which an even right edge is no chance."""
_MATCH = 3
"""Pixels that a line under words may be longer or shorter than they are."""


def left_edge(lines: Sequence[Sequence[Run]], page: Seen, elements: Elements, tally: Tally) -> None:
    """Keep paragraphs of a page that are centred, set to the right, indented by pictures, or justified."""
    for paragraph in _paragraphs(lines, page, elements):
        lefts = [line[0].box[0] for line in paragraph]
        rights = [line[-1].box[2] for line in paragraph]
        text = shortened("".join(run.text for run in paragraph[0]).strip())
        off = to_mm((max(lefts) - min(lefts)) / (page.picture.width / page.width))
        if off > limit("print/left-edge"):
            caption = elements.captions(page.number, paragraph[0][0].mark)
            rule, about = ("print/caption-edge", "") if caption else ("print/left-edge", text)
            tally.add(rule, page.number, "is not set to the left" if caption else round(off, 1), text, about)
        if len(paragraph) >= _LINES and max(rights[:-1]) - min(rights[:-1]) < _EVEN:
            tally.add("print/ragged", page.number, "both edges are straight", text, text)


def underlined(page: Seen, tally: Tally) -> None:
    """Keep words of a page with a line under them that is as long as they are."""
    for run in page.runs:
        if any(letter.isalpha() for letter in run.text) and any(_under(run, bar) for bar in page.shapes):
            tally.add("print/underline", page.number, "underlined", shortened(run.text.strip()))


def _under(run: Run, bar: Shape) -> bool:
    left, top, right, bottom = bar.box
    if bottom - top > 0.2 * run.size or not (
        run.box[3] - 0.35 * run.size <= top <= run.box[3] + 0.2 * run.size
    ):
        return False
    return abs(left - run.box[0]) <= _MATCH and abs(right - run.box[2]) <= _MATCH


def _paragraphs(
    lines: Sequence[Sequence[Run]], page: Seen, elements: Elements
) -> Iterator[list[Sequence[Run]]]:
    """The lines of each paragraph of several, one under the other; what stands side by side is none."""
    owned: defaultdict[int, list[Sequence[Run]]] = defaultdict(list)
    for line in lines:
        if elements.role(page.number, line[0].mark) in _PARAGRAPHS:
            owned[elements.number(page.number, line[0].mark)].append(line)
    for paragraph in owned.values():
        downwards = all(a[0].box[3] < b[0].box[3] - 0.5 * b[0].size for a, b in pairwise(paragraph))
        even = len({line[0].size for line in paragraph}) == 1
        if len(paragraph) > 1 and downwards and even:
            yield paragraph
