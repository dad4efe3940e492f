"""Workers behind one interface, wherever they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

from rephold.batch.jobs import Job, Result
from rephold.batch.work import work


@dataclass(frozen=True)
class Crew:
    """Workers that are there, and how it shows that one has died."""

    executor: Executor
    width: int
    """Jobs that are done at the same time."""
    setting: object
    """What `work` is called with in place of the Setting: the Setting, or a promise of it."""
    died: tuple[type[Exception], ...]
    """Raised where a result would come from a worker that is no more."""
    work: Callable[[Any, Sequence[Job]], Any] = work
    """What a worker does with a parcel of jobs."""
    fetched: Callable[[Any], list[Result]] = list
    """The results behind what `work` came back with."""
