"""Lists to tick by pen: a printed box before each sentence, tagged as the form field it is on paper."""

from __future__ import annotations

from rephold.draw.fragment import Value
from rephold.draw.lists import ListBox
from rephold.draw.look import GRID, Look, paint
from rephold.model.colour import Colour
from rephold.model.document import Listing, Ticks

BOX = 5.2 * GRID
"""Side of a box, outer edge to outer edge; below 4.5 mm a pen misses it."""
LINE = 0.8
BLACK = Colour(0, 0, 0)


class TickList(ListBox):
    """Boxes to tick with their sentences."""

    kind = "/None"

    def __init__(self, ticks: Ticks, look: Look) -> None:
        super().__init__(Listing(ticks.items), look)
        self.spoken = ticks.spoken
        self.labels = [str(number) for number in range(len(ticks.items))]
        self.indent = BOX + 2.5 * GRID

    @property
    def gap(self) -> float:
        """Free room between items: boxes do not touch."""
        return max(2 * GRID, BOX + 1.5 * GRID - self.look.sizes.body * self.look.sizes.leading)

    def _draw_label(self, label: str, x: float, top: float) -> None:
        """A square as a field that is not ticked (PrintField, ISO 32000-1, table 348)."""
        canv = self.canv
        said: tuple[tuple[str, Value], ...] = (
            ("Role", "/cb"),
            ("checked", "/off"),
            ("Desc", self.spoken[int(label)]),
        )
        middle = top - self.size * self.look.sizes.leading * 0.55
        x0, y0 = canv.absolutePosition(x, middle - BOX / 2)
        box = ("Layout", (("BBox", (x0, y0, x0 + BOX, y0 + BOX)), ("Placement", "/Block")))
        with canv.element("Lbl"), canv.element("Form", attributes=(("PrintField", said), box)), canv.mark():
            canv.saveState()
            canv.setStrokeColor(paint(BLACK))
            canv.setLineWidth(LINE)
            canv.rect(x + LINE / 2, middle - BOX / 2 + LINE / 2, BOX - LINE, BOX - LINE, stroke=1, fill=0)
            canv.restoreState()
