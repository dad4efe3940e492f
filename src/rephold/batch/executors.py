"""Where jobs are done: in this process, in several, or on a Dask cluster; one interface for all.

Jobs go out in parcels and only so many ahead, so that a long roster takes no more memory than a short one;
results come back in the order of the roster.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from itertools import islice

from rephold.batch.jobs import Job, Result
from rephold.batch.work import Setting, work
from rephold.errors import MissingError, Place, Problem

PARCEL = 16
"""Jobs sent at once: many enough that sending costs little, few enough to share out evenly."""
AHEAD = 3
"""Parcels under way for each worker."""
TRIES = 3
"""How often a parcel goes out again because its worker died."""

Parcel = tuple[Job, ...]
Opening = Callable[[], AbstractContextManager[Executor]]


def results(jobs: Iterable[Job], setting: Setting, workers: int, cluster: str | None) -> Iterator[Result]:
    """The result of each job, in the order of the jobs. MissingError where the cluster does not answer."""
    if cluster is None and workers <= 1:
        for job in jobs:
            yield from work(setting, (job,))
        return
    opening: Opening = (lambda: _cluster(cluster)) if cluster else (lambda: ProcessPoolExecutor(workers))
    waiting = _parcels(jobs)
    left: deque[tuple[Parcel, int]] = deque()
    ahead = AHEAD * max(workers, 1 if cluster is None else 8)
    while True:
        with opening() as executor:
            yield from _through(executor, waiting, left, setting, ahead)
        if not left:
            return


def _through(
    executor: Executor,
    waiting: Iterator[Parcel],
    left: deque[tuple[Parcel, int]],
    setting: Setting,
    ahead: int,
) -> Iterator[Result]:
    """Results until all is done, or until a worker dies: then `left` holds what has to go out again."""
    under_way: deque[tuple[Parcel, int, Future[list[Result]]]] = deque()
    again = deque(left)
    left.clear()
    try:
        while True:
            while len(under_way) < ahead:
                parcel, tries = again.popleft() if again else (next(waiting, ()), 0)
                if not parcel:
                    break
                under_way.append((parcel, tries, executor.submit(work, setting, parcel)))
            if not under_way:
                return
            parcel, tries, future = under_way[0]
            yield from future.result()
            under_way.popleft()
    except BrokenProcessPool:
        first, tries, _ = under_way.popleft() if under_way else (parcel, tries, None)
        if tries + 1 >= TRIES:
            yield from (_died(job) for job in first)
        else:
            left.append((first, tries + 1))
        left.extend((parcel, tries) for parcel, tries, _ in under_way)
        left.extend(again)


def _parcels(jobs: Iterable[Job]) -> Iterator[Parcel]:
    each = iter(jobs)
    while parcel := tuple(islice(each, PARCEL)):
        yield parcel


def _died(job: Job) -> Result:
    place = job.places.get("programme", Place("--jobs"))
    what = f"the process that made it died {TRIES} times"
    return Result(job.number, problems=(Problem(place, what, "check that the machine has memory left"),))


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    """The executor of a Dask scheduler; its workers need rephold, and no disk in common with this machine."""
    try:
        from distributed import Client
    except ImportError:
        hint = 'install it: pip install "rephold[cluster]"'
        raise MissingError.at("--cluster", "needs the extra cluster", hint) from None
    try:
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        hint = "start one: dask scheduler; and workers: dask worker tcp://…"
        raise MissingError.at("--cluster", f"no scheduler answers at {address}", hint) from None
    with client, client.get_executor(pure=False) as executor:
        yield executor
