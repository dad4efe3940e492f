"""The noun Diagram: a drawing of anatomy as named parts, painted from first to last.

Coordinates are units of the diagram's own box (`size`), origin top left, y down. Curves are given by the
points they pass through, written `x,y x,y x,y`; a point with `!` behind it is a sharp corner.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from rephold.model.noun import Noun
from rephold.model.text import Id, Sentence


class Knot(NamedTuple):
    """A point that a curve passes through; a sharp one is a corner."""

    x: float
    y: float
    sharp: bool = False


def _knots(given: object) -> object:
    if not isinstance(given, str):
        return given
    found = []
    for word in given.split():
        x, _, y = word.removesuffix("!").partition(",")
        try:
            found.append(Knot(float(x), float(y), word.endswith("!")))
        except ValueError:
            raise ValueError(f"'{word}' is no point; write x,y with ! behind it for a corner") from None
    return tuple(found)


def _point(given: object) -> object:
    knots = _knots(given)
    if isinstance(given, str) and isinstance(knots, tuple):
        if len(knots) != 1:
            raise ValueError("wants one point, x,y")
        return knots[0]
    return knots


def _list(given: object) -> object:
    return (given,) if isinstance(given, int | float) else tuple(given) if isinstance(given, list) else given


_AS_TEXT = WithJsonSchema({"type": "string"})
Knots = Annotated[tuple[Knot, ...], BeforeValidator(_knots), Field(min_length=2), _AS_TEXT]
Point = Annotated[Knot, BeforeValidator(_point), _AS_TEXT]
Widths = Annotated[tuple[float, ...], BeforeValidator(_list), Field(min_length=1)]


class Part(Noun):
    """What all parts have in common."""

    name: str = ""
    """What it is; counted in tests."""
    ink: str = "bone"
    """Role of its colour."""
    line: float = Field(0.8, ge=0, le=3)
    """Weight of its outline as a share of the outer line; 0 = none."""
    shade: float = Field(0, ge=0)
    """Width of the shade on the side away from the light, in units."""
    both: bool = False
    """Drawn a second time on the other side of the diagram's axis."""


class Shape(Part):
    """A closed smooth outline."""

    shape: Knots


class Oval(Part):
    """An ellipse: centre, half its width and height, turned clockwise by degrees."""

    oval: Point
    radii: Point
    turn: float = 0


class Tube(Part):
    """A round rod along a curve: nerve, rib, shaft of a bone."""

    tube: Knots
    width: Widths
    """From its first end to its last, evenly spaced along it."""
    ends: Literal["round", "flat", "flat-round", "round-flat"] = "round"


class Muscle(Part):
    """A sheet of fibres between two edges, both from origin to insertion."""

    ink: str = "muscle"
    left: Knots
    right: Knots
    origin: Knots | None = None
    """From the start of `left` to that of `right`, where that is not straight."""
    insertion: Knots | None = None
    """From the end of `left` to that of `right`, where that is not straight."""
    fibres: int = Field(6, ge=0, le=60)
    tendon: tuple[float, float] = (0, 0)
    """Shares of its length that are tendon, at the origin and at the insertion."""
    tendon_ink: str = "tendon"
    reach: tuple[float, float] = (0.04, 0.96)
    """From where to where fibres are drawn, as shares of the length."""


class Stroke(Part):
    """A line of ink that thins at its ends."""

    ink: str = "outline"
    stroke: Knots
    weight: float = Field(0.5, gt=0)
    taper: tuple[bool, bool] = (True, True)
    dashed: bool = False


class Rings(Part):
    """Rings inside a shape that draw together towards a point: layers of a disc."""

    rings: Knots
    towards: Point
    count: int = Field(ge=1, le=20)
    smallest: float = Field(0.4, gt=0, lt=1)
    weight: float = 0.35


class Arrow(Part):
    """An arrow along a curve, its head at the last point."""

    ink: str = "arrow"
    arrow: Knots
    wide: float = Field(gt=0)


