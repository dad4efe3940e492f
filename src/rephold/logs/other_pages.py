"""Pages that came along with a log and are none: of a handout, or the blank back of a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.logs.files import TemplateOf
from rephold.logs.reading import PageReading


def other_pages(pages: Sequence[PageReading], template_of: TemplateOf) -> frozenset[tuple[str, int]]:
    """File and place of each page without a code whose file has logs, all of them whole.

    Where a log's page is missing, a page without a code may be that one, and is not taken for another paper.
    """
    read: dict[str, set[int | None]] = {}
    logs: dict[str, set[str]] = {}
    for page in pages:
        if page.status == "read" and page.log_id:
            read.setdefault(page.log_id, set()).add(page.log_page)
            logs.setdefault(page.file, set()).add(page.log_id)
    whole = {log_id for log_id in read if _whole(log_id, read[log_id], template_of)}
    return frozenset(
        (page.file, page.page)
        for page in pages
        if page.reason == "no-code" and page.file in logs and logs[page.file] <= whole
    )


def _whole(log_id: str, read: set[int | None], template_of: TemplateOf) -> bool:
    template = template_of(log_id)
    return template is not None and {page.page for page in template.pages} <= read
