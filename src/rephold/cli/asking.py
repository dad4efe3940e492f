"""The options that say what a sheet shall be: the same for every command that prints for a patient."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import product
from typing import Any, NotRequired, TypedDict, get_args

import click

from rephold.cli.command import Word
from rephold.cli.values import ClinicFolder, Day, Ids, Pair
from rephold.model.edition_names import EditionName, Ink

EDITIONS = get_args(EditionName)
INKS = get_args(Ink)
PEOPLE = tuple(f"{build}-{hair}" for build, hair in product(("standard", "broad"), ("bun", "short")))


class Asked(TypedDict):
    """What the options gave: None or () where one was not used, "" where a value shall be left blank."""

    patient: str | None
    clinic: str | None
    clinician: str | None
    date: datetime.date | str | None
    review: datetime.date | str | None
    changes: tuple[tuple[str, str], ...]
    drop: tuple[tuple[str, ...], ...]
    add: tuple[tuple[str, ...], ...]
    order: tuple[str, ...] | None
    side: tuple[tuple[str, str], ...]
    note: tuple[tuple[str, str], ...]
    figures: NotRequired[str | None]
    paper: str | None
    layout: str | None
    edition: NotRequired[str | None]
    ink: NotRequired[str | None]
    lang: str | None
    allow_expired: NotRequired[bool]


class PageOptions(TypedDict):
    """What the options about the page gave."""

    paper: str | None
    layout: str | None
    lang: str | None


clinic_option = click.option(
    "--clinic",
    metavar="FILE|FOLDER",
    help="A clinic's letterhead (clinic.yaml), or its folder: what lies in exercises/, programmes/, layouts/ "
    "and illustrations/ there goes before what ships.",
)
clinic_folder_option = click.option(
    "--clinic",
    type=ClinicFolder(),
    metavar="FOLDER",
    help="A clinic's own folder, to be looked through before what ships.",
)

figures_option = click.option(
    "--figures",
    type=Word(PEOPLE),
    metavar="BUILD-HAIR",
    help=f"Who the drawings show: {', '.join(PEOPLE)}. Without it, what the clinic or the layout says.",
)

expired_option = click.option(
    "--allow-expired", is_flag=True, help="Print content that is past its review date, with a warning."
)

_WHO = (
    click.option("--patient", metavar="NAME", help="Name on the sheet; without it, a line to write on."),
    clinic_option,
    click.option("--clinician", metavar="NAME", help="Who hands the sheet over."),
    click.option("--date", type=Day(), help="Date on the sheet; without it, a line to write on."),
    click.option("--review", type=Day(), help="Day of the next visit."),
    expired_option,
)
_WHAT = (
    click.option(
        "--set",
        "changes",
        type=Pair("ID.FIELD", "VALUE"),
        multiple=True,
        help="Change a dose: cat-camel.reps=8, press-up-hands.hold_seconds=5-10; of the whole routine: "
        "times_per_day=3, days_per_week=5. Can be repeated.",
    ),
    click.option("--drop", type=Ids(), metavar="ID", multiple=True, help="Leave an exercise out."),
    click.option("--add", type=Ids(), metavar="ID", multiple=True, help="Add an exercise at the end."),
    click.option("--order", type=Ids(), help="Exercises to come first, in this order; the rest follow."),
    click.option(
        "--side",
        type=Pair("ID", "SIDE", ("left", "right", "each"), alone="all"),
        multiple=True,
        help="Side to exercise: left, right or each; without ID, in all exercises of one side. Left mirrors "
        "the drawing.",
    ),
    click.option(
        "--note",
        type=Pair("ID", "TEXT", alone="all"),
        multiple=True,
        help="A note of yours beside an exercise; without ID, at the top of the sheet.",
    ),
)
_HOW = (
    figures_option,
    click.option("--paper", metavar="PAPER", help="a4, letter, a5, a3, or a size such as 210x297mm."),
    click.option("-l", "--layout", metavar="NAME", help="How pages look; see rephold list layouts."),
    click.option(
        "--edition",
        type=Word(EDITIONS),
        metavar="EDITION",
        help=f"For whom or where: {', '.join(EDITIONS)}. Without it, standard.",
    ),
    click.option(
        "--ink",
        type=Word(INKS),
        metavar="INK",
        help="full; grey, in which no difference is lost; saver, without fills and tints. Without it, what "
        "the clinic or the layout says.",
    ),
    click.option("--lang", type=Word(["en"]), help="Language of the sheet."),
)


def with_asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with all options of `Asked`."""
    for option in reversed((*_WHO, *_WHAT, *_HOW)):
        command = option(command)
    return command


def page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with the options about paper, layout and language."""
    for option in reversed(_HOW[1:]):
        command = option(command)
    return command
