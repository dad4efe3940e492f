"""The report on pages: each page of each file, read or rejected, with the state of each box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rephold.logs.entries import NOBODY, Settled
from rephold.logs.reading import PageReading


def report(
    pages: Iterable[PageReading], settled: Mapping[tuple[str, str], Settled] = NOBODY
) -> dict[str, list[dict[str, object]]]:
    """`{"pages": […]}`, ready for JSON. Beside the states: why boxes are unsure, and who settled which."""
    return {"pages": [_page(page, settled) for page in pages]}


def _page(page: PageReading, settled: Mapping[tuple[str, str], Settled]) -> dict[str, object]:
    by_person = {
        box: {"by": said.by, "was": said.was}
        for box in page.boxes
        if (said := settled.get((page.log_id or "", box)))
    }
    return {
        "file": page.file,
        "page": page.page,
        "log_id": page.log_id,
        "log_page": page.log_page,
        "status": page.status,
        "reason": page.reason,
        "boxes": {box: reading.state for box, reading in page.boxes.items()},
        "unsure": {box: reading.reason for box, reading in page.boxes.items() if reading.state == "unsure"},
        "remarks": list(page.remarks),
        "texts": dict(page.texts),
        "settled": by_person,
    }
