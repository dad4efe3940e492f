from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rephold.errors import ContentError, MissingError
from rephold.model.clinic import Clinic
from rephold.model.dose import Dose, Range
from rephold.model.exercise import Exercise
from rephold.model.layout import Theme
from rephold.model.pose import Pose
from rephold.model.prescription import Request
from rephold.model.programme import Programme
from rephold.model.safety import Cautions
from rephold.read.nouns import noun_of, read_noun
from rephold.read.yaml_source import parse
from support.small_content import CAUTIONS, PROGRAMME, exercise, put

BOW = exercise("bow", "[WRIST, KNEE]")


def said(kind: type, text: str) -> str:
    """What reading this as a noun says is wrong."""
    with pytest.raises(ContentError) as caught:
        noun_of(kind, parse(text, "f.yaml"))
    return str(caught.value)


def bow(old: str, new: str) -> str:
    """What an exercise with this one change says is wrong."""
    assert old in BOW
    return said(Exercise, BOW.replace(old, new))


def test_a_right_file_becomes_its_noun(tmp_path: Path) -> None:
    found = read_noun(Exercise, put(tmp_path, "bow.yaml", BOW))
    assert (found.id, found.dose.reps, found.cautions) == ("bow", Range(10, 10), ("WRIST", "KNEE"))


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        read_noun(Exercise, tmp_path / "bow.yaml")


def test_the_id_has_to_be_the_name_of_the_file(tmp_path: Path) -> None:
    path = put(tmp_path, "bend.yaml", BOW)
    with pytest.raises(ContentError) as caught:
        read_noun(Exercise, path)
    assert str(caught.value) == (
        f"{path}:1:5: id: is bow, but the file is called bend.yaml\n    give both the same name"
    )


def test_an_unknown_key_is_told_at_the_key_with_the_one_that_was_meant() -> None:
    assert bow("reps: 10", "rep: 10\n  reps: 10") == (
        "f.yaml:15:3: dose: there is no key 'rep' here\n    did you mean reps?"
    )
    assert bow("goal:", "Goal: x\ngoal:") == (
        "f.yaml:3:1: exercise: there is no key 'Goal' here\n    did you mean goal?"
    )


def test_an_unknown_key_unlike_all_others_is_answered_with_those_there_are() -> None:
    assert bow("caption: Stand up", "caption: Stand up\n    xyzzy: 1").endswith("known here: caption, figure")


