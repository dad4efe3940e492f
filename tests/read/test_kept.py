"""What was asked for, written down and read again, is the same."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rephold.model.log_request import WEEKDAYS, LogRequest
from rephold.model.prescription import Patient, Request
from rephold.read.kept import kept
from rephold.read.request import read_request
from rephold.shelf import covered_characters

TEXT = st.text(sorted(covered_characters()), min_size=1, max_size=60).filter(
    lambda text: text == text.strip()
)
TRICKY = st.sampled_from(
    ["yes", "no", "null", "~", "8", "-.5", "1e3", "0x1F", "2026-11-22", "- a", "a: b", "#1", "'", '"', "*x"]
)  # fmt: skip
WORDS = TRICKY | TEXT
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))
ONE_DAY = st.sampled_from(WEEKDAYS)
LOGS = st.builds(
    LogRequest,
    weeks=st.integers(1, 8),
    start=st.none() | DAYS,
    sessions=st.none() | st.sampled_from([1, 3, "2-3"]),
    pain=st.sampled_from(["daily", "before-after", "none"]),
    morning=st.booleans(),
    where=st.booleans(),
    effort=st.booleans(),
    sign_off=st.booleans(),
    cells=st.sampled_from(["tick", "count"]),
    sides=st.sampled_from(["together", "split"]),
    days=st.lists(ONE_DAY, unique=True).map(tuple),
    first_day=st.none() | ONE_DAY,
    country=st.none() | st.sampled_from(["GB", "NO", "US"]),
    orientation=st.sampled_from(["auto", "portrait", "landscape"]),
    copy_number=st.none() | st.integers(1, 9999),
    fillable=st.booleans(),
)
REQUESTS = st.builds(
    Request,
    programme=IDS,
    patient=st.builds(Patient, name=st.none() | WORDS),
    clinician=st.none() | WORDS,
    date=st.none() | DAYS,
    review=st.none() | DAYS,
    set=st.dictionaries(WORDS, st.integers(-5, 9999) | WORDS, max_size=3),
    drop=st.lists(IDS, max_size=3).map(tuple),
    add=st.lists(IDS, max_size=3).map(tuple),
    order=st.lists(IDS, max_size=3).map(tuple),
    side=st.dictionaries(IDS, st.sampled_from(["left", "right", "each"]), max_size=3),
    note=st.dictionaries(IDS, WORDS, max_size=3),
    paper=st.none() | WORDS,
    layout=st.none() | IDS,
    log=st.none() | LOGS,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(request=REQUESTS)
def test_a_request_survives_being_kept(tmp_path: Path, request: Request) -> None:
    file = tmp_path / "kept.yaml"
    file.write_text(kept(request, tmp_path), encoding="utf-8")
    assert read_request(file).request == request


def test_only_what_was_asked_for_is_kept() -> None:
    lines = kept(Request(programme="mini"), Path()).splitlines()
    assert [line for line in lines if not line.startswith("# ")] == ["programme: mini"]
    assert "--from" in lines[0]


def test_a_clinics_path_leads_to_the_same_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "clinic.yaml").touch()
    (tmp_path / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    for clinic in (Path("ours"), Path("ours/clinic.yaml"), tmp_path / "ours"):
        for folder in (Path(), Path("deep/er"), tmp_path / "deep"):
            file = folder / "kept.yaml"
            file.write_text(kept(Request(programme="mini", clinic=clinic), folder), encoding="utf-8")
            found = read_request(file).request.clinic
            assert found is not None
            assert os.path.samefile(found, clinic)


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_clinics_path_leads_there_from_a_linked_folder_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "far" / "away").mkdir(parents=True)
    (tmp_path / "near").symlink_to("far/away")
    monkeypatch.chdir(tmp_path)
    file = Path("near/kept.yaml")
    file.write_text(kept(Request(programme="mini", clinic=Path("ours")), file.parent), encoding="utf-8")
    found = read_request(file).request.clinic
    assert found is not None
    assert os.path.samefile(found, "ours")
