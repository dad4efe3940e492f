"""Chapters as blocks: the order in which they are printed, and what stays together."""

from __future__ import annotations

from typing import Any

import pytest

from rephold.compose.chapters import chapters
from rephold.model.chapter import Chapter
from rephold.model.document import Aside, Heading, Listing, Para, Passage, Pictures, Table, Ticks
from rephold.words.words import Words

WORDS = Words.load("en")
ALTS = {"stand": "Somebody stands.", "slump": "Somebody slumps."}
STAND: Any = {"figure": "stand", "caption": "Stand"}
PAIR: Any = {"correct": STAND, "incorrect": {"figure": "slump", "caption": "Slump"}}
GRID: Any = {"caption": "Table", "header": ["A", "B"], "rows": [["1", "a much longer cell than the first"]]}


def made(**held: Any) -> tuple[Any, ...]:
    chapter = Chapter.model_validate({"title": "Title"} | held)
    return chapters([chapter], chapter.place, WORDS, ALTS)


def bodies(blocks: tuple[Any, ...]) -> list[type]:
    return [type(block.body) if isinstance(block, Passage) else type(block) for block in blocks]


def test_everything_is_printed_in_the_order_that_the_noun_promises() -> None:
    blocks = made(
        text=["One.", "Two."], figures=[STAND, STAND], comparisons=[PAIR], points=["P."], steps=["S."],
        table=GRID, ticks=["T."], closing=["End."],
    )  # fmt: skip
    order = [Heading, Para, Para, Pictures, Pictures, Listing, Listing, Table, Ticks, Para]
    assert bodies(blocks) == order


@pytest.mark.parametrize("held", ["text", "points", "steps", "ticks"])
@pytest.mark.parametrize("shown", [{"figures": [STAND]}, {"comparisons": [PAIR]}], ids=["figure", "pair"])
def test_a_single_figure_or_pair_stands_beside_the_words(held: str, shown: dict[str, Any]) -> None:
    aside = made(**{held: ["Words."]}, **shown)[1]
    assert isinstance(aside, Aside)
    (group,) = aside.pictures.groups
    assert [picture.figure for picture in group] == ["stand", "slump"][: len(group)]


def test_nothing_is_said_twice_or_lost_beside_a_figure() -> None:
    whole: Any = {"text": ["Words."], "points": ["P."], "steps": ["S."], "ticks": ["T."], "closing": ["End."]}
    _, aside = made(figures=[STAND], **whole)
    assert [type(part) for part in aside.body] == [Para, Listing, Listing, Ticks, Para]
    blocks = made(figures=[STAND], table=GRID, **whole)
    assert bodies(blocks) == [Heading, Aside, Table, Para]
    assert [type(part) for part in blocks[1].body] == [Para, Listing, Listing, Ticks]


def test_pictures_stay_with_the_list_about_them_and_a_score_with_its_ticks() -> None:
    assert made(figures=[STAND, STAND], steps=["S."])[1].keep_with_next
    assert made(comparisons=[PAIR, PAIR], ticks=["T."])[1].keep_with_next
    assert not made(figures=[STAND, STAND], table=GRID)[1].keep_with_next
    assert made(ticks=["T."], closing=["Count."])[1].keep_with_next
    assert [block.keep_with_next for block in made(points=["P."], steps=["S."], closing=["End."])[1:3]] == [
        False,
        True,
    ]


def test_one_line_of_words_is_not_parted_from_the_pictures_it_leads_to() -> None:
    assert made(text=["1."], figures=[STAND, STAND])[1].keep_with_next
    assert [block.keep_with_next for block in made(text=["1.", "2."], figures=[STAND, STAND])[1:3]] == [
        True,
        False,
    ]


def test_a_pair_says_right_and_wrong_in_words() -> None:
    pictures = made(comparisons=[PAIR])[1]
    right, wrong = pictures.groups[0]
    assert (right.verdict.correct, right.verdict.word) == (True, "Correct")
    assert (wrong.verdict.correct, wrong.verdict.word) == (False, "Not like this")


def test_few_paragraphs_stay_together_and_with_the_table_they_lead_to() -> None:
    assert [block.keep_with_next for block in made(text=["1.", "2."], table=GRID)[1:3]] == [True, True]
    assert [block.keep_with_next for block in made(text=["1.", "2."])[1:3]] == [True, False]
    many = made(text=[f"{n}." for n in range(8)])[1:]
    assert not any(block.keep_with_next for block in many)


def test_columns_are_as_wide_as_what_they_say() -> None:
    first, second = made(table=GRID)[1].shares
    assert first < second
    assert first + second == pytest.approx(1)


def test_a_chapter_stands_only_in_its_place() -> None:
    after = Chapter.model_validate({"title": "Later", "place": "after", "text": ["Words."]})
    assert chapters([after], "before", WORDS, ALTS) == ()
