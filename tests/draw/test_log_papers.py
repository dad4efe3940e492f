"""Papers that are too small for a log: what the refusal says is true, and what it names helps."""

from __future__ import annotations

import re
from typing import Any

import pytest

from rephold.errors import ContentError
from support.logs import made

_MEASURED = re.compile(r"(?:is|leaves) (\d+) mm .*takes (\d+)$")
COUNTED = {"programme": "back-strengthening", "cells": "count", "sides": "split", "sessions": "3"}
ASKED = {"pain": "before-after", "effort": True, "orientation": "portrait", "sessions": "1"}


@pytest.mark.parametrize("asked", [COUNTED, ASKED], ids=["counted", "asked"])
def test_what_a_refused_paper_has_is_always_less_than_what_the_log_takes(asked: dict[str, Any]) -> None:
    refused = 0
    for side in range(150, 200, 10):
        try:
            made(paper=f"{side}x{side}mm", **asked)
        except ContentError as error:
            for problem in error.problems:
                found = _MEASURED.match(problem.what)
                assert found, problem.what
                assert int(found[1]) < int(found[2]), f"{side} mm: {problem.what}"
                refused += 1
    assert refused > 2


def test_a_log_of_more_pages_than_its_codes_count_is_refused() -> None:
    asked = {"cells": "count", "sides": "split", "weeks": 8, "sessions": "2", "orientation": "landscape"}
    with pytest.raises(ContentError, match=r"paper: takes \d{3} pages for this log; its codes count to 99"):
        made(programme="back-and-hip-stretching", paper="a5", morning=True, **asked)


def test_a_paper_that_would_do_the_other_way_round_is_refused_with_that() -> None:
    with pytest.raises(ContentError) as refused:
        made(paper="a5", orientation="portrait", sessions="2", pain="none")
    (problem,) = refused.value.problems
    assert problem.hint is not None
    way, _, others = problem.hint.partition("; ")
    assert way == "give --orientation landscape"
    assert others.startswith("papers that hold it: ")
    assert made(paper="a5", orientation="landscape", sessions="2", pain="none").pages
