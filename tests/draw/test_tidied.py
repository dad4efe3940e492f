"""Operators that change nothing are left out, and nothing else is."""

from __future__ import annotations

import pytest

from rephold.draw.tidied import tidied


@pytest.mark.parametrize(
    ("code", "left"),
    [
        (["q", "1 0 0 1 0 0 cm", "Q"], []),
        (["q", "q", "1 0 0 1 5 6 cm", "0 0 m", "S", "Q", "Q"], ["q", "1 0 0 1 5 6 cm", "0 0 m", "S", "Q"]),
        (["q", "/Artifact BMC", "q", "1 w", "Q", "EMC", "Q"], ["/Artifact BMC", "q", "1 w", "Q", "EMC"]),
        (["n", "4 0 m", "5 0 l", "S"], ["4 0 m", "5 0 l", "S"]),
        (["q", "0 0 5 5 re W n", "Q"], ["q", "0 0 5 5 re W n", "Q"]),
        (["218.83461 -19.25197 m"], ["218.834 -19.251 m"]),
        (["1 0 0 1 218.83461 0 cm"], ["1 0 0 1 218.834 0 cm"]),
        (["0.06754 0 0 0.06754 1.23456 0 cm"], ["0.06754 0 0 0.06754 1.23456 0 cm"]),
        (["q 0.06754 0 0 0.06754 35.5053 14.5423 cm /F Do Q"],) * 2,
        (
            ["BT 1 0 0 1 8.313886 2 Tm /R0 10.5 Tf 12.6 TL (1.23456 \\) T* ET ) Tj T* ET"],
            ["BT 8.313 2 Td /R0 10.5 Tf (1.23456 \\) T* ET ) Tj ET"],
        ),
        (
            ["BT 1 0 0 1 0 18 Tm 15 TL .1 0 0 rg /R0 12 Tf 15 TL (one) Tj T* (two) Tj T* ET"],
            ["BT 1 0 0 1 0 18 Tm .1 0 0 rg /R0 12 Tf 15 TL (one) Tj T* (two) Tj ET"],
        ),
    ],
    ids=[
        "nothing",
        "twice",
        "around",
        "path",
        "clip",
        "lengths",
        "move",
        "scale",
        "drawing",
        "line",
        "lines",
    ],
)
def test_what_does_nothing_is_left_out(code: list[str], left: list[str]) -> None:
    assert tidied(code) == left
