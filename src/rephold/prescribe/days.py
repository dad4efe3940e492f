"""What is wrong with the days of a request: the one thing about it that no other request can tell."""

from __future__ import annotations

from collections.abc import Iterator

from rephold.errors import Problem
from rephold.model.prescription import Request
from rephold.model.programme import Programme
from rephold.prescribe.places import Places
from rephold.shelf import today


def wrong_days(request: Request, programme: Programme | None, places: Places) -> Iterator[Problem]:
    """A review before the sheet's own date; content past its review on that date, or today if it has none."""
    if request.date and request.review and request.review < request.date:
        what = f"review {request.review} is before the sheet's own date, {request.date}"
        yield Problem(places.value("review"), what, "is one of the two mistyped?")
    day = request.date or today()
    if programme and day > programme.review_by and not request.allow_expired:
        place = places.value("date" if request.date else "programme")
        what = f"{programme.id} was due for a new look by {programme.review_by}, before {day}"
        hint = "have its authors review it, or print it all the same with --allow-expired"
        yield Problem(place, what, hint)
