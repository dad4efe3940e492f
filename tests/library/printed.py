"""The text of a leaflet as a reader meets it, straight from the shipped YAML, by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import rephold

LIBRARY = Path(rephold.__file__).parent / "library"
PROGRAMMES = tuple(sorted(path.stem for path in (LIBRARY / "programmes").glob("*.yaml")))
EXERCISES = tuple(sorted(path.stem for path in (LIBRARY / "exercises").glob("*.yaml")))


@dataclass(frozen=True)
class Section:
    """A part of the sheet under one heading: its texts, each a line, sentence or list item."""

    name: str
    texts: tuple[str, ...]
    steps: tuple[str, ...] = ()
    exercise: str = ""
    """Id of the exercise, where the section is its card."""


def content(file: str) -> dict[str, Any]:
    """A shipped YAML file as plain data."""
    found: dict[str, Any] = yaml.safe_load((LIBRARY / file).read_text(encoding="utf-8"))
    return found


def card(exercise_id: str, step: Mapping[str, Any]) -> Section:
    """The card of an exercise: everything on it, the steps once more apart."""
    exercise = content(f"exercises/{exercise_id}.yaml")
    captions = [picture["caption"] for picture in exercise["pictures"]]
    texts = [step.get("name", exercise["name"]), *captions]
    if "again" in step:
        return Section(step["name"], (*texts, step["again"], *exercise["take_care"]))
    steps = [*exercise["steps"], *filter(None, [exercise.get("change_sides")])]
    texts += [*steps, exercise["feel"], *exercise["take_care"], *exercise.get("why", ())]
    texts += [exercise[way]["words"] for way in ("easier", "harder") if way in exercise]
    texts += [step[key] for key in ("when", "note") if key in step]
    texts += [exercise["incorrect"]["caption"]] if step.get("compare") else []
    return Section(exercise["name"], tuple(texts), tuple(steps), exercise_id)


def chapter_of(chapter: Mapping[str, Any]) -> Section:
    """A chapter: its words, captions, table and ticks."""
    pairs = [pair[way] for pair in chapter.get("comparisons", ()) for way in ("correct", "incorrect")]
    texts = [chapter["title"], *chapter.get("text", ())]
    texts += [picture["caption"] for picture in (*chapter.get("figures", ()), *pairs)]
    texts += [*chapter.get("points", ()), *chapter.get("steps", ())]
    if table := chapter.get("table"):
        texts += [table["caption"], *table["header"], *(cell for row in table["rows"] for cell in row)]
    texts += [*chapter.get("ticks", ()), *chapter.get("closing", ())]
    return Section(chapter["title"], tuple(filter(None, texts)), tuple(chapter.get("steps", ())))


def chapters(programme: Mapping[str, Any], place: str) -> Iterator[Section]:
    """The chapters before or after the exercises."""
    for chapter in programme.get("chapters", ()):
        if chapter.get("place", "before") == place:
            yield chapter_of(chapter)


def cautions_of(programme: Mapping[str, Any]) -> Section:
    """The caution table, as far as it applies to the programme's exercises."""
    cautions = content(f"cautions/{programme['cautions']}.yaml")
    exercises = [content(f"exercises/{step['exercise']}.yaml") for step in programme.get("steps", ())]
    wanted = {code for exercise in exercises for code in exercise.get("cautions", ())}
    rows = [text for code in sorted(wanted) for text in cautions["codes"][code].values()]
    return Section("cautions", (cautions["title"], cautions["lead"], *rows))


def opening(programme: Mapping[str, Any]) -> Iterator[Section]:
    """Title and safety, up to what the routine is for."""
    disclaimer = content(f"disclaimers/{programme['disclaimer']}.yaml")
    flags = content(f"red-flags/{programme['red_flags']}.yaml")
    lead = flags["now_lead"].format(
        emergency_place="the nearest emergency department", emergency_number="your local emergency number"
    )
    later = [programme["later_condition"]] if "later_condition" in programme else []
    yield Section("head", (programme["title"], programme["purpose"], *later))
    yield Section("before", (disclaimer["title"], *disclaimer["before"]))
    yield Section("stop", (disclaimer["stop_title"], *disclaimer["stop"]))
    yield Section("get help now", (flags["title"], lead, *flags["now"]))
    yield Section("get help soon", (flags["soon_lead"], *flags["soon"]))
    yield Section("about", (programme["about_title"], *programme["about"]))


def sections(programme_id: str) -> Iterator[Section]:
    """Every section of a leaflet of this programme, in order."""
    programme = content(f"programmes/{programme_id}.yaml")
    disclaimer = content(f"disclaimers/{programme['disclaimer']}.yaml")
    yield from opening(programme)
    yield from chapters(programme, "before")
    for step in programme.get("steps", ()):
        if part := step.get("part"):
            yield Section(part, (part,))
        if explain := step.get("explain"):
            texts = (explain["title"], *explain.get("text", ()), *explain.get("reasons", ()))
            yield Section(explain["title"], texts)
        yield card(step["exercise"], step)
    yield from chapters(programme, "after")
    yield cautions_of(programme)
    yield Section("moving on", (programme["moving_on_title"], *programme["moving_on"]))
    yield Section("pain guide", (disclaimer["pain_guide_title"], *disclaimer["pain_guide"]))
    yield Section("remember", (disclaimer["reminder_title"], *disclaimer["reminder"]))
