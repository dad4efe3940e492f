"""PDFs that nobody would wish for, given to commands that read one: words and an exit code."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject, NullObject, NumberObject, StreamObject

from finish.paper_files import encrypted, numbered
from rephold.cli.main import run
from rephold.model.prescription import Request
from rephold.pipeline import make_handout
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.changed_pdf import changed

A4 = (595, 842)


@cache
def handout() -> bytes:
    return make_handout(Request(programme="low-back-pain"), Library(Shelf())).data


def page_2(contents: Any) -> Callable[[], bytes]:
    """The handout with this in place of what stands on its second page."""

    def change(writer: PdfWriter) -> None:
        made = contents(writer) if callable(contents) else contents
        writer.pages[1][NameObject("/Contents")] = made

    return lambda: changed(handout(), change)


def nonsense(writer: PdfWriter) -> Any:
    stream = StreamObject()
    stream.set_data(b"q q BT (abc Tj ((( /X Do 1 0 0 rg BDC EMC EMC Q Q Q Q")
    return writer._add_object(stream)


def bomb(writer: PdfWriter) -> Any:
    """Some 100 kB that unpack to 100 MB."""
    stream = StreamObject()
    stream._data = zlib.compress(bytes(100_000_000), 9)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream[NameObject("/Length")] = NumberObject(len(stream._data))
    return writer._add_object(stream)


def without_resources() -> bytes:
    def change(writer: PdfWriter) -> None:
        del writer.pages[1][NameObject("/Resources")]

    return changed(handout(), change)


def with_a_broken_tree() -> bytes:
    def change(writer: PdfWriter) -> None:
        root: Any = writer.root_object
        root["/StructTreeRoot"][NameObject("/K")] = NumberObject(3)

    return changed(handout(), change)


def empty() -> bytes:
    return changed(numbered([A4]), lambda writer: writer.remove_page(0))


def cut() -> bytes:
    return handout()[: len(handout()) // 2]


def wrong_xref() -> bytes:
    return handout()[: handout().rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"


def turned() -> bytes:
    return numbered([A4] * 4, [90, 180, 270, 0])


UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no PDF": (lambda: b"hello", "is not a PDF"),
    "nothing": (lambda: b"", "is not a PDF"),
    "locked": (lambda: encrypted(numbered([A4]), "secret"), "is encrypted"),
    "no pages": (empty, "has no pages"),
    "cut off": (cut, "is broken and cannot be repaired"),
    "junk": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40, "is broken and cannot be repaired"),
}
COMMANDS = {
    "check": ["check", "a.pdf"],
    "diff": ["diff", "good.pdf", "a.pdf"],
    "preview": ["preview", "a.pdf", "--dpi", "20", "-o", "b.png"],
    "booklet": ["finish", "booklet", "a.pdf", "-o", "b.pdf"],
    "press": ["finish", "press", "a.pdf", "-o", "b.pdf"],
}


@pytest.fixture
def ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., Any]:
    """Runs a command on these bytes as a.pdf: exit code, result, messages."""
    monkeypatch.chdir(tmp_path)
    Path("good.pdf").write_bytes(handout())

    def end(command: str, data: bytes) -> tuple[int, str, str]:
        Path("a.pdf").write_bytes(data)
        code = run(COMMANDS[command])
        said = capfd.readouterr()
        assert "bug in rephold" not in said.err
        assert "Traceback" not in said.err
        return code, said.out, said.err

    return end


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_read_is_told_by_every_command(
    ended: Callable[..., Any], kind: str, command: str
) -> None:
    make, why = UNREADABLE[kind]
    code, result, messages = ended(command, make())
    assert code == 3
    assert why in (result if command == "check" else messages)
    if command != "check":
        assert messages.startswith("a.pdf: ")
        assert not list(Path().glob("b.p*"))


BROKEN_INSIDE = {
    "nonsense": page_2(nonsense),
    "bomb": page_2(bomb),
    "no resources": without_resources,
    "broken tree": with_a_broken_tree,
}


@pytest.mark.parametrize("kind", BROKEN_INSIDE)
def test_a_file_that_is_broken_inside_is_told_by_check_and_diff(ended: Callable[..., Any], kind: str) -> None:
    data = BROKEN_INSIDE[kind]()
    code, result, messages = ended("check", data)
    assert (code, messages) == (3, "")
    assert "cannot be followed: " in result
    code, result, messages = ended("diff", data)
    assert (code, result) == (3, "")
    assert messages.startswith("a.pdf: has tags that cannot be followed: ")


def test_a_page_without_contents_is_an_empty_page(ended: Callable[..., Any]) -> None:
    code, result, _ = ended("check", page_2(NullObject())())
    assert code == 3
    assert "“page 2: mark 0 is in the parent tree, not in the content”" in result


@pytest.mark.parametrize("command", COMMANDS)
def test_a_wrong_cross_reference_is_put_right_without_a_word_but_in_check(
    ended: Callable[..., Any], command: str
) -> None:
    code, result, messages = ended(command, wrong_xref())
    assert code == 0
    assert "xref" not in messages
    assert ("print/repaired" in result) is (command == "check")


@pytest.mark.parametrize("command", ["check", "preview", "booklet"])
def test_turned_pages_and_pages_of_many_sizes_are_coped_with(ended: Callable[..., Any], command: str) -> None:
    code, result, _ = ended(command, turned())
    assert code == (3 if command == "check" else 0)
    assert ("print/rotated-page" in result) is (command == "check")
    code, result, _ = ended(command, numbered([A4, (420, 595), (842, 595)]))
    assert code in (0, 3)
    assert ("print/mixed-sizes" in result) is (command == "check")


def test_a_file_of_somebody_else_has_nothing_to_compare(ended: Callable[..., Any]) -> None:
    code, _, messages = ended("diff", numbered([A4]))
    assert (code, messages.split(": ")[1].splitlines()[0]) == (
        3,
        "has no tags, so its parts cannot be told apart",
    )


def test_a_page_of_five_metres_is_no_picture_of_a_thousand_million_dots(ended: Callable[..., Any]) -> None:
    Path("a.pdf").write_bytes(numbered([(14_400, 14_400)]))
    assert run(["preview", "a.pdf", "-o", "b.png"]) == 2
    assert not Path("b.png").exists()
    code, _, _ = ended("preview", numbered([(14_400, 14_400)]))
    assert code == 0
