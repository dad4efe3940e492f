"""Prescriptions of the small programme, and what is wrong with wishes for it."""

from __future__ import annotations

from typing import Any

import pytest

from rephold.errors import ContentError
from rephold.model.prescription import Prescription, Request
from rephold.prescribe.prescribe import prescribe
from rephold.read.library import Library


def made(library: Library, **asked: Any) -> Prescription:
    """The small programme with these wishes."""
    return prescribe(Request(programme="mini", **asked), library)


def told(library: Library, **asked: Any) -> list[str]:
    """The lines that say what is wrong with these wishes."""
    with pytest.raises(ContentError) as caught:
        made(library, **asked)
    return str(caught.value).splitlines()


def places(prescription: Prescription) -> list[tuple[str, str]]:
    """(label, exercise) in order."""
    return [(one.label, one.exercise.id) for one in prescription.exercises]
