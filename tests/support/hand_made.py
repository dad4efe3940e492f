"""Fragments put together by hand: the least that has everything a page can hold."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from rephold.draw.embedding import resource_name
from rephold.draw.fragment import Element, FormObject, Fragment, LinkArea, Mark, Metadata, Page, Placed
from rephold.draw.typeface import typeface

META = Metadata(
    title="Knee programme für Zoë Łukasiewicz",
    author="A. Therapist & Co",
    subject="Exercises (home)",
    language="en-GB",
    moment="20261122143005",
    producer="rephold 0.1",
    keywords=("knee", "balance"),
)
LEG = FormObject("leg", "form", b"0.2 0.4 0.6 RG 3 w 5 5 m 45 35 l S", (0, 0, 50, 40))
LOGO = FormObject("logo", "image", bytes(range(48)), width=4, height=4, colour_space="DeviceRGB")


class Sheet:
    """A content stream under construction; each `text` and `drawing` is a mark."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._part = b""
        self._codes: defaultdict[str, set[int]] = defaultdict(set)
        self._forms: list[FormObject] = []

    def text(self, role: str, x: float, y: float, text: str, style: str = "regular") -> Mark:
        """A line of text in 10 points."""
        mark = self._begin(role)
        self._part += self._shown(x, y, text, style) + b"EMC\n"
        return mark

    def unmarked(self, x: float, y: float, text: str) -> None:
        """Text for a furniture fragment."""
        self._part += self._shown(x, y, text, "regular")

    def drawing(self, role: str, form: FormObject, x: float, y: float, scale: float = 1) -> Mark:
        """A drawing by name."""
        mark = self._begin(role)
        self._forms.append(form)
        self._part += b"q %g 0 0 %g %g %g cm /%b Do Q EMC\n" % (scale, scale, x, y, form.name.encode())
        return mark

    def rule(self, x: float, y: float, length: float) -> None:
        """A line that means nothing."""
        self._part += b"/Artifact BMC %g %g m %g %g l S EMC\n" % (x, y, x + length, y)

    def fragment(self, width: float, height: float, *elements: Element) -> Fragment:
        """The fragment with these elements."""
        fonts = tuple((name, frozenset(codes)) for name, codes in sorted(self._codes.items()))
        code = b"%d".join([part.replace(b"%", b"%%") for part in (*self._chunks, self._part)])
        return Fragment(width, height, code, len(self._chunks), elements, fonts, tuple(self._forms))

    def _begin(self, role: str) -> Mark:
        self._chunks.append(self._part + b"/%b <</MCID " % role.encode())
        self._part = b">> BDC\n"
        return Mark(len(self._chunks) - 1)

    def _shown(self, x: float, y: float, text: str, style: str) -> bytes:
        code_of = typeface(style).code_of
        line = b"BT 1 0 0 1 %g %g Tm\n" % (x, y)
        for subset, run in groupby([code_of[char] for char in text], key=lambda code: code[0]):
            codes = bytes(code for _, code in run)
            name = resource_name(style, subset)
            self._codes[name].update(codes)
            line += b"/%b 10 Tf <%b> Tj\n" % (name.encode(), codes.hex().encode())
        return line + b"ET\n"


def heading(role: str, text: str, bookmark: str | None = None) -> Fragment:
    """A heading on its own, with its text as bookmark unless another is given."""
    sheet = Sheet()
    mark = sheet.text(role, 0, 4, text, "bold")
    return sheet.fragment(400, 18, Element(role, (mark,), bookmark=bookmark or text))


def linked_paragraph() -> Fragment:
    """A sentence with a link in it, the second line of which is a second area."""
    sheet = Sheet()
    before = sheet.text("P", 0, 24, "If pain increases, read ", "semibold")
    first = sheet.text("Link", 120, 24, "the notes ")
    second = sheet.text("Link", 0, 8, "on safety")
    after = sheet.text("P", 60, 8, " first.")
    areas = [
        LinkArea(rect, "https://example.org/safety?a=b%20c&d=ü", "Safety notes, on the web")
        for rect in ((120.0, 22.0, 170.0, 34.0), (0.0, 6.0, 60.0, 18.0))
    ]
    link = Element("Link", (first, second, *areas))
    return sheet.fragment(400, 40, Element("P", (before, link, after)))


