"""The page that says who made the pictures and the typeface, and under which licence they are printed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from rephold.compose.catalogue import desk_sheet
from rephold.compose.runs import plain
from rephold.model.clinic import Clinic
from rephold.model.credits import EVERY_OTHER, Rights
from rephold.model.document import Block, DeskSheet, Heading, Table
from rephold.read.rights import AllRights
from rephold.words.words import Words

SHARES = (0.22, 0.2, 0.18, 0.4)


def rights_page(rights: AllRights, clinic: Clinic | None, day: datetime.date, words: Words) -> DeskSheet:
    """The page; `day` is that of the newest content."""
    body: list[Block] = []
    parts = (
        ("credits-figures", rights.drawn),
        ("credits-art", rights.own),
        ("credits-fonts", rights.typefaces),
    )
    for key, held in parts:
        if held:
            title = words.say(key)
            body += [Heading(2, plain(title), opens=True), _table(title, held.items(), words)]
    return desk_sheet("credits", body, clinic, day, words)


def _table(caption: str, rights: Iterable[tuple[str, Rights]], words: Words) -> Table:
    header = tuple(words.say(f"credits-{name}") for name in ("what", "author", "licence", "origin"))
    everyone = words.say("credits-default")
    rows = tuple(
        tuple(
            plain(text)
            for text in (
                everyone if name == EVERY_OTHER else name,
                held.author,
                held.licence,
                held.origin or "",
            )
        )
        for name, held in rights
    )
    return Table(caption, header, rows, SHARES)
