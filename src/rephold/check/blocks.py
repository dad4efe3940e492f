"""What each noun says to a reader, in blocks under one heading: the texts, and where each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rephold.model.chapter import Chapter
from rephold.model.clinic import Emergency
from rephold.model.exercise import Exercise
from rephold.model.programme import Programme
from rephold.model.safety import Cautions, Disclaimer, RedFlags
from rephold.read.library import Library
from rephold.read.yaml_source import Where

Part = Literal["steps", "section", "list", "table", "title"]


@dataclass(frozen=True)
class Said:
    """A text and the way to it in its file."""

    text: str
    where: Where


@dataclass(frozen=True)
class Block:
    """Texts that are read together. Steps ask for more than a section; a list is counted."""

    name: str
    part: Part
    said: tuple[Said, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts alone."""
        return tuple(one.text for one in self.said)


def blocks(noun: object) -> tuple[Block, ...]:
    """The blocks of a noun, each text in one of them; none for a noun that says nothing to a reader."""
    say = _BLOCKS.get(type(noun))
    return tuple(block for block in say(noun) if block.said) if say else ()


def sheet(programme: Programme, library: Library) -> tuple[Block, ...]:
    """Everything that a leaflet of the programme says: its own words, its exercises', the safety texts."""
    parts = [programme, library.disclaimer(programme.disclaimer), library.red_flags(programme.red_flags)]
    exercises = {step.exercise: library.exercise(step.exercise) for step in programme.steps}
    codes = {code for exercise in exercises.values() for code in exercise.cautions}
    cautions = library.cautions(programme.cautions)
    used = cautions.model_copy(update={"codes": {c: cautions.codes[c] for c in cautions.codes if c in codes}})
    return tuple(block for noun in (*parts, *exercises.values(), used) for block in blocks(noun))


def _texts(texts: Sequence[str], *way: str | int) -> tuple[Said, ...]:
    return tuple(Said(_filled(text), (*way, number)) for number, text in enumerate(texts))


def _one(text: str | None, *way: str | int) -> tuple[Said, ...]:
    return (Said(_filled(text), way),) if text else ()


def _filled(text: str) -> str:
    usual = Emergency()
    text = text.replace("{emergency_place}", usual.place)
    return text.replace("{emergency_number}", usual.number)


def _exercise(noun: Exercise) -> Iterator[Block]:
    steps = (*_texts(noun.steps, "steps"), *_one(noun.change_sides, "change_sides"))
    yield Block("steps", "steps", steps)
    captions = tuple(
        Said(picture.caption, ("pictures", number, "caption")) for number, picture in enumerate(noun.pictures)
    )
    wrong = _one(noun.incorrect.caption if noun.incorrect else None, "incorrect", "caption")
    yield Block("name", "title", (*_one(noun.name, "name"), *captions, *wrong))
    ways = [_one(way.words, name, "words") for name, way in _ways(noun)]
    yield Block(
        noun.name,
        "section",
        (
            *_one(noun.goal, "goal"),
            *_one(noun.feel, "feel"),
            *_texts(noun.take_care, "take_care"),
            *_texts(noun.why, "why"),
            *_texts(noun.mistakes, "mistakes"),
            *(said for way in ways for said in way),
        ),
    )


def _ways(noun: Exercise) -> Iterator[tuple[str, Any]]:
    yield from ((name, way) for name, way in (("easier", noun.easier), ("harder", noun.harder)) if way)


def _programme(noun: Programme) -> Iterator[Block]:
    yield Block("title", "title", (*_one(noun.title, "title"), *_one(noun.purpose, "purpose")))
    yield Block(
        noun.about_title, "section", (*_one(noun.about_title, "about_title"), *_texts(noun.about, "about"))
    )
    yield Block(
        noun.moving_on_title or "",
        "section",
        (
            *_one(noun.moving_on_title, "moving_on_title"),
            *_texts(noun.moving_on, "moving_on"),
            *_one(noun.later_condition, "later_condition"),
        ),
    )
    for number, step in enumerate(noun.steps):
        way = ("steps", number)
        own = [_one(getattr(step, key), *way, key) for key in ("part", "name", "when", "again", "note")]
        yield Block(f"step {number + 1}", "title", tuple(said for one in own for said in one))
        if explain := step.explain:
            inner = (*way, "explain")
            said = (*_one(explain.title, *inner, "title"), *_texts(explain.text, *inner, "text"))
            yield Block(explain.title, "section", (*said, *_texts(explain.reasons, *inner, "reasons")))
    for number, chapter in enumerate(noun.chapters):
        yield from _chapter(chapter, "chapters", number)


def _chapter(noun: Chapter, *way: str | int) -> Iterator[Block]:
    captions = [(p.caption, (*way, "figures", n, "caption")) for n, p in enumerate(noun.figures)]
    for n, pair in enumerate(noun.comparisons):
        captions.append((pair.correct.caption, (*way, "comparisons", n, "correct", "caption")))
        captions.append((pair.incorrect.caption, (*way, "comparisons", n, "incorrect", "caption")))
    cells: list[Said] = []
    if table := noun.table:
        cells += _one(table.caption, *way, "table", "caption")
        cells += _texts(table.header, *way, "table", "header")
        for n, row in enumerate(table.rows):
            cells += [said for said in _texts(row, *way, "table", "rows", n) if said.text]
    yield Block(
        noun.title,
        "section",
        (
            *_one(noun.title, *way, "title"),
            *_texts(noun.text, *way, "text"),
            *_texts(noun.points, *way, "points"),
            *(Said(text, where) for text, where in captions),
            *cells,
            *_texts(noun.ticks, *way, "ticks"),
            *_texts(noun.closing, *way, "closing"),
        ),
    )
    yield Block(f"{noun.title}: steps", "steps", _texts(noun.steps, *way, "steps"))


def _disclaimer(noun: Disclaimer) -> Iterator[Block]:
    yield Block(noun.title, "section", (*_one(noun.title, "title"), *_texts(noun.before, "before")))
    yield Block(noun.stop_title, "list", (*_one(noun.stop_title, "stop_title"), *_texts(noun.stop, "stop")))
    said = (*_one(noun.reminder_title, "reminder_title"), *_texts(noun.reminder, "reminder"))
    yield Block(noun.reminder_title, "section", said)
    if noun.reminder_without_exercises:
        said = _texts(noun.reminder_without_exercises, "reminder_without_exercises")
        yield Block(noun.reminder_title, "section", said)
    said = (*_one(noun.pain_guide_title, "pain_guide_title"), *_texts(noun.pain_guide, "pain_guide"))
    yield Block(noun.pain_guide_title, "section", said)


def _red_flags(noun: RedFlags) -> Iterator[Block]:
    yield Block(noun.title, "list", (*_one(noun.now_lead, "now_lead"), *_texts(noun.now, "now")))
    yield Block(noun.soon_lead, "list", (*_one(noun.soon_lead, "soon_lead"), *_texts(noun.soon, "soon")))


def _cautions(noun: Cautions) -> Iterator[Block]:
    rows = [
        Said(getattr(caution, key), ("codes", code, key))
        for code, caution in noun.codes.items()
        for key in ("who", "do")
    ]
    yield Block(noun.title, "table", (*_one(noun.title, "title"), *_one(noun.lead, "lead"), *rows))


_BLOCKS: dict[type, Callable[[Any], Iterator[Block]]] = {
    Exercise: _exercise,
    Programme: _programme,
    Disclaimer: _disclaimer,
    RedFlags: _red_flags,
    Cautions: _cautions,
}
