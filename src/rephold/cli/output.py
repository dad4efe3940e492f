"""Where a result goes: a file, a folder, or `-` for stdout; and putting it there whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from rephold.cli.mistakes import Mistake
from rephold.cli.streams import Streams
from rephold.cli.terminal import one_line
from rephold.errors import WriteError
from rephold.shelf import is_file, is_folder, is_there, write_whole

OUT = Path("out")
"""The default folder for results, in the current one."""

output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="File or folder to write to, or - for standard output.",
)
no_clobber_option = click.option("-n", "--no-clobber", is_flag=True, help="Refuse to replace a file.")


def with_output(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with the options -o and -n."""
    return output_option(no_clobber_option(command))


def destination(output: str | None, default: str) -> Path | None:
    """The file to write, or None for stdout; a folder gets `default` as file name.

    Without --output it is out/<default>. Links are followed, so that what they point to is written.
    """
    if output in ("-", "/dev/stdout"):
        return None
    if not output:
        return OUT / default
    path = Path(output)
    if is_folder(path) or output.endswith(("/", os.sep)):
        path = path / default
    real = Path(os.path.realpath(path))
    # A pipe (/dev/fd/63) is a link to a name that is nowhere.
    return real if os.path.islink(path) and is_there(real) else path


def refuse_terminal(streams: Streams, target: Path | None, what: str) -> None:
    """A usage error if bytes that no person can read would go to a terminal."""
    if target is None and streams.on_terminal:
        raise Mistake(f"a {what} is not for a terminal", "send it on (-o - | lpr) or give -o FILE")


def refuse_inputs(option: str, target: Path | None, inputs: Iterable[Path | None]) -> None:
    """A usage error if what the option names would replace a file that the result is made from."""
    for path in inputs:
        if target and path and is_file(path) and same_place(target, path):
            raise Mistake(f"{option} is {path}, which is read too", f"give another {option}")


def same_place(one: Path, other: Path | None) -> bool:
    """Whether writing to one would write over the other, whatever each is called."""
    if other is None:
        return False
    if is_there(one) and is_there(other):
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)


def put(streams: Streams, target: Path | None, data: bytes, *, clobber: bool, detail: str = "") -> None:
    """Write the result whole, and say so: `wrote out/low-back-pain.pdf (3 pages)`.

    WriteError if it cannot be written; then what stood there before still stands there.
    """
    if target is None:
        streams.result(data)
        return
    if is_there(target) and not is_file(target) and not is_folder(target):
        _pour(target, data)
    elif os.path.islink(target) and not is_there(target):
        raise WriteError.at(
            str(target), "is a link that leads nowhere", "remove it, or give another --output"
        )
    else:
        write_whole(target, data, clobber=clobber)
    streams.say(f"wrote {one_line(str(target))}{f' ({detail})' if detail else ''}")


def _pour(device: Path, data: bytes) -> None:
    """Write to a device or pipe as it is: a renamed neighbour would take its place."""
    try:
        with device.open("wb") as out:
            out.write(data)
    except OSError as error:
        raise WriteError.at(
            str(device), f"cannot be written: {error.strerror}", "check what reads it"
        ) from None
