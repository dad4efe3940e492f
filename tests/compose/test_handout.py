"""The handout as blocks: what is said, in which order, and what can never be left out."""

from __future__ import annotations

import datetime
from dataclasses import fields, replace
from typing import Any, cast

import pytest

from rephold.compose.handout import compose
from rephold.draw.text import plain
from rephold.errors import ContentError
from rephold.model.document import Block, Card, Fields, Handout, Heading, Letterhead, Panel, Para, Table
from rephold.model.layout import NEVER_LEFT_OUT, Layout
from rephold.model.prescription import Prescription
from rephold.read.nouns import noun_of
from rephold.read.yaml_source import parse
from rephold.words.words import Words
from support.expected import expected
from support.sheets import BARE, CLINICS, FULL, SHEETS, Sheet

SAFE = ("before_you_start", "red_flags", "reminder")
SAFETY_TEXTS = ("disclaimer", "red_flags", "cautions")


def title(block: Block) -> str:
    heading = block if isinstance(block, Heading) else getattr(block, "heading", None)
    return plain(heading.words) if heading else type(block).__name__


def titles(handout: Handout) -> list[str]:
    return [title(block) for block in handout.body]


def without(thing: Any, name: str) -> Any:
    """The same kind of thing, built from all its parts but one."""
    parts = {field.name: getattr(thing, field.name) for field in fields(thing) if field.name != name}
    return type(thing)(**parts)


@pytest.mark.parametrize("part", SAFE)
def test_no_handout_can_be_built_without_its_safety_panels(part: str) -> None:
    with pytest.raises(TypeError, match=part):
        without(BARE.handout, part)


@pytest.mark.parametrize("part", SAFETY_TEXTS)
def test_no_prescription_can_be_built_without_its_safety_texts(part: str) -> None:
    with pytest.raises(TypeError, match=part):
        without(BARE.prescription, part)


def test_no_prescription_can_be_built_with_red_flags_of_another_region_or_without_exercises() -> None:
    flags = BARE.prescription.red_flags.model_copy(update={"region": "knee"})
    with pytest.raises(TypeError, match="another region"):
        replace(BARE.prescription, red_flags=flags)
    with pytest.raises(TypeError, match="without exercises"):
        replace(BARE.prescription, exercises=())


@pytest.mark.parametrize("name", NEVER_LEFT_OUT)
def test_a_layout_that_leaves_out_what_keeps_safe_is_refused(name: str) -> None:
    kept = ", ".join(section for section in NEVER_LEFT_OUT if section != name)
    with pytest.raises(
        ContentError, match=rf"leaves out {name}\n +a handout is never printed without"
    ) as caught:
        noun_of(Layout, parse(f"id: a\ntitle: A\nsections: [{kept}]\n", "a.yaml"))
    assert caught.value.exit_code == 3


def test_a_layout_that_leaves_out_take_care_or_repeats_a_section_is_refused() -> None:
    with pytest.raises(ContentError, match="lines leave out take-care"):
        noun_of(Layout, parse("id: a\ntitle: A\ncards: {lines: [feel, why]}\n", "a.yaml"))
    every = ", ".join([*NEVER_LEFT_OUT, "about", "about"])
    with pytest.raises(ContentError, match="names a section twice"):
        noun_of(Layout, parse(f"id: a\ntitle: A\nsections: [{every}]\n", "a.yaml"))


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_safety_stands_before_the_body_and_after_it(sheet: Sheet) -> None:
    handout = sheet.handout
    blocks = handout.blocks()
    at = [blocks.index(part) for part in (handout.before_you_start, handout.red_flags, handout.body[0])]
    assert at == sorted(at)
    assert blocks[-1] is handout.reminder
    assert handout.red_flags.kind == "alarm"


def test_sections_stand_in_the_order_of_the_layout() -> None:
    layout = BARE.layout.model_copy(
        update={"sections": ("soon", "cautions", "exercises", "pain-guide", "glance")}
    )
    alts = {f.figure: f.alt for b in BARE.handout.body if isinstance(b, Card) for f in b.figures}
    found = titles(compose(BARE.prescription, layout, Words.load("en"), alts))
    flags, cautions = BARE.prescription.red_flags, BARE.prescription.cautions
    assert found[0] == flags.soon_lead
    assert found[1:4] == [cautions.title, "Para", "Table"]
    assert found[-2:] == ["All exercises at a glance", "Table"]
    assert BARE.prescription.programme.about_title not in found


