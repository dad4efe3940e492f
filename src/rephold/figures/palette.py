"""Colours of the ink roles in baked figures, per style: opaque sRGB, every tint mixed beforehand.

No transparency anywhere: it prints the same everywhere, and archivable PDF may refuse it.
"""

from __future__ import annotations

from collections.abc import Mapping

from rephold.figures.anatomy import tones

RGB = tuple[float, float, float]
Palette = Mapping[str, RGB]

CLOTH = ("skin", "shirt", "bottom", "hair", "wood", "linen", "shoe")
_WHITE: RGB = (1.0, 1.0, 1.0)
_BLACK: RGB = (0.0, 0.0, 0.0)
_SHADE: RGB = (0.20, 0.22, 0.35)
_HAIR_LIGHT: RGB = (0.88, 0.76, 0.68)
_FAR = {"": 0.0, "-back": 0.26, "-far": 0.42}
"""How far a limb on the far side goes to white."""

_COLOUR_BASE: dict[str, RGB] = {
    "skin": (0.985, 0.905, 0.835),
    "shirt": (0.56, 0.76, 0.80),
    "bottom": (0.36, 0.47, 0.58),
    "hair": (0.40, 0.33, 0.30),
    "wood": (0.82, 0.66, 0.45),
    "linen": (0.89, 0.87, 0.95),
    "shoe": (0.60, 0.56, 0.60),
}
_MONO_BASE: dict[str, RGB] = {
    "skin": _WHITE,
    "shirt": (0.88, 0.88, 0.88),
    "bottom": (0.68, 0.68, 0.68),
    "hair": (0.35, 0.35, 0.35),
    "wood": (0.78, 0.78, 0.78),
    "linen": (0.96, 0.96, 0.96),
    "shoe": (0.78, 0.78, 0.78),
}
_MUSCLE: dict[str, RGB] = {"stretched": (0.86, 0.27, 0.22), "working": (0.93, 0.50, 0.10)}
_ON_DARK: dict[str, RGB] = {"stretched": (0.99, 0.60, 0.53), "working": (1.0, 0.72, 0.36)}
_PATCH, _PATCH_CORE = 0.32, 0.56
_CORE_ON_DARK = 0.72
"""Dark cloth is lightened, light cloth and skin darkened: the area shows on a grey print too."""


def mix(one: RGB, two: RGB, share: float) -> RGB:
    """`one` with `share` (0..1) of `two` mixed in, channel by channel, rounded to 8 bits."""
    red, green, blue = (round((a + (b - a) * share) * 255) / 255 for a, b in zip(one, two, strict=True))
    return red, green, blue


