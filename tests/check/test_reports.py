"""The same findings as text, JSON, SARIF and HTML."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from rephold.check.allowances import Judged
from rephold.check.html import as_html
from rephold.check.report import as_json, as_text
from rephold.check.rule import found
from rephold.check.sarif import as_sarif
from rephold.errors import Place
from rephold.words.words import Words

WORDS = Words.load("en")
STEP = found("language/step-length", Place("my files/cat.yaml", 7, 5), 17.0, "Kneel <down> & wait")
SMALL = found("print/body-size", Place("/tmp/a.pdf"), 11.0, "Kneel", page=3)
NOTE = found("print/ideal-size", Place("/tmp/a.pdf"), 12.0, page=1)
JUDGED = Judged((SMALL, NOTE, STEP), ((found("safety/signed", Place("b.yaml", 1, 1)), "Nobody <yet>."),))


def test_text_says_place_rule_measure_limit_and_what_to_do() -> None:
    text = as_text(JUDGED, WORDS)
    assert text.startswith(
        "/tmp/a.pdf: page 3: error: Text is large enough (clear print) [print/body-size]\n"
        "    11 pt, limit 12 pt · “Kneel”\n"
        "    raise the size; never shrink text to fit (UKAAF and RNIB clear print)\n"
        "my files/cat.yaml:7:5: error: "
    )
    assert text.endswith("2 errors, 0 warnings, 1 notes; 1 excepted with a reason\n")
    assert "ideal" not in text


def test_notes_and_exceptions_are_told_when_asked_for() -> None:
    text = as_text(JUDGED, WORDS, verbose=True)
    assert "[print/ideal-size]" in text
    assert "b.yaml:1:1: excepted [safety/signed]\n    Nobody <yet>.\n" in text


def test_json_has_every_part_of_a_finding() -> None:
    data = json.loads(as_json(JUDGED))
    assert data["summary"] == {"errors": 2, "warnings": 0, "notes": 1, "excepted": 1}
    assert data["findings"][2] == {
        "rule": "language/step-length",
        "severity": "error",
        "title": "Steps are shorter still",
        "file": "my files/cat.yaml",
        "line": 7,
        "column": 5,
        "page": None,
        "text": "Kneel <down> & wait",
        "measured": "17 words",
        "limit": "15 words",
        "source": "plain-language rules, after AMA and NIH",
        "hint": "make two steps of it",
    }
    assert data["excepted"][0]["reason"] == "Nobody <yet>."


def test_sarif_results_point_to_their_rules_and_lines() -> None:
    data = json.loads(as_sarif(JUDGED))
    (run,) = data["runs"]
    assert (data["version"], data["$schema"]) == ("2.1.0", "https://json.schemastore.org/sarif-2.1.0.json")
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
    page, _, line, signed = run["results"]
    assert page["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "file:///tmp/a.pdf"}}
    assert page["locations"][0]["logicalLocations"] == [{"name": "page 3", "kind": "element"}]
    assert line["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20files/cat.yaml"},
        "region": {"startLine": 7, "startColumn": 5},
    }
    assert signed["suppressions"] == [{"kind": "external", "justification": "Nobody <yet>."}]


class Page(HTMLParser):
    """What is open and what was said; refuses tags that do not close in order, and anything from outside."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: dict[str, list[str]] = {}
        self.attributes: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and data.strip():
            self.said.setdefault(self.open[-1], []).append(data)


@pytest.fixture
def page() -> Page:
    page = Page()
    page.feed(as_html(JUDGED, WORDS))
    assert page.open == []
    return page


def test_html_needs_nothing_from_outside(page: Page) -> None:
    assert not any({"src", "href"} & set(attributes) for _, attributes in page.attributes)
    assert not any(tag in ("script", "link", "img") for tag, _ in page.attributes)


def test_html_has_a_language_a_title_headings_and_tables_with_heads(page: Page) -> None:
    assert ("html", {"lang": "en"}) in page.attributes
    assert page.said["title"] == page.said["h1"] == ["What rephold check found"]
    assert page.said["h2"] == ["/tmp/a.pdf", "my files/cat.yaml", "Excepted, with the reason"]
    heads = [attributes for tag, attributes in page.attributes if tag == "th"]
    assert all(one.get("scope") in ("col", "row") for one in heads)
    assert len(page.said["caption"]) == 3


def test_html_says_words_from_outside_as_they_are(page: Page) -> None:
    assert "Kneel <down> & wait" in page.said["td"]
    assert any("Nobody <yet>." in said for said in page.said["td"])


def test_html_says_how_much_a_finding_matters_in_a_word(page: Page) -> None:
    assert [said for said in page.said["th"] if said in ("Error", "Note")] == ["Error", "Note", "Error"]
