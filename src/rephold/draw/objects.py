"""The syntax of PDF values (ISO 32000-1, 7.3) as bytes, one function for each kind.

No result holds a line end, so that objects can be kept one to a line.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache

_SPECIAL_LOW = "˘ˇˆ˙˝˛˚˜"
_SPECIAL_HIGH = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž"
_PDF_DOC = (  # ISO 32000-1, D.3; what is not named stands for itself
    {ord(char): 0x18 + place for place, char in enumerate(_SPECIAL_LOW)}
    | {ord(char): 0x80 + place for place, char in enumerate(_SPECIAL_HIGH)}
    | {ord("€"): 0xA0}
)
_IN_PDF_DOC = re.compile(rf"[\t\n\r\x20-\x7e\xa1-\xac\xae-\xff€{_SPECIAL_LOW}{_SPECIAL_HIGH}]*")
_NOTHING_TO_DO = re.compile(r"[ -'*-\[\]-~]*")
_ESCAPED = {ord(char): f"\\{char}" for char in "()\\"} | {9: "\\t", 10: "\\n", 13: "\\r"}
_IRREGULAR = re.compile(rb"[^!-~]|[#()<>\[\]{}/%]")


@lru_cache(maxsize=512)
def name(text: str) -> bytes:
    """A name with its slash, `/Figure`; irregular characters as #xx."""
    return b"/" + _IRREGULAR.sub(lambda found: b"#%02X" % found[0][0], text.encode("utf-8"))


def string(text: str) -> bytes:
    """A text string: PDFDocEncoding where that has all characters, else UTF-16BE with its mark, as hex."""
    if _NOTHING_TO_DO.fullmatch(text):
        return b"(%b)" % text.encode("ascii")
    if _IN_PDF_DOC.fullmatch(text) and not text.startswith(("þÿ", "ï»¿")):
        return b"(%b)" % text.translate(_ESCAPED).translate(_PDF_DOC).encode("latin-1")
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode("ascii")


@lru_cache(maxsize=4096)
def number(value: float) -> bytes:
    """An integer as it is, anything else to a thousandth without trailing zeros."""
    if isinstance(value, int):
        return b"%d" % value
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode("ascii")


def array(values: Iterable[float]) -> bytes:
    """An array of numbers."""
    return b"[%b]" % b" ".join(map(number, values))


def references(numbers: Iterable[int]) -> bytes:
    """An array of references to objects."""
    return b"[%b]" % b" ".join([b"%d 0 R" % value for value in numbers])


@lru_cache(maxsize=256)
def deflated(data: bytes, level: int = 6) -> bytes:
    """The data for /FlateDecode; the last 256 are kept, for what comes again in the next document."""
    return zlib.compress(data, level)
