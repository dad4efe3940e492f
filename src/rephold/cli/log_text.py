"""Filled logs as text for a person: what was read, what each log comes to, what could not be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rephold.cli.prose import Prose
from rephold.logs.reading import PageReading
from rephold.logs.review import reason_words
from rephold.model.adherence import Adherence, Done, Span, Week
from rephold.model.log_id import grouped
from rephold.model.log_rules import LogRules
from rephold.model.log_template import LogTemplate
from rephold.words.words import Words


def log_text(
    template: LogTemplate, pages: Iterable[PageReading], found: Adherence, rules: LogRules, words: Words
) -> Prose:
    """One log: weeks and exercises with sessions and repeats done of those planned, whether that is enough,
    streak, pain and its trend, what is missing."""
    prose = Prose()
    prose.heading(f"Log {grouped(template.log_id)}  ({template.programme})")
    read = {page.log_page for page in pages if page.log_id == template.log_id and page.status == "read"}
    missing = [str(page.page) for page in template.pages if page.page not in read]
    names = [f"{one.label} {one.name}" for one in found.exercises]
    weeks = [_week(week, words) for week in found.weeks]
    column = min(max(map(len, (*names, *weeks, "all")), default=0), 40)
    prose.lines.append(f"  {'':<{column}}  {'sessions':>12} {'':>8}   repeats")
    rows = [*zip(weeks, (week.done for week in found.weeks), strict=True)]
    rows += zip(names, (one.done for one in found.exercises), strict=True)
    for name, done in (*rows, ("all", found.done)):
        prose.lines.append(f"  {name[:column]:<{column}}  {_done(done)}")
    unread = str(found.unsure) if found.unsure else ""
    prose.facts(
        (
            ("goal", _goal(found, rules)),
            (
                "days in a row",
                f"{number(found.streak['now'])} now, {number(found.streak['longest'])} at most",
            ),
            ("pain", "; ".join(_pain(week, words) for week in found.weeks if week.means)),
            ("where it hurt", "; ".join(_places(week, words) for week in found.weeks if week.places)),
            ("pain trend", _trend(found, rules)),
            ("not clear", unread and f"{unread} (settle them with --review FILE.html)"),
            ("not read", f"page {', '.join(missing)} of {len(template.pages)}" if missing else ""),
        )
    )
    if found.talk != "no":
        prose.para(words.say("progress-talk" if found.talk == "yes" else "progress-talk-maybe"))
    return prose


def rejected_text(pages: Sequence[PageReading], others: Collection[tuple[str, int]], words: Words) -> Prose:
    """The pages that could not be read, each with its reason; nothing if all could.

    `others` are file and place of pages that are no log's: these stand apart.
    """
    prose = Prose()
    rejected = [page for page in pages if page.status == "rejected"]
    for heading, other in (("Not read", False), ("No log page", True)):
        told = [page for page in rejected if ((page.file, page.page) in others) == other]
        if told:
            prose.heading(f"{heading}: {len(told)} of {len(pages)} pages")
        for page in told:
            whose = f" Its id: {grouped(page.log_id)}." if page.log_id else ""
            why = f"{reason_words(page.reason, words)}{whose} [{page.reason}]"
            prose.para(f"{page.file}, page {page.page}: {why}")
    return prose


def number(span: Span) -> str:
    """`12`, or `10-12` for what is not known for sure."""
    least, most = (f"{end:.1f}".removesuffix(".0") for end in (span.least, span.most))
    return least if least == most else f"{least}-{most}"


def _done(done: Done) -> str:
    share = done.capped
    sessions = f"{number(done.sessions):>7}/{done.planned:<4} {number(share) + ' %' if share else '-':>8}"
    return f"{sessions}   {number(done.repeats)}/{done.repeats_planned}"


def _goal(found: Adherence, rules: LogRules) -> str:
    """Whether enough of the plan was done; nothing where nothing was planned."""
    told = {"yes": "reached", "no": "not reached", "maybe": "perhaps reached"}
    return f"{rules.adherent_percent} % of sessions: {told[found.kept]}" if found.kept else ""


def _trend(found: Adherence, rules: LogRules) -> str:
    """The change of mean pain from the first week to the last, and whether it is one to act on."""
    change = found.pain_change
    if change is None:
        return ""
    told = f"{_signed(change)} from the first week to the last"
    for flag, way in ((found.pain_rose, "up"), (found.pain_fell, "down")):
        if flag != "no":
            return f"{told}: {'perhaps ' if flag == 'maybe' else ''}{way} by {rules.pain_trend:g} or more"
    return f"{told}: less than {rules.pain_trend:g}"


def _signed(span: Span) -> str:
    ends = [f"{end + 0.0:+.1f}".removesuffix(".0") for end in (span.least, span.most)]
    return ends[0] if span.sure else " to ".join(ends)


def _week(week: Week, words: Words) -> str:
    return f"week {week.number}" + (f", {words.date(week.first)}" if week.first else "")


def _pain(week: Week, words: Words) -> str:
    told = [
        f"{words.phrases.get(f'question-{question}', question).lower()} {number(mean)}"
        for question, mean in week.means.items()
    ]
    return f"week {week.number}: {', '.join(told)}"


def _places(week: Week, words: Words) -> str:
    told = [
        f"{words.say(f'log-where-{place}').lower()} {number(days)}" for place, days in week.places.items()
    ]
    return f"week {week.number}, days: {', '.join(told)}"
