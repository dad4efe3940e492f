"""A finished PDF opened for imposition: repaired where that can be done, refused with a reason where not."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from rephold.errors import ContentError

PRODUCER = "rephold"
BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError)
"""What pypdf raises on files that only look like PDFs."""


@dataclass(frozen=True)
class Opened:
    """A readable PDF of at least one page."""

    source: str
    data: bytes
    reader: PdfReader
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page as it is seen, in points."""

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.sizes)

    @property
    def title(self) -> str:
        """Its title, or nothing."""
        with suppressed():
            return str(self.reader.metadata.title or "") if self.reader.metadata else ""
        return ""

    @property
    def ours(self) -> bool:
        """Whether rephold made it."""
        with suppressed():
            return bool(self.reader.metadata and self.reader.metadata.producer == PRODUCER)
        return False


def opened(data: bytes, source: str) -> Opened:
    """The PDF; ContentError says what it is instead: no PDF, encrypted, without pages, beyond repair."""
    if b"%PDF-" not in data[:1024]:
        raise ContentError.at(source, "is not a PDF", "give the file that rephold or another program printed")
    with quiet():
        try:
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise ContentError.at(source, "is encrypted", "save it without a password first")
            sizes = tuple([seen_size(page) for page in reader.pages])
        except ContentError:
            raise
        except ImportError:
            hint = "save it without a password first"
            raise ContentError.at(source, "is encrypted", hint) from None
        except BROKEN as error:
            what = f"is broken and cannot be repaired: {said(error)}"
            raise ContentError.at(source, what, "print it to a PDF again") from None
    if not sizes:
        raise ContentError.at(source, "has no pages", "print it again")
    for number, (width, height) in enumerate(sizes, 1):
        if not (3 <= width <= 14400 and 3 <= height <= 14400):
            raise ContentError.at(source, f"page {number} has no size that a page can have", "print it again")
    return Opened(source, data, reader, sizes)


def seen_size(page: PageObject) -> tuple[float, float]:
    """Width and height of a page as a viewer shows it: cropped and turned."""
    width, height = float(page.cropbox.width), float(page.cropbox.height)
    return (height, width) if page.rotation % 180 else (width, height)


@contextmanager
def suppressed() -> Iterator[None]:
    """Inside, what a broken file raises goes no further."""
    with quiet():
        try:
            yield
        except BROKEN:
            return


@contextmanager
def quiet() -> Iterator[None]:
    """pypdf tells each repair to its log; a user has no use for that."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def said(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
