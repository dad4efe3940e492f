"""What one page's content paints: the text under each mark, and whatever no mark or artifact covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pypdf
from pypdf.generic import ByteStringObject, ContentStream, TextStringObject

_TEXT = {b"Tj", b"TJ", b"'", b'"'}
_PAINTING = _TEXT | {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"INLINE IMAGE"}


@dataclass
class PageContent:
    """(mark number, text) as often as marks occur, names of the drawings painted, and what is wrong."""

    occurrences: list[tuple[int, str]] = field(default_factory=list)
    artifact_text: str = ""
    painted: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    @cached_property
    def marks(self) -> dict[int, str]:
        """Mark number -> text under it."""
        found: dict[int, str] = {}
        for mark, text in self.occurrences:
            found[mark] = found.get(mark, "") + text
        return found


def page_content(page: Any, reader: pypdf.PdfReader) -> PageContent:
    """Follow the page's operators."""
    run = _Run(page["/Resources"])
    contents = page.get_contents()
    for operands, operator in ContentStream(contents, reader).operations if contents is not None else []:
        run.step(operands, operator)
    if run.open:
        run.found.complaints.append(f"{run.open} still open at the end")
    return run.found


class _Run:
    def __init__(self, resources: Any) -> None:
        self.found = PageContent()
        self.open: list[str] = []
        self._resources = resources
        self._mark: int | None = None
        self._text: list[str] = []
        self._fonts: dict[str, dict[int, str]] = {}
        self._font: dict[int, str] = {}
        self._font_stack: list[dict[int, str]] = []

    def step(self, operands: Any, operator: bytes) -> None:
        if operator in (b"BDC", b"BMC"):
            self._begin(operands)
        elif operator == b"EMC":
            self._end()
        elif operator in (b"BT", b"ET"):
            self._text_object(operator == b"BT")
        elif operator == b"q":
            self._font_stack.append(self._font)
        elif operator == b"Q":
            self._font = self._font_stack.pop()
        elif operator == b"Tf":
            self._font = self._characters(str(operands[0]))
        if operator in _PAINTING:
            self._paint(operands, operator)

    def _begin(self, operands: Any) -> None:
        if "mark" in self.open:
            self.found.complaints.append("a mark inside a mark")
        self.open.append("mark")
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, str):
            properties = self._resources["/Properties"][properties]
        self._mark = int(properties["/MCID"]) if "/MCID" in properties else None
        if operands[0] == "/Artifact" and self._mark is not None:
            self.found.complaints.append(f"mark {self._mark} is an artifact")
        if operands[0] != "/Artifact" and self._mark is None:
            self.found.complaints.append(f"{operands[0]} without a number")
        self._text = []

    def _end(self) -> None:
        if not self.open or self.open.pop() != "mark":
            self.found.complaints.append("a mark ends that did not begin, or crosses a text object")
        if self._mark is not None:
            self.found.occurrences.append((self._mark, "".join(self._text)))
        self._mark = None

    def _text_object(self, begins: bool) -> None:
        if begins:
            self.open.append("text")
        elif not self.open or self.open.pop() != "text":
            self.found.complaints.append("a text object crosses a mark")

    def _paint(self, operands: Any, operator: bytes) -> None:
        text = self._shown(operands) if operator in _TEXT else ""
        if "mark" not in self.open:
            self.found.complaints.append(f"{operator.decode()} {text!r} paints outside marks and artifacts")
        if self._mark is None:
            self.found.artifact_text += text
        self._text.append(text)
        if operator == b"Do":
            self.found.painted.add(str(operands[0]))
            drawing = self._resources["/XObject"][operands[0]]
            if drawing["/Subtype"] == "/Form" and b"MCID" in drawing.get_data():
                self.found.complaints.append(f"{operands[0]} has marks inside")

    def _shown(self, operands: Any) -> str:
        pieces = operands[-1] if isinstance(operands[-1], list) else [operands[-1]]
        codes = b"".join(_bytes(piece) for piece in pieces if isinstance(piece, (str, bytes)))
        return "".join(self._font.get(code, "\ufffd") for code in codes)

    def _characters(self, name: str) -> dict[int, str]:
        if name not in self._fonts:
            font = self._resources["/Font"][name]
            self._fonts[name] = to_unicode(font["/ToUnicode"].get_data()) if "/ToUnicode" in font else {}
        return self._fonts[name]


def to_unicode(cmap: bytes) -> dict[int, str]:
    """Code -> text of a simple font's ToUnicode map, from its bfchar and (plain) bfrange blocks."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                found[code] = chr(int(text, 16) + code - int(first, 16))
    return found


def _bytes(piece: str | bytes) -> bytes:
    if isinstance(piece, TextStringObject):
        return piece.original_bytes
    return bytes(piece) if isinstance(piece, (bytes, ByteStringObject)) else piece.encode("latin-1")
