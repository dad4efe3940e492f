"""Pictures of a chapter: in rows of even columns, pairs in a frame; or beside the words they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rephold.draw.boxes import ENDLESS, Box, Framed, Stack
from rephold.draw.look import GRID, Look
from rephold.draw.pictures import ASIDE_SHARE, CARD_GAP, PictureBox, PictureRow
from rephold.draw.text import Text
from rephold.model.document import Figure, Pictures

COLUMN_GAP = 4 * GRID
CAPTION_EMS = 9.18
"""Room that a caption needs under a narrow drawing, as a multiple of its size: 34 mm at 10.5 points."""
ROOMY = 1.5
"""A group gets no more than this many times the width of its drawings."""


class Group(Framed):
    """The pictures of a group side by side; in a frame if they are compared."""

    PADDING = 2 * GRID

    def __init__(self, figures: Sequence[Figure], look: Look) -> None:
        self.least_column = CAPTION_EMS * look.sizes.label
        self.row = PictureRow([PictureBox(figure, look) for figure in figures])
        compared = any(figure.verdict for figure in figures)
        super().__init__(self.row, fill=None, border=look.inks.rule if compared else None)

    @property
    def least(self) -> float:
        """The least width: that of the drawings, or of their captions."""
        captions = self.least_column * (1.0, 1.0, 1.6, 2.2)[min(len(self.row.pictures), 3)]
        return max(self.row.needed, captions) + 2 * self.padding


class GroupRow(Box):
    """Groups side by side in columns of one width, all as tall as the tallest."""

    def __init__(self, groups: Sequence[Group], column: float) -> None:
        super().__init__()
        self.groups, self.column = groups, column

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the tallest group; all floors on one line."""
        for group in self.groups:
            group.least_height = 0
            group.row.least_drawing = 0
        tallest = max(picture.tall for group in self.groups for picture in group.row.pictures)
        for group in self.groups:
            group.row.least_drawing = tallest
        self.height = max(group.wrap(self.column)[1] for group in self.groups)
        for group in self.groups:
            group.least_height = self.height
            group.wrap(self.column)
        self.width = width
        return self.width, self.height

    def draw(self) -> None:
        """Paint from left to right."""
        for number, group in enumerate(self.groups):
            group.drawOn(self.canv, number * (self.column + COLUMN_GAP), 0)


def group_rows(pictures: Pictures, look: Look, width: float) -> Iterator[GroupRow]:
    """The rows of all groups, as even as can be: of four groups where three would fit, two and two."""
    groups = [Group(figures, look) for figures in pictures.groups]
    least = max(group.least for group in groups)
    fit = max(1, int((width + COLUMN_GAP) / (least + COLUMN_GAP)))
    rows = -(-len(groups) // fit)
    count = -(-len(groups) // rows)
    column = (width - COLUMN_GAP * (count - 1)) / count
    if column * count > least * ROOMY * count + 0.25 * width:
        column = least * ROOMY
    for start in range(0, len(groups), count):
        yield GroupRow(groups[start : start + count], column)


class AsideBox(Box):
    """Words with their picture at the right, both from the top; under the words where the page is narrow."""

    def __init__(self, words: Sequence[Box | Text], pictures: Pictures, look: Look, gap: float) -> None:
        super().__init__()
        self.words = Stack([(box, gap) for box in words])
        self.groups = [Group(figures, look) for figures in pictures.groups]
        self.picture = Stack([(group, gap) for group in self.groups])
        self.look = look

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the taller, or of both."""
        beside = width >= self.look.cards.beside_from_mm * GRID
        column = min(max(group.least for group in self.groups) * 1.1, width * ASIDE_SHARE)
        room = width - column - CARD_GAP if beside else width
        room = min(room, self.look.longest_line)
        words = self.words.wrap(room)[1]
        picture = self.picture.wrap(column if beside else width)[1]
        self.width = width
        self.height = max(words, picture) if beside else words + CARD_GAP + picture
        self._places = [(0.0, self.height - words)]
        self._places.append((width - column, self.height - picture) if beside else (0.0, 0.0))
        return self.width, self.height

    def draw(self) -> None:
        """Paint the words, then the picture."""
        for box, (x, y) in zip((self.words, self.picture), self._places, strict=True):
            box.drawOn(self.canv, x, y)
