"""`rephold batch` as a clinic runs it: neither a bad row nor a kill costs anything."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import resource
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from support.command_line import CommandLine, Ended, environment

HEAD = "reference,name,programme,kind,cat-camel.reps\n"


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


def roster(line: CommandLine, *rows: str, name: str = "roster.csv") -> None:
    (line.folder / name).write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def rows(count: int, start: int = 1) -> list[str]:
    return [f"A-{i},Person {i},low-back-pain,handout,{5 + i % 5}" for i in range(start, start + count)]


def batch(line: CommandLine, *arguments: str) -> Ended:
    return line.rephold("batch", "roster.csv", "--register", "logs.sqlite", *arguments)


def manifest(line: CommandLine, folder: str = "out") -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads((line.folder / folder / "manifest.json").read_text())["rows"]
    return listed


def files(line: CommandLine, folder: str = "out") -> dict[str, str]:
    found = (line.folder / folder).glob("*.pdf")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def test_each_row_has_its_file_and_the_manifest_tells_what_it_is(line: CommandLine) -> None:
    roster(line, *rows(2), "A-3,,low-back-pain,log,")
    ended = batch(line)
    assert ended.code == 0, ended.messages
    told = manifest(line)
    assert [(row["row"], row["reference"], row["status"]) for row in told] == [
        (2, "A-1", "made"), (3, "A-2", "made"), (4, "A-3", "made"),
    ]  # fmt: skip
    assert {row["file"]: row["sha256"] for row in told} == files(line)
    for row in told:
        assert row["pages"] == len(PdfReader(line.folder / "out" / str(row["file"])).pages)
    assert told[0]["log_id"] == "" != told[2]["log_id"]
    assert "Person 1" in PdfReader(line.folder / "out" / "A-1-low-back-pain.pdf").pages[0].extract_text()


def test_a_bad_row_is_told_with_its_place_and_the_rest_is_made(line: CommandLine) -> None:
    roster(
        line,
        "A-1,Ada,low-back-pain,handout,0",
        "A-2,Bo,no-such-plan,handout,",
        "A-3,Cy,low-back-pain,letter,",
        *rows(1, 4),
    )
    ended = batch(line)
    assert ended.code == 6
    assert list(files(line)) == ["A-4-low-back-pain.pdf"]
    for place in ("roster.csv:2:cat-camel.reps: ", "roster.csv:3:programme: ", "roster.csv:4:kind: "):
        assert place in ended.messages
    assert [row["status"] for row in manifest(line)] == ["failed", "failed", "failed", "made"]


def test_strict_makes_nothing_unless_every_row_is_right(line: CommandLine) -> None:
    roster(line, *rows(1), "A-2,Bo,no-such-plan,handout,")
    ended = batch(line, "--strict")
    assert ended.code == 3
    assert not (line.folder / "out").exists()


def test_a_dry_run_tells_all_and_makes_nothing(line: CommandLine) -> None:
    roster(line, *rows(1), "A-2,Bo,no-such-plan,handout,", "=A-3,Cy,back-stretching,handout,")
    ended = batch(line, "--dry-run")
    assert ended.code == 6
    assert ended.text.splitlines()[0] == "2  A-1  handout low-back-pain: A-1-low-back-pain.pdf (6 pages)"
    assert "roster.csv:3:programme: " in ended.messages
    assert [path.name for path in line.folder.iterdir()] == ["roster.csv"]


def test_names_of_patients_are_in_no_message_no_manifest_and_no_file_name(line: CommandLine) -> None:
    roster(line, "A-1,Quirinus Example,low-back-pain,handout,0", "A-2,Quirinus Example,low-back-pain,pack,")
    ended = batch(line, "-v")
    assert "Quirinus" not in ended.messages + ended.text
    for path in (line.folder / "out").iterdir():
        assert "Quirinus" not in path.name
        if path.suffix != ".pdf":
            assert b"Quirinus" not in path.read_bytes()
    reader = PdfReader(line.folder / "out" / "A-2-low-back-pain.pdf")
    assert "Quirinus" not in str(reader.metadata)
    assert b"Quirinus" not in (line.folder / "logs.sqlite").read_bytes()


def test_formulas_in_the_manifest_are_words(line: CommandLine) -> None:
    roster(line, '"=HYPERLINK(""http://x"")",Ada,low-back-pain,handout,')
    batch(line)
    text = (line.folder / "out" / "manifest.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["reference"].startswith("'=HYPERLINK")


def test_two_rows_of_one_reference_are_both_made_and_told_apart_the_same_each_time(line: CommandLine) -> None:
    roster(line, *rows(1), *rows(1))
    first = batch(line)
    assert "is the reference of line 2 too" in first.messages
    names = sorted(files(line))
    assert names == ["A-1-low-back-pain-2.pdf", "A-1-low-back-pain.pdf"]
    batch(line)
    assert sorted(files(line)) == names


def test_an_empty_roster_makes_an_empty_manifest(line: CommandLine) -> None:
    roster(line)
    assert batch(line).code == 0
    assert manifest(line) == []


def test_resume_makes_nothing_twice_and_what_changed_or_is_missing_anew(line: CommandLine) -> None:
    roster(line, *rows(3))
    batch(line)
    before = {path.name: path.stat().st_mtime_ns for path in (line.folder / "out").glob("*.pdf")}
    (line.folder / "out" / "A-1-low-back-pain.pdf").unlink()
    (line.folder / "out" / "A-2-low-back-pain.pdf").write_bytes(b"damaged")
    roster(line, *rows(3), *rows(1, 4))
    ended = batch(line, "--resume")
    assert "3 made, 1 kept" in ended.messages
    assert [row["status"] for row in manifest(line)] == ["made", "made", "kept", "made"]
    assert (line.folder / "out" / "A-3-low-back-pain.pdf").stat().st_mtime_ns == before[
        "A-3-low-back-pain.pdf"
    ]
    roster(line, rows(1)[0].replace("handout,6", "handout,9"), *rows(2, 2), *rows(1, 4))
    assert "1 made, 3 kept" in batch(line, "--resume").messages


def test_a_run_that_was_killed_is_gone_on_with(line: CommandLine) -> None:
    roster(line, *rows(60))
    command = [sys.executable, "-m", "rephold.cli", "batch", "roster.csv"]
    running = subprocess.Popen(command, cwd=line.folder, env=environment(), stderr=subprocess.DEVNULL)
    _wait_for(lambda: len(list((line.folder / "out").glob("*.pdf"))) >= 5)
    running.send_signal(signal.SIGKILL)
    running.wait()
    there = files(line)
    assert 5 <= len(there) < 60
    ended = batch(line, "--resume")
    assert ended.code == 0
    kept = sum(row["status"] == "kept" for row in manifest(line))
    assert len(there) - 1 <= kept <= len(there)
    assert {row["file"]: row["sha256"] for row in manifest(line)} == files(line)
    assert len(files(line)) == 60
    assert not list((line.folder / "out").glob(".rephold*"))


def test_ctrl_c_ends_with_130_and_leaves_what_was_made(line: CommandLine) -> None:
    roster(line, *rows(60))
    command = [sys.executable, "-m", "rephold.cli", "batch", "roster.csv", "-j", "2"]
    running = subprocess.Popen(
        command, cwd=line.folder, env=environment(), stderr=subprocess.PIPE, start_new_session=True
    )
    _wait_for(lambda: len(list((line.folder / "out").glob("*.pdf"))) >= 3)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in said
    assert "kept" in batch(line, "--resume").messages


def test_a_second_run_in_the_same_folder_is_refused_while_the_first_goes_on(line: CommandLine) -> None:
    roster(line, *rows(200))
    command = [sys.executable, "-m", "rephold.cli", "batch", "roster.csv"]
    running = subprocess.Popen(command, cwd=line.folder, env=environment(), stderr=subprocess.DEVNULL)
    _wait_for(lambda: list((line.folder / "out").glob("*.pdf")))
    running.send_signal(signal.SIGSTOP)  # so that it cannot be done too soon
    ended = batch(line)
    running.send_signal(signal.SIGCONT)
    assert ended.code == 5
    assert "another batch is being written here" in ended.messages
    assert running.wait(timeout=120) == 0
    assert len(files(line)) == 200


def test_whatever_the_number_of_processes_the_bytes_are_the_same(line: CommandLine) -> None:
    roster(line, *rows(20), "A-99,Ada,low-back-pain,pack,")
    batch(line, "-o", "one")
    batch(line, "-o", "two", "-j", "2")
    assert files(line, "one") == files(line, "two")
    assert (line.folder / "one" / "manifest.json").read_bytes() == (
        line.folder / "two" / "manifest.json"
    ).read_bytes()
    for name in ("one.zip", "two.zip"):
        assert batch(line, "--zip", name, "-j", "2" if name == "two.zip" else "1").code == 0
    assert (line.folder / "one.zip").read_bytes() == (line.folder / "two.zip").read_bytes()


def test_a_file_of_a_batch_is_the_one_that_the_handout_command_makes(line: CommandLine) -> None:
    roster(line, "A-1,Sam Example,low-back-pain,handout,8")
    batch(line)
    options = ("--patient", "Sam Example", "--set", "cat-camel.reps=8")
    made = line.rephold("handout", "low-back-pain", *options, "-o", "-").result
    assert (line.folder / "out" / "A-1-low-back-pain.pdf").read_bytes() == made


def test_a_zip_holds_every_file_once(line: CommandLine) -> None:
    roster(line, *rows(3))
    assert batch(line, "--zip", "week.zip").code == 0
    with zipfile.ZipFile(line.folder / "week.zip") as archive:
        assert archive.namelist() == [f"A-{i}-low-back-pain.pdf" for i in (1, 2, 3)]
        assert archive.testzip() is None
    assert not (line.folder / "out").exists()


def test_a_full_disk_stops_the_run_and_the_manifest_stays_true(line: CommandLine) -> None:
    sizes = 135_000  # a handout is smaller than this, a pack larger

    def tight() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (sizes, sizes))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    roster(line, *rows(2), "A-4,Bo,low-back-pain,pack,", *rows(1, 5))
    ended = line.rephold("batch", "roster.csv", "--register", "logs.sqlite", preexec_fn=tight)
    assert ended.code == 5
    assert "cannot be written" in ended.messages
    told = {row["file"]: row["sha256"] for row in manifest(line)}
    assert told == files(line)
    assert len(told) == 2
    assert "2 made, 2 kept" in batch(line, "--resume").messages


def test_encrypted_files_open_with_their_password_only_and_no_longer_claim_pdf_a(line: CommandLine) -> None:
    roster(line, *rows(2))
    ended = batch(line, "--encrypt", "--passwords", "passwords.csv")
    assert ended.code == 0, ended.messages
    assert (line.folder / "passwords.csv").stat().st_mode & 0o077 == 0
    listed = list(csv.reader((line.folder / "passwords.csv").read_text().splitlines()))
    assert [row[0] for row in listed] == ["reference", "A-1", "A-2"]
    for reference, password in listed[1:]:
        reader = PdfReader(line.folder / "out" / f"{reference}-low-back-pain.pdf")
        assert reader.is_encrypted
        assert not reader.decrypt("wrong")
        assert reader.decrypt(password)
        assert "Cat and camel" in "".join(page.extract_text() for page in reader.pages)
        assert "/StructTreeRoot" in reader.root_object
        packet = reader.root_object["/Metadata"].get_object().get_data()  # type: ignore[attr-defined]
        assert b"pdfuaid:part>1" in packet
        assert b"pdfaid:part>" not in packet.replace(b"pdfuaid:part>", b"")
    assert "kept" in batch(line, "--encrypt", "--passwords", "passwords.csv", "--resume").messages


def test_passwords_of_the_roster_need_no_list(line: CommandLine) -> None:
    (line.folder / "roster.csv").write_text("reference,programme,password\nA-1,low-back-pain,open sesame\n")
    assert batch(line).code == 2
    assert batch(line, "--encrypt").code == 0
    reader = PdfReader(line.folder / "out" / "A-1-low-back-pain.pdf")
    assert reader.decrypt("open sesame")
    assert "open sesame" not in (line.folder / "out" / "manifest.json").read_text()


def test_a_roster_comes_from_standard_input_too(line: CommandLine) -> None:
    text = (HEAD + rows(1)[0] + "\n").encode()
    ended = line.rephold("batch", "-", input=text)
    assert ended.code == 0, ended.messages
    assert list(files(line)) == ["A-1-low-back-pain.pdf"]


def test_leaflets_are_copied_in_one_file_each_on_a_fresh_sheet(line: CommandLine) -> None:
    one = line.rephold("batch", "leaflets", "low-back-pain", "-o", "out/")
    many = line.rephold("batch", "leaflets", "low-back-pain", "no-such-plan", "--copies", "5", "-o", "out/")
    assert (one.code, many.code) == (0, 6)
    single = PdfReader(line.folder / "out" / "low-back-pain-leaflet.pdf")
    copies = PdfReader(line.folder / "out" / "low-back-pain-leaflet-x5.pdf")
    each = len(single.pages) + len(single.pages) % 2
    assert len(copies.pages) == 5 * each
    assert copies.pages[0].extract_text() == copies.pages[each].extract_text() != ""
    size = (line.folder / "out" / "low-back-pain-leaflet-x5.pdf").stat().st_size
    assert size < 1.5 * (line.folder / "out" / "low-back-pain-leaflet.pdf").stat().st_size


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--zip", "a.zip", "-o", "out"), "three ways"),
        (("--name", "{surname}"), "there is none of"),
        (("--passwords", "p.csv"), "goes with --encrypt"),
        (("--encrypt",), "has no password for 1 rows"),
        (("--resume", "--zip", "a.zip"), "goes with files in a folder"),
        (("--cluster", "tcp://127.0.0.1:1"), "no scheduler answers"),
    ],
)
def test_what_cannot_go_together_is_told(line: CommandLine, options: tuple[str, ...], said: str) -> None:
    roster(line, *rows(1))
    ended = batch(line, *options)
    assert ended.code in (2, 4)
    assert said in ended.messages


def _wait_for(what) -> None:  # type: ignore[no-untyped-def]
    for _ in range(600):
        if what():
            return
        time.sleep(0.1)
    raise AssertionError("waited a minute for nothing")
