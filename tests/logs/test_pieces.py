"""What a person gets to see of an unsure answer: the right piece of the right page, the right way up."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdf
import pytest
from numpy.typing import NDArray
from PIL import Image
from pypdf.generic import NameObject

from rephold.logs.copies import compared
from rephold.logs.files import read_files
from rephold.logs.pieces import around, cut, on_form
from rephold.logs.questions import Seen, questions
from rephold.model.log_template import LogTemplate
from support.inked import picture, printed, saved, template
from support.weekly import LOG_ID

FAINT = "w1-d3-e2-s1"
TWO = ("w1-d5-pain-2", "w1-d5-pain-7")
FORM = printed(LOG_ID, fillable=True)


def template_of(log_id: str) -> LogTemplate | None:
    return template(printed()) if log_id == LOG_ID else None


def seen(file: Path, image: Image.Image) -> dict[str, tuple[Seen, ...]]:
    """What is seen of each unsure answer of a picture."""
    file.write_bytes(saved(image))
    pages = tuple(read_files([file], template_of))
    return {one.entry.box: one.seen for one in questions(pages, template_of)}


def pixels(one: Seen) -> NDArray[np.uint8]:
    assert one.png
    return np.asarray(Image.open(io.BytesIO(one.png)).convert("L"))


def coarse(one: Seen) -> NDArray[np.float64]:
    """The picture in 12 x 12 fields, so that half a pixel more or less does not count."""
    return np.asarray(Image.fromarray(pixels(one)).resize((12, 12), Image.Resampling.BOX)).astype(float)


def test_a_piece_shows_the_box_with_its_mark_and_its_surroundings(tmp_path: Path) -> None:
    (one,) = seen(tmp_path / "scan.png", picture(printed(), faint=[FAINT]))[FAINT]
    shown = pixels(one)
    box = next(box for box in template(printed()).pages[0].boxes if box.id == FAINT)
    assert shown.shape[0] == pytest.approx(box.rect[3] * 150 / 72 * 2.2, abs=4)
    third = shown.shape[0] // 3
    middle = shown[third : 2 * third, third : 2 * third]
    assert 195 < np.median(middle[middle < 230]) < 220, "the faint mark"
    assert shown.min() < 90, "the printed outline"


def test_a_piece_of_a_turned_page_is_upright(tmp_path: Path) -> None:
    page = picture(printed(), faint=[FAINT])
    upright = coarse(seen(tmp_path / "0.png", page)[FAINT][0])
    for turn in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270):
        turned = coarse(seen(tmp_path / f"{turn}.png", page.transpose(turn))[FAINT][0])
        apart = [float(np.abs(upright - np.rot90(turned, quarters)).mean()) for quarters in range(4)]
        assert apart[0] < 0.6 * min(apart[1:]), apart


def test_a_question_is_shown_with_all_its_bubbles(tmp_path: Path) -> None:
    (one,) = seen(tmp_path / "scan.png", picture(printed(), TWO))["w1-d5-pain"]
    shown = pixels(one)
    assert shown.shape[1] > 8 * shown.shape[0] / 3
    marks = [columns.min() < 60 for columns in np.array_split(shown[shown.shape[0] // 3 : -20], 11, axis=1)]
    assert sum(marks) >= 2


def test_copies_that_differ_are_shown_beside_each_other(tmp_path: Path) -> None:
    for name, ticked in (("a.png", [FAINT]), ("b.png", [])):
        (tmp_path / name).write_bytes(saved(picture(printed(), ticked)))
    pages = compared(tuple(read_files([tmp_path / "a.png", tmp_path / "b.png"], template_of)))
    (one,) = questions(pages, template_of)
    assert [Path(shown.file).name for shown in one.seen] == ["a.png", "b.png"]
    inked, blank = (pixels(shown) for shown in one.seen)
    assert (inked < 60).sum() > (blank < 60).sum() + 20


def test_a_form_is_shown_as_a_viewer_shows_it(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(FORM.data)))
    for annotation in writer.pages[0]["/Annots"]:  # type: ignore[attr-defined]
        widget = annotation.get_object()
        if widget.get("/T") == FAINT:
            widget[NameObject("/AS")] = NameObject("/Yes")
    writer.write(tmp_path / "form.pdf")
    pages = tuple(read_files([tmp_path / "form.pdf"], lambda _: template(FORM)))
    (one,) = questions(pages, lambda _: template(FORM))
    assert (one.entry.box, one.entry.reason) == (FAINT, "as-only")
    shown = pixels(one.seen[0])
    third = shown.shape[0] // 3
    assert (shown[third : 2 * third, third : 2 * third] < 60).sum() > 30, "the tick"


def test_what_is_not_on_the_picture_or_not_there_has_no_piece(tmp_path: Path) -> None:
    (tmp_path / "small.png").write_bytes(saved(Image.new("L", (50, 50), 255)))
    beyond = around([((90.0, 90.0), (99.0, 90.0), (99.0, 99.0), (90.0, 99.0))])
    inside = around([((9.0, 9.0), (20.0, 9.0), (20.0, 20.0), (9.0, 20.0))])
    wanted = [(str(tmp_path / "small.png"), 1, beyond), (str(tmp_path / "gone.png"), 1, inside)]
    assert cut(wanted) == {}
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert cut([(str(tmp_path / "broken.pdf"), 1, on_form([(9, 9, 9, 9)], 100))]) == {}
    assert next(iter(cut([(str(tmp_path / "small.png"), 1, inside)]).values())).startswith(b"\x89PNG")
