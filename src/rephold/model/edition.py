"""Editions: the same content for other eyes and other places, as data laid over a layout and its theme."""

from __future__ import annotations

from rephold.model.layout import Cards, Layout, SectionName, Sizes, Theme
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
    sections: tuple[SectionName, ...] | None = None
    """Instead of the layout's."""
    cards: Cards = Cards()

    def sized(self, theme: Theme) -> Theme:
        """The theme with this edition's type sizes."""
        given = self.sizes.model_dump(exclude_unset=True)
        return theme.model_copy(update={"sizes": theme.sizes.model_copy(update=given)})

    def applied(self, layout: Layout) -> Layout:
        """The layout with what this edition changes."""
        given: dict[str, object] = {name: getattr(self.cards, name) for name in self.cards.model_fields_set}
        changes: dict[str, object] = {"cards": layout.cards.model_copy(update=given)}
        if self.paper:
            changes["paper"] = self.paper
        if self.sections:
            changes["sections"] = self.sections
        return layout.model_copy(update=changes)
