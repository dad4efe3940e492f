"""Room for holes: pages moved away from the binding edge, by no more than their far margin allows.

Holes of ISO 838 end 12 + 3 mm from the edge; 15.5 mm leave them clear.
"""

from __future__ import annotations

from collections.abc import Sequence

from rephold.finish.side import Rect, Side, Slot
from rephold.units import mm, to_mm

BINDING = mm(15.5)
LEAST = mm(10)
"""Free of ink at the other edge, for printers that cannot reach further."""
_NEAR = mm(0.3)
"""A picture of a page tells its ink to about this much."""


class NoRoomError(ValueError):
    """A page (from 0) whose ink would come `short` points too near the far edge."""

    def __init__(self, page: int, short: float) -> None:
        super().__init__(f"page {page + 1} lacks {to_mm(short):.1f} mm")
        self.page, self.short = page, short


def punched(
    sizes: Sequence[tuple[float, float]],
    inks: Sequence[Rect | None],
    binding: float = BINDING,
    *,
    both_sides: bool = True,
) -> list[Side]:
    """One side a page, moved so that its ink begins `binding` from the edge: left, on backs right.

    `inks` are where each page's ink lies, None for a blank page. Raises NoRoomError.
    """
    sides = []
    for page, ((width, height), ink) in enumerate(zip(sizes, inks, strict=True)):
        back = both_sides and page % 2 == 1
        near = 0.0 if ink is None else (width - ink[2] if back else ink[0])
        far = width if ink is None else (ink[0] if back else width - ink[2])
        shift = 0.0 if ink is None else max(0.0, binding - near)
        if ink is not None and far - shift < LEAST - _NEAR:
            raise NoRoomError(page, LEAST - far + shift)
        sides.append(Side(width, height, (Slot(page, -shift if back else shift, 0.0),)))
    return sides
