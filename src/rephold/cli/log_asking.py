"""The options of a weekly log, and the log they ask for."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict

import click

from rephold.cli.command import Word
from rephold.cli.registers import LogId, register_option
from rephold.cli.values import Day, Ids
from rephold.errors import ContentError, Place
from rephold.model.log_request import LogRequest
from rephold.model.prescription import Request
from rephold.read.validate import validate
from rephold.read.yaml_source import Where


class LogAsked(TypedDict):
    """What the options of a log gave; None or () where one was not used."""

    weeks: int | None
    start: datetime.date | str | None
    sessions: str | None
    days: tuple[str, ...] | None
    first_day: str | None
    country: str | None
    pain: str | None
    morning: bool | None
    where: bool | None
    effort: bool | None
    sign_off: bool | None
    cells: str | None
    sides: str | None
    orientation: str | None
    fillable: bool | None
    copy_number: int | None


_WHEN = (
    click.option("--weeks", type=click.IntRange(1, 8), help="How many weeks, 1 to 8; 1 if left out."),
    click.option("--start", type=Day(), help="First day of exercise; without it, no dates."),
    click.option("--sessions", metavar="N", help="Boxes a day: 2, or 2-3 for two and a dashed one."),
    click.option("--days", type=Ids(), metavar="DAY,DAY,…", help="Days of exercise: mon,wed,fri."),
    click.option(
        "--first-day",
        metavar="DAY",
        help="First column, such as sun; without it, what is usual in the country.",
    ),
    click.option("--country", metavar="XX", help="Where the log is used, such as US; else the clinic's."),
)
_ASKED = (
    click.option("--pain", type=Word(["daily", "before-after", "none"]), help="How often pain is asked for."),
    click.option("--morning", is_flag=True, default=None, help="Ask for pain of the next morning too."),
    click.option("--where", is_flag=True, default=None, help="Ask where it hurt too: back, buttock, leg."),
    click.option("--effort", is_flag=True, default=None, help="Ask for effort too."),
    click.option(
        "--sign-off", is_flag=True, default=None, help="A line for the clinician: name, day, new dose."
    ),
    click.option("--cells", type=Word(["tick", "count"]), help="Boxes to tick, or wide ones for a number."),
    click.option(
        "--sides", type=Word(["together", "split"]), help="Whether left and right have boxes of their own."
    ),
)
_PAGE = (
    click.option("--orientation", type=Word(["auto", "portrait", "landscape"]), help="How the paper lies."),
    click.option("--fillable", is_flag=True, default=None, help="Boxes that can be ticked on a screen."),
)
_KEPT = (
    register_option,
    click.option(
        "--log-id", type=LogId(), help="The log's id, ten characters; without it, one of the register."
    ),
    click.option(
        "--copy",
        "copy_number",
        type=click.IntRange(1, 9999),
        metavar="N",
        help="A copy with an id of its own, for logs without a name.",
    ),
    click.option("--keep-name", is_flag=True, help="Keep the patient's name in the register too."),
    click.option(
        "--template",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write where each box stands, as JSON. omrchecker: the files for that program, beside the PDF.",
    ),
    click.option(
        "--template-format",
        type=Word(["rephold", "omrchecker"]),
        default="rephold",
        show_default=True,
        help="For which reader: rephold read-log, or OMRChecker (a file for each page).",
    ),
    click.option(
        "--boxes",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write a plain list of the boxes, as JSON.",
    ),
)


def with_log_asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with all options of a log."""
    for option in reversed((*_WHEN, *_ASKED, *_PAGE, *_KEPT)):
        command = option(command)
    return command


def log_requested(asked: LogAsked, kept: LogRequest | None) -> LogRequest:
    """The log that the options ask for, over what a file says; ContentError for all that is wrong.

    A single value, `days` too, takes the place of the file's.
    """
    given: dict[str, Any] = {
        key: str(value) if key in ("start", "sessions", "country") else value
        for key, value in asked.items()
        if value not in (None, "")
    }
    if asked["days"] is not None:
        given["days"] = [day.lower() for day in asked["days"]]
    if asked["first_day"]:
        given["first_day"] = asked["first_day"].lower()
    if asked["country"]:
        given["country"] = asked["country"].upper()
    below = kept.model_dump(mode="json", exclude_unset=True) if kept else {}
    if asked["start"] == "":
        below.pop("start", None)
    try:
        whole = validate(Request, {"programme": "any", "log": below | given}, _Options(given))
    except ContentError as error:
        # An option names its value already: `--weeks: log.weeks: ...` would say it twice.
        said = (replace(problem, what=problem.what.partition(": ")[2]) for problem in error.problems)
        raise ContentError(*said) from None
    return whole.log or LogRequest()


class _Options:
    """Names the option that gave a value, or the prescription file's `log`."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given

    def place(self, where: Where = ()) -> Place:
        """`--first-day`."""
        key = str(where[1]) if len(where) > 1 else ""
        if key and key not in self.given:
            return Place(f"log.{key}")
        return Place("--" + {"copy_number": "copy"}.get(key, key.replace("_", "-")))

    def key_place(self, where: Where) -> Place:
        """The same: an option is short enough."""
        return self.place(where)

    def raw(self, where: Where) -> str:
        """Nothing: messages show the value itself where it helps."""
        return ""
