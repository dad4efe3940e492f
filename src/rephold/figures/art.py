"""A clinic's own picture, read safely: a logo or figure as SVG, PNG or JPEG that is fit to be printed.

Nothing of the file reaches the page unseen: raster images are decoded and written anew without their
metadata, drawings are rebuilt from the elements that can be printed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from rephold import shelf
from rephold.errors import ContentError

MOST_SVG_BYTES = 2_000_000
MOST_IMAGE_BYTES = 64_000_000
ENDINGS = {".svg": "SVG", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


@dataclass(frozen=True)
class Art:
    """A picture ready for use. Equal content makes equal art, whatever the file was called."""

    kind: Literal["svg", "image"]
    data: bytes
    """svg: a rebuilt SVG document. image: samples of 8 bits, coded as `coding` says."""
    width: float
    height: float
    """Natural size: user units of the drawing, or pixels. Only the ratio matters to the page."""
    source: str
    """The file's name, for messages."""
    coding: Literal["", "flate", "jpeg"] = ""
    grey: bool = False
    """One grey sample for each pixel instead of red, green and blue."""

    @property
    def pixels(self) -> tuple[int, int] | None:
        """(columns, rows) of an image; None for a drawing."""
        return (int(self.width), int(self.height)) if self.kind == "image" else None

    @cached_property
    def name(self) -> str:
        """A name made of the content, usable in a PDF: `art-` and 16 hexadecimal digits."""
        shape = f"{self.kind} {self.coding} {self.grey} {self.width} {self.height} ".encode()
        return "art-" + hashlib.sha256(shape + self.data).hexdigest()[:16]


def load_art(path: Path) -> Art:
    """The picture in a file; MissingError if there is none, ContentError if it cannot be printed."""
    source = str(path)
    kind = ENDINGS.get(path.suffix.lower())
    if kind is None:
        what = f"a picture cannot be of the kind {path.suffix or 'without an ending'}"
        raise ContentError.at(source, what, "save it as SVG, PNG or JPEG, with that ending")
    _refuse_large(path, MOST_SVG_BYTES if kind == "SVG" else MOST_IMAGE_BYTES)
    data = shelf.read_bytes(path)
    found = kind_of(data)
    if found != kind:
        held = f"holds {found}" if found else f"is no {kind}, or a damaged one"
        hint = f"give it the ending of {found}" if found else f"save it again as {kind}"
        raise ContentError.at(source, f"is called {path.suffix} but {held}", hint)
    if kind == "SVG":
        from rephold.figures.vector import read_svg  # only sheets with a picture pay for its reader

        drawing = read_svg(data, source)
        return Art("svg", drawing.data, drawing.width, drawing.height, path.name)
    from rephold.figures.raster import read_raster

    image = read_raster(data, kind, source)
    return Art("image", image.data, image.width, image.height, path.name, image.coding, image.grey)


def kind_of(data: bytes) -> str | None:
    """SVG, PNG, JPEG, another kind often met (GIF, WebP, PDF), or None, from the first bytes."""
    for kind, start in (
        ("PNG", b"\x89PNG\r\n\x1a\n"),
        ("JPEG", b"\xff\xd8\xff"),
        ("GIF", b"GIF8"),
        ("PDF", b"%PDF"),
    ):
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    looks_like_text = data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").startswith(b"<")
    return "SVG" if looks_like_text else None


def _refuse_large(path: Path, most: int) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        return  # reading it says what is wrong
    if size > most:
        what = f"is {size / 1e6:.1f} MB large; {most // 1_000_000} MB is the most"
        raise ContentError.at(str(path), what, "save a simpler or smaller picture")
