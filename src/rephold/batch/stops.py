"""Asked to stop, by a key, the system or a terminal that closes: heard once, and between rows."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

STOPS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Every polite way to end a program that this system knows."""


@dataclass
class _Ears:
    """Whether a stop has to wait, and whether one does."""

    held: int = 0
    asked: bool = False


_EARS = _Ears()
"""Of the process: signals are the process's, and Python hears them in its main thread only."""


@contextmanager
def stoppable() -> Iterator[None]:
    """While this lasts, each of STOPS is a KeyboardInterrupt, so that a batch tidies up before it ends.

    Only the first is heard, for who presses Ctrl-C twice would stop the tidying up. What was not heard before
    (`nohup`) is not heard now.
    """
    before = {sign: signal.getsignal(sign) for sign in STOPS}
    heard = {sign: old for sign, old in before.items() if old not in (signal.SIG_IGN, None)}
    _EARS.held, _EARS.asked = 0, False
    for sign in heard:
        signal.signal(sign, _stop)
    try:
        yield
    finally:
        for sign, old in heard.items():
            if signal.getsignal(sign) is _stop:
                signal.signal(sign, old)


def _stop(_sign: int, _frame: FrameType | None) -> None:
    for sign in STOPS:
        signal.signal(sign, signal.SIG_IGN)
    _EARS.asked = bool(_EARS.held)
    if not _EARS.held:
        raise KeyboardInterrupt


@contextmanager
def uninterrupted() -> Iterator[None]:
    """A stop waits until this ends: a row is made and put down, or it is not.

    Without this, C code that calls Python may make an error of its own of an interrupt (`rl_accel` does): a
    row would fail for no reason, and the batch go on.
    """
    _EARS.held += 1
    try:
        yield
    finally:
        _EARS.held -= 1
    if _EARS.asked and not _EARS.held:
        _EARS.asked = False
        raise KeyboardInterrupt


@contextmanager
def unheard_by_children() -> Iterator[None]:
    """Processes that begin meanwhile hear of no stop but SIGTERM, by which a pool ends them.

    Without this, they would fill the terminal with tracebacks of their own.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, set(STOPS) - {signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
