"""The review sheet: complete in itself, harmless whatever it shows, usable without a mouse or a script."""

from __future__ import annotations

import base64
import csv
import hashlib
import html
import io
import re
from html.parser import HTMLParser

from rephold.logs.corrections import corrections, resolve
from rephold.logs.entries import entries
from rephold.logs.questions import Question, Seen, questions
from rephold.logs.review import open_corrections, review_page
from rephold.model.log_id import grouped
from rephold.model.log_template import LogTemplate
from rephold.words.words import Words
from support.weekly import LOG_ID, OTHER_ID, log, read, row

WORDS = Words.load("en")
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
NASTY = '<script>alert("x")</script> & =1'
LOG = log(
    [row(1, name=NASTY, label="5a"), row(2, name="Bridge", sessions=2)], questions=["pain"], counts=True
)
OTHER = log(log_id=OTHER_ID)
PAGES = (
    read(
        LOG,
        ["w1-d3-pain-2", "w1-d3-pain-6"],
        unsure={"w1-d1-e1-s1": "scribble", "w1-d2-e2-s2": "faint", "w1-d4-pain-4": "faint"},
        file='form "<b>".pdf',
    ),
    read(OTHER, unsure=["w1-d7-e1-s1"]),
)


def template_of(log_id: str) -> LogTemplate | None:
    return {LOG_ID: LOG, OTHER_ID: OTHER}.get(log_id)


def asked() -> tuple[Question, ...]:
    return questions(PAGES, template_of)


class Page(HTMLParser):
    """Tags with their attributes, and the text outside of style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1][0] not in ("style", "script"):
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def sheet(*found: Question) -> str:
    return review_page(found, "review.csv", WORDS)


def test_every_unsure_answer_is_asked_once_and_by_log_under_its_id_as_printed() -> None:
    assert [(one.entry.log_id, one.entry.box) for one in asked()] == [
        (LOG_ID, "w1-d1-e1-s1"),
        (LOG_ID, "w1-d2-e2-s2"),
        (LOG_ID, "w1-d3-pain"),
        (LOG_ID, "w1-d4-pain"),
        (OTHER_ID, "w1-d7-e1-s1"),
    ]
    page = Page(sheet(*asked()))
    assert [one["data-box"] for one in page.all("fieldset")] == [one.entry.box for one in asked()]
    assert [text for text in page.texts if text.startswith("Log ")] == [
        f"Log {grouped(LOG_ID)}",
        f"Log {grouped(OTHER_ID)}",
    ]


def test_text_from_outside_stays_text() -> None:
    text = sheet(*asked())
    assert text.count("<script>") == 1, "only our own"
    assert html.escape(NASTY) in text
    page = Page(text)
    assert any(NASTY in one for one in page.texts)
    assert any('form "<b>".pdf' in one for one in page.texts)


def test_nothing_is_loaded_and_only_our_own_style_and_script_may_run() -> None:
    shown = Question(asked()[0].entry, (Seen("scan.pdf", 1, PNG),), (), False)
    text = sheet(shown)
    page = Page(text)
    (policy,) = (one["content"] for one in page.all("meta") if one.get("http-equiv"))
    assert policy
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert {"link", "iframe", "object"}.isdisjoint(name for name, _ in page.tags)
    addresses = [a[key] or "" for _, a in page.tags for key in ("src", "href", "action") if key in a]
    assert len(addresses) == 1
    assert addresses[0].startswith("data:image/png;base64,")
    assert not re.search(r'style="|\son\w+=', text), "no inline style or handler, which the policy would stop"


def test_it_can_be_used_by_ear_and_by_keyboard() -> None:
    page = Page(sheet(*asked()))
    assert page.all("html")[0]["lang"] == "en"
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, 2, 2]
    assert all(image.get("alt") for image in page.all("img"))
    assert len(page.all("legend")) == len(page.all("fieldset")) == 5
    inputs = [place for place, (tag, _) in enumerate(page.tags) if tag == "input"]
    assert all(page.tags[place - 1][0] == "label" for place in inputs), "each stands in a label"
    radios = [one["name"] for one in page.all("input") if one.get("type") == "radio"]
    assert len(set(radios)) == 5, "arrow keys stay within one question"


def test_a_box_has_three_choices_and_a_question_all_its_answers() -> None:
    page = Page(sheet(*asked()))
    values: dict[str, list[str]] = {}
    for one in page.all("input"):
        if one.get("type") == "radio":
            values.setdefault(one["name"] or "", []).append(one["value"] or "")
    assert values["q1"] == ["ticked", "empty", "unsure"]
    assert values["q3"] == [*(f"ticked:{n}" for n in range(11)), "empty", "unsure"]
    numbers = [one for one in page.all("input") if one.get("type") == "number"]
    assert len(numbers) == 2, "only boxes that take a number ask for one"


def test_day_exercise_time_and_reason_are_said() -> None:
    said = " ".join(Page(sheet(*asked())).texts)
    assert "week 1, Tue 1 Dec 2026, 2 Bridge, time 2" in said
    assert "week 1, Wed 2 Dec 2026, Pain" in said
    assert "It is scribbled over." in said
    assert "There is more than one answer." in said


def test_a_sheet_without_questions_says_so() -> None:
    page = Page(sheet())
    assert WORDS.say("review-none") in page.texts
    assert page.all("input") == []


def test_the_table_beside_it_is_a_corrections_file_to_fill_in() -> None:
    table = open_corrections(asked(), WORDS)
    assert corrections(table.encode(), "review.csv") == (), "nothing is said yet"
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == 5
    assert not any(cell.startswith(("=", "+", "-", "@")) for one in rows for cell in one.values())
    for one in rows:
        is_question = one["box"].endswith("pain")
        one.update(state="ticked", by="AB", value="4" if is_question else "")
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    pages, settled = resolve(PAGES, corrections(out.getvalue().encode(), "review.csv"), template_of)
    assert questions(pages, template_of) == ()
    assert {one.by for one in settled.values()} == {"AB"}
    told = {entry.box: entry for entry in entries(LOG, pages, settled)}
    assert told["w1-d3-pain"].value == told["w1-d4-pain"].value == 4
