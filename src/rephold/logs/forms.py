"""Logs that were filled in on screen: from the fields of a PDF to the state of each box.

A viewer writes a box twice, as the state it shows and as its field's value. Only where both say the same is
the box ticked or empty; all else is unsure with a reason:

`as-only`, `v-only`   shown as ticked but not so in the value, or the other way round
`ambiguous`           two bubbles of one question are on
`unknown-value`       neither its own mark nor off
`no-field`            printed on this page, and the file has no field for it
`two-fields`          two fields of the page have its name
`shared-field`        joined files made one field of two boxes, so that each shows the other's tick
`not-a-number`        a box for a number holds something else
`drawn-on`            empty, but somebody drew over it with a viewer's pen
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from rephold.logs.paper.rejection import Rejected
from rephold.logs.reading import BoxReading, PageReading
from rephold.logs.widgets import OFF, FormPage, Widget, form_pages
from rephold.model.log_template import LogTemplate, TemplateBox, TemplatePage

LOG_ID = "log-id"
"""The hidden field that says which log a page belongs to."""
TICKED = "Yes"
"""The value of a ticked box; that of a bubble is its number."""

_ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{10}")
_COUNT = re.compile(r"\d{1,3}")
_SIGNS = frozenset("xXvV✓✔✗✘")
"""Typed in place of a number: done, without saying how often."""


def read_form(
    data: bytes, file: str, template_of: Callable[[str], LogTemplate | None]
) -> list[PageReading] | None:
    """Every page with fields, read or rejected; None for a file without fields: it is read as a picture.

    Other pages are left out, such as a handout before its log; but a scan among them is rejected
    (`scan-in-form`), so that nobody takes it for read.
    Rejected pages: `encrypted`, `unreadable` (page 1 for the file), `foreign-form` (fields, not of a log),
    `unknown-log`, `other-layout`. Such a page must not be read as a picture: its ticks might not be on it.
    """
    try:
        pages = form_pages(data)
    except Rejected as rejected:
        return [PageReading(file, 1, "rejected", rejected.reason)]
    if not any(page.widgets for page in pages):
        return None
    ids = {_log_id(page) for page in pages} - {None}
    only = ids.pop() if len(ids) == 1 else None
    return [
        _page(page, file, number, _log_id(page) or only, template_of)
        for number, page in enumerate(pages, 1)
        if page.widgets or page.scanned
    ]


def _log_id(page: FormPage) -> str | None:
    """The one log the page's own fields name."""
    named = {widget.value for widget in page.widgets if widget.name == LOG_ID}
    found = named.pop() if len(named) == 1 else ""
    return found if _ID.fullmatch(found) else None


def _page(
    page: FormPage,
    file: str,
    number: int,
    log_id: str | None,
    template_of: Callable[[str], LogTemplate | None],
) -> PageReading:
    if not page.widgets:
        return PageReading(file, number, "rejected", "scan-in-form")
    if log_id is None:
        return PageReading(file, number, "rejected", "foreign-form")
    template = template_of(log_id)
    if template is None:
        return PageReading(file, number, "rejected", "unknown-log", log_id)
    names = {widget.name for widget in page.widgets}
    known = {printed: len(names & {_name(box) for box in printed.boxes}) for printed in template.pages}
    printed = max(known, key=lambda each: known[each])
    if not known[printed]:
        return PageReading(file, number, "rejected", "other-layout", log_id)
    boxes = _boxes(page, printed)
    return PageReading(
        file,
        number,
        "read",
        log_id=log_id,
        log_page=printed.page,
        boxes=boxes,
        remarks=("drawn-on",) if page.drawn else (),
        texts=_texts(page, printed),
    )


def _name(box: TemplateBox) -> str:
    """Of the box's field: bubbles of one question share it."""
    return box.group or box.id


def _boxes(page: FormPage, printed: TemplatePage) -> Mapping[str, BoxReading]:
    asked: dict[str, list[TemplateBox]] = {}
    for box in printed.boxes:
        asked.setdefault(_name(box), []).append(box)
    found: dict[str, BoxReading] = {}
    for name, boxes in asked.items():
        widgets = [widget for widget in page.widgets if widget.name == name]
        exports = {_export(box) for box in boxes}
        each = {box.id: _state(_export(box), exports, widgets, page) for box in boxes}
        on = [box.id for box in boxes if _shown(box, widgets)]
        found |= each | ({box: BoxReading("unsure", "ambiguous") for box in on} if len(on) > 1 else {})
    return {box.id: found[box.id] for box in printed.boxes}


def _export(box: TemplateBox) -> str:
    return TICKED if box.value is None else str(box.value)


def _shown(box: TemplateBox, widgets: Sequence[Widget]) -> bool:
    export = _export(box)
    return any(widget.kind == "button" and widget.shown == export == widget.on for widget in widgets)


def _state(export: str, exports: set[str], widgets: Sequence[Widget], page: FormPage) -> BoxReading:
    """A box that is ticked with `export`, in a field that may have one of the values `exports`."""
    mine = [widget for widget in widgets if widget.kind == "text" or widget.on == export]
    if len(mine) != 1:
        return BoxReading("unsure", "two-fields" if mine else "no-field")
    widget = mine[0]
    if widget.sharing > len(exports):
        return BoxReading("unsure", "shared-field")
    reading = _typed(widget.value) if widget.kind == "text" else _ticked(widget, exports)
    if reading.state == "empty" and any(_over(drawn, widget.rect) for drawn in page.drawn):
        return BoxReading("unsure", "drawn-on")
    return reading


def _ticked(widget: Widget, exports: set[str]) -> BoxReading:
    if not {widget.shown, widget.value} <= exports | {OFF} or widget.shown not in (widget.on, OFF):
        return BoxReading("unsure", "unknown-value")
    shown, valued = widget.shown == widget.on, widget.value == widget.on
    if shown != valued:
        return BoxReading("unsure", "as-only" if shown else "v-only")
    return BoxReading("ticked" if shown else "empty")


def _typed(text: str) -> BoxReading:
    """A number of repeats, none for 0; a sign counts as a tick."""
    said = text.strip()
    if _COUNT.fullmatch(said):
        return BoxReading("ticked" if int(said) else "empty", figures={"count": int(said)})
    if not said or said in _SIGNS:
        return BoxReading("ticked" if said else "empty")
    return BoxReading("unsure", "not-a-number")


def _texts(page: FormPage, printed: TemplatePage) -> Mapping[str, str]:
    boxes = {_name(box) for box in printed.boxes} | {LOG_ID}
    texts = (widget for widget in page.widgets if widget.kind == "text" and widget.name not in boxes)
    return {widget.name: widget.value for widget in texts if widget.value.strip()}


def _over(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
