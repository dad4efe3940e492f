"""A finished PDF behind a password (AES-256). PDF/A allows no encryption, so the file stops claiming it."""

from __future__ import annotations

import io
import re
import secrets
import unicodedata

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject

from rephold.errors import MissingError

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what is mistaken for something else when read out: i, l, o, 0, 1."""
LENGTH = 12
"""Characters of a made-up password: 59 bits."""
_CLAIMS = re.compile(rb"<pdfaid:(part|conformance)>[^<]*</pdfaid:\1>\n?")


def new_password() -> str:
    """A password nobody can guess, in three groups that can be read out over a telephone."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, LENGTH, 4))


def encrypted(data: bytes, password: str) -> bytes:
    """The same file for those who know the password; tags, language and fields stay.

    MissingError if the extra that encrypts is not installed.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    metadata = writer.root_object.get("/Metadata")
    if metadata is not None:
        stream = metadata.get_object()
        assert isinstance(stream, StreamObject)
        stream.set_data(_CLAIMS.sub(b"", stream.get_data()))
    writer.root_object.pop(NameObject("/OutputIntents"), None)
    try:
        # As SASLprep has it, which viewers do too: a letter and its accent may come as one sign or as two.
        writer.encrypt(unicodedata.normalize("NFKC", password), algorithm="AES-256")
    except ImportError:
        hint = 'install it: pip install "rephold[encrypt]"'
        raise MissingError.at("--encrypt", "needs the extra encrypt", hint) from None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
