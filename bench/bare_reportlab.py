"""The peer: the same handout as a plain ReportLab script, written as one would first write it.

It reads a JSON file with all words and figures (`bench.words` writes it), lets Platypus flow them, and draws
figures path by path. No tags, no metadata beyond the title, no checks of anything.

    python -m bench.bare_reportlab handout.json handout.pdf
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

Data = dict[str, Any]
TEXT, MUTED, ACCENT, WARNING = (HexColor(c) for c in ("#1c2430", "#46505c", "#14506b", "#8a2f1d"))
HEADING, TINT, RULE = HexColor("#123a50"), HexColor("#e8f1f6"), HexColor("#7d8a94")
MARGIN = 13 * mm
WIDTH = A4[0] - 2 * MARGIN


def style(size: float, bold: bool = False, colour: Color = TEXT, leading: float = 1.36) -> ParagraphStyle:
    """A paragraph style of this size."""
    face = "Bold" if bold else "Regular"
    return ParagraphStyle("s", fontName=face, fontSize=size, leading=size * leading, textColor=colour)


BODY, LABEL, CELL = style(12), style(10.5, colour=MUTED), style(12, leading=1.25)
TITLES = {
    1: style(27, True, HEADING, 1.2),
    2: style(16, True, HEADING, 1.2),
    3: style(13, True, HEADING, 1.2),
}
ALARM = style(16, True, WARNING, 1.2)
CAPTION = ParagraphStyle("caption", parent=LABEL, alignment=1)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=16, bulletIndent=0, bulletFontName="Bold", spaceAfter=2)
NUMERAL = style(20, True, ACCENT)


class Figure(Flowable):  # type: ignore[misc]
    """A figure drawn path by path."""

    def __init__(self, figure: Data, scale: float) -> None:
        super().__init__()
        self.figure, self.scale = figure, scale
        self.width, self.height = (side * scale for side in figure["size"])
        self.hAlign = "CENTER"

    def draw(self) -> None:
        """Paint every path."""
        canv = self.canv
        canv.scale(self.scale, self.scale)
        canv.setLineCap(1)
        canv.setLineJoin(1)
        for kind, colour, width, operators in self.figure["ops"]:
            path = canv.beginPath()
            numbers: list[int] = []
            for token in operators.split():
                if token == "m":
                    path.moveTo(*numbers)
                elif token == "l":
                    path.lineTo(*numbers)
                elif token == "c":
                    path.curveTo(*numbers)
                elif token == "h":
                    path.close()
                else:
                    numbers.append(int(token))
                    continue
                numbers = []
            if kind == "stroke":
                canv.setStrokeColorRGB(*colour)
                canv.setLineWidth(width)
                canv.drawPath(path, stroke=1, fill=0)
            else:
                canv.setFillColorRGB(*colour)
                canv.drawPath(path, stroke=0, fill=1, fillMode=0 if kind == "fill-even-odd" else 1)


class Chips(Flowable):  # type: ignore[misc]
    """The dose in rounded boxes."""

    def __init__(self, chips: list[list[list[Any]]]) -> None:
        super().__init__()
        self.rows: list[list[list[tuple[str, str, int]]]] = [[]]
        self.chips = [
            [(text, "Bold" if strong else "Regular", 16 if strong else 12) for text, strong in chip]
            for chip in chips
        ]

    def wide(self, chip: list[tuple[str, str, int]]) -> float:
        """The width of one chip."""
        return float(sum(pdfmetrics.stringWidth(*piece) for piece in chip) + 4 * mm)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As many chips in a row as fit."""
        self.rows, x = [[]], 0.0
        for chip in self.chips:
            if x and x + self.wide(chip) > width:
                self.rows.append([])
                x = 0.0
            self.rows[-1].append(chip)
            x += self.wide(chip) + 1.6 * mm
        self.height = 31 * len(self.rows)
        return width, self.height

    def draw(self) -> None:
        """Paint boxes and words."""
        canv = self.canv
        for row, chips in enumerate(self.rows):
            x, y = 0.0, self.height - 31 * (row + 1) + 4
            for chip in chips:
                canv.setFillColor(TINT)
                canv.setStrokeColor(ACCENT)
                canv.setLineWidth(0.9)
                canv.roundRect(x, y, self.wide(chip), 26, 4, stroke=1, fill=1)
                canv.setFillColor(TEXT)
                at = x + 2 * mm
                for text, face, size in chip:
                    canv.setFont(face, size)
                    canv.drawString(at, y + 8, text)
                    at += pdfmetrics.stringWidth(text, face, size)
                x += self.wide(chip) + 1.6 * mm


