"""From a prescription to a handout in reading order. What is said, and in which role, is settled here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from rephold.compose import safety, summary
from rephold.compose.cards import card, sided
from rephold.compose.chapters import chapters
from rephold.compose.runs import labelled, plain
from rephold.model.clinic import Clinic
from rephold.model.document import (
    Block,
    Card,
    Fields,
    Furniture,
    Handout,
    Heading,
    Letterhead,
    Listing,
    PageBreak,
    Panel,
    Para,
    Run,
    Table,
)
from rephold.model.layout import Cards, Layout, SectionName
from rephold.model.prescription import Prescription
from rephold.model.programme import Explanation
from rephold.words.words import Words

ABOUT_EXERCISES: tuple[SectionName, ...] = (
    "exercises",
    "pain-guide",
    "cautions",
    "glance",
    "plan",
    "stop",
    "take-care",
    "in-short",
    "full-sheet",
)
"""Sections that say nothing where there are no exercises."""


def compose(prescription: Prescription, layout: Layout, words: Words, alts: Mapping[str, str]) -> Handout:
    """The handout, or the leaflet of a prescription without patient; `alts` has what each figure shows."""
    programme, clinic = prescription.programme, prescription.clinic
    sections: dict[SectionName, Callable[[], tuple[Block, ...]]] = {
        "about": lambda: (_about(prescription),),
        "before": lambda: chapters(programme.chapters, "before", words, alts),
        "after": lambda: chapters(programme.chapters, "after", words, alts),
        "exercises": lambda: _exercises(prescription, layout.cards, words, alts),
        "moving-on": lambda: _moving_on(prescription),
        "pain-guide": lambda: (safety.pain_guide(prescription),),
        "cautions": lambda: safety.cautions(prescription, words, listed=layout.listed),
        "soon": lambda: (safety.soon(prescription),),
        "glance": lambda: _glance(prescription, words),
        "plan": lambda: (safety.plan_line(prescription, words),),
        "stop": lambda: (safety.stop(prescription, words),),
        "take-care": lambda: _take_care(prescription, words),
        "in-short": lambda: (summary.in_short(prescription, words),),
        "full-sheet": lambda: (summary.full_sheet(words),),
    }
    if not prescription.exercises:
        sections |= dict.fromkeys(ABOUT_EXERCISES, lambda: ())
    return Handout(
        title=programme.title,
        language=prescription.lang,
        author=clinic.name if clinic else ", ".join(programme.authors),
        subject=programme.purpose,
        date=prescription.date or programme.published,
        furniture=_furniture(prescription, words, brief=layout.brief),
        opening=_opening(prescription, words, brief=layout.brief),
        before_you_start=safety.before_you_start(
            prescription, words, said=layout.front if prescription.exercises else (), apart=layout.brief
        ),
        red_flags=safety.red_flags(prescription, again="in-short" in layout.front),
        body=tuple(block for name in layout.sections for block in sections[name]()),
        reminder=safety.reminder(prescription, words),
        front=tuple(block for name in layout.front for block in sections[name]()),
    )


def readdressed(handout: Handout, prescription: Prescription, layout: Layout, words: Words) -> Handout:
    """The handout of a routine with the names and days of this prescription of it: all that says them."""
    return replace(
        handout,
        date=prescription.date or prescription.programme.published,
        furniture=_furniture(prescription, words, brief=layout.brief),
        opening=_opening(prescription, words, brief=layout.brief),
    )


def _opening(prescription: Prescription, words: Words, *, brief: bool) -> tuple[Block, ...]:
    """What stands at the top: whose sheet it is, what it is, and whom it is for."""
    return (
        *(() if brief else letterhead(prescription.clinic, words)),
        Heading(1, plain(prescription.programme.title)),
        *_purpose(prescription, words, brief=brief),
        *((labelled(words.say("note-for-you"), prescription.note),) if prescription.note else ()),
    )


def letterhead(clinic: Clinic | None, words: Words) -> tuple[Block, ...]:
    """The clinic's line, if there is a clinic."""
    if clinic is None:
        return ()
    contact = " · ".join(part for part in (clinic.address, clinic.phone, clinic.website) if part)
    if clinic.logo is None:
        return (Letterhead(clinic.name, contact),)
    return (Letterhead(clinic.name, contact, words.say("logo", what=clinic.logo.alt), clinic.logo.height_mm),)


