"""Charts of the progress page: sessions done each week, and pain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rephold.compose.progress_words import span
from rephold.model.adherence import Adherence, Span
from rephold.model.chart import Chart, Column
from rephold.model.log_rules import LogRules
from rephold.words.words import Words


def charts(found: Adherence, rules: LogRules, words: Words) -> Iterator[Chart]:
    """Bars of sessions done with a line at the goal; mean pain as a line, by the question the words tell."""
    goal = rules.adherent_percent
    done = [week.done.capped for week in found.weeks]
    yield Chart(
        kind="bars",
        title=words.say("progress-chart-done", goal=goal),
        alt=words.say("progress-alt-done", values=_values(done, words), goal=goal),
        columns=_columns(done, words),
        top=100,
        steps=(0, 20, 40, 60, 80, 100),
        goal=goal,
    )
    question = found.pain_question
    if question is None:
        return
    means = [week.means.get(question) for week in found.weeks]
    asked = words.say(f"question-{question}")
    yield Chart(
        kind="line",
        title=words.say("progress-chart-pain", question=asked),
        alt=words.say("progress-alt-pain", question=asked, values=_values(means, words)),
        columns=_columns(means, words),
        top=10,
        steps=(0, 2, 4, 6, 8, 10),
    )


def _columns(values: Sequence[Span | None], words: Words) -> tuple[Column, ...]:
    return tuple(
        Column(
            str(number),
            (value.least, value.most) if value else None,
            _short(value, words),
        )
        for number, value in enumerate(values, 1)
    )


def _short(value: Span | None, words: Words) -> str:
    """As `span` says it, but `76–93` for a range."""
    if value is None or value.sure:
        return span(value, words)
    ends = (span(Span(end, end), words) for end in (value.least, value.most))
    return words.range_pattern.format(**dict(zip(("low", "high"), ends, strict=True)))


def _values(values: Sequence[Span | None], words: Words) -> str:
    none = words.say("progress-alt-none")
    return words.say("list-separator").join(
        words.say("progress-alt-week", week=number, value=span(value, words) if value else none)
        for number, value in enumerate(values, 1)
    )
