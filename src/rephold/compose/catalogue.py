"""The index of exercises in pictures, for a clinician's desk: every exercise once, by leaflet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from rephold.compose.handout import letterhead
from rephold.compose.runs import plain
from rephold.model.clinic import Clinic
from rephold.model.document import Block, DeskSheet, Figure, Furniture, Heading, Para, Run, Tile
from rephold.model.exercise import Exercise
from rephold.read.index import Index
from rephold.words.words import Words


def catalogue(index: Index, clinic: Clinic | None, words: Words, alts: Mapping[str, str]) -> DeskSheet:
    """The index; `alts` has what each figure shows."""
    body: list[Block] = []
    for group in index.groups:
        body.append(Heading(2, plain(group.title or words.say("catalogue-more")), opens=True))
        body += [_tile(exercise, alts) for exercise in group.exercises]
    return desk_sheet("catalogue", body, clinic, index.newest, words)


def desk_sheet(
    name: str, body: Sequence[Block], clinic: Clinic | None, day: datetime.date, words: Words
) -> DeskSheet:
    """A sheet for staff with the title, purpose and foot that the words have under this name."""
    title, purpose = words.say(name), words.say(f"{name}-purpose")
    opening = (*letterhead(clinic, words), Heading(1, plain(title)), Para(plain(purpose), "purpose"))
    footer = words.say(f"{name}-footer", month=words.month(day))
    furniture = Furniture(title, "", footer, words.say("page", page="{page}", pages="{pages}"))
    author = clinic.name if clinic else "rephold"
    return DeskSheet(title, words.language, author, purpose, day, furniture, (*opening, *body))


def _tile(exercise: Exercise, alts: Mapping[str, str]) -> Tile:
    picture = exercise.emblem
    figure = Figure(picture.figure, alts[picture.figure], plain(picture.caption))
    heading = Heading(3, (Run(exercise.name, strong=True),), small=True)
    return Tile(heading, figure, exercise.id, exercise.goal)
