"""Paragraphs: runs of words wrapped by Platypus, painted as one marked content of the element around them.

Runs go in as ReportLab fragments, never as markup, so no text from outside can mean anything but itself.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from reportlab.lib.abag import ABag
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
    blPara: Any  # noqa: N815 (Platypus' lines at the width wrapped last)

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
        self._broken: dict[float, tuple[Any, float]] = {}
        super().__init__("", style, frags=[_fragment(run, style, look) for run in words])
        self._first: Any = self.frags[0] if self.frags else None
        self._natural = self._width_in_one_line()

    def _width_in_one_line(self) -> float:
        """Points that the words take in one line; endless where Platypus has to see to them."""
        if len(self.frags) != 1 or "" in self.said.split(" ") or not self.said.isprintable():
            return float("inf")
        return string_width(self.said, self.frags[0].fontName, self.style.fontSize)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break lines at the width, or sooner where they would be too long to read; once for each width."""
        wide = min(width, self.longest)
        if self._natural <= wide:
            self.blPara, self.width, self.height = None, wide, self.style.leading
            return self.width, self.height
        if wide not in self._broken:
            tall = super().wrap(wide, height)[1]
            self._broken[wide] = self.blPara, tall
        self.blPara, self.height = self._broken[wide]
        self.width = wide
        return self.width, self.height

    def draw(self) -> None:
        """Paint the lines inside a mark."""
        with self.canv.element(self.role) if self.role else nullcontext(), self.canv.mark():
            if self.blPara:
                super().draw()
                vars(self._painted).clear()  # it holds itself, and with it the canvas
            else:
                self._draw_one_line()

    def _draw_one_line(self) -> None:
        """Paint words of one style that fit in a line, a space at their end: as Platypus would, sooner."""
        canvas, said, size = self.canv, self._first, self.style.fontSize
        canvas.saveState()
        canvas.setFillColor(said.textColor)
        canvas.setFont(said.fontName, size)
        free = (self.width - self._natural) * _FREE_LEFT[self.style.alignment]
        canvas.drawString(free, self.height - size, f"{self.said} ")
        canvas.restoreState()

    def beginText(self, x: float, y: float) -> SpacedText:  # noqa: N802
        self.canv.line_ends = _breaks_inside_words(self)
        self._painted = self.canv.beginText(x, y)
        return self._painted


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


def _fragment(run: Run, style: ParagraphStyle, look: Look) -> ABag:
    tone_given = run.tone != "text"
    return ABag(
        text=run.text,
        fontName=FACES["bold"] if run.strong else style.fontName,
        fontSize=style.fontSize,
        textColor=paint(look.ink(run.tone)) if tone_given else style.textColor,
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
