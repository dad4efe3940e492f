"""What comes out: files, and what the one who prints them should know."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rephold.errors import Problem

if TYPE_CHECKING:
    from rephold.model.log_template import LogTemplate


@dataclass(frozen=True)
class Made:
    """A finished file: its bytes, how many pages it has, and what the one who prints it should know."""

    data: bytes
    pages: int
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class MadeLog(Made):
    """A file with a weekly log in it, and where everything on its pages stands."""

    template: LogTemplate = field(kw_only=True)
