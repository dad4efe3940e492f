"""The review sheet: a page for a browser, complete in itself, on which a person settles unsure boxes."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from rephold import shelf
from rephold.logs.corrections import COLUMNS
from rephold.logs.entries import DONE, Entry
from rephold.logs.entry_files import guarded
from rephold.logs.questions import Question, Seen
from rephold.model.log_id import grouped
from rephold.words.words import Words

_PARTS = shelf.PACKAGE / "logs" / "review_sheet"


def review_page(questions: Sequence[Question], template_file: str, words: Words) -> str:
    """The HTML: nothing in it is loaded from elsewhere, and all words from outside are escaped.

    `template_file` is the CSV beside it (see `open_corrections`), for those whose browser runs no script.
    """
    style, script = (shelf.read_bytes(_PARTS / name).decode() for name in ("style.css", "script.js"))
    policy = f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    title = escape(words.say("review-title"))
    body = [f"<h1>{title}</h1>"]
    if not questions:
        body.append(_p(words.say("review-none")))
    else:
        body += [_p(words.say("review-lead", open=len(questions))), _who(template_file, words)]
    numbered = enumerate(questions, 1)
    for log_id, group in groupby(numbered, key=lambda pair: pair[1].entry.log_id):
        items = "".join(_item(number, question, words) for number, question in group)
        body.append(f"<h2>{escape(words.say('review-log', id=grouped(log_id)))}</h2><ul>{items}</ul>")
    if questions:
        body.append(f"<script>{script}</script>")
    return (
        f'<!doctype html>\n<html lang="{words.language}" dir="{words.direction}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{style}</style></head><body><main>{''.join(body)}</main></body></html>\n"
    )


def open_corrections(questions: Iterable[Question], words: Words) -> str:
    """The corrections file to fill in by hand: a row for each unsure answer, its state still empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, "what", "reason", "file", "page"))
    for question in questions:
        entry, seen = question.entry, question.seen[0]
        told = (_what(entry, words), reason_words(entry.reason, words), seen.file, str(seen.page))
        writer.writerow((entry.log_id, entry.box, "", "", "", *map(guarded, told)))
    return out.getvalue()


def reason_words(code: str | None, words: Words) -> str:
    """A reason in words; one that we have no words for as it is."""
    return words.phrases.get(f"reason-{code}", code or "")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _p(text: str, name: str = "") -> str:
    kind = f' class="{name}"' if name else ""
    return f"<p{kind}>{escape(text)}</p>"


def _who(template_file: str, words: Words) -> str:
    missing, save = escape(words.say("review-missing")), escape(words.say("review-save"))
    return (
        f'<div class="who"><label>{escape(words.say("review-by"))}'
        '<input id="by" maxlength="20" autocomplete="off" aria-describedby="kept"></label> '
        f'<button id="save" type="button" hidden data-file="{escape(template_file)}">{save}</button>'
        f'<p id="kept">{escape(words.say("review-saved-as"))}</p>'
        f'<p id="said" role="status" data-missing="{missing}"></p>'
        f"<noscript>{_p(words.say('review-no-script', file=template_file))}</noscript></div>"
    )


def _item(number: int, question: Question, words: Words) -> str:
    entry = question.entry
    what = _what(entry, words)
    pictures = "".join(_seen(seen, what, words) for seen in question.seen)
    why = words.say("review-why", reason=reason_words(entry.reason, words))
    wide = ' class="wide"' if question.answers else ""
    return (
        f'<li{wide}><fieldset data-log="{escape(entry.log_id)}" data-box="{escape(entry.box)}">'
        f'<legend>{escape(what)}</legend>{pictures}{_p(why, "why")}<p class="place">{escape(entry.box)}</p>'
        f"{_choices(number, question, words)}</fieldset></li>"
    )


def _seen(seen: Seen, what: str, words: Words) -> str:
    if seen.png is None:
        return _p(words.say("review-no-picture", file=seen.file, page=seen.page), "place")
    data = base64.b64encode(seen.png).decode()
    alt = escape(words.say("review-picture", what=what))
    where = escape(words.say("review-seen", file=seen.file, page=seen.page))
    picture = f'<img alt="{alt}" src="data:image/png;base64,{data}">'
    return f"<figure>{picture}<figcaption>{where}</figcaption></figure>"


def _choices(number: int, question: Question, words: Words) -> str:
    """Three choices for a box; all answers of a question, none, and that one cannot tell."""
    say: Callable[[str], str] = words.say
    choices = [("ticked", say("review-ticked")), ("empty", say("review-empty"))]
    if question.answers:
        choices = [(f"ticked:{answer}", str(answer)) for answer in question.answers]
        choices.append(("empty", say("review-no-answer")))
    choices.append(("unsure", say("review-open")))
    radios = "".join(
        f'<label><input type="radio" name="q{number}" value="{value}">{escape(text)}</label>'
        for value, text in choices
    )
    count = ""
    if question.takes_number:
        label = escape(say("review-number"))
        count = f'<label class="number">{label} <input type="number" min="0" max="999"></label>'
    return f'<div class="choices">{radios}</div>{count}'


def _what(entry: Entry, words: Words) -> str:
    """Day, exercise and time, as a person would say it."""
    day = _day(entry, words)
    if entry.question != DONE:
        question = words.phrases.get(f"question-{entry.question}", entry.question)
        return words.say("review-question", day=day, question=question)
    told = {"day": day, "label": entry.label, "name": entry.name, "session": entry.session or 1}
    if entry.side:
        return words.say("review-box-side", side=words.say(f"{entry.side}-side"), **told)
    return words.say("review-box", **told)


def _day(entry: Entry, words: Words) -> str:
    short = words.weekdays[entry.weekday - 1][0] if entry.weekday else ""
    day = f"{short} {words.date(entry.date)}" if entry.date else short
    return words.say("review-day-of", week=entry.week, day=day) if day else f"{entry.week}"
