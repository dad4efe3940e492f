"""What a word on the command line would print: a PDF, a prescription, a programme, a clinic's version."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

from rephold.cli.asking import Asked, PageOptions
from rephold.cli.mistakes import Mistake
from rephold.cli.requested import requested
from rephold.errors import Problem
from rephold.model.document import STAFF_SHEETS
from rephold.pipeline import make_handout, make_leaflet
from rephold.read.library import Library
from rephold.shelf import Shelf, is_file, read_bytes


@dataclass(frozen=True)
class Printed:
    """A PDF, what it was made of, and remarks of making it."""

    data: bytes
    name: str
    """A short name for files made from it."""
    sources: tuple[Path, ...]
    """Files and folders it was made from, besides what ships."""
    remarks: tuple[Problem, ...] = ()


def printed(what: str, clinic: str | None = None, **options: Unpack[PageOptions]) -> Printed:
    """The PDF of a file or a programme; errors as for a handout.

    FILE.pdf is taken as it is; FILE.yaml is a prescription, or a programme if it lies in a folder called
    programmes; anything else is the id of a programme or a sheet for staff. `options`: paper, layout,
    lang.
    """
    path = Path(what)
    if path.suffix.lower() == ".pdf":
        return Printed(read_bytes(path), path.stem, (path,))
    nothing: Asked = {
        "patient": None, "clinic": clinic, "clinician": None, "date": None, "review": None, "changes": (),
        "drop": (), "add": (), "order": None, "side": (), "note": (), "figures": None,
        "paper": options.get("paper"), "layout": options.get("layout"), "lang": options.get("lang"),
        "allow_expired": True,
    }  # fmt: skip
    if path.suffix.lower() in (".yaml", ".yml"):
        if path.parent.name == "programmes" and is_file(path):
            if clinic is not None:
                raise Mistake(f"--clinic goes with an id, and {path.name} lies in a clinic's folder already")
            nothing["clinic"] = str(path.parents[1])
            return _leaflet_or_handout(path.stem, nothing, leaflet=True)
        wanted = requested(None, path, nothing)
        made = make_handout(wanted.request, Library(Shelf(wanted.clinic_folder)), wanted.places)
        sources = tuple(one for one in (path, wanted.clinic_folder, wanted.request.clinic) if one)
        return Printed(made.data, path.stem, sources, made.remarks)
    return _leaflet_or_handout(what, nothing, leaflet=False)


def _leaflet_or_handout(programme: str, asked: Asked, *, leaflet: bool) -> Printed:
    wanted = requested(programme, None, asked)
    library = Library(Shelf(wanted.clinic_folder))
    if not leaflet and programme not in STAFF_SHEETS:
        leaflet = not library.programme(programme, wanted.places.get("programme")).steps
    make = make_leaflet if leaflet or programme in STAFF_SHEETS else make_handout
    made = make(wanted.request, library, wanted.places)
    sources = tuple(one for one in (wanted.clinic_folder, wanted.request.clinic) if one)
    return Printed(made.data, programme, sources, made.remarks)
