"""Where results go, and that they get there whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from rephold.cli.mistakes import Mistake
from rephold.cli.output import destination, put, refuse_inputs
from rephold.cli.streams import Streams
from rephold.errors import WriteError
from support.command_line import CommandLine

LIMITED = """
import resource, sys
from rephold.cli.main import run
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
sys.exit(run(sys.argv[1:]))
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def test_without_output_a_result_goes_to_out() -> None:
    assert destination(None, "low-back-pain.pdf") == Path("out/low-back-pain.pdf")


def test_a_dash_is_stdout() -> None:
    assert destination("-", "x.pdf") is None


def test_a_folder_gets_the_usual_name(tmp_path: Path) -> None:
    assert destination(str(tmp_path), "x.pdf") == tmp_path / "x.pdf"
    assert destination(f"{tmp_path}/new/", "x.pdf") == tmp_path / "new" / "x.pdf"


@posix
def test_what_a_link_points_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    put(Streams(), destination(str(tmp_path / "link.pdf"), "x.pdf"), b"new", clobber=True)
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


def test_writing_is_said_on_stderr(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(Streams(), tmp_path / "a.pdf", b"x", clobber=True, detail="3 pages")
    assert capfd.readouterr() == ("", f"wrote {tmp_path / 'a.pdf'} (3 pages)\n")


def test_a_file_is_replaced_but_not_with_no_clobber(tmp_path: Path) -> None:
    put(Streams(), tmp_path / "a.pdf", b"one", clobber=False)
    put(Streams(), tmp_path / "a.pdf", b"two", clobber=True)
    with pytest.raises(WriteError, match="is there already"):
        put(Streams(), tmp_path / "a.pdf", b"three", clobber=False)
    assert (tmp_path / "a.pdf").read_bytes() == b"two"


def test_an_input_is_never_written_over(tmp_path: Path) -> None:
    prescription = tmp_path / "p.yaml"
    prescription.touch()
    with pytest.raises(Mistake, match="which is read too"):
        refuse_inputs("--output", tmp_path / "." / "p.yaml", (None, prescription))
    refuse_inputs("--save", tmp_path / "p.pdf", (prescription, tmp_path / "missing.yaml"))


@posix
def test_a_pipe_is_filled_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    put(Streams(), destination(str(pipe), "x.pdf"), b"%PDF", clobber=True)
    assert os.read(reading, 100) == b"%PDF"
    os.close(reading)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
def test_a_folder_that_cannot_be_made_ends_with_5(shell: CommandLine) -> None:
    (shell.folder / "note.txt").write_text("not a folder")
    ended = shell.rephold("schema", "clinic", "-o", "note.txt/clinic.json")
    assert ended.code == 5
    assert ended.messages.startswith("note.txt/clinic.json: cannot be written: ")
    assert (shell.folder / "note.txt").read_text() == "not a folder"


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write all")
def test_a_folder_without_permission_ends_with_5(shell: CommandLine) -> None:
    locked = shell.folder / "locked"
    locked.mkdir(mode=0o555)
    ended = shell.rephold("schema", "clinic", "-o", "locked/clinic.json")
    assert ended.code == 5
    assert "locked/clinic.json: cannot be written: Permission denied\n" in ended.messages
    assert list(locked.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_a_folder_where_nobody_may_write_ends_with_5(shell: CommandLine) -> None:
    ended = shell.rephold("schema", "clinic", "-o", "/proc/clinic.json")
    assert ended.code == 5
    assert ended.messages.startswith("/proc/clinic.json: cannot be written: ")


@posix
def test_a_disk_that_fills_up_leaves_the_old_file_and_no_rubbish(shell: CommandLine) -> None:
    (shell.folder / "exercise.json").write_text("old")
    ended = shell.python("-c", LIMITED, "schema", "exercise", "-o", "exercise.json")
    assert ended.code == 5
    assert ended.messages.startswith("exercise.json: cannot be written: File too large\n")
    assert "Traceback" not in ended.messages
    assert (shell.folder / "exercise.json").read_text() == "old"
    assert [path.name for path in shell.folder.iterdir()] == ["exercise.json"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_ends_with_5_and_is_still_a_device(shell: CommandLine) -> None:
    ended = shell.rephold("schema", "exercise", "-o", "/dev/full")
    assert ended.code == 5
    assert ended.messages.startswith("/dev/full: cannot be written: No space left on device\n")
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)
