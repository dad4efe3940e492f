"""Each rule about content: a file that breaks it, and the same file before the change, which does not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from rephold.check.rule import rules
from support.checked_content import CLINIC, FILES, CleanClinic, clean_clinic

EXERCISE, PROGRAMME = "exercises/cat-camel.yaml", "programmes/low-back-pain.yaml"
CREDITS, ALT = "illustrations/CREDITS.yaml", "A cat on a mat in the sun, seen from above."
DISCLAIMER, FLAGS = "disclaimers/standard.yaml", "red-flags/low-back.yaml"
EVERY = (
    *FILES,
    "clinic.yaml",
    "illustrations/poses/cat.yaml",
    "layouts/papers/a4.yaml",
    "layouts/themes/clear.yaml",
)
ABOUT = "  - Done each day, the exercises may ease your discomfort.\n"
HARD = (
    "  - Individualised rehabilitation necessitates progressively increasing musculoskeletal activity, "
    "considering comprehensive physiological characteristics.\n"
)
LONG = (
    "  - You can do this in your own home on a mat or on a rug "
    "in the room where you like to be most of all days.\n"
)
PASSIVE = "".join(f"  - The move is planned and it was checked by us on day {n}.\n" for n in range(1, 12))
LONG_WORDS = "".join(
    f"  - {word} {word} {word} {word} {word} {word} {word} {word} {word} {word}.\n"
    for word in (
        "banana",
        "potato",
        "tomato",
        "holiday",
        "animal",
        "gorilla",
        "umbrella",
        "elephant",
        "pyjama",
        "vanilla",
    )
)
UNCLEAR = "  - It works your gluteals three times. Work out the load.\n" + HARD * 30
MEAN = LONG.replace("all days", "the days") * 30
DATES = "published: 2026-11-22\nreview_by: 2028-11-22"
PAST = "published: 2024-01-01\nreview_by: 2026-11-21"
NEAR = "published: 2024-01-01\nreview_by: 2027-01-01"
LUNGE = "  - exercise: kneeling-lunge\n"
SOURCES = """\
sources:
  - UK National Health Service, advice on when to get help for back pain
  - NICE guideline 59, low back pain and sciatica in over 16s, 2016, updated 2020
  - Pain monitoring scheme as used by physiotherapy services
