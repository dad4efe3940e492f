"""A log's id is typed as people type, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from rephold.model.log_id import grouped, typed

LOG_ID = "7QZ4K2M910"


@pytest.mark.parametrize("text", [LOG_ID, "7QZ4K-2M910", " 7qz4k 2m910 ", "7qz4k–2m9lo", "7QZ4K-2M9IO"])
def test_an_id_is_known_however_it_is_typed(text: str) -> None:
    assert typed(text) == LOG_ID


def test_what_is_printed_is_what_is_typed() -> None:
    assert grouped(LOG_ID) == "7QZ4K-2M910"
    assert typed(grouped(LOG_ID)) == LOG_ID


@pytest.mark.parametrize("text", ["", "7QZ4K-2M91", "7QZ4K-2M9100", "7QZ4K-2M91U", "７QZ4K2M910", "ß" * 10])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no log's id"):
        typed(text)
