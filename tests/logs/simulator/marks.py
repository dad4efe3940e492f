"""What people do to boxes, and what they meant by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from logs.simulator.pens import Floats, Pen, Random, Sheet, a_pen
from rephold.model.log_template import TemplateBox, TemplatePage
from rephold.units import to_mm

Truth = Literal["ticked", "empty", "either"]


@dataclass(frozen=True)
class Meant:
    """What a box should be read as; a plain mark must be read, of any other `unsure` is as good."""

    truth: Truth
    plain: bool
    how: str


@dataclass(frozen=True)
class Spot:
    """A box in mm from the upper left of the page."""

    x: float
    y: float
    half: float
    circle: bool

    def at(self, points: list[tuple[float, float]]) -> Floats:
        """Points in half sizes of the box from its centre, y downwards, on the page."""
        return np.array(points, float) * self.half + [self.x, self.y]


def spot(box: TemplateBox, page: TemplatePage) -> Spot:
    x, y, w, h = box.rect
    return Spot(to_mm(x + w / 2), to_mm(page.height - y - h / 2), to_mm(w) / 2, box.shape == "circle")


class Hand:
    """One person with one habit and, mostly, one pen."""

    def __init__(self, sheet: Sheet, random: Random) -> None:
        self.sheet, self.random, self.pen = sheet, random, a_pen(random)
        self.habit = str(random.choice(["tick", "cross", "slash"], p=[0.6, 0.28, 0.12]))
        self.shake = float(random.choice([0.0, 0.05, 0.15, 0.3], p=[0.35, 0.35, 0.2, 0.1]))

    def mark(self, at: Spot) -> Meant:
        """A mark as this person makes them, one in eight in some difficult way."""
        random = self.random
        pen = self.pen if random.random() > 0.05 else a_pen(random)
        if random.random() < 0.125:
            return self._odd(at, pen)
        how = self.habit if random.random() > 0.1 else str(random.choice(["tick", "cross", "slash"]))
        if at.circle:
            how = str(random.choice(["fill", "cross", "tick"], p=[0.7, 0.15, 0.15]))
        if how == "fill":
            self._fill(at, pen, random.uniform(0.75, 1.05))
        else:
            self._draw(how, at, pen, random.uniform(0.75, 1.35))
        return Meant("ticked", pen.plain, f"{pen.name} {how}")

    def _odd(self, at: Spot, pen: Pen) -> Meant:
        random = self.random
        kinds = ["small", "long", "dot", "undone", "fill", "beside", "half", "ring"]
        how = str(random.choice(kinds, p=[0.14, 0.2, 0.1, 0.2, 0.12, 0.08, 0.08, 0.08]))
        match how:
            case "small":
                self._draw("tick", at, pen, random.uniform(0.3, 0.5))
            case "long":
                self._draw(str(random.choice(["tick", "cross"])), at, pen, random.uniform(1.5, 2.2))
            case "dot":
                self._dot(at, pen)
                return Meant("ticked" if at.circle else "either", False, f"{pen.name} {how}")
            case "undone":
                self._draw(self.habit, at, pen, 1.0)
                self._scribble(at, pen)
                return Meant("empty", False, f"{pen.name} {how}")
            case "fill":
                self._fill(at, pen, random.uniform(0.8, 1.1))
            case "beside":
                aside = Spot(at.x, at.y + at.half * random.uniform(1.6, 1.9), at.half * 0.4, at.circle)
                self._draw("tick", aside, pen, 1.0)
                return Meant("either", False, f"{pen.name} {how}")
            case "half":
                aside = Spot(
                    at.x + at.half * random.uniform(-0.8, 0.8), at.y - at.half * 0.6, at.half, at.circle
                )
                self._draw("tick", aside, pen, 0.9)
                return Meant("ticked", False, f"{pen.name} {how}")
            case "ring":
                if not at.circle:
                    self._draw(self.habit, at, pen, 0.8)
                self._ring(at, pen)
        return Meant("ticked", False, f"{pen.name} {how}")

    def _draw(self, how: str, at: Spot, pen: Pen, scale: float) -> None:
        random = self.random
        turn = random.normal(0, 0.18)
        strokes = {
            "tick": [[(-0.65, -0.05), (-0.15, 0.6), (0.85, -0.85)]],
            "cross": [[(-0.7, -0.7), (0.7, 0.7)], [(0.7, -0.7), (-0.7, 0.7)]],
            "slash": [[(-0.7, 0.75), (0.7, -0.75)]],
        }[how]
        dx, dy = random.normal(0, 0.15, 2)
        for stroke in strokes:
            c, s = np.cos(turn), np.sin(turn)
            moved = [((x * c - y * s) * scale + dx, (x * s + y * c) * scale + dy) for x, y in stroke]
            points = at.at(moved) + random.normal(0, 0.12 * at.half, (len(moved), 2))
            self.sheet.stroke(points, pen, random, self.shake)

    def _fill(self, at: Spot, pen: Pen, scale: float) -> None:
        """To and fro until it is full."""
        lines = max(int(2 * at.half / max(pen.width * self.random.uniform(0.7, 1.3), 0.3)), 3)
        points = []
        for k, y in enumerate(np.linspace(-0.85, 0.85, lines)):
            x = (np.sqrt(max(1 - y * y, 0.1)) if at.circle else 0.9) * (-1 if k % 2 else 1)
            points.append((x * scale + self.random.normal(0, 0.07), y * scale))
        self.sheet.stroke(at.at(points), pen, self.random, self.shake / 2)

    def _scribble(self, at: Spot, pen: Pen) -> None:
        """Over the box and beyond, several times to and fro."""
        random = self.random
        count = int(random.integers(9, 22))
        xs = np.linspace(-1, 1, count) * random.uniform(0.9, 1.4)
        points = [
            (float(x + random.normal(0, 0.15)), float((1 if k % 2 else -1) * random.uniform(0.8, 1.5)))
            for k, x in enumerate(xs)
        ]
        self.sheet.stroke(at.at(points), pen, random, self.shake)

    def _dot(self, at: Spot, pen: Pen) -> None:
        x, y = self.random.normal(0, 0.25, 2)
        r = self.random.uniform(0.03, 0.2)
        self.sheet.stroke(at.at([(x - r, y), (x + r, y), (x, y + r)]), pen, self.random)

    def _ring(self, at: Spot, pen: Pen) -> None:
        a = np.linspace(0, self.random.uniform(5.8, 7.2), 24) + self.random.uniform(0, 6)
        r = self.random.uniform(1.35, 1.9)
        grow = np.linspace(0.95, 1.08, 24)
        points = [(float(r * g * np.cos(t)), float(r * g * np.sin(t))) for t, g in zip(a, grow, strict=True)]
        self.sheet.stroke(at.at(points), pen, self.random, self.shake)


def filled(sheet: Sheet, page: TemplatePage, random: Random) -> dict[str, Meant]:
    """Marks on a page as somebody does a week's exercises; what each box was meant to be."""
    hand = Hand(sheet, random)
    meant = {box.id: Meant("empty", True, "nothing") for box in page.boxes}
    diligence = random.uniform(0.2, 0.95)
    for box in page.boxes:
        if not box.group and random.random() < diligence:
            meant[box.id] = hand.mark(spot(box, page))
    groups: dict[str, list[TemplateBox]] = {}
    for box in page.boxes:
        if box.group:
            groups.setdefault(box.group, []).append(box)
    for members in groups.values():
        if random.random() < 0.85:
            box = members[int(random.integers(len(members)))]
            meant[box.id] = hand.mark(spot(box, page))
    return meant
