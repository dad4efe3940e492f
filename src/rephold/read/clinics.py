"""A clinic's own file."""

from __future__ import annotations

from pathlib import Path

from rephold import shelf
from rephold.errors import MissingError, Problem
from rephold.model.clinic import Clinic
from rephold.read.nouns import noun_of
from rephold.read.yaml_source import read_source


def read_clinic(path: Path) -> Clinic:
    """The clinic in a file, its logo's path resolved against that file.

    MissingError if the file or the logo is not there, ContentError with everything that is wrong in the file.
    """
    source = read_source(path)
    clinic = noun_of(Clinic, source)
    if clinic.logo is None:
        return clinic
    file = path.parent / clinic.logo.file
    if not shelf.is_file(file):
        place = source.place(("logo", "file"))
        raise MissingError(
            Problem(
                place, f"logo.file: there is no file {clinic.logo.file}", "its path starts at the clinic file"
            )
        )
    return clinic.model_copy(update={"logo": clinic.logo.model_copy(update={"file": file})})
