"""Golden files: texts that have to be the same, pictures that have to look the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from PIL import Image
from scipy import ndimage

BLUR = 1.0
"""Dots over which a picture is smeared first: how letters are smoothed is no concern of ours."""
DARKER = 48
"""Grey levels of 255 by which a dot may differ."""
REACH = 1
"""Dots by which an edge may be off."""
STRAYS = 60
"""Dots of a picture that may differ all the same; a figure or panel off by 2 mm makes five times as many."""


@dataclass(frozen=True)
class Golden:
    """The golden files of a folder; with `update` they are written instead of compared."""

    folder: Path
    update: bool = False

    def text(self, name: str, found: str) -> None:
        """Fails unless the file holds this text."""
        path = self.folder / name
        if self.update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(found, encoding="utf-8", newline="\n")
        assert found == path.read_text(encoding="utf-8"), f"{path} differs; see --update-golden"

    def picture(self, name: str, found: Any) -> None:
        """Fails unless the file holds a picture that looks like this one (height x width, grey 0 to 255)."""
        path = self.folder / name
        if self.update:
            path.parent.mkdir(exist_ok=True)
            Image.fromarray(found).quantize(16).save(path, optimize=True)
        with Image.open(path) as image:
            wanted = numpy.asarray(image.convert("L"))
        assert differing(wanted, found) <= STRAYS, f"{path} looks different; see --update-golden"


def differing(one: Any, other: Any) -> int:
    """Dots of either picture with nothing like them within reach in the other; all if sizes differ."""
    if one.shape != other.shape:
        return int(max(one.size, other.size))
    left, right = (ndimage.gaussian_filter(dots.astype(float), BLUR) for dots in (one, other))
    return int(_unlike(left, right).sum() + _unlike(right, left).sum())


def _unlike(one: Any, other: Any) -> Any:
    """Where `one` is darker or lighter than everything in reach of that dot in `other`."""
    size = 2 * REACH + 1
    low, high = ndimage.minimum_filter(other, size), ndimage.maximum_filter(other, size)
    return (one < low - DARKER) | (one > high + DARKER)
