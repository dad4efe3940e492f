"""A clinic's folder in which `rephold check` finds nothing, and findings after one file has been changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from shutil import copy

from rephold.check.lint import lint
from rephold.check.rule import Finding
from rephold.check.subjects import corpus
from rephold.shelf import PACKAGE, Shelf, shipped

DAY = datetime.date(2026, 11, 22)
CLINIC = """\
name: Leaf Physiotherapy
phone: "01234 567890"
emergency:
  place: the nearest emergency department
  number: your local emergency number
"""
FILES = (
    "exercises/cat-camel.yaml",
    "programmes/low-back-pain.yaml",
    "disclaimers/standard.yaml",
    "red-flags/low-back.yaml",
    "cautions/standard.yaml",
)


@dataclass(frozen=True)
class CleanClinic:
    """Its folder. What it does not have is what ships."""

    folder: Path

    def change(self, file: str, old: str, new: str) -> Path:
        """The file with one place changed, which has to be there."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    def findings(self, *files: str, day: datetime.date = DAY) -> list[Finding]:
        """What is found in these of its files."""
        paths = [self.folder / file for file in files]
        return list(lint(corpus(paths, Shelf(self.folder), day, self.folder), self.folder))


def clean_clinic(folder: Path) -> CleanClinic:
    """The shipped routine as a clinic's own, signed, with a short emergency box."""
    for file in FILES:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        copy(PACKAGE / "library" / file, folder / file)
    for kind, home in (("illustrations", "poses/cat.yaml"), ("layouts", "papers/a4.yaml")):
        (folder / kind / home).parent.mkdir(parents=True, exist_ok=True)
        copy(shipped(kind) / home, folder / kind / home)
    (folder / "layouts/themes").mkdir()
    copy(shipped("layouts") / "themes/clear.yaml", folder / "layouts/themes/clear.yaml")
    (folder / "clinic.yaml").write_text(CLINIC, encoding="utf-8")
    clinic = CleanClinic(folder)
    clinic.change("programmes/low-back-pain.yaml", "region:", "reviewed_by: Ada Example\nregion:")
    for sign in ("  - Leg weakness that gets worse, a foot that drops, or trouble walking.\n",):
        clinic.change("red-flags/low-back.yaml", sign, "")
    clinic.change(
        "red-flags/low-back.yaml", "tingling, numbness or weakness in both", "numbness or weakness in both"
    )
    clinic.change(
        "red-flags/low-back.yaml",
        "  - Pain is always there, is worse at night, and no position eases it.\n",
        "",
    )
    return clinic
