"""What a worker does, wherever it runs: unpack the clinic's folder if it came along, then job after job."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from rephold import __version__
from rephold.batch.jobs import Job, Result, done
from rephold.batch.manifest import digest
from rephold.errors import Place, Problem
from rephold.pipeline import Press
from rephold.read.library import Library
from rephold.shelf import Shelf, read_bytes

CLINIC = "clinic.yaml"
_ONE_AT_A_TIME = threading.Lock()
"""A cluster's worker may have threads, and what is kept is not made for two of them."""


@dataclass(frozen=True)
class Setting:
    """What all jobs of a batch share: the clinic's folder, by path or as its files."""

    folder: Path | None = None
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    """(path in the folder, bytes), for workers that do not see our disk."""
    called: str = ""
    """What the folder is called where it came from: messages name its files by that."""
    version: str = __version__
    """Of the program that plans the batch."""


def packed(home: Path | None, holds: Sequence[str], letterhead: str = CLINIC) -> Setting:
    """A setting that can travel. `holds` count in a clinic's folder, or in that of its letterhead file."""
    files = [(CLINIC if name == letterhead else name, data) for name, data in _files(home, holds)]
    return Setting(files=tuple(files), called=str(home or ""))


def fingerprint(folder: Path | None, holds: Sequence[str], *more: Path | None) -> str:
    """A digest of every file in the clinic's folder, and of further files; to see that something changed."""
    parts = [f"{name} {digest(data)}" for name, data in _files(folder, holds)]
    parts += [digest(read_bytes(path)) for path in more if path]
    return digest("\n".join(parts).encode())


def work(setting: Setting, jobs: Sequence[Job]) -> list[Result]:
    """The results of a parcel, in its order."""
    if setting.version != __version__:
        what = f"a worker has rephold {__version__}, and this is {setting.version}"
        problem = Problem(Place("--cluster"), what, "install the same version everywhere")
        return [Result(job.number, problems=(problem,)) for job in jobs]
    with _ONE_AT_A_TIME:
        press = _kept_press(setting)
        return [_at_home(done(job, press), press, setting) for job in jobs]


def press_for(setting: Setting) -> Press:
    """A press for these jobs, to be kept: it reads content once, and lays out once what sheets share."""
    return Press(Library(Shelf(_unpacked(setting.files) if setting.files else setting.folder)))


_kept_press = lru_cache(maxsize=2)(press_for)
"""A worker's own, from parcel to parcel."""


def _at_home(result: Result, press: Press, setting: Setting) -> Result:
    """The result with problems that name the clinic's files as whoever sent them does."""
    if not setting.files:
        return result
    here = str(press.library.shelf.clinic_folder)

    def named(problem: Problem) -> Problem:
        place = replace(problem.place, source=problem.place.source.replace(here, setting.called))
        return Problem(place, *(text.replace(here, setting.called) for text in (problem.what, problem.hint)))

    remarks, problems = (tuple(map(named, found)) for found in (result.remarks, result.problems))
    return replace(result, remarks=remarks, problems=problems)


def _unpacked(files: tuple[tuple[str, bytes], ...]) -> Path:
    """The clinic's files in a folder of this worker's own, which goes when it ends.

    Dask tidies up its workers' own room for those that are killed, too.
    """
    from distributed import get_worker

    folder = Path(tempfile.mkdtemp(prefix="rephold-", dir=get_worker().local_directory))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def _files(folder: Path | None, holds: Sequence[str]) -> list[tuple[str, bytes]]:
    """Everything in these parts of the folder, and nothing else: sheets of patients may lie there too."""
    if folder is None:
        return []
    parts = [folder / name for name in holds]
    paths = {path for part in parts for path in (part.rglob("*") if part.is_dir() else [part])}
    kept = sorted(path for path in paths if path.is_file() and not path.name.startswith("."))
    return [(path.relative_to(folder).as_posix(), read_bytes(path)) for path in kept]
