"""A clinic folder with everything a leaflet can hold: chapters, parts, comparisons, ticks, a video."""

from __future__ import annotations

from pathlib import Path

from rephold.figures.baked import BakedFigure, Op, dump
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.small_content import exercise, put, small_library

ALT = "A person stands up straight with both arms at the sides."

CHAPTERS = """\
chapters:
  - title: How you stand
    text:
      - Look at yourself from the side.
      - There is no perfect posture.
    figures:
      - figure: stand
        caption: From the side
    points:
      - Keep your knees soft.
  - title: Right and wrong
    comparisons:
      - correct: {figure: stand, caption: Ears over shoulders}
        incorrect: {figure: slump, caption: The head hangs.}
    table:
      caption: What helps
      header: [What, How long]
      rows:
        - [Walking, 30 minutes]
        - [Sitting, as short as you can]
    ticks:
      - My head touches the wall.
      - My shoulders are level.
    closing:
      - Show this to your physiotherapist.
  - title: Each day
    place: after
    steps:
      - Stand up.
      - Walk.
"""
HEAD = """\
id: {id}
title: {title}
purpose: To test with
version: "1.0"
published: 2026-11-22
review_by: 2028-11-22
authors: [Somebody]
reviewed_by: Somebody else
sources: [None]
region: knee
disclaimer: plain
red_flags: knee
cautions: plain
about_title: About
about: [It is small.]
moving_on_title: Moving on
moving_on: [Do more.]
times_per_day: 2
"""
STEPS = """\
steps:
  - exercise: bow
    part: At home
    video: v1
  - exercise: reach
    compare: true
  - exercise: press-low
    part: At work
"""
CLINIC = """\
name: Riverside Physio
videos:
  v1: {link: "https://riverside.example/videos/bow?lang=en", short: riverside.example/bow}
"""
INCORRECT = "incorrect:\n  figure: slump\n  caption: Your back is round.\n"


def leaflet_library(folder: Path, *, clinic: str = CLINIC) -> Library:
    """A library with the programmes `posture` (chapters and steps) and `causes` (chapters only)."""
    small_library(folder)
    put(folder, "programmes/posture.yaml", HEAD.format(id="posture", title="Good posture") + CHAPTERS + STEPS)
    put(folder, "programmes/causes.yaml", HEAD.format(id="causes", title="Causes of pain") + CHAPTERS)
    put(folder, "exercises/reach.yaml", exercise("reach", "[KNEE]") + INCORRECT)
    put(folder, "clinic.yaml", clinic)
    for figure in ("stand", "slump"):
        drawn(folder, figure)
    return Library(Shelf(folder))


def drawn(folder: Path, figure: str, *styles: str, grey: int = 0) -> None:
    """A small baked figure in these folders (colour, if none is given), and the pose that says what it shows.

    `grey` makes drawings of one figure differ.
    """
    for style in styles or ("colour",):
        square = f"{grey} 0 m 400 0 l 400 900 l 0 900 l h"
        op = Op("fill", "shirt", None, square)
        baked = BakedFigure(figure, style.split("-")[0], "0" * 64, (400, 900), 1000, 0, (op,))
        put(folder, f"illustrations/baked/{style}/{figure}.json", dump(baked))
    put(folder, f"illustrations/poses/{figure}.yaml", f"figure: {figure}\ntitle: {figure}\nalt: {ALT}\n")
