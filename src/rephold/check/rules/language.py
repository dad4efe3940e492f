"""How hard the words are: grades, lengths, hard words, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rephold.check.blocks import Block, Said, blocks, sheet
from rephold.check.plain import Unplain, plain_rules
from rephold.check.reading import LONG_WORD, Reading, measure, sentences, syllables, words
from rephold.check.rule import Finding, found, limit
from rephold.check.subjects import Corpus, Subject
from rephold.errors import Place
from rephold.model.programme import Programme

SHORTEST_MEASURED = 10
"""Words a part needs for a grade of its own; below, one long word decides."""
SHORTEST_SHEET = 100
"""Words a whole sheet needs for shares and averages."""
PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|wn|old)\b", re.IGNORECASE
)
CAPITALS = re.compile(r"\b[A-ZÀ-Þ]{2,}(?:[\s,.:;–-]+[A-ZÀ-Þ]{2,})+\b")
"""Two words or more in capitals; one alone may be a name."""
_TWO_ACTIONS = re.compile(r"\bthen\b|;")
_SHOWN = 90


def language(subject: Subject, corpus: Corpus) -> Iterator[Finding]:
    """All that is wrong with the words of a file; a programme is measured as the sheet it becomes, too."""
    for block in blocks(subject.noun):
        yield from _grade(block, subject)
        for said in block.said:
            yield from _sentences(said, block, subject)
            yield from unplain(said.text, subject.at(*said.where))
        if block.part == "list" and len(block.said) - 1 > limit("language/list-length"):
            place = subject.at(*block.said[1].where)
            yield found("language/list-length", place, len(block.said) - 1, block.name)
        steps = [said for said in block.said if said.where[0] in ("steps", "chapters")]
        if block.part == "steps" and len(steps) > limit("language/step-count"):
            yield found("language/step-count", subject.at(*steps[0].where), len(steps), block.name)
    if isinstance(subject.noun, Programme):
        texts = [text for block in sheet(subject.noun, corpus.library) for text in block.texts]
        yield from whole(texts, subject.at())


def unplain(text: str, place: Place, page: int = 0) -> Iterator[Finding]:
    """Words that do not belong on a patient's sheet."""
    for one in plain_rules().findings(text):
        yield _as_finding(one, place, page)


def _as_finding(one: Unplain, place: Place, page: int) -> Finding:
    return found(f"language/{one.kind}", place, "", one.found, hint=one.hint, page=page)


def whole(texts: Sequence[str], place: Place) -> Iterator[Finding]:
    """What is wrong with the words of a whole sheet."""
    reading = measure(texts, plain_rules().terms)
    if reading.words < SHORTEST_SHEET:
        return
    hard = f"hard words: {', '.join(_hardest(texts))}"
    if reading.grade > limit("language/sheet-grade"):
        yield found("language/sheet-grade", place, reading.grade, hard)
    if reading.smog > limit("language/sheet-smog"):
        yield found("language/sheet-smog", place, reading.smog, hard)
    if reading.mean_sentence > limit("language/mean-sentence"):
        longest = max((one for text in texts for one in sentences(text)), key=lambda one: len(words(one)))
        yield found("language/mean-sentence", place, reading.mean_sentence, shortened(longest))
    if reading.long_share * 100 >= limit("language/long-words"):
        yield found("language/long-words", place, reading.long_share * 100, hard)
    passive = [one for text in texts for one in sentences(text) if PASSIVE.search(one)]
    share = 100 * len(passive) / len(reading.sentence_lengths)
    if share >= limit("language/passive"):
        yield found("language/passive", place, share, shortened(passive[0]))


def _grade(block: Block, subject: Subject) -> Iterator[Finding]:
    if block.part == "title":
        return
    reading = _measured(block.texts)
    rule = "language/steps-grade" if block.part == "steps" else "language/section-grade"
    if block.part == "steps" and isinstance(subject.noun, Programme):
        rule = "language/section-grade"
    if reading and reading.grade > limit(rule):
        longest = max(
            (one for text in block.texts for one in sentences(text)), key=lambda one: len(words(one))
        )
        text = f"{block.name}: {shortened(longest)}"
        hint = f"hard words: {', '.join(hard)}" if (hard := _hardest(block.texts)) else ""
        yield found(rule, subject.at(*block.said[0].where), reading.grade, text, hint=hint)


def _measured(texts: Sequence[str]) -> Reading | None:
    if not any(sentences(text) for text in texts):
        return None
    reading = measure(texts, plain_rules().terms)
    return reading if reading.words >= SHORTEST_MEASURED else None


def _sentences(said: Said, block: Block, subject: Subject) -> Iterator[Finding]:
    rule = "language/step-length" if block.part == "steps" else "language/sentence-length"
    if match := CAPITALS.search(said.text):
        yield found("language/capitals", subject.at(*said.where), "capitals", match[0])
    for one in sentences(said.text):
        if len(words(one)) > limit(rule):
            yield found(rule, subject.at(*said.where), len(words(one)), shortened(one))
        if block.part == "steps" and (match := _TWO_ACTIONS.search(one)):
            yield found("language/one-action", subject.at(*said.where), f"has “{match[0]}”", shortened(one))


def _hardest(texts: Sequence[str]) -> list[str]:
    terms = plain_rules().terms
    hard = {word.lower() for text in texts for word in words(text) if syllables(word) >= LONG_WORD} - terms
    return sorted(hard, key=lambda word: (-syllables(word), word))[:5]


def shortened(text: str) -> str:
    """A text as a finding shows it."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
