"""Words and claims that do not belong on a sheet are found; plain ones pass."""

from __future__ import annotations

import pytest

from rephold.check.plain import plain_rules


def kinds(text: str) -> set[str]:
    return {found.kind for found in plain_rules().findings(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Contract your abdominals.", "term"),
        ("Assume a supine position.", "term"),
        ("Simply lift your leg.", "avoid"),
        ("Bend, and then turn.", "avoid"),
        ("This exercise cures back pain.", "claim"),
        ("It realigns your spine.", "claim"),
        ("Do it three times.", "number"),
    ],
)
def test_what_should_not_be_written_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tighten your tummy muscles (abdominals).",
        "Hold on to a fixture.",
        "It feels easier after 3 times.",
        "Move one leg.",
    ],
)
def test_plain_words_pass(text: str) -> None:
    assert kinds(text) == set()


def test_a_term_in_brackets_passes_but_the_same_term_outside_does_not() -> None:
    found = list(plain_rules().findings("Low back (lumbar spine): the lumbar part."))
    assert [item.found for item in found] == ["lumbar"]


def test_every_finding_says_what_to_do() -> None:
    found = next(plain_rules().findings("Maintain the position."))
    assert (found.found, found.hint) == ("Maintain", "write keep")
