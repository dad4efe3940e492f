"""From a diagram's parts to baked shapes: whole units, y up, with the anchors of its labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

from rephold.errors import ContentError
from rephold.figures.anatomy.baked import BakedDiagram, BakedLabel, BakedRow, PanelWords
from rephold.figures.anatomy.curves import Point
from rephold.figures.anatomy.marks import Mark, Path, Pen
from rephold.figures.anatomy.parts import Workshop, marks_of
from rephold.figures.baked import BakedFigure, Op
from rephold.model.diagram import Diagram, Part

GRAIN = 4
"""Baked units to one unit of the diagram: rounding is not seen."""
_POINTS_PER_MM = 72 / 25.4
_PENS = {"colour": (1.0, 0.34, True), "mono": (0.95, 0.36, False)}


def pen_for(diagram: Diagram, style: str) -> Pen:
    """The pen of a style at the width the diagram is made for; ContentError for an unknown style."""
    if style not in _PENS:
        raise ContentError.at("style", f"there is no style '{style}'", f"one of: {', '.join(sorted(_PENS))}")
    outer, thinnest, shade = _PENS[style]
    return Pen(diagram.size[0] / (diagram.mm * _POINTS_PER_MM), outer, thinnest, shade)


def drawn(diagram: Diagram, groups: Mapping[str, Sequence[Part]], style: str) -> list[Mark]:
    """The marks of a diagram in painting order; ContentError for groups that do not exist."""
    shop = Workshop(pen_for(diagram, style), {**groups, **diagram.groups}, diagram.figure)
    axis = diagram.size[0] / 2 if diagram.axis is None else diagram.axis
    return marks_of(diagram.parts, shop, axis)


def bake(
    diagram: Diagram, groups: Mapping[str, Sequence[Part]], style: str, *, source: str = ""
) -> BakedDiagram:
    """The diagram drawn in a style; `source` is stored as the sha256 of what it was made from."""
    width, height = (round(side * GRAIN) for side in diagram.size)
    ops = tuple(_ops(drawn(diagram, groups, style), height))
    figure = BakedFigure(diagram.figure, style, source, (width, height), width, 0, ops)
    cuts = (0.0, *diagram.rows, diagram.size[1])
    rows = tuple(
        BakedRow(height - round(under * GRAIN), height - round(over * GRAIN))
        for over, under in pairwise(cuts)
    )
    labels = tuple(
        BakedLabel(key, round(a.at.x * GRAIN), height - round(a.at.y * GRAIN), a.side, a.line)
        for key, a in diagram.labels.items()
    )
    words = tuple(
        PanelWords(key, round(c.x * GRAIN), round(c.width * GRAIN), c.row)
        for key, c in diagram.captions.items()
    )
    return BakedDiagram(figure, diagram.mm, rows, labels, words)


def _ops(marks: Sequence[Mark], height: int) -> list[Op]:
    """Marks as ops; neighbouring strokes of one ink and width become one."""
    ops: list[Op] = []
    for (kind, ink, width), group in groupby(marks, key=lambda mark: (mark.kind, mark.ink, _width(mark))):
        paths = [path for mark in group if (path := " ".join(_path(p, height) for p in mark.paths))]
        if kind == "stroke":
            ops.append(Op(kind, ink, width, " ".join(paths)))
        else:
            ops += [Op(kind, ink, None, path) for path in paths]
    return ops


def _width(mark: Mark) -> float | None:
    return None if mark.width is None else round(mark.width * GRAIN * 2) / 2


def _path(path: Path, height: int) -> str:
    def units(point: Point) -> tuple[int, int]:
        return round(point[0] * GRAIN), height - round(point[1] * GRAIN)

    here = units(path.segments[0][0])
    out = [f"{here[0]} {here[1]} m"]
    for _, *rest in path.segments:
        one, two, end = (units(point) for point in rest)
        if _flat(here, one, two, end):
            if end != here:
                out.append(f"{end[0]} {end[1]} l")
        else:
            out.append(f"{one[0]} {one[1]} {two[0]} {two[1]} {end[0]} {end[1]} c")
        here = end
    return " ".join([*out, "h"] if path.closed else out)


def _flat(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int], d: tuple[int, int]) -> bool:
    """Whether both handles lie on the chord."""
    dx, dy = d[0] - a[0], d[1] - a[1]
    size = max(1.0, (dx * dx + dy * dy) ** 0.5)
    return all(abs(dx * (p[1] - a[1]) - dy * (p[0] - a[0])) / size < 0.8 for p in (b, c)) and all(
        -1 <= (dx * (p[0] - a[0]) + dy * (p[1] - a[1])) / size <= size + 1 for p in (b, c)
    )