def test_a_missing_key_is_told_at_its_mapping_with_what_it_is_for() -> None:
    assert bow("goal: Moves the back gently.\n", "") == (
        "f.yaml:1:1: exercise: goal is missing\n    What it is for, in one sentence."
    )
    assert bow("    caption: Stand up\n", "") == (
        "f.yaml:12:5: pictures[1]: caption is missing\n    What to do in this picture, in a few words."
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "name: Bow",
            "name: 8.50",
            'f.yaml:2:7: name: is the number 8.5; text is wanted\n    put it in quotes: "8.50"',
        ),
        (
            "name: Bow",
            "name: true",
            'f.yaml:2:7: name: is true; text is wanted\n    put it in quotes: "true"',
        ),
        ("name: Bow", "name:", "f.yaml:2:6: name: is empty\n    write a value, or take the line out"),
        ("name: Bow", "name: ''", "f.yaml:2:7: name: is empty\n    write a text, or take the line out"),
        ("name: Bow", "name: [a]", "f.yaml:2:7: name: is a list; text is wanted"),
        (
            "muscles: [Erector spinae]",
            "muscles: Erector spinae",
            "f.yaml:5:10: muscles: is the text 'Erector spinae'; a list is wanted\n"
            "    write each entry on a line of its own, after '- '",
        ),
        (
            "  - Stand up.\n",
            "  - Cat: stand up.\n",
            "f.yaml:7:5: steps[1]: is keys and values; text is wanted",
        ),
        (
            "position: standing",
            "position: standin",
            "f.yaml:4:11: position: is the text 'standin'; standing, sitting, supine, prone, side-lying, "
            "hands-and-knees, kneeling or half-kneeling is wanted\n    did you mean standing?",
        ),
        ("  - Come back.\n", "", "f.yaml:7:3: steps: has 2 entries; at least 3 wanted"),
        ("figure: stand", "figure: Stand Up", "f.yaml:12:13: pictures[1].figure: 'Stand Up' is not an id"),
        ("rep_seconds: 5", "rep_seconds: 0", "f.yaml:16:16: dose.rep_seconds: is 0; at least 1 is wanted"),
        (
            "rep_seconds: 5",
            "rep_seconds: '5'",
            "f.yaml:16:16: dose.rep_seconds: is the text '5'; a whole number",
        ),
        (
            "rep_seconds: 5",
            "rep_seconds: 2.5",
            "f.yaml:16:16: dose.rep_seconds: is the number 2.5; a whole number",
        ),
        ("reps: 10", "reps: 10-5", "f.yaml:15:9: dose.reps: 10-5 runs backwards\n    write 5-10"),
        (
            "reps: 10",
            "reps: ten",
            "f.yaml:15:9: dose.reps: is the text 'ten'; a whole number or a range such as 5-10 is wanted",
        ),
        (
            "reps: 10",
            "reps: [5, 10]",
            "f.yaml:15:9: dose.reps: is a list; a whole number or a range such as 5-10 is wanted",
        ),
        ("reps: 10", "reps: 0", "f.yaml:15:9: dose.reps: 0 repeats cannot be done\n    give 1 to 200"),
        (
            "reps: 10\n  rep_seconds: 5",
            "rep_seconds: 5",
            "f.yaml:15:3: dose: has neither reps nor hold_seconds\n    say how many repeats",
        ),
        (
            "dose:\n  reps: 10\n  rep_seconds: 5",
            "dose: 10",
            "f.yaml:14:7: dose: is the number 10; keys and values",
        ),
        (
            "dose_origin:\n  reps: editor",
            "dose_origin: {}",
            "f.yaml:1:1: exercise: dose_origin does not say where reps comes from",
        ),
        (
            "cautions: [WRIST, KNEE]",
            "cautions: [WRST]",
            "f.yaml:10:12: cautions[1]: is the text 'WRST'; LEG, EXT",
        ),
    ],
)
def test_each_fault_is_told_at_its_value_in_plain_words(old: str, new: str, message: str) -> None:
    assert bow(old, new).startswith(message)


def test_a_date_is_wanted_in_one_order() -> None:
    for wrong in ("22.11.2026", "20261122", "2026-13-01", "2026-11-22T00:00:00"):
        text = PROGRAMME.replace("published: 2026-11-22", f"published: {wrong}")
        assert "a date such as 2026-11-22 is wanted" in said(Programme, text)


def test_what_a_whole_noun_gets_wrong_is_told_at_its_start() -> None:
    text = PROGRAMME.replace("review_by: 2028", "review_by: 2020")
    assert said(Programme, text) == "f.yaml:1:1: programme: review_by is not after published"


def test_a_wrong_key_of_a_mapping_is_told_at_the_key() -> None:
    assert said(Cautions, CAUTIONS.replace("KNEE:", "KNEES:")).startswith(
        "f.yaml:9:3: codes: is the text 'KNEES'; LEG, EXT"
    )
    assert said(Request, "programme: a\nside: {Bad Id: left}\n").startswith(
        "f.yaml:2:8: side: 'Bad Id' is not an id"
    )


def test_alternatives_are_told_as_one_fault() -> None:
    assert said(Request, "programme: a\nset: {bow.reps: 2.5}\n") == (
        "f.yaml:2:17: set.bow.reps: is the number 2.5; a whole number or text is wanted\n"
        '    put it in quotes: "2.5"'
    )