def _patient(prescription: Prescription, words: Words) -> tuple[Block, ...]:
    if prescription.patient is None:
        return ()
    date, review = (words.date(day) if day else "" for day in (prescription.date, prescription.review))
    fields = (
        (words.say("name"), prescription.patient.name or ""),
        (words.say("date"), date),
        (words.say("physiotherapist"), prescription.clinician or ""),
        (words.say("review"), review),
    )
    return (Fields(fields),)


def _purpose(prescription: Prescription, words: Words, *, brief: bool) -> tuple[Block, ...]:
    """Purpose and patient; on a small page only name and day, in one line, as far as they are known."""
    if not brief:
        return (Para(plain(prescription.programme.purpose), "purpose"), *_patient(prescription, words))
    details = _details(prescription, words)
    return (Para(plain(details), "purpose"),) if details else ()


def _details(prescription: Prescription, words: Words) -> str:
    name = prescription.patient.name if prescription.patient else None
    day = words.date(prescription.date) if prescription.date else None
    return " · ".join(part for part in (name, day) if part)


def _about(prescription: Prescription) -> Panel:
    programme = prescription.programme
    return Panel("plain", Heading(2, plain(programme.about_title)), (Para(plain(" ".join(programme.about))),))


def _moving_on(prescription: Prescription) -> tuple[Panel, ...]:
    programme = prescription.programme
    if programme.moving_on_title is None:
        return ()
    items = tuple(plain(sentence) for sentence in programme.moving_on)
    return (Panel("tinted", Heading(2, plain(programme.moving_on_title)), (Listing(items, columns=2),)),)


def _exercises(
    prescription: Prescription, cards: Cards, words: Words, alts: Mapping[str, str]
) -> tuple[Block, ...]:
    level: Literal[2, 3] = 3 if any(item.part for item in prescription.exercises) else 2
    blocks: list[Block] = []
    for item in prescription.exercises:
        if item.part:
            blocks.append(Heading(2, plain(item.part), opens=True))
        if item.explain and cards.explain:
            blocks.append(_explanation(item.explain, level))
        blocks.append(card(item, words, alts, cards, level))
    return tuple(_apart(blocks) if cards.alone else blocks)


def _apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with each card on a page of its own, together with what stands above it."""
    yield PageBreak()
    for block in blocks:
        yield block
        if isinstance(block, Card):
            yield PageBreak()


def _take_care(prescription: Prescription, words: Words) -> tuple[Panel, ...]:
    """What to mind in each exercise, by its name, for sheets that have no room for it on the cards."""
    items: dict[str, tuple[Run, ...]] = {}
    for item in prescription.exercises:
        said = " ".join(map(sided(item, words), item.exercise.take_care))
        if said:
            name = Run(f"{item.label} {item.heading}: ", strong=True)
            items.setdefault(item.exercise.id, (name, Run(said)))
    if not items:
        return ()
    return (Panel("ruled", Heading(2, plain(words.say("take-care"))), (Listing(tuple(items.values())),)),)


def _explanation(explain: Explanation, level: Literal[2, 3]) -> Panel:
    body: list[Para | Listing] = [Para(plain(sentence)) for sentence in explain.text]
    if explain.reasons:
        body.append(Listing(tuple(plain(reason) for reason in explain.reasons), numbered=True, columns=2))
    return Panel("tinted", Heading(level, plain(explain.title)), tuple(body), keep_with_next=True)


def _glance(prescription: Prescription, words: Words) -> tuple[Block, ...]:
    rows = tuple(
        (plain(item.label), plain(item.heading), plain(words.dose_sentence(item.dose)))
        for item in prescription.exercises
    )
    header = (words.say("glance-number"), words.say("glance-exercise"), words.say("glance-dose"))
    title = words.say("glance-title")
    return (Heading(2, plain(title)), Table(title, header, rows, (0.08, 0.37, 0.55)))


def _furniture(prescription: Prescription, words: Words, *, brief: bool) -> Furniture:
    programme = prescription.programme
    said = {"title": programme.title, "version": programme.version, "month": words.month(programme.review_by)}
    return Furniture(
        running_title="" if brief else programme.title,
        running_detail="" if brief else _details(prescription, words),
        footer_left=words.say("footer-brief" if brief else "footer", **said),
        footer_right=words.say("page-brief" if brief else "page", page="{page}", pages="{pages}"),
        footer_short="" if brief else words.say("footer-short", **said),
        continued=words.say("continued", title="{title}"),
    )
