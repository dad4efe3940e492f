"""Every figure that ships has an author, a licence and an origin, and these are what we say they are."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

TOP = Path(__file__).parents[2]
ILLUSTRATIONS = TOP / "illustrations"
CREDITS: dict[str, dict[str, str]] = yaml.safe_load(
    (ILLUSTRATIONS / "CREDITS.yaml").read_text(encoding="utf-8")
)["figures"]
BAKED = sorted({path.stem for path in ILLUSTRATIONS.glob("baked/*/*.json")})


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def test_there_are_figures_to_credit() -> None:
    assert BAKED


@pytest.mark.parametrize("figure", BAKED)
def test_a_baked_figure_has_author_licence_and_origin(figure: str) -> None:
    credit = CREDITS.get(figure, CREDITS["default"])
    assert credit.keys() == {"author", "licence", "origin"}
    assert all(isinstance(value, str) and value.strip() for value in credit.values())


@pytest.mark.parametrize("figure", [figure for figure in BAKED if figure not in CREDITS])
def test_a_figure_said_to_be_drawn_from_a_file_has_that_file(figure: str) -> None:
    assert sum((ILLUSTRATIONS / folder / f"{figure}.yaml").is_file() for folder in ("poses", "anatomy")) == 1


def test_our_own_figures_have_the_licence_of_the_project() -> None:
    assert CREDITS["default"]["licence"] == project()["license"]


def test_nothing_is_credited_that_does_not_ship() -> None:
    assert CREDITS.keys() - {"default"} <= set(BAKED)
