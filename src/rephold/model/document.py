"""A sheet as blocks in reading order: what is said and in which role, before anything has a place.

Long parts are left out of hashes: what leads a block tells it from most others, and is quickly looked at.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from rephold.model.chart import Charts

Tone = Literal["text", "muted", "accent", "heading", "warning"]


class Run(NamedTuple):
    """Text of one weight and colour."""

    text: str
    strong: bool = False
    tone: Tone = "text"


Words = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    level: Literal[1, 2, 3]
    words: Words
    number: str = ""
    """Stands in a round before the words: an exercise's place in the order."""
    opens: bool = False
    """Begins a chapter or a part: larger, under a line across the page."""
    small: bool = False
    """As small as labels, in an index."""


@dataclass(frozen=True)
class Para:
    """A paragraph; `purpose` is the line under the title, `label` a caption."""

    words: Words
    style: Literal["body", "purpose", "label"] = "body"


@dataclass(frozen=True)
class Listing:
    """A list: numbered steps, or bullets; `columns` where short items would leave a wide line empty."""

    items: tuple[Words, ...]
    numbered: bool = False
    columns: int = 1


@dataclass(frozen=True)
class Verdict:
    """Whether a picture shows the right way, as a word; drawn with a tick or a cross."""

    correct: bool
    word: str


@dataclass(frozen=True)
class Figure:
    """A drawn figure: its id, what it shows, and the words under it; a wrong way is drawn smaller."""

    figure: str
    alt: str
    caption: Words
    mirrored: bool = False
    verdict: Verdict | None = None


@dataclass(frozen=True)
class Pictures:
    """Figures side by side in rows; those of a group stand together."""

    groups: tuple[tuple[Figure, ...], ...]
    keep_with_next: bool = False
    """The last row stands on the page of the block after it, where that costs no page."""


@dataclass(frozen=True)
class Ticks:
    """Sentences with a box to tick by pen; `spoken` says for each what its box is for."""

    items: tuple[Words, ...]
    spoken: tuple[str, ...]


@dataclass(frozen=True)
class Watch:
    """A video: its address as a code to scan and a short one to type."""

    uri: str
    short: str
    title: str
    alt: str
    """What the code is, for people who cannot see it."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, a list or a list to tick; close to the one before if it goes on with it."""

    body: Para | Listing | Ticks
    goes_on: bool = False
    keep_with_next: bool = False
    """Stands on the page of the block after it."""


@dataclass(frozen=True)
class Aside:
    """Words with a picture at their right; below them where the page is narrow."""

    body: tuple[Para | Listing | Ticks, ...]
    pictures: Pictures


@dataclass(frozen=True)
class Chips:
    """A dose in short: each chip is a few runs, numbers strong."""

    items: tuple[Words, ...] = field(hash=False)
    spoken: str
    """The same as a sentence, for people who listen."""
    signs: tuple[str, ...] = ()
    """What each chip is about, where it has a sign: repeats, hold, rest, sides, left, right; else empty."""


@dataclass(frozen=True)
class Fields:
    """Labels and their values; an empty value is a rule to write on."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Numbers:
    """Big numbers, each with what it counts: the plan at a glance."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table with a heading row; the first cell of each row heads its row. Numbers can stand dense."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    shares: tuple[float, ...]
    """Column widths as shares of the whole; they add up to 1."""
    dense: bool = False


@dataclass(frozen=True)
class Panel:
    """Text under a heading, in a box unless plain; `columns` lets long text stand in two columns.

    An alarm is a warning with a sign that is known without reading.
    """

    kind: Literal["plain", "tinted", "ruled", "warning", "alarm"]
    heading: Heading
    body: tuple[Para | Listing | Numbers, ...]
    columns: int = 1
    keep_with_next: bool = False
    """Stands on the page of the block after it."""


@dataclass(frozen=True)
class Pair:
    """Two panels side by side where the page is wide enough, else one under the other."""

    left: Panel
    right: Panel
    left_share: float


@dataclass(frozen=True)
class Card:
    """One exercise: heading, dose, pictures, steps and lines; never broken over pages."""

    heading: Heading
    chips: Chips
    figures: tuple[Figure, ...] = field(hash=False)
    steps: tuple[Para | Listing, ...] = field(hash=False)
    lines: tuple[Para, ...] = field(hash=False)
    """Where to feel it, what to mind, why, other ways: each begins with a strong label."""
    video: Watch | None = field(default=None, hash=False)


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True)
class Tile:
    """An exercise in an index: picture, name, id and goal."""

    heading: Heading
    figure: Figure
    id: str
    goal: str


@dataclass(frozen=True)
class Letterhead:
    """The clinic's line at the top of the first page; `logo_alt` says what its logo shows, if it has one."""

    name: str
    contact: str
    logo_alt: str | None = None
    logo_height_mm: float = 0


Block = (
    Letterhead | Heading | Para | Listing | Passage | Aside | Pictures
    | Fields | Table | Panel | Pair | Card | Tile | Charts | PageBreak
)  # fmt: skip


@dataclass(frozen=True)
class Furniture:
    """Head of later pages and foot of all; {page} and {pages} are filled in when pages are counted."""

    running_title: str
    running_detail: str
    footer_left: str
    footer_right: str
    footer_short: str = ""  # in place of the left one where that needs two lines
    continued: str = "{title}"
    """Heading of the rest of a panel that is too tall for one page."""


@dataclass(frozen=True)
class Handout:
    """A handout in reading order. The safety panels have places of their own, so none can be forgotten."""

    title: str
    language: str
    author: str
    subject: str
    date: datetime.date
    furniture: Furniture
    opening: tuple[Block, ...]
    before_you_start: Panel | Pair
    red_flags: Panel
    body: tuple[Block, ...]
    reminder: Panel
    front: tuple[Block, ...] = ()
    """What stands before the safety panels, the red flags first: for a sheet to be seen at a glance."""

    def blocks(self) -> tuple[Block, ...]:
        """All blocks, first to last."""
        safety = (self.before_you_start, self.red_flags)[:: -1 if self.front else 1]
        return (*self.opening, *self.front, *safety, *self.body, self.reminder)


STAFF_SHEETS = ("catalogue", "credits")
"""What `rephold leaflet` prints besides programmes."""


@dataclass(frozen=True)
class DeskSheet:
    """A sheet that prescribes nothing, in reading order: an index, a list of rights, a progress page."""

    title: str
    language: str
    author: str
    subject: str
    date: datetime.date
    furniture: Furniture
    body: tuple[Block, ...]

    def blocks(self) -> tuple[Block, ...]:
        """All blocks, first to last."""
        return self.body


Document = Handout | DeskSheet
