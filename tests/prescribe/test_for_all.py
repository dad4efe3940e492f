"""A side and a note for the whole sheet, beside those of single exercises."""

from __future__ import annotations

from rephold.read.library import Library
from support.small_prescriptions import made, told


def test_a_side_for_all_is_for_those_done_on_one_side_and_one_named_or_set_keeps_its_own(
    library: Library,
) -> None:
    found = made(library, side={"all": "left"})
    assert [item.dose.side for item in found.exercises[:2]] == ["both-together", "left"]
    assert made(library, side={"all": "left", "reach": "right"}).exercises[1].dose.side == "right"
    assert made(library, side={"all": "left"}, set={"reach.side": "right"}).exercises[1].dose.side == "right"
    assert told(library, side={"all": "left"}, drop=["reach"])[0] == (
        "--side: no exercise of this sheet is done on one side at a time"
    )


def test_a_note_for_all_is_the_sheets_own(library: Library) -> None:
    found = made(library, note={"all": "Call me.", "bow": "Slowly."})
    assert found.note == "Call me."
    assert found.exercises[0].note == "Slowly."
    assert not any("Call me." in (item.note or "") for item in found.exercises)
