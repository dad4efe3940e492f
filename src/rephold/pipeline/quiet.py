"""When Python looks for cycles: not while a sheet is made, and not in what is kept of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OFTEN = 500
"""Sheets between two searches through everything; of what a sheet leaves behind, little is in cycles."""


class Quiet:
    """Makes room for sheet after sheet."""

    def __init__(self) -> None:
        self._sheets = 0

    @contextmanager
    def sheet(self) -> Iterator[None]:
        """Nothing is looked through; what lives afterwards is taken for old, at no cost.

        What somebody froze thaws by it.
        """
        if not gc.isenabled():
            yield
            return
        gc.disable()
        try:
            yield
        finally:
            self._sheets += 1
            if self._sheets % _OFTEN == 0:
                gc.collect()
            else:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
