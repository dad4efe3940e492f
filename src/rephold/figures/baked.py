"""A baked figure: vector shapes ready to be painted, and how it becomes PDF operators.

Coordinates are whole figure units (`per_height` of them to a body height), origin bottom left, y up.
Colours are named by role; `palette.py` knows what they look like in each style.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast, get_args

from rephold.errors import ContentError
from rephold.figures.palette import RGB, Palette

Kind = Literal["fill", "fill-even-odd", "stroke"]
_PAINT: dict[str, str] = {"fill": "f", "fill-even-odd": "f*", "stroke": "S"}
_OPERANDS = {"m": 2, "l": 2, "c": 6, "h": 0}
_PATH = re.compile(r"(?:(?:-?\d+ ){2}[ml](?: |$)|(?:-?\d+ ){6}c(?: |$)|h(?: |$))*", re.ASCII)
_FORM = {operator: "%d " * count + operator for operator, count in _OPERANDS.items()}
_NO_LETTERS = str.maketrans("", "", "".join(_OPERANDS))
_NO_NUMBERS = str.maketrans("", "", "-0123456789")
Point = tuple[float, float]


class Op(NamedTuple):
    """One painted path: `width` in figure units for strokes, None for fills."""

    kind: Kind
    ink: str
    width: float | None
    path: str


@dataclass(frozen=True)
class BakedFigure:
    """One figure in one style; `floor` is the y of the ground under the figure."""

    figure: str
    style: str
    source: str  # hashes of what it was baked from and of the code that drew it
    size: tuple[int, int]
    per_height: int
    floor: int
    ops: tuple[Op, ...]

    def __hash__(self) -> int:
        return hash((self.figure, self.style, self.source, self.size))  # equal figures have all of it equal

    @property
    def segments(self) -> int:
        """How many lines and curves the paths hold."""
        return sum(op.path.count(" l") + op.path.count(" c") for op in self.ops)


def dump(figure: BakedFigure) -> bytes:
    """The figure as JSON, one op per line; the same figure always gives the same bytes."""
    head = {
        "figure": figure.figure,
        "style": figure.style,
        "source": figure.source,
        "size": list(figure.size),
        "per_height": figure.per_height,
        "floor": figure.floor,
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    ops = ",\n".join(json.dumps(list(op)) for op in figure.ops)
    return ("{\n" + "\n".join(lines) + '\n"ops": [\n' + ops + "\n]\n}\n").encode("ascii")


def load(data: bytes, source: str = "baked figure") -> BakedFigure:
    """The figure in JSON bytes; `source` names them in errors.

    Raises ContentError when the bytes are not a baked figure.
    """
    try:
        raw = json.loads(data)
        width, height = (int(n) for n in raw["size"])
        ops = tuple(_op(item) for item in raw["ops"])
        return BakedFigure(
            str(raw["figure"]),
            str(raw["style"]),
            str(raw["source"]),
            (width, height),
            int(raw["per_height"]),
            int(raw["floor"]),
            ops,
        )
    except (ValueError, KeyError, TypeError) as error:
        what = f"this is not a baked figure ({type(error).__name__}: {error})"
        raise ContentError.at(source, what, "bake the figure again") from error


def _op(item: list[Any]) -> Op:
    kind, ink, width, path = item
    if kind not in get_args(Kind) or not isinstance(ink, str) or (width is None) != (kind != "stroke"):
        raise ValueError(f"cannot paint {item[:3]}")
    if not _PATH.fullmatch(path):
        raise ValueError(f"no path: {path[:40]!r}")
    return Op(cast(Kind, kind), ink, width, path)


def _commands(path: str) -> Iterator[tuple[str, list[int]]]:
    """Operator and operands of a path, one after the other; ValueError if they do not fit together."""
    operands: list[int] = []
    for token in path.split():
        if token in _OPERANDS:
            if len(operands) != _OPERANDS[token]:
                raise ValueError(f"operator {token} with {len(operands)} numbers")
            yield token, operands
            operands = []
        else:
            operands.append(int(token))
    if operands:
        raise ValueError("numbers after the last operator of a path")


def bounding_box(figure: BakedFigure, *, mirrored: bool = False) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of everything painted, line widths included."""
    boxes = []
    for op in figure.ops:
        xs, ys = zip(*_extreme_points(op.path), strict=True)
        half = (op.width or 0) / 2
        boxes.append((min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half))
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    if mirrored:
        left, right = figure.size[0] - right, figure.size[0] - left
    return left, bottom, right, top