class Level(Noun):
    """Vertebrae of one region, seen from the side, from the top down."""

    name: str
    first: int = 1
    """Number of its first vertebra."""
    count: int
    ink: str
    depth: tuple[float, float]
    """Of the body, front to back: of its first and last vertebra."""
    height: tuple[float, float]
    """Of body and the disc under it together, as shares that add up along the whole column."""
    disc: float = 0.22
    """Share of the height that is disc."""
    spine: tuple[float, float]
    """Length of the spinous process of its first and last vertebra."""
    drop: tuple[float, float]
    """How far the spinous process points down, degrees."""
    thick: tuple[float, float]
    """Of the spinous process at its tip."""


class Column(Part):
    """A spine in side view, its bodies along a curve from the top down; the front is on the left."""

    column: Knots
    """Middles of the bodies."""
    levels: tuple[Level, ...]
    front: Literal["left", "right"] = "right"
    disc_ink: str = "disc"


class Use(Part):
    """A group of parts put somewhere: enlarged, then turned clockwise by degrees, then moved.

    A name stands before the names of its parts.
    """

    use: str
    at: Point = Knot(0, 0)
    scale: float = Field(1, gt=0)
    turn: float = 0
    flip: bool = False
    """Left and right changed before all else."""
    ink: str = ""
    """Takes the place of the ink of parts that have `ink: own`."""


class Merged(Part):
    """Parts that grow into each other: all outlines are painted before all fills."""

    merged: tuple[AnyPart, ...]


_KINDS: dict[str, type[Part]] = {
    "shape": Shape,
    "oval": Oval,
    "tube": Tube,
    "left": Muscle,
    "stroke": Stroke,
    "rings": Rings,
    "arrow": Arrow,
    "column": Column,
    "use": Use,
    "merged": Merged,
}


def _kind(given: Any) -> str | None:
    if isinstance(given, Part):
        return next(name for name, kind in _KINDS.items() if isinstance(given, kind))
    return next((name for name in _KINDS if isinstance(given, dict) and name in given), None)


AnyPart = Annotated[
    Annotated[Shape, Tag("shape")]
    | Annotated[Oval, Tag("oval")]
    | Annotated[Tube, Tag("tube")]
    | Annotated[Muscle, Tag("left")]
    | Annotated[Stroke, Tag("stroke")]
    | Annotated[Rings, Tag("rings")]
    | Annotated[Arrow, Tag("arrow")]
    | Annotated[Column, Tag("column")]
    | Annotated[Use, Tag("use")]
    | Annotated[Merged, Tag("merged")],
    Discriminator(
        _kind,
        custom_error_type="part_kind",
        custom_error_message="wants one of: " + ", ".join(_KINDS),
    ),
]


class Anchor(Noun):
    """Where the leader line of a label ends, and on which side of the drawing the label stands."""

    at: Point
    side: Literal["left", "right"]
    line: bool = True
    """Without a line, the label stands level with the point: a caption beside a part-picture."""


class Caption(Noun):
    """Words under a part-picture: the middle of their place, how wide it is, and in which row of pictures."""

    x: float
    width: float
    row: int = 0


class Groups(Noun):
    """Parts that several diagrams have in common."""

    source: Sentence
    """The work that their anatomy is from."""
    groups: dict[Id, tuple[AnyPart, ...]]
    """Each has an origin of its own; `use` puts it somewhere."""


class Diagram(Noun):
    """A drawing of anatomy with its labels; their words are in the language file under the same keys."""

    figure: Id
    source: Sentence
    """The work that its anatomy is from."""
    size: tuple[float, float]
    mm: float = Field(gt=0)
    """Width on paper for which the line weights are right."""
    axis: float | None = None
    """x of the line that `both` mirrors at; left out, the middle."""
    rows: tuple[float, ...] = ()
    """y at which the drawing is cut into rows, captions under each."""
    parts: tuple[AnyPart, ...]
    groups: dict[Id, tuple[AnyPart, ...]] = Field({})
    labels: dict[Id, Anchor] = Field({})
    captions: dict[Id, Caption] = Field({})


Merged.model_rebuild()
