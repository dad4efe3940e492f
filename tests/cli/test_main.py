"""The group of commands: what it lists, what it loads, how it ends."""

from __future__ import annotations

import click
import pytest

from rephold import __version__
from rephold.cli.main import COMMANDS, rephold, run
from support.command_line import CommandLine

LOADED = """
import sys
from rephold.cli.main import run
code = run(sys.argv[1:])
print(*sorted(name for name in sys.modules if "." not in name), file=sys.stderr)
sys.exit(code)
"""


def loaded_by(shell: CommandLine, *arguments: str) -> set[str]:
    ended = shell.python("-c", LOADED, *arguments)
    assert ended.code == 0, ended.messages
    return set(ended.messages.split())


def test_each_command_says_of_itself_what_the_table_says_of_it() -> None:
    for name, told in COMMANDS.items():
        command = rephold.get_command(click.Context(rephold), name)
        assert command is not None
        assert command.name == name
        assert command.help is not None
        assert " ".join(command.help.split("\n\n")[0].split()) == told


def test_help_names_every_command_and_every_exit_code(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    said = capfd.readouterr().out
    assert all(f"\n  {name} " in said for name in COMMANDS)
    assert all(f"\n    {code}  " in said for code in (0, 1, 2, 3, 4, 5, 130))


def test_h_is_help_everywhere(capfd: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        assert run([command, "-h"]) == 0
        assert f"Usage: rephold {command} " in capfd.readouterr().out


def test_version_is_told_on_stdout(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capfd.readouterr().out == f"rephold {__version__}\n"


def test_help_loads_none_of_the_heavy_libraries(shell: CommandLine) -> None:
    assert not loaded_by(shell, "--help") & {"reportlab", "pydantic", "yaml", "pypdf", "PIL", "numpy"}


@pytest.mark.parametrize("kind", ["exercises", "programmes", "figures", "layouts", "papers", "themes"])
def test_list_loads_nothing_that_draws(shell: CommandLine, kind: str) -> None:
    assert not loaded_by(shell, "list", kind) & {"reportlab", "pypdf", "PIL", "numpy", "scipy", "svglib"}


def test_a_handout_is_made_without_the_figure_forge(shell: CommandLine) -> None:
    assert not loaded_by(shell, "handout", "low-back-pain") & {"numpy", "scipy", "pypdfium2"}


def test_a_command_nearly_right_is_suggested(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["hadnout", "low-back-pain"]) == 2
    assert capfd.readouterr() == ("", "rephold: there is no command 'hadnout'\n    did you mean handout?\n")


def test_a_choice_nearly_right_is_suggested(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "exercise"]) == 2
    assert "did you mean exercises?" in capfd.readouterr().err


def test_an_option_nearly_right_is_suggested(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["handout", "low-back-pain", "--papr", "a4"]) == 2
    assert "did you mean --paper?" in capfd.readouterr().err


def test_without_a_command_the_help_goes_to_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "Usage: rephold" in err
