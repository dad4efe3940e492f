"""The shipped diagrams as marks, as named areas, and as a map of which tissue lies where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw

from rephold.figures.anatomy.bake import bake, drawn
from rephold.figures.anatomy.baked import BakedDiagram
from rephold.figures.anatomy.curves import Point, flattened, inside
from rephold.figures.anatomy.marks import Frame
from rephold.figures.anatomy.muscle import sheet_of
from rephold.model.diagram import AnyPart, Diagram, Muscle
from rephold.read.diagrams import diagram_names, read_diagram, shared_groups
from rephold.shelf import Shelf

SHELF = Shelf()
DIAGRAMS = diagram_names(SHELF)
STYLES = ("colour", "mono")
REGIONS = {"C": 7, "T": 12, "L": 5}
SPINE = [f"{region}{n}" for region, count in REGIONS.items() for n in range(1, count + 1)]


@dataclass(frozen=True)
class Area:
    """A painted part: its name, its ink, its outline in the diagram's units (y down)."""

    name: str
    ink: str
    rim: tuple[Point, ...]

    @property
    def middle(self) -> Point:
        """The middle of its box."""
        xs, ys = zip(*self.rim, strict=True)
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        xs, ys = zip(*self.rim, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@cache
def groups() -> dict[str, tuple[AnyPart, ...]]:
    """The shared groups."""
    return shared_groups(SHELF)


@cache
def source(figure: str) -> Diagram:
    """A shipped diagram as it is written."""
    return read_diagram(SHELF, figure)


@cache
def baked(figure: str, style: str = "colour") -> BakedDiagram:
    """A shipped diagram, baked here and now."""
    return bake(source(figure), groups(), style)


@cache
def areas(figure: str) -> tuple[Area, ...]:
    """All bodies of parts in painting order."""
    return tuple(
        Area(mark.part, mark.ink, tuple(flattened(mark.paths[0].segments, 6)))
        for mark in drawn(source(figure), groups(), "colour")
        if mark.part
    )


def named(figure: str, *names: str) -> list[Area]:
    """The bodies with one of these names, in painting order."""
    found = [area for area in areas(figure) if area.name in names]
    assert found, f"{figure} has no {names}; it has {sorted({area.name for area in areas(figure)})}"
    return found


@cache
def inks_that_touch(figure: str) -> dict[tuple[str, str], int]:
    """Pairs of inks -> along how many units of length bodies in them lie side by side where they are seen."""
    width, height = (round(side / 2) for side in source(figure).size)
    inks = ["underlay", *sorted({area.ink for area in areas(figure)} - {"underlay"})]
    picture = Image.new("L", (width, height))
    painter = ImageDraw.Draw(picture)
    for area in areas(figure):
        painter.polygon([(x / 2, y / 2) for x, y in area.rim], fill=inks.index(area.ink))
    pixels = picture.tobytes()
    touching: Counter[tuple[str, str]] = Counter()
    for place in range(width * (height - 1) - 1):
        here = pixels[place]
        for other in (pixels[place + 1], pixels[place + width]):
            if other != here and 0 not in (here, other):
                one, two = sorted((inks[here], inks[other]))
                touching[one, two] += 2
    return dict(touching)


def nearest(area: Area, point: Point) -> float:
    """How far a point is from an area's rim."""
    return float(min(((x - point[0]) ** 2 + (y - point[1]) ** 2) ** 0.5 for x, y in area.rim))


def apart(one: Area, two: Area) -> float:
    """How far two rims are from each other; 0 where one goes into the other."""
    if any(inside(point, two.rim) for point in one.rim):
        return 0.0
    return min(nearest(one, point) for point in two.rim)


def muscle(figure: str, group: str, name: str) -> Muscle:
    """A muscle of a diagram as it is written, in this group or ("") among its parts."""
    parts = source(figure).groups[group] if group else source(figure).parts
    return next(part for part in parts if isinstance(part, Muscle) and part.name == name)


def run_of(part: Muscle, across: float = 0.5) -> Point:
    """How far a fibre of a muscle runs out (away from x = 0) and down, from origin to insertion."""
    sheet = sheet_of(part, Frame())
    (x0, y0), (x1, y1) = sheet.at(across, 0.1), sheet.at(across, 0.9)
    return abs(x1) - abs(x0), y1 - y0
