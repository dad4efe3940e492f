"""The leaflets on relief, causes and home-and-office stretching hold what their source pages promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from library.printed import LIBRARY, content
from rephold.check.plain import plain_rules
from rephold.check.reading import measure, sentences, words
from rephold.model.dose import Range
from rephold.model.exercise import Exercise
from rephold.model.prescription import Request
from rephold.prescribe.prescribe import prescribe
from rephold.prescribe.sessions import minutes, sessions
from rephold.read.library import Library
from rephold.shelf import Shelf
from rephold.words.words import Words

HERE = Path(__file__)
FACTS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    HERE.with_name("facts-leaflets.yaml").read_text(encoding="utf-8")
)
LEAFLETS = ("lower-back-pain-remedy", "causes-of-low-back-pain", "back-and-hip-stretching")
DOSES = {
    # repeats, hold, rest, times a day, days a week, both sides; 1 set each
    "rest-90-90": (None, "300-600", "0", "1-3", "7", "both-together"),
    "rest-side-lying": (None, "600", "0", None, "7", "both-together"),
    "prone-lying": (None, "120-300", "0", "2-4", "7", "both-together"),
    "log-roll": ("1", "0", "0", None, "7", "both-together"),
    "standing-back-bend": ("5-10", "2-3", "2", None, "7", "both-together"),
    "seated-pelvic-tilt": ("10", "1-3", "0", "3-6", "5-7", "both-together"),
    "seated-cat-camel": ("10", "0-2", "0", "2-4", "5-7", "both-together"),
    "seated-trunk-turn": ("3-5", "5", "2", "2-4", "5-7", "each"),
    "seated-side-bend": ("3", "5-10", "2", "2-4", "5-7", "each"),
    "seated-forward-bend": ("3", "10", "5", "1-3", "5-7", "both-together"),
    "shoulder-blade-squeeze": ("10", "5", "3", "2-4", "5-7", "both-together"),
    "walk-break": (None, None, "0", None, "7", "both-together"),
    "hamstring-doorway-stretch": ("2-3", "30", "10", "1", "5-7", "each"),
    "butterfly-stretch": ("3", "20-30", "10", "1", "5-7", "both-together"),
    "standing-outer-hip-stretch": ("3", "15-20", "5", "1", "5-7", "each"),
    "seated-figure-four": ("3", "15-20", "5", "1-3", "5-7", "each"),
    "seated-hamstring-stretch": ("3", "15-20", "5", "1-3", "5-7", "each"),
    "standing-hip-flexor-stretch": ("3", "15-20", "5", "1-3", "5-7", "each"),
    "calf-wall-stretch": ("3", "20-30", "5", "1", "5-7", "each"),
}
NOT_READ = {"id", "figure", "exercise", "label", "place", "sources", "authors", "version", "region",
            "disclaimer", "red_flags", "cautions", "thumbnail", "position"}  # fmt: skip


def value_at(file: str, path: str) -> Any:
    """What stands at a dotted path of a shipped YAML file."""
    found: Any = content(file)
    for key in path.split("."):
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def texts(value: Any, *, under: str = "") -> Iterator[str]:
    """Every text in plain data that a patient reads."""
    if isinstance(value, str) and under not in NOT_READ and words(value):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, under=key)
    elif isinstance(value, list) and under not in NOT_READ:
        for inner in value:
            yield from texts(inner, under=under)


def exercise(name: str) -> Exercise:
    return Exercise.model_validate(content(f"exercises/{name}.yaml"))


def test_the_facts_of_these_leaflets_have_places() -> None:
    assert list(FACTS) == ["S43", "S44", "S46"]


@pytest.mark.parametrize(
    ("fact", "place"), [(fact, place) for fact, places in FACTS.items() for place in places]
)
def test_the_fact_is_said_where_it_should_be(fact: str, place: dict[str, Any]) -> None:
    text = " ".join(texts({"": value_at(place["file"], place["path"])}))
    assert place["says"], fact
    for phrase in place["says"]:
        assert re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text), (place["path"], phrase, text)


@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_the_leaflet_can_be_read_into_its_noun_with_all_it_names(leaflet: str) -> None:
    assert Library(Shelf()).programme(leaflet).id == leaflet


@pytest.mark.parametrize("leaflet", LEAFLETS)
def test_the_words_of_the_leaflet_are_plain(leaflet: str) -> None:
    programme = content(f"programmes/{leaflet}.yaml")
    said = list(texts(programme))
    reading = measure(said, plain_rules().terms)
    print(f"\n{leaflet}: grade {reading.grade:.1f}, mean sentence {reading.mean_sentence:.1f} words")
    assert reading.grade <= 6.0
    assert reading.long_share < 0.10
    assert [one for text in said for one in sentences(text) if len(words(one)) > 20] == []
    assert [found for text in said for found in plain_rules().findings(text)] == []
    for chapter in programme["chapters"]:
        assert measure(texts(chapter)).grade <= 7.0, chapter["title"]


@pytest.mark.parametrize("name", DOSES)
def test_the_words_of_the_exercise_are_plain(name: str) -> None:
    data = content(f"exercises/{name}.yaml")
    steps = [*data["steps"], *filter(None, [data.get("change_sides")])]
    said = [text for key, value in data.items() if key not in ("muscles", "other_names")
            for text in texts(value, under=key)]  # fmt: skip
    assert measure(steps).grade <= 4.0
    assert measure(said, plain_rules().terms).grade <= 6.0
    assert [found for text in said for found in plain_rules().findings(text)] == []
    for one in (one for step in steps for one in sentences(step)):
        assert len(words(one)) <= 15, one
        assert not re.search(r"\bthen\b|;", one), one
    assert all(len(step) <= 60 for step in steps)
    assert re.search(r"[Bb]reath", " ".join(steps))
    assert data["feel"]


@pytest.mark.parametrize("name", DOSES)
def test_the_dose_is_the_one_of_the_tables_and_the_editors(name: str) -> None:
    dose = exercise(name).dose
    parts = (dose.reps, dose.hold_seconds, dose.rest_seconds, dose.times_per_day, dose.days_per_week)
    assert (*(None if part is None else str(part) for part in parts), dose.side) == DOSES[name]
    assert str(dose.sets) == "1"
    origin = exercise(name).dose_origin.model_dump(exclude_none=True)
    assert set(origin.values()) == {"editor"}


def test_a_walk_goes_on_for_minutes_and_is_not_held() -> None:
    dose = exercise("walk-break").dose
    assert (dose.hold_seconds, str(dose.duration_seconds)) == (None, "120-300")
    assert Words.load("en").dose_sentence(dose).startswith("2–5 minutes, ")


def test_the_routines_for_home_and_office_have_the_doses_of_their_source_page() -> None:
    programme = Library(Shelf()).programme("back-and-hip-stretching")
    doses = [programme.dose_of(step, exercise(step.exercise).dose) for step in programme.steps[:14]]
    assert [(str(dose.reps), str(dose.hold_seconds)) for dose in doses] == [
        ("10", "0"), ("3", "15"), ("3", "15"), ("2", "30"), ("2", "20"), ("2", "20"), ("2", "20"),
        ("10", "1-3"), ("3", "5"), ("2", "15"), ("2", "15"), ("2", "15"), ("2", "20"), ("5", "2-3"),
    ]  # fmt: skip


def test_the_2_routines_take_what_their_table_says() -> None:
    found = prescribe(Request(programme="back-and-hip-stretching"), Library(Shelf()), leaflet=True)
    each = [
        minutes([one], found.programme.changeover_seconds)
        for one in sessions(found.programme, found.exercises)
    ]
    table = found.programme.chapters[0].table
    assert table is not None
    assert table.rows[1][1:] == tuple(f"{str(span).replace('-', ' to ')} minutes" for span in each)
    assert found.minutes == Range(min(span.low for span in each), max(span.high for span in each))


def test_the_last_picture_of_a_move_stands_for_it() -> None:
    for name in DOSES:
        found = exercise(name)
        assert len(found.pictures) >= 2, name
        assert found.thumbnail in (name, f"{name}-pillow"), name


def test_all_14_pairs_of_correct_and_incorrect_are_in_the_stretching_leaflet() -> None:
    programme = content("programmes/back-and-hip-stretching.yaml")
    compared = [step["exercise"] for step in programme["steps"] if step.get("compare")]
    wrong = [exercise(name).incorrect for name in compared]
    assert None not in wrong
    shown = [pair for chapter in programme["chapters"] for pair in chapter.get("comparisons", ())]
    assert len(compared) + len(shown) == 14
    assert {figure.figure for figure in wrong if figure} == {f"{name}-wrong" for name in compared}
    assert all(pair["incorrect"]["figure"].endswith("-wrong") for pair in shown)


def test_getting_out_of_bed_is_shown_in_4_pictures() -> None:
    chapters = content("programmes/lower-back-pain-remedy.yaml")["chapters"]
    bed = next(chapter for chapter in chapters if chapter["title"] == "Getting out of bed")
    assert [figure["figure"] for figure in bed["figures"]] == [
        "log-roll-start", "log-roll-side", "log-roll-push", "log-roll",
    ]  # fmt: skip


def test_the_desk_has_its_11_measures() -> None:
    chapters = content("programmes/lower-back-pain-remedy.yaml")["chapters"]
    table = next(chapter for chapter in chapters if chapter["title"] == "Sitting at a desk")["table"]
    measures = [re.sub(r"\D+", " ", " ".join(row)).split() for row in table["rows"]]
    assert measures == [
        ["90", "100"], ["2", "3", "3", "5"], ["95", "110", "15", "25"], ["90", "110"], ["10"], ["50", "70"],
        ["5", "10", "20"], ["10", "15"], [], ["5", "10", "20", "2", "20", "30"], ["30", "60"],
    ]  # fmt: skip


@pytest.mark.parametrize("way", ["easier", "harder"])
def test_no_chain_of_variants_leads_back_to_itself(way: str) -> None:
    leads_to = {
        path.stem: variant.exercise
        for path in (LIBRARY / "exercises").glob("*.yaml")
        if (variant := getattr(exercise(path.stem), way)) is not None
    }
    for name in leads_to:
        seen, at = [name], leads_to[name]
        while at is not None:
            assert at not in seen, (*seen, at)
            seen.append(at)
            at = leads_to.get(at)


def test_every_anatomy_diagram_has_its_words_and_stands_in_the_leaflet_on_causes() -> None:
    diagrams = content("anatomy/en.yaml")
    chapters = content("programmes/causes-of-low-back-pain.yaml")["chapters"]
    shown = [figure["figure"] for chapter in chapters for figure in chapter.get("figures", ())]
    assert len(shown) == len(set(shown)) == 10
    assert set(shown) <= set(diagrams)
    for diagram in diagrams.values():
        assert set(diagram) == {"title", "labels", "alt", "source"}
        said = [diagram["title"], diagram["alt"], *diagram["labels"].values()]
        assert [found for text in said for found in plain_rules().findings(text)] == []
        assert measure([diagram["alt"]]).longest_sentence <= 20
