"""The register of logs that commands share: `--register FILE`, else the one in the user's data folder."""

from __future__ import annotations

from pathlib import Path

import click

from rephold.logs.register import Register, default_register
from rephold.shelf import is_file

register_option = click.option(
    "--register",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The register of printed logs; without it, the one in your data folder.",
)


def open_register(register: Path | None, *, create: bool = False, needed: bool = True) -> Register | None:
    """The register asked for, or the usual one; None where neither is there, asked for, or needed.

    Errors as for `Register.open`.
    """
    path = register or default_register()
    if register is None and not needed and not create and not is_file(path):
        return None
    return Register.open(path, create=create)
