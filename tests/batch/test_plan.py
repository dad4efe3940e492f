"""What is settled before the first sheet is made: names, digests and log ids of every row."""

from __future__ import annotations

from pathlib import Path

from rephold.batch.items import Item
from rephold.batch.plan import Wishes, planned
from rephold.logs.register import Register
from rephold.read.roster import read_roster

REGISTER = Register(Path(), b"secret")


def items(text: str, passwords: dict[str, str] | None = None, content: str = "") -> list[Item]:
    roster = read_roster(text.encode(), "roster.csv")
    assert roster.bad == ()
    return planned(roster.rows, Wishes(content=content), REGISTER, passwords or {})


def many(count: int) -> str:
    head = "reference,name,programme,kind\n"
    kinds = ("handout", "log", "pack")
    return head + "".join(f"A-{i % 1900},Name {i},low-back-pain,{kinds[i % 3]}\n" for i in range(count))


def test_two_thousand_rows_have_names_digests_and_ids_of_their_own_the_same_each_time() -> None:
    found = items(many(2000))
    assert len({item.file.casefold() for item in found}) == 2000
    assert len({item.input for item in found}) == 2000
    ids = [item.job.log_id for item in found if item.job.kind != "handout"]
    assert len(set(ids)) == len(ids) == 1333
    assert items(many(2000)) == found


def test_a_row_put_before_the_others_changes_none_of_them() -> None:
    head, *lines = many(50).splitlines(keepends=True)
    before = {item.file: item.input for item in items(head + "".join(lines))}
    after = {
        item.file: item.input for item in items(head + "A-0000,New,low-back-pain,log\n" + "".join(lines))
    }
    assert len(after) == 51
    assert after.items() > before.items()


def test_the_digest_changes_with_what_is_asked_and_with_the_clinics_files() -> None:
    head = "reference,name,programme,cat-camel.reps\n"
    rows = ("A,Ada,low-back-pain,8\n", "A,Ada,low-back-pain,9\n", "A,Bo,low-back-pain,8\n")
    digests = {items(head + row)[0].input for row in rows}
    digests |= {items(head + rows[0], content="new logo")[0].input}
    assert len(digests) == 4


def test_with_a_password_the_digest_tells_nobody_who_guesses_the_name() -> None:
    row = "reference,name,programme\nA,Ada,low-back-pain\n"
    digests = {items(row, passwords)[0].input for passwords in ({}, {"A": "one"}, {"A": "two"})}
    assert len(digests) == 3


def test_two_patients_of_one_request_have_logs_of_their_own() -> None:
    rows = "reference,programme,kind\nA,low-back-pain,log\nB,low-back-pain,log\n"
    one, two = items(rows)
    assert one.job.log_id != two.job.log_id
    assert [item.job.log_id for item in items(rows)] == [one.job.log_id, two.job.log_id]


def test_nothing_of_a_patient_is_in_what_a_job_says_of_itself() -> None:
    (item,) = items("reference,name,programme\nA,Quirinus,low-back-pain\n", {"A": "sesame"})
    assert "Quirinus" not in repr(item) + repr(item.job)
    assert "sesame" not in repr(item) + repr(item.job)
