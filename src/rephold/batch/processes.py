"""Worker processes of this machine, which end with the batch, however it ends."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection

from rephold.batch.crew import Crew
from rephold.batch.work import Setting


@contextmanager
def process_crew(workers: int, setting: Setting) -> Iterator[Crew]:
    """So many processes. They are started afresh (`spawn`), for a copy of a process with threads may hang.

    Each holds the reading end of a pipe that only we can write to: when we are killed, they end. Where we
    only stop, they finish the jobs in their hands first: one that ended while it sends a result would leave
    half of it in the pool's pipe, and the pool would wait for the rest for ever.
    """
    context = get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with, initargs=(theirs,))
    try:
        yield Crew(pool, workers, setting, (BrokenProcessPool,))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        ours.close()
        theirs.close()


def _end_with(pipe: Connection) -> None:
    """Let this process end as soon as nobody holds the other end of the pipe; Ctrl-C is not for it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def wait() -> None:
        try:
            pipe.recv()
        except (EOFError, OSError):
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
