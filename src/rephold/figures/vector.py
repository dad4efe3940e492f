"""An SVG drawing rebuilt from the elements that can be printed; everything else is refused with a reason.

Not on the list means not printed: code, outside files, text (its font is not here), see-through and shaded
paint (the page keeps to plain opaque colours), and drawings so large or so nested that they are an attack.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from rephold.errors import ContentError
from rephold.figures.svg_style import Paint, check_paint

SVG = "{http://www.w3.org/2000/svg}"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
MOST_ELEMENTS = 20_000
MOST_NESTED = 50
MOST_CHAINED = 8


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHAPES = _names("path rect circle ellipse line polyline polygon")
KEPT = SHAPES | _names("svg g a defs use symbol style clipPath switch")
DROPPED = _names("title desc metadata linearGradient radialGradient pattern filter mask marker view")
"""Not drawn themselves; a shape that refers to one of them is refused (`svg_style`)."""
UNPAINTED = _names("id class d points transform viewBox")
"""Attributes that say nothing about paint."""

_PLAIN = "save it as plain SVG without scripts, animations and embedded parts"
_AGAIN = "save it again as plain SVG"
_PIXELS = "save the whole picture as PNG or JPEG instead"
_OUTLINES = "convert its text to outlines (paths) and save it again"
REFUSED = {
    **dict.fromkeys(_names("text tspan textPath tref altGlyph font font-face glyph"), _OUTLINES),
    **dict.fromkeys(_names("image feImage video canvas"), _PIXELS),
    **dict.fromkeys(_names("script foreignObject handler listener iframe embed object audio"), _PLAIN),
    **dict.fromkeys(_names("animate animateColor animateMotion animateTransform set"), _PLAIN),
}
UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "mm": 96 / 25.4, "cm": 96 / 2.54}
"""CSS pixels in a unit (CSS Values 3, 5.2)."""


@dataclass(frozen=True)
class Drawing:
    """A rebuilt document whose root has a viewBox and the size of it, in user units."""

    data: bytes
    width: float
    height: float


def read_svg(data: bytes, source: str) -> Drawing:
    """The drawing in an SVG file; ContentError if it holds what cannot be printed or could do harm."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise ContentError.at(
            source, "has a DOCTYPE or entities", "save it as plain SVG without a DOCTYPE"
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise ContentError.at(source, f"is damaged: {error}", "save it again as SVG") from None
    if root.tag not in (f"{SVG}svg", "svg"):
        raise ContentError.at(source, "is XML, but not an SVG picture", "save it again as SVG")
    box = _view_box(root, source)
    clip_paths = frozenset(e.get("id", "") for e in root.iter() if _local(e) == "clipPath")
    rebuilt = _rebuilt(root, Paint(source, clip_paths), 1)
    if rebuilt is None or not any(element.tag in SHAPES for element in rebuilt.iter()):
        raise ContentError.at(source, "draws nothing", "save it again as SVG")
    _check_uses(rebuilt, source)
    for name in ("x", "y", "preserveAspectRatio"):
        rebuilt.attrib.pop(name, None)
    rebuilt.set("xmlns", SVG[1:-1])
    rebuilt.set("viewBox", " ".join(f"{value:.9g}" for value in box))
    rebuilt.set("width", f"{box[2]:.9g}")
    rebuilt.set("height", f"{box[3]:.9g}")
    return Drawing(tostring(rebuilt, encoding="utf-8"), box[2], box[3])


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _rebuilt(element: Element, paint: Paint, depth: int) -> Element | None:
    """A copy with the elements and attributes that are printed; None if this one is not drawn."""
    name, source = _local(element), paint.source
    if depth > MOST_NESTED:
        raise ContentError.at(source, f"nests more than {MOST_NESTED} elements", _PLAIN)
    if name in REFUSED:
        raise ContentError.at(source, f"has <{name}>, which is not printed", REFUSED[name])
    ours = str(element.tag).startswith(SVG) or "}" not in str(element.tag)
    if not ours or name in DROPPED:
        for inner in element.iter():
            if _local(inner) in ("script", "foreignObject"):
                raise ContentError.at(source, f"has <{_local(inner)}>, which is not printed", _PLAIN)
        return None
    if name not in KEPT:
        raise ContentError.at(source, f"has <{name}>, which is not printed", _PLAIN)
    copy = Element("g" if name == "a" else name, _attributes(element, paint))
    if name == "style":
        copy.text = "".join(element.itertext())
        check_paint(copy.text, paint)
        return copy
    for child in element:
        drawn = _rebuilt(child, paint, depth + 1)
        if drawn is not None:
            copy.append(drawn)
    return copy


