"""Mistakes on the command line that know what to do about them."""

from __future__ import annotations

from collections.abc import Collection

import click


class Mistake(click.UsageError):
    """A command line that cannot be followed, and what to write instead."""

    def __init__(self, what: str, hint: str = "", ctx: click.Context | None = None) -> None:
        super().__init__(what, ctx)
        self.hint = hint


class WrongValue(click.BadParameter):
    """A value that an option cannot take, and what to give instead."""

    def __init__(
        self, what: str, hint: str, ctx: click.Context | None, param: click.Parameter | None
    ) -> None:
        super().__init__(what, ctx, param)
        self.hint = hint


def nearest_of(word: str, allowed: Collection[str]) -> str:
    """The hint `did you mean list?`, else the allowed words."""
    from rephold.read.names import did_you_mean

    return did_you_mean(word, allowed)


def hint_for(error: click.ClickException) -> str:
    """What to do about a mistake: its own hint, the option that was meant, or where the help is."""
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "rephold"
    if isinstance(error, Mistake | WrongValue) and error.hint:
        return error.hint
    if isinstance(error, click.NoSuchOption) and error.possibilities:
        return f"did you mean {' or '.join(error.possibilities)}?"
    return f"see {path} --help"
