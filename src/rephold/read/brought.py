"""Drafts of exercises from another collection: YAML to be checked, pictures, and their rights beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from rephold.errors import ContentError, MissingError
from rephold.figures.art import load_art
from rephold.model.credits import Credits
from rephold.read.art import CREDITS
from rephold.read.collected import Collected
from rephold.read.free_exercise_db import Found
from rephold.read.nouns import noun_of
from rephold.read.yaml_source import parse
from rephold.shelf import Shelf, read_bytes

MOST_PICTURES = 3
MUSCLES: Mapping[str, tuple[str, ...]] = {
    "abdominals": ("Rectus abdominis", "Obliquus externus and internus"),
    "abductors": ("Gluteus medius and minimus",),
    "adductors": ("Hip adductors",),
    "biceps": ("Biceps brachii",),
    "calves": ("Gastrocnemius", "Soleus"),
    "chest": ("Pectoralis major",),
    "forearms": ("Forearm flexors and extensors",),
    "glutes": ("Gluteus maximus",),
    "hamstrings": ("Hamstrings",),
    "lats": ("Latissimus dorsi",),
    "lower back": ("Erector spinae",),
    "middle back": ("Rhomboids", "Middle trapezius"),
    "neck": ("Neck flexors and extensors",),
    "quadriceps": ("Quadriceps femoris",),
    "shoulders": ("Deltoid",),
    "traps": ("Trapezius",),
    "triceps": ("Triceps brachii",),
}
"""The data set's seventeen muscle groups in anatomical terms; others stay as they are written."""

_HEAD = """\
# Brought from free-exercise-db, entry {entry}, and not checked by anybody yet: nothing prints it.
# Put it in plain words, one action a step; write goal, position, cautions and dose; check its pictures, and
# their rights in illustrations/CREDITS.yaml. `rephold show {id} --clinic FOLDER` says what is still to do.
# The data set says: {says}.
needs_review: true
"""
_TO_WRITE = """\
# To be written:
#goal: What it is for, in one sentence.
#position: standing
#cautions: []
#dose:
#  sets: 1
#  reps: 10
#dose_origin:
#  sets: editor
#  reps: editor
"""
_CREDITS_HEAD = """\
# Rights of our own pictures, and what they show.
figures:
"""


@dataclass
class Brought:
    """Files to write, the drafts among them, and what somebody should know."""

    files: dict[Path, bytes] = field(default_factory=dict)
    drafts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def bring(entries: Iterable[Found], clinic: Path) -> Brought:
    """What these entries become in a clinic's folder; nothing is written, and nothing there is replaced.

    An id that ships with rephold gets another name, so that the draft does not take its place.
    ContentError with everything that is wrong with pictures.
    """
    brought, collected = Brought(), Collected()
    shipped = Shelf().names("exercises")
    rights: dict[str, dict[str, object]] = {}
    for found in entries:
        name = f"{found.slug[:52]}-brought" if found.slug in shipped else found.slug
        target = clinic / "exercises" / f"{name}.yaml"
        if target.exists() or target in brought.files:
            brought.notes.append(f"left out {found.file.name}: {target} is there already")
            continue
        pictures = collected.take(lambda f=found, n=name: _pictures(f, n, clinic, brought)) or {}  # type: ignore[misc]
        rights |= {figure: _rights(found, image) for figure, image in pictures.items()}
        brought.files[target] = _draft(found, name, list(pictures)).encode()
        brought.drafts.append(name)
    if rights:
        path = clinic / "illustrations" / CREDITS
        brought.files |= {path: collected.take(lambda: _credits(path, rights)) or b""}
    collected.raise_any()
    return brought


def _pictures(found: Found, name: str, clinic: Path, brought: Brought) -> dict[str, str]:
    """The image of each figure that the draft shows, start first; their files are among those to write."""
    images = found.entry.images[:MOST_PICTURES]
    endings = {1: ("",), 2: ("-start", "")}.get(len(images), ("-start", "", "-3"))
    shown: dict[str, str] = {}
    for image, ending in zip(images, endings, strict=False):
        path = found.image(image)
        if not path.is_file():
            brought.notes.append(f"{found.file.name}: there is no picture {image}")
            continue
        load_art(path)
        target = clinic / "illustrations" / "art" / f"{name}{ending}{path.suffix.lower()}"
        if not target.exists():
            brought.files[target] = read_bytes(path)
        shown[f"{name}{ending}"] = image
    return shown


def _draft(found: Found, name: str, figures: list[str]) -> str:
    entry = found.entry
    groups = dict.fromkeys((*entry.primaryMuscles, *entry.secondaryMuscles))
    muscles = dict.fromkeys(muscle for group in groups for muscle in MUSCLES.get(group, (group,)))
    known = (("level", entry.level), ("force", entry.force), ("mechanic", entry.mechanic))
    says = [f"{key} {value}" for key, value in (*known, ("category", entry.category)) if value]
    captions = ("Start", "End", "Then")
    held: dict[str, object] = {"id": name, "name": entry.name}
    if entry.equipment not in (None, "body only", "other"):
        held["equipment"] = [entry.equipment]
    held |= {
        "muscles": list(muscles),
        "steps": list(found.sentences),
        "pictures": [
            {"figure": figure, "caption": caption} for figure, caption in zip(figures, captions, strict=False)
        ],
    }
    source = " ".join((entry.id or found.file.stem).split())
    head = _HEAD.format(entry=source, id=name, says=" ".join(", ".join(says or ["nothing more"]).split()))
    return head + _yaml(held) + _TO_WRITE


def _rights(found: Found, image: str) -> dict[str, object]:
    return {
        "author": "The authors of free-exercise-db",
        "licence": "Unlicense, as the data set says",
        "origin": f"free-exercise-db, {image}",
        "alt": f"{found.entry.name}, as a photograph",
        "needs_review": True,
    }


def _credits(path: Path, rights: Mapping[str, dict[str, object]]) -> bytes:
    """The credits file with these entries before those that it has; ContentError if it cannot take them."""
    if not path.is_file():
        return (_CREDITS_HEAD + _indented(_yaml(dict(rights)), "  ")).encode()
    data = read_bytes(path)
    source = parse(data, str(path))
    known = noun_of(Credits, source).figures
    lacking = {figure: held for figure, held in rights.items() if figure not in known}
    text = data.decode("utf-8-sig")
    if not lacking:
        return data
    lines = text.splitlines()
    if not known:
        lines = [line for line in lines if line.split("#")[0].strip() not in ("figures:", "figures: {}")]
        made = "\n".join([*lines, "figures:", _indented(_yaml(lacking), "  ")])
    else:
        first = next(iter(known))
        column = source.key_place(("figures", first)).column - 1
        at = source.key_place(("figures",)).line
        made = "\n".join([*lines[:at], _indented(_yaml(lacking), " " * column).rstrip(), *lines[at:], ""])
    try:
        noun_of(Credits, parse(made, str(path)))
    except (ContentError, MissingError):
        what = "is written in a way that nothing can be added to"
        hint = "write each figure under `figures:` on lines of its own, as `rephold new credits` does"
        raise ContentError.at(str(path), what, hint) from None
    return made.encode()


def _yaml(data: Mapping[str, object]) -> str:
    return yaml.safe_dump(
        dict(data), sort_keys=False, allow_unicode=True, width=110, default_flow_style=False
    )


def _indented(text: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" for line in text.splitlines())
