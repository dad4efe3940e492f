"""What stands over and under the table of a log's page: whose week it is, how to tick, when to stop."""

from __future__ import annotations

from rephold.draw.boxes import ENDLESS, Box, Framed, Row, Stack
from rephold.draw.canvas import string_width
from rephold.draw.fonts import FACES
from rephold.draw.log_boxes import LINE
from rephold.draw.log_corner import BETWEEN, TITLE, corner_widths, title_width
from rephold.draw.log_words import Pen
from rephold.draw.log_writing import DATE, NO_FIELDS, RULE, WriteLines, write_field, write_in
from rephold.draw.look import GRID, Look, paint
from rephold.draw.text import Text
from rephold.model.document import Run, Tone
from rephold.model.week_log import LogWeek, LogWords, WeekLog


class TitleLine(Box):
    """Title and week in one line where they fit; a week without dates has a line to write on.

    On the first page of a log the title is a heading of its own, after that only for the eye.
    """

    def __init__(self, log: WeekLog, week: LogWeek, look: Look, *, first: bool, continued: bool) -> None:
        super().__init__()
        self.typed = log.fillable and not continued
        self.log, self.week, self.look, self.first = log, week, look, first
        self.size, self.small = look.sizes.title * TITLE, look.sizes.heading
        self.said = f"{week.title} · {week.when or log.words.week_of}" if week.when else week.title

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and one or two lines."""
        title, corner = title_width(self.log, self.look), corner_widths(self.log, self.look, width)
        needed = string_width(self.said, FACES["semibold"], self.small)
        if not self.week.when:
            needed += GRID * 4 + string_width(self.log.words.week_of, FACES["regular"], self.small) + RULE
        self.beside = title + BETWEEN + needed + BETWEEN + corner[0] <= width
        self.x = title + BETWEEN if self.beside else 0.0
        self.plan = width - Pen(self.look, self.look.sizes.label).wide(self.log.words.plan)
        self.names_plan = not corner[1] and self.x + needed + BETWEEN <= self.plan
        taken = corner[0] if self.beside else corner[1]
        self.end = min(self.plan if self.names_plan else width, width - taken) - BETWEEN
        self.width = width
        self.height = self.size * 1.15 + (0 if self.beside else self.small * 1.3)
        return self.width, self.height

    def draw(self) -> None:
        """Paint title, then week."""
        canv, base = self.canv, self.height - self.size * 0.92
        if self.first:
            with canv.element("H1", bookmark=self.log.title), canv.mark():
                self._words(self.log.title + " ", 0, base, "bold", self.size, "heading")
        else:
            with canv.artifact():
                self._words(self.log.title, 0, base, "bold", self.size, "heading")
        base = base if self.beside else base - self.small * 1.3
        with canv.element("H2", bookmark=self.said), canv.mark():
            self._words(self.said + " ", self.x, base, "semibold", self.small, "text")
        self._draw_plan(base)
        if not self.week.when:
            x = self.x + string_width(self.said, FACES["semibold"], self.small) + 4 * GRID
            with canv.element("P"):
                write_in(
                    canv,
                    self.log.words.week_of,
                    "",
                    (x, base, self.end - x),
                    self.look,
                    self.small,
                )
            if self.typed:
                label = string_width(self.log.words.week_of + " ", FACES["regular"], self.small)
                place = (x + label, base, self.end - x - label)
                write_field(canv, (f"w{self.week.number}-week-of", self.week.week_of), place, self.small)

    def _draw_plan(self, base: float) -> None:
        """The plan's name at the right, under the page number, where there is room for it."""
        if self.names_plan:
            with self.canv.element("P"):
                pen = Pen(self.look, self.look.sizes.label, tone="muted")
                pen.say(self.canv, self.log.words.plan, self.plan, base)

    def _words(self, text: str, x: float, y: float, face: str, size: float, tone: Tone) -> None:
        canv = self.canv
        canv.saveState()
        canv.setFillColor(paint(self.look.ink(tone)))
        canv.setFont(FACES[face], size)
        canv.drawString(x, y, text)
        canv.restoreState()


class KeyLine(Box):
    """How to tick, behind a box that is ticked: as it looks, and in words."""

    def __init__(self, words: LogWords, look: Look) -> None:
        super().__init__()
        self.side = look.sizes.body * 0.95
        said = f"{words.how} {words.optional}".strip()
        style = look.style(look.sizes.body, leading=1.2)
        self.text = Text((Run(said),), style, look)

    def wrap(self, width: float, height: float = ENDLESS) -> tuple[float, float]:
        """The width given and the height of the words."""
        self.height = self.text.wrap(width - self.side - 2 * GRID, ENDLESS)[1]
        self.width = width
        return self.width, self.height

    def draw(self) -> None:
        """Paint the box as an artifact, then the words."""
        canv, side = self.canv, self.side
        low = self.height - side - 0.16 * side
        with canv.artifact():
            canv.saveState()
            canv.setLineWidth(LINE)
            canv.rect(LINE / 2, low, side - LINE, side - LINE, stroke=1, fill=0)
            canv.setLineWidth(1.6)
            tick = canv.beginPath()
            tick.moveTo(side * 0.2, low + side * 0.48)
            tick.lineTo(side * 0.42, low + side * 0.2)
            tick.lineTo(side * 0.95, low + side * 1.0)
            canv.drawPath(tick, stroke=1, fill=0)
            canv.restoreState()
        self.text.drawOn(canv, side + 2 * GRID, 0)


class Slim(Framed):
    """A frame close around its words."""

    PADDING = 1.5 * GRID


def _evenest(words: list[Text], width: float) -> Row:
    """Both side by side, sharing the width so that the taller is least tall."""
    rows = [Row(words, (share / 60, 1 - share / 60), 5 * GRID) for share in range(20, 41)]
    return min(rows, key=lambda row: row.wrap(width)[1])


def head(log: WeekLog, week: LogWeek, look: Look, *, first: bool, continued: bool) -> Stack:
    """Title, week, how to tick, whose it is; where a week goes on, no more than whose it is."""
    words, title = log.words, TitleLine(log, week, look, first=first, continued=continued)
    if continued:
        name = WriteLines(((words.name, words.patient, RULE),), look)
        return Stack([(title, 0.6 * GRID), (name, 0)])
    fields = WriteLines(
        ((words.name, words.patient, RULE), (words.next_visit, words.review, DATE), (words.place, "", RULE)),
        look,
        fields={words.place: (f"w{week.number}-place", week.place)} if log.fillable else NO_FIELDS,
    )
    lines: list[tuple[Box, float]] = [(title, 0.6 * GRID), (KeyLine(words, look), 0.5 * GRID), (fields, 0)]
    if words.sign_off:
        rooms = zip(words.sign_off, (RULE, DATE, RULE), strict=True)
        lines.append((WriteLines(tuple((label, "", room) for label, room in rooms), look), 0))
    return Stack(lines)


def foot(log: WeekLog, look: Look, width: float) -> Framed:
    """When to stop and whom to ask, when to get help: in a frame."""
    style = look.style(look.sizes.body, leading=1.15)
    contact = Run(f" {log.words.contact}", strong=True)
    words = [Text(runs, style, look) for runs in ((*log.words.stop, contact), log.words.now)]
    inner: Box = Stack([(text, GRID) for text in words])
    if width > 43.2 * look.sizes.body:
        inner = _evenest(words, width - 2 * Slim.PADDING)
    return Slim(inner, fill=None, border=look.inks.warning)
