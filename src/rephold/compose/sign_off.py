"""The sheet on which a person signs content: instruments as tables, answers where a program can tell."""

from __future__ import annotations

from collections.abc import Iterable

from rephold.compose.handout import letterhead
from rephold.compose.runs import plain
from rephold.model.document import Block, DeskSheet, Fields, Furniture, Heading, Para, Run, Table
from rephold.model.document import Words as Runs
from rephold.model.prescription import Prescription
from rephold.model.sign_off import Instrument, Item
from rephold.words.words import Words

SHARES = (0.08, 0.4, 0.36, 0.16)


def sign_off_sheet(prescription: Prescription, instruments: Iterable[Instrument], words: Words) -> DeskSheet:
    """The sheet, with lines to sign on at its end."""
    programme = prescription.programme
    title, purpose = words.say("sign-off", title=programme.title), words.say("sign-off-purpose")
    body: list[Block] = [*letterhead(prescription.clinic, words), Heading(1, plain(title))]
    body.append(Para(plain(purpose), "purpose"))
    for instrument in instruments:
        body += _instrument(instrument, words)
    lines = ("sign-off-changes", "sign-off-who", "sign-off-date")
    body += [
        Heading(2, plain(words.say("sign-off-signed")), opens=True),
        Fields(tuple((words.say(line), "") for line in lines)),
    ]
    footer = words.say("sign-off-footer", title=programme.title, version=programme.version)
    furniture = Furniture(title, "", footer, words.say("page", page="{page}", pages="{pages}"))
    author = prescription.clinic.name if prescription.clinic else ", ".join(programme.authors)
    return DeskSheet(title, words.language, author, purpose, programme.published, furniture, tuple(body))


def _instrument(instrument: Instrument, words: Words) -> tuple[Block, ...]:
    score = words.say(
        "sign-off-score" if instrument.judged else "sign-off-person-only",
        agreed=instrument.agreed,
        judged=instrument.judged,
        left=len(instrument.items) - instrument.judged,
        source=instrument.source,
    )
    header = tuple(words.say(f"sign-off-{name}") for name in ("item", "asked", "seen", "answer"))
    rows = tuple(_row(item, words) for item in instrument.items)
    return (
        Heading(2, plain(instrument.name), opens=True),
        Para(plain(score)),
        Table(instrument.name, header, rows, SHARES),
    )


def _row(item: Item, words: Words) -> tuple[Runs, ...]:
    if item.answer == "person":
        seen, answer = words.say("sign-off-person"), plain(words.say("sign-off-choose"))
    else:
        seen, answer = item.evidence, (Run(words.say(f"sign-off-{item.answer}"), strong=True),)
    return plain(item.number), plain(item.name), plain(seen), answer
