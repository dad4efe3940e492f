"""A group as one fragment: the same tags, words and places; what must know its place stays a group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rephold.draw.fragment import Element, Fragment, Group, LinkArea, Wrapping
from rephold.draw.merged import merged
from support.blocks import Drawn
from support.hand_made import LEG, Sheet, heading
from support.pdf_items import Item


def line(text: str, role: str = "P", style: str = "regular") -> Fragment:
    sheet = Sheet()
    mark = sheet.text(role, 0, 2, text, style)
    return sheet.fragment(100, 12, Element(role, (mark,)))


def bare(text: str) -> Fragment:
    """Words that belong to the element around them, and a drawing."""
    sheet = Sheet()
    marks = (sheet.text("Span", 0, 2, text), sheet.drawing("Span", LEG, 50, 0, 0.2))
    return replace(sheet.fragment(100, 12), elements=marks)


ITEM = Group(200, 20, ((line("1.", "Lbl"), 2, 5), (bare("Breathe out, 100 %"), 20.25, 5)), Wrapping("LI"))
LIST = Group(200, 40, ((ITEM, 0, 20), (ITEM, 0, 0), (line("Łódź", style="bold"), 150, 30)), Wrapping("L"))


def tags(found: Drawn) -> list[tuple[str, str]]:
    return [(node.role, found.pdf.text(node)) for node in found.pdf.document.walk()]


def painted(items: list[Item]) -> list[tuple[str, str, tuple[float, ...]]]:
    return [(item.kind, item.text, tuple(round(side, 1) for side in item.box)) for item in items]


def test_a_group_as_one_fragment_says_and_paints_what_its_parts_do() -> None:
    whole = merged(LIST)
    assert isinstance(whole, Fragment)
    assert whole.marks == 7
    one, many = Drawn(whole), Drawn(LIST)
    assert one.pdf.problems() == []
    assert tags(one) == tags(many)
    assert painted(one.items) == painted(many.items)


def test_its_parts_can_still_be_told() -> None:
    whole = merged(LIST)
    assert isinstance(whole, Fragment)
    parts = Group(LIST.width, LIST.height, whole.parts, Wrapping("P"))
    assert [part.marks for part, _, _ in whole.parts] == [1, 2, 1, 2, 1]
    assert painted(Drawn(merged(parts)).items) == painted(Drawn(LIST).items)


LINKED = Fragment(
    10, 10, b"", 0, (Element("Link", (LinkArea((0, 0, 5, 5), "https://example.org", "Example"),)),)
)
BOXED = Fragment(
    10, 10, b"", 0, (Element("Figure", alt="A leg", attributes=(("Layout", (("BBox", (0, 0, 5, 5)),)),)),)
)
SPOTTED = Fragment(10, 10, b"", spots=(("box", (0, 0, 5, 5)),))


@pytest.mark.parametrize(
    "part", [LINKED, BOXED, SPOTTED, heading("H2", "Knee", "Knee")], ids=["link", "box", "spot", "bookmark"]
)
def test_what_knows_its_place_on_the_page_stays_a_group(part: Fragment) -> None:
    group = Group(200, 20, ((line("Knee"), 0, 0), (part, 20, 5)))
    assert merged(group) is group
