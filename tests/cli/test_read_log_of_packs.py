"""`rephold read-log` on a scan of a whole pack: handout, blank backs and log in one file."""

from __future__ import annotations

import io
import json

import numpy as np
from PIL import Image

from support.command_line import CommandLine
from support.inked import picture, printed, template


def _scan(shell: CommandLine, name: str, *, log: bool) -> None:
    """A PDF of a page of grey lines, a blank one, and a log or not."""
    made = printed()
    (shell.folder / "log.json").write_text(template(made).model_dump_json(), encoding="utf-8")
    page = np.asarray(picture(made, ["w1-d1-e1-s1"]))
    handout = np.full_like(page, 255)
    handout[200:1500:60, 200:1500] = 90
    pages = [handout, np.full_like(page, 250), *([page] if log else [])]
    images = [Image.fromarray(one).convert("L") for one in pages]
    file = io.BytesIO()
    images[0].save(file, "PDF", save_all=True, append_images=images[1:], resolution=200)
    (shell.folder / name).write_bytes(file.getvalue())


def test_the_other_pages_of_a_pack_are_told_and_are_no_failure(shell: CommandLine) -> None:
    _scan(shell, "pack.pdf", log=True)
    ended = shell.rephold("read-log", "pack.pdf", "--template", "log.json")
    assert ended.code == 0, ended.messages
    assert "No log page: 2 of 3 pages" in ended.text
    assert "Not read" not in ended.text
    report = shell.rephold("read-log", "pack.pdf", "--template", "log.json", "--json")
    pages = json.loads(report.text)["pages"]
    assert report.code == 0
    assert [(page["status"], page["reason"]) for page in pages[:2]] == [("rejected", "no-code")] * 2


def test_a_file_without_any_log_is_a_failure(shell: CommandLine) -> None:
    _scan(shell, "handout.pdf", log=False)
    ended = shell.rephold("read-log", "handout.pdf", "--template", "log.json")
    assert ended.code == 6
    assert "Not read: 2 of 2 pages" in ended.text
