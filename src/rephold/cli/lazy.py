"""A group of commands whose modules are imported when a command is run, not to list it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

import click

from rephold.cli.command import write_examples
from rephold.cli.mistakes import Mistake, nearest_of


class LazyGroup(click.Group):
    """A group that knows names and one-line helps, and imports `room.name` for the command itself.

    The module has to hold a click command called `command`.
    """

    def __init__(
        self, *, lazy_commands: Mapping[str, str], room: str, examples: Sequence[str] = (), **rest: Any
    ) -> None:
        super().__init__(**rest)
        self.examples = tuple(examples)
        self.lazy_commands = dict(lazy_commands)
        self.room = room

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table: the main job first."""
        return list(self.lazy_commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, its module imported now; None if there is no such command."""
        if cmd_name not in self.lazy_commands:
            return None
        command = _module(f"{self.room}.{cmd_name.replace('-', '_')}").command
        if not isinstance(command, click.Command):
            raise TypeError(f"{self.room}.{cmd_name}.command is not a click command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with a suggestion for a name that is nearly right."""
        name = args[0]
        if name not in self.lazy_commands and not name.startswith("-") and not ctx.resilient_parsing:
            raise Mistake(f"there is no command {name!r}", nearest_of(name, self.lazy_commands), ctx)
        return super().resolve_command(ctx, args)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The group's own last words, or its examples."""
        if self.examples:
            write_examples(formatter, self.examples)
        else:
            super().format_epilog(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, from the one-line helps."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.lazy_commands.items()))


def _module(name: str) -> ModuleType:
    """The module, imported with the garbage collector out of the way.

    What a command imports stays until the process ends. Looking through it for garbage, now and once more at
    the end, takes an eighth of the time of a handout.
    """
    if name not in sys.modules:
        gc.disable()
        try:
            import_module(name)
        finally:
            gc.freeze()
            gc.enable()
    return sys.modules[name]
