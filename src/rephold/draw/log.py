"""From a weekly log to its pages, and the template that says where everything on them stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fonts import register
from rephold.draw.fragment import FieldArea, Fragment, Metadata, Page, Placed
from rephold.draw.log_corner import paint_corner
from rephold.draw.log_grid import Grid, Part
from rephold.draw.log_head import foot, head
from rephold.draw.log_marks import codes, paint_marks, squares
from rephold.draw.log_paper import EDGE, LogPaper
from rephold.draw.log_room import Room, filled, tall
from rephold.draw.log_scales import band_shapes
from rephold.draw.log_shape import shapes
from rephold.draw.log_table import PartBox
from rephold.draw.look import Look
from rephold.draw.sheet import PRODUCER, Sheet
from rephold.errors import ContentError
from rephold.model.log_code import MOST_PAGES, LogCode, encode
from rephold.model.log_template import TemplateBox, TemplateCode, TemplatePage
from rephold.model.week_log import LogWeek, Spot, WeekLog


@dataclass(frozen=True)
class LogPlan:
    """What stands on which page, before anything is painted."""

    grid: Grid
    paper: LogPaper
    room: Room
    parts: tuple[Part, ...]

    @property
    def log(self) -> WeekLog:
        """What is drawn."""
        return self.grid.log

    def asked_at_first(self) -> int:
        """How many questions stand on the first page."""
        return sum(len(band.scales) for band in self.parts[0].bands)

    def pages(self, first: int = 1, sheets: int | None = None) -> tuple[list[Page], list[TemplatePage]]:
        """The pages and what stands on them, as sheets `first` and so on of a file of `sheets`."""
        log, total, made, described = self.grid.log, sheets or len(self.parts), [], []
        for number, part in enumerate(self.parts, 1):
            box = PartBox(self.grid, part, self.paper.margin, self.room.top(part), self.room.height(part))
            payloads = _payloads(log, number, len(self.parts))
            sheet = first + number - 1
            page = _page(box, self.paper, payloads, first=number == 1, footer=(sheet, total))
            made.append(page)
            described.append(_described(page, part.week, number, sheet, payloads))
        return made, described


def plan_log(log: WeekLog, sheet: Sheet) -> LogPlan:
    """How the log is shared out over pages: as few as can be, then boxes as large as can be, then as many
    questions on the first page as can be.

    ContentError if the paper is too small, whichever way it may lie, or takes more pages than codes count.
    """
    register()
    look = Look(sheet.theme.sizes, sheet.inks, sheet.layout.cards, sheet.figures, sheet.logo)
    found: list[LogPlan] = []
    refused: list[ContentError] = []
    for turn in log.turns:
        try:
            found += _plans(log, look, LogPaper.of(sheet.paper, turn))
        except ContentError as error:
            refused.append(error)
        if found and len(found[-1].parts) == len(log.weeks):
            break
    if not found:
        raise refused[0]
    fewest = min(len(plan.parts) for plan in found)
    if fewest > MOST_PAGES:
        what = f"takes {fewest} pages for this log; its codes count to {MOST_PAGES}"
        raise ContentError.at("paper", what, "ask for fewer weeks, or take a larger paper")
    good = [plan for plan in found if len(plan.parts) == fewest]
    return max((plan for plan in good if plan.grid.shape == good[0].grid.shape), key=LogPlan.asked_at_first)


def _plans(log: WeekLog, look: Look, paper: LogPaper) -> list[LogPlan]:
    """A plan for each shape, the best first, until one has a page for each week; ContentError for none."""
    room = Room.of(log, look, paper)
    found: list[LogPlan] = []
    refused: list[ContentError] = []
    for shape, band in product(shapes(log, look, paper.room), band_shapes(log, look, paper.room)):
        grid = Grid(log, look, shape, band)
        try:
            parts = [part for week in log.weeks for part in filled(grid, week, room, paper.room)]
        except ContentError as error:
            refused.append(error)
            continue
        found.append(LogPlan(grid, paper, room, tuple(parts)))
        if len(parts) == len(log.weeks):
            break
    if not found:
        raise refused[0]
    return found


def log_metadata(log: WeekLog, template: bytes) -> Metadata:
    """What a file with nothing but a log says about itself."""
    moment = f"{log.date:%Y%m%d}000000"
    return Metadata(log.title, log.author, log.subject, log.language, moment, PRODUCER, log_template=template)


def _payloads(log: WeekLog, page: int, pages: int) -> tuple[str, str]:
    return encode(LogCode(log.log_id, page, pages, "A")), encode(LogCode(log.log_id, page, pages, "B"))


def _page(
    box: PartBox, paper: LogPaper, payloads: tuple[str, str], *, first: bool, footer: tuple[int, int]
) -> Page:
    """One page: its words and boxes as one fragment, marks and page number as another."""
    log, look = box.grid.log, box.grid.look
    canv = FragmentCanvas()
    over = head(log, box.part.week, look, first=first, continued=box.part.continued)
    under = foot(log, look, paper.foot[1])
    left, wide = paper.head
    over.drawOn(canv, left, paper.height - EDGE - tall(over, wide))
    box.draw(canv)
    tall(under, paper.foot[1])
    under.drawOn(canv, paper.foot[0], EDGE)
    if log.fillable:
        area = FieldArea(
            (0, 0, 0, 0), "log-id", "text", log.words.log, text=log.log_id, read_only=True, hidden=True
        )
        with canv.element("Form"):
            canv.field(area)
    body = canv.fragment(paper.width, paper.height)
    return Page(
        paper.width,
        paper.height,
        (Placed(body, 0, 0),),
        ((Placed(_furniture(log, look, paper, payloads, footer), 0, 0), "Footer"),),
    )


def _furniture(
    log: WeekLog, look: Look, paper: LogPaper, payloads: tuple[str, str], footer: tuple[int, int]
) -> Fragment:
    canv = FragmentCanvas(furniture=True)
    paint_marks(canv, paper.width, paper.height, payloads)
    paint_corner(canv, log, look, (paper.head[0], paper.height - EDGE, paper.head[1]), footer)
    return canv.fragment(paper.width, paper.height)


def _described(page: Page, week: LogWeek, number: int, sheet: int, payloads: tuple[str, str]) -> TemplatePage:
    """What the page has become: rectangles are those of what was painted."""
    asked = {spot.id: spot for spot in _spots(week)}
    boxes = tuple(
        _box(asked[name], (placed.x + x, placed.y + y, wide, tall))
        for placed in page.body
        for name, (x, y, wide, tall) in placed.fragment.spots
    )
    corners = codes(page.width, page.height)
    return TemplatePage(
        page=number,
        sheet=sheet,
        week=week.number,
        width=round(page.width, 3),
        height=round(page.height, 3),
        squares=tuple(_rounded(rect) for rect in squares(page.width, page.height)),
        codes=(
            TemplateCode(corner="A", payload=payloads[0], rect=_rounded(corners[0])),
            TemplateCode(corner="B", payload=payloads[1], rect=_rounded(corners[1])),
        ),
        boxes=boxes,
    )


def _spots(week: LogWeek) -> Iterator[Spot]:
    for cell in week.cells.values():
        for line in cell:
            yield from line
    for bubbles in week.bubbles.values():
        yield from bubbles


def _box(spot: Spot, rect: tuple[float, float, float, float]) -> TemplateBox:
    return TemplateBox(
        id=spot.id,
        kind=spot.kind,
        shape="circle" if spot.kind == "bubble" else "square",
        rect=_rounded(rect),
        group=spot.group,
        value=spot.value,
        day=spot.day,
        row=spot.row,
        session=spot.session,
        firm=spot.firm,
    )


def _rounded(rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x, y, wide, tall = (round(number, 3) for number in rect)
    return x, y, wide, tall
