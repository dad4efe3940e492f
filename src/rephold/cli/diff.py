"""`rephold diff`: what changed between two versions of a leaflet or a prescription."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Unpack

import click

from rephold.check.changes import Change, changes
from rephold.check.opened import BROKEN, listening, said
from rephold.check.told import Piece, told
from rephold.cli.asking import PageOptions, clinic_option, page_options
from rephold.cli.command import Command
from rephold.cli.printed import printed
from rephold.cli.streams import Streams, with_streams
from rephold.errors import ContentError
from rephold.finish.opened import opened
from rephold.words.words import Words

DIFFERENT = 3
"""The exit code with --exit-code where something changed."""


@click.command(
    "diff",
    cls=Command,
    examples=(
        "rephold handout low-back-pain -o out/old.pdf",
        "rephold handout low-back-pain --set cat-camel.reps=8 --drop press-up-hands -o out/new.pdf",
        "rephold diff out/old.pdf out/new.pdf",
        "rephold diff out/old.pdf low-back-pain --json",
    ),
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="As JSON: kind, under, before, after of each change.")
@click.option("--exit-code", is_flag=True, help=f"End with {DIFFERENT} if anything changed.")
@clinic_option
@page_options
@with_streams
def command(
    streams: Streams,
    old: str,
    new: str,
    as_json: bool,
    exit_code: bool,
    clinic: str | None,
    **options: Unpack[PageOptions],
) -> None:
    """Tell what changed between two versions: words, doses, pictures.

    OLD and NEW are PDFs of rephold, prescription files, ids of programmes, or a clinic's own version of one
    (my-clinic/programmes/ID.yaml). Where things stand on the page makes no difference.
    """
    found = changes(*(_pieces(what, clinic, options) for what in (old, new)))
    if as_json:
        streams.result(json.dumps([asdict(change) for change in found], indent=2, ensure_ascii=False) + "\n")
    else:
        streams.result(_listed(found))
    if exit_code and found:
        streams.code = DIFFERENT


def _pieces(what: str, clinic: str | None, options: PageOptions) -> tuple[Piece, ...]:
    own = clinic if not what.lower().endswith((".yaml", ".yml", ".pdf")) else None
    data = printed(what, own, **options).data
    opened(data, what)
    try:
        with listening():
            pieces = told(data)
    except BROKEN as error:
        why = f"has tags that cannot be followed: {said(error)}"
        raise ContentError.at(what, why, "print it to a PDF again") from None
    if pieces is None:
        raise ContentError.at(what, "has no tags, so its parts cannot be told apart", "give a PDF of rephold")
    return pieces


def _listed(found: tuple[Change, ...]) -> str:
    words = Words.load("en")
    if not found:
        return words.say("diff-same") + "\n"
    lines: list[str] = []
    under = None
    for change in found:
        if change.under != under:
            under = change.under
            lines += ([""] if lines else []) + [under or words.say("diff-start")]
        kind = words.say("diff-redrawn" if change.redrawn else f"diff-{change.kind}")
        lines += [f"  - {kind}: {change.before}"] if change.before is not None and not change.redrawn else []
        lines += [f"  + {kind}: {change.after}"] if change.after is not None else []
    return "\n".join(lines) + "\n"
