"""Where a batch puts its files: a folder, or one ZIP; and what a first look only counts."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rephold.batch.run import Store, Zipped
from rephold.errors import WriteError


class Nowhere:
    """Takes files and keeps none: what would be made is only looked at."""

    def put(self, name: str, data: bytes) -> None:
        """Nothing."""


@contextmanager
def zip_file(path: Path) -> Iterator[Store]:
    """One ZIP, which stands at `path` when all is in it, and not before."""
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".rephold-", suffix=".part")
        with os.fdopen(handle, "wb") as out, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            yield Zipped(archive)
        os.replace(temporary, path)
    except OSError as error:
        raise WriteError.at(str(path), f"cannot be written: {error.strerror}", "check free space") from None
    finally:
        Path(temporary or path.parent / "none").unlink(missing_ok=True)
