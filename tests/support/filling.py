"""Answers put into a fillable log as people do: by a library, or with mouse and keys in a viewer's engine."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Mapping
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium_c

from rephold.draw.fragment import FieldArea
from rephold.model.log_template import LogTemplate

Answers = Mapping[str, str]
"""Field name -> what it says: `Yes`, the number of a bubble, or text."""


def some_answers(areas: Iterable[FieldArea], seed: int) -> dict[str, str]:
    """About half of the ticks, an answer to most questions, numbers and notes; the same for the same seed."""
    chance = random.Random(seed)
    answers: dict[str, str] = {}
    for area in areas:
        if area.kind == "text" and not area.hidden:
            answers[area.name] = (
                "A good week. Stairs: 10." if "notes" in area.name else str(chance.randint(1, 30))
            )
        elif area.kind != "text" and chance.random() < (0.5 if area.kind == "check" else 0.4):
            answers[area.name] = area.export
    return answers


def states(template: LogTemplate, answers: Answers) -> dict[str, str]:
    """Box id -> the state that a reading of these answers must have."""
    said = {
        box.id: answers.get(box.group or box.id) == str(box.value)
        if box.group
        else bool(answers.get(box.group or box.id))
        for page in template.pages
        for box in page.boxes
    }
    return {box: "ticked" if ticked else "empty" for box, ticked in said.items()}


def widgets(reader: pypdf.PdfReader) -> list[tuple[int, str, Any]]:
    """(page from 0, field name, widget) of all widgets, in the order of the pages' lists."""
    found = []
    for number, page in enumerate(reader.pages):
        annotations: Any = page.get("/Annots", [])
        for each in annotations:
            widget = each.get_object()
            if widget["/Subtype"] == "/Widget":
                found.append((number, str(widget.get("/T") or widget["/Parent"]["/T"]), widget))
    return found


def filled_by_pypdf(data: bytes, answers: Answers) -> bytes:
    """The file as pypdf fills and saves it."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    buttons = {name for _, name, widget in widgets(pypdf.PdfReader(io.BytesIO(data))) if "/AS" in widget}
    values: dict[str, Any] = {name: f"/{said}" if name in buttons else said for name, said in answers.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


class Viewer:
    """The engine of Chromium's viewer with a document open: click and type, then `saved`."""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)
        self._document.init_forms()
        self._pages = [self._document[number] for number in range(len(self._document))]
        self._places = {
            (name, next((state[1:] for state in _states(widget) if state != "/Off"), "")): (
                number,
                _middle(widget),
            )
            for number, name, widget in widgets(pypdf.PdfReader(io.BytesIO(data)))
        }

    def answer(self, answers: Answers) -> None:
        """Click every box and bubble of the answers, and type the texts."""
        for name, said in answers.items():
            if (name, said) in self._places:
                self.click(name, said)
            else:
                self.click(name, "")
                for character in said:
                    pdfium_c.FORM_OnChar(self._document.formenv, self._page(name), ord(character), 0)

    def click(self, name: str, export: str = "Yes") -> None:
        """Move the mouse to the middle of the widget, press and let go."""
        number, (x, y) = self._places[name, export]
        for act in (pdfium_c.FORM_OnMouseMove, pdfium_c.FORM_OnLButtonDown, pdfium_c.FORM_OnLButtonUp):
            act(self._document.formenv, self._pages[number], 0, x, y)

    def saved(self) -> bytes:
        """The file as the viewer saves it."""
        pdfium_c.FORM_ForceToKillFocus(self._document.formenv)
        out = io.BytesIO()
        self._document.save(out)
        for page in self._pages:
            page.close()
        self._document.close()
        return out.getvalue()

    def _page(self, name: str) -> Any:
        return self._pages[self._places[name, ""][0]]


def _states(widget: Any) -> list[str]:
    return list(widget["/AP"]["/N"]) if "/AS" in widget else []


def _middle(widget: Any) -> tuple[float, float]:
    x0, y0, x1, y1 = map(float, widget["/Rect"])
    return (x0 + x1) / 2, (y0 + y1) / 2
