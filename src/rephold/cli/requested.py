"""The request that a command line asks for, with or without a prescription file under it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from rephold.cli.asking import Asked
from rephold.cli.clinic_folder import clinic_folder
from rephold.cli.mistakes import Mistake
from rephold.errors import ContentError, Place
from rephold.model.log_request import LogRequest
from rephold.model.prescription import Request
from rephold.read.collected import Collected
from rephold.read.kept import kept
from rephold.read.request import read_request
from rephold.read.validate import validate
from rephold.read.yaml_source import Where

MERGE_RULES = """\
Options go before the values of --from FILE. A single value and --order take the place of the file's.
--set, --side and --note replace what the file has under the same key and leave its other keys alone.
--drop and --add go on the end of the file's lists; each first takes the exercise off the file's other
list. An empty value (--patient "") leaves a line to write on."""


@dataclass(frozen=True)
class Requested:
    """A valid request, the places its values come from, and the clinic's own folder if one was named."""

    request: Request
    places: Mapping[str, Place]
    clinic_folder: Path | None


def requested(programme: str | None, file: Path | None, asked: Asked) -> Requested:
    """The request of an argument, a prescription file and options.

    Raises Mistake for options that cannot go together, MissingError for files, ContentError listing every
    value that is wrong, in the file and on the command line.
    """
    if programme is None and file is None:
        raise Mistake("names no programme", "`rephold list programmes` tells them; or give --from FILE")
    collected = Collected()
    kept = collected.take(lambda: read_request(file)) if file else None
    given = options_of(programme, asked)
    options = collected.take(lambda: _checked(given))
    collected.raise_any()
    assert options is not None
    request = laid_over(kept.request, options, given) if kept else options
    places = dict(kept.places) if kept else {}
    places |= option_places(given)
    place = places.get("clinic", Place("--clinic"))
    if request.clinic is not None and (folder := clinic_folder(request.clinic, place)):
        return Requested(request.model_copy(update={"clinic": None}), places, folder)
    return Requested(request, places, None)


def kept_text(wanted: Requested, folder: Path, log: LogRequest | None = None) -> bytes:
    """A prescription file in this folder that asks for the same, and for this log."""
    update = {"clinic": wanted.clinic_folder or wanted.request.clinic, "log": log or wanted.request.log}
    try:
        return kept(wanted.request.model_copy(update=update), folder).encode()
    except UnicodeEncodeError:
        raise Mistake(
            "--save cannot write down the clinic's path", "give its folder a name of text"
        ) from None


def _checked(given: Mapping[str, Any]) -> Request:
    """The options as a request; ContentError with all that is wrong, Mistake for bytes that are no text.

    The clinic's path may be any bytes, so it goes past the checks of texts.
    """
    texts = {key: value for key, value in given.items() if key != "clinic"}
    for key in texts:
        if any("\ud800" <= one <= "\udfff" for one in json.dumps(texts[key], ensure_ascii=False)):
            raise Mistake(
                f"{OptionPlaces().place((key,))} is no text in this terminal's encoding",
                "take a UTF-8 terminal",
            )
    # Without a programme of their own the options are checked with any; the file's is taken then.
    try:
        request = validate(Request, {"programme": "any"} | texts, OptionPlaces())
    except ContentError as error:
        # An option names its value already: `--paper: paper: has ...` would say it twice.
        said = (replace(problem, what=problem.what.partition(": ")[2]) for problem in error.problems)
        raise ContentError(*said) from None
    return request.model_copy(update={"clinic": Path(given["clinic"])}) if given.get("clinic") else request


def laid_over(kept: Request, options: Request, given: Iterable[str]) -> Request:
    """The request of a file with the given keys of the options over it, see MERGE_RULES."""
    update: dict[str, Any] = {}
    for key in given:
        below, over = getattr(kept, key), getattr(options, key)
        update[key] = below | over if isinstance(below, dict) else over
    update["drop"] = _lengthened(kept.drop, options.drop, undo=options.add, undone=kept.add)
    update["add"] = _lengthened(kept.add, options.add, undo=options.drop, undone=kept.drop)
    return kept.model_copy(update=update)


def _lengthened(
    below: tuple[str, ...], over: tuple[str, ...], *, undo: tuple[str, ...], undone: tuple[str, ...]
) -> tuple[str, ...]:
    """The file's list without what the other option undoes, then the option's without what it only undoes."""
    kept = [entry for entry in below if entry not in undo]
    return (*kept, *(entry for entry in over if entry not in kept and entry not in undone))


def options_of(programme: str | None, asked: Asked) -> dict[str, Any]:
    """What was given on the command line, by the keys of a Request; None for what shall stay blank."""
    single = {
        "clinic": asked["clinic"],
        "clinician": asked["clinician"],
        "date": asked["date"],
        "review": asked["review"],
        "paper": asked["paper"],
        "layout": asked["layout"],
        "edition": asked.get("edition"),
        "ink": asked.get("ink"),
        "lang": asked["lang"],
    }
    given: dict[str, Any] = {} if programme is None else {"programme": programme}
    given |= {key: str(value) or None for key, value in single.items() if value is not None}
    if person := asked.get("figures"):
        given["figures"] = dict(zip(("build", "hair"), person.split("-"), strict=True))
    if asked.get("allow_expired"):
        given["allow_expired"] = True
    if asked["patient"] is not None:
        given["patient"] = {"name": asked["patient"] or None}
    for option, pairs in (("set", asked["changes"]), ("side", asked["side"]), ("note", asked["note"])):
        if pairs:
            given[option] = _once_each(option, pairs)
    for option, lists in (("drop", asked["drop"]), ("add", asked["add"])):
        if lists:
            given[option] = list(chain(*lists))
    if asked["order"] is not None:
        given["order"] = list(asked["order"])
    return given


def _once_each(option: str, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in pairs:
        if key in found:
            raise Mistake(f"--{option} {key} is given twice", "keep one of the two")
        found[key] = value
    return found


class OptionPlaces:
    """Names the option that gave a value."""

    def place(self, where: Where = ()) -> Place:
        """`PROGRAMME`, `--paper`, `--set cat-camel.reps`."""
        if not where or where[0] == "programme":
            return Place("PROGRAMME")
        keyed = where[0] in ("set", "side", "note") and len(where) > 1
        option = str(where[0]).replace("_", "-")
        return Place(f"--{option} {where[1]}" if keyed else f"--{option}")

    def key_place(self, where: Where) -> Place:
        """The same: an option is short enough."""
        return self.place(where)

    def raw(self, where: Where) -> str:
        """Nothing: messages show the value itself where it helps."""
        return ""


def option_places(given: Mapping[str, Any]) -> dict[str, Place]:
    """The places of all given options by dotted name, as reading a prescription file gives them."""
    where_from = OptionPlaces()
    places = {key: where_from.place((key,)) for key in given}
    for key, value in given.items():
        for name in value if isinstance(value, dict | list) else ():
            place = where_from.place((key, name))
            places[f"{key}.{name}"] = places[f"key:{key}.{name}"] = place
    return places