class Badge(Flowable):  # type: ignore[misc]
    """The number of an exercise in a round, or the warning sign."""

    def __init__(self, number: str) -> None:
        super().__init__()
        self.number = number
        self.width = self.height = 28

    def draw(self) -> None:
        """Paint it."""
        canv = self.canv
        if self.number:
            canv.setFillColor(HEADING)
            canv.circle(14, 14, 14, stroke=0, fill=1)
            canv.setFillColor(white)
            canv.setFont("Bold", 15)
            canv.drawCentredString(14, 9, self.number)
            return
        canv.setFillColor(WARNING)
        path = canv.beginPath()
        path.moveTo(1, 2)
        path.lineTo(27, 2)
        path.lineTo(14, 25)
        path.close()
        canv.drawPath(path, stroke=0, fill=1)
        canv.setFillColor(white)
        canv.rect(13, 10, 2.5, 8, stroke=0, fill=1)
        canv.circle(14, 6.5, 1.5, stroke=0, fill=1)


class Numbered(Canvas):  # type: ignore[misc]
    """The usual recipe for `Page x of y`: pages are kept and written when all are known."""

    footer: Data

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.kept: list[Data] = []

    def showPage(self) -> None:  # noqa: N802
        """Keep the page."""
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write all pages with head and foot."""
        for number, page in enumerate(self.kept, 1):
            self.__dict__.update(page)
            if number > 1:
                self.setFont("Bold", 12)
                self.setFillColor(ACCENT)
                self.drawString(MARGIN, A4[1] - MARGIN - 12, self.footer["running_title"])
            self.setStrokeColor(RULE)
            self.line(MARGIN, MARGIN + 17, A4[0] - MARGIN, MARGIN + 17)
            self.setFont("Regular", 10.5)
            self.setFillColor(MUTED)
            self.drawString(MARGIN, MARGIN + 2, self.footer["footer_left"])
            right = self.footer["footer_right"].format(page=number, pages=len(self.kept))
            self.drawRightString(A4[0] - MARGIN, MARGIN + 2, right)
            Canvas.showPage(self)
        Canvas.save(self)


def padded(cells: list[list[Any]], widths: list[float], *extra: tuple[Any, ...], gap: float = 0) -> Table:
    """A table without padding but a gap right of every cell."""
    plain = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    plain += [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("TOP", "BOTTOM")]
    return Table(cells, widths, style=[*plain, ("RIGHTPADDING", (0, 0), (-1, -1), gap), *extra])


def heading(block: Data, width: float, alarm: bool = False) -> Flowable:
    """A heading, with its round."""
    words = Paragraph(block["words"], ALARM if alarm else TITLES[block["level"]])
    if not block["number"] and not alarm:
        return words
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    return padded([[Badge(block["number"]), words]], [34, width - 34], middle)


def listing(block: Data, width: float) -> list[Flowable]:
    """A list in one or two columns."""
    items = [
        Paragraph(item, ITEM, bulletText=f"{number}." if block["numbered"] else "•")
        for number, item in enumerate(block["items"], 1)
    ]
    if block["columns"] == 1:
        return items
    half = (len(items) + 1) // 2
    return [padded([[items[:half], items[half:]]], [width / 2, width / 2], gap=6 * mm)]


def numbers(block: Data, width: float) -> Flowable:
    """Large numbers and what they count."""
    rows = [[Paragraph(number, NUMERAL), Paragraph(label, BODY)] for number, label in block["items"]]
    return padded(rows, [16 * mm, width - 16 * mm], ("VALIGN", (0, 0), (-1, -1), "MIDDLE"))


def small(blocks: list[Data], width: float) -> list[Flowable]:
    """Paragraphs, lists and numbers one under the other."""
    made: list[Flowable] = []
    for block in blocks:
        if block["kind"] == "Para":
            made += [Paragraph(block["words"], LABEL if block["style"] == "label" else BODY), Spacer(1, 3)]
        elif block["kind"] == "Listing":
            made += listing(block, width)
        else:
            made.append(numbers(block, width))
    return made


def panel(block: Data, width: float) -> Flowable:
    """A panel in its box."""
    inside = width - 6 * mm
    alarm = block["look"] in ("warning", "alarm")
    body = small(block["body"], inside)
    if block["columns"] > 1:
        half = (len(body) + 1) // 2
        body = [padded([[body[:half], body[half:]]], [inside / 2, inside / 2], gap=6 * mm)]
    title = Paragraph(block["heading"]["words"], ALARM) if alarm else heading(block["heading"], inside)
    if block["look"] == "alarm":
        title = heading(block["heading"], inside, alarm=True)
    box: list[tuple[Any, ...]] = [("ROUNDEDCORNERS", [5, 5, 5, 5])]
    if block["look"] == "tinted":
        box.append(("BACKGROUND", (0, 0), (-1, -1), TINT))
    elif block["look"] != "plain":
        box.append(("BOX", (0, 0), (-1, -1), 1.1, WARNING if alarm else RULE))
    pad = 0 if block["look"] == "plain" else 3 * mm
    box += [(f"{side}PADDING", (0, 0), (-1, -1), pad) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return padded([[[title, Spacer(1, 3), *body]]], [width], *box)


def pair(block: Data) -> Flowable:
    """Two panels side by side."""
    left = (WIDTH - 4 * mm) * block["left_share"]
    right = WIDTH - 4 * mm - left
    panels = [[panel(block["left"], left), "", panel(block["right"], right)]]
    return padded(panels, [left, 4 * mm, right])


def fields(block: Data) -> Flowable:
    """Labels over values."""
    shares = [1.7, 1.0, 1.15, 1.0]
    row = [[Paragraph(label, LABEL), Paragraph(value, BODY)] for label, value in block["items"]]
    for cell, (_, value) in zip(row, block["items"], strict=True):
        if not value:
            cell[1:] = [Spacer(1, 18), HRFlowable("92%", 0.6, color=TEXT, hAlign="LEFT")]
    box = [("BOX", (0, 0), (-1, -1), 0.8, RULE), ("INNERGRID", (0, 0), (-1, -1), 0.8, RULE)]
    room = [(f"{side}PADDING", (0, 0), (-1, -1), 2 * mm) for side in ("LEFT", "TOP", "BOTTOM")]
    return padded([row], [WIDTH * share / sum(shares) for share in shares], *box, *room)


def card(block: Data, data: Data) -> Flowable:
    """An exercise: one picture left of the words, or several above them."""
    pictures = [
        [Figure(data["figures"][figure], data["person"] / data["figures"][figure]["per_height"]), caption]
        for figure, caption in block["figures"]
    ]
    for picture in pictures:
        picture[1] = Paragraph(picture[1], CAPTION)
    lines = small(block["lines"], WIDTH)
    rule = HRFlowable("100%", 0.8, color=ACCENT, spaceAfter=6)
    if len(pictures) == 1:
        left = WIDTH * 0.42
        words = [heading(block["heading"], WIDTH - left), Spacer(1, 3), Chips(block["chips"])]
        words += small(block["steps"], WIDTH - left)
        half = 4 if len(lines) > 4 else len(lines)
        cells = [[[*pictures[0], Spacer(1, 4), *lines[:half]], [*words, *lines[half:]]]]
        return KeepTogether([rule, padded(cells, [left, WIDTH - left], gap=4 * mm)])
    top = [[heading(block["heading"], WIDTH / 2), Chips(block["chips"])]]
    third = WIDTH / len(pictures)
    return KeepTogether(
        [
            rule,
            padded(top, [WIDTH / 2, WIDTH / 2]),
            padded([pictures], [third] * len(pictures), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")),
            Spacer(1, 4),
            padded([[small(block["steps"], WIDTH / 2), lines]], [WIDTH / 2, WIDTH / 2], gap=4 * mm),
        ]
    )


def table(block: Data) -> Flowable:
    """A table whose head comes again on every page."""
    head = [Paragraph(f"<b>{words}</b>", CELL) for words in block["header"]]
    rows = [[Paragraph(words, CELL) for words in row] for row in block["rows"]]
    look = [("BACKGROUND", (0, 0), (-1, 0), TINT), ("LINEBELOW", (0, 0), (-1, -1), 0.7, RULE)]
    room = [("LEFTPADDING", (0, 0), (-1, -1), 1.5 * mm)]
    room += [(f"{side}PADDING", (0, 0), (-1, -1), 1 * mm) for side in ("TOP", "BOTTOM")]
    made = padded([head, *rows], [WIDTH * share for share in block["shares"]], *look, *room, gap=1.5 * mm)
    made.repeatRows = 1
    return made


def story(data: Data) -> list[Flowable]:
    """Everything in reading order."""
    made: list[Flowable] = []
    for block in data["blocks"]:
        kind = block["kind"]
        if kind == "Heading":
            made += [CondPageBreak(40 * mm), heading(block, WIDTH)]
        elif kind == "Para":
            made.append(Paragraph(block["words"], BODY))
        elif kind == "Panel":
            made.append(panel(block, WIDTH))
        elif kind == "Card":
            made.append(card(block, data))
        else:
            made.append({"Fields": fields, "Pair": pair, "Table": table}[kind](block))
        made.append(Spacer(1, 3 * mm))
    return made


def build(data: Data, target: Any) -> None:
    """Write the PDF."""
    _document(data, target).build(story(data), canvasmaker=Numbered)


def build_run(several: list[Data], target: Any) -> None:
    """Write many patients' pages as one PDF, with a bookmark for each."""
    made: list[Flowable] = []
    for number, data in enumerate(several):
        made += [Bookmark(f"patient {number}"), *story(data), NextPageTemplate("first"), PageBreak()]
    _document(several[0], target).build(made, canvasmaker=Numbered)


