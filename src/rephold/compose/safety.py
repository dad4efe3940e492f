"""The panels that keep a reader safe: before the first exercise, among them, and at the end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from rephold.compose.runs import labelled, plain
from rephold.model.clinic import Clinic, Emergency
from rephold.model.document import Block, Heading, Listing, Numbers, Pair, Panel, Para, Passage, Run, Table
from rephold.model.layout import SectionName
from rephold.model.prescription import Prescription
from rephold.words.words import Words

PLAN_SHARE = 0.33


def filled(sentence: str, clinic: Clinic | None) -> str:
    """The sentence with the clinic's emergency wording in its places; what that says stands as it is."""
    if "{" not in sentence:
        return sentence
    emergency = clinic.emergency if clinic else Emergency()
    values = {"{emergency_place}": emergency.place, "{emergency_number}": emergency.number}
    return re.sub(r"\{emergency_(place|number)\}", lambda found: values[found[0]], sentence)


def before_you_start(
    prescription: Prescription, words: Words, *, said: Collection[SectionName] = (), apart: bool = False
) -> Pair | Panel:
    """The disclaimer with the stop rules, and beside it the plan if there are exercises.

    `said` are the sections that stand before it: stop rules and plan are not said twice. `apart` makes each
    of its parts a paragraph, so that small pages can share it.
    """
    disclaimer, clinic = prescription.disclaimer, prescription.clinic
    parts = [filled(sentence, clinic) for sentence in disclaimer.before]
    text = parts if apart else [" ".join(parts)]
    body: list[Para | Listing] = [Para(plain(part)) for part in text]
    if "stop" not in said:
        body.append(Para((Run(disclaimer.stop_title, strong=True, tone="warning"),)))
        body.append(bullets(disclaimer.stop, clinic))
    before = Panel("warning", Heading(2, plain(disclaimer.title)), tuple(body))
    if not prescription.exercises:
        return replace(before, columns=2)
    if "plan" in said:
        return before
    return Pair(before, _plan(prescription, words), 1 - PLAN_SHARE)


def stop(prescription: Prescription, words: Words) -> Panel:
    """When to stop at once, where more is said about it, and whom to ask: for the front of a summary."""
    disclaimer, clinic = prescription.disclaimer, prescription.clinic
    ask = (Run(words.say("read-all") + " "), Run(contact_line(clinic, words, one_way=True), strong=True))
    body = (bullets(disclaimer.stop, clinic), Para(ask))
    return Panel("alarm", Heading(2, plain(disclaimer.stop_title)), body)


def plan_line(prescription: Prescription, words: Words) -> Passage:
    """The plan in a line or two: how often and how long, what changes later, what is needed."""
    times = prescription.times_per_day
    assert times is not None, "where there are exercises it is said how often"
    said = (
        words.runs("times-a-day", times),
        words.runs("days-a-week", prescription.days_per_week),
        words.runs("minutes-each-time", prescription.minutes),
    )
    runs: list[Run] = []
    for chip in said:
        runs += [Run(" · ")] if runs else []
        runs += [Run(text, strong=strong) for text, strong in chip]
    for number, note in enumerate(_plan_notes(prescription, words)):
        runs += [Run(" " if number else ". "), *note.words]
    return Passage(Para(tuple(runs)))


def _plan(prescription: Prescription, words: Words) -> Panel:
    times = prescription.times_per_day
    assert times is not None, "where there are exercises it is said how often"
    numbers = (
        words.apart("times-a-day", times),
        words.apart("exercises", prescription.exercise_count),
        words.apart("minutes-each-time", prescription.minutes),
        words.apart("days-a-week", prescription.days_per_week),
    )
    body: list[Para | Listing | Numbers] = [Numbers(numbers), *_plan_notes(prescription, words)]
    return Panel("tinted", Heading(2, plain(words.say("plan"))), tuple(body))


