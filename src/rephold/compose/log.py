"""From a prescription to a weekly log: what is asked on each day, in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from rephold.compose.log_days import Planned, first_days, order, planned, sessions
from rephold.compose.log_spots import SCALE, RowPlan, log_week, times
from rephold.compose.runs import marked
from rephold.compose.safety import contact_line, filled
from rephold.errors import ContentError, Place, Problem
from rephold.model.clinic import Clinic
from rephold.model.document import Figure, Run
from rephold.model.dose import Dose, Range
from rephold.model.log_id import grouped
from rephold.model.log_request import PLACES, WEEKDAYS, LogRequest, Pain
from rephold.model.prescription import PrescribedExercise, Prescription
from rephold.model.week_log import LogRow, LogWords, Scale, ScaleKey, Turn, WeekLog
from rephold.prescribe.pairs import pair_number
from rephold.words.week_start import first_weekday
from rephold.words.words import Words

_ONCE = Range(1, 1)
NO_BREAK = "\u00a0"
PAIN: Mapping[Pain, tuple[ScaleKey, ...]] = MappingProxyType(
    {"none": (), "daily": ("pain",), "before-after": ("pain-before", "pain-after")}
)


def compose_log(
    prescription: Prescription, log: LogRequest, log_id: str, words: Words, alts: Mapping[str, str]
) -> WeekLog:
    """The weekly log; `alts` has what figures show. ContentError where a safety text has no short form."""
    programme, clinic = prescription.programme, prescription.clinic
    plans = row_plans(prescription, log)
    split = log.sides == "split"
    columns = order(first_day(prescription, log))
    dates = first_days(log, columns[0], {day for plan in plans for day in plan.days.firm})
    scales = _scales(log, words)
    rows = tuple(
        _row(plan, item, words, alts, split=split)
        for plan, item in zip(plans, prescription.exercises, strict=True)
    )
    weeks = tuple(
        log_week(number, first, log, columns, plans, rows, scales, words)
        for number, first in enumerate(dates, 1)
    )
    most = max(plan.sessions.firm + plan.sessions.optional for plan in plans)
    return WeekLog(
        title=words.say("log"),
        language=prescription.lang,
        author=clinic.name if clinic else ", ".join(programme.authors),
        subject=programme.title,
        date=prescription.date or log.start or programme.published,
        log_id=log_id,
        words=_words(prescription, log, log_id, plans, words),
        rows=rows,
        scales=scales,
        weeks=weeks,
        turns=_turns(log, most),
        fillable=log.fillable,
    )


def _turns(log: LogRequest, most: int) -> tuple[Turn, ...]:
    """How the paper may lie, the best first: upright is enough for one box a day."""
    if log.orientation != "auto":
        return (log.orientation,)
    return ("portrait", "landscape") if most == 1 else ("landscape", "portrait")


def first_day(prescription: Prescription, log: LogRequest) -> int:
    """The ISO weekday of column 1: asked for, else by country."""
    if log.first_day:
        return WEEKDAYS.index(log.first_day) + 1
    clinic = prescription.clinic
    return first_weekday(log.country or (clinic.country if clinic else None))


def row_plans(prescription: Prescription, log: LogRequest) -> tuple[RowPlan, ...]:
    """When each exercise is planned: as its dose says, else as the whole routine's.

    One that waits for a condition of its own ("if arching eases your back better") is never planned: its
    boxes are up to the patient. Of alternatives such as 5a and 5b one is always done.
    """
    times, later = prescription.times_per_day or _ONCE, prescription.times_per_day_later
    plans = []
    for row, item in enumerate(prescription.exercises, 1):
        own = item.dose.times_per_day
        done = sessions(log.sessions or own or times, None if log.sessions or own else later)
        days = planned(item.dose.days_per_week or prescription.days_per_week, log)
        if item.when and pair_number(item.label) is None:
            days = Planned((), (*days.firm, *days.optional))
        plans.append(RowPlan(row, item, days, done))
    return tuple(plans)


def _row(
    plan: RowPlan, item: PrescribedExercise, words: Words, alts: Mapping[str, str], *, split: bool
) -> LogRow:
    turned = words.other_side if item.dose.side == "left" else str
    picture = item.exercise.emblem
    halves = split and item.dose.side == "each"
    later = f" {turned(item.when)}" if item.when else ""
    return LogRow(
        row=plan.row,
        label=item.label,
        name=item.heading,
        dose=_short(item.dose, words) + (words.say("dose-end") + later if later else ""),
        spoken_dose=words.dose_sentence(item.dose) + later,
        figure=Figure(picture.figure, turned(alts[picture.figure]), (), item.dose.side == "left"),
        lines=(words.say("log-left"), words.say("log-right")) if halves else ("",),
    )


def _short(dose: Dose, words: Words) -> str:
    """The dose in a line: without rests and how often, which the handout says. A number keeps its unit."""
    left_out = {"rest_seconds", "set_rest_seconds", "times_per_day", "days_per_week", "tempo"}
    kept = Dose.model_validate(dose.model_dump(exclude_unset=True, exclude=left_out))
    chips = ("".join(text for text, _ in chip).replace(" ", NO_BREAK) for chip in words.dose_chips(kept))
    return words.say("list-separator").join(chips)


def _scales(log: LogRequest, words: Words) -> tuple[Scale, ...]:
    extras: tuple[tuple[ScaleKey, bool], ...] = (
        ("morning", log.morning),
        ("where", log.where),
        ("effort", log.effort),
    )
    keys = [*PAIN[log.pain], *(key for key, wanted in extras if wanted)]
    # what 0 and 10 mean is said once where the same scale comes several times in a row
    asked = [(key, f"log-{key}-ends" if key in ("where", "effort") else "log-pain-ends") for key in keys]
    before = [None, *(ends for _, ends in asked)]
    return tuple(
        Scale(key, words.say(f"log-{key}"), words.say(ends) if ends != said else "", _answers(key, words))
        for (key, ends), said in zip(asked, before, strict=False)
    )


def _answers(key: ScaleKey, words: Words) -> tuple[str, ...]:
    if key == "where":
        return tuple(words.say(f"log-where-{place}") for place in PLACES)
    return tuple(map(str, SCALE))


def _words(
    prescription: Prescription, log: LogRequest, log_id: str, plans: Sequence[RowPlan], words: Words
) -> LogWords:
    clinic, patient = prescription.clinic, prescription.patient
    optional = any(plan.sessions.optional or plan.days.optional for plan in plans)
    stop, now = _safety(prescription)
    day = times(plans, words)
    return LogWords(
        plan=prescription.programme.title,
        how=words.say("log-how-count" if log.cells == "count" else "log-how"),
        often=_often(prescription, log, words),
        times=tuple(time.head for time in day) if len(day) > 1 else (),
        optional=words.say("log-optional") if optional else "",
        name=words.say("log-name"),
        patient=(patient and patient.name) or "",
        place=words.say("log-place"),
        week_of=words.say("log-week-of"),
        total=words.say("log-total"),
        notes=words.say("log-notes"),
        notes_here=words.say("log-notes-here"),
        streak=words.say("log-streak"),
        closed=words.say("log-closed"),
        next_visit=words.say("log-next"),
        review=words.date(prescription.review) if prescription.review else "",
        sign_off=tuple(words.say(f"log-checked-{what}") for what in ("by", "on", "dose")) * log.sign_off,
        contact=_contact(clinic, prescription.clinician, words),
        log=words.say("log-id", id=grouped(log_id)),
        page=words.say("page", page="{page}", pages="{pages}"),
        stop=marked(stop),
        now=(*marked(now), Run(" " + words.say("log-all-signs"))),
    )


def _contact(clinic: Clinic | None, clinician: str | None, words: Words) -> str:
    """The clinician, the clinic's name, and its phone or e-mail; where it has none, whom to ask."""
    reached = clinic and (clinic.phone or clinic.email)
    if clinic and reached:
        return " · ".join(part for part in (clinician, clinic.name, reached) if part)
    return words.say("contact-person", name=clinician) if clinician else contact_line(None, words)


def _often(prescription: Prescription, log: LogRequest, words: Words) -> str:
    times, later = prescription.times_per_day or _ONCE, prescription.times_per_day_later
    if log.sessions:
        times, later = log.sessions, None
    said = Range(times.low, max(times.high, later.high if later else 0))
    return words.count("times-a-day", said)


def _safety(prescription: Prescription) -> tuple[str, str]:
    stop, now = prescription.disclaimer.stop_short, prescription.red_flags.now_short
    problems = [
        Problem(Place(f"{kind} {name}"), f"has no {field}, and no log is printed without", f"write {field}")
        for kind, name, field, text in (
            ("disclaimer", prescription.disclaimer.id, "stop_short", stop),
            ("red-flags", prescription.red_flags.id, "now_short", now),
        )
        if text is None
    ]
    if problems:
        raise ContentError(*problems)
    return filled(stop or "", prescription.clinic), filled(now or "", prescription.clinic)
