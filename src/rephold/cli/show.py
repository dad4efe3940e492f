"""`rephold show`: an exercise, a programme or a printed log as text."""

from __future__ import annotations

import json
from pathlib import Path

import click

from rephold.cli.asking import clinic_folder_option
from rephold.cli.command import Command, Word
from rephold.cli.describe import exercise_text, programme_text
from rephold.cli.describe_log import AskedFor, log_description
from rephold.cli.mistakes import Mistake
from rephold.cli.prose import Prose
from rephold.cli.registers import open_register, register_option
from rephold.cli.streams import Streams, with_streams
from rephold.cli.terminal import bold
from rephold.errors import ContentError
from rephold.model.exercise import Exercise
from rephold.model.log_id import typed
from rephold.model.log_template import LogTemplate
from rephold.model.programme import Programme
from rephold.read.library import Library
from rephold.read.names import did_you_mean
from rephold.shelf import Shelf
from rephold.words.words import Words

_FOLDERS = {"exercise": "exercises", "programme": "programmes"}


@click.command(
    "show",
    cls=Command,
    examples=(
        "rephold show cat-camel",
        "rephold show low-back-pain --json",
        "rephold log low-back-pain --log-id 7K3M9-Q2RTV -o out/log.pdf",
        "rephold show 7K3M9-Q2RTV",
    ),
)
@click.argument("name", metavar="ID")
@click.option("--kind", type=Word(_FOLDERS), help="Which one, where an exercise and a programme share an id.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: what the file says, or was asked for.")
@register_option
@clinic_folder_option
@with_streams
def command(
    streams: Streams, name: str, kind: str | None, as_json: bool, register: Path | None, clinic: Path | None
) -> None:
    """Show an exercise, a programme or a printed log as text.

    `rephold list exercises` and `rephold list programmes` tell the ids. That of a log stands beside its page
    number: it leads back to what was prescribed. Its JSON is a prescription file, for `rephold log --from`.
    """
    library = Library(Shelf(clinic))
    if kind is None and (log := _log(library, name, register)):
        found_log, asked = log
        prose = log_description(found_log, asked, Words.load("en"))
        streams.result(asked.as_json() if as_json else _text(prose, streams.coloured))
        return
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


def _log(library: Library, name: str, register: Path | None) -> tuple[LogTemplate, AskedFor] | None:
    """The log with this id and what was asked for; None if it is no id, or no log of the register."""
    if any(library.has(folder, name) for folder in _FOLDERS.values()):
        return None
    if not _is_log_id(name):
        return None
    log_id = typed(name)
    known = open_register(register, needed=register is not None)
    template = known.template(log_id) if known else None
    if known is None or template is None:
        return None
    return template, AskedFor.of(known.prescription(log_id) or "{}", known.name(log_id))


def _is_log_id(name: str) -> bool:
    try:
        return bool(typed(name))
    except ValueError:
        return False


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
        if kind is None and _is_log_id(name):
            what += ", and no log with this id in the register"
        raise ContentError.at("ID", what, did_you_mean(name, known, "`rephold list exercises` shows all"))
    return library.exercise(name) if kinds == ["exercise"] else library.programme(name)


def _text(prose: Prose, coloured: bool) -> str:
    lines = (
        bold(line, coloured) if number in prose.headings else line for number, line in enumerate(prose.lines)
    )
    return "\n".join(lines) + "\n"
