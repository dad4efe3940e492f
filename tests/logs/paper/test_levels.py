"""Simulated scans, photos and faxes: what is decided is right, and what is clear is decided."""

from __future__ import annotations

import pytest

from logs.simulator.cases import Case, case
from logs.simulator.traps import KINDS, trap
from rephold.logs.paper.pages import read_paper
from rephold.logs.reading import PageReading

SAMPLE = {"flatbed": 3, "office": 3, "phone-good": 4, "phone-bad": 3, "fax": 3}
"""Seeds of each level, from 0: forms of the tests, and logs that rephold prints."""
MOST_WRONG = 0.003
"""Share of all boxes that may be wrong where the mark is not plain: a note written right into a box."""
MOST_UNSURE = {"flatbed": 0.015, "office": 0.02, "phone-good": 0.03, "phone-bad": 0.1, "fax": 0.02}
"""Share of plain boxes."""


def _read(filled: Case) -> PageReading:
    log = filled.log
    (reading,) = read_paper(filled.data, "page", lambda log_id: log if log_id == log.log_id else None)
    return reading


@pytest.mark.parametrize("level", SAMPLE)
def test_no_plain_box_is_read_as_what_it_is_not_and_few_stay_unsure(level: str) -> None:
    wrong: list[tuple[int, str, str, str]] = []
    odd: list[tuple[int, str, str, str]] = []
    unsure, plain, boxes = [], 0, 0
    for seed in range(SAMPLE[level]):
        filled = case(level, seed)
        reading = _read(filled)
        assert reading.status == "read", (seed, reading.reason)
        assert reading.log_page == 1
        for box, what in filled.meant.items():
            state = reading.boxes[box].state
            plain += what.plain
            boxes += 1
            if state == "unsure":
                assert reading.boxes[box].reason
                unsure += [(seed, box, what.how, reading.boxes[box].reason)] * what.plain
            elif what.truth not in ("either", state):
                (wrong if what.plain else odd).append((seed, box, what.how, state))
    assert wrong == []
    assert len(odd) <= MOST_WRONG * boxes, odd
    assert len(unsure) <= MOST_UNSURE[level] * plain, unsure


@pytest.mark.parametrize(
    ("level", "seed"),
    [*(("office", k) for k in range(len(KINDS))), ("phone-good", 0), ("phone-good", 7), ("fax", 5)],
)
def test_a_trap_is_rejected_or_says_nothing_wrong(level: str, seed: int) -> None:
    made = trap(level, seed)
    (reading,) = read_paper(made.data, "trap", lambda log_id: made.log if log_id == made.log.log_id else None)
    if made.meant is None:
        assert reading.status == "rejected", made.kind
        assert reading.boxes == {}
    else:
        states = {box: reading.boxes[box].state for box in reading.boxes}
        wrong = {
            box: (made.meant[box], state)
            for box, state in states.items()
            if state not in ("unsure", made.meant[box].truth) and made.meant[box].truth != "either"
        }
        assert wrong == {}, made.kind


def test_the_same_bytes_read_twice_give_the_same_figures() -> None:
    filled = case("phone-good", 1)
    assert _read(filled) == _read(filled)
