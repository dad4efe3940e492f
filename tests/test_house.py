"""The order of the rooms, who may visit which, and how large a file may grow."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import rephold

HOUSE = Path(rephold.__file__).parent

# A room imports only from rooms before it; rooms in one row do not import each other.
ROWS = (
    ("errors",), ("units",), ("shelf",), ("model",), ("library", "words", "figures"), ("read",),
    ("prescribe",), ("compose",), ("draw",), ("finish", "check", "logs"), ("pipeline",), ("batch",),
    ("web",), ("cli",),
)  # fmt: skip
RANK = {room: rank for rank, row in enumerate(ROWS) for room in row}

GUESTS = {
    "shelf": {"platformdirs"},
    "model": {"pydantic", "pydantic_core"},
    "words": {"yaml"},
    "figures": {"numpy", "scipy", "PIL", "defusedxml", "yaml", "pypdfium2"},
    "read": {"openpyxl", "pydantic", "pydantic_core", "yaml"},
    "prescribe": {"pydantic", "pydantic_core"},
    "draw": {"reportlab", "svglib"},
    "finish": {"PIL", "pypdf", "pypdfium2"},
    "check": {"PIL", "pydantic", "pypdf", "pypdfium2", "yaml"},
    "logs": {"numpy", "PIL", "pydantic", "pypdf", "pypdfium2", "zxingcpp"},
    "batch": {"distributed", "filelock", "pypdf"},
    "cli": {"click", "rich"},
}


def _files() -> list[Path]:
    return sorted(path for path in HOUSE.rglob("*.py") if "shipped" not in path.parts)


def _room(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: import by full name"
            module = node.module or ""
            names = [f"rephold.{alias.name}" for alias in node.names] if module == "rephold" else [module]
            yield from ((node.lineno, name) for name in names)


def test_rooms_import_only_from_rooms_before_them() -> None:
    wrong = []
    for path in _files():
        room = _room(path)
        for line, name in _imports(path):
            target = name.split(".")[1] if name.startswith("rephold.") else None
            if target in (None, "__version__") or room == "__init__":
                continue
            if target != room and RANK[target] >= RANK[room]:
                wrong.append(f"{path.relative_to(HOUSE)}:{line}: {room} imports {name}")
    assert wrong == []


def test_guests_stay_in_their_rooms() -> None:
    own = {*sys.stdlib_module_names, "rephold"}
    wrong = []
    for path in _files():
        allowed = own | GUESTS.get(_room(path), set())
        wrong += [
            f"{path.relative_to(HOUSE)}:{line}: {name}"
            for line, name in _imports(path)
            if name.split(".")[0] not in allowed
        ]
    assert wrong == []


def test_only_the_forge_and_the_paper_reader_need_numpy_or_scipy() -> None:
    homes = {HOUSE / "figures" / "forge", HOUSE / "logs" / "paper"}
    heavy = {"numpy", "scipy", "shapely"}
    wrong = [
        str(path)
        for path in _files()
        if not homes & set(path.parents) and any(name.split(".")[0] in heavy for _, name in _imports(path))
    ]
    assert wrong == []


def test_files_stay_small_enough_to_read() -> None:
    long = [
        f"{path.relative_to(HOUSE)}: {n}"
        for path in _files()
        if (n := len(path.read_text().splitlines())) > 300
    ]
    assert long == []


def test_no_file_is_called_after_nothing() -> None:
    nameless = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py", "base.py"}
    assert [path for path in _files() if path.name in nameless] == []
