"""Saddle stitch: sheets printed on both sides, laid into each other, folded and stapled in the fold.

Sheet 1, the outermost, has [last, 1] on its front and [2, last - 1] on its back. Printed on both sides, it is
turned over its short edge, so that heads are up on both.
"""

from __future__ import annotations

from collections.abc import Sequence

from rephold.finish.side import Side, Slot, fitted

Size = tuple[float, float]


def order(pages: int, *, from_right: bool = False) -> list[tuple[int | None, int | None]]:
    """Left and right page (from 0) of each side: front and back of the outermost sheet first; None is blank.

    With `from_right` the booklet opens the other way round, as in Arabic.
    """
    padded = -(-pages // 4) * 4
    sides = []
    for sheet in range(padded // 4):
        first, last = 2 * sheet, padded - 1 - 2 * sheet
        sides += [(last, first), (first + 1, last - 1)]
    if from_right:
        sides = [(right, left) for left, right in sides]
    return [tuple(page if page < pages else None for page in side) for side in sides]  # type: ignore[misc]


def booklet(
    sizes: Sequence[Size], sheet: Size | None = None, *, creep: float = 0.0, from_right: bool = False
) -> list[Side]:
    """The sides of a booklet, front and back in turn.

    `sizes` are those of the pages; `sheet` is the open sheet (two of the largest page, unless given). `creep`
    is the paper's thickness: each sheet further in sticks out by as much, so its pages move to the fold.
    """
    if not sizes:
        raise ValueError("a booklet of no pages")
    width, height = sheet or (2 * max(w for w, _ in sizes), max(h for _, h in sizes))
    sides = []
    for number, (left, right) in enumerate(order(len(sizes), from_right=from_right)):
        shift = creep * (number // 2)
        slots = []
        for page, x, towards_fold in ((left, 0.0, shift), (right, width / 2, -shift)):
            if page is not None:
                slot = fitted(page, sizes[page], (x, 0, x + width / 2, height))
                slots.append(Slot(page, slot.x + towards_fold, slot.y, slot.scale))
        sides.append(Side(width, height, tuple(slots)))
    return sides