"""
BRIEF_STEPS = "  - Kneel on your hands and knees"
HARD_STEP = "  - Immediately accommodate individual anatomical variations"
LONG_STEP = "  - Put one hand here and one hand there and look at the mat in front of you now"

CHAPTER = "chapters:\n  - title: A way\n    steps:\n"

CASES: dict[str, tuple[str, str, str]] = {
    "content/valid": (EXERCISE, "position: hands-and-knees", "position: floating"),
    "language/sheet-grade": (PROGRAMME, ABOUT, HARD * 25),
    "language/sheet-smog": (PROGRAMME, ABOUT, HARD * 25),
    "language/section-grade": (PROGRAMME, ABOUT, HARD * 2),
    "language/steps-grade": (EXERCISE, BRIEF_STEPS, HARD_STEP),
    "language/sentence-length": (PROGRAMME, ABOUT, LONG),
    "language/step-length": (EXERCISE, BRIEF_STEPS, LONG_STEP),
    "language/mean-sentence": (PROGRAMME, ABOUT, MEAN * 4),
    "language/long-words": (PROGRAMME, ABOUT, LONG_WORDS * 2),
    "language/passive": (PROGRAMME, ABOUT, PASSIVE),
    "language/capitals": (EXERCISE, BRIEF_STEPS, "  - KEEP YOUR BACK flat"),
    "language/one-action": (EXERCISE, BRIEF_STEPS, "  - Kneel down; breathe out"),
    "language/term": (PROGRAMME, ABOUT, "  - It works your gluteals.\n"),
    "language/avoid": (PROGRAMME, ABOUT, "  - Simply go on.\n"),
    "language/claim": (PROGRAMME, ABOUT, "  - It fixes your back.\n"),
    "language/number": (PROGRAMME, ABOUT, "  - Do it for three weeks.\n"),
    "language/step-count": (PROGRAMME, "region:", CHAPTER + "      - Breathe in.\n" * 8 + "region:"),
    "language/list-length": (DISCLAIMER, "stop:\n", "stop:\n" + "  - You fall.\n" * 4),
    "safety/disclaimer-points": (DISCLAIMER, "Pregnant, weak bones", "Weak bones"),
    "safety/disclaimer-length": (DISCLAIMER, "before:\n", "before:\n  - " + "Ask us first. " * 8 + "\n"),
    "safety/red-flags": (FLAGS, "  - You cannot hold your poo, or cannot feel it pass.\n", ""),
    "safety/first-sign": (FLAGS, "now:\n", "now:\n  - Back pain after a bad fall.\n"),
    "safety/emergency": (FLAGS, "call {emergency_number}", "call 999"),
    "safety/stop-rule": (DISCLAIMER, '  - "Your chest hurts: get help now."\n', ""),
    "safety/contact": ("clinic.yaml", 'phone: "01234 567890"\n', ""),
    "safety/emergency-number": ("clinic.yaml", CLINIC[CLINIC.index("emergency:") :], ""),
    "safety/review-date": (PROGRAMME, DATES, PAST),
    "safety/review-soon": (PROGRAMME, DATES, NEAR),
    "safety/review-span": (PROGRAMME, "review_by: 2028-11-22", "review_by: 2030-11-22"),
    "safety/signed": (PROGRAMME, "reviewed_by: Ada Example\n", ""),
    "dose/sets": (PROGRAMME, LUNGE, LUNGE + "    dose: {sets: 9, set_rest_seconds: 30}\n"),
    "dose/reps": (EXERCISE, "reps: 10", "reps: 60"),
    "dose/hold": (PROGRAMME, LUNGE, LUNGE + "    dose: {hold_seconds: 90}\n"),
    "dose/times-per-day": (PROGRAMME, "times_per_day: 2", "times_per_day: 9"),
    "dose/set-rest": (PROGRAMME, LUNGE, LUNGE + "    dose: {sets: 2}\n"),
    "dose/session": (PROGRAMME, LUNGE, LUNGE + "    dose: {reps: 40, hold_seconds: 30}\n"),
    "dose/day": (PROGRAMME, LUNGE, LUNGE + "    dose: {reps: 36, hold_seconds: 30}\n"),
    "rights/figures": ("illustrations/poses/cat.yaml", "", ""),
    "rights/sources": (DISCLAIMER, SOURCES, ""),
    "rights/dated-source": (DISCLAIMER, "2016, updated 2020", "as it stands"),
    "rights/alt-text": (CREDITS, ALT, "wave.png"),
    "layout/margin": ("layouts/papers/a4.yaml", "margin_mm: 13", "margin_mm: 10"),
    "layout/binding": ("layouts/papers/a4.yaml", "margin_mm: 13", "margin_mm: 13\nbinding_mm: 5"),
    "layout/title-size": ("layouts/themes/clear.yaml", "heading: 16", "heading: 13"),
    "scores/pemat-understand": (PROGRAMME, ABOUT, UNCLEAR + PASSIVE),
    "scores/cdc": (PROGRAMME, ABOUT, "  - It works your gluteals three times.\n" + PASSIVE),
}  # fmt: skip


@pytest.fixture
def clinic(tmp_path: Path) -> CleanClinic:
    clinic = clean_clinic(tmp_path)
    (tmp_path / "illustrations/CREDITS.yaml").write_text(
        f"figures:\n  cat:\n    author: Ada\n    licence: CC0\n    alt: {ALT}\n",
        encoding="utf-8",
    )
    return clinic


def found(clinic: CleanClinic, *files: str) -> set[str]:
    return {finding.rule.id for finding in clinic.findings(*files)}


def test_nothing_is_found_in_a_good_folder(tmp_path: Path) -> None:
    assert clean_clinic(tmp_path).findings(*EVERY) == []


@pytest.mark.parametrize("rule", [rule for rule in CASES if rule != "rights/figures"])
def test_a_file_that_breaks_the_rule_is_found_and_before_it_did_not(rule: str, clinic: CleanClinic) -> None:
    file, old, new = CASES[rule]
    assert rule not in found(clinic, file)
    clinic.change(file, old, new)
    assert rule in found(clinic, file)


def test_a_picture_of_a_clinic_without_rights_is_found(clinic: CleanClinic) -> None:
    art = clinic.folder / "illustrations/art"
    art.mkdir()
    (art / "cat.svg").write_text("<svg/>", encoding="utf-8")
    assert "rights/figures" not in found(clinic)
    (art / "camel.svg").write_text("<svg/>", encoding="utf-8")
    assert "rights/figures" in found(clinic)


ONLY_WORDS = """\
id: only-words
title: About backs
purpose: Words about backs
version: "1"
published: 2026-11-22
review_by: 2028-11-22
authors: [Ada Example]
reviewed_by: Ada Example
sources: [A book of 2020]
region: low-back
disclaimer: standard
red_flags: low-back
cautions: standard
about_title: What it is
about: [It is about backs.]
chapters:
  - title: Backs
    text: [A back has many bones.]
