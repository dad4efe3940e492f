"""Whether text and lines stand out from what is behind them, in colour and as a grey printer prints them."""

from __future__ import annotations

from math import floor

from rephold.check.elements import Elements
from rephold.check.rule import limit
from rephold.check.rules.language import shortened
from rephold.check.seen import Run, Seen
from rephold.check.tally import Tally
from rephold.model.colour import Colour, contrast

LARGE, LARGE_BOLD = 18, 14
"""Points from which text is large (WCAG 2.1, definition of large-scale text)."""


def stands_out(page: Seen, elements: Elements, tally: Tally) -> None:
    """Keep what is too weak on a page. Lines inside pictures belong to the picture, and are left to it."""
    for run in page.runs:
        kind = "large-text-contrast" if _is_large(run) else "text-contrast"
        _weak(kind, run.colour, run.ground, page.number, tally, shortened(run.text.strip()))
    for stroke in page.strokes:
        if not elements.within(page.number, stroke.mark, "Figure"):
            _weak("line-contrast", stroke.colour, stroke.ground, page.number, tally)


def printed_grey(colour: Colour) -> Colour:
    """The grey that a printer without colours makes of it: luma, and not the luminance of the colour.

    Source: ITU-R BT.601; drivers and copiers weigh the channels so, as they are coded.
    """
    level = round(0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue)
    return Colour(level, level, level)


def _weak(kind: str, colour: Colour, ground: Colour, page: int, tally: Tally, text: str = "") -> None:
    for family, one, other in (
        ("colour", colour, ground),
        ("grey", printed_grey(colour), printed_grey(ground)),
    ):
        ratio = contrast(one, other)
        if ratio < limit(f"{family}/{kind}"):
            about = f"{colour} on {ground}"
            tally.add(f"{family}/{kind}", page, _down(ratio), f"{text} ({about})" if text else about, about)
            return


def _is_large(run: Run) -> bool:
    return run.size >= (LARGE_BOLD if run.bold else LARGE)


def _down(ratio: float) -> float:
    """With one digit, cut off: 4.49 is not 4.5."""
    return floor(ratio * 10) / 10
