"""How many modules a command line imports, and whether a heavy one is among them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from bench.processes import environment

HEAVY = ("reportlab", "pydantic", "PIL", "numpy")
_COUNT = """
import io, json, sys
from contextlib import redirect_stdout
from rephold.cli.main import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


class Imported(NamedTuple):
    """How many modules were imported, how many of ours, and which of the heavy packages."""

    modules: int
    ours: int
    heavy: tuple[str, ...]


def imported(arguments: list[str], folder: Path) -> Imported:
    """What `rephold` with these arguments imports; RuntimeError if it fails."""
    done = subprocess.run(
        [sys.executable, "-c", _COUNT, *arguments],
        cwd=folder, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    code, modules = json.loads(done.stderr.splitlines()[-1])
    if code:
        raise RuntimeError(f"rephold {' '.join(arguments)} ended with {code}")
    packages = {name.partition(".")[0] for name in modules}
    ours = sum(name.partition(".")[0] == "rephold" for name in modules)
    return Imported(len(modules), ours, tuple(name for name in HEAVY if name in packages))
