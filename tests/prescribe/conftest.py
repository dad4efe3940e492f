from __future__ import annotations

from pathlib import Path

import pytest

from rephold.read.library import Library
from support.small_content import small_library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small_library(tmp_path)
