"""CPU and wall time of whole processes, and of work repeated inside one."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]


class Spent(NamedTuple):
    """Seconds of one process: user and system time, and time on the clock."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Compared:
    """Ratios of two things done in turns, pair by pair, and the medians of each in seconds."""

    ours: float
    bare: float
    ratios: tuple[float, ...]

    @classmethod
    def of(cls, ours: Sequence[float], bare: Sequence[float]) -> Compared:
        """The comparison of runs that were done in turns."""
        ratios = sorted(one / other for one, other in zip(ours, bare, strict=True))
        return cls(median(ours), median(bare), tuple(ratios))

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return median(self.ratios)


def environment() -> dict[str, str]:
    """The environment of a user: compiled modules are kept, and none of them is noisy or slowed down."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "REPHOLD"))}
    return kept | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}


def run(command: Sequence[str], folder: Path) -> Spent:
    """What the process took; RuntimeError with its last words if it fails."""
    with (folder / "said.txt").open("w+b") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=said, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {said.read().decode('utf-8', 'replace')[-2000:]}")
    return Spent(used.ru_utime + used.ru_stime, wall)


def in_turns(
    ours: Sequence[str], bare: Sequence[str], folder: Path, rounds: int
) -> tuple[Compared, Compared]:
    """(CPU, wall) of two commands run in turns; the first of each, which compiles modules, does not count."""
    spent: list[tuple[Spent, Spent]] = []
    for _ in range(rounds + 1):
        spent.append((run(ours, folder), run(bare, folder)))
    counted = spent[1:]
    return (
        Compared.of([one.cpu for one, _ in counted], [other.cpu for _, other in counted]),
        Compared.of([one.wall for one, _ in counted], [other.wall for _, other in counted]),
    )


def answer(command: Sequence[str], folder: Path) -> tuple[Any, Spent]:
    """What a process prints as JSON, and what it took."""
    spent = run(command, folder)
    numbers: Any = json.loads((folder / "said.txt").read_text(encoding="utf-8").splitlines()[-1])
    return numbers, spent
