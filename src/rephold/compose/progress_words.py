"""What weekly logs come to, said in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rephold.model.adherence import Adherence, Span, Week
from rephold.model.log_rules import LogRules
from rephold.words.words import Words

_KEPT = {"yes": "progress-kept", "no": "progress-kept-not", "maybe": "progress-kept-maybe"}


def span(value: Span | None, words: Words) -> str:
    """`12`, `2.5`, or `10 to 12` where marks are unsure; a dash for what is not known."""
    if value is None:
        return words.say("progress-none")
    least, most = (f"{end:.1f}".removesuffix(".0") for end in (value.least, value.most))
    return least if least == most else words.say("progress-range", least=least, most=most)


def sentences(found: Adherence, rules: LogRules, words: Words) -> Iterator[str]:
    """The goal, first week against last, pain, and what could not be read."""
    if found.kept and (share := found.done.capped):
        percent = span(share, words)
        yield words.say(_KEPT[found.kept], percent=percent, goal=rules.adherent_percent)
    yield from _weeks(found.weeks, words)
    yield from _pain(found, words)
    if found.unsure:
        yield words.say("progress-unsure", unsure=found.unsure)


def talk_reasons(found: Adherence, rules: LogRules, words: Words) -> Iterator[str]:
    """Each reason to talk to the clinician, or perhaps one, with all weeks that give it."""
    high = {week.number: week.high_days for week in found.weeks}
    rise = {week.number: week.rise for week in found.weeks if week.rise}
    yield from _reached("progress-talk-high", rules.pain_high_days, high, rules, words)
    yield from _reached("progress-talk-rise", rules.pain_rise, rise, rules, words)


def _reached(
    key: str, limit: float, values: Mapping[int, Span], rules: LogRules, words: Words
) -> Iterator[str]:
    """Weeks in which a number is at the limit or above: first those for sure, then those that may be."""
    for phrase, sure in ((key, True), (f"{key}-maybe", False)):
        weeks = [
            str(week)
            for week, value in values.items()
            if value.most >= limit and (value.least >= limit) is sure
        ]
        if weeks:
            listed = words.say("list-separator").join(weeks)
            yield words.say(phrase, high=rules.pain_high, limit=f"{limit:g}", weeks=listed)


def _weeks(weeks: Sequence[Week], words: Words) -> Iterator[str]:
    """Whether more or less was done at the end than at first, where that is sure."""
    if len(weeks) < 2:
        return
    first, last = weeks[0].done.capped, weeks[-1].done.capped
    if first is None or last is None:
        return
    told = {"first": span(first, words), "last": span(last, words)}
    if last.least > first.most:
        yield words.say("progress-more", **told)
    elif last.most < first.least:
        yield words.say("progress-fewer", **told)


def _pain(found: Adherence, words: Words) -> Iterator[str]:
    change = found.pain_change
    if change is None:
        return
    if "yes" in (found.pain_fell, found.pain_rose):
        fell = found.pain_fell == "yes"
        size = Span(-change.most, -change.least) if fell else change
        yield words.say("progress-pain-fell" if fell else "progress-pain-rose", change=span(size, words))
    elif "maybe" in (found.pain_fell, found.pain_rose):
        yield words.say("progress-pain-maybe")
    else:
        yield _little(change, words)


def _little(change: Span, words: Words) -> str:
    """A change too small to act on, and its way where that is sure."""
    least, most = sorted((abs(change.least), abs(change.most)))
    if change.least < 0 < change.most:
        return words.say("progress-pain-same", change=span(Span(0.0, most), words))
    if not most:
        return words.say("progress-pain-equal")
    way = "progress-pain-more" if change.most > 0 else "progress-pain-less"
    return words.say(way, change=span(Span(least, most), words))
