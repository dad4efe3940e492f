"""Jobs whose worker dies: only the one that killed it is lost, and all results come in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

import pytest

from rephold.batch import executors
from rephold.batch.crew import Crew
from rephold.batch.executors import results
from rephold.batch.jobs import Job, Result
from rephold.batch.work import Setting
from rephold.model.prescription import Request

JOBS = [Job(number, "handout", Request(programme="any")) for number in range(40)]


class Mortal(Executor):
    """Does jobs at once, dies of some of them, and as a pool of processes does, takes all others with it."""

    def __init__(self, deadly: set[int]) -> None:
        self._deadly, self._dead = deadly, False

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        if self._dead:
            raise BrokenProcessPool
        future: Future[Any] = Future()
        jobs = arguments[1]
        if self._deadly & {job.number for job in jobs}:
            self._dead = True
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result([Result(job.number, b"made") for job in jobs])
        return future


@pytest.mark.parametrize("deadly", [set(), {0}, {17}, {39}, {3, 4, 30}], ids=str)
def test_only_the_job_that_kills_its_worker_is_lost(
    deadly: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def crew(workers: int, setting: Setting) -> Iterator[Crew]:
        yield Crew(Mortal(deadly), workers, setting, (BrokenProcessPool,))

    monkeypatch.setattr(executors, "process_crew", crew)
    found = list(results(JOBS, Setting(), workers=2))
    assert [result.number for result in found] == list(range(40))
    assert {result.number for result in found if result.data is None} == deadly
    assert all("died 3 times" in result.problems[0].what for result in found if result.data is None)
