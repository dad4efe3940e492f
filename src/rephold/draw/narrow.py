"""Cards that no page can hold because their columns are narrow: how wide columns would have to be."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace

from rephold.draw.blocks import flowable
from rephold.draw.boxes import ENDLESS
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import common_person
from rephold.errors import ContentError
from rephold.model.document import Card


class TooNarrowError(ContentError):
    """A layout's columns are too narrow for a sheet's cards; the paper would have room for wider ones."""


def least_column(
    cards: Collection[Card], look: Look, person: float, column: float, most: float, room: float
) -> int | None:
    """Whole millimetres from which on all cards fit a page, more than `column`; None if `most` are too few.

    Points: the least height of a standing body; the columns there are, the widest that the paper has room
    for; the height of a page.
    """

    def fit(width: float) -> bool:
        small = replace(look, person=min(person, common_person(cards, width, look)))
        return all(flowable(card, small).wrap(width, ENDLESS)[1] <= room for card in cards)

    widths = range(math.floor(column / GRID) + 1, math.floor(most / GRID) + 1)
    return next((width for width in widths if cards and fit(width * GRID)), None)