def _extreme_points(path: str) -> Iterator[Point]:
    """Points among which are the leftmost, lowest, rightmost and highest of a path."""
    here: Point = (0.0, 0.0)
    for operator, numbers in _commands(path):
        if operator == "c":
            x = (here[0], *numbers[0::2])
            y = (here[1], *numbers[1::2])
            for at in (*_turns(*x), *_turns(*y)):
                yield _cubic(x, at), _cubic(y, at)
        if numbers:
            here = (numbers[-2], numbers[-1])
            yield here


def _cubic(p: tuple[float, ...], t: float) -> float:
    s = 1 - t
    return s**3 * p[0] + 3 * s * s * t * p[1] + 3 * s * t * t * p[2] + t**3 * p[3]


def _turns(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """Parameters strictly between 0 and 1 where a cubic's derivative is zero."""
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    if abs(a) < 1e-9:
        roots = [-c / b] if abs(b) > 1e-9 else []
    else:
        under = b * b - 4 * a * c
        roots = [(-b + sign * under**0.5) / (2 * a) for sign in (1, -1)] if under >= 0 else []
    return [t for t in roots if 0 < t < 1]


def colour_of(figure: BakedFigure, palette: Palette, ink: str) -> RGB:
    """The colour of a role; ContentError when the palette has none for it."""
    try:
        return palette[ink]
    except KeyError as error:
        what = f"the palette has no colour for '{ink}'"
        raise ContentError.at(f"figure {figure.figure} ({figure.style})", what, "add the role") from error


def mirrored_path(path: str, width: int) -> str:
    """A path with left and right changed within `width` units."""
    out: list[str] = []
    for operator, numbers in _commands(path):
        out += [str(width - n) if index % 2 == 0 else str(n) for index, n in enumerate(numbers)]
        out.append(operator)
    return " ".join(out)


def pdf_operators(figure: BakedFigure, palette: Palette, *, mirrored: bool = False) -> bytes:
    """A content stream that paints the figure in figure units, origin bottom left.

    Only q, Q, cm, J, j, w, rg, RG and path operators: no resources are needed, and a form XObject with
    BBox [0 0 w h] can hold it as it is. Every path counts from its own lower left corner: numbers of fewer
    digits make the compressed stream a twelfth smaller.
    """
    out = ["q 1 J 1 j"]
    filling: RGB | None = None
    stroking: RGB | None = None
    width: float | None = None
    x, y = 0, 0
    for op in figure.ops:
        colour = colour_of(figure, palette, op.ink)
        if op.kind == "stroke":
            if colour != stroking:
                out.append(f"{_numbers(colour)} RG")
                stroking = colour
            if op.width != width:
                out.append(f"{op.width:g} w")
                width = op.width
        elif colour != filling:
            out.append(f"{_numbers(colour)} rg")
            filling = colour
        path, left, bottom = _cornered(mirrored_path(op.path, figure.size[0]) if mirrored else op.path)
        out += (f"1 0 0 1 {left - x} {bottom - y} cm", path, _PAINT[op.kind])
        x, y = left, bottom
    out.append("Q")
    return " ".join(out).encode("ascii")


def _cornered(path: str) -> tuple[str, int, int]:
    """The path counted from the lower left corner of its points, and where that corner is."""
    numbers = list(map(int, path.translate(_NO_LETTERS).split()))
    left, bottom = min(numbers[0::2]), min(numbers[1::2])
    numbers[0::2] = [x - left for x in numbers[0::2]]
    numbers[1::2] = [y - bottom for y in numbers[1::2]]
    form = " ".join([_FORM[operator] for operator in path.translate(_NO_NUMBERS).split()])
    return form % tuple(numbers), left, bottom


def _numbers(colour: RGB) -> str:
    return " ".join(f"{round(part, 4):g}" for part in colour)
