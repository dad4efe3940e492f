from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rephold.errors import ContentError
from rephold.read.request import read_request
from support.small_content import put

FILE = """\
programme: mini
patient: {name: Ann Example}
clinic: ours/clinic.yaml
date: 2026-11-22
set:
  bow.reps: 8
  press-low.hold_seconds: 3-5
drop: [press-high]
order:
  - reach
note: {bow: "Slowly & <b>gently</b>."}
side: {reach: left}
"""


def test_a_prescription_file_is_a_request_with_places(tmp_path: Path) -> None:
    path = put(tmp_path, "p/ann.yaml", FILE)
    asked = read_request(path)
    assert asked.request.patient.name == "Ann Example"
    assert asked.request.date == datetime.date(2026, 11, 22)
    assert asked.request.set == {"bow.reps": 8, "press-low.hold_seconds": "3-5"}
    places = {key: str(place).removeprefix(str(path)) for key, place in asked.places.items()}
    assert places["programme"] == ":1:12"
    assert places["set.bow.reps"] == ":6:13"
    assert places["key:set.bow.reps"] == ":6:3"
    assert places["drop.press-high"] == ":8:8"
    assert places["order.reach"] == ":10:5"


def test_paths_start_at_the_file(tmp_path: Path) -> None:
    asked = read_request(put(tmp_path, "p/ann.yaml", FILE))
    assert asked.request.clinic == tmp_path / "p/ours/clinic.yaml"
    absolute = read_request(put(tmp_path, "p/b.yaml", FILE.replace("ours/", "/srv/")))
    assert absolute.request.clinic == Path("/srv/clinic.yaml")


def test_all_faults_of_a_prescription_file_are_told(tmp_path: Path) -> None:
    path = put(
        tmp_path, "a.yaml", FILE.replace("patient:", "pateint:").replace("left", "lfet").replace("2026", "26")
    )
    with pytest.raises(ContentError) as caught:
        read_request(path)
    assert str(caught.value).replace(str(path), "").splitlines() == [
        ":2:1: prescription: there is no key 'pateint' here",
        "    did you mean patient?",
        ":4:7: date: is the text '26-11-22'; a date such as 2026-11-22 is wanted",
        ":12:15: side.reach: is the text 'lfet'; left, right or each is wanted",
        "    did you mean left?",
    ]
