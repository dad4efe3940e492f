"""Sentences of a programme that name other steps, once labels have changed or steps are gone."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from rephold.model.programme import Explanation, Step
from rephold.prescribe.steps import Chosen

_LABEL = re.compile(r"\b\d+[a-z]\b")


def new_labels(old: Sequence[str], chosen: Sequence[Chosen], labels: Sequence[str]) -> dict[str, str | None]:
    """What each label of alternatives (5a, 5b) is called now; None where the step is gone."""
    now: dict[str, str | None] = {label: None for label in old if _LABEL.fullmatch(label)}
    for entry, label in zip(chosen, labels, strict=True):
        if entry.was is not None and old[entry.was] in now:
            now[old[entry.was]] = label
    return now


def relabelled(step: Step, now: Mapping[str, str | None], gone: Collection[str] = ()) -> Step:
    """The step with its sentences naming labels as they are now.

    A sentence about a step that is gone ("Once 5a feels easier.") is taken out: it would puzzle, or mislead.
    So is an aside in brackets that names an exercise of `gone`: "(see cat and camel)".
    """
    return _without_asides(_renamed(step, now), gone)


def _renamed(step: Step, now: Mapping[str, str | None]) -> Step:
    if not (step.when or step.note or step.again or step.explain):
        return step
    return step.model_copy(
        update={
            "when": _sentence(step.when, now),
            "note": _sentence(step.note, now),
            "again": step.again and (_sentence(step.again, now) or step.again),
            "explain": step.explain and _explanation(step.explain, now),
        }
    )


def _explanation(explain: Explanation, now: Mapping[str, str | None]) -> Explanation:
    def kept(sentences: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(found for sentence in sentences if (found := _sentence(sentence, now)))

    return explain.model_copy(update={"text": kept(explain.text), "reasons": kept(explain.reasons)})


def _sentence(sentence: str | None, now: Mapping[str, str | None]) -> str | None:
    if sentence is None or any(now.get(label, label) is None for label in _LABEL.findall(sentence)):
        return None
    return _LABEL.sub(lambda found: now.get(found[0]) or found[0], sentence)


def _without_asides(step: Step, gone: Collection[str]) -> Step:
    if not gone:
        return step
    names = "|".join(re.escape(name) for name in sorted(gone))
    aside = re.compile(rf"\s*\([^()]*\b(?:{names})\b[^()]*\)", re.IGNORECASE)

    def clear(sentence: str | None) -> str | None:
        return sentence and aside.sub("", sentence)

    explain = step.explain and step.explain.model_copy(
        update={
            part: tuple(aside.sub("", sentence) for sentence in getattr(step.explain, part))
            for part in ("text", "reasons")
        }
    )
    said = {part: clear(getattr(step, part)) for part in ("when", "note", "again")}
    return step.model_copy(update={**said, "explain": explain})