def _attributes(element: Element, paint: Paint) -> dict[str, str]:
    """The attributes that matter for drawing; ContentError for handlers and for links out of the drawing."""
    kept: dict[str, str] = {}
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2]
        if name.lower().startswith("on"):
            raise ContentError.at(paint.source, f"has the event handler {name!r}", _PLAIN)
        if name == "href":
            if not value.strip().startswith("#"):
                what = f"refers to {value.strip()[:60]!r}, outside the drawing"
                raise ContentError.at(paint.source, what, "embed everything as paths, without links")
            if _local(element) == "use":
                kept["href"] = value.strip()
        elif "}" not in key and name != "systemLanguage":
            if name not in UNPAINTED:
                check_paint(value if name == "style" else f"{name}:{value}", paint)
            kept[name] = value
    return kept


def _view_box(root: Element, source: str) -> tuple[float, float, float, float]:
    """(x, y, width, height) in user units: the viewBox, else the size in CSS pixels."""
    numbers = [_number(part, {"": 1.0}) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    if len(numbers) != 4:
        numbers = [0.0, 0.0, _number(root.get("width", ""), UNITS), _number(root.get("height", ""), UNITS)]
    x, y, width, height = numbers
    if not (all(map(math.isfinite, numbers)) and 0 < width < 1e6 and 0 < height < 1e6):
        raise ContentError.at(
            source, "does not say how large it is", "give <svg> a viewBox, or width and height in mm"
        )
    if max(width / height, height / width) > 50:
        raise ContentError.at(
            source, "is more than 50 times as long as it is wide", "crop it to the picture itself"
        )
    return (x, y, width, height)


def _number(text: str, units: dict[str, float]) -> float:
    match = re.fullmatch(r"\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)\s*([a-z%]*)\s*", text)
    if match is None or match[2] not in units:
        return math.nan
    try:
        return float(match[1]) * units[match[2]]
    except ValueError:
        return math.nan


def _check_uses(root: Element, source: str) -> None:
    """Every <use> finds its element, none finds itself, and all together draw no more than MOST_ELEMENTS."""
    named = {element.get("id", ""): element for element in root.iter()}
    known: dict[str, tuple[int, int] | None] = {}

    def drawn(element: Element, above: int) -> tuple[int, int]:
        """(elements drawn, longest chain of <use>) of an element that `above` uses lead to."""
        inner = [drawn(child, above) for child in element]
        target = element.get("href", "")[1:]
        if element.tag == "use" and target:
            if target not in named:
                raise ContentError.at(source, f"uses #{target}, which it does not have", _AGAIN)
            if target not in known and above < MOST_CHAINED:
                known[target] = None
                known[target] = drawn(named[target], above + 1)
            found = known.get(target, (0, MOST_CHAINED))
            if found is None:
                raise ContentError.at(source, f"uses #{target} inside itself", _AGAIN)
            inner.append((found[0], found[1] + 1))
        return 1 + sum(count for count, _ in inner), max((chain for _, chain in inner), default=0)

    count, chain = drawn(root, 0)
    if chain > MOST_CHAINED:
        raise ContentError.at(source, f"chains more than {MOST_CHAINED} <use> elements", _AGAIN)
    if count > MOST_ELEMENTS:
        what = f"draws {count} elements; {MOST_ELEMENTS} is the most"
        raise ContentError.at(source, what, "save a simpler drawing, or PNG")
