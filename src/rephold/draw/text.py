"""Paragraphs: runs of words wrapped by Platypus, painted as one marked content of the element around them.

Runs go in as ReportLab fragments, never as markup, so no text from outside can mean anything but itself.
"""

from __future__ import annotations

from typing import Any, Literal

from reportlab.lib.abag import ABag
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from rephold.draw.canvas import FragmentCanvas, SpacedText
from rephold.draw.fonts import FACES
from rephold.draw.look import Look, paint
from rephold.model.document import Run, Tone, Words


def plain(words: Words) -> str:
    """The words without weight and colour."""
    return "".join(run.text for run in words)


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph. With a role it opens its own element; without, its words belong to the one around it."""

    canv: FragmentCanvas
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

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break lines at the width, or sooner where they would be too long to read; once for each width."""
        wide = min(width, self.longest)
        if wide not in self._broken:
            tall = super().wrap(wide, height)[1]
            self._broken[wide] = self.blPara, tall
        self.blPara, self.height = self._broken[wide]
        self.width = wide
        return self.width, self.height

    def draw(self) -> None:
        """Paint the lines inside a mark."""
        if self.role is None:
            with self.canv.mark():
                super().draw()
        else:
            with self.canv.element(self.role), self.canv.mark():
                super().draw()

    def beginText(self, x: float, y: float) -> SpacedText:  # noqa: N802
        self.canv.line_ends = _breaks_inside_words(self)
        return self.canv.beginText(x, y)


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
