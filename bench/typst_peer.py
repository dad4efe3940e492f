"""The peer in Typst (`typst` from PyPI): the same words and figures, tagged, as it does by default."""

from __future__ import annotations

import json
import re
from pathlib import Path
from shutil import copyfile
from typing import Any

from bench.words import plain_handout
from rephold.draw.typeface import FOLDER
from rephold.figures.palette import PALETTES
from rephold.figures.shown import alternative_texts, baked
from rephold.figures.svg import to_svg
from rephold.model.prescription import Request
from rephold.read.library import Library

SCRIPT = Path(__file__).parent / "handout.typ"
_PIECE = re.compile(r"(</?b>|<font color=\"[^\"]*\">|</font>)")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


class TypstPeer:
    """Compiles one handout after another in a folder of its own; the compiler stays."""

    def __init__(self, folder: Path, library: Library) -> None:
        import typst

        self._folder, self._library = folder, library
        copyfile(SCRIPT, folder / "main.typ")
        figures = sorted(library.figures())
        poses = [figure for figure in figures if library.shelf.find("poses", f"{figure}.yaml")]
        self._figures = baked(library.shelf, poses, "colour")
        self._alts = alternative_texts(library.shelf, poses)
        for figure, drawing in self._figures.items():
            svg = to_svg(drawing, PALETTES["colour"])
            width, height = drawing.size
            sized = svg.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)
            (folder / f"{figure}.svg").write_text(sized, encoding="utf-8")
        (folder / "data.json").write_text("{}", encoding="utf-8")
        self._compiler = typst.Compiler(
            str(folder / "main.typ"), root=str(folder), font_paths=[str(FOLDER)], ignore_system_fonts=True
        )

    def data(self, request: Request) -> bytes:
        """What the script reads for a request."""
        found = plain_handout(request, self._library)
        shown = sorted({figure for figure in found.pop("figures")})
        per_unit = {name: found["person"] / self._figures[name].per_height for name in shown}
        found["widths"] = {name: self._figures[name].size[0] * scale for name, scale in per_unit.items()}
        found["alts"] = {name: self._alts[name] for name in shown}
        found["blocks"] = [_with_runs(block) for block in found["blocks"]]
        return json.dumps(found).encode()

    def make(self, data: bytes) -> bytes:
        """The PDF."""
        (self._folder / "data.json").write_bytes(data)
        made = self._compiler.compile()
        assert isinstance(made, bytes)
        return made


def _with_runs(block: dict[str, Any]) -> dict[str, Any]:
    """The block with marked-up words as runs: text, whether strong, colour."""
    made = dict(block)
    kind = block["kind"]
    if kind in ("Heading", "Para"):
        made["words"] = _runs(block["words"])
    elif kind == "Listing":
        made["items"] = [_runs(item) for item in block["items"]]
    elif kind == "Table":
        made["rows"] = [[_runs(cell) for cell in row] for row in block["rows"]]
    elif kind == "Pair":
        made |= {side: _with_runs(block[side]) for side in ("left", "right")}
    elif kind in ("Panel", "Card"):
        made["heading"] = _with_runs(block["heading"])
        for part in ("body", "steps", "lines"):
            if part in block:
                made[part] = [_with_runs(inner) for inner in block[part]]
        if kind == "Card":
            made["figures"] = [[figure, _runs(caption)] for figure, caption in block["figures"]]
    return made


def _runs(marked: str) -> list[tuple[str, bool, str]]:
    runs: list[tuple[str, bool, str]] = []
    strong, colour = False, ""
    for piece in _PIECE.split(marked):
        if piece in ("<b>", "</b>"):
            strong = piece == "<b>"
        elif piece.startswith(("<font", "</font")):
            colour = piece.partition('"')[2].partition('"')[0]
        elif piece:
            for entity, sign in _ENTITIES:
                piece = piece.replace(entity, sign)
            runs.append((piece, strong, colour))
    return runs
