from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rephold.errors import ContentError, MissingError
from rephold.model.dose import Range
from rephold.model.prescription import Prescription, Request
from rephold.prescribe.prescribe import prescribe
from rephold.prescribe.remarks import remarks
from rephold.read.library import Library
from rephold.read.request import read_request
from rephold.shelf import Shelf
from support.small_content import CAUTIONS, EACH, PROGRAMME, exercise, put, small_library
from support.small_prescriptions import made, places, told


def test_a_programme_as_it_is_keeps_its_labels_and_count(library: Library) -> None:
    found = made(library)
    assert places(found) == [
        ("1", "bow"),
        ("2", "reach"),
        ("3a", "press-low"),
        ("3b", "press-high"),
        ("4", "bow"),
    ]
    assert found.exercise_count == Range(3, 3)
    assert [one.heading for one in found.exercises] == [
        "Bow",
        "Reach",
        "Press low",
        "Press high",
        "Bow again",
    ]
    assert found.exercises[4].again == "Finish as you began."
    assert found.exercises[3].when == "Once 3a feels easier."
    assert (found.times_per_day, found.days_per_week) == (Range(2, 2), Range(7, 7))
    assert found.red_flags.region == "knee"
    assert found.clinic is None


def test_an_exercise_that_stands_twice_changes_in_both_places(library: Library) -> None:
    found = made(library, set={"bow.reps": "8", "bow.rep_seconds": "6", "press-low.hold_seconds": "3-5"})
    assert [one.dose.reps for one in found.exercises if one.exercise.id == "bow"] == [Range(8, 8)] * 2
    assert found.exercises[0].dose.rep_seconds == 6
    assert found.exercises[2].dose.hold_seconds == Range(3, 5)
    assert found.exercises[2].dose.reps == Range(5, 10), "what is not set stays"
    assert library.exercise("bow").dose.reps == Range(10, 10), "nobody changes what they were given"


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("bow.reps", "12-8", "--set: bow.reps: 12-8 runs backwards|write 8-12"),
        ("bow.reps", 0, "--set: bow.reps: 0 repeats cannot be done|give 1 to 200"),
        ("bow.reps", "many", "--set: bow.reps: is the text 'many'; a whole number or a range"),
        ("bow.rep_seconds", "x", "--set: bow.rep_seconds: is the text 'x'; a whole number is wanted"),
        ("bow.rep_seconds", 500, "--set: bow.rep_seconds: is 500; at most 120 is wanted"),
        ("bow.tempo", "a\x07b", "--set: bow.tempo: has U+0007 control character, which"),
        ("reach.side", "lfet", "--set: reach.side: is the text 'lfet'; both-together, each, left or"
                               " right is wanted|did you mean left?"),
        ("press-low.hold_seconds", 1800, "--set: press-low: takes 300 minutes a session|more than"),
        ("bow.rep", 8, "--set: a dose has no 'rep'|did you mean reps?"),
        ("bow.xyzzy", 8, "--set: a dose has no 'xyzzy'|known here: "),
        ("bwo.reps", 8, "--set: bwo is not in this prescription|did you mean bow?"),
        ("stand-tall.reps", 8, "--set: stand-tall is not in this prescription"),
        ("reps", 8, "--set: 'reps' does not say what of which exercise|such as cat-camel.reps"),
        (".reps", 8, "--set: '.reps' does not say what of which exercise"),
        ("bow.", 8, "--set: 'bow.' does not say what of which exercise"),
        ("times_per_dy", 3, "--set: 'times_per_dy' does not say what of which exercise|did you mean"
                            " times_per_day?"),
        ("times_per_day", 13, "--set: times_per_day: 13 times a day cannot be done|give 1 to 12"),
        ("times_per_day", "3-2", "--set: times_per_day: 3-2 runs backwards|write 2-3"),
        ("days_per_week", "daily", "--set: days_per_week: is the text 'daily'; a whole number or a range"),
        ("bow.reps", -5, "--set: bow.reps: -5 is below zero|write a whole number or a range such as 5-10"),
        ("bow.reps", 99999, "--set: bow.reps: 99999 repeats cannot be done|give 1 to 200"),
    ],
)  # fmt: skip
def test_a_dose_that_cannot_be_is_refused_in_plain_words(
    library: Library, key: str, value: int | str, message: str
) -> None:
    said = "|".join(line.strip() for line in told(library, set={key: value}))
    assert said.startswith(message)


def test_how_often_is_set_without_an_exercise(library: Library) -> None:
    found = made(library, set={"times_per_day": "1-2", "days_per_week": 5, "bow.reps": 3})
    assert (found.times_per_day, found.days_per_week) == (Range(1, 2), Range(5, 5))
    assert found.exercises[0].dose.times_per_day is None, "the whole routine is meant, not each exercise"