class Bookmark(Flowable):  # type: ignore[misc]
    """An entry in the list of bookmarks, without size."""

    width = height = 0

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def draw(self) -> None:
        """Make it."""
        self.canv.bookmarkPage(self.text)
        self.canv.addOutlineEntry(self.text, self.text)


def _document(data: Data, target: Any) -> BaseDocTemplate:
    doc = BaseDocTemplate(target, pagesize=A4, title=data["title"], initialFontName="Regular")
    tall = A4[1] - 2 * MARGIN - 20
    free = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    first = Frame(MARGIN, MARGIN + 20, WIDTH, tall, **free)
    later = Frame(MARGIN, MARGIN + 20, WIDTH, tall - 22, **free)
    doc.addPageTemplates(
        [PageTemplate("first", [first], autoNextPageTemplate="later"), PageTemplate("later", [later])]
    )
    Numbered.footer = data["furniture"]
    return doc


def register(fonts: dict[str, str]) -> None:
    """Make the typefaces known."""
    for face, file in fonts.items():
        pdfmetrics.registerFont(TTFont(face, file))
    pdfmetrics.registerFontFamily(
        "Regular", normal="Regular", bold="Bold", italic="Regular", boldItalic="Bold"
    )


def main() -> None:
    """Words and figures from the first file into a PDF at the second."""
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    register(data["fonts"])
    build(data, sys.argv[2])


if __name__ == "__main__":
    main()
