"""The clinic's line at the top of the first page: logo, name, contact, hairline."""

from __future__ import annotations

from rephold.draw.boxes import ENDLESS, Box, Row, Rule, Stack
from rephold.draw.look import GRID, Look
from rephold.draw.text import Text, one_line
from rephold.figures.art import Art
from rephold.model.document import Letterhead

GAP = 3 * GRID


class LogoBox(Box):
    """A clinic's logo at its height, no wider than a third of the line."""

    def __init__(self, art: Art, alt: str, height: float) -> None:
        super().__init__()
        self.art, self.alt, self.tallest = art, alt, height

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The size of the logo, its proportions kept."""
        self.width = min(self.tallest * self.art.width / self.art.height, width)
        self.height = self.width * self.art.height / self.art.width
        return self.width, self.height

    def draw(self) -> None:
        """Paint it as a figure with its alternative text."""
        from rephold.draw.art import draw_art  # only sheets with a logo pay for reading drawings

        x, y = self.canv.absolutePosition(0, 0)
        box = ("Layout", (("BBox", (x, y, x + self.width, y + self.height)), ("Placement", "/Block")))
        with self.canv.element("Figure", alt=self.alt, attributes=(box,)), self.canv.mark():
            draw_art(self.canv, self.art, 0, 0, self.width, self.height)


class LetterheadBox(Box):
    """Logo, name and contact in one line over a hairline."""

    def __init__(self, letterhead: Letterhead, look: Look) -> None:
        super().__init__()
        self.logo = None
        if letterhead.logo_alt and look.logo:
            self.logo = LogoBox(look.logo, letterhead.logo_alt, letterhead.logo_height_mm * GRID)
        size = look.sizes.body
        self.name = one_line(letterhead.name, size + 2, look, strong=True, tone="accent", role="P")
        self.contact = one_line(letterhead.contact, look.sizes.label + 0.5, look, align="right", role="P")
        self.has_contact = bool(letterhead.contact)
        self.rule = Rule(look.inks.rule)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of line, gap and rule."""
        items: list[Box | Text] = [self.name, self.contact] if self.has_contact else [self.name]
        shares = [0.42, 0.58] if self.has_contact else [1.0]
        if self.logo:
            share = self.logo.wrap(width / 3)[0] / (width - len(items) * GAP)
            items, shares = [self.logo, *items], [share, *((1 - share) * s for s in shares)]
        self.inner = Stack([(Row(items, shares, GAP, "middle"), 2.5 * GRID), (self.rule, 0)])
        self.width, self.height = self.inner.wrap(width)
        return self.width, self.height

    def draw(self) -> None:
        """Paint line and rule."""
        self.inner.drawOn(self.canv, 0, 0)
