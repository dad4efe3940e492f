"""An exercise card: heading, dose, pictures, steps and the lines a patient looks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rephold.compose.runs import labelled, plain
from rephold.model.document import Card, Chips, Figure, Heading, Listing, Para, Run
from rephold.model.prescription import PrescribedExercise
from rephold.words.words import Words


def card(item: PrescribedExercise, words: Words, alts: Mapping[str, str]) -> Card:
    """The card of one prescribed exercise; `alts` has what each figure shows.

    Words and pictures work the right side; for the left the picture is mirrored and right is said as left.
    """
    chips = words.dose_chips(item.dose)
    turned = words.other_side if item.dose.side == "left" else str
    return Card(
        heading=Heading(2, plain(item.heading), number=item.label),
        chips=Chips(
            tuple(tuple(Run(text, strong=strong) for text, strong in chip) for chip in chips),
            spoken=words.dose_sentence(item.dose),
        ),
        figures=_figures(item, alts, turned),
        steps=_steps(item, words, turned),
        lines=_lines(item, words, turned),
    )


def _figures(
    item: PrescribedExercise, alts: Mapping[str, str], turned: Callable[[str], str]
) -> tuple[Figure, ...]:
    mirrored = item.dose.side == "left"
    return tuple(
        Figure(p.figure, turned(alts[p.figure]), plain(turned(p.caption)), mirrored)
        for p in ((item.exercise.emblem,) if item.again else item.exercise.pictures)
    )


def _steps(
    item: PrescribedExercise, words: Words, turned: Callable[[str], str]
) -> tuple[Para | Listing, ...]:
    start = (labelled(words.say("start-when"), item.when),) if item.when else ()
    if item.again:
        return (*start, Para(plain(item.again)))
    steps = list(item.exercise.steps)
    if item.dose.side == "each" and item.exercise.change_sides:
        steps.append(item.exercise.change_sides)
    return (*start, Listing(tuple(plain(turned(step)) for step in steps), numbered=True))


def _lines(item: PrescribedExercise, words: Words, turned: Callable[[str], str]) -> tuple[Para, ...]:
    exercise = item.exercise
    note = [labelled(words.say("note"), item.note)] if item.note else []
    care = (
        [labelled(words.say("take-care"), turned(" ".join(exercise.take_care)), "warning")]
        if exercise.take_care
        else []
    )
    if item.again:
        return (*care, *note)
    feel = [labelled(words.say("feel"), turned(exercise.feel))] if exercise.feel else []
    reasons = [labelled(words.say("why"), turned(" ".join(exercise.why)))] if exercise.why else []
    variants = [
        labelled(words.say(key), turned(variant.words))
        for key, variant in (("easier", exercise.easier), ("harder", exercise.harder))
        if variant
    ]
    return (*feel, *care, *reasons, *variants, *note)
