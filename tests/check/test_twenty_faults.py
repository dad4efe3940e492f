"""A clinic's folder with two dozen faults: each is found in its line, and nothing else is told."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from rephold.check.allowances import exemptions, judged
from rephold.check.lint import lint
from rephold.check.subjects import corpus, files_of
from rephold.shelf import PACKAGE, Shelf
from support.checked_content import DAY, clean_clinic

CAT, LOW_BACK = "exercises/cat-camel.yaml", "programmes/low-back-pain.yaml"
STOP, FLAGS, THEME = "disclaimers/standard.yaml", "red-flags/low-back.yaml", "layouts/themes/clear.yaml"
MORE = ("exercises/bridge.yaml", "exercises/clam.yaml", "exercises/plank.yaml", "exercises/childs-pose.yaml")
CREDITS = "figures:\n  dog:\n    author: Ada Example\n    licence: CC0\n    alt: image1\n"
ABOUT = "  - Done each day, the exercises may ease your discomfort.\n"
FAULTS = [
    (
        "content/valid",
        "exercises/bridge.yaml",
        "  reps: 10\n  hold_seconds: 5\n",
        "  hold_seconds: 0\n",
        "  sets:",
    ),
    ("content/valid", "exercises/clam.yaml", "  reps: 12\n", "  reps: 5000\n", "  reps: 5000"),
    (
        "content/valid",
        "exercises/plank.yaml",
        "figure: plank-start\n",
        "figure: plank-strat\n",
        "figure: plank-strat",
    ),
    ("language/capitals", CAT, "feel: ", "feel: KEEP YOUR BACK FLAT. ", "feel: KEEP"),
    (
        "language/step-length",
        CAT,
        "  - Kneel on",
        "  - Put one hand on the mat and one hand on the rug and look down at",
        "  - Put one hand",
    ),
    ("language/term", "exercises/childs-pose.yaml", "goal: ", "goal: Works your gluteals. ", "goal: Works"),
    ("language/avoid", CAT, "take_care:\n", "take_care:\n  - Simply go on.\n", "  - Simply"),
    ("language/claim", LOW_BACK, ABOUT, "  - It fixes your back.\n", "  - It fixes"),
    (
        "language/number",
        LOW_BACK,
        "  - Use this",
        "  - Do it for three weeks. Use this",
        "  - Do it for three",
    ),
    (
        "safety/review-date",
        LOW_BACK,
        "published: 2026-11-22\nreview_by: 2028-11-22",
        "published: 2024-01-01\nreview_by: 2026-11-21",
        "review_by:",
    ),
    ("safety/signed", LOW_BACK, "reviewed_by: Ada Example\n", "", "id:"),
    (
        "dose/reps",
        LOW_BACK,
        "  - exercise: kneeling-lunge\n",
        "  - exercise: kneeling-lunge\n    dose: {reps: 35}\n",
        "    dose: {reps",
    ),
    ("safety/red-flags", FLAGS, "  - You cannot hold your poo, or cannot feel it pass.\n", "", "  - Numb"),
    ("safety/emergency", FLAGS, "call {emergency_number}", "call 999", "now_lead:"),
    ("safety/stop-rule", STOP, '  - "Your chest hurts: get help now."\n', "", "  - You feel new"),
    ("rights/dated-source", STOP, "2016, updated 2020", "as it stands", "  - UK National"),
    ("safety/contact", "clinic.yaml", 'phone: "01234 567890"\n', "", "name:"),
    ("content/valid", THEME, "body: 12", "body: 8", "sizes:"),
    ("content/valid", THEME, 'accent: "#14506b"', 'accent: "#ffd400"', "  text:"),
    ("layout/margin", "layouts/papers/a4.yaml", "margin_mm: 13", "margin_mm: 10", "margin_mm:"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    clinic = clean_clinic(tmp_path)
    for file in MORE:
        copy(PACKAGE / "library" / file, tmp_path / file)
    assert told(tmp_path) == set(), told(tmp_path)
    for _, file, old, new, _ in FAULTS:
        clinic.change(file, old, new)
    (tmp_path / "illustrations/art").mkdir()
    for name in ("camel", "dog"):
        (tmp_path / f"illustrations/art/{name}.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "illustrations/CREDITS.yaml").write_text(CREDITS, encoding="utf-8")
    (tmp_path / "check.yaml").write_text("exceptions:\n  - {rule: dose/sets, place: '*.yaml'}\n", "utf-8")
    return tmp_path


def told(folder: Path) -> set[tuple[str, str, int]]:
    shelf = Shelf(folder)
    findings = lint(corpus(files_of(shelf), shelf, DAY, folder), folder)
    found = judged(findings, exemptions(folder, "check.yaml"), scope={"own content"})
    return {(one.rule.id, one.place.source, one.place.line) for one in found.findings}


def test_every_fault_is_found_in_its_line_and_nothing_else_is_told(folder: Path) -> None:
    expected = {("content/exception", "check.yaml", 2), ("rights/figures", "illustrations/CREDITS.yaml", 2)}
    expected.add(("rights/alt-text", "illustrations/CREDITS.yaml", 5))
    for rule, file, _, _, begins in FAULTS:
        lines = (folder / file).read_text(encoding="utf-8").splitlines()
        expected.add(
            (
                rule,
                file,
                next(
                    n for n, line in enumerate(lines, 1) if line.lstrip(" -").startswith(begins.lstrip(" -"))
                ),
            )
        )
    found = told(folder)
    assert expected - found == set()
    assert found - expected == set()
