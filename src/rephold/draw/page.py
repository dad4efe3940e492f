"""What a page's body comes to, worked out once for all files that have the same page."""

from __future__ import annotations

import zlib
from functools import cached_property

from rephold.draw.content import body_content
from rephold.draw.fragment import FieldArea, Placed
from rephold.draw.plan import plan
from rephold.draw.resources import Uses, uses
from rephold.draw.stock import Stock
from rephold.draw.structure import Numbers, Share, share

_LEVEL = 2
"""Of content: level 6 makes a file smaller by a sixtieth, and takes half as long again."""


class Body(tuple[Placed, ...]):
    """The fragments of a page in reading order, and what follows from them alone, kept with them.

    In keys it stands for itself: whoever makes pages again brings the body that was there before.
    """

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    @cached_property
    def content(self) -> bytes:
        """The operators, deflated; none for an empty page."""
        return zlib.compress(body_content(self), _LEVEL) if self else b""

    @cached_property
    def uses(self) -> Uses:
        """The fonts and drawings."""
        return uses([placed.fragment for placed in self])

    @cached_property
    def fields(self) -> tuple[FieldArea, ...]:
        """What can be filled in."""
        plans = [plan(placed.fragment) for placed in self]
        return tuple([area for shape in plans if shape.fields for _, area in shape.fields])

    @cached_property
    def _shares(self) -> Stock:
        return Stock(1)

    def share(self, numbers: Numbers, widgets: tuple[bytes, ...] = ()) -> Share:
        """What it adds to the structure of a file with these numbers, and this to say of its fields."""
        return self._shares.get((numbers, widgets), lambda: share(self, numbers, widgets))
