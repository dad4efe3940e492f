"""Paragraphs: runs of words broken into lines, painted as one marked content of the element around them.

Nothing in the words is markup, so no text from outside can mean anything but itself.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject

from rephold.draw.box import ENDLESS, Box
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.lines import Line, broken, words_of
from rephold.draw.look import Look, paint
from rephold.model.document import Run, Tone, Words

_FREE_LEFT = (0.0, 0.5, 1.0)
"""How much of the free room is left of the words: left, centre, right."""


def plain(words: Words) -> str:
    """The words without weight and colour."""
    return "".join(run.text for run in words)


class Text(Box):
    """A paragraph. With a role it opens its own element; without, its words belong to the one around it."""

    def __init__(
        self,
        words: Words,
        style: ParagraphStyle,
        look: Look,
        role: str | None = "P",
        longest: float = float("inf"),
    ) -> None:
        self.role, self.longest, self.style = role, longest, style
        self.said = plain(words)
        self._faces = [FACES["bold"] if run.strong else style.fontName for run in words]
        self._colours = [
            style.textColor if run.tone == "text" else paint(look.ink(run.tone)) for run in words
        ]
        self._measures = [partial(string_width, face=face, size=style.fontSize) for face in self._faces]
        self._words = words_of([run.text for run in words], self._measures)
        self._broken: dict[float, list[Line]] = {}

    @property
    def least_width(self) -> float:
        """The width of the widest word."""
        return max([word.width for word in self._words], default=0.0)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """Break lines at the width, or sooner where they would be too long to read; once for each width."""
        self.width = wide = min(width, self.longest)
        if wide not in self._broken:
            self._broken[wide] = broken(self._words, wide, self._measures)
        self._lines = self._broken[wide]
        self.height = float(len(self._lines) * self.style.leading)
        return self.width, self.height

    def draw(self) -> None:
        """Paint the lines inside a mark."""
        with self.canv.element(self.role) if self.role else nullcontext(), self.canv.mark():
            self.canv.saveState()
            text = self.canv.beginText(0, self.height - self.style.fontSize)
            for line in self._lines:
                self._draw_line(text, line)
            self.canv.drawText(text)
            self.canv.restoreState()

    def _draw_line(self, text: PDFTextObject, line: Line) -> None:
        """Write the line with a space at its end, unless a word goes on, so that readers hear whole words."""
        free = self.width - line.width
        left = max(0.0, free) * _FREE_LEFT[self.style.alignment]
        if left:
            text.setXPos(left)
        if tight := free < -1e-8 and line.words > 1:
            text.setWordSpace(free / (line.words - 1))
        for number, (run, words) in enumerate(line.parts, 1):
            text.setFont(self._faces[run], self.style.fontSize, self.style.leading)
            text.setFillColor(self._colours[run])
            if number < len(line.parts):
                text.textOut(words)
            else:
                text.textLine(words if line.inside else f"{words} ")
        if tight:
            text.setWordSpace(0)
        if left:
            text.setXPos(-left)


def one_line(
    words: str,
    size: float,
    look: Look,
    *,
    strong: bool = False,
    tone: Tone = "muted",
    align: Literal["left", "centre", "right"] = "left",
    role: str | None = None,
) -> Text:
    """A label: tight lines, any alignment."""
    style = look.style(size, strong=strong, tone=tone)
    style.leading = size * 1.25
    style.alignment = ("left", "centre", "right").index(align)
    return Text((Run(words),), style, look, role)
