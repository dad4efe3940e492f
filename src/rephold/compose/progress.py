"""The progress page: what weekly logs come to, in charts, plain words and tables, for both sides."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from rephold.compose.handout import letterhead
from rephold.compose.progress_charts import charts
from rephold.compose.progress_words import sentences, span, talk_reasons
from rephold.compose.runs import plain
from rephold.model.adherence import Adherence, Done, ExerciseDone, Week
from rephold.model.chart import Charts
from rephold.model.clinic import Clinic
from rephold.model.document import (
    Block,
    DeskSheet,
    Fields,
    Furniture,
    Heading,
    Listing,
    Numbers,
    Pair,
    Panel,
    Table,
)
from rephold.model.document import Words as Runs
from rephold.model.log_id import grouped
from rephold.model.log_request import PLACES
from rephold.model.log_rules import LogRules
from rephold.words.words import Words

UNDATED = datetime.date(2000, 1, 1)
"""Of the file, where no log has dates."""
WEEK_SHARES = (0.26, 0.18, 0.13)
"""Of the width: the week, sessions done, per cent; the questions share what is left."""
NUMBERS_SHARE = 0.65
"""Of what it says, beside what to talk about."""
EXERCISE_SHARES = (0.57, 0.15, 0.11, 0.17)
MOST_ACROSS = 8
"""Weeks that a table has as columns."""
_ANSWERS = ("pain-before", "pain-after", "pain", "morning", "effort")


def progress_page(
    found: Adherence, rules: LogRules, name: str | None, clinic: Clinic | None, words: Words
) -> DeskSheet:
    """The page for one person; without a name, a line to write it on."""
    title, purpose = words.say("progress-title"), words.say("progress-purpose")
    first, last = _time(found.weeks)
    time = words.span(first, last) if first and last else ""
    fields = (
        (words.say("progress-name"), name or ""),
        (words.say("progress-time"), time),
    )
    body: tuple[Block, ...] = (
        *letterhead(clinic, words),
        Heading(1, plain(title)),
        Fields(fields),
        _said(found, rules, words),
        Charts(tuple(charts(found, rules, words))),
        _week_table(found.weeks, words),
        *_place_table(found.weeks, words),
        _exercise_table(found.exercises, words),
    )
    logs = words.say("list-separator").join(grouped(log) for log in found.logs)
    footer = words.say("progress-footer", logs=logs, rules=rules.id, version=rules.version)
    running = " · ".join(part for part in (name, time) if part)
    furniture = Furniture(title, running, footer, words.say("page", page="{page}", pages="{pages}"))
    author = clinic.name if clinic else "rephold"
    return DeskSheet(title, words.language, author, purpose, last or UNDATED, furniture, body)


def _time(weeks: Sequence[Week]) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and the last day of the dated weeks."""
    days = [week.first for week in weeks if week.first]
    return (min(days), max(days) + datetime.timedelta(days=6)) if days else (None, None)


def _said(found: Adherence, rules: LogRules, words: Words) -> Panel | Pair:
    """What it says, and beside it, with a reason to talk to the clinician, what that is."""
    numbers, talk = _numbers(found, rules, words), _talk(found, rules, words)
    return Pair(numbers, talk, NUMBERS_SHARE) if talk else numbers


def _numbers(found: Adherence, rules: LogRules, words: Words) -> Panel:
    """The numbers that count most, and what they mean."""
    share, done = found.done.capped, found.done
    counted = (span(done.sessions, words), "progress-done-unplanned")
    if share:
        counted = (words.say("progress-percent", share=span(share, words)), "progress-done-label")
    numbers = (
        counted,
        (span(found.streak["now"], words), "progress-streak-label"),
    )
    told = {
        "done": span(done.sessions, words),
        "planned": done.planned,
        "longest": span(found.streak["longest"], words),
    }
    items = tuple((number, words.say(label, **told)) for number, label in numbers)
    said = tuple(plain(sentence) for sentence in sentences(found, rules, words))
    blocks = (Numbers(items), Listing(said)) if said else (Numbers(items),)
    return Panel("tinted", Heading(2, plain(words.say("progress-what"))), blocks)


def _talk(found: Adherence, rules: LogRules, words: Words) -> Panel | None:
    if found.talk == "no":
        return None
    line = words.say("progress-talk" if found.talk == "yes" else "progress-talk-maybe")
    reasons = Listing(tuple(plain(reason) for reason in talk_reasons(found, rules, words)))
    return Panel("warning", Heading(2, plain(line)), (reasons,))


def _week_table(weeks: Sequence[Week], words: Words) -> Table:
    asked = [one for one in _ANSWERS if any(one in week.means for week in weeks)]
    head = ("week", "done", "percent", *(one.removeprefix("pain-") for one in asked))
    rows = tuple(
        (
            *_cells(_week_name(week, words), week.done, words),
            *(plain(span(week.means.get(one), words)) for one in asked),
        )
        for week in weeks
    )
    each = (1 - sum(WEEK_SHARES)) / max(1, len(asked))
    shares = (*WEEK_SHARES, *(each for _ in asked)) if asked else (0.5, 0.3, 0.2)
    return _table("progress-table-weeks", head, rows, shares, words)


def _place_table(weeks: Sequence[Week], words: Words) -> tuple[Table, ...]:
    """Days on which each place hurt, a row for each place, or where weeks are many for each week; nothing
    where that was not asked for."""
    asked = [place for place in PLACES if any(place in week.places for week in weeks)]
    if not asked:
        return ()
    days = [[span(week.places.get(place), words) for week in weeks] for place in asked]
    across = [words.say(f"log-where-{place}") for place in asked]
    names = [_week_name(week, words) for week in weeks]
    if len(weeks) <= MOST_ACROSS:
        brief = [words.say("progress-week", week=week.number) for week in weeks]
        names, across = across, brief
    else:
        days = [list(row) for row in zip(*days, strict=True)]
    rows = tuple((plain(name), *map(plain, row)) for name, row in zip(names, days, strict=True))
    shares = (0.28, *(0.72 / len(across) for _ in across))
    header = (words.say("progress-column-places"), *across)
    return (Table(words.say("progress-table-places"), header, rows, shares, dense=True),)


def _exercise_table(exercises: Sequence[ExerciseDone], words: Words) -> Table:
    rows = tuple(
        (
            *_cells(f"{one.label}  {one.name}", one.done, words),
            plain(_of(span(one.done.repeats, words), one.done.repeats_planned, words)),
        )
        for one in exercises
    )
    head = ("exercise", "done", "percent", "repeats")
    return _table("progress-table-exercises", head, rows, EXERCISE_SHARES, words)


def _table(
    title: str,
    head: Sequence[str],
    rows: tuple[tuple[Runs, ...], ...],
    shares: tuple[float, ...],
    words: Words,
) -> Table:
    header = tuple(words.say(f"progress-column-{name}") for name in head)
    return Table(words.say(title), header, rows, shares, dense=True)


def _cells(name: str, done: Done, words: Words) -> tuple[Runs, Runs, Runs]:
    """Name, sessions as they are (9 of 7 too), and per cent as they are."""
    share = _of(span(done.sessions, words), done.planned, words)
    return plain(name), plain(share), plain(span(done.percent, words))


def _of(done: str, planned: int, words: Words) -> str:
    return words.say("progress-sessions", done=done, planned=planned) if planned else done


def _week_name(week: Week, words: Words) -> str:
    name = words.say("progress-week", week=week.number)
    if week.first is None:
        return name
    return f"{name}, {words.date(week.first)}"
