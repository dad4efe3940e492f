"""Signs that say something by their hue alone: the same shape, another colour, and in grey no difference."""

from __future__ import annotations

import colorsys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import floor

from PIL import Image, ImageChops, ImageStat

from rephold.check.page_objects import Box
from rephold.check.rule import limit
from rephold.check.rules.contrast import printed_grey
from rephold.check.seen import Seen
from rephold.check.tally import Tally
from rephold.model.colour import Colour, contrast
from rephold.units import mm

LARGEST, SMALLEST = mm(20), mm(0.7)
"""Sides of a sign; anything larger is an area, anything smaller a line."""
COLOURFUL = 60
"""Levels between the strongest and the weakest channel from which a colour has a hue."""
APART = 40
"""Degrees between two hues that are two colours to everybody who sees them."""
ALIKE = 0.08
"""Share of pixels that may differ between two signs of one shape, because they stand at other fractions."""
_SIDE = 24


@dataclass(frozen=True)
class _Sign:
    key: Hashable
    colour: Colour
    box: Box


def told_by_colour_alone(page: Seen, tally: Tally) -> None:
    """Keep each pair of signs of a page that only those who see colours can tell apart."""
    alike: defaultdict[Hashable, dict[Colour, _Sign]] = defaultdict(dict)
    for sign in _signs(page):
        alike[sign.key].setdefault(sign.colour, sign)
    for same in alike.values():
        for one, other in combinations(same.values(), 2):
            ratio = contrast(printed_grey(one.colour), printed_grey(other.colour))
            if (
                _hues_apart(one.colour, other.colour) >= APART
                and ratio < limit("colour/alone")
                and _look_alike(one, other, page.picture)
            ):
                about = f"{one.colour} and {other.colour}"
                tally.add(
                    "colour/alone", page.number, floor(ratio * 10) / 10, f"same shape in {about}", about
                )


def _signs(page: Seen) -> Iterator[_Sign]:
    for shape in page.shapes:
        sides = shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]
        if shape.outline and min(sides) >= SMALLEST and max(sides) <= LARGEST:
            yield from _coloured(_Sign((shape.outline, shape.stroked), shape.colour, shape.box))
    for run in page.runs:
        text = run.text.strip()
        if text and not any(letter.isalnum() for letter in text):
            yield from _coloured(_Sign((text, run.size), run.colour, run.box))


def _coloured(sign: _Sign) -> Iterable[_Sign]:
    return [sign] if max(sign.colour) - min(sign.colour) >= COLOURFUL else []


def _hues_apart(one: Colour, other: Colour) -> float:
    hues = [colorsys.rgb_to_hsv(*(channel / 255 for channel in colour))[0] for colour in (one, other)]
    turn = abs(hues[0] - hues[1])
    return 360 * min(turn, 1 - turn)


def _look_alike(one: _Sign, other: _Sign, picture: Image.Image) -> bool:
    """Whether nothing is drawn on one of them that is not on the other, such as a letter or stripes."""
    masks = [_mask(sign, picture) for sign in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*masks)).mean[0] / 255 <= ALIKE


def _mask(sign: _Sign, picture: Image.Image) -> Image.Image:
    """Where the page has the sign's own colour."""
    left, top, right, bottom = sign.box
    part = picture.crop((floor(left), floor(top), floor(right) + 1, floor(bottom) + 1)).resize((_SIDE, _SIDE))
    away = ImageChops.difference(part, Image.new("RGB", part.size, sign.colour.rgb)).convert("L")
    return away.point(lambda level: 0 if level > COLOURFUL else 255)