@pytest.mark.parametrize(
    ("now", "later", "told_later"), [(1, "3", "3"), ("2-3", "3", None), (3, "3", None), (4, "2-3", None)]
)
def test_a_later_dose_that_is_no_more_than_the_first_is_not_told(
    tmp_path: Path, now: int | str, later: str, told_later: str | None
) -> None:
    library = small_library(tmp_path)
    text = PROGRAMME.replace("times_per_day: 2\n", f"times_per_day: 2\ntimes_per_day_later: {later}\n")
    put(tmp_path, "programmes/mini.yaml", text)
    found = made(library, set={"times_per_day": now}).times_per_day_later
    assert (None if found is None else str(found)) == told_later


def explained(prescription: Prescription) -> list[tuple[str, str]]:
    """(label, title of the explanation) where there is one."""
    return [(one.label, one.explain.title) for one in prescription.exercises if one.explain]


def test_an_explanation_stands_at_the_first_exercise_left_of_those_it_is_about(library: Library) -> None:
    assert explained(made(library)) == [("2", "Why reach?"), ("3a", "Why press?")]
    assert explained(made(library, drop=("reach", "press-low"))) == [("2", "Why press?")]
    assert explained(made(library, drop=("press-low", "press-high"))) == [("2", "Why reach?")]
    moved = made(library, order=("press-high", "bow", "press-low"))
    assert places(moved)[0] == ("1", "press-high")
    assert explained(moved) == [("1", "Why press?"), ("4", "Why reach?")]


def test_the_hip_panel_stays_while_one_hip_stretch_does() -> None:
    def panels(*dropped: str) -> list[tuple[str, str]]:
        request = Request(programme="low-back-pain", drop=dropped)
        return explained(prescribe(request, Library(Shelf())))

    assert panels("knee-to-opposite-shoulder")[0] == ("2", "Why stretch your hips?")
    assert panels("press-up-forearms")[1] == ("5", "Why do press-ups?")
    assert panels("knee-to-opposite-shoulder", "figure-four-stretch") == [("3a", "Why do press-ups?")]


def test_left_right_and_each_are_for_exercises_of_one_side(library: Library, tmp_path: Path) -> None:
    assert made(library, side={"reach": "left"}).exercises[1].dose.side == "left"
    assert made(library, set={"reach.side": "right"}).exercises[1].dose.side == "right"
    assert told(library, side={"bow": "left"}) == [
        "--side: bow is done with both sides together; it has no side to choose",
        "    take the side out",
    ]
    assert (
        told(library, set={"reach.side": "both-together"})[0] == "--set: reach is done on one side at a time"
    )
    assert told(library, set={"reach.side": "left"}, side={"reach": "left"})[0] == (
        "--side: reach has its side in set as well"
    )
    assert told(library, side={"raech": "left"})[1] == "    did you mean reach?"


def test_each_side_needs_words_for_changing_sides(library: Library, tmp_path: Path) -> None:
    one_side = exercise("reach", "[]", EACH).replace("side: each", "side: right")
    put(tmp_path, "exercises/reach.yaml", one_side)
    assert made(library, side={"reach": "each"}).exercises[1].dose.side == "each"
    put(tmp_path, "exercises/reach.yaml", one_side.replace("change_sides: Change sides.\n", ""))
    fresh = Library(Shelf(tmp_path))
    assert told(fresh, side={"reach": "each"})[0] == "--side: reach does not say when to change sides"
    assert made(fresh, side={"reach": "left"}).exercises[1].dose.side == "left"


def test_a_note_stands_once_after_the_programmes_own(library: Library) -> None:
    found = made(library, note={"bow": "Keep <b>knee & back easy.", "press-low": "Mine."})
    assert [one.note for one in found.exercises] == [
        "Keep <b>knee & back easy.",
        None,
        "Easy. Mine.",
        None,
        None,
    ]
    assert told(library, note={"boww": "Hm."}) == [
        "--note: boww is not in this prescription",
        "    did you mean bow?",
    ]


def test_cautions_come_in_their_fixed_order_with_labels(library: Library) -> None:
    found = made(library, add=("stand-tall",))
    assert [(caution.who, labels) for caution, labels in found.applying_cautions] == [
        ("Sore knees.", ("1", "2")),
        ("Sore wrists.", ("1", "3b")),
        ("Unsteady.", ("4",)),
    ]


