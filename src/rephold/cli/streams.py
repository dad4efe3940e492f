"""Where a command's result and its messages go: stdout carries the result and nothing else."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from typing import Concatenate, ParamSpec

import click

from rephold.cli.failures import UNFINISHED, ReaderGoneError
from rephold.cli.terminal import harmless, has_colours
from rephold.errors import Problem, WriteError

P = ParamSpec("P")


class Streams:
    """What a command may say and give back. Results are kept until the command is done."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.on_terminal = sys.stdout is not None and sys.stdout.isatty()
        """Whether a person looks at the result."""
        self.coloured = has_colours(sys.stdout)
        self.code = 0
        """What the process ends with when a command is done but found something."""
        self.echo: Callable[[str], None] = _on_stderr
        """How a message gets out; whoever draws on the terminal meanwhile puts it above that."""
        self._results: list[bytes | str] = []

    def say(self, text: str) -> None:
        """A message on stderr, unless --quiet."""
        if not self.quiet:
            self.echo(harmless(text))

    def remark(self, problem: Problem) -> None:
        """Something to know that is no error, on stderr, unless --quiet."""
        self.say(str(problem))

    def wrong(self, problem: Problem) -> None:
        """One of many things could not be done: said on stderr, with --quiet too; the process ends with 6."""
        self.echo(harmless(str(problem)))
        self.code = UNFINISHED

    def tell(self, text: str) -> None:
        """A message on stderr with --verbose only."""
        if self.verbose and not self.quiet:
            self.echo(harmless(text))

    def result(self, data: bytes | str) -> None:
        """Bytes as they are, or text, for stdout; a result is whole or there is none."""
        self._results.append(data)

    def deliver(self) -> None:
        """Write the results to stdout. WriteError if it takes none, ReaderGoneError if it has closed."""
        for data in self._results:
            _write_stdout(data)


def _on_stderr(text: str) -> None:
    click.echo(text, err=True)


def with_streams(command: Callable[Concatenate[Streams, P], None]) -> Callable[..., None]:
    """The command with the options -q, -v and --traceback, called with Streams as its first argument."""

    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
    @click.option("-v", "--verbose", is_flag=True, help="Say more about what is done.")
    @click.option("--traceback", is_flag=True, expose_value=False, help="Show the inside of an error.")
    @functools.wraps(command)
    def run(quiet: bool, verbose: bool, *args: P.args, **options: P.kwargs) -> None:
        streams = Streams(quiet=quiet, verbose=verbose)
        with strangers_on_stderr():
            command(streams, *args, **options)
        streams.deliver()
        if streams.code:
            click.get_current_context().exit(streams.code)

    return run


@contextmanager
def strangers_on_stderr() -> Iterator[None]:
    """While this lasts, whatever any library prints to stdout lands on stderr, below Python too."""
    if sys.stdout is not None:
        sys.stdout.flush()
    kept = None
    with suppress(OSError):
        kept = os.dup(1)
        os.dup2(2, 1)
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        if kept is not None:
            os.dup2(kept, 1)
            os.close(kept)


def _write_stdout(data: bytes | str) -> None:
    if sys.stdout is None:
        raise WriteError.at("standard output", "is closed", "give --output FILE")
    try:
        if isinstance(data, str) and sys.stdout.isatty():
            click.echo(data, nl=False)
            return
        # Straight to the descriptor: a buffer that cannot be emptied would complain again at exit.
        sys.stdout.flush()
        left = memoryview(data.encode(errors="backslashreplace") if isinstance(data, str) else data)
        while left:
            left = left[os.write(sys.stdout.fileno(), left) :]
    except BrokenPipeError:
        raise ReaderGoneError from None
    except OSError as error:
        raise WriteError.at(
            "standard output", f"cannot be written: {error.strerror}", "check free space where it goes"
        ) from None
