"""What of a prescription is one patient's name and days, and what many patients may share."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from rephold.model.prescription import Prescription, Request

_PERSONAL = frozenset({"patient", "clinician", "date", "review"})
_OF_THE_LOG = frozenset({"log"})


def routine_of(request: Request) -> Hashable:
    """What is asked for but names, days and the log; equal for requests that differ in nothing else."""
    own = _PERSONAL | _OF_THE_LOG
    asked = (getattr(request, name) for name in type(request).model_fields if name not in own)
    return tuple([tuple(value.items()) if isinstance(value, dict) else value for value in asked])


def addressed(prescription: Prescription, request: Request) -> Prescription:
    """The same routine with the names and days of a request that asks for it; a leaflet stays for anybody."""
    return replace(
        prescription,
        patient=prescription.patient and request.patient,
        clinician=request.clinician,
        date=request.date,
        review=request.review,
    )