"""


@pytest.mark.parametrize("rule", ["scores/pemat-act", "scores/cert", "scores/tidier"])
def test_words_that_ask_for_nothing_fall_short_of_what_is_asked_of_exercises(
    rule: str, clinic: CleanClinic
) -> None:
    assert rule not in found(clinic, PROGRAMME)
    (clinic.folder / "programmes/only-words.yaml").write_text(ONLY_WORDS, encoding="utf-8")
    assert rule in found(clinic, "programmes/only-words.yaml")


def test_a_finding_has_its_line_its_measure_and_the_words(clinic: CleanClinic) -> None:
    clinic.change(EXERCISE, BRIEF_STEPS, LONG_STEP)
    (one,) = [finding for finding in clinic.findings(EXERCISE) if finding.rule.id == "language/step-length"]
    lines = (clinic.folder / EXERCISE).read_text(encoding="utf-8").splitlines()
    assert lines[one.place.line - 1].startswith(LONG_STEP)
    assert one.place.source == EXERCISE
    assert (one.measured, one.rule.limit_text) == ("22 words", "15 words")
    assert one.text.startswith("Put one hand here")


def test_a_hard_word_comes_with_what_to_write(clinic: CleanClinic) -> None:
    clinic.change(PROGRAMME, ABOUT, "  - It works your gluteals.\n")
    (one,) = [finding for finding in clinic.findings(PROGRAMME) if finding.rule.id == "language/term"]
    assert (one.text, one.advice) == ("gluteals", "write buttock muscles (gluteals)")


def test_a_review_is_in_time_on_its_day_and_not_the_day_after(clinic: CleanClinic) -> None:
    last = datetime.date(2028, 11, 22)
    for day, late in ((last, False), (last + datetime.timedelta(days=1), True)):
        rules_found = {finding.rule.id for finding in clinic.findings(PROGRAMME, day=day)}
        assert ("safety/review-date" in rules_found) is late


def test_every_problem_of_a_broken_file_is_a_finding_with_its_place(clinic: CleanClinic) -> None:
    clinic.change(EXERCISE, "position: hands-and-knees", "position: floating")
    clinic.change(EXERCISE, "reps: 10", "reps: 1000")
    places = [str(one.place) for one in clinic.findings(EXERCISE) if one.rule.id == "content/valid"]
    assert len(places) == 2
    assert all(place.startswith(f"{EXERCISE}:") for place in places)


def test_every_rule_says_what_it_asks_who_asks_and_what_to_do() -> None:
    for rule in rules().values():
        assert len(rule.title) > 5
        assert rule.source
        assert rule.hint
        assert bool(rule.unit) == bool(rule.limit)
