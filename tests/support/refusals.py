"""Commands that have to be refused, or done: what is looked at each time."""

from __future__ import annotations

from pathlib import Path

import rephold
from support.command_line import CommandLine, Ended

PROGRAMME = "low-back-pain"
CONTENT = Path(rephold.__file__).parent / "library"
CAT = CONTENT / "exercises" / "cat-camel.yaml"


def everything_in(folder: Path) -> dict[str, bytes | None]:
    """Every file with its bytes, every folder and link."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


def refused(shell: CommandLine, code: int, *arguments: str | Path) -> str:
    """The messages of a command that ends with this code, says why, and leaves the folder as it was."""
    before = everything_in(shell.folder)
    ended = shell.rephold(*arguments)
    assert ended.code == code, ended.messages
    assert ended.result == b""
    assert "Traceback" not in ended.messages
    assert "bug in rephold" not in ended.messages
    assert everything_in(shell.folder) == before
    return ended.messages


def handed_out(shell: CommandLine, *arguments: str | Path) -> Ended:
    ended = shell.rephold("handout", PROGRAMME, *arguments)
    assert ended.code == 0, ended.messages
    return ended


def our_cat(shell: CommandLine, old: str, new: str) -> None:
    """The cat and camel of our own clinic's folder, with one change."""
    text = CAT.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = shell.folder / "our" / "exercises" / "cat-camel.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(old, new), encoding="utf-8")
