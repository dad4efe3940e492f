"""A case: a filled log as a file, and what its boxes were meant to be."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from logs.simulator.accidents import accidents
from logs.simulator.forms import LOOKS, form, template
from logs.simulator.marks import Meant, filled
from logs.simulator.pens import DPI, Random, Sheet
from logs.simulator.scans import LEVELS
from rephold.model.dose import Range
from rephold.model.log_request import LogRequest
from rephold.model.log_template import LogTemplate
from rephold.model.prescription import Request
from rephold.pipeline import make_log
from rephold.read.library import Library
from rephold.shelf import Shelf

LOG_IDS = {look: f"{k}ABCDEFGH{k}" for k, look in enumerate((*LOOKS, "count"))}

PRINTED = {
    "routine": LogRequest(),
    "twice": LogRequest(sessions=Range(2, 2), pain="before-after"),
    "portrait": LogRequest(sessions=Range(1, 1), effort=True, orientation="portrait"),
    "count": LogRequest(sessions=Range(1, 1), cells="count"),
}


@dataclass(frozen=True)
class Case:
    data: bytes
    log: LogTemplate
    meant: dict[str, Meant]


@lru_cache(maxsize=8)
def printed(look: str) -> tuple[LogTemplate, NDArray[np.uint8]]:
    """A template and its page in grey at 300 dpi."""
    if look in PRINTED:
        made = make_log(Request(programme="low-back-pain"), PRINTED[look], Library(Shelf()), LOG_IDS[look])
        assert made.template is not None
        return made.template, rendered(made.data)
    log = template(look, LOG_IDS[look])
    return log, rendered(form(log))


def rendered(data: bytes) -> NDArray[np.uint8]:
    document = pdfium.PdfDocument(data)
    grey = np.array(document[0].render(scale=DPI / 72, grayscale=True).to_pil().convert("L"))
    document.close()
    return grey


def random_of(*names: object) -> Random:
    """Random numbers that belong to a name."""
    return np.random.default_rng(zlib.crc32(repr(names).encode()))


def case(level: str, seed: int) -> Case:
    """The same log for the same level and seed."""
    random = random_of(level, seed)
    log, grey = printed(LOOKS[seed % len(LOOKS)])
    sheet = Sheet(grey)
    meant = filled(sheet, log.pages[0], random)
    meant = accidents(sheet, log.pages[0], meant, random)
    if level == "fax":
        meant = by_fax(meant)
    return Case(LEVELS[level](sheet.pixels, random), log, meant)


def by_fax(meant: dict[str, Meant]) -> dict[str, Meant]:
    """The same where pencil may not get through, and what is paler may leave nothing that could be read."""
    return {box: _by_fax(what) for box, what in meant.items()}


def _by_fax(what: Meant) -> Meant:
    if "faint" in what.how or "light" in what.how:
        return replace(what, truth="either", plain=False)
    return replace(what, plain=what.plain and "pencil" not in what.how)
