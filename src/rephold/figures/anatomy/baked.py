"""A baked diagram: a baked figure with the places of its labels and captions, whose words come later."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from rephold.errors import ContentError
from rephold.figures import baked
from rephold.figures.baked import BakedFigure

Side = Literal["left", "right"]


class BakedLabel(NamedTuple):
    """Where the leader of a label ends, in figure units, and the side its words stand on."""

    key: str
    x: int
    y: int
    side: Side
    line: bool


class BakedRow(NamedTuple):
    """A row of part-pictures: its bottom and top in figure units."""

    bottom: int
    top: int


class PanelWords(NamedTuple):
    """Where the words under a part-picture stand: their middle, their width, their row from the top."""

    key: str
    x: int
    width: int
    row: int


@dataclass(frozen=True)
class BakedDiagram:
    """Shapes in one style; `mm` is the width they are made for."""

    figure: BakedFigure
    mm: float
    rows: tuple[BakedRow, ...]
    labels: tuple[BakedLabel, ...]
    captions: tuple[PanelWords, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of all words that the diagram needs."""
        return (*(label.key for label in self.labels), *(words.key for words in self.captions))


def dump(diagram: BakedDiagram) -> bytes:
    """The diagram as JSON that is a baked figure too; the same diagram always gives the same bytes."""
    extra = {
        "mm": diagram.mm,
        "rows": [list(row) for row in diagram.rows],
        "labels": [list(label) for label in diagram.labels],
        "captions": [list(words) for words in diagram.captions],
    }
    lines = "".join(f"{json.dumps(key)}: {json.dumps(value)},\n" for key, value in extra.items())
    head, ops = baked.dump(diagram.figure).split(b'"ops": [', 1)
    return head + lines.encode("ascii") + b'"ops": [' + ops


def is_diagram(data: bytes) -> bool:
    """Whether these bytes of a baked figure are those of a diagram."""
    return b'\n"labels": [' in data[:20_000]


def load(data: bytes, source: str = "baked diagram") -> BakedDiagram:
    """The diagram in JSON bytes; ContentError when they are none."""
    figure = baked.load(data, source)
    try:
        raw = json.loads(data)
        return BakedDiagram(
            figure,
            float(raw["mm"]),
            tuple(BakedRow(int(low), int(high)) for low, high in raw["rows"]),
            tuple(_label(item) for item in raw["labels"]),
            tuple(PanelWords(str(k), int(x), int(w), int(row)) for k, x, w, row in raw["captions"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        what = f"this is not a baked diagram ({type(error).__name__}: {error})"
        raise ContentError.at(source, what, "bake the figure again") from error


def _label(item: list[object]) -> BakedLabel:
    key, x, y, side, line = item
    if side not in ("left", "right"):
        raise ValueError(f"no side: {side}")
    return BakedLabel(str(key), int(cast(int, x)), int(cast(int, y)), side, bool(line))
