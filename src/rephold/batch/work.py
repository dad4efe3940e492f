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

_ONE_AT_A_TIME = threading.Lock()
"""A cluster's worker may have threads, and what is kept is not made for two of them."""


@dataclass(frozen=True)
class Setting:
    """What all jobs of a batch share: the clinic's folder, by path or as its files."""

    folder: Path | None = None
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    """(path in the folder, bytes), for workers that do not see our disk."""
    version: str = __version__
    """Of the program that plans the batch."""


def packed(setting: Setting, holds: Sequence[str]) -> Setting:
    """The same as a setting that can travel. `holds` are the parts of a clinic's folder that count."""
    return replace(setting, folder=None, files=tuple(_files(setting.folder, holds)))


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
        return [done(job, press) for job in jobs]


def press_for(setting: Setting) -> Press:
    """A press for these jobs, to be kept: it reads content once, and lays out once what sheets share."""
    return Press(Library(Shelf(_unpacked(setting.files) if setting.files else setting.folder)))


_kept_press = lru_cache(maxsize=2)(press_for)
"""A worker's own, from parcel to parcel."""


def _unpacked(files: tuple[tuple[str, bytes], ...]) -> Path:
    """The clinic's files in a folder of this worker's own, which goes when it ends."""
    folder = Path(tempfile.mkdtemp(prefix="rephold-"))
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
