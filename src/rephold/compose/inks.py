"""The colours of a sheet: the theme's, with the clinic's own where it has some."""

from __future__ import annotations

from rephold.errors import ContentError, Place, Problem
from rephold.model.clinic import Clinic
from rephold.model.colour import Colour
from rephold.model.layout import Inks


def inks_for(inks: Inks, clinic: Clinic | None) -> Inks:
    """The theme's inks with the clinic's accent and warning colour in their places.

    ContentError if one of them, strong enough on white, is too weak on this theme's paper or tint.
    """
    if clinic is None:
        return inks
    own: dict[str, Colour] = {}
    if clinic.colour is not None:
        own |= {"accent": clinic.colour, "heading": clinic.colour}
    if clinic.warning_colour is not None:
        own["warning"] = clinic.warning_colour
    mixed = inks.model_copy(update=own)
    problems = {problem: None for _, problem in mixed.weak()}
    if problems:
        raise ContentError(*(Problem(Place(f"clinic {clinic.name}"), *_parted(p)) for p in problems))
    return mixed


def _parted(problem: str) -> tuple[str, str]:
    what, _, hint = problem.partition("; ")
    return what, hint
