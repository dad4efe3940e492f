"""Filled logs as text for a person: what was read, what each log comes to, what could not be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rephold.cli.prose import Prose
from rephold.logs.reading import PageReading
from rephold.logs.review import reason_words
from rephold.model.adherence import Adherence, Done, Span, Week
from rephold.model.log_id import grouped
from rephold.model.log_template import LogTemplate
from rephold.words.words import Words


def log_text(template: LogTemplate, pages: Iterable[PageReading], found: Adherence, words: Words) -> Prose:
    """One log: weeks and exercises with sessions done of those planned, streak, pain, what is missing."""
    prose = Prose()
    prose.heading(f"Log {grouped(template.log_id)}  ({template.programme})")
    read = {page.log_page for page in pages if page.log_id == template.log_id and page.status == "read"}
    missing = [str(page.page) for page in template.pages if page.page not in read]
    names = [f"{one.label} {one.name}" for one in found.exercises]
    weeks = [_week(week, words) for week in found.weeks]
    column = min(max(map(len, (*names, *weeks, "all")), default=0), 40)
    rows = [*zip(weeks, (week.done for week in found.weeks), strict=True)]
    rows += zip(names, (one.done for one in found.exercises), strict=True)
    for name, done in (*rows, ("all", found.done)):
        prose.lines.append(f"  {name[:column]:<{column}}  {_done(done)}")
    unread = str(found.unsure) if found.unsure else ""
    prose.facts(
        (
            (
                "days in a row",
                f"{number(found.streak['now'])} now, {number(found.streak['longest'])} at most",
            ),
            ("pain", "; ".join(_pain(week, words) for week in found.weeks if week.means)),
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
            prose.para(f"{page.file}, page {page.page}: {reason_words(page.reason, words)} [{page.reason}]")
    return prose


def number(span: Span) -> str:
    """`12`, or `10-12` for what is not known for sure."""
    least, most = (f"{end:.1f}".removesuffix(".0") for end in (span.least, span.most))
    return least if least == most else f"{least}-{most}"


def _done(done: Done) -> str:
    share = done.capped
    return f"{number(done.sessions):>7}/{done.planned:<4} {number(share) + ' %' if share else '-':>8}"


def _week(week: Week, words: Words) -> str:
    return f"week {week.number}" + (f", {words.date(week.first)}" if week.first else "")


def _pain(week: Week, words: Words) -> str:
    told = [
        f"{words.phrases.get(f'question-{question}', question).lower()} {number(mean)}"
        for question, mean in week.means.items()
    ]
    return f"week {week.number}: {', '.join(told)}"
