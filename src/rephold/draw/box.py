"""What can be drawn: it is given a width, says its height, and is painted where somebody puts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rephold.draw.canvas import FragmentCanvas

ENDLESS = 1e6


class Box:
    """`wrap` measures at a width, `draw` paints from the lower left corner what was wrapped last."""

    canv: FragmentCanvas
    width: float
    height: float

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width it takes of this one, and its height."""
        raise NotImplementedError

    def draw(self) -> None:
        """Paint it on `canv`."""
        raise NotImplementedError

    def drawOn(self, canvas: FragmentCanvas, x: float, y: float) -> None:  # noqa: N802
        """Paint it with its lower left corner at (x, y)."""
        canvas.saveState()
        canvas.translate(x, y)
        self.canv = canvas
        self.draw()
        del self.canv
        canvas.restoreState()
