"""Which pages without a code came along with a log, and which may be a page of it that is missing."""

from __future__ import annotations

from logs.simulator.cases import LOG_IDS
from logs.simulator.forms import template
from rephold.logs.other_pages import other_pages
from rephold.logs.reading import PageReading
from rephold.model.log_template import LogTemplate

ONE = template("tall", LOG_IDS["tall"])
FIRST = template("wide", LOG_IDS["wide"])
TWO = FIRST.model_copy(update={"pages": (*FIRST.pages, FIRST.pages[0].model_copy(update={"page": 2}))})
KNOWN = {log.log_id: log for log in (ONE, TWO)}


def _read(log: LogTemplate, page: int, file: str = "pack.pdf", place: int = 1) -> PageReading:
    return PageReading(file, place, "read", None, log.log_id, page)


def _rejected(place: int, reason: str = "no-code", file: str = "pack.pdf") -> PageReading:
    return PageReading(file, place, "rejected", reason)


def test_a_handout_and_blank_pages_in_one_file_with_a_whole_log_are_no_failure() -> None:
    pages = [_rejected(1), _read(ONE, 1, place=2), _rejected(3)]
    assert other_pages(pages, KNOWN.get) == {("pack.pdf", 1), ("pack.pdf", 3)}


def test_a_page_that_may_be_the_missing_page_of_the_log_is_a_failure() -> None:
    assert other_pages([_read(TWO, 1), _rejected(2)], KNOWN.get) == frozenset()
    whole = [_read(TWO, 1), _rejected(2), _read(TWO, 2, place=3)]
    assert other_pages(whole, KNOWN.get) == {("pack.pdf", 2)}


def test_another_reason_another_file_and_a_file_without_logs_are_failures() -> None:
    pages = [_read(ONE, 1), _rejected(2, "blurred"), _rejected(1, file="other.pdf")]
    assert other_pages(pages, KNOWN.get) == frozenset()
    assert other_pages([_rejected(1), _rejected(2)], KNOWN.get) == frozenset()
