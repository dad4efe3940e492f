"""A fragment's operators without those that do nothing: less to deflate, to keep and to send."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOTHING = frozenset({"1 0 0 1 0 0 cm", "n"})
"""A move by nothing; an end of a path where none was begun, which ReportLab writes before each."""
_HARMLESS = re.compile(r"|EMC|/\w+ BMC|q [^()]* Q|Q")
"""What leaves the state as it was; a mark's place in the code is empty."""
_LONG = re.compile(r"(\d*\.\d{3})\d+")
_MOVE = "1 0 0 1 "
_LINE = re.compile(r"BT 1 0 0 1 (\S+ \S+) Tm (/\w+ \S+ Tf) \S+ TL (\((?:[^()\\]|\\.)*\) Tj) ET")
"""One line of one style."""
_TWICE = re.compile(r" (\S+ TL)(?=.* \1 $)")
"""A leading that is said again before the first words."""


def tidied(code: Iterable[str]) -> list[str]:
    """The entries of a canvas' code that change what is painted, lengths to a thousandth of a point.

    States that are saved for nothing are not saved. Clipping (`W n`) stands in one entry and stays.
    """
    kept: list[str | None] = []
    opened: list[tuple[int, bool]] = []
    """Places of `q` that wait for their `Q`, and whether the state was changed since."""
    for entry in code:
        if entry in _NOTHING:
            continue
        if entry == "q":
            opened.append((len(kept), False))
            kept.append(entry)
        elif entry == "Q":
            start, changed = opened.pop()
            if changed:
                kept.append(entry)
            else:
                kept[start] = None
        else:
            if opened and not opened[-1][1] and not _HARMLESS.fullmatch(entry):
                opened[-1] = opened[-1][0], True
            kept.append(_shorter(entry) if "." in entry or "(" in entry else entry)
    return [entry for entry in kept if entry is not None]


def _shorter(entry: str) -> str:
    if "(" not in entry:
        turned = entry.endswith((" cm", " Do Q")) and not entry.startswith(_MOVE)
        return entry if turned else _LONG.sub(r"\1", entry)
    before, words = entry.split("(", 1)
    before = _TWICE.sub("", _LONG.sub(r"\1", before))
    if words.endswith(" T* ET"):  # a new line after the last
        words = words.removesuffix("T* ET") + "ET"
    return _LINE.sub(r"BT \1 Td \2 \3 ET", f"{before}({words}")
