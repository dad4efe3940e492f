"""Files of any kind to readings of their pages; what is wrong with one file never stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from rephold.errors import MissingError
from rephold.logs.forms import read_form
from rephold.logs.reading import PageReading
from rephold.model.log_template import LogTemplate
from rephold.shelf import is_file, is_folder, is_there, read_bytes

TemplateOf = Callable[[str], LogTemplate | None]

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*")
"""How JPEG, PNG and TIFF begin."""


def read_files(files: Iterable[Path], template_of: TemplateOf) -> Iterator[PageReading]:
    """The readings of all pages of all files, in order, each as it was read and as soon as it is.

    A file that cannot be read at all is one rejected page: `no-file`, `folder`, `no-access`, `empty-file`,
    `no-picture`, `no-pages`, or a reason of the readers. Forms go by their fields, all else by its looks.
    """
    for file in files:
        yield from _read(file, template_of)


def _read(file: Path, template_of: TemplateOf) -> Iterator[PageReading]:
    """The pages of one file, one at a time."""
    data = content(file)
    if isinstance(data, str):
        yield PageReading(str(file), 1, "rejected", data)
        return
    form = read_form(data, str(file), template_of) if _is_pdf(data) else None
    count = 0
    for page in form if form is not None else _paper(data, str(file), template_of):
        count += 1
        yield page
    if not count:
        yield PageReading(str(file), 1, "rejected", "no-pages")


def content(file: Path) -> bytes | str:
    """The bytes of a PDF or a picture, or the reason why it cannot be one."""
    if is_folder(file):
        return "folder"
    if not is_there(file):
        return "no-file"
    if not is_file(file):
        return "no-picture"
    try:
        data = read_bytes(file)
    except MissingError:
        return "no-access"
    if not data:
        return "empty-file"
    return data if _is_pdf(data) or data.startswith(_PICTURES) else "no-picture"


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _paper(data: bytes, file: str, template_of: TemplateOf) -> Iterator[PageReading]:
    refuse_without_scan()
    from rephold.logs.paper.pages import read_paper  # forms do not need what reads pictures

    yield from read_paper(data, file, template_of)


def refuse_without_scan() -> None:
    """MissingError on a machine that can print, but lacks what reads pictures."""
    if missing := [name for name in ("numpy", "zxingcpp") if find_spec(name) is None]:
        raise MissingError.at(
            "scan",
            f"scans and photos need {' and '.join(missing)}, not installed here",
            'install the extra: pip install "rephold[scan]"',
        )
