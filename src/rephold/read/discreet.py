"""Problems that do not repeat what stands in a cell: where columns have shifted, that is somebody's name."""

from __future__ import annotations

import re
from dataclasses import replace

from rephold.errors import Problem

_QUOTED = re.compile(r"(?<!\w)(['\"]).*\1(?!\w)", re.DOTALL)
_MISSED = re.compile(r"^\S+(?= is not in )")


def discreet(problem: Problem) -> Problem:
    """The problem without the text that it quotes; its place says where to look."""
    return replace(problem, what=_MISSED.sub("…", _QUOTED.sub("'…'", problem.what)))
