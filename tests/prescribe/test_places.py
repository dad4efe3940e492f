from __future__ import annotations

from rephold.errors import Place
from rephold.prescribe.places import Places


def test_a_part_without_a_place_of_its_own_is_named_by_its_whole_or_its_option() -> None:
    places = Places(
        {"set.bow.reps": Place("a", 1), "key:set.bow.reps": Place("a", 2), "drop": Place("--drop x")}
    )
    assert places.value("set", "bow.reps") == Place("a", 1)
    assert places.key("set", "bow.reps") == Place("a", 2)
    assert places.key("drop", "bow") == Place("--drop x")
    assert places.value("order", "bow") == Place("--order")
    assert places.value("programme") == Place("PROGRAMME")
