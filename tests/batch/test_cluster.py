"""A real Dask scheduler and its workers on this machine: the same bytes as one process, whoever dies."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rephold.batch import cluster
from rephold.batch.executors import results
from rephold.batch.jobs import Job
from rephold.batch.work import Setting
from rephold.errors import MissingError
from rephold.model.prescription import Request
from support.batches import Desk, name, rows, wait_for
from support.command_line import environment

MANY = 48


@contextmanager
def dask(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """A Dask process of its own with its log; it is gone when this ends."""
    log = folder / f"{arguments[0]}-{len(list(folder.iterdir()))}.log"
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:], "--no-dashboard"]
    with log.open("wb") as out:
        running = subprocess.Popen(command, cwd=folder, env=environment(), stderr=out, stdout=out)
    try:
        yield running, log
    finally:
        running.kill()
        running.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a scheduler, and the folder that its workers are to be started in."""
    folder = tmp_path_factory.mktemp("dask")
    with dask(folder, "dask_scheduler", "--host", "127.0.0.1", "--port", "0") as (_, log):
        wait_for(lambda: re.search(r"Scheduler at:\s+tcp://\S+", log.read_text()))
        found = re.search(r"Scheduler at:\s+(tcp://\S+)", log.read_text())
        assert found
        yield found[1], folder


@contextmanager
def worker(scheduler: tuple[str, Path]) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """A worker of one thread that nobody starts again."""
    address, folder = scheduler
    options = ("--no-nanny", "--nthreads", "1", "--local-directory", str(folder))
    with dask(folder, "dask_worker", address, *options) as (running, log):
        wait_for(lambda: "Registered to" in log.read_text())
        yield running, log


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capfd)


def test_a_killed_worker_costs_no_row_and_no_byte_and_workers_need_none_of_our_files(
    desk: Desk, scheduler: tuple[str, Path]
) -> None:
    clinic = desk.folder / "clinic"
    clinic.mkdir()
    (clinic / "clinic.yaml").write_text("name: Riverside Physio\nlogo: {file: logo.svg, alt: Two waves}\n")
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="9" height="9"/></svg>'
    )
    (clinic / "logo.svg").write_text(picture)
    (clinic / "other-patients.csv").write_text("Quirinus")
    desk.roster(*rows(MANY), "A-99,Ada,,pack,")
    assert desk.batch("--clinic", "clinic", "-o", "one").code == 0
    with worker(scheduler) as (first, _), worker(scheduler) as (_, log):
        running = desk.start("--clinic", "clinic", "--cluster", scheduler[0])
        desk.wait_for_files(1)
        # From here on the folder is not there: what workers need of it, they were sent.
        clinic.rename(desk.folder / "elsewhere")
        os.kill(first.pid, signal.SIGKILL)
        _, said = running.communicate(timeout=120)
        assert running.returncode == 0, said
        assert "Person" not in log.read_text()
    assert f"{MANY + 1} made" in said.decode()
    assert desk.files() == desk.files("one")
    assert len(desk.files()) == MANY + 1


def test_a_row_that_is_wrong_is_told_as_ever(desk: Desk, scheduler: tuple[str, Path]) -> None:
    desk.roster(*rows(1), "A-2,Bo,no-such-plan,handout,", "A-3,Cy,broken,handout,")
    (desk.folder / "clinic" / "programmes").mkdir(parents=True)
    (desk.folder / "clinic" / "programmes" / "broken.yaml").write_text("id: something-else\n")
    alone = desk.batch("--clinic", "clinic", "-o", "one")
    with worker(scheduler):
        ended = desk.batch("--clinic", "clinic", "--cluster", scheduler[0])
    assert ended.code == 6
    assert "roster.csv:3:programme: " in ended.messages
    assert "roster.csv:4: clinic/programmes/broken.yaml:1" in ended.messages
    assert ended.messages.replace("wrote out", "wrote one") == alone.messages
    assert list(desk.files()) == [name(1)]
    kept = (desk.folder / "one" / "manifest.json").read_bytes()
    assert (desk.folder / "out" / "manifest.json").read_bytes() == kept


def test_without_a_clinics_folder_its_letterhead_travels_or_nothing(
    desk: Desk, scheduler: tuple[str, Path]
) -> None:
    letter = desk.folder / "letters" / "north.yaml"
    letter.parent.mkdir()
    letter.write_text("name: Riverside Physio\nlogo: {file: art/logo.svg, alt: Two waves}\n")
    logo = letter.parent / "art" / "logo.svg"
    logo.parent.mkdir()
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    )
    desk.roster(*rows(1), "A-2,Bo,,pack,")
    with worker(scheduler):
        for clinic in (("--clinic", "letters/north.yaml"), ()):
            assert desk.batch(*clinic, "-o", "one").code == 0
            assert desk.batch(*clinic, "--cluster", scheduler[0]).code == 0
            assert desk.files() == desk.files("one")
            assert "0 made, 2 kept" in desk.batch(*clinic, "--resume").messages
    letter.write_text("name: Riverside Physio\nlogo: {file: ../logo.svg, alt: Two waves}\n")
    logo.rename(desk.folder / "logo.svg")
    ended = desk.batch("--clinic", "letters/north.yaml", "--cluster", scheduler[0])
    assert ended.code == 2
    assert "the clinic's logo has to travel" in ended.messages


@pytest.mark.parametrize(
    ("address", "code", "what"),
    [
        ("http://127.0.0.1:8786", 2, "no address of a scheduler"),
        ("127.0.0.1", 2, "no address of a scheduler"),
        ("", 2, "no address of a scheduler"),
        ("tls://127.0.0.1:8786", 4, "tls:// needs certificates"),
    ],
)
def test_an_address_that_cannot_be_is_told_at_once(desk: Desk, address: str, code: int, what: str) -> None:
    desk.roster(*rows(1))
    ended = desk.batch("--cluster", address)
    assert (ended.code, what in ended.messages) == (code, True)


def test_a_worker_of_another_version_is_told(scheduler: tuple[str, Path]) -> None:
    job = Job(0, "handout", Request(programme="back-stretching"))
    with worker(scheduler):
        (result,) = results([job], Setting(version="0.0"), cluster=scheduler[0])
    assert "and this is 0.0" in result.problems[0].what


def test_a_scheduler_without_workers_and_none_at_all_are_told(
    scheduler: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "ANSWER", 1)
    job = Job(0, "handout", Request(programme="back-stretching"))
    with pytest.raises(MissingError, match="the scheduler has no workers"):
        list(results([job], Setting(), cluster=scheduler[0]))
    with pytest.raises(MissingError, match=r"no scheduler answers at tcp://127\.0\.0\.1:1"):
        list(results([job], Setting(), cluster="tcp://127.0.0.1:1"))
