"""What a print shop would complain about is found, and what ships has none of it."""

from __future__ import annotations

import io

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from rephold.finish.opened import opened
from rephold.finish.preflight import Finding, preflight
from rephold.model.prescription import Request
from rephold.pipeline import make_handout
from rephold.read.library import Library
from rephold.shelf import Shelf


def drawn(
    *, dots: int | None = None, line: float | None = None, words: bool = False, shrunk: bool = False
) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 300), initialFontName="Helvetica")
    canvas.setStrokeGray(0)
    if shrunk:
        canvas.scale(0.1, 0.1)
    if dots is not None:
        picture = ImageReader(Image.new("L", (dots, dots), 128))
        canvas.drawImage(picture, 10, 10, 72, 72)
    if line is not None:
        canvas.setLineWidth(line)
        canvas.line(0, 0, 100, 100)
    if words:
        canvas.drawString(10, 200, "not in the file")
    canvas.save()
    return out.getvalue()


def rules(data: bytes) -> dict[str, Finding]:
    return {finding.rule: finding for finding in preflight(opened(data, "job.pdf")) if finding.page}


def test_a_font_that_is_not_in_the_file_is_an_error() -> None:
    found = rules(drawn(words=True))["font-embedded"]
    assert (found.level, found.page, found.measured) == ("error", 1, "Helvetica")


def test_pictures_under_200_dots_are_errors_under_300_warnings_and_fine_above() -> None:
    assert rules(drawn(dots=199))["picture-dots"].level == "error"
    assert rules(drawn(dots=201))["picture-dots"].level == "warning"
    assert "picture-dots" not in rules(drawn(dots=300))


def test_lines_are_measured_as_they_are_drawn() -> None:
    assert rules(drawn(line=0.1))["thin-line"].measured == "0.10 pt"
    assert "thin-line" not in rules(drawn(line=0.5))
    assert rules(drawn(line=0.5, shrunk=True))["thin-line"].measured == "0.05 pt"


def test_a_handout_of_ours_has_its_fonts_and_no_line_too_thin() -> None:
    data = make_handout(Request(programme="low-back-pain"), Library(Shelf())).data
    levels = {finding.level for finding in preflight(opened(data, "handout.pdf"))}
    assert "error" not in levels
    assert "warning" not in levels
