"""`rephold list`: ids and titles of what there is, one a line."""

from __future__ import annotations

import json
from pathlib import Path

import click

from rephold.cli.asking import clinic_folder_option
from rephold.cli.command import Command, Word
from rephold.cli.streams import Streams, with_streams
from rephold.cli.terminal import one_line
from rephold.errors import Place, Problem, RepholdError
from rephold.model.document import STAFF_SHEETS
from rephold.read.names import is_id
from rephold.read.yaml_source import read_source
from rephold.shelf import Shelf

KINDS = ("exercises", "programmes", "leaflets", "figures", "layouts", "editions", "papers", "themes")
_TITLE = {
    "exercises": "name",
    "programmes": "title",
    "leaflets": "title",
    "figures": "title",
    "layouts": "title",
    "editions": "title",
}
_FOLDER = {"figures": "poses", "leaflets": "programmes"}


@click.command(
    "list",
    cls=Command,
    examples=("rephold list programmes", "rephold list exercises --json"),
)
@click.argument("kind", type=Word(KINDS), required=False, metavar="KIND")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of id and title.")
@clinic_folder_option
@with_streams
def command(streams: Streams, kind: str | None, as_json: bool, clinic: Path | None) -> None:
    """List what there is: exercises, programmes, figures, layouts, …

    KIND is one of exercises, programmes, leaflets, figures, layouts, editions, papers, themes;
    without it, the kinds and how many there are of each.

    One id a line, sorted, in the first column; then its title.
    """
    shelf = Shelf(clinic)
    if kind is None:
        rows = [(name, str(len(ids(shelf, name, streams)))) for name in KINDS]
    else:
        rows = [(name, _title(streams, shelf, kind, name)) for name in ids(shelf, kind, streams)]
    streams.result(_json(rows) if as_json else _table(rows))


def ids(shelf: Shelf, kind: str, streams: Streams) -> tuple[str, ...]:
    """The ids of a kind, sorted; files whose names are no ids can be asked for by nobody: that is said."""
    if kind == "figures":
        from rephold.read.library import Library

        names = Library(shelf).figures()
    else:
        names = shelf.names("programmes" if kind == "leaflets" else kind)
    for name in names:
        if not is_id(name):
            hint = "call it by lower-case words joined with hyphens, such as cat-camel"
            streams.remark(Problem(Place(one_line(f"{kind}/{name}.yaml")), "its name is not an id", hint))
    found = tuple(name for name in names if is_id(name))
    return (*found, *STAFF_SHEETS) if kind == "leaflets" else found


def _title(streams: Streams, shelf: Shelf, kind: str, name: str) -> str:
    """What the file calls it, or "" if it has no title or cannot be read, which is then said on stderr."""
    if kind == "leaflets" and name in STAFF_SHEETS:
        from rephold.words.words import Words

        return Words.load("en").say(name)
    path = shelf.find(_FOLDER.get(kind, kind), f"{name}.yaml")
    if path is None:
        return ""
    try:
        data = read_source(path).data
    except RepholdError as error:
        streams.say(str(error))
        return ""
    if kind == "papers":
        return f"{data.get('width_mm')} x {data.get('height_mm')} mm"
    waits = "  (needs review)" if data.get("needs_review") is True else ""
    return str(data.get(_TITLE.get(kind, ""), "")) + waits


def _table(rows: list[tuple[str, str]]) -> str:
    width = max((len(name) for name, _ in rows), default=0)
    return "".join(f"{name:<{width}}  {title}".rstrip() + "\n" for name, title in rows)


def _json(rows: list[tuple[str, str]]) -> str:
    return (
        json.dumps([{"id": name, "title": title} for name, title in rows], indent=2, ensure_ascii=False)
        + "\n"
    )
