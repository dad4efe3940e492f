"""A small clinic folder to read from: one programme of four exercises, and all that it needs."""

from __future__ import annotations

from pathlib import Path

from rephold.read.library import Library
from rephold.shelf import Shelf

EXERCISE = """\
id: {id}
name: {name}
goal: Moves the back gently.
position: standing
muscles: [Erector spinae]
steps:
  - Stand up.
  - Move slowly.
  - Come back.
{change}cautions: {cautions}
pictures:
  - figure: stand
    caption: Stand up
dose:
  {dose}
dose_origin:
  {origin}
"""

BOTH = ("reps: 10\n  rep_seconds: 5", "reps: editor")
EACH = (
    "reps: 3\n  hold_seconds: 5\n  rest_seconds: 5\n  side: each",
    "reps: editor\n  hold_seconds: editor\n  rest_seconds: editor\n  side: editor",
)
HELD = (
    "reps: 5-10\n  hold_seconds: 3\n  rest_seconds: 3",
    "reps: editor\n  hold_seconds: editor\n  rest_seconds: editor",
)

PROGRAMME = """\
id: mini
title: A small programme
purpose: To test with
version: "1.0"
published: 2026-11-22
review_by: 2028-11-22
authors: [Somebody]
sources: [None]
region: knee
disclaimer: plain
red_flags: knee
cautions: plain
about_title: About
about: [It is small.]
moving_on_title: Moving on
moving_on: [Do more.]
exercise_count: 3
times_per_day: 2
steps:
  - exercise: bow
  - exercise: reach
    explain:
      title: Why reach?
      reasons: [It may help.]
  - exercise: press-low
    label: 3a
    note: Easy.
    explain:
      title: Why press?
      reasons: [It can help.]
      also_for: [press-high]
  - exercise: press-high
    label: 3b
    when: Once 3a feels easier.
  - exercise: bow
    label: "4"
    name: Bow again
    again: Finish as you began.
"""

DISCLAIMER = """\
id: plain
version: "1"
title: Before
before: [Ask first.]
stop_title: Stop
stop: [It hurts.]
reminder_title: Remember
reminder: [Ask.]
pain_guide_title: Pain
pain_guide: [Go on., Do less., Stop.]
"""

RED_FLAGS = """\
id: knee
region: knee
version: "1"
title: Get help
now_lead: Go now.
now: [It is bad.]
soon_lead: Go soon.
soon: [It is not good.]
sources: [Somebody]
"""

CAUTIONS = """\
id: plain
title: Care
lead: Take care.
who_heading: Who
exercises_heading: Exercises
do_heading: Do
codes:
  WRIST: {who: Sore wrists., do: Use fists.}
  KNEE: {who: Sore knees., do: Pad them.}
  BAL: {who: Unsteady., do: Hold on.}
"""


def exercise(name: str, cautions: str = "[]", dose: tuple[str, str] = BOTH) -> str:
    """The YAML of an exercise."""
    title = name.replace("-", " ").capitalize()
    change = "change_sides: Change sides.\n" if "side: each" in dose[0] else ""
    return EXERCISE.format(
        id=name, name=title, cautions=cautions, dose=dose[0], origin=dose[1], change=change
    )


def put(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file into the clinic folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def small_library(folder: Path) -> Library:
    """A library with the small programme in this clinic folder."""
    put(folder, "programmes/mini.yaml", PROGRAMME)
    put(folder, "exercises/bow.yaml", exercise("bow", "[WRIST, KNEE]"))
    put(folder, "exercises/reach.yaml", exercise("reach", "[KNEE]", EACH))
    put(folder, "exercises/press-low.yaml", exercise("press-low", "[]", HELD))
    put(folder, "exercises/press-high.yaml", exercise("press-high", "[WRIST]", HELD))
    put(folder, "exercises/stand-tall.yaml", exercise("stand-tall", "[BAL]"))
    put(folder, "disclaimers/plain.yaml", DISCLAIMER)
    put(folder, "red-flags/knee.yaml", RED_FLAGS)
    put(folder, "cautions/plain.yaml", CAUTIONS)
    put(folder, "illustrations/baked/colour/stand.json", "{}")
    return Library(Shelf(folder))