POSE = """\
figure: x
title: A pose
alt: A person who stands upright on a mat.
position: standing
contacts: [feet on floor]
"""


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "both: {hip: sovle}",
            "f.yaml:6:13: both.hip: is the text 'sovle'; a number or keys and values are wanted",
        ),
        (
            "both: {hip: {flexion: sovle}}",
            "f.yaml:6:23: both.hip.flexion: is the text 'sovle'; a number, solve or with-pelvis is wanted\n"
            "    did you mean solve?",
        ),
        (
            "both: {hip: {flexio: 3}}",
            "f.yaml:6:14: both.hip: there is no key 'flexio' here\n    did you mean flexion?",
        ),
        ("both: {knee: {flexion: solve}}", "f.yaml:6:14: both.knee: 'solve' needs"),
        (
            "view: {towards-frnt: 3}",
            "f.yaml:6:8: view: there is no key 'towards-frnt' here\n    did you mean towards-front?",
        ),
        (
            "show: {arrow: [{at: head}]}",
            "f.yaml:6:16: show.arrow[1]: direction is missing\n    Where the body part",
        ),
        ("pelvis: {tilt: solve, between: [1]}", "f.yaml:6:32: pelvis.between: entry 2 is missing"),
        ("view: {above: 90}", "f.yaml:6:15: view.above: is 90; at most 60 is wanted"),
    ],
)
def test_of_alternatives_the_one_gone_into_is_told(line: str, message: str) -> None:
    told = said(Pose, POSE + line + "\n")
    assert told.startswith(message)
    assert told.count("f.yaml") == 1


@pytest.mark.parametrize(
    "text", ["Keep <b>knee", "you & me", "<img src=/etc/passwd>", "{braces} %s \\n", "a</para>"]
)
def test_markup_is_plain_text(text: str) -> None:
    assert noun_of(Exercise, parse(BOW.replace("Moves the back gently.", f"'{text}'"), "f.yaml")).goal == text


def test_what_cannot_be_printed_is_named() -> None:
    assert bow("gently", "gently 😀") == (
        "f.yaml:3:7: goal: has characters that no shipped font can print: U+1F600 GRINNING FACE\n"
        "    write it another way"
    )
    assert bow("Moves the back gently.", '"Moves\\x07the back."') == (
        "f.yaml:3:7: goal: has U+0007 control character, which cannot be printed\n    take it out"
    )


def test_ten_thousand_characters_are_counted_not_printed() -> None:
    told = bow("Moves the back gently.", "a" * 10_000)
    assert told == "f.yaml:3:7: goal: has 10,000 characters; at most 240 fit\n    shorten it, or split it"


def test_no_message_is_in_the_words_of_the_validator() -> None:
    text = (
        "id: 1\nname: [1]\ngoal: {a: 1}\nposition: 1\nmuscles: 1\nsteps: 1\npictures: [1]\ndose: []\nx: 1\n"
    )
    told = said(Exercise, text)
    for foreign in (
        "Input should",
        "Field required",
        "valid",
        "string",
        "dictionary",
        "pydantic",
        "tuple",
        "object",
    ):
        assert foreign not in told


def test_all_faults_of_a_file_are_told_in_the_order_of_the_file() -> None:
    text = (
        BOW.replace("name: Bow", "name: 1")
        .replace("reps: 10", "reps: x")
        .replace("id: bow", "id: bow\nid: cow")
    )
    assert [line for line in said(Exercise, text).splitlines() if line.startswith("f.yaml")] == [
        "f.yaml:2:1: id is given twice",
        "f.yaml:3:7: name: is the number 1; text is wanted",
        "f.yaml:16:9: dose.reps: is the text 'x'; a whole number or a range such as 5-10 is wanted",
    ]


def test_a_colour_is_read(tmp_path: Path) -> None:
    assert said(Theme, "id: a\ninks: {accent: blueish}\n").startswith("f.yaml:2:16: inks.accent: ")
    assert noun_of(Clinic, parse('name: A\ncolour: "#14506b"\n', "f.yaml")).colour is not None


@st.composite
def ranges(draw: st.DrawFn, low: int, high: int) -> Range:
    first = draw(st.integers(low, high))
    return Range(first, draw(st.integers(first, high)))


@given(
    st.builds(Dose, sets=ranges(1, 3), reps=ranges(1, 9), hold_seconds=ranges(0, 30), effort=ranges(0, 10))
)
def test_doses_survive_writing_and_reading(dose: Dose) -> None:
    lines = "".join(f"  {key}: {value}\n" for key, value in dose.model_dump(exclude_unset=True).items())
    origin = "".join(f"  {key}: editor\n" for key in ("sets", "reps", "hold_seconds"))
    text = BOW.partition("dose:")[0] + f"dose:\n{lines}dose_origin:\n{origin}"
    assert noun_of(Exercise, parse(text, "f.yaml")).dose == dose
