"""`rephold schema`: what editors need to check files while one types."""

from __future__ import annotations

import json

import pytest

from rephold.read.kinds import KINDS
from support.command_line import CommandLine


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_schema_that_explains_its_keys(shell: CommandLine, kind: str) -> None:
    ended = shell.rephold("schema", kind)
    assert ended.code == 0
    made = json.loads(ended.text)
    assert made["type"] == "object"
    assert made["additionalProperties"] is False
    assert any("description" in part for part in made["properties"].values())


def test_a_file_holds_the_same_as_stdout(shell: CommandLine) -> None:
    ended = shell.rephold("schema", "exercise", "-o", "schemas/")
    assert ended.messages.replace("\\", "/") == "wrote schemas/exercise.json\n"
    assert (shell.folder / "schemas" / "exercise.json").read_bytes() == shell.rephold(
        "schema", "exercise"
    ).result
