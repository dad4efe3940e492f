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


class Body:
    """The fragments of a page in reading order, and what follows from them alone."""

    def __init__(self, placed: tuple[Placed, ...]) -> None:
        self.placed = placed
        self._shares = Stock(1)

    @cached_property
    def content(self) -> bytes:
        """The operators, deflated; none for an empty page."""
        return zlib.compress(body_content(self.placed), 9) if self.placed else b""

    @cached_property
    def uses(self) -> Uses:
        """The fonts and drawings."""
        return uses([placed.fragment for placed in self.placed])

    @cached_property
    def fields(self) -> tuple[FieldArea, ...]:
        """What can be filled in."""
        plans = [plan(placed.fragment) for placed in self.placed]
        return tuple([area for shape in plans if shape.fields for _, area in shape.fields])

    def share(self, numbers: Numbers, widgets: tuple[bytes, ...] = ()) -> Share:
        """What it adds to the structure of a file with these numbers, and this to say of its fields."""
        return self._shares.get((numbers, widgets), lambda: share(self.placed, numbers, widgets))
