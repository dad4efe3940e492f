"""An exercise card: heading, dose, pictures, steps and the lines a patient looks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from rephold.compose.chapters import verdict
from rephold.compose.runs import labelled, plain
from rephold.model.document import Card, Chips, Figure, Heading, Listing, Para, Run, Verdict, Watch
from rephold.model.dose import Dose
from rephold.model.exercise import Picture
from rephold.model.layout import Cards, LineName
from rephold.model.prescription import PrescribedExercise
from rephold.words.words import Words

Turned = Callable[[str], str]


def card(
    item: PrescribedExercise,
    words: Words,
    alts: Mapping[str, str],
    cards: Cards,
    level: Literal[2, 3] = 2,
) -> Card:
    """The card of one prescribed exercise, as full as `cards` says; `alts` has what each figure shows.

    Words and pictures work the right side; for the left the picture is mirrored and right is said as left.
    """
    turned = sided(item, words)
    return Card(
        heading=Heading(level, plain(item.heading), number=item.label),
        chips=_chips(item.dose, words),
        figures=_figures(item, words, alts, turned, cards),
        steps=_steps(item, words, turned, cards),
        lines=_lines(item, words, turned, cards.lines),
        video=_video(item, words) if cards.steps != "none" else None,
    )


@lru_cache(maxsize=2048)
def _chips(dose: Dose, words: Words) -> Chips:
    """The dose in short; the very same for all patients who have it."""
    parts = words.dose_parts(dose)
    return Chips(
        tuple([tuple([Run(text, strong=strong) for text, strong in chip]) for _, chip in parts]),
        spoken=words.dose_sentence(dose),
        signs=tuple([sign for sign, _ in parts]),
    )


def sided(item: PrescribedExercise, words: Words) -> Turned:
    """What says a text for the side that is exercised: the texts are for the right."""
    return words.other_side if item.dose.side == "left" else str


def _figures(
    item: PrescribedExercise, words: Words, alts: Mapping[str, str], turned: Turned, cards: Cards
) -> tuple[Figure, ...]:
    """The pictures; where a wrong way is shown it comes last, and the one before it is said to be right."""

    def figure(picture: Picture, said: Verdict | None = None) -> Figure:
        alt, caption = turned(alts[picture.figure]), turned(picture.caption) if cards.captions else ""
        return Figure(picture.figure, alt, plain(caption), item.dose.side == "left", said)

    one = item.again or cards.pictures == "one"
    pictures = (item.exercise.emblem,) if one else item.exercise.pictures
    if item.incorrect is None or one:
        return tuple(figure(picture) for picture in pictures)
    *first, last = pictures
    right, wrong = verdict(words, correct=True), verdict(words, correct=False)
    return (*(figure(picture) for picture in first), figure(last, right), figure(item.incorrect, wrong))


def _video(item: PrescribedExercise, words: Words) -> Watch | None:
    if item.video is None:
        return None
    alt = words.say("video-code", what=item.heading, where=item.video.short)
    return Watch(item.video.link, item.video.short, words.say("video"), alt)


def _steps(
    item: PrescribedExercise, words: Words, turned: Turned, cards: Cards
) -> tuple[Para | Listing, ...]:
    """When to start, then the steps; none of them where the card has the dose alone."""
    start = (labelled(words.say("start-when"), item.when),) if item.when else ()
    if cards.steps == "none":
        return start
    if item.again:
        return (*start, Para(plain(item.again)))
    easy: Sequence[str] = item.exercise.easy if cards.steps == "easy" else ()
    steps = list(easy or item.exercise.steps)
    if item.dose.side == "each" and item.exercise.change_sides:
        steps.append(item.exercise.change_sides)
    return (*start, Listing(tuple(plain(turned(step)) for step in steps), numbered=True))


def _lines(
    item: PrescribedExercise, words: Words, turned: Turned, wanted: Sequence[LineName]
) -> tuple[Para, ...]:
    """The clinician's note, then the wanted lines; an exercise that comes again has only what to mind."""
    exercise = item.exercise
    said: dict[LineName, str] = {
        "feel": exercise.feel or "",
        "take-care": " ".join(exercise.take_care),
        "why": " ".join(exercise.why),
        "easier": exercise.easier.words if exercise.easier else "",
        "harder": exercise.harder.words if exercise.harder else "",
    }
    names = [name for name in wanted if said[name] and (not item.again or name == "take-care")]
    note = (labelled(words.say("note"), item.note),) if item.note else ()
    return (
        *note,
        *(
            labelled(words.say(name), turned(said[name]), "warning" if name == "take-care" else "accent")
            for name in names
        ),
    )
