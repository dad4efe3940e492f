"""Which cell of a roster each part of a request stands in."""

from __future__ import annotations

from collections.abc import Mapping

from rephold.errors import Place
from rephold.model.prescription import Request
from rephold.read.cells import Table
from rephold.read.yaml_source import Where

PAIRS = {"dose": "set", "side": "side", "notes": "note"}
"""Our column of ID=VALUE: the key of a Request that it fills."""


class RosterPlaces:
    """Which cell gave a value of the request."""

    def __init__(self, table: Table, line: int, ours: Mapping[str, str]) -> None:
        self._table, self._line = table, line
        self._headings = {name: heading for heading, name in ours.items()}

    def cell(self, column: str) -> Place:
        """The cell of one of our columns, by the clinic's own heading."""
        return self._table.at(self._line, self._headings.get(column, column))

    def place(self, where: Where = ()) -> Place:
        """The cell that gave this value of a Request."""
        if not where:
            return self._table.at(self._line)
        key = str(where[0])
        inner = str(where[1]) if len(where) > 1 else ""
        if key == "log" and inner:
            return self.cell(inner)
        if key == "set" and inner in self._headings:
            return self.cell(inner)
        names = {"patient": "name", "lang": "language"} | {ours: theirs for theirs, ours in PAIRS.items()}
        return self.cell(names.get(key, key))

    def key_place(self, where: Where) -> Place:
        """The same: a cell is short enough."""
        return self.place(where)

    def raw(self, where: Where) -> str:
        """Nothing: no message repeats what stands in a cell."""
        return ""

    def all(self, request: Request) -> dict[str, Place]:
        """The places of a request's parts by dotted name, as those of a prescription file."""
        found = {}
        for key, value in request:
            found[key] = self.place((key,))
            for name in value if isinstance(value, dict | tuple) else ():
                found[f"{key}.{name}"] = found[f"key:{key}.{name}"] = self.place((key, str(name)))
        return found
