"""Paragraphs: runs of words wrapped by Platypus, painted as one marked content of the element around them.

Runs go in as ReportLab fragments, never as markup, so no text from outside can mean anything but itself.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from reportlab.lib.abag import ABag
from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from rephold.draw.canvas import FragmentCanvas, SpacedText, string_width
from rephold.draw.fonts import FACES
from rephold.draw.look import Align, Look, paint
from rephold.model.document import Run, Tone, Words

_FREE_LEFT = (0.0, 0.5, 1.0)
"""How much of the free room is left of the words: left, centre, right."""


def plain(words: Words) -> str:
    """The words without weight and colour."""
    return "".join(run.text for run in words)


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph. With a role it opens its own element; without, its words belong to the one around it."""

    canv: FragmentCanvas
    height: float
    blPara: Any = None  # noqa: N815 (Platypus' lines at the width wrapped last, until they are painted)
    _painted: Any = None

    def __init__(
        self,
        words: Words,
        style: ParagraphStyle,
        look: Look,
        role: str | None = "P",
        longest: float = float("inf"),
    ) -> None:
        self.role, self.longest = role, longest
        self.said = plain(words)
        self.words, self.look = words, look
        super().__init__("", style, frags=[])
        self._natural = self._width_in_one_line()

    def _width_in_one_line(self) -> float:
        """Points that the words take in one line; endless where Platypus has to see to them."""
        if len(self.words) != 1 or "" in self.said.split(" ") or not self.said.isprintable():
            return float("inf")
        return string_width(self.said, _face(self.words[0], self.style), self.style.fontSize)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break lines at the width, or sooner where they would be too long to read."""
        wide = min(width, self.longest)
        if self._natural <= wide:
            self.blPara, self.width, self.height = None, wide, self.style.leading
            return self.width, self.height
        if self.blPara is None or self.width != wide:
            self.frags = self._fragments()
            self.height = super().wrap(wide, height)[1]
            self.width = wide
        return self.width, self.height

    def minWidth(self) -> float:  # noqa: N802
        """Points of the longest word."""
        self.frags = self._fragments()
        return float(super().minWidth())

    def _fragments(self) -> list[ABag]:
        return [_fragment(run, self.style, self.look) for run in self.words]

    def draw(self) -> None:
        """Paint the lines inside a mark; what Platypus made of the words is not needed any more."""
        with self.canv.element(self.role) if self.role else nullcontext(), self.canv.mark():
            if self.blPara:
                super().draw()
                vars(self._painted).clear()  # it holds itself, and with it the canvas
                self.frags, self.blPara, self._painted = [], None, None
            else:
                self._draw_one_line()

    def _draw_one_line(self) -> None:
        """Paint words of one style that fit in a line, a space at their end: as Platypus would, sooner."""
        canvas, run, size = self.canv, self.words[0], self.style.fontSize
        canvas.saveState()
        canvas.setFillColor(_colour(run, self.style, self.look))
        canvas.setFont(_face(run, self.style), size)
        free = (self.width - self._natural) * _FREE_LEFT[self.style.alignment]
        canvas.drawString(free, self.height - size, f"{self.said} ")
        canvas.restoreState()

    def beginText(self, x: float, y: float) -> SpacedText:  # noqa: N802
        self.canv.line_ends = _breaks_inside_words(self)
        painted = self.canv.beginText(x, y)
        self._painted = painted
        return painted


def one_line(
    words: str,
    size: float,
    look: Look,
    *,
    strong: bool = False,
    tone: Tone = "muted",
    align: Align = "left",
    role: str | None = None,
) -> Text:
    """A label: tight lines, any alignment."""
    style = look.style(size, strong=strong, tone=tone, leading=1.25, align=align)
    return Text((Run(words),), style, look, role)


def _face(run: Run, style: ParagraphStyle) -> str:
    return FACES["bold"] if run.strong else str(style.fontName)


def _colour(run: Run, style: ParagraphStyle, look: Look) -> Color:
    return style.textColor if run.tone == "text" else paint(look.ink(run.tone))


def _fragment(run: Run, style: ParagraphStyle, look: Look) -> ABag:
    return ABag(
        text=run.text,
        fontName=_face(run, style),
        fontSize=style.fontSize,
        textColor=_colour(run, style, look),
        backColor=None,
        rise=0,
        greek=0,
        us_lines=[],
        link=[],
        sub=0,
        super=0,
        strike=0,
        underline=0,
    )


def _breaks_inside_words(para: Text) -> list[bool]:
    """For each line, whether the next continues its last word."""
    position, inside = 0, []
    for line in para.blPara.lines:
        words = line[1] if isinstance(line, tuple) else [word.text for word in line.words]
        for character in "".join("".join(words).split()):
            while para.said[position] != character:
                position += 1
            position += 1
        rest = para.said[position : position + 1]
        inside.append(bool(rest) and not rest.isspace())
    return inside
