"""The register keeps what logs looked like, gives ids that say nothing, and tells what is wrong with it."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from pathlib import Path

import pytest

from rephold.errors import ContentError, MissingError, WriteError
from rephold.logs.canonical import canonical, nameless
from rephold.logs.register import Register
from rephold.model.log_request import LogRequest
from rephold.model.log_template import LogTemplate
from rephold.model.prescription import Request
from support.logs import made

SAM = Request.model_validate({"programme": "low-back-pain", "patient": {"name": "Sam Example"}})


def template(log_id: str, sessions: int = 1) -> LogTemplate:
    return made(sessions=sessions).template.model_copy(update={"log_id": log_id})


def test_the_same_request_has_the_same_id_in_one_register_and_another_in_another(tmp_path: Path) -> None:
    one, other = (Register.open(tmp_path / name, create=True) for name in ("one", "other"))
    asked = canonical(SAM, LogRequest())
    found = one.id_for(asked)
    assert found == Register.open(tmp_path / "one").id_for(asked)
    assert found != other.id_for(asked)
    LogTemplate.model_validate(template(found).model_dump())


def test_everything_that_is_asked_for_counts_in_the_id() -> None:
    asked = {
        canonical(SAM, LogRequest()),
        canonical(SAM.model_copy(update={"patient": Request(programme="x").patient}), LogRequest()),
        canonical(SAM, LogRequest(weeks=2)),
        canonical(SAM, LogRequest(copy_number=2)),
        canonical(SAM, LogRequest(), "Leaf Physiotherapy"),
    }
    assert len(asked) == 5


def test_where_the_clinics_file_lies_does_not_count() -> None:
    moved = SAM.model_copy(update={"clinic": Path("/elsewhere/clinic.yaml")})
    assert canonical(moved, LogRequest(), "Leaf") == canonical(SAM, LogRequest(), "Leaf")


def test_ids_are_spread_evenly_over_their_alphabet(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "register", create=True)
    ids = [register.id_for(b"%d" % number) for number in range(2000)]
    assert len(set(ids)) == 2000
    assert all(len({one[place] for one in ids}) == 32 for place in range(10))


def test_what_is_kept_comes_back_and_names_only_where_asked(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "register", create=True)
    register.keep(template("0000000000"), nameless(SAM, LogRequest(weeks=2)))
    register.keep(template("0000000001"), "{}", "Sam Example")
    again = Register.open(tmp_path / "register")
    assert again.ids() == ("0000000000", "0000000001")
    assert again.template("0000000000") == template("0000000000")
    assert (
        again.prescription("0000000000") == '{"log": {"weeks": 2}, "request": {"programme": "low-back-pain"}}'
    )
    assert (again.name("0000000000"), again.name("0000000001")) == (None, "Sam Example")
    assert again.template("ZZZZZZZZZZ") is None
    assert again.prescription("ZZZZZZZZZZ") is None


def test_without_names_no_name_is_in_the_file(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "register", create=True)
    note = SAM.model_copy(update={"note": {"cat-camel": "Sam Example, mind your knee."}})
    register.keep(template(register.id_for(canonical(note, LogRequest()))), nameless(note, LogRequest()))
    assert b"Sam" not in (tmp_path / "register").read_bytes()


def test_an_id_is_never_given_to_a_page_that_looks_different(tmp_path: Path) -> None:
    register = Register.open(tmp_path / "register", create=True)
    register.keep(template("0000000000"), "{}")
    register.keep(template("0000000000"), "{}")
    with pytest.raises(ContentError, match="looked different on paper"):
        register.keep(template("0000000000", sessions=2), "{}")
    assert register.template("0000000000") == template("0000000000")


@pytest.mark.skipif(os.name == "nt", reason="other rights on Windows")
def test_only_its_owner_may_read_a_register(tmp_path: Path) -> None:
    Register.open(tmp_path / "deep" / "register", create=True)
    assert (tmp_path / "deep" / "register").stat().st_mode & 0o077 == 0


def test_a_register_is_made_only_where_that_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="no register of logs"):
        Register.open(tmp_path / "register")
    assert not (tmp_path / "register").exists()


def test_a_foreign_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("Dear diary, " * 100)
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE cats (name)").connection.close()
    for name in ("text", "other"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(ContentError, match="is no register of logs"):
            Register.open(tmp_path / name, create=True)
        assert (tmp_path / name).read_bytes() == before


def test_a_broken_register_is_told_from_one_that_works(tmp_path: Path) -> None:
    path = tmp_path / "register"
    Register.open(path, create=True).keep(template("0000000000"), "{}")
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 4096)
    with pytest.raises(ContentError, match="register"):
        Register.open(path).template("0000000000")


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WriteError, match="cannot be written"):
        Register.open(tmp_path / "file" / "register", create=True)


def _keep(path: Path, first: int) -> None:
    register = Register.open(path, create=True)
    for number in range(first, first + 20):
        register.keep(template(f"{number:010}"), "{}")


def test_two_processes_may_use_one_register_from_the_first_moment(tmp_path: Path) -> None:
    template("0000000000")
    processes = [multiprocessing.Process(target=_keep, args=(tmp_path / "register", n)) for n in (0, 100)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    assert len(Register.open(tmp_path / "register").ids()) == 40
