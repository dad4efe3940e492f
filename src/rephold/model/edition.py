"""Editions: the same content for other eyes and other places, as data laid over a layout and its theme."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from rephold.model.layout import Cards, Layout, SectionName, Sizes, Theme, unsafe
from rephold.model.noun import Noun
from rephold.model.text import Id, Line


class Edition(Noun):
    """What one edition changes of a layout and its theme; what it does not give stays as it is there."""

    id: Id
    title: Line
    paper: Line | None = None
    """Instead of the layout's, unless a sheet is asked for on another."""
    sizes: Sizes = Sizes()
    """Type sizes; of all products, for a log is as hard to read as a handout."""
    front: tuple[SectionName, ...] = ()
    """What stands before the safety panels."""
    sections: tuple[SectionName, ...] | None = None
    """Instead of the layout's."""
    listed: bool = False
    """Cautions one under the other instead of in a table."""
    brief: bool = False
    """Only title and number of page at the foot, nothing at the head."""
    cards: Cards = Cards()

    @model_validator(mode="after")
    def _safe(self) -> Self:
        if self.sections is not None and (problem := unsafe((*self.front, *self.sections), self.cards)):
            raise ValueError(problem)
        return self

    def sized(self, theme: Theme) -> Theme:
        """The theme with this edition's type sizes."""
        return theme.model_copy(update={"sizes": _laid_over(theme.sizes, self.sizes)})

    def applied(self, layout: Layout) -> Layout:
        """The layout with what this edition changes."""
        names = self.model_fields_set & {"paper", "front", "listed", "brief"}
        changes: dict[str, object] = {name: getattr(self, name) for name in names}
        sections = tuple(name for name in self.sections or layout.sections if name not in self.front)
        return layout.model_copy(
            update=changes | {"sections": sections, "cards": _laid_over(layout.cards, self.cards)}
        )


def _laid_over(below: Noun, over: Noun) -> Noun:
    return below.model_copy(update={name: getattr(over, name) for name in over.model_fields_set})
