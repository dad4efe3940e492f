"""Asked to stop, by a key, the system or a terminal that closes: heard once, and between rows."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

STOPS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Every polite way to end a program that this system knows."""
BUT_TERM = tuple(sign for sign in STOPS if sign != signal.SIGTERM)
"""Not for workers, which would fill the terminal with tracebacks; by SIGTERM a pool ends them."""


@contextmanager
def stoppable() -> Iterator[None]:
    """While this lasts, each of STOPS is a KeyboardInterrupt, so that a batch tidies up before it ends.

    Only the first is heard, for who presses Ctrl-C twice would stop the tidying up. What was not heard before
    (`nohup`) is not heard now.
    """
    before = {sign: signal.getsignal(sign) for sign in STOPS}
    heard = {sign: old for sign, old in before.items() if old not in (signal.SIG_IGN, None)}
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
    raise KeyboardInterrupt


@contextmanager
def uninterrupted(signs: Iterable[int] = STOPS) -> Iterator[None]:
    """These signals wait meanwhile. Processes that begin meanwhile never hear of them.

    Without this, C code that calls Python may make an error of its own of an interrupt (`rl_accel` does): a
    row would fail for no reason, and the batch go on.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signs)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
