"""Where jobs are done: in this process, in several, or on a Dask cluster; one interface for all.

Jobs go out in parcels and only so many ahead, so that a long roster takes no more memory than a short one;
results come back in the order of the roster.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rephold.batch.cluster import cluster_crew
from rephold.batch.crew import Crew
from rephold.batch.jobs import Job, Result, done
from rephold.batch.processes import process_crew
from rephold.batch.stops import unheard_by_children, uninterrupted
from rephold.batch.work import Setting, press_for
from rephold.errors import Place, Problem

PARCEL = 16
"""Most jobs sent at once: many enough that sending costs little, few enough to share out evenly."""
AHEAD = 3
"""Parcels under way for each worker."""
TRIES = 3
"""How often a job goes out because its worker died."""


@dataclass(frozen=True)
class _Parcel:
    jobs: tuple[Job, ...]
    tries: int = 0
    """Workers that died with it."""


def results(
    jobs: Sequence[Job], setting: Setting, workers: int = 1, cluster: str | None = None
) -> Generator[Result, None, None]:
    """The result of each job, in the order of the jobs. MissingError where the cluster does not answer."""
    if cluster is None and (workers <= 1 or len(jobs) <= 1):
        press = press_for(setting)
        for job in jobs:
            with uninterrupted():
                result = done(job, press)
            yield result
        return

    def opening() -> AbstractContextManager[Crew]:
        return cluster_crew(cluster, setting) if cluster else process_crew(workers, setting)

    yield from _Queue(jobs).through(opening)


class _Queue:
    """Jobs that are not done yet, in order; those in `_parcels` have been sent at least once."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._fresh, self._total = iter(jobs), len(jobs)
        self._parcels: deque[_Parcel] = deque()

    def through(self, opening: Callable[[], AbstractContextManager[Crew]]) -> Iterator[Result]:
        """All results; where a worker dies, another crew goes on with what is not done."""
        done = False
        while not done:
            with opening() as crew:
                try:
                    yield from self._by(crew)
                    done = True
                except crew.died:
                    pass
            if not done:
                yield from self._after_death()

    def _by(self, crew: Crew) -> Iterator[Result]:
        """Results as long as the crew lives. What a worker died with goes alone: whose fault is it?"""
        under_way: deque[Future[Any]] = deque()
        size = max(1, min(PARCEL, self._total // (4 * crew.width)))
        while True:
            ahead = 1 if self._parcels and self._parcels[0].tries else AHEAD * crew.width
            while len(under_way) < ahead and self._reaches(len(under_way), size):
                under_way.append(_sent(crew, self._parcels[len(under_way)]))
            if not under_way:
                return
            found = crew.fetched(under_way[0].result())
            under_way.popleft()
            self._parcels.popleft()
            yield from found

    def _reaches(self, index: int, size: int) -> bool:
        """Whether there is a parcel with this index; one is made of fresh jobs if need be."""
        if index == len(self._parcels) and (jobs := tuple(islice(self._fresh, size))):
            self._parcels.append(_Parcel(jobs))
        return index < len(self._parcels)

    def _after_death(self) -> Iterator[Result]:
        """Puts the jobs of the first parcel back, one by one; a result for one that has had all its tries."""
        if not self._parcels:
            return
        first = self._parcels.popleft()
        if first.tries + 1 >= TRIES:
            yield from map(_died, first.jobs)
        else:
            alone = [_Parcel((job,), first.tries + 1) for job in first.jobs]
            self._parcels.extendleft(reversed(alone))


def _sent(crew: Crew, parcel: _Parcel) -> Future[Any]:
    with unheard_by_children():
        return crew.executor.submit(crew.work, crew.setting, parcel.jobs)


def _died(job: Job) -> Result:
    place = job.places.get("programme", Place("--jobs"))
    what = f"the process that made it died {TRIES} times"
    return Result(job.number, problems=(Problem(place, what, "check that the machine has memory left"),))
