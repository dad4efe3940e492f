"""Lines of a log's page to write on, each behind its label; what is known already is printed instead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rephold.draw.boxes import ENDLESS, Box
from rephold.draw.canvas import FragmentCanvas, string_width
from rephold.draw.fonts import FACES
from rephold.draw.fragment import FieldArea
from rephold.draw.log_corner import BETWEEN
from rephold.draw.log_words import Pen
from rephold.draw.look import GRID, Look, paint

RULE = 42 * GRID
"""Least length of a line to write a few words on."""
DATE = 26 * GRID
"""The same for a date."""


NO_FIELDS: Mapping[str, tuple[str, str]] = MappingProxyType({})


class WriteLines(Box):
    """Labels with values, or with lines to write on of a least length; as many side by side as fit.

    `fields` has name and tooltip of the text field that a label gets on a screen.
    """

    BASE = 0.25
    """From the lower edge of a line to its base line, as a multiple of the size of type."""

    def __init__(
        self,
        items: tuple[tuple[str, str, float], ...],
        look: Look,
        *,
        strong: bool = True,
        fields: Mapping[str, tuple[str, str]] = NO_FIELDS,
    ) -> None:
        super().__init__()
        self.fields = fields
        self.items, self.look, self.strong = items, look, strong
        self.line = look.sizes.body * 1.45
        self.label, self.value = Pen(look, look.sizes.body, strong=strong), Pen(look, look.sizes.body)
        self._least = [
            self.label.wide(label + " ") + (self.value.wide(value) if value else rule)
            for label, value, rule in items
        ]

    @property
    def least(self) -> float:
        """The least width at which all stand in one line."""
        return sum(self._least) + BETWEEN * (len(self.items) - 1)

    @property
    def last_rule(self) -> float:
        """Where the line to write on of the last one begins, once it is wrapped."""
        before = sum(wide + BETWEEN for _, wide in self._lines[-1][:-1])
        return before + self.label.wide(self.items[-1][0] + " ")

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the lines; the last of each line takes what is left."""
        self._lines: list[list[tuple[int, float]]] = [[]]
        for index, wide in enumerate(self._least):
            used = sum(w + BETWEEN for _, w in self._lines[-1])
            if self._lines[-1] and used + wide > width:
                self._lines.append([])
            self._lines[-1].append((index, wide))
        for line in self._lines:
            spare = width - sum(wide for _, wide in line) - BETWEEN * (len(line) - 1)
            line[-1] = (line[-1][0], line[-1][1] + spare)
        self.width, self.height = width, self.line * len(self._lines)
        return self.width, self.height

    def draw(self) -> None:
        """Paint each as a paragraph."""
        size = self.look.sizes.body
        y = self.height - self.line + self.BASE * size
        for line in self._lines:
            x = 0.0
            for index, wide in line:
                label, value, _ = self.items[index]
                with self.canv.element("P"):
                    write_in(self.canv, label, value, (x, y, wide), self.look, size, strong=self.strong)
                if label in self.fields:
                    left = x + self.label.wide(label + " ")
                    write_field(self.canv, self.fields[label], (left, y, x + wide - left), size)
                x += wide + BETWEEN
            y -= self.line


def write_field(
    canv: FragmentCanvas, field: tuple[str, str], place: tuple[float, float, float], size: float
) -> None:
    """A line of a log on a screen: a text field with this name and tooltip; `place` as for `write_in`."""
    x, y, width = place
    name, said = field
    with canv.element("Form"):
        canv.field(FieldArea((x, y - 0.2 * size, x + width, y + 1.2 * size), name, "text", said))


def write_in(
    canv: FragmentCanvas,
    label: str,
    value: str,
    place: tuple[float, float, float],
    look: Look,
    size: float,
    *,
    strong: bool = False,
) -> None:
    """Paint a label and its value, or a line to its right; `place` is x, base line and width."""
    x, y, width = place
    face = FACES["bold" if strong else "regular"]
    with canv.mark():
        canv.saveState()
        canv.setFillColor(paint(look.inks.text))
        canv.setFont(face, size)
        canv.drawString(x, y, label + " ")
        x_value = x + string_width(label + " ", face, size)
        canv.setFont(FACES["regular"], size)
        canv.drawString(x_value, y, value + " ")
        canv.restoreState()
    if not value:
        with canv.artifact():
            canv.saveState()
            canv.setStrokeColor(paint(look.inks.text))
            canv.setLineWidth(0.6)
            canv.line(x_value, y - 0.12 * size, x + width, y - 0.12 * size)
            canv.restoreState()
