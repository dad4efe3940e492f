"""Golden files: what a test expects, kept beside it and renewed with `pytest --update-golden`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.golden import Golden

os.environ.setdefault("SOURCE_DATE_EPOCH", "1795305600")
"""The day of the tests is 22 November 2026, so that they do not fail when the content is due for a review."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The golden files beside the test."""
    folder = Path(request.path).parent / "golden"
    return Golden(folder, update=bool(request.config.getoption("--update-golden")))
