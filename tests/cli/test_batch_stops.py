"""A batch that is stopped, by a key, a kill, a full disk or a dead worker, costs nothing but time."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from rephold.batch.folder import locked
from rephold.batch.stops import STOPS
from rephold.pipeline.press import Drawn, Press
from support.batches import Desk, name, rows, wait_for
from support.command_line import environment

MANY = 48


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capfd)


def workers(parent: subprocess.Popen[bytes]) -> list[int]:
    """The processes that do its jobs."""
    pids = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
    return [int(pid) for pid in pids if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def runs(pid: int) -> bool:
    """Whether the process is there and does anything."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_resume_makes_nothing_twice_and_what_changed_or_is_missing_anew(desk: Desk) -> None:
    desk.roster(*rows(3))
    desk.batch()
    third = desk.folder / "out" / name(3)
    before = third.stat().st_mtime_ns
    (desk.folder / "out" / name(1)).unlink()
    (desk.folder / "out" / name(2)).write_bytes(b"damaged")
    desk.roster(*rows(3), *rows(1, 4))
    assert "3 made, 1 kept" in desk.batch("--resume").messages
    assert [row["status"] for row in desk.manifest()] == ["made", "made", "kept", "made"]
    assert third.stat().st_mtime_ns == before
    desk.roster(rows(1)[0].replace("handout,4", "handout,9"), *rows(1, 3))
    ended = desk.batch("--resume")
    assert "1 made, 1 kept" in ended.messages
    assert "holds 2 files of an earlier run that this roster does not ask for" in ended.messages


def test_a_clinics_new_letterhead_or_logo_makes_all_anew(desk: Desk) -> None:
    (desk.folder / "clinic").mkdir()
    letter, logo = desk.folder / "clinic" / "clinic.yaml", desk.folder / "clinic" / "logo.svg"
    letter.write_text("name: Riverside Physio\nlogo: {file: logo.svg, alt: Two waves}\n")
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="%d" height="9"/></svg>'
    )
    logo.write_text(picture % 9)
    desk.roster(*rows(2))
    for clinic in ("clinic", "clinic/clinic.yaml"):
        desk.batch("--clinic", clinic, "-o", "clinic/out")
        assert "0 made, 2 kept" in desk.batch("--clinic", clinic, "-o", "clinic/out", "--resume").messages
        logo.write_text(picture % 18)
        assert "2 made" in desk.batch("--clinic", clinic, "-o", "clinic/out", "--resume").messages
        letter.write_text(letter.read_text().replace("physio", "hospital").replace("Physio", "physio"))
        assert "2 made" in desk.batch("--clinic", clinic, "-o", "clinic/out", "--resume").messages
        logo.write_text(picture % 9)


def test_a_run_that_was_killed_is_gone_on_with_and_leaves_no_process(desk: Desk) -> None:
    desk.roster(*rows(MANY))
    running = desk.start("-j", "2", stderr=subprocess.DEVNULL)
    desk.wait_for_files(5)
    crew = workers(running)
    arguments = b"".join(Path(f"/proc/{pid}/cmdline").read_bytes() for pid in crew)
    running.kill()
    running.wait()
    assert len(crew) == 2
    assert b"Person" not in arguments
    assert b"A-1" not in arguments
    wait_for(lambda: not any(map(runs, crew)))
    (desk.folder / "out" / ".rephold-batch-x.part").write_bytes(b"half a file")
    there = desk.files()
    assert 5 <= len(there) < MANY
    assert desk.batch("--resume").code == 0
    kept = sum(row["status"] == "kept" for row in desk.manifest())
    assert len(there) - 1 <= kept <= len(there)
    assert {row["file"]: row["sha256"] for row in desk.manifest()} == desk.files()
    assert len(desk.files()) == MANY
    assert [path.name for path in (desk.folder / "out").glob(".rephold*")] == [".rephold.lock"]


def test_ctrl_c_says_how_to_go_on_and_leaves_a_true_manifest_and_no_process(desk: Desk) -> None:
    desk.roster(*rows(MANY))
    running = desk.start("-j", "2", start_new_session=True)
    desk.wait_for_files(3)
    crew = workers(running)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert not any(map(runs, crew))
    assert b"Traceback" not in said
    assert b"--resume makes the rest" in said.strip().splitlines()[-1]
    listed = json.loads((desk.folder / "out" / "manifest.json").read_text())
    assert listed["made"] + listed["left"] == MANY
    assert {row["file"]: row["sha256"] for row in listed["rows"]} == desk.files()
    assert f"{MANY - listed['made']} made, {listed['made']} kept" in desk.batch("--resume").messages


