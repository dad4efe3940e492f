"""Numbered steps and bullets, tagged as lists."""

from __future__ import annotations

from rephold.draw.boxes import ENDLESS, Box, evened
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.look import COLUMN_GAP, GRID, Look, paint
from rephold.draw.text import Text
from rephold.model.document import Listing


class ListBox(Box):
    """A list: labels hang at the left, items stand in one line of their own width."""

    kind = "/Disc"
    """How a reader is told that items are labelled (ListNumbering, ISO 32000-1, table 347)."""

    def __init__(self, listing: Listing, look: Look) -> None:
        super().__init__()
        self.listing, self.look = listing, look
        self.size = look.sizes.body
        style = look.style(self.size)
        self.items = [Text(item, style, look, role=None) for item in listing.items]
        self.labels = [f"{n}." if listing.numbered else "•" for n in range(1, len(self.items) + 1)]
        face = FACES["bold" if listing.numbered else "regular"]
        self.face = face
        self.indent = max(string_width(label, face, self.size) for label in self.labels) + 2 * GRID

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the tallest column; one column where lines would be short."""
        several = self.listing.columns > 1 and self.look.columned(width)
        wide = (width - COLUMN_GAP) / 2 if several else min(width, self.look.longest_line)
        heights = [item.wrap(wide - self.indent, ENDLESS)[1] + self.gap for item in self.items]
        cut = evened(heights) if several else len(heights)
        self._columns = [
            (x, list(zip(self.items[part], self.labels[part], heights[part], strict=True)))
            for x, part in ((0.0, slice(0, cut)), (wide + COLUMN_GAP, slice(cut, None)))
        ]
        self.width = width
        self.height = max(sum(heights[:cut]), sum(heights[cut:])) - self.gap
        return self.width, self.height

    @property
    def gap(self) -> float:
        """Free room between items."""
        return self.size * 0.22

    def draw(self) -> None:
        """Paint label and item by item, as L > LI > Lbl, LBody."""
        kind = "/Decimal" if self.listing.numbered else self.kind
        with self.canv.element("L", attributes=(("List", (("ListNumbering", kind),)),)):
            for x, column in self._columns:
                y = self.height
                for item, label, height in column:
                    with self.canv.element("LI"):
                        self._draw_label(label, x, y)
                        with self.canv.element("LBody"):
                            item.drawOn(self.canv, x + self.indent, y - height + self.gap)
                    y -= height

    def _draw_label(self, label: str, x: float, top: float) -> None:
        canv = self.canv
        tone = self.look.inks.accent if self.listing.numbered else self.look.inks.text
        with canv.element("Lbl"), canv.mark():
            canv.saveState()
            canv.setFillColor(paint(tone))
            canv.setFont(self.face, self.size)
            canv.drawString(x, top - self.size, label + " ")
            canv.restoreState()
