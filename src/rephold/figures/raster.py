"""PNG and JPEG made printable: opaque, upright, sRGB or grey, 8 bits, at most 1600 pixels on a side."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from PIL import Image, ImageCms, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from rephold.errors import ContentError

MOST_PIXELS = 40_000_000
LONG_SIDE = 1600
"""Pixels; 1600 on a picture 135 mm wide is 300 dpi."""

_DAMAGED = (OSError, SyntaxError, ValueError, IndexError, TypeError, EOFError, struct.error, zlib.error)
"""What Pillow raises for files that are not what they should be."""


@dataclass(frozen=True)
class Raster:
    """Decoded and coded again: rows from the top, `grey` or RGB, as zlib stream or baseline JPEG."""

    width: int
    height: int
    grey: bool
    coding: Literal["flate", "jpeg"]
    data: bytes


def read_raster(data: bytes, kind: str, source: str) -> Raster:
    """The image of a PNG or JPEG file (`kind`); ContentError if it is damaged or too large.

    The size is judged from the header before anything is decoded. The readers are called by name, not through
    `Image.open`, so that no other format is ever tried and Pillow's own size warning cannot fire first.
    """
    try:
        image = PngImageFile(BytesIO(data)) if kind == "PNG" else JpegImageFile(BytesIO(data))
        columns, rows = image.size
        if columns * rows > MOST_PIXELS:
            raise ContentError.at(
                source,
                f"has {columns} x {rows} pixels, more than {MOST_PIXELS // 1_000_000} million",
                f"save it with {LONG_SIDE} pixels on its longer side",
            )
        image.load()
        return _coded(image)
    except _DAMAGED:
        raise ContentError.at(
            source, f"is damaged: not a whole {kind} picture", f"save it again as {kind}"
        ) from None


def _coded(image: PngImageFile | JpegImageFile) -> Raster:
    plain = _plain(image)
    if isinstance(image, JpegImageFile):
        return _jpeg(image if plain is image else plain)
    width, height = plain.size
    flate = zlib.compress(plain.tobytes(), 6)
    if len(flate) > 300_000:  # a photograph kept as PNG is many times its size as JPEG
        jpeg = _jpeg(plain)
        if len(jpeg.data) * 4 < len(flate):
            return jpeg
    return Raster(width, height, plain.mode == "L", "flate", flate)


def _jpeg(image: Image.Image) -> Raster:
    out = BytesIO()
    kept = isinstance(image, JpegImageFile)
    if kept:  # the same tables again: hardly a sample changes, and the metadata (place, camera) stays behind
        image.save(out, "JPEG", quality="keep", optimize=True, comment=b"")
    else:
        image.save(out, "JPEG", quality=90, subsampling=0, optimize=True, comment=b"")
    width, height = image.size
    return Raster(width, height, image.mode == "L", "jpeg", out.getvalue())


def _plain(image: Image.Image) -> Image.Image:
    """The same object if nothing has to be done, else a new one: upright, sRGB or grey, opaque, not large."""
    plain = ImageOps.exif_transpose(image) if image.getexif().get(0x0112, 1) != 1 else image
    if plain.mode.startswith("I"):
        plain = _from_16_bits(plain)
    profile = plain.info.get("icc_profile")
    if plain.has_transparency_data:
        plain = _on_white(plain)
    elif plain.mode in ("1", "LA"):
        plain = plain.convert("L")
    if profile and plain.mode in ("RGB", "CMYK"):
        plain = _to_srgb(plain, profile)
    if plain.mode not in ("L", "RGB"):
        plain = plain.convert("RGB")
    if max(plain.size) > LONG_SIDE:
        scale = LONG_SIDE / max(plain.size)
        size = (max(1, round(plain.width * scale)), max(1, round(plain.height * scale)))
        plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return plain


def _from_16_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits as 8; Pillow's own conversion would cut everything above 255 off to white."""
    return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    grey = image.mode in ("L", "LA", "1")
    layered = image.convert("RGBA")
    plain = Image.new("RGB", image.size, "white")
    plain.paste(layered, mask=layered.getchannel("A"))
    return plain.convert("L") if grey else plain


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Colours as sRGB has them; a profile that cannot be read is left out of account."""
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        if image.mode == "RGB" and "srgb" in ImageCms.getProfileDescription(given).lower():
            return image
        turned = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
        return image.convert("RGB") if turned is None else turned
    except (ImageCms.PyCMSError, OSError):
        return image
