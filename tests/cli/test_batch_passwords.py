"""Files behind passwords: who has none opens none, and nothing beside them tells what is in them."""

from __future__ import annotations

import csv
from pathlib import Path

import page
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject

from rephold.check.tagged import TaggedPdf
from support.batches import Desk, name, rows

HEAD = "reference,name,password\n"
LIST = ("--encrypt", "--passwords", "passwords.csv")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capfd)


def listed(desk: Desk) -> dict[str, str]:
    """The list of passwords, by reference."""
    head, *found = csv.reader((desk.folder / "passwords.csv").read_text().splitlines())
    assert head == ["reference", "password"]
    return {reference: password for reference, password in found}


def test_encrypted_files_open_with_their_password_only(desk: Desk) -> None:
    desk.roster(*rows(2))
    ended = desk.batch(*LIST)
    assert ended.code == 0, ended.messages
    assert (desk.folder / "passwords.csv").stat().st_mode & 0o077 == 0
    found = listed(desk)
    assert list(found) == ["A-1", "A-2"]
    assert len(set(found.values())) == 2
    for number in (1, 2):
        reader = PdfReader(desk.folder / "out" / name(number))
        assert reader.is_encrypted
        assert not reader.decrypt("")
        assert not reader.decrypt(found[f"A-{3 - number}"])
        assert reader.decrypt(found[f"A-{number}"])
        assert f"Person {number}" in reader.pages[0].extract_text()


def test_an_encrypted_file_is_still_tagged_and_no_longer_claims_pdf_a(desk: Desk) -> None:
    desk.roster(*rows(1))
    desk.batch(*LIST)
    desk.batch("-o", "open")
    reader = PdfReader(desk.folder / "out" / name(1))
    reader.decrypt(listed(desk)["A-1"])
    stream = reader.root_object["/Metadata"].get_object()
    assert isinstance(stream, StreamObject)
    packet = stream.get_data()
    assert b"pdfuaid:part>1" in packet
    assert b"pdfaid:part" not in packet.replace(b"pdfuaid:part", b"")
    writer = PdfWriter(clone_from=reader)
    writer.write(desk.folder / "decrypted.pdf")
    data = (desk.folder / "decrypted.pdf").read_bytes()
    before = TaggedPdf((desk.folder / "open" / name(1)).read_bytes())
    assert TaggedPdf(data).tree() == before.tree()
    found = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    assert [each.message for each in found.failures] == []


def test_the_list_is_kept_for_the_next_run_and_the_files_too(desk: Desk) -> None:
    desk.roster("=A-1,Ada,,handout,", "'A-2,Bo,,handout,")
    desk.batch(*LIST)
    first = (desk.folder / "passwords.csv").read_bytes()
    assert "0 made, 2 kept" in desk.batch(*LIST, "--resume").messages
    assert (desk.folder / "passwords.csv").read_bytes() == first


def test_passwords_of_the_roster_need_no_list_and_stand_nowhere_else(desk: Desk) -> None:
    desk.roster("A-1,Ada,open sesame", "A-2,Bo," + "x" * 128, head=HEAD)
    assert desk.batch().code == 2
    ended = desk.batch("--encrypt")
    assert ended.code == 6
    assert "roster.csv:3:password: has more than 127 bytes" in ended.messages
    assert PdfReader(desk.folder / "out" / name(1)).decrypt("open sesame")
    assert "sesame" not in (desk.folder / "out" / "manifest.json").read_text() + ended.messages


def test_an_accent_of_its_own_is_the_same_password(desk: Desk) -> None:
    desk.roster("A-1,Ada,pa\u0308ss", head=HEAD)
    desk.batch("--encrypt")
    assert PdfReader(desk.folder / "out" / name(1)).decrypt("p\u00e4ss")


def test_two_runs_that_add_to_one_list_at_a_time_lose_no_password(desk: Desk) -> None:
    (desk.folder / "other").mkdir()
    other = Desk(desk.folder / "other")
    desk.roster(*rows(2))
    other.roster(*rows(2, 3))
    running = [
        one.start("--encrypt", "--passwords", str(desk.folder / "passwords.csv")) for one in (desk, other)
    ]
    ended = [each.communicate(timeout=60) for each in running]
    assert [each.returncode for each in running] == [0, 0], ended
    found = listed(desk)
    assert sorted(found) == ["A-1", "A-2", "A-3", "A-4"]
    for one, number in ((desk, 1), (desk, 2), (other, 3), (other, 4)):
        assert PdfReader(one.folder / "out" / name(number)).decrypt(found[f"A-{number}"])


def test_the_list_is_kept_apart_from_the_files(desk: Desk) -> None:
    desk.roster(*rows(1))
    for where in (("out/passwords.csv",), ("week/list.csv", "-o", "week")):
        ended = desk.batch("--encrypt", "--passwords", *where)
        assert ended.code == 2
        assert "beside the files that it opens" in ended.messages
        assert not (desk.folder / where[0]).exists()


def test_a_list_needs_references_for_lines_are_other_patients_next_week(desk: Desk) -> None:
    desk.roster(",Ada,,handout,")
    ended = desk.batch(*LIST)
    assert ended.code == 2
    assert "needs a reference in every row" in ended.messages
    assert not (desk.folder / "passwords.csv").exists()


def test_a_file_that_is_no_list_is_left_as_it_is(desk: Desk) -> None:
    desk.roster(*rows(1))
    (desk.folder / "passwords.csv").write_text("shopping: eggs\n")
    ended = desk.batch(*LIST)
    assert ended.code == 3
    assert (desk.folder / "passwords.csv").read_text() == "shopping: eggs\n"
