"""The only door to files, clock and environment: what ships with rephold, a clinic's own folder before it.

Everything else takes what it needs as arguments, so that the same input gives the same bytes.
"""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

import platformdirs

from rephold.errors import MissingError, WriteError

PACKAGE = Path(__file__).parent


@cache
def shipped(folder: str) -> Path:
    """The shipped folder of this name: inside the installed package, else in the checkout beside src/."""
    inside = PACKAGE / "shipped" / folder
    return inside if inside.is_dir() else PACKAGE.parents[1] / folder


@cache
def covered_characters() -> frozenset[str]:
    """Every character that all shipped typefaces can print."""
    text = read_bytes(PACKAGE / "draw" / "typefaces" / "coverage.txt").decode("ascii")
    covered: set[str] = set()
    for line in text.split():
        first, _, last = line.partition("-")
        covered.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(covered)


@dataclass(frozen=True)
class Shelf:
    """Where content is looked up: a clinic's folder first (if there is one), then what ships.

    Kinds are folder names: exercises, programmes, disclaimers, red-flags, cautions, phrases, layouts,
    editions, papers, themes, poses, baked, art, illustrations.
    """

    clinic_folder: Path | None = None

    def folders(self, kind: str) -> Iterator[Path]:
        """The folders that hold this kind, nearest first."""
        if kind.split("/")[0] in ("poses", "baked", "art"):
            home, inner = shipped("illustrations"), Path("illustrations") / kind
        elif kind == "illustrations":
            home, inner, kind = shipped(kind), Path(kind), ""
        elif kind in ("layouts", "editions", "papers", "themes"):
            home, inner = shipped("layouts"), Path("layouts" if kind == "layouts" else f"layouts/{kind}")
            kind = "" if kind == "layouts" else kind
        else:
            home, inner = PACKAGE / "library", Path(kind)
        if self.clinic_folder is not None:
            yield self.clinic_folder / inner
        yield home / kind

    def find(self, kind: str, name: str) -> Path | None:
        """The file `name` (with its ending) of this kind, or None."""
        for folder in self.folders(kind):
            if is_file(folder / name):
                return folder / name
        return None

    def names(self, kind: str, ending: str = ".yaml") -> tuple[str, ...]:
        """Ids of everything of this kind, sorted, without doubles."""
        found = {
            entry.removesuffix(ending)
            for folder in self.folders(kind)
            if is_folder(folder)
            for entry in entries(folder)
            if entry.endswith(ending) and not entry.startswith(".")
        }
        return tuple(sorted(found))


def today() -> datetime.date:
    """The day it is, or that of SOURCE_DATE_EPOCH if that is set: only to refuse what is out of its time."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isdecimal() and len(given) <= 11:
        return datetime.datetime.fromtimestamp(int(given), datetime.UTC).date()
    return datetime.date.today()


def is_file(path: Path) -> bool:
    """Whether there is a file; a path that cannot be (too long, links in a circle) is none, and no error."""
    return os.path.isfile(path)


def is_folder(path: Path) -> bool:
    """Whether there is a folder; as with `is_file`, a path that cannot be is none."""
    return os.path.isdir(path)


def is_there(path: Path) -> bool:
    """Whether there is anything, a device or a pipe too; as with `is_file`, a path that cannot be is none."""
    return os.path.exists(path)


def entries(folder: Path) -> tuple[str, ...]:
    """The names in a folder, sorted; MissingError if it is not there or cannot be read."""
    try:
        return tuple(sorted(os.listdir(folder)))
    except OSError as error:
        raise MissingError.at(
            str(folder), f"cannot be read: {error.strerror}", "check the path and its permissions"
        ) from None


def stamps(places: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """When each file in these places was last saved, and its size; to see that something has changed."""
    found = {}
    for place in places:
        for path in [place, *place.rglob("*")] if place.is_dir() else [place]:
            try:
                state = path.stat()
            except OSError:
                continue
            if not path.is_dir() and not path.name.endswith((".pyc", ".part")):
                found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found


def content() -> tuple[Path, ...]:
    """The folders of everything that ships and is not code."""
    return (PACKAGE / "library", PACKAGE / "words", shipped("illustrations"), shipped("layouts"))


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """The bytes of a file, no more than `most`; MissingError if it is not there or cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read() if most is None else file.read(most)
    except IsADirectoryError:
        raise MissingError.at(str(path), "is a folder", "name a file in it") from None
    except FileNotFoundError:
        raise MissingError.at(str(path), "there is no such file", "check the path") from None
    except OSError as error:
        raise MissingError.at(
            str(path), f"cannot be read: {error.strerror}", "check its permissions"
        ) from None


def write_whole(path: Path, data: bytes, *, clobber: bool = True, mark: str = "") -> None:
    """Put the bytes at `path` whole or not at all; as of `whole_file`."""
    with whole_file(path, clobber=clobber, mark=mark) as out:
        out.write(data)


@contextmanager
def whole_file(
    path: Path, *, clobber: bool = True, private: bool = False, mark: str = ""
) -> Iterator[BinaryIO]:
    """A file to write to: a temporary neighbour, which takes its place at `path` when all went well.

    If not, nothing has changed, and it is a WriteError. A `private` file is for its owner's eyes only. `mark`
    is in the neighbour's name, so that whoever uses a folder alone finds those that a kill has left.
    """
    if not clobber and os.path.lexists(path):
        raise WriteError.at(str(path), "is there already", "leave out --no-clobber or give another --output")
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".rephold-{mark}", suffix=".part")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as out:
            yield out
        if not private:
            os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
        temporary = None
    except OSError as error:
        raise WriteError.at(
            str(path),
            f"cannot be written: {error.strerror}",
            "check the folder, its permissions and free space",
        ) from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def user_data() -> Path:
    """The folder where this system keeps what a user's programs have to remember; it may not be there yet."""
    return Path(platformdirs.user_data_dir("rephold", appauthor=False))


def private_file(path: Path) -> None:
    """Make an empty file that only its owner may read, if there is nothing at `path`; WriteError if not."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        what = f"cannot be written: {error.strerror}"
        raise WriteError.at(str(path), what, "check the folder and its permissions") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
