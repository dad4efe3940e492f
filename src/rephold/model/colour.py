"""Colours of a clinic and a page, and how well one can be seen on another."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from math import floor
from typing import Any, NamedTuple, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

READABLE = 4.5
"""Contrast that text needs (WCAG 2.1, success criterion 1.4.3)."""
VISIBLE = 3.0
"""Contrast that lines, boxes and signs need (WCAG 2.1, success criterion 1.4.11)."""
PATTERN = "^#[0-9a-fA-F]{6}$"
_STEPS = 1020  # lightness is tried in quarter steps of an 8-bit channel


class _Channels(NamedTuple):
    red: int
    green: int
    blue: int


class Colour(_Channels):
    """An sRGB colour of three channels from 0 to 255, written `#14506b`.

    A tuple and no dataclass: pydantic would write a default of that kind field by field into a schema.
    """

    __slots__ = ()

    def __new__(cls, red: int, green: int, blue: int) -> Self:
        if not all(0 <= channel <= 255 for channel in (red, green, blue)):
            raise ValueError(f"channels go from 0 to 255: {(red, green, blue)}")
        return super().__new__(cls, red, green, blue)

    @classmethod
    def parse(cls, text: str) -> Colour:
        """The colour written as # and six hexadecimal digits; ValueError for anything else."""
        if not re.fullmatch(PATTERN.strip("^$"), text):
            raise ValueError(
                f'{text!r} is no colour; write # and six hexadecimal digits, in quotes: "#14506b"'
            )
        return cls(*bytes.fromhex(text[1:]))

    def __str__(self) -> str:
        return "#" + bytes(self.rgb).hex()

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Red, green and blue, 0 to 255."""
        return (self.red, self.green, self.blue)

    @property
    def grey(self) -> Colour:
        """The lightest grey that is no lighter: as a letter or a line it is seen as well or better."""
        level = max(n for n in range(256) if Colour(n, n, n).luminance <= self.luminance + 1e-9)
        return Colour(level, level, level)

    @property
    def pale(self) -> Colour:
        """The darkest grey that is no darker: letters on it are seen as well or better."""
        level = min(n for n in range(256) if Colour(n, n, n).luminance >= self.luminance - 1e-9)
        return Colour(level, level, level)

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 for black to 1 for white.

        Source: WCAG 2.1, definition of relative luminance (https://www.w3.org/TR/WCAG21/#dfn-relative-luminance).
        Its limit of 0.03928 is 0.04045 in IEC 61966-2-1; no channel of 8 bits lies between the two.
        """
        shares = [channel / 255 for channel in self.rgb]
        red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        parsed = core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())
        return core_schema.json_or_python_schema(
            json_schema=parsed,
            python_schema=core_schema.union_schema(
                [core_schema.is_instance_schema(cls), parsed], mode="left_to_right"
            ),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "pattern": PATTERN,
            "description": "A colour: # and six hexadecimal digits, in quotes.",
        }


def contrast(a: Colour, b: Colour) -> float:
    """The contrast ratio of two colours, 1 (the same) to 21 (black and white), whichever comes first.

    Source: WCAG 2.1, definition of contrast ratio (https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio).
    Compare it unrounded: 4.499 is not 4.5 (Understanding success criterion 1.4.3).
    """
    dark, light = sorted((a.luminance, b.luminance))
    return (light + 0.05) / (dark + 0.05)


def too_weak(colour: Colour, grounds: Mapping[str, Colour], ratio: float) -> str:
    """What is wrong with a colour on these grounds and which one would do, as `what; hint`; empty if it is
    strong enough on all. Grounds go by the names that the message gives them.
    """
    named = {name: contrast(colour, ground) for name, ground in grounds.items()}
    weakest = min(named, key=lambda name: named[name])
    if named[weakest] >= ratio:
        return ""
    better = nearest_with_contrast(colour, grounds[weakest], ratio)
    found = floor(named[weakest] * 10) / 10  # 4.49 is not 4.5
    return (
        f"{colour} is too weak on {weakest}: its contrast is {found:g}:1, and {ratio:g}:1 is needed; "
        f"take {better}, the nearest of its hue that can be seen well"
    )


def nearest_with_contrast(colour: Colour, against: Colour, ratio: float) -> Colour:
    """The colour itself if its contrast is enough, else the nearest lighter or darker one of its hue.

    Hue and saturation (HSL) stay; of two equally near ones the darker is given. ValueError if no lightness is
    enough, which for a ratio up to 4.58 cannot happen.
    """
    if contrast(colour, against) >= ratio:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour.rgb))
    for step in range(1, _STEPS + 1):
        for moved in (lightness - step / _STEPS, lightness + step / _STEPS):
            inside = min(max(moved, 0.0), 1.0)
            shares = colorsys.hls_to_rgb(hue, inside, saturation)
            candidate = Colour(*(round(share * 255) for share in shares))
            if contrast(candidate, against) >= ratio:
                return candidate
    raise ValueError(f"no colour has a contrast of {ratio:g}:1 with {against}")
