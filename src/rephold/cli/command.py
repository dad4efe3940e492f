"""A command of ours: its help ends with examples, and words too many are never repeated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from rephold.cli.mistakes import Mistake, WrongValue, nearest_of


class Command(click.Command):
    """A click command with `examples`: whole command lines, run as tests in an empty folder."""

    def __init__(self, *args: Any, examples: Sequence[str], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.examples = tuple(examples)
        self.context_settings = {"allow_extra_args": True, **self.context_settings}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does it, but without echoing what it did not expect.

        A name without quotes (`--patient Ada Example`) leaves a word over, and names are in no message.
        """
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as mistake:
            mistake.ctx = mistake.ctx or ctx
            raise
        if ctx.args and not ctx.resilient_parsing:
            count = len(ctx.args)
            raise Mistake(
                "there is a word too many" if count == 1 else f"there are {count} words too many",
                'put a value with spaces in quotes: --patient "First Last"',
                ctx,
            )
        return left

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples."""
        write_examples(formatter, self.examples)


def write_examples(formatter: click.HelpFormatter, examples: Sequence[str]) -> None:
    """The examples, one a line and never wrapped, so that they can be copied."""
    with formatter.section("Examples"):
        for example in examples:
            formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


class Word(click.Choice[str]):
    """One of a few words; a word that is nearly right gets a suggestion."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as it is spelt in the list."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            words = [str(choice) for choice in self.choices]
            raise WrongValue(f"{value!r} is not known", nearest_of(str(value), words), ctx, param) from None