@pytest.mark.parametrize("sign", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_however_often_it_is_asked_to_stop_it_tidies_up_once_and_in_peace(desk: Desk, sign: str) -> None:
    desk.roster(*rows(MANY))
    (desk.folder / "tmp").mkdir()
    temporary = environment() | {"TMPDIR": str(desk.folder / "tmp")}
    running = desk.start("-j", "2", start_new_session=True, env=temporary)
    desk.wait_for_files(3)
    for _ in range(20):
        os.killpg(running.pid, getattr(signal, sign))
        time.sleep(0.005)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in said
    assert b"--resume makes the rest" in said
    assert {row["file"]: row["sha256"] for row in desk.manifest()} == desk.files()
    assert [path.name for path in (desk.folder / "out").glob(".rephold*")] == [".rephold.lock"]
    assert not list((desk.folder / "tmp").iterdir())


def test_ctrl_c_while_a_row_is_made_stops_the_batch_and_fails_no_row(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.roster(*rows(4))
    drawn = Press.drawn_handout
    made: list[Drawn] = []

    def pressed(self: Press, *asked: Any) -> Drawn:
        if len(made) == 2:
            signal.raise_signal(signal.SIGINT)
        made.append(drawn(self, *asked))
        return made[-1]

    with monkeypatch.context() as patch:
        patch.setattr(Press, "drawn_handout", pressed)
        before = {sign: signal.getsignal(sign) for sign in STOPS}
        assert desk.batch().code == 130
        for sign, old in before.items():
            signal.signal(sign, old)
    assert len(made) == 3
    assert [(row["reference"], row["status"]) for row in desk.manifest()] == [
        ("A-1", "made"),
        ("A-2", "made"),
    ]


def test_a_resumed_run_that_is_stopped_forgets_nothing_that_was_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.roster(*rows(4))
    desk.batch()
    (desk.folder / "out" / name(1)).unlink()

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("rephold.batch.folder.Folder.put", stopped)
        assert desk.batch("--resume").code == 130
    assert [row["reference"] for row in desk.manifest()] == ["A-2", "A-3", "A-4"]
    assert "1 made, 3 kept" in desk.batch("--resume").messages


def test_a_worker_that_is_killed_costs_no_row_and_no_byte(desk: Desk) -> None:
    desk.roster(*rows(MANY))
    running = desk.start("-j", "2")
    desk.wait_for_files(5)
    os.kill(workers(running)[0], signal.SIGKILL)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 0, said
    assert f"{MANY} made" in said.decode()
    assert {row["file"]: row["sha256"] for row in desk.manifest()} == desk.files()
    assert desk.batch("-o", "one").code == 0
    assert desk.files("one") == desk.files()
    one, two = (desk.folder / folder / "manifest.json" for folder in ("one", "out"))
    assert one.read_bytes() == two.read_bytes()


def test_a_zip_has_the_same_bytes_whatever_the_number_of_processes(desk: Desk) -> None:
    desk.roster(*rows(4), "A-9,Ada,,pack,")
    desk.batch("--zip", "one.zip")
    assert desk.apart("--zip", "two.zip", "-j", "2").code == 0
    assert (desk.folder / "one.zip").read_bytes() == (desk.folder / "two.zip").read_bytes()


def test_a_second_run_in_the_same_folder_is_refused_while_the_first_goes_on(desk: Desk) -> None:
    desk.roster(*rows(1))
    with locked(desk.folder / "out", rows=1):
        for _ in range(2):
            ended = desk.batch()
            assert ended.code == 5
            assert "another batch is being written here" in ended.messages
    assert desk.files() == {}
    assert desk.batch().code == 0


def test_a_full_disk_stops_the_run_and_the_manifest_stays_true(desk: Desk) -> None:
    desk.roster(*rows(2), "A-3,Bo,,pack,", *rows(1, 4))
    desk.batch("-o", "looked")
    sizes = [(desk.folder / "looked" / name(number)).stat().st_size for number in (1, 2, 3)]
    most = (max(sizes[:2]) + sizes[2]) // 2

    def tight() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    running = desk.start(preexec_fn=tight)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 5
    assert b"cannot be written" in said
    assert {row["file"]: row["sha256"] for row in desk.manifest()} == desk.files()
    assert list(desk.files()) == [name(1), name(2)]


def test_a_journal_that_was_cut_short_costs_one_row(desk: Desk) -> None:
    desk.roster(*rows(3))
    desk.batch()
    folder = desk.folder / "out"
    lines = [json.dumps(row) for row in desk.manifest()]
    (folder / "manifest.json").unlink()
    (folder / ".rephold-journal.jsonl").write_text(f"\n{lines[0]}\n\n{lines[1]}\n\n{lines[2][:40]}")
    assert "1 made, 2 kept" in desk.batch("--resume").messages
