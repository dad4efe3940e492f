"""What a log's QR codes say: which log, which page, which corner; and the check character that proves it.

Twenty capitals and digits, as many as a version 1 code of level M holds: RH, log id (10), layout version (2),
page (2), pages (2), corner, check character after ISO 7064, MOD 37,36. Nothing personal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rephold.model.log_template import LAYOUT_VERSION

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_PAGES = 99
"""Of a log: as many as two digits say."""
_SHAPE = re.compile(r"RH([0-9A-HJKMNP-TV-Z]{10})(\d\d)(\d\d)(\d\d)([AB])([0-9A-Z])", re.ASCII)


@dataclass(frozen=True)
class LogCode:
    """One code: `page` counts the log's own pages from 1; corner A is the top right, B the bottom left."""

    log_id: str
    page: int
    pages: int
    corner: Literal["A", "B"]
    layout_version: int = LAYOUT_VERSION


def encode(code: LogCode) -> str:
    """The payload; ValueError if a part of the code has no place in it."""
    text = f"RH{code.log_id}{code.layout_version:02}{code.page:02}{code.pages:02}{code.corner}"
    payload = text + check_character(text)
    if decode(payload) != code:
        raise ValueError(f"cannot be a log's code: {code}")
    return payload


def decode(payload: str) -> LogCode:
    """What a payload says; ValueError for anything that `encode` does not write."""
    found = _SHAPE.fullmatch(payload)
    if found is None:
        raise ValueError("is no log's code")
    if check_character(payload[:-1]) != found[6]:
        raise ValueError("is a log's code with a wrong check character")
    version, page, pages = int(found[2]), int(found[3]), int(found[4])
    if not (version and 1 <= page <= pages):
        raise ValueError(f"is a log's code of page {page} of {pages}, layout {version}, which cannot be")
    return LogCode(found[1], page, pages, "A" if found[5] == "A" else "B", version)


def check_character(text: str) -> str:
    """The check character of capitals and digits; finds every single wrong one and every two exchanged."""
    product = 36
    for character in text:
        product = ((product + ALPHABET.index(character)) % 36 or 36) * 2 % 37
    return ALPHABET[(1 - product) % 36]
