"""Exercises in an index: small pictures with name, id and goal, in rows with their floors on one line."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.draw.boxes import ENDLESS, Box, Stack
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.headings import HeadingBox
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import paint_figure
from rephold.draw.text import one_line
from rephold.figures.baked import BakedFigure
from rephold.figures.drawing import bare, extent
from rephold.model.document import Tile


class IdBox(Box):
    """An id, in lines that end at its hyphens; read as one word."""

    def __init__(self, name: str, look: Look) -> None:
        super().__init__()
        self.name, self.look = name, look

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the lines."""
        size = self.look.sizes.label
        lines = [""]
        for piece in self.name.replace("-", "-\0").split("\0"):
            if lines[-1] and string_width(lines[-1] + piece, FACES["regular"], size) > width:
                lines.append("")
            lines[-1] += piece
        self._lines = [one_line(line, size, self.look) for line in lines]
        self.width, self.height = width, sum(line.wrap(width, ENDLESS)[1] for line in self._lines)
        return self.width, self.height

    def draw(self) -> None:
        """Paint line by line as one paragraph."""
        y = self.height
        with self.canv.element("P", actual_text=self.name):
            for line in self._lines:
                y -= line.height
                line.drawOn(self.canv, 0, y)


class TileBox(Box):
    """One exercise: picture, then words; `picture_height` is the room of the row's tallest picture."""

    def __init__(self, tile: Tile, look: Look) -> None:
        super().__init__()
        self.tile = tile
        self.drawing = bare(look.figures[tile.figure.figure])
        self.wide, self.tall = (side * look.person for side in extent(self.drawing))
        self.picture_height = self.tall
        size = look.sizes.label
        goal = one_line(tile.goal, size, look, tone="text", role="P")
        self.heading = HeadingBox(tile.heading, look)
        self.words = Stack([(self.heading, 0.0), (IdBox(tile.id, look), 0.5 * GRID), (goal, 0.0)])

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of picture and words."""
        self._words_height = self.words.wrap(width)[1]
        self.width, self.height = width, self.picture_height + GRID + self._words_height
        return self.width, self.height

    def draw(self) -> None:
        """Paint heading, picture and words; a listener hears the name first."""
        with self.canv.element("Sect"):
            own = self.drawing.size[0] if isinstance(self.drawing, BakedFigure) else self.drawing.width
            floor = self.height - self.picture_height
            self.words.drawOn(self.canv, 0, floor - GRID - self._words_height)
            place = (self.width - self.wide) / 2, floor
            paint_figure(self.canv, self.drawing, self.tile.figure.alt, place, self.wide / own)


class TileRow(Box):
    """Tiles side by side in columns of one width."""

    def __init__(self, tiles: Sequence[TileBox], column: float, gap: float) -> None:
        super().__init__()
        self.tiles, self.column, self.gap = tiles, column, gap

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the tallest tile."""
        tallest = max(tile.tall for tile in self.tiles)
        for tile in self.tiles:
            tile.picture_height = tallest
        self.width = width
        self.height = max(tile.wrap(self.column)[1] for tile in self.tiles)
        return self.width, self.height

    def draw(self) -> None:
        """Paint from left to right."""
        for number, tile in enumerate(self.tiles):
            tile.drawOn(self.canv, number * (self.column + self.gap), self.height - tile.height)
