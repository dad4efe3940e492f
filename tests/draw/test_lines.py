"""Words broken into lines: where Platypus breaks them too, and never without a letter."""

from __future__ import annotations

from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.abag import ABag
from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES, register
from rephold.draw.lines import Line, broken, words_of

SIZE = 12
FACE = {False: FACES["regular"], True: FACES["bold"]}
Run = tuple[str, bool]
WORD = st.text("abcdefghijlmnorstuvw,.", min_size=1, max_size=12)
RUN = st.tuples(st.lists(WORD, min_size=1, max_size=12).map(" ".join).map("{} ".format), st.booleans())


def ours(runs: list[Run], width: float) -> list[Line]:
    register()
    measures = [partial(string_width, face=FACE[strong], size=SIZE) for _, strong in runs]
    return broken(words_of([text for text, _ in runs], measures), width, measures)


def said(lines: list[Line]) -> list[str]:
    return ["".join(text for _, text in line.parts) for line in lines]


def platypus(runs: list[Run], width: float) -> list[str]:
    """The lines that ReportLab's paragraph makes."""
    register()
    style = ParagraphStyle("text", fontName=FACE[False], fontSize=SIZE, splitLongWords=1, uriWasteReduce=0)
    shape: dict[str, Any] = {"textColor": black, "backColor": None, "rise": 0, "greek": 0, "us_lines": []}
    shape |= {"link": [], "sub": 0, "super": 0, "strike": 0, "underline": 0, "fontSize": SIZE}
    frags = [ABag(text=text, fontName=FACE[strong], **shape) for text, strong in runs]
    paragraph = Paragraph("", style, frags=frags)
    paragraph.wrap(width, 1e6)
    return ["".join(word.text for word in line.words) for line in paragraph.blPara.lines]


@settings(deadline=None, max_examples=150)
@given(st.lists(RUN, min_size=1, max_size=4), st.floats(60, 400))
def test_lines_break_where_platypus_breaks_them(runs: list[Run], width: float) -> None:
    found = [" ".join(line.split()) for line in said(ours(runs, width))]
    assert found == [" ".join(line.split()) for line in platypus(runs, width)]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(WORD, st.booleans()), min_size=1, max_size=6), st.floats(4, 60))
def test_a_word_of_several_runs_in_a_narrow_column_loses_no_letter(runs: list[Run], width: float) -> None:
    lines = ours(runs, width)
    assert "".join(said(lines)) == "".join(text for text, _ in runs)
    assert all(line.inside for line in lines[:-1])
    assert not lines[-1].inside


def test_a_long_word_begins_on_the_line_before_and_the_next_goes_on_after_it() -> None:
    wide = string_width("on mmmm", FACE[False], SIZE)
    lines = ours([("on mmmmmmmmmm is", False)], wide + 0.1)
    assert said(lines) == ["on mmmm", "mmmmm", "m is"]
    assert [line.inside for line in lines] == [True, True, False]


def test_a_no_break_space_holds_words_together() -> None:
    wide = string_width("hold for 10", FACE[False], SIZE)
    assert said(ours([("hold for 10\u00a0seconds", False)], wide + 5)) == ["hold for", "10\u00a0seconds"]


def test_spaces_give_way_a_little_for_one_more_word() -> None:
    text = "to the end of it"
    wide = string_width(text, FACE[False], SIZE)
    room = 4 * string_width(" ", FACE[False], SIZE) * 0.05
    assert said(ours([(text, False)], wide - room + 0.01)) == [text]
    assert len(ours([(text, False)], wide - room - 0.01)) == 2


def test_no_words_are_one_empty_line() -> None:
    assert said(ours([("", False)], 100)) == [""]
