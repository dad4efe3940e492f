"""A file's pages as grey pictures, one at a time, and what each says."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageOps, UnidentifiedImageError
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from rephold.logs.paper.codes import TemplateOf
from rephold.logs.paper.geometry import Grey
from rephold.logs.paper.page import read_picture
from rephold.logs.paper.rejection import Reason
from rephold.logs.reading import Corners, PageReading

PDF_DPI = 250
FILLING = 0.7
"""Share of a page that is covered by a picture of it."""
LONGEST = 3800
"""Pixels of a page's longer side that are looked at: 300 dots an inch of A4."""
MOST_PIXELS = 250_000_000
"""Of a picture that is decoded at all; a colour picture of 100 megapixels is 300 MB for a moment."""


@dataclass(frozen=True)
class Picture:
    """A page of a file as grey values, or the reason why there are none."""

    page: int
    """Place in the file, from 1."""
    grey: Grey | None
    reason: Reason | None = None


def read_paper(data: bytes, file: str, template_of: TemplateOf) -> Iterator[PageReading]:
    """The readings of all pages of a PDF, TIFF, JPEG or PNG, in order, one page in memory at a time."""
    for picture in pictures(data):
        if picture.grey is None:
            yield PageReading(file, picture.page, "rejected", picture.reason)
        else:
            yield from read_picture(picture.grey, file, picture.page, template_of)


def pictures(data: bytes) -> Iterator[Picture]:
    """The pages of a file, upright as its EXIF says, at most LONGEST pixels long."""
    if data.lstrip()[:5] == b"%PDF-" or b"%PDF-" in data[:1024]:
        yield from _of_pdf(data)
    else:
        yield from _of_image(data)


def _of_pdf(data: bytes) -> Iterator[Picture]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # PDFium tells its last error, which may be that of an earlier file.
        locked = "password" in str(error).lower() and b"/Encrypt" in data
        yield Picture(1, None, "encrypted" if locked else "unreadable")
        return
    try:
        for index in range(len(document)):
            yield _of_pdf_page(document, index)
    finally:
        document.close()


def _of_pdf_page(document: pdfium.PdfDocument, index: int) -> Picture:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return Picture(index + 1, None, "unreadable")
    try:
        fax_dpi = _of_fax(page)
        scale = min((fax_dpi or PDF_DPI) / 72, LONGEST / max(page.get_size()))
        bitmap = page.render(scale=scale, grayscale=True, no_smoothimage=bool(fax_dpi))
        grey = np.array(bitmap.to_pil().convert("L"))
        bitmap.close()
    finally:
        page.close()
    return Picture(index + 1, grey)


def _of_fax(page: pdfium.PdfPage) -> float:
    """Dots an inch of a picture of only black and white that fills the page; 0 if none does."""
    wide, high = page.get_size()
    for image in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = image.get_bounds()
        about = image.get_metadata()
        if about.bits_per_pixel == 1 and (right - left) * (top - bottom) > FILLING * wide * high:
            return max(float(about.horizontal_dpi), float(about.vertical_dpi))
    return 0.0


def _of_image(data: bytes) -> Iterator[Picture]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # MOST_PIXELS is what we allow
            image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF"))
    except Image.DecompressionBombError:
        yield Picture(1, None, "too-large")
        return
    except (UnidentifiedImageError, OSError, ValueError):
        yield Picture(1, None, "unreadable")
        return
    with image:
        for index in range(getattr(image, "n_frames", 1) if image.format == "TIFF" else 1):
            yield _frame(image, index)


def _frame(image: Image.Image, index: int) -> Picture:
    try:
        image.seek(index)
        if image.width * image.height > MOST_PIXELS:
            return Picture(index + 1, None, "too-large")
        image.draft("L", (LONGEST, LONGEST))
        grey = ImageOps.exif_transpose(_of_square_dots(_on_white(image), image.info.get("dpi")))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return Picture(index + 1, None, "unreadable")
    longest = max(grey.size)
    if longest > LONGEST:
        size = (round(grey.width * LONGEST / longest), round(grey.height * LONGEST / longest))
        grey = grey.resize(size, Image.Resampling.BOX)
    return Picture(index + 1, np.array(grey))


def _of_square_dots(grey: Image.Image, dpi: object) -> Image.Image:
    """The same with as many dots an inch down as across: a coarse fax has half as many down."""
    if not (isinstance(dpi, tuple) and len(dpi) == 2 and min(dpi) > 0):
        return grey
    across, down = float(dpi[0]), float(dpi[1])
    if not 1.3 < max(across / down, down / across) < 4:
        return grey
    most = max(across, down)
    size = (round(grey.width * most / across), round(grey.height * most / down))
    return grey.resize(size, Image.Resampling.NEAREST)


def _on_white(image: Image.Image) -> Image.Image:
    """Grey, what is transparent white."""
    if image.mode in ("LA", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        seen = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("L")
    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    return image.convert("L")


def crop(grey: Grey, corners: Corners, margin: float = 0.6) -> bytes:
    """A PNG of a box and its surroundings; `margin` is what is shown around it, in sizes of the box."""
    points = np.array(corners)
    extra = margin * float(np.hypot(*(points[1] - points[0])))
    left, top = np.maximum(points.min(axis=0) - extra, 0).astype(int)
    right, bottom = np.ceil(points.max(axis=0) + extra).astype(int) + 1
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(grey[top:bottom, left:right])).save(file, "PNG")
    return file.getvalue()
