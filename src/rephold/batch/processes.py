"""Worker processes of this machine, which end with the batch, however it ends."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from rephold.batch.crew import Crew
from rephold.batch.jobs import Job, Result
from rephold.batch.stops import unheard_by_children
from rephold.batch.work import Setting, work


@contextmanager
def process_crew(workers: int, setting: Setting) -> Iterator[Crew]:
    """So many processes. They are started afresh (`spawn`), for a copy of a process with threads may hang.

    Each holds the reading end of a pipe that only we can write to: when we are killed, they end. Results
    come in files of a folder that only we can read, and only their names through the pool's own pipe: a
    process that died with half a result in that pipe would leave the pool waiting for the rest for ever.
    """
    context = get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    with TemporaryDirectory(prefix="rephold-") as folder:
        begin = (theirs, folder)
        with unheard_by_children():  # this starts a process too, which counts what they share
            pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with, initargs=begin)
        try:
            yield Crew(pool, workers, setting, (BrokenProcessPool,), partial(_filed, folder), _fetched)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
            ours.close()
            theirs.close()


def _filed(folder: str, setting: Setting, jobs: Sequence[Job]) -> Path | list[Result]:
    """The file that holds the results of a parcel; the results themselves where it cannot be written."""
    results = work(setting, jobs)
    path = Path(folder, f"{jobs[0].number}-{os.getpid()}")
    try:
        path.write_bytes(pickle.dumps(results))
    except OSError:
        return results
    return path


def _fetched(found: Path | list[Result]) -> list[Result]:
    """The results, and their file is gone."""
    if isinstance(found, list):
        return found
    results: list[Result] = pickle.loads(found.read_bytes())
    found.unlink()
    return results


def _end_with(pipe: Connection, folder: str) -> None:
    """Let this process end as soon as nobody holds the other end of the pipe; Ctrl-C is not for it.

    What nobody will fetch any more goes with it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def wait() -> None:
        try:
            pipe.recv()
        except (EOFError, OSError):
            shutil.rmtree(folder, ignore_errors=True)
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
