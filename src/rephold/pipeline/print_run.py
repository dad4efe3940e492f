"""Many patients' handouts in one file for a printer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import BinaryIO

from rephold.compose.separator import separator
from rephold.draw.fragment import Metadata
from rephold.draw.print_run import PrintRun
from rephold.draw.sheet import PRODUCER
from rephold.model.prescription import Request
from rephold.pipeline.press import Press
from rephold.words.words import Words


def make_print_run(
    requests: Iterable[Request], press: Press, out: BinaryIO, *, duplex: bool = True, separators: bool = False
) -> int:
    """Writes the handouts of all requests as one file for a printer, and gives back its number of pages.

    With `duplex` each patient's pages start on a fresh sheet of paper; `separators` puts a sheet with the
    patient's name before them. ContentError or MissingError for the first request that has something wrong;
    what was written until then is no file. ValueError without any request.
    """
    run, newest, words = PrintRun(out, duplex=duplex), "", Words.load("en")
    for request in requests:
        composed, words = press.composed(request), Words.load(request.lang)
        sheets = [press.pages(composed)]
        if separators:
            before = separator(composed.prescription, words)
            sheets.insert(0, press.pages(replace(composed, document=before)))
        run.add(sheets, request.patient.name or words.say("print-run-nobody"))
        newest = max(newest, f"{composed.document.date:%Y%m%d}000000")
    title, about = words.say("print-run"), words.say("print-run-about")
    run.close(Metadata(title, PRODUCER, about, words.language, newest, PRODUCER))
    return run.pages
