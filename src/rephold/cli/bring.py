"""`rephold bring`: exercises of another collection as drafts in a clinic's folder."""

from __future__ import annotations

from pathlib import Path

import click

from rephold.cli.command import Command, Word
from rephold.cli.streams import Streams, with_streams
from rephold.errors import ContentError
from rephold.read.brought import bring
from rephold.read.free_exercise_db import read_entries
from rephold.read.names import did_you_mean
from rephold.shelf import write_whole


@click.command(
    "bring",
    cls=Command,
    examples=(
        "rephold bring free-exercise-db free-exercise-db/ -o my-clinic/",
        "rephold bring free-exercise-db free-exercise-db/ -o my-clinic/ --only Wall_Push",
    ),
)
@click.argument("collection", type=Word(["free-exercise-db"]), metavar="COLLECTION")
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="CLINICFOLDER",
    help="The clinic's folder to write to; nothing in it is replaced.",
)
@click.option("--only", metavar="NAME", multiple=True, help="Only entries of this id. Can be repeated.")
@with_streams
def command(streams: Streams, collection: str, folder: Path, output: Path, only: tuple[str, ...]) -> None:
    """Bring exercises of another collection into your clinic's folder, as drafts.

    COLLECTION is free-exercise-db (an open data set), FOLDER a copy of it on this computer.

    Drafts say `needs_review: true`. Nothing is printed from them before somebody has checked every line,
    written the dose, and taken that line out.
    """
    entries = read_entries(folder)
    if only:
        known = {entry.slug: entry for entry in entries} | {e.entry.id or e.file.stem: e for e in entries}
        unknown = [name for name in only if name not in known]
        if unknown:
            raise ContentError.at(
                "--only", f"there is no entry '{unknown[0]}'", did_you_mean(unknown[0], list(known))
            )
        entries = tuple(dict.fromkeys(known[name] for name in only))
    brought = bring(entries, output)
    for note in brought.notes:
        streams.say(note)
    for path, data in brought.files.items():
        write_whole(path, data)
        streams.tell(f"wrote {path}")
    count = len(brought.drafts)
    streams.say(f"brought {count} {'draft' if count == 1 else 'drafts'} to {output}; each has to be reviewed")
    if brought.drafts:
        streams.say(f"rephold show {brought.drafts[0]} --clinic {output} says what is still to do")
