"""Drawings made by other code than this are out of date; how its files came here makes no difference."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import rephold
from rephold.figures.drawn_by import ANATOMY, FORGE, drawn_by, what_runs

HOUSE = Path(rephold.__file__).parent
CHECKOUT = HOUSE.parents[1]
FORGE_CODE, ANATOMY_CODE, PALETTE = (
    Path("figures", *names) for names in (("forge", "face.py"), ("anatomy", "ink.py"), ("palette.py",))
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house somewhere else, with everything that it ships."""
    for name in ("illustrations", "layouts"):
        (tmp_path / name).symlink_to(CHECKOUT / name)
    ignored = shutil.ignore_patterns("__pycache__", "shipped")
    return Path(shutil.copytree(HOUSE, tmp_path / "src" / "rephold", ignore=ignored))


def check(house: Path, *figures: str) -> tuple[int, str]:
    """Exit code and messages of `rephold figure --check` of that house."""
    command = [sys.executable, "-B", "-m", "rephold.cli", "figure", "--check", *figures]
    ended = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(house.parent)}, cwd=house.parent,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return ended.returncode, ended.stderr


def change(file: Path, how: Callable[[bytes], bytes]) -> None:
    before = file.read_bytes()
    file.write_bytes(how(before))
    assert file.read_bytes() != before


def other_number(source: bytes) -> bytes:
    return source.replace(b"0.", b"1.", 1) if b" 0." in source else source + b"\nX = 1\n"


def test_a_change_in_drawing_code_makes_its_drawings_stale_and_no_others(copy: Path) -> None:
    change(copy / ANATOMY_CODE, other_number)
    code, told = check(copy, "cat", "anat-disc")
    assert code == 3
    assert told.count("anat-disc.json: was drawn by other code\n") == 2
    assert "cat.json" not in told
    change(copy / FORGE_CODE, other_number)
    code, told = check(copy, "cat", "anat-disc")
    assert code == 3
    assert told.count("cat.json: was drawn by other code\n    run rephold figure --bake cat\n") == 5


def test_line_ends_comments_and_colours_make_nothing_stale(copy: Path) -> None:
    change(copy / ANATOMY_CODE, lambda source: source.replace(b"\n", b"\r\n"))
    change(
        copy / FORGE_CODE, lambda source: b'"""Other words."""\n\n# a remark\n' + source.partition(b"\n")[2]
    )
    change(copy / PALETTE, other_number)
    assert check(copy, "cat", "anat-disc") == (0, "7 drawings are up to date\n")


def test_where_only_compiled_code_is_the_pose_alone_is_compared(copy: Path) -> None:
    change(copy / FORGE_CODE, other_number)
    assert compileall.compile_dir(copy, quiet=1, legacy=True)
    for source in copy.rglob("*.py"):
        source.unlink()
    assert check(copy, "cat", "anat-disc") == (0, "7 drawings are up to date\n")


def test_the_two_kinds_of_drawing_have_hashes_of_their_own() -> None:
    poses, diagrams = drawn_by(FORGE), drawn_by(ANATOMY)
    assert poses
    assert diagrams
    assert poses != diagrams
    assert drawn_by("rephold.figures.no_such_module") is None


def test_only_what_does_something_counts() -> None:
    source = '"""Words."""\n\n# why\ndef bend():  # how\n    """More\n    words."""\n    return "# 3"  \n'
    assert what_runs(source) == 'def bend():  # how\n    return "# 3"'
