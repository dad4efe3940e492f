"""Kinds of option values: a day, ids, and `key=value` pairs."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from rephold.cli.clinic_folder import clinic_folder
from rephold.cli.mistakes import WrongValue, nearest_of
from rephold.errors import MissingError, Place
from rephold.shelf import is_there

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Day(click.ParamType[datetime.date | str]):
    """A day as YYYY-MM-DD; empty for a line to write on."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date | str:
        """The day, or "" for an empty value."""
        if isinstance(value, datetime.date):
            return value
        if value == "":
            return ""
        if not _DAY.fullmatch(value):
            raise WrongValue("is not a day", "write it as 2026-11-23", ctx, param)
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise WrongValue(f"there is no day {value}", "check day and month", ctx, param) from None


class Pair(click.ParamType[tuple[str, str]]):
    """`KEY=VALUE` as a pair; the value may hold more equal signs, and may be one of a few words only.

    `alone` is the key of a value without any.
    """

    def __init__(self, key: str, value: str, words: Sequence[str] = (), *, alone: str = "") -> None:
        self.name = f"{key}={value}"
        self.words = tuple(words)
        self.alone = alone

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Key and value without the spaces around them."""
        if isinstance(value, tuple):
            return value
        key, sign, rest = (part.strip() for part in str(value).partition("="))
        if self.alone and value and (not sign or " " in key):
            key, sign, rest = self.alone, "=", str(value).strip()
        if not (key and sign):
            raise WrongValue("has no equal sign", f"write it as {self.name}", ctx, param)
        if self.words and rest not in self.words:
            raise WrongValue(f"{rest!r} is not known", nearest_of(rest, self.words), ctx, param)
        return key, rest


class Ids(click.ParamType[tuple[str, ...]]):
    """Ids with commas between them, as a tuple."""

    name = "ID,ID,…"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The ids in the order given; empty ones are dropped."""
        if isinstance(value, tuple):
            return value
        return tuple(part.strip() for part in str(value).split(",") if part.strip())


class Width(click.FloatRange):
    """A length between two others; "nan" is none, though no comparison finds it outside."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The length."""
        found = float(super().convert(value, param, ctx))
        if math.isnan(found):
            raise WrongValue("is not a number", f"give {self.min:g} to {self.max:g}", ctx, param)
        return found


class ClinicFolder(click.ParamType[Path | None]):
    """A clinic's own folder; of a clinic's letterhead file, none, for it holds nothing to look through."""

    name = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | None:
        """The folder, None for "" too; MissingError if there is nothing of this name, or nothing of ours."""
        if value == "":
            return None
        path = Path(value)
        if not is_there(path):
            raise MissingError.at("--clinic", f"there is no folder {path}", "check the path")
        return clinic_folder(path, Place("--clinic"))
