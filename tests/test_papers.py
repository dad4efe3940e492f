"""The papers say what is so: rooms, guests, dependencies, commands, exit codes, links, examples."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rephold.cli.main import COMMANDS, EXIT_CODES
from support.command_line import environment

TOP = Path(__file__).parents[1]
HOUSE = TOP / "src" / "rephold"
PAPERS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
ROOMS = sorted(
    path.stem
    for path in HOUSE.iterdir()
    if (path.is_dir() and (path / "__init__.py").is_file()) or path.suffix == ".py"
)
DISTRIBUTIONS = {"PIL": "pillow", "yaml": "pyyaml", "pydantic_core": "pydantic", "zxingcpp": "zxing-cpp"}
"""Packages that are imported by another name than they are installed by."""


def paper(name: str) -> str:
    return (TOP / name).read_text(encoding="utf-8")


def tables(name: str) -> Iterator[list[dict[str, str]]]:
    """The tables of a paper: a dictionary for each row, by column."""
    for block in re.findall(r"(?:^\|.*\n)+", paper(name), re.MULTILINE):
        head, _, *rows = (
            [cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()
        )
        yield [dict(zip(head, row, strict=True)) for row in rows]


def table(name: str, column: str) -> dict[str, dict[str, str]]:
    """The table whose first column is called this: its rows by what stands there."""
    found = next(rows for rows in tables(name) if next(iter(rows[0])) == column)
    return {row[column].strip("`"): row for row in found}


def requirements() -> dict[str, str]:
    """Every package that running, drawing, testing or building needs, with its lower bound or nothing."""
    project: dict[str, Any] = tomllib.loads(paper("pyproject.toml"))
    extras = project["project"]["optional-dependencies"].values()
    named = [*project["project"]["dependencies"], *(one for extra in extras for one in extra)]
    named += project["build-system"]["requires"]
    split = (re.fullmatch(r"([\w-]+)(?:>=([\d.]+))?", one) for one in named if not one.startswith("rephold"))
    return {match[1]: match[2] or "–" for match in split if match}


def guests(room: str) -> set[str]:
    """What a room imports from outside the standard library, by the name it is installed by."""
    files = (HOUSE / room).rglob("*.py") if (HOUSE / room).is_dir() else [HOUSE / f"{room}.py"]
    names = set()
    for node in (node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module).split(".")[0])
    return {DISTRIBUTIONS.get(name, name) for name in names - {"rephold"} - sys.stdlib_module_names}


def test_every_room_stands_in_the_table_and_nothing_else() -> None:
    assert sorted(table("ARCHITECTURE.md", "room")) == sorted(set(ROOMS) - {"__init__"})


@pytest.mark.parametrize("room", [room for room in ROOMS if room != "__init__"])
def test_the_guests_of_a_room_are_those_it_imports(room: str) -> None:
    told = table("ARCHITECTURE.md", "room")[room]["guests"]
    assert {word for word in re.findall(r"[\w-]+", told) if word in requirements()} == guests(room)


@pytest.mark.parametrize("room", [room for room in ROOMS if (HOUSE / room).is_dir()])
def test_a_room_says_what_it_is_in_one_line(room: str) -> None:
    said = ast.get_docstring(ast.parse((HOUSE / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert re.fullmatch(r"\S[^\n]{20,}\.", said)


def test_every_dependency_has_its_lower_bound_and_a_reason() -> None:
    told = table("ARCHITECTURE.md", "package")
    assert {name: row["at least"] for name, row in told.items()} == requirements()
    assert all(len(row["reason"]) > 15 for row in told.values())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_shows_every_command(command: str) -> None:
    assert re.search(rf"^\$ rephold {command}\b", paper("README.md"), re.MULTILINE)


def test_the_readme_has_the_exit_codes_of_the_help() -> None:
    told = table("README.md", "exit code")
    helped = dict(re.findall(r"^  (\d+)  (.+)$", EXIT_CODES, re.MULTILINE))
    assert helped.keys() == told.keys()
    assert all(told[code]["meaning"].startswith(meaning) for code, meaning in helped.items())


@pytest.mark.parametrize("name", PAPERS)
def test_links_lead_to_files_that_are_there(name: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", paper(name))
    assert [link for link in links if not (TOP / link).exists()] == []


@pytest.mark.parametrize("name", PAPERS)
def test_paths_that_are_named_are_there(name: str) -> None:
    paths = re.findall(r"`((?:src|tests|illustrations|layouts|tools)/[\w./-]+)`", paper(name))
    assert [path for path in paths if not re.search("XX|ID", path) and not (TOP / path).exists()] == []


def test_every_make_target_of_the_papers_is_in_the_makefile() -> None:
    named = {
        target for name in PAPERS for target in re.findall(r"\bmake (\w+)(?=[`,;\s]* +#|`)", paper(name))
    }
    assert named >= {"handout", "test"}
    assert named <= set(re.findall(r"^(\w+):", paper("Makefile"), re.MULTILINE))


def test_the_yaml_of_the_readme_makes_a_handout(tmp_path: Path) -> None:
    for path, text in re.findall(r"```yaml\n# (\S+)\n(.*?)```", paper("README.md"), re.DOTALL):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for command in (
        ["figure", "cat", "-o", "my-clinic/logo.svg"],
        ["handout", "--from", "sam.yaml", "--clinic", "my-clinic", "-o", "sam.pdf"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "rephold.cli", *command],
            cwd=tmp_path,
            env=environment(),
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "sam.pdf").stat().st_size > 10_000
