"""The register of logs that commands share: `--register FILE`, else the one in the user's data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from rephold.cli.mistakes import WrongValue
from rephold.logs.register import Register, default_register
from rephold.model.log_id import typed
from rephold.shelf import is_file


class LogId(click.ParamType[str]):
    """A log's id as it is printed or as files have it: `7k3m9-q2rtv` is `7K3M9Q2RTV`."""

    name = "ID"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The ten characters."""
        try:
            return typed(str(value))
        except ValueError as error:
            hint = "it stands beside the page number: ten of 0-9 and A-Z without I, L, O and U"
            raise WrongValue(str(error), hint, ctx, param) from None


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
