"""What entries come to: adherence by exercise and week, streaks, pain, and what should be talked about."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from rephold.logs import pain
from rephold.logs.entries import Entry
from rephold.logs.sessions import Session, sessions
from rephold.logs.streak import streaks
from rephold.model.adherence import Adherence, Done, ExerciseDone, Flag, Span, Week
from rephold.model.log_rules import LogRules


def adherence(entries: Sequence[Entry], rules: LogRules, until: datetime.date | None = None) -> Adherence:
    """What the logs of one person come to; with `until`, without the dated days after it."""
    entries = tuple(e for e in entries if not (until and e.date and e.date > until))
    all_sessions = sessions(entries, rules.partial_share)
    weeks = tuple(
        _week(number, first, part, rules) for number, (first, part) in enumerate(_weeks(entries), 1)
    )
    done = _total(all_sessions)
    question, told = pain.telling(week.means for week in weeks)
    change = pain.less(told[-1], told[0]) if len(told) > 1 else None
    fall = change and Span(-change.most, -change.least)
    ended = until is not None and all(entry.date for entry in entries)
    return Adherence(
        logs=tuple(dict.fromkeys(entry.log_id for entry in entries)),
        done=done,
        exercises=_by_exercise(all_sessions),
        weeks=weeks,
        kept=_kept(done, rules),
        streak=streaks(all_sessions, entries, ended=ended),
        pain_question=question,
        pain_change=change,
        pain_rose=pain.reaches(change, rules.pain_trend),
        pain_fell=pain.reaches(fall, rules.pain_trend),
        talk=pain.either(*(week.talk for week in weeks)),
        unsure=sum(entry.state == "unsure" for entry in entries),
    )


def _weeks(entries: Iterable[Entry]) -> list[tuple[datetime.date | None, tuple[Entry, ...]]]:
    """The entries week by week, dated weeks in the order of their days; the same week of two logs is one."""
    logs: dict[str, int] = {}
    first_days = {(e.log_id, e.week): _first_day(e) for e in entries if e.date}
    found: dict[tuple[datetime.date, int, int], list[Entry]] = {}
    for entry in entries:
        place = logs.setdefault(entry.log_id, len(logs))
        first = first_days.get((entry.log_id, entry.week))
        key = (first, 0, 0) if first else (datetime.date.min, place, entry.week)
        found.setdefault(key, []).append(entry)
    return [(key[0] if key[1:] == (0, 0) else None, tuple(found[key])) for key in sorted(found)]


def _first_day(entry: Entry) -> datetime.date:
    assert entry.date is not None
    return entry.date - datetime.timedelta(days=(entry.day or 1) - 1)


def _week(number: int, first: datetime.date | None, entries: Sequence[Entry], rules: LogRules) -> Week:
    found = sessions(entries, rules.partial_share)
    means = pain.means(entries)
    rise = pain.less(means.get("pain-after"), means.get("pain-before"))
    high = pain.high_days(entries, rules.pain_high)
    talk = pain.either(pain.reaches(rise, rules.pain_rise), pain.reaches(high, rules.pain_high_days))
    places = pain.places(entries)
    return Week(number, first, _total(found), _by_exercise(found), means, places, rise, high, talk)


def _total(found: Iterable[Session]) -> Done:
    return sum((session.done for session in found), Done())


def _by_exercise(found: Iterable[Session]) -> tuple[ExerciseDone, ...]:
    totals: dict[tuple[str, tuple[str, ...], str], Done] = {}
    for session in found:
        one = session.exercise
        key = one.label, one.exercises, one.name
        totals[key] = totals.get(key, Done()) + session.done
    return tuple(ExerciseDone(*key, done) for key, done in totals.items())


def _kept(done: Done, rules: LogRules) -> Flag | None:
    return pain.reaches(done.percent, rules.adherent_percent) if done.planned else None
