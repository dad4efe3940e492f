"""A batch as one file for a printer: patient after patient, in the order of the roster."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from rephold.batch.items import Item
from rephold.batch.jobs import Result, drawn, failed
from rephold.batch.manifest import Entry
from rephold.batch.run import Told, entry_of, registered
from rephold.batch.stops import uninterrupted
from rephold.errors import WriteError
from rephold.logs.register import Register
from rephold.pipeline import Pile, Press


def run_into(
    pile: Pile, file: str, items: Sequence[Item], press: Press, register: Register | None, told: Told
) -> Generator[Entry, None, None]:
    """Adds each row's pages to the pile; an entry for each, in order. A bad row costs only itself."""
    for item in items:
        with uninterrupted():
            entry, result = _added(pile, file, item, press, register)
            told(item, result)
        yield entry


def _added(
    pile: Pile, file: str, item: Item, press: Press, register: Register | None
) -> tuple[Entry, Result]:
    number = item.job.number
    try:
        sheets = drawn(item.job, press)
        result = Result(number, b"", len(sheets.pages), sheets.template, sheets.remarks)
        result = registered(result, item, register)
        if result.data is not None:
            pile.add(sheets, item.reference)
    except (OSError, WriteError):  # of the file of all, or of the register
        raise
    except Exception as error:  # a bug too costs its own row only
        result = failed(item.job, error)
    return replace(entry_of(item, result), sha256="", file=file if result.data is not None else ""), result
