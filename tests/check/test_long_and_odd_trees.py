"""Trees of elements of long files, and of files that others made or that were made to do harm."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from rephold.check import pdf, tree
from rephold.check.pdf import lint_pdf
from rephold.check.tagged import TaggedPdf
from rephold.draw.embedding import embedded
from rephold.draw.fragment import Page, standing
from rephold.draw.rows import lay_out
from rephold.draw.writer import write
from rephold.model.document import Heading
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.blocks import META, look, words
from support.changed_pdf import changed, elements, renamed


def pages(count: int, *levels: int) -> bytes:
    """A tagged file with a heading on each page; the levels begin anew where they end."""
    of = {level: lay_out(Heading(level, words("A part")), look(), 200) for level in levels}  # type: ignore[arg-type]
    every = itertools.islice(itertools.cycle(levels), count)
    return write([Page(300, 200, tuple(standing(of[level], 40, 100))) for level in every], META, embedded)


def found(data: bytes) -> dict[str, str]:
    """All that is said for each rule."""
    said: dict[str, str] = {}
    for one in lint_pdf(data, "a.pdf", Library(Shelf())):
        said[one.rule.id] = f"{said.get(one.rule.id, '')}{one.measured} {one.text}\n"
    return said


def test_the_elements_of_hundreds_of_pages_are_read_to_the_last() -> None:
    good = pages(400, 1)
    assert not {rule for rule in found(good) if rule.startswith("tags/")} - {"tags/long"}

    def spoil(writer: PdfWriter) -> None:
        list(elements(writer))[-1][NameObject("/S")] = NameObject("/H3")

    (last,) = [
        one
        for one in lint_pdf(changed(good, spoil), "a.pdf", Library(Shelf()))
        if one.rule.id == "tags/headings"
    ]
    assert (last.page, last.measured) == (400, "level 3 after 1")


def test_what_pypdf_resolved_is_let_go_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "KEPT", 50)
    file = TaggedPdf(pages(60, 1, 2))
    assert file.problems() == []
    assert len(file.reader.resolved_objects) < 50 + 250


def test_a_file_longer_than_the_limit_says_that_its_elements_are_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 3)
    said = found(changed(pages(4, 1), lambda writer: renamed(writer, "H1", "H3")))
    assert said["tags/long"].startswith("4 pages")
    assert "tags/headings" not in said


def shared(writer: PdfWriter) -> None:
    """Thirty levels, each of which has the one below twice: a thousand million ways down."""
    *_, last = elements(writer)
    for _ in range(30):
        below: Any = writer._add_object(DictionaryObject({NameObject("/S"): NameObject("/Div")}))
        last[NameObject("/K")] = ArrayObject([below, below])
        last = below.get_object()


def circular(writer: PdfWriter) -> None:
    first, *_, last = elements(writer)
    last[NameObject("/K")] = ArrayObject([first.indirect_reference])


@pytest.mark.parametrize("spoil", [shared, circular])
def test_a_tree_without_end_is_told_and_not_followed(spoil: Callable[[PdfWriter], None]) -> None:
    assert "has two parents, or is its own" in found(changed(pages(2, 1), spoil))["tags/cross-check"]


def test_roles_of_another_program_count_as_what_they_are_mapped_to() -> None:
    def mapped(writer: PdfWriter) -> None:
        renamed(writer, "H1", "Titel", all_of_them=True)
        root: Any = writer.root_object
        names = {NameObject("/Titel"): NameObject("/Big"), NameObject("/Big"): NameObject("/H1")}
        root["/StructTreeRoot"][NameObject("/RoleMap")] = DictionaryObject(names)

    assert "tags/headings" not in found(changed(pages(2, 1), mapped))
    assert "tags/headings" in found(
        changed(pages(2, 1), lambda writer: renamed(writer, "H1", "Big", all_of_them=True))
    )


def test_a_parent_tree_in_parts_is_read_whole() -> None:
    def parted(writer: PdfWriter) -> None:
        root: Any = writer.root_object
        whole = root["/StructTreeRoot"]["/ParentTree"]
        numbers = ArrayObject(list(whole["/Nums"]))
        kids = []
        for start in range(0, len(numbers), 4):
            part = ArrayObject(
                [list.__getitem__(numbers, at) for at in range(start, min(start + 4, len(numbers)))]
            )
            limits = ArrayObject([NumberObject(start // 2), NumberObject(start // 2 + len(part) // 2 - 1)])
            names = {NameObject("/Nums"): part, NameObject("/Limits"): limits}
            kids.append(writer._add_object(DictionaryObject(names)))
        del whole["/Nums"]
        whole[NameObject("/Kids")] = ArrayObject(kids)

    data = changed(pages(5, 1), parted)
    top: Any = PdfReader(io.BytesIO(data)).trailer["/Root"]
    assert len(top["/StructTreeRoot"]["/ParentTree"]["/Kids"]) == 3
    assert TaggedPdf(data).problems() == []
