"""What the one who prints a sheet should know about its content, although it can be printed."""

from __future__ import annotations

from collections.abc import Iterator

from rephold.errors import Place, Problem
from rephold.model.prescription import Prescription, Request
from rephold.model.programme import Programme
from rephold.prescribe.places import Places
from rephold.shelf import today


def remarks(prescription: Prescription) -> Iterator[Problem]:
    """Content nobody signed, and content past its review that was allowed nevertheless."""
    programme, place = prescription.programme, Place(prescription.programme.id)
    if not programme.reviewed_by:
        what = "warning: its content is not yet signed by a clinician"
        yield Problem(place, what, "have one check it before patients get it, and sign under reviewed_by")
    day = prescription.date or today()
    if day > programme.review_by:
        what = f"warning: its content was due for a new look by {programme.review_by}"
        yield Problem(place, what, f"it is printed for {day} all the same; is there a newer version?")


def expired(programme: Programme, request: Request, places: Places) -> Iterator[Problem]:
    """The problem that content is past its review on the sheet's own date, or today where it has none."""
    day = request.date or today()
    if day > programme.review_by and not request.allow_expired:
        place = places.value("date" if request.date else "programme")
        what = f"{programme.id} was due for a new look by {programme.review_by}, before {day}"
        yield Problem(
            place, what, "have its authors review it, or print it all the same with --allow-expired"
        )
