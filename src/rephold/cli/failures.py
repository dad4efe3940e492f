"""The one place that turns what went wrong into words on stderr and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

import click

from rephold.cli.mistakes import hint_for
from rephold.cli.terminal import bold, dim, harmless, has_colours, one_line
from rephold.errors import Place, Problem, RepholdError, origin

BUG = 1
UNFINISHED = 6
"""Some of many could not be done: pages that could not be read."""
INTERRUPTED = 130
READER_GONE = 141
"""128 + SIGPIPE, what a shell reports for any program whose reader has gone."""


class ReaderGoneError(Exception):
    """Whoever read our standard output has closed it; nothing needs saying."""


def report(error: Exception, arguments: Sequence[str]) -> int:
    """The exit code for what went wrong, after saying it on stderr.

    Nothing of an unexpected error's own message is repeated, for it may hold a patient's name;
    `--traceback` (or REPHOLD_TRACEBACK=1) shows all of it. No result depends on it, so the
    environment is asked here and not at the shelf.
    """
    wants_traceback = "--traceback" in arguments or bool(os.environ.get("REPHOLD_TRACEBACK"))
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, ReaderGoneError):
        return READER_GONE
    if wants_traceback and not isinstance(error, click.ClickException):
        _complain(harmless("".join(traceback.format_exception(error)).rstrip()))
    if isinstance(error, RepholdError):
        for problem in error.problems:
            _complain(_coloured(problem))
        return error.exit_code
    if isinstance(error, click.ClickException):
        _complain(_coloured(_usage_problem(error)))
        return error.exit_code
    _complain(f"bug in rephold: {origin(error)}; please report it, with what --traceback prints")
    return BUG


def _complain(text: str) -> None:
    click.echo(text, err=True)


def _coloured(problem: Problem) -> str:
    """The error shape of `Problem`, the place bold and the hint dim where stderr is a terminal."""
    coloured = has_colours(sys.stderr)
    text = f"{bold(one_line(f'{problem.place}:'), coloured)} {harmless(problem.what)}"
    hint = "\n".join(f"    {line}" for line in problem.hint.splitlines())
    return f"{text}\n{dim(hint, coloured)}" if hint else text


def _usage_problem(error: click.ClickException) -> Problem:
    """A mistake on the command line in the same shape as every other problem."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "rephold"
    what = error.message if isinstance(error, click.NoSuchOption) else error.format_message()
    return Problem(Place(path), what, hint_for(error))
