"""Many patients' sheets in one file for a printer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from rephold.compose.separator import separator
from rephold.draw.fragment import Metadata
from rephold.draw.print_run import PrintRun
from rephold.draw.sheet import PRODUCER
from rephold.model.prescription import Request
from rephold.pipeline.press import Composed, Drawn, Press
from rephold.shelf import covered_characters
from rephold.words.words import Words


class Pile:
    """Sheets of patient after patient, written as they come; `close` makes it a file.

    With `duplex` each patient's pages start on a fresh sheet of paper; `separators` puts a sheet with the
    patient's name before them. A patient without a name is called by the clinic's reference.
    """

    def __init__(self, press: Press, out: BinaryIO, *, duplex: bool = True, separators: bool = False) -> None:
        self._press, self._separators = press, separators
        self._run = PrintRun(out, duplex=duplex)
        self._newest, self._words = "", Words.load("en")

    @property
    def pages(self) -> int:
        """Of the file so far, blank ones too."""
        return self._run.pages

    def add(self, drawn: Drawn, reference: str = "") -> None:
        """One patient's pages."""
        prescription, self._words = drawn.prescription, Words.load(drawn.prescription.lang)
        name, nobody = prescription.patient and prescription.patient.name, self._words.say("print-run-nobody")
        sheets = [drawn.pages]
        if self._separators:
            sayable = reference if covered_characters().issuperset(reference) else ""
            before = separator(prescription, name or sayable or nobody, self._words)
            sheets.insert(0, self._press.pages(Composed(prescription, before, drawn.sheet)))
        self._run.add(sheets, name or reference or nobody)
        self._newest = max(self._newest, drawn.meta.moment)

    def close(self) -> None:
        """End the file. ValueError if nothing was added."""
        words = self._words
        title, about = words.say("print-run"), words.say("print-run-about")
        self._run.close(Metadata(title, PRODUCER, about, words.language, self._newest, PRODUCER))


def make_print_run(
    requests: Iterable[Request], press: Press, out: BinaryIO, *, duplex: bool = True, separators: bool = False
) -> int:
    """Writes the handouts of all requests as one file for a printer, and gives back its number of pages.

    ContentError or MissingError for the first request that has something wrong; what was written until then
    is no file. ValueError without any request.
    """
    pile = Pile(press, out, duplex=duplex, separators=separators)
    for request in requests:
        pile.add(press.drawn_handout(request))
    pile.close()
    return pile.pages
