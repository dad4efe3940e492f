"""`python -m bench.logs`: how well simulated paper logs are read, level by level, beside the limits."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))  # the simulator lives there

from logs.simulator.cases import case
from logs.simulator.marks import Meant
from logs.simulator.scans import LEVELS
from logs.simulator.traps import trap
from rephold.logs.paper.pages import read_paper
from rephold.logs.reading import PageReading
from rephold.model.log_template import LogTemplate

LIMITS = {  # pages failed, silent errors of plain marks, of all, needless unsure; per cent
    "flatbed": (0, 0.02, 0.05, 1.5),
    "office": (1, 0.02, 0.1, 2),
    "phone-good": (1, 0.03, 0.1, 3),
    "phone-bad": (20, 0.1, 0.4, 10),
    "fax": (5, 0.05, 0.1, 2),
}
Wrong = tuple[str, Meant, str]


@dataclass
class Tally:
    """Counts of one level."""

    pages: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    plain: int = 0
    boxes: int = 0
    wrong_plain: int = 0
    wrong: int = 0
    needless: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    traps: int = 0
    accepted: Counter[str] = field(default_factory=Counter)
    wrong_on_traps: int = 0
    seconds: list[float] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(prog="python -m bench.logs", description=__doc__)
    arguments.add_argument("--logs", type=int, default=20, help="filled logs a level")
    arguments.add_argument("--traps", type=int, default=16, help="trap pages a level")
    arguments.add_argument("--first", type=int, default=0, help="seed of the first")
    arguments.add_argument("--level", choices=[*LEVELS], action="append")
    arguments.add_argument("--show", action="store_true", help="every wrong box, every rejected page")
    given = arguments.parse_args()
    print(
        "level      pages  failed %   wrong plain %    wrong all %  needless unsure %  traps accepted  s/page"
    )
    for level in given.level or LEVELS:
        tally = Tally()
        for seed in range(given.first, given.first + given.logs):
            _count(tally, level, seed, given.show)
        for seed in range(given.first, given.first + given.traps):
            _count_trap(tally, level, seed, given.show)
        _row(level, tally)


def _read(data: bytes, log: LogTemplate, tally: Tally) -> PageReading:
    start = time.process_time()
    (reading,) = read_paper(data, "page", lambda log_id: log if log_id == log.log_id else None)
    tally.seconds.append(time.process_time() - start)
    return reading


def _wrong(reading: PageReading, meant: dict[str, Meant]) -> Iterator[Wrong]:
    for box, what in meant.items():
        state = reading.boxes[box].state
        if state != "unsure" and what.truth != "either" and state != what.truth:
            yield box, what, state


def _count(tally: Tally, level: str, seed: int, show: bool) -> None:
    filled = case(level, seed)
    reading = _read(filled.data, filled.log, tally)
    tally.pages += 1
    if reading.status == "rejected":
        tally.rejected[str(reading.reason)] += 1
        if show:
            print(f"  {level} {seed} rejected: {reading.reason}")
        return
    tally.boxes += len(filled.meant)
    for box, what in filled.meant.items():
        tally.plain += what.plain
        if what.plain and reading.boxes[box].state == "unsure":
            tally.needless += 1
            tally.reasons[f"{reading.boxes[box].reason} ({what.how.split(' ')[-1]})"] += 1
    for box, what, state in _wrong(reading, filled.meant):
        tally.wrong += 1
        tally.wrong_plain += what.plain
        if show:
            print(f"  {level} {seed} {box}: {what} read as {state} {dict(reading.boxes[box].figures)}")


def _count_trap(tally: Tally, level: str, seed: int, show: bool) -> None:
    made = trap(level, seed)
    reading = _read(made.data, made.log, tally)
    tally.traps += 1
    if reading.status == "rejected":
        return
    wrong = list(_wrong(reading, made.meant)) if made.meant else []
    if made.meant is None:
        tally.accepted[made.kind] += 1
    tally.wrong_on_traps += len(wrong)
    if show:
        for box, what, state in wrong:
            print(f"  {level} trap {seed} {made.kind} {box}: {what} read as {state}")


def _row(level: str, t: Tally) -> None:
    failed, plain, every, needless = LIMITS[level]
    print(
        f"{level:12} {t.pages:5} {100 * sum(t.rejected.values()) / max(t.pages, 1):5.1f} <={failed:<3} "
        f"{100 * t.wrong_plain / max(t.plain, 1):7.3f} <={plain:<5} "
        f"{100 * t.wrong / max(t.boxes, 1):7.3f} <={every:<5}"
        f"{100 * t.needless / max(t.plain, 1):8.2f} <={needless:<4} "
        f"{sum(t.accepted.values()):4} of {t.traps}, {t.wrong_on_traps} wrong  "
        f"{mean(t.seconds):.2f}, 95 % {sorted(t.seconds)[int(0.95 * len(t.seconds))]:.2f}, "
        f"most {max(t.seconds):.2f}"
    )
    print(f"{'':12} {t.wrong_plain} of {t.plain} plain, {t.wrong} of {t.boxes}; rejected {dict(t.rejected)}; "
          f"unsure {dict(t.reasons.most_common(8))}; traps {dict(t.accepted)}")  # fmt: skip


if __name__ == "__main__":
    main()
