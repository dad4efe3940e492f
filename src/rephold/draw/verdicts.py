"""The right way or a wrong one: a tick or a cross and the word, so that no colour says it alone."""

from __future__ import annotations

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.look import GRID, Look, paint
from rephold.draw.text import one_line
from rephold.model.document import Tone, Verdict

TICK = ((0.24, 0.52), (0.43, 0.32), (0.77, 0.70))
CROSS = (((0.31, 0.31), (0.69, 0.69)), ((0.31, 0.69), (0.69, 0.31)))
"""Lines of the signs, as shares of the badge's side."""


class VerdictBox(Box):
    """A round with a tick or an eight-cornered sign with a cross, and the word beside it, centred."""

    GAP = 1.5 * GRID

    def __init__(self, verdict: Verdict, look: Look) -> None:
        super().__init__()
        self.verdict, self.look = verdict, look
        self.tone: Tone = "heading" if verdict.correct else "warning"
        self.side = look.sizes.body * 1.45
        size = look.sizes.body
        self.word = one_line(verdict.word, size, look, strong=True, tone=self.tone, role="P")
        self._word_width = string_width(verdict.word, FACES["bold"], size) + 1

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of sign or word; too wide a word goes on in a second line."""
        room = min(self._word_width, width - self.side - self.GAP)
        self._word_height = self.word.wrap(room, ENDLESS)[1]
        self._left = (width - self.side - self.GAP - room) / 2
        self.width, self.height = width, max(self.side, self._word_height)
        return self.width, self.height

    def draw(self) -> None:
        """Paint the sign, which the word says too, and the word."""
        with self.canv.artifact():
            self._draw_sign(self._left, (self.height - self.side) / 2)
        x = self._left + self.side + self.GAP
        self.word.drawOn(self.canv, x, (self.height - self._word_height) / 2)

    def _draw_sign(self, x: float, y: float) -> None:
        canv, side = self.canv, self.side
        canv.saveState()
        area, mark = self.look.solid(self.tone)
        canv.setFillColor(paint(area))
        canv.setStrokeColor(paint(mark))
        canv.setLineWidth(side * 0.11 if self.look.filled else side * 0.08)
        outline = 0 if self.look.filled else 1
        canv.setLineCap(1)
        canv.setLineJoin(1)
        shape = canv.beginPath()
        if self.verdict.correct:
            canv.circle(x + side / 2, y + side / 2, side * (0.5 - 0.04 * outline), stroke=outline, fill=1)
            for number, (across, up) in enumerate(TICK):
                (shape.lineTo if number else shape.moveTo)(x + across * side, y + up * side)
        else:
            self._draw_octagon(x, y)
            for (x0, y0), (x1, y1) in CROSS:
                shape.moveTo(x + x0 * side, y + y0 * side)
                shape.lineTo(x + x1 * side, y + y1 * side)
        canv.drawPath(shape, stroke=1, fill=0)
        canv.restoreState()

    def _draw_octagon(self, x: float, y: float) -> None:
        cut = self.side * 0.293
        far = self.side - cut
        corners = ((cut, 0), (far, 0), (self.side, cut), (self.side, far))
        shape = self.canv.beginPath()
        shape.moveTo(x + corners[0][0], y)
        for across, up in corners[1:]:
            shape.lineTo(x + across, y + up)
        for across, up in corners:
            shape.lineTo(x + self.side - across, y + self.side - up)
        shape.close()
        self.canv.drawPath(shape, stroke=0 if self.look.filled else 1, fill=1)