def test_a_caution_without_words_is_refused(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    put(
        tmp_path,
        "cautions/plain.yaml",
        CAUTIONS.replace("  WRIST: {who: Sore wrists., do: Use fists.}\n", ""),
    )
    assert told(library)[0] == (
        f"{tmp_path}/cautions/plain.yaml:8:3: codes: WRIST is missing; exercises of this sheet need it"
    )


def test_a_missing_figure_is_missing_where_it_is_named(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    put(tmp_path, "exercises/bow.yaml", exercise("bow").replace("figure: stand", "figure: stnad"))
    with pytest.raises(MissingError) as caught:
        made(library)
    assert str(caught.value) == (
        f"{tmp_path}/exercises/bow.yaml:12:13: pictures[1].figure: there is no figure 'stnad'\n"
        "    did you mean stand?"
    )


def test_minutes_are_summed_from_low_and_high_ends(library: Library) -> None:
    # low: bow 50 + reach 60 + press 30 + bow 50 + 4 changes of 10 = 230 s; high: press 60, so 260 s
    assert made(library).minutes == Range(4, 4)
    # press 200-400 s: 400 s and 600 s
    assert made(library, set={"press-low.hold_seconds": 37, "press-high.hold_seconds": 37}).minutes == Range(
        7, 10
    )
    # the shorter alternative makes the low end, the longer the high end
    assert made(library, set={"press-high.hold_seconds": 37}).minutes == Range(4, 10)
    assert made(library, drop=("reach", "press-low", "press-high"), set={"bow.reps": 1}).minutes == Range(
        1, 1
    )


def test_the_review_is_not_before_the_sheet(library: Library) -> None:
    day = datetime.date(2026, 11, 22)
    assert made(library, date=day, review=day).review == day
    assert told(library, date=day, review=day - datetime.timedelta(1))[0] == (
        "--review: review 2026-11-21 is before the sheet's own date, 2026-11-22"
    )


def test_all_problems_of_a_request_are_told_with_their_places(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    path = put(
        tmp_path,
        "ann.yaml",
        "programme: mini\nset:\n  bow.reps: 9-3\n  bwo.reps: 3\ndrop: [rech]\nadd: [stand-tal]\n"
        "order: [press-lo]\nside: {bow: left}\nnote: {x: Hm.}\npaper: a44\nlayout: handuot\n",
    )
    asked = read_request(path)
    with pytest.raises(ContentError) as caught:
        prescribe(asked.request, library, sources=asked.places)
    assert str(caught.value).replace(str(path), "").splitlines() == [
        ":3:13: bow.reps: 9-3 runs backwards",
        "    write 3-9",
        ":4:3: bwo is not in this prescription",
        "    did you mean bow?",
        ":5:8: rech is not in programme mini",
        "    did you mean reach?",
        ":6:7: there is no exercise 'stand-tal'",
        "    did you mean stand-tall?",
        ":7:9: press-lo is not in this prescription",
        "    did you mean press-low?",
        ":8:13: bow is done with both sides together; it has no side to choose",
        "    take the side out",
        ":9:8: x is not in this prescription",
        "    known here: bow, press-high, press-low, reach",
        ":10:8: there is no paper 'a44'",
        "    did you mean a4?",
        ":11:9: there is no layout 'handuot'",
        "    did you mean handout?",
    ]


def test_a_broken_programme_does_not_hide_other_problems(library: Library) -> None:
    with pytest.raises(ContentError) as caught:
        prescribe(Request(programme="mni", add=("stand-tal",), clinic=Path("/nowhere.yaml")), library)
    assert str(caught.value).splitlines() == [
        "--add: there is no exercise 'stand-tal'",
        "    did you mean stand-tall?",
        "--clinic: there is no clinic file /nowhere.yaml",
        "    check the path",
        "PROGRAMME: there is no programme 'mni'",
        "    did you mean mini?",
    ]


def test_content_nobody_signed_and_content_past_its_review_are_remarked(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    assert [one.what.partition(" by ")[0] for one in remarks(made(library))] == [
        "warning: its content is not yet signed"
    ]
    put(tmp_path, "programmes/mini.yaml", PROGRAMME.replace("region:", "reviewed_by: Dr Ann\nregion:"))
    signed = Library(Shelf(tmp_path))
    last = datetime.date(2028, 11, 22)
    assert list(remarks(made(signed, date=last))) == []
    (late,) = remarks(made(signed, date=last + datetime.timedelta(1), allow_expired=True))
    assert str(late) == (
        "mini: warning: its content was due for a new look by 2028-11-22\n"
        "    it is printed for 2028-11-23 all the same; is there a newer version?"
    )


def test_the_routine_that_ships_takes_6_to_7_minutes_and_has_5_exercises(tmp_path: Path) -> None:
    shipped = Library(Shelf())
    for step in shipped.programme("low-back-pain").steps:
        for picture in shipped.exercise(step.exercise).pictures:
            put(tmp_path, f"illustrations/baked/colour/{picture.figure}.json", "{}")
    found = prescribe(Request(programme="low-back-pain"), Library(Shelf(tmp_path)))
    assert found.minutes == Range(6, 7)
    assert found.exercise_count == Range(5, 5)
    assert [one.label for one in found.exercises] == ["1", "2", "3", "4", "5a", "5b", "6"]


def test_an_aside_about_an_exercise_that_is_gone_goes_too() -> None:
    def said(*drop: str) -> str:
        found = prescribe(Request(programme="low-back-pain", drop=drop), Library(Shelf()))
        return " ".join(
            sentence for one in found.exercises if one.explain for sentence in one.explain.reasons
        )

    assert "off your nerve roots (see cat and camel)." in said()
    assert "off your nerve roots (see cat and camel)." in said("figure-four-stretch")
    assert "off your nerve roots." in said("cat-camel")
