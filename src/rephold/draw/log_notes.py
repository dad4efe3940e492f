"""Room for words and sums of the patient's own on a log's page."""

from __future__ import annotations

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fragment import FieldArea
from rephold.draw.log_lines import paint_rules
from rephold.draw.log_shape import PAD
from rephold.draw.log_words import Pen
from rephold.draw.log_writing import RULE, WriteLines
from rephold.draw.look import GRID, Look
from rephold.model.log_template import Rect
from rephold.model.week_log import LogWeek, LogWords

SUM = 13 * GRID
"""Room to write a number."""
NOTE_LINE = 8 * GRID
FIRST_LINE = 1.13
"""From the top of a head to its first base line, as a multiple of the size of type."""


class Closing:
    """What a week ends with: lines for the number of all ticks and of days in a row, and for notes.

    Where notes have a column of this width beside the questions, the sums stand at the right of its title, or
    under it where the column is too narrow; where it is 0, notes follow the sums.
    """

    def __init__(self, words: LogWords, week: LogWeek, look: Look, width: float, column: float) -> None:
        self.words, self.week, self.look, self.column = words, week, look, column
        items = [(label, "", SUM) for label in (week.ticks, words.streak)]
        if not column:
            items.append((words.notes_here, "", RULE))
        self._lines = WriteLines(tuple(items), look, strong=False)
        title = Pen(look, look.sizes.body, strong=True).wide(words.notes)
        self.beside = bool(column) and title + self._lines.least + 4 * PAD <= column
        self.width = min(width, self._lines.least) if column else width
        self.height = 0.0 if self.beside else self._lines.wrap(self.width)[1]

    def draw(self, canv: FragmentCanvas, right: float, top: float, rules: int) -> Rect:
        """Paint it under `top`, or in a head there, with more lines to write on under it.

        Gives the corners of the room for notes; where these have a column it is of no use.
        """
        size, height = self.look.sizes.body, self._lines.wrap(self.width)[1]
        left = right - self.width
        low = top - FIRST_LINE * size - WriteLines.BASE * size if self.beside else top - height
        self._lines.drawOn(canv, left - PAD * bool(self.column), low)
        end = low - rules * NOTE_LINE
        paint_rules(canv, self.look, left, right, [end + index * NOTE_LINE for index in range(rules)])
        return (
            (left, end, right, low) if rules else (left + self._lines.last_rule, low, right, low + 1.2 * size)
        )


def say_notes(canv: FragmentCanvas, words: LogWords, look: Look, x: float, top: float) -> None:
    """Paint the title of the notes as content of the open element."""
    pen = Pen(look, look.sizes.body, strong=True, tone="heading")
    pen.say(canv, words.notes, x + PAD, top - FIRST_LINE * pen.size)


def note_field(canv: FragmentCanvas, name: str, said: str, corners: Rect) -> None:
    """A text field, for a log on a screen."""
    with canv.element("Form"):
        canv.field(FieldArea(corners, name, "text", said))
