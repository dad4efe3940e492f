"""One line of words at a place of its own, as content or for the eye only."""

from __future__ import annotations

from dataclasses import dataclass

from rephold.draw.canvas import FragmentCanvas, string_width
from rephold.draw.fonts import FACES
from rephold.draw.look import Look, paint
from rephold.model.document import Tone

BASE = 0.35
"""From the base line of a line to its middle, as a share of the size."""


@dataclass(frozen=True)
class Pen:
    """A way to write: size in points, weight and tone."""

    look: Look
    size: float
    strong: bool = False
    tone: Tone = "text"

    def wide(self, text: str) -> float:
        """Points that a text takes."""
        return string_width(text, FACES["bold" if self.strong else "regular"], self.size)

    def write(self, canv: FragmentCanvas, text: str, x: float, y: float) -> None:
        """Paint a text with its base line at y; whose content it is, the caller has said."""
        canv.saveState()
        canv.setFillColor(paint(self.look.ink(self.tone)))
        canv.setFont(FACES["bold" if self.strong else "regular"], self.size)
        canv.drawString(x, y, text)
        canv.restoreState()

    def say(self, canv: FragmentCanvas, text: str, x: float, y: float) -> None:
        """Paint a text as content of the open element."""
        with canv.mark():
            self.write(canv, text + " ", x, y)

    def middle(self, y: float) -> float:
        """The base line of a text whose middle is at y."""
        return y - BASE * self.size
