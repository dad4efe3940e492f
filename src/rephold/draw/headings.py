"""Headings, with the number of an exercise in a round before the words."""

from __future__ import annotations

from rephold.draw.boxes import ENDLESS, Box, Rule
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.look import GRID, Look, paint
from rephold.draw.text import Text, plain
from rephold.model.document import Heading, Run, Tone

OPENING = 1.25
"""Size of a heading that begins a chapter, as a multiple of other headings."""


class HeadingBox(Box):
    """A heading of level 1 to 3; a number stands in a filled round at its left, or leads the words."""

    def __init__(self, heading: Heading, look: Look, *, tone: Tone = "heading", alarm: bool = False) -> None:
        super().__init__()
        self.heading, self.look, self.alarm = heading, look, alarm
        size = look.sizes.title if heading.level == 1 else look.sizes.heading
        size = look.sizes.heading * OPENING if heading.opens else look.sizes.label if heading.small else size
        style = look.style(size, strong=True, tone=tone, leading=1.2)
        self.number = heading.number if look.cards.boxed else ""
        led = heading.number and not self.number
        words = (Run(f"{heading.number} "), *heading.words) if led else heading.words
        self.text = Text(words, style, look, role=None)
        self.round = look.sizes.heading * (1.75 if self.number else 1.5 if alarm else 0)
        self.indent = self.round + 2 * GRID if self.round else 0.0
        self.rule = Rule(look.inks.heading, 1.6) if heading.opens else None

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the words or the round."""
        self._text_height = self.text.wrap(width - self.indent, ENDLESS)[1]
        over = self.rule.wrap(width)[1] + 2 * GRID if self.rule else 0.0
        self.width, self.height = width, max(self._text_height, self.round) + over
        return self.width, self.height

    def natural_width(self) -> float:
        """The width of round and words in one line."""
        return self.indent + string_width(self.text.said, FACES["bold"], self.text.style.fontSize)

    def draw(self) -> None:
        """Paint round, number and words as one heading element."""
        if self.rule:
            self.rule.drawOn(self.canv, 0, self.height - self.rule.height)
        number = f"{self.heading.number} " if self.heading.number else ""
        with self.canv.element(f"H{self.heading.level}", bookmark=number + plain(self.heading.words)):
            if self.number:
                self._draw_number()
            elif self.alarm:
                self._draw_sign()
            up = 0.0 if self.rule else (self.height - self._text_height) / 2
            self.text.drawOn(self.canv, self.indent, up)

    def _draw_number(self) -> None:
        canv, radius, look = self.canv, self.round / 2, self.look
        middle, (area, digits) = self.height / 2, look.solid("heading")
        with canv.artifact():
            canv.saveState()
            canv.setFillColor(paint(area))
            if look.filled:
                canv.circle(radius, middle, radius, stroke=0, fill=1)
            else:
                canv.setStrokeColor(paint(digits))
                canv.circle(radius, middle, radius - 0.6, stroke=1, fill=0)
            canv.restoreState()
        size = look.sizes.heading * (0.95 if len(self.number) < 3 else 0.75)
        wide = string_width(self.number, FACES["bold"], size)
        with canv.mark():
            canv.saveState()
            canv.setFillColor(paint(digits))
            canv.setFont(FACES["bold"], size)
            canv.drawString(radius - wide / 2, middle - size * 0.35, self.number + " ")
            canv.restoreState()

    def _draw_sign(self) -> None:
        """A triangle with an exclamation mark: the general warning sign of ISO 7010, W001."""
        canv, side, look = self.canv, self.round, self.look
        base, (area, mark) = (self.height - side * 0.87) / 2, look.solid("warning")
        with canv.artifact():
            canv.saveState()
            canv.setFillColor(paint(area))
            canv.setStrokeColor(paint(look.inks.warning))
            canv.setLineWidth(side * 0.08)
            canv.setLineJoin(1)
            shape = canv.beginPath()
            shape.moveTo(side * 0.06, base + side * 0.06)
            shape.lineTo(side * 0.94, base + side * 0.06)
            shape.lineTo(side * 0.5, base + side * 0.82)
            shape.close()
            canv.drawPath(shape, stroke=1, fill=1)
            canv.setFillColor(paint(mark))
            canv.rect(side * 0.455, base + side * 0.31, side * 0.09, side * 0.28, stroke=0, fill=1)
            canv.circle(side * 0.5, base + side * 0.19, side * 0.055, stroke=0, fill=1)
            canv.restoreState()
