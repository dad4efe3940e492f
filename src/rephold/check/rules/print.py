"""Whether a page can be read on paper: sizes, lines, capitals, split words, ink at the edge, codes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rephold.check.elements import Elements
from rephold.check.rule import limit
from rephold.check.rules.codes import boxes, codes
from rephold.check.rules.edges import left_edge, underlined
from rephold.check.rules.language import CAPITALS, shortened
from rephold.check.seen import Run, Seen
from rephold.check.tally import Tally
from rephold.units import to_mm

LARGE_FROM = 16
"""A file most of whose text has this size is meant as large print."""
CARD = 100
"""Millimetres below which a page is a card, cut from a sheet that has its own margin."""
LABEL = 80
"""Characters up to which an element is a label and no running text."""
_RUNNING = {"P", "LBody", "TD", "TH", "Lbl", "LI", "Span"}
_IN_LINES = {"", "P", "Lbl", "LBody"}
"""Roles whose lines are read one after the other; cells of a table stand side by side."""
_SPLIT = re.compile(r"(?:^|\s)[^\W\d_]+[\u00ad\u2010-]$")
"""A part of a word at a line's end; a word that has hyphens of its own may go on after one of them."""
_TOLERANCE = 0.05
_EDGE = 0.35
"""Millimetres that a pixel may be off."""


@dataclass
class _Size:
    points: float
    label: bool
    page: int
    text: str
    pages: int = 0
    last: int = 0


class Print:
    """The pages of one file, one after the other; sizes are judged when all have been seen."""

    def __init__(self, tally: Tally, elements: Elements) -> None:
        self.tally, self.elements = tally, elements
        self._sizes: Counter[float] = Counter()
        self._longest = (0, 0, "")
        self._small: dict[tuple[float, bool], _Size] = {}

    def page(self, page: Seen) -> None:
        """Look at a page."""
        self._text_sizes(page)
        for run in page.runs:
            if run.italic:
                self.tally.add("print/italic", page.number, "italic", shortened(run.text))
            if not run.upright:
                self.tally.add("print/upright", page.number, "turned", shortened(run.text))
            if not run.plain:
                self.tally.add(
                    "print/face", page.number, "has serifs or looks like handwriting", shortened(run.text)
                )
        every = list(lines(page.runs))
        for line in every:
            self._line(line, page)
        room = None if page.clear is None else to_mm(page.clear)
        is_card = to_mm(min(page.width, page.height)) < CARD
        if room is not None and not is_card and room + _EDGE < limit("print/ink-margin"):
            self.tally.add("print/ink-margin", page.number, round(room, 1))
        left_edge(every, page, self.elements, self.tally)
        underlined(page, self.tally)
        codes(page, self.elements, self.tally)
        boxes(page, self.elements, self.tally)
        if page.runs and 100 * page.blank < limit("print/white-space"):
            self.tally.add("print/white-space", page.number, round(100 * page.blank))
        if page.turned:
            self.tally.add("print/rotated-page", page.number, "turned")

    def whole(self) -> None:
        """What is wrong with the file as a whole: its longest line; sizes, by what it is meant to be."""
        if self._longest[0]:
            self.tally.add("print/line-length", -self._longest[1], self._longest[0], self._longest[2])
        if not self._sizes:
            return
        usual = self._sizes.most_common(1)[0][0]
        large = usual >= LARGE_FROM - _TOLERANCE
        body = "print/large-size" if large else "print/body-size"
        ideal = "print/large-ideal-size" if large else "print/ideal-size"
        for size in sorted(self._small.values(), key=lambda size: (size.points, size.label)):
            for rule in ("print/smallest-size", "print/label-size" if size.label else body):
                if size.points < limit(rule) - _TOLERANCE:
                    about = "label" if size.label else ""
                    self.tally.add(rule, size.page, size.points, size.text, about, pages=size.pages)
                    break
        if usual < limit(ideal) - _TOLERANCE:
            self.tally.add(ideal, 1, usual)

    def _text_sizes(self, page: Seen) -> None:
        lengths: defaultdict[int, int] = defaultdict(int)
        for run in page.runs:
            lengths[self.elements.number(page.number, run.mark)] += len(run.text)
        for run in page.runs:
            role = self.elements.role(page.number, run.mark)
            number = self.elements.number(page.number, run.mark)
            label = bool(role) and (role not in _RUNNING or lengths[number] <= LABEL)
            if not label:
                self._sizes[run.size] += len(run.text)
            if run.size < LARGE_FROM:
                size = _Size(run.size, label, page.number, shortened(run.text))
                kept = self._small.setdefault((run.size, label), size)
                if kept.last != page.number:
                    kept.pages, kept.last = kept.pages + 1, page.number

    def _line(self, line: Sequence[Run], page: Seen) -> None:
        text = "".join(run.text for run in line).rstrip()
        role = self.elements.role(page.number, line[0].mark)
        if role in _IN_LINES and len(text) > limit("print/line-length"):
            self._longest = max(self._longest, (len(text), -page.number, shortened(text)))
        if CAPITALS.search(text):
            self.tally.add("print/capitals", page.number, "capitals", shortened(text), text)
        if _SPLIT.search(text):
            self.tally.add("print/hyphenation", page.number, "ends in a hyphen", shortened(text), text)


def lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Runs that stand side by side on one line, in the order of painting."""
    line: list[Run] = []
    for before, run in pairwise([None, *runs]):
        assert run is not None
        if before is not None and not _goes_on(before, run):
            yield line
            line = []
        line.append(run)
    if line:
        yield line


def _goes_on(before: Run, run: Run) -> bool:
    level = abs(before.box[3] - run.box[3]) <= 0.35 * max(before.size, run.size)
    gap = run.box[0] - before.box[2]
    return level and -0.3 * run.size <= gap <= 0.9 * run.size
