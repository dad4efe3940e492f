"""What stands at the head and foot of pages; for the eye only, so it is left out of the structure."""

from __future__ import annotations

from rephold.draw.boxes import Box, Row, Rule, Stack
from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fragment import Fragment
from rephold.draw.look import GRID, Look
from rephold.draw.text import Text, one_line
from rephold.model.document import Furniture


def head(furniture: Furniture, width: float, look: Look) -> Fragment:
    """Head of the pages after the first: title, whom the sheet is for; no height where there is no title."""
    if not furniture.running_title:
        return _fragment(Stack([]), width)
    title = one_line(furniture.running_title, look.sizes.body, look, strong=True, tone="accent")
    line: Box | Text = title
    if furniture.running_detail:
        detail = one_line(furniture.running_detail, look.sizes.label, look, align="right")
        line = Row([title, detail], [0.55, 0.45], 3 * GRID, "middle")
    return _fragment(Stack([(line, 0)]), width)


def foot(furniture: Furniture, page: int, pages: int, width: float, look: Look) -> Fragment:
    """Foot of a page: programme, version, next review, page x of y."""
    left = one_line(furniture.footer_left, look.sizes.label, look)
    right = one_line(
        furniture.footer_right.format(page=page, pages=pages), look.sizes.label, look, align="right"
    )
    line = Row([left, right], [0.78, 0.22], 2 * GRID)
    return _fragment(Stack([(Rule(look.inks.rule), 1.5 * GRID), (line, 0)]), width)


def _fragment(box: Box, width: float) -> Fragment:
    canvas = FragmentCanvas(furniture=True)
    _, height = box.wrap(width)
    box.drawOn(canvas, 0, 0)
    return canvas.fragment(width, height)
