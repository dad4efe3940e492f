"""The styles of a drawing, checked: opaque plain paint, and no way out of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rephold.errors import ContentError

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_RULE = re.compile(r"@\s*([\w-]+)")
_URL = re.compile(r"url\s*\(\s*['\"]?\s*([^)'\"\s]*)", re.IGNORECASE)
_OPACITY = re.compile(r"(?<![\w-])((?:fill-|stroke-)?opacity)\s*:\s*([^;}!]*)", re.IGNORECASE)
_BLEND = re.compile(r"mix-blend-mode\s*:\s*(?!normal)", re.IGNORECASE)


@dataclass(frozen=True)
class Paint:
    """What styles may refer to: the drawing's clip paths, by id."""

    source: str
    clip_paths: frozenset[str]


def check_paint(style: str, paint: Paint) -> None:
    """Nothing, for CSS text or `name:value` of an attribute that is fit to print; else ContentError."""
    text = _COMMENT.sub("", style)
    if "\\" in text:
        raise ContentError.at(paint.source, "has escaped characters in its styles", "save it as plain SVG")
    rule = _AT_RULE.search(text)
    if rule:
        what = f"has the style rule @{rule[1]}"
        raise ContentError.at(paint.source, what, "save it with plain colours in its shapes")
    for target in _URL.findall(text):
        _check_url(target, paint)
    for name, value in _OPACITY.findall(text):
        if _share(value) < 1:
            what = f"has see-through parts ({name} {value.strip()})"
            raise ContentError.at(paint.source, what, "flatten the transparency, or save it as PNG")
    if _BLEND.search(text):
        what = "blends colours of parts that lie over each other"
        raise ContentError.at(paint.source, what, "flatten the transparency, or save it as PNG")


def _check_url(target: str, paint: Paint) -> None:
    if not target.startswith("#"):
        what = f"refers to {target[:60]!r}, outside the drawing"
        raise ContentError.at(paint.source, what, "embed everything as paths, without links")
    if target[1:] not in paint.clip_paths:
        what = f"has a gradient, pattern, mask, marker or filter ({target})"
        raise ContentError.at(paint.source, what, "use plain colours, or save it as PNG with 1600 pixels")


def _share(value: str) -> float:
    """An opacity as number; what is no number is taken as opaque, as SVG does."""
    text = value.strip()
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return 1.0
