"""Workers behind one interface, wherever they are."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass


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


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits meanwhile, and processes that begin meanwhile never hear of it: it is their parent's.

    Without this, a process that is about to start would fill the terminal with its own traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
