"""The review sheet in a real browser, by keyboard: what it saves is taken back. Runs where Chromium is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from rephold.logs.corrections import corrections, resolve
from rephold.logs.questions import questions
from rephold.logs.review import review_page
from rephold.model.log_template import LogTemplate
from rephold.words.words import Words
from support.chromium import Chromium
from support.weekly import LOG_ID, log, read

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
LOG = log(questions=["pain"], counts=True)
PAGE = read(LOG, ["w1-d3-pain-2", "w1-d3-pain-6"], unsure=["w1-d1-e1-s1", "w1-d2-e1-s1"])


def template_of(log_id: str) -> LogTemplate | None:
    return LOG if log_id == LOG_ID else None


class Browser(Chromium):
    """A browser with a page open, whose downloads go beside it."""

    def _open(self, file: Path) -> None:
        self._tab = self._viewer = self._attach(
            self._ask("Target.createTarget", url="about:blank")["targetId"]
        )
        self._ask("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(file.parent))
        self._ask("Page.navigate", self._tab, url=file.as_uri())
        self._waited(
            lambda: self._said("location.protocol === 'file:' && document.readyState === 'complete'")
        )

    def says(self, script: str) -> object:
        """What a script in the page comes to."""
        return self._said(script)

    def downloaded(self, file: Path) -> str:
        """The text of a file once it has come."""
        self._waited(lambda: file.is_file() or None)
        return file.read_text(encoding="utf-8")


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    assert CHROMIUM
    file = tmp_path / "review.html"
    sheet = review_page(questions([PAGE], template_of), "review-said.csv", Words.load("en"))
    file.write_text(sheet, encoding="utf-8")
    try:
        opened = Browser(CHROMIUM, file, tmp_path / "profile")
    except (TimeoutError, EOFError, RuntimeError) as error:
        pytest.skip(f"this Chromium cannot be driven: {error}")
    with opened:
        yield opened


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not here")
def test_answers_given_by_keyboard_are_saved_and_taken_back(browser: Browser, tmp_path: Path) -> None:
    focused = "document.activeElement.id || document.activeElement.name"
    browser.press("Tab")
    assert browser.says(focused) == "by"
    browser.press("Tab")
    assert browser.says(focused) == "save"
    browser.press(" ")
    assert browser.says("document.getElementById('said').textContent") == "Give your initials first."
    assert browser.says(focused) == "by"
    browser.type("A, B")
    for stop in ("save", "q1"):
        browser.press("Tab")
        assert browser.says(focused) == stop
    browser.press(" ")
    browser.press("Tab")
    browser.type("8")
    browser.says("document.querySelectorAll('[name=q2]')[2].click()")
    browser.says("document.querySelector('[name=q3][value=\"ticked:6\"]').click()")
    browser.says("document.getElementById('by').value = 'A B'; document.getElementById('save').click()")
    said = browser.downloaded(tmp_path / "review-said.csv")
    assert said.splitlines()[1:] == [
        f"{LOG_ID},w1-d1-e1-s1,ticked,8,A B",
        f"{LOG_ID},w1-d3-pain,ticked,6,A B",
    ]
    (page,), settled = resolve([PAGE], corrections(said.encode(), "review-said.csv"), template_of)
    assert page.boxes["w1-d1-e1-s1"].figures["count"] == 8
    assert (page.boxes["w1-d3-pain-2"].state, page.boxes["w1-d3-pain-6"].state) == ("empty", "ticked")
    assert page.boxes["w1-d2-e1-s1"].state == "unsure"
    assert {one.by for one in settled.values()} == {"A B"}
