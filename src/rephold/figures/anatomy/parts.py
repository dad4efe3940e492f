"""From parts to marks: every kind of part, in painting order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rephold.errors import ContentError
from rephold.figures.anatomy.column import vertebrae
from rephold.figures.anatomy.curves import Segment, flattened, length, smooth, spaced
from rephold.figures.anatomy.ink import line, outline, shade
from rephold.figures.anatomy.marks import Frame, Mark, Path, Pen, body
from rephold.figures.anatomy.muscle import muscle_marks
from rephold.figures.anatomy.shapes import arrow, oval, shrunk, tube
from rephold.model.diagram import (
    Arrow,
    Column,
    Merged,
    Muscle,
    Oval,
    Part,
    Rings,
    Shape,
    Stroke,
    Tube,
    Use,
)

_WHOLE = Frame()
_DASH, _GAP = 16.0, 11.0  # units


@dataclass(frozen=True)
class Workshop:
    """What making marks needs besides the part: the pen, the groups to use, the diagram's name for errors."""

    pen: Pen
    groups: Mapping[str, Sequence[Part]]
    figure: str


def marks_of(
    parts: Sequence[Part], shop: Workshop, axis: float, frame: Frame = _WHOLE, own: str = "bone"
) -> list[Mark]:
    """The marks of parts in their order; those drawn on both sides come with their mirror image."""
    marks = []
    for part in parts:
        frames = (frame, frame.mirrored(axis)) if part.both else (frame,)
        for place in frames:
            marks += _marks(part, shop, place, own)
    return marks


def _marks(part: Part, shop: Workshop, frame: Frame, own: str) -> list[Mark]:
    ink = own if part.ink == "own" else part.ink
    pen = shop.pen
    match part:
        case Shape():
            return _filled(part, smooth(frame.knots(part.shape), closed=True), frame, pen, ink)
        case Oval():
            return _filled(part, _oval(part, frame), frame, pen, ink)
        case Tube():
            widths = [width * frame.scale for width in part.width]
            return _filled(part, tube(frame.knots(part.tube), widths, part.ends), frame, pen, ink)
        case Muscle():
            return muscle_marks(part, frame, pen, ink)
        case Stroke():
            return _stroke(part, frame, pen, ink)
        case Rings():
            return _rings(part, frame, pen, ink)
        case Arrow():
            segments = tuple(arrow(frame.knots(part.arrow), part.wide * frame.scale))
            path = (Path(segments, True),)
            halo = Mark("stroke", "halo", path, part.wide * 0.5)
            return [halo, Mark("fill", ink, path, part=part.name or "arrow")]
        case Column():
            return marks_of(vertebrae(part), shop, 0, frame, own)
        case Use():
            return _used(part, shop, frame, own)
        case Merged():
            return _merged(part, shop, frame, own)
    raise AssertionError(f"no such part: {part}")


def _filled(part: Part, segments: list[Segment], frame: Frame, pen: Pen, ink: str) -> list[Mark]:
    marks = [body(part.name, ink, segments)]
    if pen.shade and part.shade:
        marks += shade(segments, ink, part.shade * frame.scale)
    return [*marks, *outline(segments, part.line, pen)]


def _oval(part: Oval, frame: Frame) -> list[Segment]:
    local = oval((part.oval.x, part.oval.y), part.radii.x, part.radii.y, part.turn)
    return [(frame.point(*a), frame.point(*b), frame.point(*c), frame.point(*d)) for a, b, c, d in local]


def _stroke(part: Stroke, frame: Frame, pen: Pen, ink: str) -> list[Mark]:
    flat = flattened(smooth(frame.knots(part.stroke), closed=False))
    width = pen.width(part.weight)
    if not part.dashed:
        return [line(flat, width, ink, part.taper)]
    points = spaced(flat, 2.0)
    size = length(points) / (len(points) - 1)
    dash, every = max(2, round(_DASH / size)), max(3, round((_DASH + _GAP) / size))
    return [
        line(piece, width, ink, (False, False))
        for i in range(0, len(points) - 1, every)
        if len(piece := points[i : i + dash + 1]) > 2
    ]


def _rings(part: Rings, frame: Frame, pen: Pen, ink: str) -> list[Mark]:
    rim = smooth(frame.knots(part.rings), closed=True)
    middle = frame.point(part.towards.x, part.towards.y)
    shares = [1 - (1 - part.smallest) * n / part.count for n in range(1, part.count + 1)]
    paths = tuple(Path(tuple(shrunk(rim, middle, share)), True) for share in shares)
    return [Mark("stroke", ink, paths, pen.width(part.weight))]


def _used(part: Use, shop: Workshop, frame: Frame, own: str) -> list[Mark]:
    if part.use not in shop.groups:
        raise ContentError.at(
            f"anatomy diagram {shop.figure}",
            f"there is no group '{part.use}'",
            f"one of: {', '.join(sorted(shop.groups))}",
        )
    inner = Frame.placed((part.at.x, part.at.y), part.scale, part.turn, part.flip)
    marks = marks_of(shop.groups[part.use], shop, 0, frame.holding(inner), part.ink or own)
    if not part.name:
        return marks
    return [replace(mark, part=f"{part.name} {mark.part}") if mark.part else mark for mark in marks]


def _merged(part: Merged, shop: Workshop, frame: Frame, own: str) -> list[Mark]:
    marks = marks_of(part.merged, shop, 0, frame, own)
    under = [
        Mark(mark.kind, mark.ink, mark.paths, mark.width and mark.width * 1.6)
        for mark in marks
        if mark.outline
    ]
    return [*under, *(mark for mark in marks if not mark.outline)]
