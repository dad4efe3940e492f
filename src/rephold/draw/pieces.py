"""Flowables of ours, and what becomes of them: pieces that are laid out once and placed anywhere.

What all patients have in common is kept in the stock, so a sheet costs only what is its own.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import nullcontext
from typing import Any

from reportlab.platypus import Flowable

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fragment import Group, Piece, Wrapping
from rephold.draw.look import Look
from rephold.draw.merged import merged

ENDLESS = 1e6


class Box(Flowable):  # type: ignore[misc]
    """A flowable of ours: `wrap` measures at a width, `draw` paints from the lower left corner."""

    canv: FragmentCanvas
    width: float
    height: float


class Compound(Box):
    """Flowables with places: painted as a whole, or made a group of pieces that can each be kept."""

    element: Wrapping | None = None
    """The element around them."""
    apart = False
    """Whether to make it a group: where some of it differs from patient to patient."""

    def places(self) -> Iterator[tuple[Flowable, float, float]]:
        """In reading order each flowable with its lower left corner, at the width wrapped last."""
        raise NotImplementedError

    def draw(self) -> None:
        """Paint all where they belong."""
        said = self.element
        opened = (
            self.canv.element(said.role, actual_text=said.actual_text, attributes=said.attributes)
            if said
            else nullcontext()
        )
        with opened:
            for box, x, y in self.places():
                box.drawOn(self.canv, x, y)

    def group(self) -> Group:
        """The same as pieces."""
        parts = tuple([(piece_of(box), x, y) for box, x, y in self.places()])
        return Group(self.width, self.height, parts, self.element)


class Laying:
    """What a box comes to at each width it was ever given: its height, and once it is wanted its piece."""

    def __init__(self, box: Flowable, *, furniture: bool = False, whole: bool = False) -> None:
        self.box, self._furniture, self._whole = box, furniture, whole
        self._heights: dict[float, float] = {}
        self._pieces: dict[float, Piece] = {}

    def height(self, width: float) -> float:
        """The height at this width."""
        if width not in self._heights:
            self._heights[width] = self.box.wrap(width, ENDLESS)[1]
        return self._heights[width]

    def piece(self, width: float) -> Piece:
        """What the box paints at this width."""
        if width not in self._pieces:
            self.box.wrap(width, ENDLESS)
            piece = piece_of(self.box, furniture=self._furniture)
            self._pieces[width] = merged(piece) if self._whole else piece
        return self._pieces[width]


class Ready(Box):
    """A box of the stock in one of the places where it is used."""

    def __init__(self, laying: Laying) -> None:
        self.laying = laying

    @property
    def box(self) -> Any:
        """The box itself, for what it knows whatever its width."""
        return self.laying.box

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given, to a thousandth, and the height at this width."""
        self.width = round(width, 3)
        self.height = self.laying.height(self.width)
        return self.width, self.height

    def piece(self) -> Piece:
        """What it paints at the width wrapped last."""
        return self.laying.piece(self.width)

    def again(self) -> Ready:
        """The same in another place."""
        other = Ready(self.laying)
        other.width, other.height = self.width, self.height
        return other

    def drawOn(self, canvas: FragmentCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802
        """Paint it once more."""
        self.box.wrap(self.width, ENDLESS)
        self.box.drawOn(canvas, x, y)


def piece_of(box: Flowable, *, furniture: bool = False) -> Piece:
    """What a wrapped flowable paints: a container that stands apart its group, any other a fragment."""
    if isinstance(box, Ready):
        return box.piece()
    if isinstance(box, Compound) and box.apart:
        return box.group()
    canvas = FragmentCanvas(furniture=furniture)
    box.drawOn(canvas, 0, 0)
    return canvas.fragment(box.width, box.height)


def kept(
    look: Look, what: Hashable, make: Callable[[], Flowable], *, whole: bool = False, own: bool = False
) -> Ready:
    """The box of this kind and content that the look has kept, or a new one.

    A `whole` one becomes one fragment although it stands apart: what it is made of is kept, and so is it.
    One that is a patient's `own` is kept for a short while.
    """
    stock = look.own if own else look.stock
    return Ready(stock.get((what, look.manner), lambda: Laying(make(), whole=whole)))
