"""Sides of paper to a PDF: each page becomes a drawing that is placed once or many times.

What only a screen has goes: tags, links, form fields, bookmarks. The file says that it is for paper.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    RectangleObject,
    StreamObject,
)

from rephold.errors import ContentError
from rephold.finish.labels import label_page
from rephold.finish.opened import BROKEN, PRODUCER, Opened, quiet, said
from rephold.finish.side import Rect, Side, Slot

HAIRLINE = 0.25
"""Points: the thinnest line that presses and office printers both hold."""


def impose(file: Opened, sides: Sequence[Side], title: str, *, turned: bool = False) -> bytes:
    """The PDF of the sides, in order; `turned` if backs are turned over their short edge.

    The same file and sides give the same bytes. ContentError if a page's content cannot be read.
    """
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    forms: dict[int, IndirectObject] = {}
    labels = _labels(sides, writer)
    with quiet():
        for number, side in enumerate(sides):
            page = writer.add_blank_page(side.width, side.height)
            for slot in side.slots:
                if slot.page not in forms:
                    forms[slot.page] = _form(file, slot.page, writer)
            _fill(page, side, forms, labels.get(number), writer)
        writer.metadata = {"/Title": title, "/Producer": PRODUCER}
        _tell_printers(writer, turned=turned, backs=len(sides) > 1)
        out = io.BytesIO()
        writer.write(out)
    return out.getvalue()


def _form(file: Opened, index: int, writer: PdfWriter) -> IndirectObject:
    """The page as a form object, upright, its lower left corner at (0, 0)."""
    try:
        page = file.reader.pages[index]
        content = page.get_contents()
        data = content.get_data() if content is not None else b""
        resources = page.get("/Resources", DictionaryObject()).get_object()
        return writer._add_object(_drawing(page, data, resources.clone(writer)))
    except BROKEN as error:
        what = f"page {index + 1} cannot be read: {said(error)}"
        raise ContentError.at(file.source, what, "print it to a PDF again") from None


def _drawing(page: PageObject, data: bytes, resources: DictionaryObject) -> StreamObject:
    plain = DecodedStreamObject()
    plain.set_data(data)
    stream = plain.flate_encode()
    box = page.cropbox
    stream[NameObject("/Type")] = NameObject("/XObject")
    stream[NameObject("/Subtype")] = NameObject("/Form")
    stream[NameObject("/BBox")] = RectangleObject([float(v) for v in box])
    stream[NameObject("/Matrix")] = ArrayObject([FloatObject(v) for v in _upright(page)])
    stream[NameObject("/Resources")] = resources
    return stream


def _upright(page: PageObject) -> tuple[float, ...]:
    """The matrix that turns a page as its /Rotate says and moves it to the origin."""
    x0, y0, x1, y1 = (float(v) for v in page.cropbox)
    return {
        0: (1, 0, 0, 1, -x0, -y0),
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }[page.rotation % 360]


def _fill(
    page: PageObject,
    side: Side,
    forms: dict[int, IndirectObject],
    label: IndirectObject | None,
    writer: PdfWriter,
) -> None:
    used = {f"/P{slot.page}": forms[slot.page] for slot in side.slots}
    parts = [_shown(slot) for slot in side.slots]
    parts += [f"{HAIRLINE} w 0 G"] if side.lines else []
    parts += [f"{_n(x0)} {_n(y0)} m {_n(x1)} {_n(y1)} l S" for x0, y0, x1, y1 in side.lines]
    if label is not None:
        used["/L"] = label
        parts.append("q 1 0 0 1 20 6 cm /L Do Q")
    content = DecodedStreamObject()
    content.set_data("\n".join(parts).encode("ascii"))
    objects = DictionaryObject({NameObject(name): form for name, form in used.items()})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    for key, box in (("/TrimBox", side.trim), ("/BleedBox", side.bleed)):
        if box is not None:
            page[NameObject(key)] = RectangleObject([float(v) for v in box])


def _shown(slot: Slot) -> str:
    clip = f"{_rect(slot.window)} re W n " if slot.window else ""
    placed = f"{_n(slot.scale)} 0 0 {_n(slot.scale)} {_n(slot.x)} {_n(slot.y)} cm"
    return f"q {clip}{placed} /P{slot.page} Do Q"


def _rect(box: Rect) -> str:
    x0, y0, x1, y1 = box
    return " ".join(_n(v) for v in (x0, y0, x1 - x0, y1 - y0))


def _n(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _labels(sides: Sequence[Side], writer: PdfWriter) -> dict[int, IndirectObject]:
    """A form object for the label of each side that has one."""
    told = [(number, side.label) for number, side in enumerate(sides) if side.label]
    if not told:
        return {}
    pages = PdfReader(io.BytesIO(label_page([text for _, text in told]))).pages
    found = {}
    for (number, _), page in zip(told, pages, strict=True):
        content = page.get_contents()
        assert content is not None
        resources = DictionaryObject(page.get("/Resources", {})).clone(writer)
        found[number] = writer._add_object(_drawing(page, content.get_data(), resources))
    return found


def _tell_printers(writer: PdfWriter, *, turned: bool, backs: bool) -> None:
    """Print at full size, and over which edge to turn."""
    preferences = DictionaryObject({NameObject("/PrintScaling"): NameObject("/None")})
    if turned and backs:
        preferences[NameObject("/Duplex")] = NameObject("/DuplexFlipShortEdge")
    writer.root_object[NameObject("/ViewerPreferences")] = preferences
