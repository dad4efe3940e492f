"""Words on stderr and colours: plain everywhere but on a terminal, and there too if NO_COLOR is set.

What a terminal wants is asked of the environment here, and not at the shelf: no result depends on it.
"""

from __future__ import annotations

import os
import re
from typing import TextIO

import click

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def has_colours(stream: TextIO | None) -> bool:
    """Whether coloured text may be written to this stream (see no-color.org)."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def bold(text: str, coloured: bool) -> str:
    """The text, harmless to a terminal, and bold where colours are wanted."""
    return click.style(harmless(text), bold=True) if coloured else harmless(text)


def dim(text: str, coloured: bool) -> str:
    """The text, harmless to a terminal, and dim where colours are wanted."""
    return click.style(harmless(text), dim=True) if coloured else harmless(text)


def harmless(text: str) -> str:
    """The text with control characters spelt out, so that content cannot steer a terminal."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def one_line(text: str) -> str:
    """The text harmless and on one line: names of files may hold line breaks."""
    return harmless(text).replace("\t", "\\x09").replace("\n", "\\x0a")
