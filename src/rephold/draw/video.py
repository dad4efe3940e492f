"""A video: its address as a QR code that is a link too, and a short address to type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.look import GRID, Look, paint
from rephold.draw.text import Text, one_line
from rephold.model.colour import Colour
from rephold.model.document import Watch

SIDE = 26 * GRID
"""Of the dark modules' square: 25 mm or more can be scanned at arm's length."""
QUIET = 4
"""Modules that stay white all round (ISO/IEC 18004)."""
BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


@lru_cache(maxsize=64)
def modules(address: str) -> tuple[tuple[bool, ...], ...]:
    """The code's rows from the top, dark modules True; level M, so that a seventh may be smudged."""
    from reportlab.graphics.barcode.qr import QrCodeWidget  # only sheets with a video pay for it

    code = QrCodeWidget(address, barLevel="M").qr
    code.make()
    count = code.getModuleCount()
    return tuple(tuple(bool(code.isDark(row, column)) for column in range(count)) for row in range(count))


class WatchBox(Box):
    """The code with title and short address beside it."""

    GAP = 2 * GRID

    def __init__(self, watch: Watch, look: Look) -> None:
        super().__init__()
        self.watch = watch
        self.rows = modules(watch.uri)
        self.module = SIDE / len(self.rows)
        self.side = self.module * (len(self.rows) + 2 * QUIET)
        size = look.sizes.body
        self.title = one_line(watch.title, size, look, strong=True, tone="accent")
        self.short = one_line(watch.short, size, look, tone="text")

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the code with its quiet zone."""
        room = width - self.side - self.GAP
        self._texts: list[tuple[Text, float]] = [
            (text, text.wrap(room, ENDLESS)[1]) for text in (self.title, self.short)
        ]
        self.width = width
        self.height = max(self.side, sum(tall for _, tall in self._texts))
        return self.width, self.height

    def draw(self) -> None:
        """Paint code and words as one link."""
        canv = self.canv
        with canv.element("P"), canv.element("Link"):
            self._draw_code((self.height - self.side) / 2)
            y = (self.height + sum(tall for _, tall in self._texts)) / 2
            for text, tall in self._texts:
                y -= tall
                text.drawOn(canv, self.side + self.GAP, y)
            canv.link((0, 0, self.width, self.height), self.watch.uri, self.watch.alt)

    def _draw_code(self, y: float) -> None:
        canv = self.canv
        x0, y0 = canv.absolutePosition(0, y)
        box = ("Layout", (("BBox", (x0, y0, x0 + self.side, y0 + self.side)), ("Placement", "/Block")))
        with canv.element("Figure", alt=self.watch.alt, attributes=(box,)), canv.mark():
            canv.saveState()
            canv.setFillColor(paint(WHITE))
            canv.rect(0, y, self.side, self.side, stroke=0, fill=1)
            canv.setFillColor(paint(BLACK))
            path = canv.beginPath()
            for left, top, count in self._runs():
                up = y + self.side - (top + QUIET + 1) * self.module
                path.rect((left + QUIET) * self.module, up, count * self.module, self.module)
            canv.drawPath(path, stroke=0, fill=1)
            canv.restoreState()

    def _runs(self) -> Iterator[tuple[int, int, int]]:
        """(column, row, length) of each run of dark modules."""
        for top, row in enumerate(self.rows):
            start = 0
            while start < len(row):
                if not row[start]:
                    start += 1
                    continue
                end = start
                while end < len(row) and row[end]:
                    end += 1
                yield start, top, end - start
                start = end