def test_every_exercise_has_a_card_in_order_after_its_explanation() -> None:
    cards = [block for block in BARE.handout.body if isinstance(block, Card)]
    wanted = [(item.label, item.heading) for item in BARE.prescription.exercises]
    assert [(card.heading.number, plain(card.heading.words)) for card in cards] == wanted
    for item in BARE.prescription.exercises:
        if item.explain:
            at = titles(BARE.handout).index(item.explain.title)
            panel = cast(Panel, BARE.handout.body[at])
            assert panel.keep_with_next
            assert title(BARE.handout.body[at + 1]) == item.heading


def test_compact_sheets_leave_out_reasons_but_never_care() -> None:
    compact = SHEETS["handout-compact-a4-bare"].handout
    said = " ".join(text for _, text in expected(compact))
    assert "Why:" not in said
    assert said.count("Take care:") == len(BARE.prescription.exercises)
    assert "Why stretch your hips?" not in titles(compact)


def test_what_is_not_known_is_blank() -> None:
    (blank,) = (block for block in BARE.handout.opening if isinstance(block, Fields))
    assert [value for _, value in blank.items] == ["", "", "", ""]
    (filled,) = (block for block in FULL.handout.opening if isinstance(block, Fields))
    assert [value for _, value in filled.items] == [
        "Zoë Łukasiewicz", "23 Nov 2026", "Sam O'Hara", "7 Dec 2026",
    ]  # fmt: skip


def test_the_file_says_whose_it_is_and_of_when() -> None:
    programme = BARE.prescription.programme
    assert (BARE.handout.author, BARE.handout.date) == (", ".join(programme.authors), programme.published)
    assert (FULL.handout.author, FULL.handout.date) == (
        "Riverside Physiotherapy",
        datetime.date(2026, 11, 23),
    )
    assert FULL.handout.furniture.running_detail == "Zoë Łukasiewicz · 23 Nov 2026"
    assert BARE.handout.furniture.running_detail == ""


def test_a_clinic_has_its_line_and_nobody_has_none() -> None:
    assert not any(isinstance(block, Letterhead) for block in BARE.handout.opening)
    line = FULL.handout.opening[0]
    assert line == Letterhead(
        "Riverside Physiotherapy",
        "12 Quay Street, Newtown · 01234 567 890 · riverside.example",
        "Logo: a wave on the river",
        12,
    )


def test_the_caution_table_has_the_rows_that_apply() -> None:
    dropped = Sheet("", {"drop": ["press-up-forearms", "press-up-hands"], "clinic": CLINICS / "png.yaml"})
    rows = {}
    for sheet in (BARE, dropped):
        (table,) = (block for block in sheet.handout.body if isinstance(block, Table))
        assert len(table.rows) == len(sheet.prescription.applying_cautions)
        assert sum(table.shares) == pytest.approx(1)
        rows[sheet.name] = {plain(row[0]) for row in table.rows}
    assert rows[""] < rows[BARE.name]


def test_a_prescription_knows_no_words_that_are_not_filled_in() -> None:
    for sheet in (BARE, FULL):
        assert isinstance(sheet.prescription, Prescription)
        left = [text for _, text in expected(sheet.handout) if "{" in text or "}" in text]
        assert left == []


@pytest.mark.parametrize("brief", [False, True])
def test_a_note_for_the_sheet_stands_last_in_the_opening_however_small_the_page(brief: bool) -> None:
    noted = replace(BARE.prescription, note="Call me on Monday.")
    layout = BARE.layout.model_copy(update={"brief": brief})
    alts = {p.figure: "" for item in noted.exercises for p in item.exercise.pictures}
    last = compose(noted, layout, Words.load("en"), alts).opening[-1]
    assert isinstance(last, Para)
    assert plain(last.words) == "A note for you: Call me on Monday."
