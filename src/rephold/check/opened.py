"""A PDF opened for checks: repaired where that can be done, else why it cannot be read."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdf
import pypdfium2 as pdfium
from pypdf.errors import PyPdfError

PRODUCER = "rephold"
BROKEN = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    OSError,
    AssertionError,
    pdfium.PdfiumError,
)
"""What pypdf and PDFium raise on files that only look like PDFs."""
UNLOCK = "save it without a password first"


class UnreadableError(Exception):
    """The file is no PDF that can be checked; the message says why, `hint` what to do."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.hint = hint


@dataclass(frozen=True)
class OpenedPdf:
    """A readable PDF of at least one page."""

    data: bytes
    reader: pypdf.PdfReader
    root: Any
    """Its catalogue."""
    title: str
    ours: bool
    """Whether rephold made it."""
    pages: int
    repairs: tuple[str, ...]
    """What had to be put right to read it."""


def opened(data: bytes) -> OpenedPdf:
    """The PDF; UnreadableError says what it is instead: no PDF, encrypted, without pages, beyond repair."""
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("is not a PDF")
    with listening() as heard:
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableError("is encrypted", UNLOCK)
            pages = len(reader.pages)
            about = reader.metadata
            title = str(about.title or "") if about else ""
            ours = bool(about and str(about.producer or "").startswith(PRODUCER))
            root = reader.trailer["/Root"]
        except ImportError:
            raise UnreadableError("is encrypted", UNLOCK) from None
        except BROKEN as error:
            raise UnreadableError(f"is broken and cannot be repaired: {said(error)}") from None
    if not pages:
        raise UnreadableError("has no pages")
    return OpenedPdf(data, reader, root, title, ours, pages, tuple(dict.fromkeys(heard)))


@contextmanager
def listening() -> Iterator[list[str]]:
    """What pypdf says in its log while this lasts; none of it reaches the user's screen."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(" ".join(record.getMessage().split())[:80])

    logger, ear = logging.getLogger("pypdf"), Ear()
    passes = logger.propagate
    logger.addHandler(ear)
    logger.propagate = False
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.propagate = passes


def said(error: Exception) -> str:
    """An error's message in one short line."""
    return " ".join(str(error).split())[:80] or type(error).__name__
