"""Which pages of a file: `1-6`, `3`, `1,3,5`."""

from __future__ import annotations

import re
from typing import Any

import click

from rephold.cli.mistakes import Mistake, WrongValue

_PART = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")


class Pages(click.ParamType[tuple[int, ...]]):
    """Page numbers from 1 with commas and dashes, as numbers from 0 in the order given."""

    name = "1-6"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """The pages, counted from 0."""
        if isinstance(value, tuple):
            return value
        found: list[int] = []
        for part in str(value).split(","):
            match = _PART.fullmatch(part.strip())
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
            if not 1 <= first <= last:
                raise WrongValue(f"{part.strip()!r} names no pages", "write 3, 1-6 or 1,3,5", ctx, param)
            found += range(first - 1, last)
        return tuple(found)


def within(pages: tuple[int, ...] | None, count: int) -> tuple[int, ...]:
    """These pages, or all; a usage error for one that the file does not have."""
    if pages is None:
        return tuple(range(count))
    if beyond := [page + 1 for page in pages if page >= count]:
        raise Mistake(f"there is no page {beyond[0]}", f"the file has {count}")
    return pages
