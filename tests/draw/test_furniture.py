"""Head and foot of pages, and the clinic's line: for the eye, in their places, never too long."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from rephold.draw.embedding import embedded
from rephold.draw.fragment import Page, Piece, Placed, standing
from rephold.draw.furniture import foot, head
from rephold.draw.writer import write
from rephold.figures.art import Art, load_art
from rephold.model.document import Furniture, Letterhead
from support.blocks import EDGE, META, Drawn, drawn, look
from support.pdf_items import Item, share
from support.sheets import CLINICS

FURNITURE = Furniture(
    "Exercises for {page} & <b>", "Zoë 100 % %s", "Back {pages} · version 1.0", "Page {page} of {pages}"
)
LONG = (
    "An exceedingly long name of a clinic, a patient or a programme that nobody can print in one line at all"
)


def only(found: Drawn) -> str:
    return " ".join(found.pdf.artifact_text(0).split())


def clashes(lines: list[Item]) -> list[tuple[str, str]]:
    return [(a.text, b.text) for a in lines for b in lines if a is not b and share(a, b) > 0.3]


def furnished(fragment: Piece) -> Drawn:
    """The furniture on a page that has nothing else."""
    found = Drawn(fragment)
    placed: list[tuple[Placed, Literal["Header", "Footer"]]] = [
        (part, "Footer") for part in standing(fragment, EDGE, EDGE)
    ]
    page = Page(fragment.width + 40, fragment.height + 40, (), tuple(placed))
    found.__dict__["data"] = write([page], META, embedded)
    return found


def test_only_the_page_numbers_are_filled_in() -> None:
    using = look()
    assert only(furnished(foot(FURNITURE, 3, 12, 500, using))) == "Back {pages} · version 1.0 Page 3 of 12"
    assert only(furnished(head(FURNITURE, 500, using))) == "Exercises for {page} & <b> Zoë 100 % %s"


@pytest.mark.parametrize("width", [362.0, 520.0])
@pytest.mark.parametrize("text", [LONG, LONG.replace(" ", "")], ids=["long", "unbroken"])
def test_long_words_wrap_and_stay_inside(width: float, text: str) -> None:
    using = look()
    long = replace(FURNITURE, running_title=text, running_detail=text, footer_left=text)
    for fragment in (head(long, width, using), foot(long, 10, 10, width, using)):
        found = furnished(fragment)
        assert found.outside(1) == []
        assert clashes(found.lines) == []
        assert text.replace(" ", "") in only(found).replace(" ", "")


def test_a_sheet_for_nobody_has_a_title_alone() -> None:
    found = furnished(head(replace(FURNITURE, running_detail=""), 500, look()))
    assert len(found.lines) == 1


def logo(kind: str) -> Art:
    return load_art(CLINICS / f"wave.{kind}")


@pytest.mark.parametrize("kind", ["svg", "png", "jpg"])
def test_a_logo_keeps_its_shape_and_has_its_words(kind: str) -> None:
    using = replace(look(), logo=logo(kind))
    found = drawn(Letterhead("Riverside", "01234 567 890", "Logo: a wave", 12), 520, using)
    (picture,) = (item for item in found.items if item.kind in ("form", "image"))
    tall = picture.matrix[3] * (1 if picture.kind == "image" else 100 / 3)
    wide = picture.matrix[0] * (1 if picture.kind == "image" else 100)
    assert (wide, tall) == pytest.approx((36 * 72 / 25.4, 12 * 72 / 25.4), abs=0.1)
    assert found.pdf.tree().splitlines()[1] == "  Figure [Placement=/Block] alt='Logo: a wave' ''"
    assert found.line("Riverside").box[0] > picture.matrix[4] + wide
    assert found.pdf.problems() == []


def test_a_wide_logo_takes_no_more_than_a_third() -> None:
    using = replace(look(), logo=replace(logo("png"), width=1200.0))
    found = drawn(Letterhead("Riverside", "01234", "Logo", 30), 520, using)
    (picture,) = (item for item in found.items if item.kind == "image")
    assert picture.width <= 520 / 3 + 0.1


@pytest.mark.parametrize("width", [362.0, 520.0])
@pytest.mark.parametrize("name", [LONG, LONG.replace(" ", "")], ids=["long", "unbroken"])
def test_long_names_and_addresses_wrap(name: str, width: float) -> None:
    using = replace(look(), logo=logo("svg"))
    found = drawn(Letterhead(name, name, "Logo", 12), width, using)
    assert found.outside(3) == []
    assert clashes([item for item in found.items if item.kind != "path"]) == []
    assert ["".join(text.split()) for text in found.pdf.texts("P")] == [name.replace(" ", "")] * 2


def test_a_clinic_without_contact_has_its_name_over_a_rule() -> None:
    found = drawn(Letterhead("Riverside", ""), 520)
    (line,) = found.lines
    (rule,) = (item for item in found.items if item.kind == "path")
    assert (rule.mark, line.text.strip()) == (-1, "Riverside")
    assert rule.box[3] < line.box[1]


def test_a_foot_too_long_for_its_line_leaves_out_what_the_head_says() -> None:
    using = look()
    short = replace(FURNITURE, footer_left=f"{LONG} · version 1.0", footer_short="Version 1.0")
    fragment = foot(short, 3, 12, 362, using)
    assert only(furnished(fragment)) == "Version 1.0 Page 3 of 12"
    assert fragment.height == foot(FURNITURE, 3, 12, 362, using).height
    assert LONG in only(furnished(foot(short, 3, 12, 900, using)))
