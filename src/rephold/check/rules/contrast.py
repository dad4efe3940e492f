"""Whether text and lines stand out from what is behind them, by the colours on the finished page."""

from __future__ import annotations

from math import floor

from rephold.check.elements import Elements
from rephold.check.rule import limit
from rephold.check.rules.language import shortened
from rephold.check.seen import Run, Seen
from rephold.check.tally import Tally
from rephold.model.colour import contrast

LARGE, LARGE_BOLD = 18, 14
"""Points from which text is large (WCAG 2.1, definition of large-scale text)."""


def stands_out(page: Seen, elements: Elements, tally: Tally) -> None:
    """Keep what is too weak on a page. Lines inside pictures belong to the picture, and are left to it."""
    for run in page.runs:
        rule = "colour/large-text-contrast" if _is_large(run) else "colour/text-contrast"
        ratio = contrast(run.colour, run.ground)
        if ratio < limit(rule):
            about = f"{run.colour} on {run.ground}"
            tally.add(rule, page.number, _down(ratio), f"{shortened(run.text.strip())} ({about})", about)
    for stroke in page.strokes:
        ratio = contrast(stroke.colour, stroke.ground)
        if ratio < limit("colour/line-contrast") and not elements.within(page.number, stroke.mark, "Figure"):
            about = f"{stroke.colour} on {stroke.ground}"
            tally.add("colour/line-contrast", page.number, _down(ratio), about, about)


def _is_large(run: Run) -> bool:
    return run.size >= (LARGE_BOLD if run.bold else LARGE)


def _down(ratio: float) -> float:
    """With one digit, cut off: 4.49 is not 4.5."""
    return floor(ratio * 10) / 10
