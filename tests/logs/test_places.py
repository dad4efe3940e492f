"""Where it hurt: boxes of a printed log, filled in on a screen, to days in each week."""

from __future__ import annotations

import json

from rephold.logs.adherence import adherence
from rephold.logs.adherence_files import adherence_json
from rephold.logs.entries import entries
from rephold.logs.entry_files import as_csv, from_csv
from rephold.logs.forms import read_form
from rephold.logs.questions import questions
from rephold.logs.review import review_page
from rephold.model.adherence import Span
from rephold.read.library import Library
from rephold.shelf import Shelf
from rephold.words.words import Words
from support.filling import filled_by_pypdf
from support.logs import made
from support.weekly import read

RULES = Library(Shelf()).log_rules("standard")


def test_places_ticked_on_a_screen_are_counted_by_day_and_change_nothing_else() -> None:
    log = made(where=True, fillable=True, start="2026-11-30")
    said = dict.fromkeys(("w1-d1-where-back", "w1-d2-where-back", "w1-d2-where-thigh"), "Yes")
    pages = read_form(filled_by_pypdf(log.data, said), "log.pdf", lambda _: log.template)
    told = entries(log.template, pages or ())
    assert from_csv(as_csv(told).encode(), "log.csv") == told
    found = adherence(told, RULES)
    (week,) = found.weeks
    assert week.places == {
        "back": Span(2, 2), "buttock": Span(0, 0), "thigh": Span(1, 1), "below-knee": Span(0, 0)
    }  # fmt: skip
    assert (week.means, found.done.sessions, found.talk) == ({}, Span(0, 0), "no")
    printed = json.loads(json.dumps(adherence_json("7QZ4K2M9XB", "low-back-pain", found)))
    assert printed["weeks"][0]["days_it_hurt"]["back"] == {"least": 2, "most": 2}


def test_a_place_that_is_not_clear_is_a_range_and_a_person_is_asked_about_it() -> None:
    template = made(where=True, start="2026-11-30").template
    page = read(template, {"w1-d1-where-back"}, unsure={"w1-d3-where-below-knee"})
    found = adherence(entries(template, [page]), RULES)
    assert found.weeks[0].places["below-knee"] == Span(0, 1)
    html = review_page(questions([page], lambda _: template), "open.csv", Words.load("en"))
    assert "Where it hurt: below the knee" in html
