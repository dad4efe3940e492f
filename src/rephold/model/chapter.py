"""A chapter of a leaflet: words, figures, a table, a list to tick, before or after the exercises."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from rephold.model.exercise import Picture
from rephold.model.noun import Noun
from rephold.model.text import Line, Sentence


class Grid(Noun):
    """A table: a caption for listeners, headings, rows; the first cell of a row heads it."""

    caption: Line
    header: Annotated[tuple[Line, ...], Field(min_length=2, max_length=5)]
    rows: Annotated[tuple[tuple[Sentence, ...], ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _even(self) -> Self:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.header):
                raise ValueError(f"row {number} has {len(row)} cells, the header {len(self.header)}")
        return self


class Comparison(Noun):
    """The right way beside a wrong way of one thing."""

    correct: Picture
    incorrect: Picture


class Chapter(Noun):
    """Printed in this order: text, figures, comparisons, points, steps, table, ticks, closing.

    A single figure or pair stands beside all of its words, which come before the table then.
    """

    title: Line
    place: Literal["before", "after"] = "before"
    """Before or after the exercises."""
    text: tuple[Sentence, ...] = ()
    """Paragraphs."""
    figures: tuple[Picture, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    points: tuple[Sentence, ...] = ()
    """Bullets."""
    steps: tuple[Sentence, ...] = ()
    """Numbered, one action each."""
    table: Grid | None = None
    ticks: tuple[Sentence, ...] = ()
    """A list with boxes to tick by pen."""
    closing: tuple[Sentence, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        parts = (self.text, self.figures, self.comparisons, self.points, self.steps, self.ticks, self.table)
        if not any(parts):
            raise ValueError("has a title and nothing under it")
        return self
