"""`rephold log` and `rephold pack`: files, the register, ids, and what is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
import yaml

from rephold.cli.main import run
from rephold.logs.register import Register
from rephold.model.log_id import grouped
from rephold.model.log_template import LogTemplate
from support.command_line import Ended


@dataclass(frozen=True)
class Desk:
    """A folder to run commands in, in this process."""

    folder: Path
    capfd: pytest.CaptureFixture[str]

    def rephold(self, *arguments: str | Path) -> Ended:
        """Run `rephold` with these arguments."""
        code = run([str(argument) for argument in arguments])
        said = self.capfd.readouterr()
        return Ended(code, said.out.encode(), said.err)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Desk(tmp_path, capfd)


QUICK = ("log", "low-back-pain", "--register", "register", "--pain", "none", "-q")


def printed_id(shell: Desk, *more: str | Path) -> str:
    """The id of a log of one exercise."""
    done = shell.rephold(*QUICK, "--template", "t.json", *more)
    assert done.code == 0, done.messages
    return str(json.loads((shell.folder / "t.json").read_text())["log_id"])


def test_a_log_goes_to_out_and_says_its_pages_and_its_id(shell: Desk) -> None:
    done = shell.rephold("log", "low-back-pain", "--weeks", "2", "--register", "register")
    assert done.code == 0
    (log_id,) = Register.open(shell.folder / "register").ids()
    assert f"wrote out/low-back-pain-log.pdf (2 pages, log {grouped(log_id)})" in done.messages
    assert len(pypdf.PdfReader(shell.folder / "out/low-back-pain-log.pdf").pages) == 2


def test_template_and_boxes_are_written_beside_it(shell: Desk) -> None:
    assert shell.rephold(*QUICK, "--template", "t.json", "--boxes", "b.json").code == 0
    template = LogTemplate.model_validate_json((shell.folder / "t.json").read_bytes())
    assert Register.open(shell.folder / "register").template(template.log_id) == template
    found = json.loads((shell.folder / "b.json").read_text())
    assert [set(one) for one in found] == [{"id", "x", "y", "w", "h", "page", "kind", "group"}] * 147
    box = template.pages[0].boxes[0]
    assert found[0] == {
        "id": "w1-d1-e1-s1", "x": box.rect[0], "y": box.rect[1], "w": box.rect[2], "h": box.rect[3],
        "page": 1, "kind": "tick", "group": None,
    }  # fmt: skip


def test_pages_of_a_pack_are_those_of_the_file(shell: Desk) -> None:
    done = shell.rephold(
        "pack", "low-back-pain", "--register", "register", "--boxes", "b.json", "-o", "p.pdf"
    )
    assert done.code == 0
    pages = len(pypdf.PdfReader(shell.folder / "p.pdf").pages)
    assert {one["page"] for one in json.loads((shell.folder / "b.json").read_text())} == {pages}


def test_omrchecker_gets_a_file_for_each_page_and_its_marker(shell: Desk) -> None:
    done = shell.rephold(*QUICK, "--weeks", "2", "--template", "o.json", "--template-format", "omrchecker")
    assert done.code == 0
    assert sorted(path.name for path in shell.folder.glob("o*-*")) == [
        "o-1.json",
        "o-2.json",
        "omr-marker.pgm",
    ]


def test_the_word_omrchecker_is_enough_for_its_files_beside_the_pdf(shell: Desk) -> None:
    assert shell.rephold(*QUICK, "--template", "omrchecker").code == 0
    assert {path.name for path in (shell.folder / "out").iterdir()} >= {"template.json", "omr-marker.pgm"}
    assert "fieldBlocks" in json.loads((shell.folder / "out" / "template.json").read_text())
    assert not (shell.folder / "omrchecker").exists()


def test_the_same_request_has_the_same_id_and_another_patient_another(shell: Desk) -> None:
    first = printed_id(shell)
    assert printed_id(shell) == first
    assert printed_id(shell, "--copy", "2") != first
    sam = printed_id(shell, "--patient", "Sam Example")
    assert sam not in (first, printed_id(shell, "--patient", "Kim Example"))
    assert printed_id(shell, "--patient", "Sam Example") == sam
    assert printed_id(shell, "--log-id", "0123456789") == "0123456789"
    assert printed_id(shell, "--log-id", "7k3m9-q2rto") == "7K3M9Q2RT0"
    assert b"Example" not in (shell.folder / "register").read_bytes()


def test_a_request_whose_page_has_changed_gets_another_id(shell: Desk) -> None:
    folder = shell.folder / "clinic" / "programmes"
    folder.mkdir(parents=True)
    assert shell.rephold("new", "programme", "mine", "-o", folder).code == 0
    text = (folder / "mine.yaml").read_text()
    asked = ("log", "mine", "--clinic", "clinic", "--register", "register", "--template", "t.json", "-q")
    ids = set()
    for times in ("2", "3"):
        lines = [
            "times_per_day: " + times if line.startswith("times_per_day:") else line
            for line in text.splitlines()
        ]
        (folder / "mine.yaml").write_text("\n".join(lines))
        done = shell.rephold(*asked)
        assert done.code == 0, done.messages
        ids.add(json.loads((shell.folder / "t.json").read_text())["log_id"])
    assert len(ids) == 2


def test_a_name_is_kept_only_where_that_was_asked_for(shell: Desk) -> None:
    without = printed_id(shell, "--patient", "Sam Example")
    register = Register.open(shell.folder / "register")
    assert register.name(without) is None
    assert printed_id(shell, "--patient", "Sam Example", "--keep-name") == without
    assert register.name(without) == "Sam Example"


def test_a_log_can_be_kept_as_a_prescription_and_printed_again(shell: Desk) -> None:
    first = printed_id(
        shell, "--weeks", "2", "--days", "mon,thu", "--start", "2026-11-23", "--save", "s.yaml"
    )
    kept = yaml.safe_load((shell.folder / "s.yaml").read_text())
    assert kept["log"]["weeks"] == 2
    assert kept["log"]["days"] == ["mon", "thu"]
    again = shell.rephold("log", "--from", "s.yaml", "--register", "register", "--template", "t.json", "-q")
    assert again.code == 0, again.messages
    assert json.loads((shell.folder / "t.json").read_text())["log_id"] == first
    assert shell.rephold("handout", "--from", "s.yaml", "-q").code == 0
    changed = shell.rephold("log", "--from", "s.yaml", "--weeks", "1", "--register", "register", "-q")
    assert changed.code == 0
    assert len(pypdf.PdfReader(shell.folder / "out/low-back-pain-log.pdf").pages) == 1


def test_without_a_register_named_it_is_in_the_users_data_folder(shell: Desk) -> None:
    assert shell.rephold("log", "low-back-pain", "--pain", "none", "-q").code == 0
    assert len(Register.open(shell.folder / "data" / "rephold" / "logs.sqlite").ids()) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--weeks", "9"), 2, "9 is not in the range"),
        (("--sessions", "many"), 3, "--sessions: "),
        (("--first-day", "someday"), 3, "--first-day: "),
        (("--days", "mon,funday"), 3, "--days: "),
        (("--days", "mon,mon"), 3, "--days: names a day twice"),
        (("--country", "usa"), 3, "--country: 'USA' is no country"),
        (("--log-id", "short"), 2, "is no log's id"),
        (("--template", "x.json", "--boxes", "x.json"), 2, "are one file"),
        (("--paper", "a7", "--pain", "daily"), 3, "papers that hold it: a5, letter, a4, a3"),
        (("--register", "."), 5, ".: cannot be written"),
    ],
)
def test_what_cannot_be_is_refused_with_its_option(
    shell: Desk, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = shell.rephold(*QUICK, *arguments)
    assert (done.code, said in done.messages) == (code, True), done.messages
    assert not (shell.folder / "out").exists()


def test_a_broken_register_stops_before_anything_is_written(shell: Desk) -> None:
    (shell.folder / "register").write_text("Dear diary " * 99)
    done = shell.rephold(*QUICK)
    assert done.code == 3
    assert "is no register of logs" in done.messages
    assert not (shell.folder / "out").exists()
