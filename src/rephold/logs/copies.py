"""Pages that came in more than once: compared, and only what they agree on stays decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rephold.logs.reading import BoxReading, PageReading

DUPLICATE = "duplicate"
DIFFER = "copies-differ"


def compared(pages: Sequence[PageReading]) -> tuple[PageReading, ...]:
    """The pages in the same order, copies of a page with the same states in the same boxes.

    Where two copies contradict each other the box is unsure in both (`copies-differ`). A mark that one could
    read and the other not counts as read; an empty box does not, for the mark may be too faint in that copy.
    """
    copies: dict[tuple[str | None, int | None], list[PageReading]] = {}
    for page in pages:
        if page.status == "read":
            copies.setdefault((page.log_id, page.log_page), []).append(page)
    return tuple(_agreed(page, copies.get((page.log_id, page.log_page), [])) for page in pages)


def _agreed(page: PageReading, copies: Sequence[PageReading]) -> PageReading:
    if page.status != "read" or len(copies) < 2:
        return page
    boxes = {name: _common(mine, _others(name, copies)) for name, mine in page.boxes.items()}
    return replace(page, boxes=boxes, remarks=(*page.remarks, DUPLICATE))


def _others(name: str, copies: Iterable[PageReading]) -> list[BoxReading]:
    return [copy.boxes[name] for copy in copies if name in copy.boxes]


def _common(mine: BoxReading, all_of_them: Sequence[BoxReading]) -> BoxReading:
    states = {reading.state for reading in all_of_them}
    counts = {reading.figures.get("count") for reading in all_of_them if reading.state == "ticked"} - {None}
    if {"ticked", "empty"} <= states or len(counts) > 1:
        return replace(mine, state="unsure", reason=DIFFER)
    if states == {"ticked", "unsure"}:
        figures: Mapping[str, float] = mine.figures
        if counts:
            figures = {**figures, "count": next(count for count in counts if count is not None)}
        return replace(mine, state="ticked", reason=None, figures=figures)
    if states == {"empty", "unsure"}:
        reason = next(reading.reason for reading in all_of_them if reading.state == "unsure")
        return replace(mine, state="unsure", reason=reason)
    return mine
