"""Papers and themes as data: margins and sizes, before anything is printed on them."""

from __future__ import annotations

from collections.abc import Iterator

from rephold.check.rule import Finding, found, limit
from rephold.check.subjects import Corpus, Subject
from rephold.model.layout import CARD, Paper, Theme


def layout(subject: Subject, corpus: Corpus) -> Iterator[Finding]:
    """What is narrow or small in a paper or a theme. Colours that are too weak, the types refuse."""
    noun = subject.noun
    if isinstance(noun, Paper) and noun.margin_mm < limit("layout/margin") and not _is_card(noun):
        yield found("layout/margin", subject.at("margin_mm"), noun.margin_mm, noun.id)
    if (
        isinstance(noun, Paper)
        and noun.binding_mm
        and noun.margin_mm + noun.binding_mm < limit("layout/binding")
    ):
        yield found("layout/binding", subject.at("binding_mm"), noun.margin_mm + noun.binding_mm, noun.id)
    if isinstance(noun, Theme) and noun.sizes.heading < limit("layout/title-size"):
        yield found("layout/title-size", subject.at("sizes", "heading"), noun.sizes.heading, noun.id)


def _is_card(paper: Paper) -> bool:
    """Whether it is cut from a larger sheet, which has a margin of its own."""
    return min(paper.width_mm, paper.height_mm) < CARD
