"""The colours of a sheet: the theme's, with the clinic's own where it has some."""

from __future__ import annotations

from rephold.model.clinic import Clinic
from rephold.model.colour import Colour
from rephold.model.layout import Inks


def inks_for(inks: Inks, clinic: Clinic | None) -> Inks:
    """The theme's inks with the clinic's accent and warning colour in their places."""
    if clinic is None:
        return inks
    own: dict[str, Colour] = {}
    if clinic.colour is not None:
        own |= {"accent": clinic.colour, "heading": clinic.colour}
    if clinic.warning_colour is not None:
        own["warning"] = clinic.warning_colour
    return inks.model_copy(update=own)
