"""The words and figures of a handout as plain data, so that the bare script draws just these."""

from __future__ import annotations

from dataclasses import asdict, fields, is_dataclass
from typing import Any
from xml.sax.saxutils import escape

from rephold.compose.handout import compose
from rephold.draw.look import Look
from rephold.draw.pictures import common_person
from rephold.draw.typeface import FOLDER, STYLES
from rephold.figures.baked import BakedFigure
from rephold.figures.palette import PALETTES
from rephold.figures.shown import alternative_texts, baked
from rephold.model.document import Card, Chips, Figure, Run
from rephold.model.prescription import Request
from rephold.pipeline import DEFAULT_LAYOUT
from rephold.prescribe.prescribe import prescribe
from rephold.read.library import Library
from rephold.words.words import Words

TONES = {"accent": "#14506b", "heading": "#123a50", "muted": "#46505c", "warning": "#8a2f1d"}
"""Colours of the theme that ships; the bare script has the same ones in it."""


def plain_handout(request: Request, library: Library) -> dict[str, Any]:
    """What the bare script reads: blocks with marked-up words, figures with colours, files of the fonts."""
    prescription = prescribe(request, library)
    layout = library.layout(request.layout or DEFAULT_LAYOUT)
    shown = {picture.figure for item in prescription.exercises for picture in item.exercise.pictures}
    figures = baked(library.shelf, shown, "colour")
    handout = compose(prescription, layout, Words.load(request.lang), alternative_texts(library.shelf, shown))
    theme = library.theme(layout.theme)
    look = Look(theme.sizes, theme.inks, layout.cards, figures)
    paper = library.paper(layout.paper)
    width = (paper.width_mm - 2 * paper.margin_mm) * 72 / 25.4
    cards = [block for block in handout.blocks() if isinstance(block, Card)]
    return {
        "title": handout.title,
        "blocks": _plain(handout.blocks()),
        "furniture": asdict(handout.furniture),
        "figures": {name: _paths(figure) for name, figure in figures.items()},
        "person": common_person(cards, width, look),
        "fonts": {
            face: str(FOLDER / f"{STYLES[style][1]}.ttf")
            for face, style in (("Regular", "regular"), ("Bold", "bold"))
        },
    }


def _plain(value: Any) -> Any:
    """Blocks as dictionaries with their kind; runs of words as ReportLab's markup."""
    if isinstance(value, tuple):
        if value and all(isinstance(part, Run) for part in value):
            return "".join(map(_marked_up, value))
        return [_plain(part) for part in value]
    if isinstance(value, Chips):
        return [[[run.text, run.strong] for run in chip] for chip in value.items]
    if isinstance(value, Figure):
        return [value.figure, _plain(value.caption)]
    if is_dataclass(value):
        parts = {
            "look" if part.name == "kind" else part.name: getattr(value, part.name) for part in fields(value)
        }
        return {"kind": type(value).__name__} | {name: _plain(part) for name, part in parts.items()}
    return value


def _marked_up(run: Run) -> str:
    text = escape(run.text)
    if run.tone in TONES:
        text = f'<font color="{TONES[run.tone]}">{text}</font>'
    return f"<b>{text}</b>" if run.strong else text


def _paths(figure: BakedFigure) -> dict[str, Any]:
    palette = PALETTES[figure.style]
    return {
        "size": figure.size,
        "per_height": figure.per_height,
        "ops": [(op.kind, palette[op.ink], op.width, op.path) for op in figure.ops],
    }
