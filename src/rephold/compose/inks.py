"""The colours of a sheet: the theme's, with the clinic's own where it has some."""

from __future__ import annotations

from rephold.errors import ContentError, Place, Problem
from rephold.model.clinic import Clinic
from rephold.model.colour import Colour
from rephold.model.edition_names import Ink
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


def in_ink(inks: Inks, ink: Ink) -> Inks:
    """The colours as they are, in greys that are seen as well, or without the tint of panels."""
    if ink == "grey":
        greys = {name: getattr(inks, name).grey for name in Inks.model_fields}
        return inks.model_copy(update=greys | {"tint": inks.tint.pale, "paper": inks.paper.pale})
    return inks.model_copy(update={"tint": inks.paper}) if ink == "saver" else inks


def _parted(problem: str) -> tuple[str, str]:
    what, _, hint = problem.partition("; ")
    return what, hint