def _plan_notes(prescription: Prescription, words: Words) -> Iterator[Para]:
    later = prescription.programme.later_condition
    if later and prescription.times_per_day_later:
        yield Para(plain(later))
    things = dict.fromkeys(thing for item in prescription.exercises for thing in item.exercise.equipment)
    if things:
        yield labelled(words.say("you-need"), words.say("list-separator").join(things) + ".")


def red_flags(prescription: Prescription, *, again: bool = False) -> Panel:
    """When to get help at once; the alarm is not given `again` where it was in short."""
    flags = prescription.red_flags
    lead = Para((Run(filled(flags.now_lead, prescription.clinic), strong=True),))
    return Panel(
        "warning" if again else "alarm",
        Heading(2, plain(flags.title)),
        (lead, bullets(flags.now, prescription.clinic, columns=2)),
    )


def soon(prescription: Prescription) -> Panel:
    """When to see a doctor within days."""
    flags = prescription.red_flags
    return Panel(
        "ruled",
        Heading(2, plain(filled(flags.soon_lead, prescription.clinic))),
        (bullets(flags.soon, prescription.clinic, columns=2),),
    )


def pain_guide(prescription: Prescription) -> Panel:
    """What pain during and after exercise means."""
    disclaimer = prescription.disclaimer
    return Panel(
        "ruled",
        Heading(2, plain(disclaimer.pain_guide_title)),
        (bullets(disclaimer.pain_guide, prescription.clinic),),
    )


def cautions(prescription: Prescription, words: Words, *, listed: bool = False) -> tuple[Block, ...]:
    """Who has to adapt or leave out which exercise: as a table, or as a list in a panel."""
    texts = prescription.cautions
    if listed:
        items = tuple(
            (
                Run(f"{who.who} ", strong=True),
                Run(words.count("caution", len(labels), labels=", ".join(labels), do=who.do)),
            )
            for who, labels in prescription.applying_cautions
        )
        body = (Para(plain(texts.lead)), Listing(items))
        return (Panel("ruled", Heading(2, plain(texts.title)), body),)
    rows = tuple(
        (plain(caution.who), plain(", ".join(labels)), plain(caution.do))
        for caution, labels in prescription.applying_cautions
    )
    return (
        Heading(2, plain(texts.title)),
        Para(plain(texts.lead)),
        Table(
            texts.title,
            (texts.who_heading, texts.exercises_heading, texts.do_heading),
            rows,
            (0.42, 0.13, 0.45),
        ),
    )


def reminder(prescription: Prescription, words: Words) -> Panel:
    """When to see the doctor, what the sheet is for, whom to ask."""
    disclaimer, clinic = prescription.disclaimer, prescription.clinic
    lines: list[Para | Listing | Numbers] = [
        Para(plain(filled(s, clinic))) for s in disclaimer.last(exercises=bool(prescription.exercises))
    ]
    lines.append(Para((Run(contact_line(clinic, words), strong=True),)))
    return Panel("warning", Heading(2, plain(disclaimer.reminder_title)), tuple(lines), columns=2)


def contact_line(clinic: Clinic | None, words: Words, *, one_way: bool = False) -> str:
    """Whom to ask, and how; in one way where there is little room."""
    if clinic is None or not (clinic.phone or clinic.email):
        return words.say("contact-none")
    if clinic.phone and clinic.email and not one_way:
        ask = words.say("contact-phone-email", phone=clinic.phone, email=clinic.email)
    elif clinic.phone:
        ask = words.say("contact-phone", phone=clinic.phone)
    else:
        ask = words.say("contact-email", email=clinic.email)
    return f"{ask} {clinic.name}."


def bullets(sentences: Sequence[str], clinic: Clinic | None, columns: int = 1) -> Listing:
    """The sentences as a list, with the clinic's emergency wording."""
    return Listing(tuple(plain(filled(sentence, clinic)) for sentence in sentences), columns=columns)
