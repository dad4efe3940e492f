"""The cautions that apply to the exercises of one patient."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from rephold.model.exercise import CautionCode
from rephold.model.prescription import PrescribedExercise
from rephold.model.safety import Caution, Cautions


def codes_used(exercises: Iterable[PrescribedExercise]) -> dict[CautionCode, tuple[str, ...]]:
    """Each caution code in its fixed order, with the labels of the exercises it is for, each once."""
    used: dict[CautionCode, dict[str, None]] = {code: {} for code in get_args(CautionCode)}
    for prescribed in exercises:
        for code in prescribed.exercise.cautions:
            if not prescribed.again:
                used[code][prescribed.label] = None
    return {code: tuple(labels) for code, labels in used.items() if labels}


def applying(
    cautions: Cautions, used: dict[CautionCode, tuple[str, ...]]
) -> tuple[tuple[Caution, tuple[str, ...]], ...]:
    """The plain words of each code used, with its labels."""
    return tuple((cautions.codes[code], labels) for code, labels in used.items())
