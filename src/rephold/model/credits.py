"""Who holds the rights of pictures and typefaces, and what a clinic's own pictures show."""

from __future__ import annotations

from pydantic import Field

from rephold.model.noun import Noun
from rephold.model.text import Id, Line, Note

EVERY_OTHER = "default"
"""The id whose rights hold for every figure that is not named."""


class Rights(Noun):
    """Author and licence of a picture; `alt` is needed for a picture of your own."""

    author: Line
    licence: Line
    """Its name, such as CC BY 4.0, or who gave leave to print it."""
    origin: Note | None = None
    """Where it is from."""
    alt: Note | None = None
    """What it shows, for people who cannot see it."""
    needs_review: bool = False
    """True in drafts; such a picture is not printed."""


class Credits(Noun):
    """The rights of figures by id."""

    figures: dict[Id, Rights] = Field(default_factory=dict)
    """What is printed in place of a figure, or `default` for every figure that is not named."""
