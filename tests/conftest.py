"""Golden files, kept beside tests and renewed with `pytest --update-golden`; a data folder for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
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


@pytest.fixture(scope="session", autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test uses the register of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield
