"""The clinic that hands the sheet over."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator

from rephold.model.colour import READABLE, Colour, too_weak
from rephold.model.edition_names import Ink
from rephold.model.log_request import Country
from rephold.model.noun import Noun
from rephold.model.person import Person
from rephold.model.text import Id, Line


class Logo(Noun):
    """The clinic's mark and what it shows."""

    file: Path
    """SVG, PNG or JPEG; relative to the clinic file."""
    alt: Line
    """What the logo shows, for people who cannot see it."""
    height_mm: float = Field(default=12, ge=6, le=30)


class Emergency(Noun):
    """What to say in an emergency; differs by country, so it is never built in."""

    place: Line = "the nearest emergency department"
    number: Line = "your local emergency number"


class Video(Noun):
    """Where a video is found."""

    link: Annotated[str, Field(pattern=r"^https://[!-~]+$", max_length=300)]
    """Full address for the code."""
    short: Line
    """Short address to type."""


class Clinic(Noun):
    """Name, contact, mark, colours and local wording of a clinic."""

    name: Line
    address: Line | None = None
    phone: Line | None = None
    email: Line | None = None
    website: Line | None = None
    logo: Logo | None = None
    colour: Colour | None = None
    """Accent colour; needs 4.5:1 contrast on white."""
    warning_colour: Colour | None = None
    """Colour of warnings; needs 4.5:1 contrast on white."""
    emergency: Emergency = Emergency()
    videos: dict[Id, Video] = Field(default_factory=dict)
    """The clinic's own video for a slot of a programme."""
    figures: Person | None = None
    """Who the drawings show; left out, what the layout says."""
    ink: Ink | None = None
    """For the clinic's printer; left out, what the layout says."""
    clinicians: tuple[Line, ...] = ()
    language: Literal["en"] = "en"
    country: Country | None = None
    """Where the clinic is, such as GB or US: says on which day a week begins."""

    @field_validator("colour", "warning_colour")
    @classmethod
    def _readable(cls, colour: Colour | None) -> Colour | None:
        if colour and (problem := too_weak(colour, {"white": Colour(255, 255, 255)}, READABLE)):
            raise ValueError(problem)
        return colour