def bullet_list() -> Fragment:
    """Two items with labels."""
    sheet = Sheet()
    items = []
    for place, text in enumerate(("Sit with the leg straight.", "Tighten the thigh; hold 5 s – 50 %.")):
        label = sheet.text("Lbl", 0, 24 - 16 * place, f"{place + 1}.")
        body = sheet.text("LBody", 16, 24 - 16 * place, text)
        items.append(Element("LI", (Element("Lbl", (label,)), Element("LBody", (body,)))))
    numbering = (("List", (("ListNumbering", "/Decimal"),)),)
    return sheet.fragment(400, 40, Element("L", tuple(items), attributes=numbering))


def dose_table() -> Fragment:
    """A head row, a row with a row header, and a cell over the whole width."""
    sheet = Sheet()
    heads = [sheet.text("TH", 60 * at, 40, text, "bold") for at, text in enumerate(("Week", "Sets", "Hold"))]
    sheet.rule(0, 36, 180)
    cells = [sheet.text("TD", 60 * at, 24, text) for at, text in enumerate(("1", "3", "5 s"))]
    wide = sheet.text("TD", 0, 8, "More when it is easy")
    scope = {kind: (("Table", (("Scope", f"/{kind}"),)),) for kind in ("Column", "Row")}
    head = Element("TR", tuple(Element("TH", (mark,), attributes=scope["Column"]) for mark in heads))
    first = Element("TH", (cells[0],), attributes=scope["Row"])
    row = Element("TR", (first, *(Element("TD", (mark,)) for mark in cells[1:])))
    last = Element("TR", (Element("TD", (wide,), attributes=(("Table", (("ColSpan", 3),)),)),))
    parts = (Element("THead", (head,)), Element("TBody", (row, last)))
    summary = (("Table", (("Summary", "Dose: sets and hold"),)),)
    return sheet.fragment(200, 54, Element("Table", parts, attributes=summary))


def figure(form: FormObject = LEG, scale: float = 1, size: tuple[float, float] = (50, 40)) -> Fragment:
    """A drawing with alt text and box."""
    sheet = Sheet()
    mark = sheet.drawing("Figure", form, 0, 0, scale)
    layout = (("Layout", (("Placement", "/Block"), ("BBox", (0.0, 0.0, *size)))),)
    alt = "A straight leg, 100 % relaxed; the arrow points to the knee (left)."
    return sheet.fragment(*size, Element("Figure", (mark,), alt=alt, attributes=layout))


def running(text: str) -> Fragment:
    """A running header or footer."""
    sheet = Sheet()
    sheet.unmarked(0, 0, text)
    return sheet.fragment(400, 12)


def one_page(*fragments: Fragment) -> tuple[Page, ...]:
    """One page with fragments below each other."""
    body = tuple(Placed(fragment, 50, 700 - 60 * at) for at, fragment in enumerate(fragments))
    return (Page(595, 842, body),)


def pages() -> tuple[Page, ...]:
    """Two A4 pages with everything: the figure stands on both."""
    leg, header = figure(), running("Clinic at the Park")
    first = (heading("H1", "Knee programme for Zoë"), linked_paragraph(), heading("H2", "Quadriceps set"))
    second = (heading("H2", "Straight leg raise"), leg, bullet_list(), linked_paragraph())
    return tuple(
        Page(
            595.276,
            841.89,
            tuple(Placed(fragment, 50.125, 760 - 70 * at) for at, fragment in enumerate(body)),
            (
                (Placed(header, 50, 800), "Header"),
                (Placed(running(f"Page {number}"), 50, 30), "Footer"),
            ),
        )
        for number, body in enumerate(
            ((*first, leg, dose_table(), figure(LOGO, 30, (30, 30))), second), start=1
        )
    )
