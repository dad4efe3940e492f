"""Seconds of CPU for each of several handouts made in one process, after a first one; printed as JSON.

`python -m bench.warm ours COUNT`, `python -m bench.warm bare COUNT handout.json`
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def ours() -> Callable[[int], object]:
    """Makes handouts for different patients from one library."""
    from rephold.model.prescription import Patient, Request
    from rephold.pipeline import make_handout
    from rephold.read.library import Library
    from rephold.shelf import Shelf

    library = Library(Shelf())
    return lambda number: make_handout(
        Request(programme="low-back-pain", patient=Patient(name=f"Patient {number}")), library
    )


def bare(file: Path) -> Callable[[int], object]:
    """Builds the bare script's document again and again."""
    from bench.bare_reportlab import build, register

    data = json.loads(file.read_text(encoding="utf-8"))
    register(data["fonts"])
    return lambda number: build(data, io.BytesIO())


def timed(make: Callable[[int], object], count: int) -> list[float]:
    """Seconds for each document but the first."""
    seconds = []
    for number in range(count + 1):
        begin = time.process_time()
        make(number)
        seconds.append(time.process_time() - begin)
    return seconds[1:]


if __name__ == "__main__":
    maker = ours() if sys.argv[1] == "ours" else bare(Path(sys.argv[3]))
    print(json.dumps(timed(maker, int(sys.argv[2]))))
