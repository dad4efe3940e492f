"""`rephold show`: an exercise or a programme as text."""

from __future__ import annotations

import json
from pathlib import Path

import click

from rephold.cli.asking import clinic_folder_option
from rephold.cli.command import Command, Word
from rephold.cli.describe import exercise_text, programme_text
from rephold.cli.mistakes import Mistake
from rephold.cli.prose import Prose
from rephold.cli.streams import Streams, with_streams
from rephold.cli.terminal import bold
from rephold.errors import ContentError
from rephold.model.exercise import Exercise
from rephold.model.programme import Programme
from rephold.read.library import Library
from rephold.read.names import did_you_mean
from rephold.shelf import Shelf
from rephold.words.words import Words

_FOLDERS = {"exercise": "exercises", "programme": "programmes"}


@click.command(
    "show",
    cls=Command,
    examples=("rephold show cat-camel", "rephold show low-back-pain --json"),
)
@click.argument("name", metavar="ID")
@click.option("--kind", type=Word(_FOLDERS), help="Which one, where an exercise and a programme share an id.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: what the file says.")
@clinic_folder_option
@with_streams
def command(streams: Streams, name: str, kind: str | None, as_json: bool, clinic: Path | None) -> None:
    """Show an exercise or a programme as text.

    `rephold list exercises` and `rephold list programmes` tell the ids.
    """
    library = Library(Shelf(clinic))
    found = _found(library, name, kind)
    if as_json:
        text = (
            json.dumps(found.model_dump(mode="json", exclude_unset=True), indent=2, ensure_ascii=False) + "\n"
        )
    elif isinstance(found, Exercise):
        text = _text(exercise_text(found, Words.load("en")), streams.coloured)
    else:
        text = _text(programme_text(found, library, Words.load("en")), streams.coloured)
    streams.result(text)


def _found(library: Library, name: str, kind: str | None) -> Exercise | Programme:
    """The exercise or programme of this id; ContentError if there is none, Mistake if it could be both."""
    kinds = [k for k, folder in _FOLDERS.items() if kind in (None, k) and library.has(folder, name)]
    if len(kinds) > 1:
        raise Mistake(f"{name} is an exercise and a programme", "add --kind exercise or --kind programme")
    if not kinds:
        known = [
            known
            for k, folder in _FOLDERS.items()
            if kind in (None, k)
            for known in library.shelf.names(folder)
        ]
        what = f"there is no {kind or 'exercise or programme'} '{name}'"
        raise ContentError.at("ID", what, did_you_mean(name, known, "`rephold list exercises` shows all"))
    return library.exercise(name) if kinds == ["exercise"] else library.programme(name)


def _text(prose: Prose, coloured: bool) -> str:
    lines = (
        bold(line, coloured) if number in prose.headings else line for number, line in enumerate(prose.lines)
    )
    return "\n".join(lines) + "\n"