def lightness(colour: RGB) -> float:
    """CIE L* (0..100) of an sRGB colour: what is left of it on a black-and-white copy."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * luminance ** (1 / 3) - 16 if luminance > 216 / 24389 else luminance * 24389 / 27


def _figure_roles(
    base: Mapping[str, RGB], far: Mapping[str, float], shade: RGB, cloth_shade: float, skin_shade: float
) -> dict[str, RGB]:
    roles: dict[str, RGB] = {}
    for name in CLOTH:
        for suffix, paler in far.items():
            tone = mix(base[name], _WHITE, paler)
            roles[name + suffix] = tone
            roles[f"{name}{suffix}-shade"] = mix(tone, shade, skin_shade if name == "skin" else cloth_shade)
    return roles


def _tissues(base: Mapping[str, RGB], shade: RGB, darker: float, line: float) -> dict[str, RGB]:
    """Tissues of anatomy diagrams: plain, in shade, and the lines of fibres on them."""
    roles = dict(base)
    for name, tone in base.items():
        roles[f"{name}-shade"] = mix(tone, shade, darker)
        roles[f"{name}-line"] = mix(tone, shade, line)
    return roles


def _colour() -> dict[str, RGB]:
    roles = _figure_roles(_COLOUR_BASE, _FAR, _SHADE, cloth_shade=0.13, skin_shade=0.09)
    roles["hair-light"] = mix(_COLOUR_BASE["hair"], _HAIR_LIGHT, 0.30)
    for meaning in _MUSCLE:
        for cloth in ("skin", "shirt", "bottom"):
            dark = cloth == "bottom"
            red, core = (_ON_DARK, _CORE_ON_DARK) if dark else (_MUSCLE, _PATCH_CORE)
            roles[f"{meaning}-on-{cloth}"] = mix(_COLOUR_BASE[cloth], red[meaning], _PATCH)
            roles[f"{meaning}-core-on-{cloth}"] = mix(_COLOUR_BASE[cloth], red[meaning], core)
    for name, base in (("prop", (0.93, 0.93, 0.92)), ("furniture", (0.80, 0.80, 0.80))):
        for side, darker in (("top", 0.0), ("front", 0.05), ("side", 0.10)):
            roles[f"{name}-{side}"] = mix(base, _BLACK, darker)
    roles |= {
        "outline": (0.12, 0.15, 0.20),
        "far-line": (0.40, 0.44, 0.50),
        "prop-line": (0.50, 0.52, 0.55),
        "detail": (0.42, 0.36, 0.34),
        "feature": (0.12, 0.15, 0.20),
        "shadow": (0.865, 0.87, 0.88),
        "shadow-deep": (0.80, 0.81, 0.83),
        "arrow": (0.80, 0.20, 0.16),
        "guide": (0.80, 0.20, 0.16),
        "halo": _WHITE,
        "underlay": _WHITE,
        "hatch": _MUSCLE["stretched"],
    }
    return roles | _tissues(tones.COLOUR, (0.16, 0.12, 0.20), darker=0.13, line=0.50)


def _mono() -> dict[str, RGB]:
    """Near and far told apart by line weight only, all solid black: a laser breaks grey lines into dots."""
    roles = _figure_roles(_MONO_BASE, dict.fromkeys(_FAR, 0.0), _BLACK, cloth_shade=0.13, skin_shade=0.09)
    for meaning in _MUSCLE:
        for cloth in ("skin", "shirt", "bottom"):
            roles[f"{meaning}-on-{cloth}"] = roles[f"{meaning}-core-on-{cloth}"] = _WHITE
    for name, side_tone in (("prop", 0.93), ("furniture", 0.86)):
        roles |= {f"{name}-top": _WHITE, f"{name}-front": _WHITE, f"{name}-side": (side_tone,) * 3}
    black = ("outline", "far-line", "prop-line", "detail", "feature", "arrow", "guide", "hatch")
    roles |= dict.fromkeys(black, _BLACK)
    roles["hair-light"] = roles["hair"]
    roles |= {"shadow": (0.90,) * 3, "shadow-deep": (0.82,) * 3, "halo": _WHITE, "underlay": _WHITE}
    return roles | _tissues(tones.MONO, _BLACK, darker=0.13, line=1.0)


_SIGNS = ("arrow", "guide")
_LINES = ("outline", "far-line", "prop-line", "detail", "feature", "hatch", *_SIGNS)


def _grey(palette: Palette) -> dict[str, RGB]:
    """Each colour as the grey of its lightness; arrows as dark as outlines, for no hue marks them now."""
    return {role: (_grey_of(colour),) * 3 for role, colour in palette.items()} | dict.fromkeys(
        _SIGNS, (_grey_of(palette["outline"]),) * 3
    )


def _grey_of(colour: RGB) -> float:
    light = lightness(colour)
    luminance = ((light + 16) / 116) ** 3 if light > 8 else light * 27 / 24389
    level = luminance * 12.92 if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055
    return round(level * 255) / 255


def _saver(palette: Palette) -> dict[str, RGB]:
    """Areas white, lines and arrows as they are; a light tint where it means something.

    That is the floor, on which each figure stands, and where a muscle stretches or works.
    """
    meant = [role for role in palette if role.partition("-")[0] in _MUSCLE or role.startswith("shadow")]
    kept = [role for role in palette if role in _LINES or role.endswith("-line")]
    tints = {role: (0.86, 0.86, 0.86) for role in meant}
    return dict.fromkeys(palette, _WHITE) | {role: palette[role] for role in kept} | tints


PALETTES: dict[str, Palette] = {"colour": _colour(), "mono": _mono()}
"""Style name -> role -> colour."""
INKED: dict[str, Palette] = PALETTES | {"grey": _grey(_colour()), "saver": _saver(_colour())}
"""The same for sheets: drawings of style colour can be painted in greys, or without areas."""
