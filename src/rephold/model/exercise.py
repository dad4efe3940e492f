"""One exercise as a clinic prescribes it: what to do, how much, what to watch for, which pictures."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from rephold.model.dose import DOSE_FIELDS, Dose, DoseOrigin
from rephold.model.noun import Noun
from rephold.model.text import Id, Line, Sentence

Position = Literal[
    "standing", "sitting", "supine", "prone", "side-lying", "hands-and-knees", "kneeling", "half-kneeling"
]
CautionCode = Literal[
    "LEG", "EXT", "AM", "OST", "HIP", "KNEE", "WRIST", "SHO", "NECK", "BP", "EYE", "PREG", "DIAST", "HERNIA",
    "PFLOOR", "SIJ", "BAL",
]  # fmt: skip


class Picture(Noun):
    """A figure and the words under it."""

    figure: Id
    """Id of a figure, see `rephold list figures`."""
    caption: Line
    """What to do in this picture, in a few words."""


class Variant(Noun):
    """An easier or harder way: a sentence, and the exercise it leads to where we have it."""

    words: Sentence
    exercise: Id | None = None


class Exercise(Noun):
    """One exercise. The person in pictures and words works the right side; `side: left` mirrors pictures."""

    id: Id
    name: Line
    other_names: tuple[Line, ...] = ()
    goal: Sentence
    """What it is for, in one sentence."""
    why: tuple[Sentence, ...] = ()
    """Why it may help; softened: may, can."""
    position: Position
    muscles: tuple[Line, ...] = Field(min_length=1)
    """Target muscles in standard anatomical terms; for clinicians, not printed on handouts."""
    equipment: tuple[Line, ...] = ()
    """Things to have at hand, each in a word or two, the same word everywhere: mat, towel, chair."""
    steps: Annotated[tuple[Sentence, ...], Field(min_length=3, max_length=7)]
    """Start position first, one action each."""
    change_sides: Sentence | None = None
    """Said after the last step when the dose is for each side."""
    easy: tuple[Sentence, ...] = Field(default=(), max_length=6)
    """The steps once more for easy reading: one short sentence or two each, the same facts."""
    feel: Sentence | None = None
    """Where it should be felt."""
    take_care: tuple[Sentence, ...] = ()
    """Technique to keep; then at most one "Do not"."""
    mistakes: tuple[Sentence, ...] = ()
    """Common faults, for incorrect pictures."""
    cautions: tuple[CautionCode, ...] = ()
    easier: Variant | None = None
    harder: Variant | None = None
    pictures: Annotated[tuple[Picture, ...], Field(min_length=1, max_length=3)]
    incorrect: Picture | None = None
    """A common fault drawn, its caption says what is wrong; shown smaller, after the correct picture."""
    thumbnail: Id | None = None
    """Figure that stands for it where one has to do; left out, the last of the pictures."""
    dose: Dose
    dose_origin: DoseOrigin
    needs_review: bool = False
    """True in drafts, such as those of `rephold bring`; nothing that waits for a review is printed."""

    @property
    def emblem(self) -> Picture:
        """The one picture that stands for the exercise."""
        return next((p for p in self.pictures if p.figure == self.thumbnail), self.pictures[-1])

    @field_validator("needs_review")
    @classmethod
    def _reviewed(cls, waits: bool) -> bool:
        if waits:
            raise ValueError("nobody has checked this exercise yet; check every line, then take this one out")
        return waits

    @model_validator(mode="after")
    def _thumbnail_is_shown(self) -> Self:
        if self.thumbnail and self.thumbnail not in {picture.figure for picture in self.pictures}:
            raise ValueError("thumbnail is not one of its pictures; name a figure that stands under pictures")
        return self

    @model_validator(mode="after")
    def _change_of_sides_said(self) -> Self:
        if self.dose.side == "each" and self.change_sides is None:
            raise ValueError("is done on each side and has no change_sides; say when to change")
        return self

    @model_validator(mode="after")
    def _origin_known(self) -> Self:
        given = {name for name in DOSE_FIELDS if name in self.dose.model_fields_set}
        named = {name for name in DOSE_FIELDS if getattr(self.dose_origin, name) is not None}
        if given - named:
            raise ValueError(f"dose_origin does not say where {', '.join(sorted(given - named))} comes from")
        if named - given:
            raise ValueError(
                f"dose_origin names {', '.join(sorted(named - given))}, which dose does not give"
            )
        return self
