"""A layout whose columns are too narrow is told by what is wrong with it: its width, in its own file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rephold.errors import ContentError
from rephold.model.prescription import Request
from rephold.pipeline import make_handout
from rephold.read.library import Library
from rephold.shelf import Shelf

SLIM = "id: slim\ntitle: Slim columns\nbased_on: handout\ncards:\n  columns: 4\n  narrowest_mm: {}\n"


def printed(folder: Path, narrowest: int) -> int:
    """Pages of the routine on A5, in a layout whose columns are at least so many millimetres wide."""
    (folder / "layouts").mkdir(exist_ok=True)
    (folder / "layouts/slim.yaml").write_text(SLIM.format(narrowest), encoding="utf-8")
    request = Request(programme="low-back-pain", layout="slim", paper="a5")
    return make_handout(request, Library(Shelf(folder))).pages


def test_columns_of_30_mm_are_told_with_the_least_width_and_the_line_of_the_layout(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        printed(tmp_path, 20)
    (problem,) = caught.value.problems
    assert Path(problem.place.source).name == "slim.yaml"
    assert (problem.place.line, problem.place.column) == (5, 12)
    assert re.match(r"columns are 30 mm wide, and the cards of this sheet need \d+ mm \(", problem.what)


def test_what_the_message_asks_for_is_enough(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        printed(tmp_path, 20)
    asked = re.search(r"a narrowest_mm of (\d+)$", caught.value.problems[0].hint)
    assert asked
    assert printed(tmp_path, int(asked[1])) > 1
