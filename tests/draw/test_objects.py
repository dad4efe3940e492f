"""PDF values as bytes, and the container of objects: what pypdf reads back is what was meant."""

from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import read_object

from rephold.draw.container import Container, packs
from rephold.draw.objects import array, name, number, references, string


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_string_reads_back_as_it_was(text: str) -> None:
    written = string(text)
    assert b"\n" not in written
    assert str(read_object(io.BytesIO(written), None)) == text


def test_common_signs_take_one_byte_and_the_rest_two() -> None:
    assert string("5–10 °C “ok” €") == b"(5\x8510 \xb0C \x8dok\x8e \xa0)"
    assert string("(a\\b)\n") == b"(\\(a\\\\b\\)\\n)"
    assert string("Ł→") == b"<FEFF01412192>"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_a_name_reads_back_as_it_was(text: str) -> None:
    written = name(text)
    assert b"\n" not in written
    assert str(read_object(io.BytesIO(written), None)) == f"/{text}"


def test_numbers_are_short_and_never_in_powers_of_ten() -> None:
    values = (3, -1, 2.0, 2.5, 0.1 + 0.2, -0.0001, 1e-9, 123456.7891)
    assert [number(value) for value in values] == [
        b"3", b"-1", b"2", b"2.5", b"0.3", b"0", b"0", b"123456.789"
    ]  # fmt: skip
    assert array((0, 0.5)) == b"[0 0.5]"
    assert references((1, 12)) == b"[1 0 R 12 0 R]"


def test_objects_read_back_under_their_numbers() -> None:
    container = Container()
    catalog, pages = container.reserve(), container.reserve()
    first = container.next_number
    container.add_packed(packs(first, [b"(object %d)" % value for value in range(1000)]))
    stream = container.stream(b"/Type /Made", b"data")
    container.put(pages, b"<</Type /Pages /Count 0 /Kids []>>")
    container.put(catalog, b"<</Type /Catalog /Pages %d 0 R>>" % pages)
    reader = pypdf.PdfReader(io.BytesIO(container.whole(catalog, container.add(b"<<>>"))), strict=True)
    assert [str(reader.get_object(first + value)) for value in range(1000)] == [
        f"object {value}" for value in range(1000)
    ]
    assert reader.get_object(stream).get_data() == b"data"  # type: ignore[union-attr]
    assert len(reader.pages) == 0


def test_a_number_that_was_promised_must_be_filled() -> None:
    container = Container()
    catalog = container.add(b"<</Type /Catalog>>")
    container.reserve()
    with pytest.raises(ValueError, match="object 2 was reserved and never filled"):
        container.whole(catalog, catalog)
