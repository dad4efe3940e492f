"""`python -m bench`: the figures as a small table. `--rounds N` for more or fewer pairs (15)."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

from bench.imports import imported
from bench.machine import machine
from bench.processes import Compared, answer, in_turns
from bench.whole import MARKS
from bench.words import plain_handout
from rephold.model.prescription import Request
from rephold.read.library import Library
from rephold.shelf import Shelf

PROGRAMME = "low-back-pain"
LIMITS = (
    ("distinct / bare", "distinct", "bare", 0.15),
    ("distinct / Typst, tagged", "distinct", "typst", 0.13),
    ("same body / bare", "same", "bare", 0.03),
    ("print run, distinct / bare run", "run", "bare run", 0.05),
    ("print run, same body / bare run", "run same", "bare run", 0.05),
)
"""Name, ours, what it is compared with, and the most that it may be of that."""
WHOLE = (
    ("ours", "distinct", 1), ("ours", "distinct", 500), ("ours", "distinct", 2000), ("ours", "same", 500),
    ("ours", "run", 500), ("ours", "run", 2000), ("bare", "distinct", 500), ("typst", "distinct", 500),
)  # fmt: skip
"""Who, what, how many."""
MOST_COLD = 2.0
MOST_BYTES = 120_000


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    arguments.add_argument("--rounds", type=int, default=15, help="pairs of whole processes")
    rounds = arguments.parse_args().rounds
    print(machine())
    with TemporaryDirectory(prefix="rephold-bench-") as name:
        _measure(Path(name), rounds)


def _measure(folder: Path, rounds: int) -> None:
    data = folder / "handout.json"
    data.write_text(json.dumps(plain_handout(Request(programme=PROGRAMME), Library(Shelf()))), "utf-8")
    script = shutil.which("rephold", path=str(Path(sys.executable).parent))
    program = [script] if script else [sys.executable, "-m", "rephold.cli"]
    ours = [*program, "handout", PROGRAMME, "-o", "ours.pdf"]
    start = (
        "from bench.bare_reportlab import main; main()"  # imported, so that it is compiled once, as we are
    )
    bare = [sys.executable, "-c", start, data.name, "bare.pdf"]
    print(f"\n{rounds} pairs of processes in turns        rephold     bare    ratio    min    max")
    cpu, wall = in_turns(ours, bare, folder, rounds)
    _row("one handout, cold, CPU ms", cpu)
    _row("one handout, cold, wall ms", wall)
    size, bare_size = ((folder / name).stat().st_size for name in ("ours.pdf", "bare.pdf"))
    print(f"{'bytes':34}{size:>9,}{bare_size:>9,}{size / bare_size:>9.2f}")
    pages = [len(PdfReader(folder / name).pages) for name in ("ours.pdf", "bare.pdf")]
    print(f"{'pages':34}{pages[0]:>9}{pages[1]:>9}")
    _warm(folder, rounds)
    _whole(folder)
    print(f"\nlimit: cold CPU at most {MOST_COLD:.1f} x the bare script: {_met(cpu.ratio <= MOST_COLD)}")
    print(f"limit: at most {MOST_BYTES:,} bytes: {_met(size <= MOST_BYTES)}\n")
    for command in (["--help"], ["list", "exercises"]):
        found = imported(command, folder)
        heavy = ", ".join(found.heavy) or "none"
        print(
            f"rephold {' '.join(command)}: {found.modules} modules, {found.ours} of ours; heavy ones: {heavy}"
        )


def _warm(folder: Path, rounds: int) -> None:
    """One more document in a process that has made others, each way in turns, beside both peers."""
    found, _ = answer([sys.executable, "-m", "bench.warm", str(rounds)], folder)
    print("\none more, warm, CPU ms                rephold   beside    ratio    min    max")
    for name, ours, peer, most in LIMITS:
        compared = Compared.of(found[ours], found[peer])
        _row(name, compared)
        print(f"{'':34}limit {most:.2f} x: {_met(compared.ratio <= most)}")


def _whole(folder: Path) -> None:
    """Whole processes: CPU, memory, bytes."""
    print(f"\nwhole processes                       CPU s  bytes each    peak MiB after {MARKS} documents")
    for who, kind, count in WHOLE:
        command = [sys.executable, "-m", "bench.whole", who, kind, str(count)]
        (*peaks, size), spent = answer(command, folder)
        memory = " ".join(f"{mib:>7.1f}" for mib in peaks)
        print(f"{f'{who}, {kind}, {count} documents':34}{spent.cpu:>9.2f}{size:>12,.0f}    {memory}")


def _row(name: str, found: Compared) -> None:
    low, high = found.ratios[0], found.ratios[-1]
    times = f"{found.ours * 1000:>9.1f}{found.bare * 1000:>9.1f}"
    print(f"{name:34}{times}{found.ratio:>9.2f}{low:>7.2f}{high:>7.2f}")


def _met(held: bool) -> str:
    return "met" if held else "NOT MET"


if __name__ == "__main__":
    main()
