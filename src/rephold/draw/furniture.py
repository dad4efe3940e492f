"""What stands at the head and foot of pages; for the eye only, so it is left out of the structure."""

from __future__ import annotations

from rephold.draw.boxes import Row, Rule, Stack
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.fragment import Group, Piece
from rephold.draw.look import GRID, Look
from rephold.draw.pieces import Laying, Ready
from rephold.draw.text import one_line
from rephold.model.document import Furniture

FOOT_GAP = 2 * GRID
MANY = 88
"""A number of pages that few sheets exceed, of wide digits."""


def head(furniture: Furniture, width: float, look: Look) -> Piece:
    """Head of the pages after the first: title, whom the sheet is for; no height where there is no title."""
    title, detail = furniture.running_title, furniture.running_detail
    if not title:
        return Group(width, 0.0, ())
    line = Row([_title(title, look)], [1.0], 0.0, apart=True)
    if detail:
        line = Row([_title(title, look), _detail(detail, look)], [0.55, 0.45], 3 * GRID, "middle", apart=True)
    line.wrap(width)
    return line.group()


def _title(title: str, look: Look) -> Ready:
    def make() -> Laying:
        text = one_line(title, look.sizes.body, look, strong=True, tone="accent")
        return Laying(text, furniture=True)

    return Ready(look.stock.get(("running title", title, look.manner), make))


def _detail(detail: str, look: Look) -> Ready:
    def make() -> Laying:
        return Laying(one_line(detail, look.sizes.label, look, align="right"), furniture=True)

    return Ready(look.own.get(("running detail", detail, look.manner), make))


def foot(furniture: Furniture, page: int, pages: int, width: float, look: Look) -> Piece:
    """Foot of a page: programme, version, next review, page x of y; in one line if that can be."""
    right = furniture.footer_right.format(page=page, pages=pages)
    left = _left(furniture, width, look)

    def make() -> Laying:
        size = look.sizes.label
        share = 1 - (_wide(right, look) + 0.1) / (width - FOOT_GAP)
        line = Row(
            [one_line(left, size, look), one_line(right, size, look, align="right")],
            [share, 1 - share],
            FOOT_GAP,
        )
        return Laying(Stack([(Rule(look.inks.rule), 1.5 * GRID), (line, 0)]), furniture=True)

    return look.stock.get(("foot", left, right, width, look.manner), make).piece(width)


def _left(furniture: Furniture, width: float, look: Look) -> str:
    """What stands left: the shorter words where the others would need a second line."""
    right = furniture.footer_right.format(page=MANY, pages=MANY)
    long = _wide(furniture.footer_left, look) + FOOT_GAP + _wide(right, look) > width
    return furniture.footer_short if long and furniture.footer_short else furniture.footer_left


def _wide(words: str, look: Look) -> float:
    return string_width(words, FACES["regular"], look.sizes.label)
