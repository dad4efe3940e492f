"""The codes of a log say which page it is, and nothing that is damaged passes for one."""

from __future__ import annotations

import pytest

from rephold.model.log_code import ALPHABET, LogCode, check_character, decode, encode

CODE = LogCode("0ZK4K2M9XB", page=3, pages=12, corner="B")


def test_a_code_is_twenty_capitals_and_digits_and_comes_back_as_it_was() -> None:
    payload = encode(CODE)
    assert payload == "RH0ZK4K2M9XB010312B" + check_character(payload[:-1])
    assert len(payload) == 20
    assert decode(payload) == CODE


def test_the_check_character_is_that_of_the_standards_example() -> None:
    # ISO/IEC 7064, MOD 37,36: the example of the Global Release Identifier in its own standard.
    assert check_character("A12425GABC1234002") == "M"


def test_no_code_with_one_wrong_character_is_read() -> None:
    payload = encode(CODE)
    for place in range(len(payload)):
        for other in set(ALPHABET) - {payload[place]}:
            with pytest.raises(ValueError, match="code"):
                decode(payload[:place] + other + payload[place + 1 :])


def test_no_code_with_two_neighbours_exchanged_is_read() -> None:
    payload = encode(CODE)
    for place in range(len(payload) - 1):
        one, other = payload[place], payload[place + 1]
        if one != other:
            with pytest.raises(ValueError, match="code"):
                decode(payload[:place] + other + one + payload[place + 2 :])


@pytest.mark.parametrize("text", ["", "RH", "https://example.org", "RH" + "0" * 18, encode(CODE).lower()])
def test_other_codes_are_none_of_ours(text: str) -> None:
    with pytest.raises(ValueError, match="code"):
        decode(text)


@pytest.mark.parametrize(
    "code",
    [
        LogCode("0ZK4K2M9XB", 3, 2, "A"),
        LogCode("0ZK4K2M9XB", 0, 2, "A"),
        LogCode("0ZK4K2M9X", 1, 2, "A"),
        LogCode("0ZK4K2M9XU", 1, 2, "A"),
        LogCode("0ZK4K2M9XB", 1, 100, "A"),
    ],
)
def test_what_cannot_be_is_not_encoded(code: LogCode) -> None:
    with pytest.raises(ValueError, match="code"):
        encode(code)
