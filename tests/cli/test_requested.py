"""A prescription file and options become one request that knows where each value is from."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import cast

import pytest

from rephold.cli.asking import Asked
from rephold.cli.mistakes import Mistake
from rephold.cli.requested import Requested, requested
from rephold.errors import ContentError, MissingError

NOTHING = Asked(
    patient=None, clinic=None, clinician=None, date=None, review=None, paper=None, layout=None, lang=None,
    order=None, changes=(), drop=(), add=(), side=(), note=(),
)  # fmt: skip

PRESCRIPTION = """\
programme: low-back-pain
patient: {name: Ada Example}
clinician: Sam Therapist
date: 2026-11-23
set:
  cat-camel.reps: 8
  kneeling-lunge.hold_seconds: 5-10
drop: [press-up-hands]
add: [wall-sit]
order: [kneeling-lunge]
side: {kneeling-lunge: left}
note: {cat-camel: Slowly.}
paper: a5
"""


@pytest.fixture
def prescription(tmp_path: Path) -> Path:
    path = tmp_path / "ada.yaml"
    path.write_text(PRESCRIPTION, encoding="utf-8")
    return path


def asked(file: Path | None = None, programme: str | None = None, **options: object) -> Requested:
    return requested(programme, file, cast(Asked, {**NOTHING, **options}))


def test_a_file_alone_is_the_request(prescription: Path) -> None:
    found = asked(prescription)
    assert found.request.patient.name == "Ada Example"
    assert found.request.date == datetime.date(2026, 11, 23)
    assert found.request.set == {"cat-camel.reps": 8, "kneeling-lunge.hold_seconds": "5-10"}
    assert str(found.places["set.cat-camel.reps"]) == f"{prescription}:6:19"


def test_options_alone_are_the_request() -> None:
    found = asked(
        programme="low-back-pain",
        patient="Ada Example",
        changes=(("cat-camel.reps", "8"),),
        drop=(("a", "b"), ("c",)),
        order=("d", "e"),
    )
    assert found.request.programme == "low-back-pain"
    assert found.request.patient.name == "Ada Example"
    assert found.request.set == {"cat-camel.reps": "8"}
    assert found.request.drop == ("a", "b", "c")
    assert found.request.order == ("d", "e")
    assert str(found.places["programme"]) == "PROGRAMME"
    assert str(found.places["set.cat-camel.reps"]) == "--set cat-camel.reps"
    assert str(found.places["drop.b"]) == "--drop"


def test_single_values_and_the_order_take_the_place_of_the_files(prescription: Path) -> None:
    found = asked(
        prescription,
        "other-programme",
        patient="Bo Example",
        date=datetime.date(2027, 1, 2),
        order=("cat-camel",),
    )
    assert found.request.programme == "other-programme"
    assert found.request.patient.name == "Bo Example"
    assert found.request.date == datetime.date(2027, 1, 2)
    assert found.request.order == ("cat-camel",)
    assert found.request.paper == "a5"
    assert str(found.places["date"]) == "--date"
    assert found.places["paper"].line == 13


def test_keyed_values_replace_key_by_key(prescription: Path) -> None:
    found = asked(prescription, changes=(("cat-camel.reps", "5"),), note=(("kneeling-lunge", "Hold on."),))
    assert found.request.set == {"cat-camel.reps": "5", "kneeling-lunge.hold_seconds": "5-10"}
    assert found.request.note == {"cat-camel": "Slowly.", "kneeling-lunge": "Hold on."}
    assert found.request.side == {"kneeling-lunge": "left"}
    assert str(found.places["set.cat-camel.reps"]) == "--set cat-camel.reps"
    assert found.places["set.kneeling-lunge.hold_seconds"].line == 7


def test_lists_get_longer_and_no_exercise_is_twice_in_them(prescription: Path) -> None:
    found = asked(prescription, drop=(("cat-camel", "press-up-hands"),), add=(("squat",),))
    assert found.request.drop == ("press-up-hands", "cat-camel")
    assert found.request.add == ("wall-sit", "squat")


def test_add_undoes_the_files_drop_and_drop_its_add(prescription: Path) -> None:
    found = asked(prescription, add=(("press-up-hands",),), drop=(("wall-sit",),))
    assert found.request.drop == ()
    assert found.request.add == ()


def test_an_empty_value_leaves_a_line_to_write_on(prescription: Path) -> None:
    found = asked(prescription, patient="", clinician="", date="", paper="")
    assert found.request.patient.name is None
    assert found.request.clinician is None
    assert found.request.date is None
    assert found.request.paper is None


def test_a_clinic_in_a_file_is_found_beside_the_file(prescription: Path) -> None:
    prescription.write_text(PRESCRIPTION + "clinic: our/clinic.yaml\n")
    assert asked(prescription).request.clinic == prescription.parent / "our" / "clinic.yaml"
    assert asked(prescription, clinic="x.yaml").request.clinic == Path("x.yaml")


def test_a_clinics_folder_goes_before_what_ships(tmp_path: Path, prescription: Path) -> None:
    (tmp_path / "our" / "exercises").mkdir(parents=True)
    found = asked(programme="low-back-pain", clinic=str(tmp_path / "our"))
    assert (found.clinic_folder, found.request.clinic) == (tmp_path / "our", None)
    prescription.write_text(PRESCRIPTION + "clinic: our\n")
    assert asked(prescription).clinic_folder == tmp_path / "our"


def test_a_folder_that_is_no_clinics_is_refused(tmp_path: Path, prescription: Path) -> None:
    (tmp_path / "our").mkdir()
    (tmp_path / "our" / "clinic.yml").touch()
    with pytest.raises(MissingError, match=r"^--clinic: .* is not a clinic's folder\n"):
        asked(programme="low-back-pain", clinic=str(tmp_path / "our"))
    prescription.write_text(PRESCRIPTION + "clinic: our\n")
    with pytest.raises(MissingError, match=r"ada.yaml:14:9: .* is not a clinic's folder\n"):
        asked(prescription)


def test_what_is_no_text_is_refused_without_repeating_it() -> None:
    with pytest.raises(Mistake, match="--patient is no text") as wrong:
        asked(programme="low-back-pain", patient="Ada \udcff")
    assert "Ada" not in str(wrong.value)
    with pytest.raises(Mistake, match="--note is no text"):
        asked(programme="low-back-pain", note=(("cat-camel", "\udcff"),))


def test_an_option_is_named_once_in_a_message() -> None:
    with pytest.raises(ContentError) as wrong:
        asked(programme="Low Back", layout="A b", note=(("cat-camel", "\N{BELL}"),), patient="x" * 121)
    assert [str(problem).splitlines()[0] for problem in wrong.value.problems] == [
        "--layout: 'A b' is not an id",
        "--note cat-camel: has characters that no shipped font can print: U+1F514 BELL",
        "--patient: has 121 characters; at most 120 fit",
        "PROGRAMME: 'Low Back' is not an id",
    ]


def test_problems_of_file_and_options_are_told_together(prescription: Path) -> None:
    prescription.write_text(PRESCRIPTION.replace("paper: a5", "papper: a5"))
    with pytest.raises(ContentError) as wrong:
        asked(prescription, note=(("cat-camel", "x" * 700),), clinician="\N{GRINNING FACE}")
    told = [str(problem).splitlines()[0] for problem in wrong.value.problems]
    assert [text.partition(": ")[0] for text in told] == [
        "--clinician",
        "--note cat-camel",
        f"{prescription}:13:1",
    ]
    assert "U+1F600 GRINNING FACE" in told[0]
    assert "700 characters" in told[1]
    assert "papper" in told[2]


def test_a_name_that_cannot_be_printed_is_not_repeated() -> None:
    with pytest.raises(ContentError) as wrong:
        asked(programme="low-back-pain", patient="Ada \N{GRINNING FACE}")
    assert str(wrong.value).startswith("--patient: ")
    assert "Ada" not in str(wrong.value)


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(Mistake, match="--note cat-camel is given twice"):
        asked(programme="low-back-pain", note=(("cat-camel", "a"), ("cat-camel", "b")))


def test_a_programme_or_a_file_is_needed() -> None:
    with pytest.raises(Mistake, match="names no programme"):
        asked()


def test_a_missing_prescription_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        asked(tmp_path / "none.yaml")


def test_edition_and_ink_are_options_of_a_request_over_what_a_file_says(prescription: Path) -> None:
    prescription.write_text(PRESCRIPTION + "edition: fridge\nink: grey\n", encoding="utf-8")
    kept = asked(prescription).request
    assert (kept.edition, kept.ink) == ("fridge", "grey")
    over = asked(prescription, edition="pocket", ink="saver").request
    assert (over.edition, over.ink) == ("pocket", "saver")
    alone = asked(programme="low-back-pain").request
    assert (alone.edition, alone.ink) == ("standard", None)
