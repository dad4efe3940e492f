"""Three entries written in the format of free-exercise-db, with pictures."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from PIL import Image

WALL_PUSH: dict[str, Any] = {
    "id": "Wall_Push",
    "name": "Wall push",
    "force": "push",
    "level": "beginner",
    "mechanic": "compound",
    "equipment": "body only",
    "primaryMuscles": ["chest"],
    "secondaryMuscles": ["triceps", "shoulders"],
    "instructions": [
        "Face a wall.   Put both hands on it.Bend your elbows slowly.",
        "Push yourself back. Tip: keep your back straight.",
    ],
    "category": "strength",
    "images": ["Wall_Push/0.jpg", "Wall_Push/1.jpg"],
}
BAND_ROW: dict[str, Any] = WALL_PUSH | {
    "id": "Band_Row_-_Seated",
    "name": "Seated band row",
    "force": "pull",
    "mechanic": None,
    "equipment": "bands",
    "primaryMuscles": ["middle back", "lats"],
    "secondaryMuscles": [],
    "instructions": ["Sit down."],
    "images": ["Band_Row_-_Seated/0.jpg"],
}
PLANK: dict[str, Any] = {
    "name": "Plank",
    "force": "static",
    "level": "intermediate",
    "mechanic": "isolation",
    "equipment": None,
    "primaryMuscles": ["abdominals"],
    "secondaryMuscles": [],
    "instructions": [],
    "category": "strength",
    "images": [],
}


def data_set(folder: Path, *entries: dict[str, Any]) -> Path:
    """A copy of the data set with these entries (the three, if none is given) and all their pictures."""
    exercises = folder / "exercises"
    for entry in entries or (WALL_PUSH, BAND_ROW, PLANK):
        exercises.mkdir(parents=True, exist_ok=True)
        name = entry.get("id", entry["name"])
        (exercises / f"{name}.json").write_text(json.dumps(entry), encoding="utf-8")
        for image in entry["images"]:
            path = exercises / image
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(photograph())
    return folder


def photograph(width: int = 80, height: int = 60, kind: str = "JPEG") -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (180, 200, 220)).save(out, kind)
    return out.getvalue()
