"""File names made of whatever a roster holds: safe on every system, told apart, the same each time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rephold.batch.names import LONGEST, PATTERN, file_name, told_apart, unknown_fields

RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


def name(reference: str, programme: str = "low-back-pain") -> str:
    return file_name(PATTERN, {"reference": reference, "programme": programme, "row": "7"})


@given(st.text(max_size=300), st.text(max_size=60))
def test_no_name_leads_out_of_its_folder_or_is_refused_by_a_system(reference: str, programme: str) -> None:
    found = name(reference, programme)
    assert found
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', found)
    assert found not in (".", "..")
    assert not found.startswith((".", "-", " "))
    assert not found.endswith((".", " "))
    assert found.split(".")[0].strip().upper() not in RESERVED
    assert len(found.encode()) <= LONGEST + 1


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("A-17", "A-17-low-back-pain"),
        ("../../etc/passwd", "etc-passwd-low-back-pain"),
        ("C:\\Users\\x", "C-Users-x-low-back-pain"),
        ("Zoë Müller", "Zoë Müller-low-back-pain"),
        ("a\x00b\u202ecod.exe", "a-b-cod.exe-low-back-pain"),
        ("a\x9b31mb\u061c", "a-31mb--low-back-pain"),
    ],
)
def test_path_tricks_become_plain_words(reference: str, expected: str) -> None:
    assert name(reference) == expected


@pytest.mark.parametrize("reserved", ["con", "NUL", "Com1", "lpt9", "aux.txt", "CONIN$"])
def test_names_that_windows_keeps_for_itself_get_a_letter_before_them(reserved: str) -> None:
    assert file_name("{reference}", {"reference": reserved}) == f"_{reserved}"


def test_nothing_at_all_is_called_by_its_row() -> None:
    assert file_name("{reference}", {"reference": " ../ ", "row": "7"}) == "row-7"


def test_composed_and_decomposed_letters_are_one_name() -> None:
    assert name("Zoe\u0308") == name("Zoë")


def test_names_that_differ_in_capitals_only_are_told_apart_in_order() -> None:
    assert told_apart(["Ada", "ada", "Bob", "ADA"]) == ["Ada", "ada-2", "Bob", "ADA-3"]


@given(st.lists(st.sampled_from(["a", "A", "a-2", "b", "a-2-2"]), max_size=30))
def test_no_two_names_are_alike_and_the_same_list_gives_the_same_names(names: list[str]) -> None:
    found = told_apart(names)
    assert len({one.casefold() for one in found}) == len(names)
    assert told_apart(names) == found


def test_fields_that_there_are_none_of_are_told() -> None:
    assert unknown_fields("{reference}-{surname}-{x}") == ("surname", "x")
