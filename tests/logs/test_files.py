"""Files as people send them: any kind, any order, broken ones among them. Each is told for itself."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from rephold.logs.copies import compared
from rephold.logs.files import read_files
from rephold.logs.reading import PageReading
from rephold.model.log_template import LogTemplate
from support.inked import picture, printed, saved, template
from support.weekly import LOG_ID, OTHER_ID

TICKED = ("w1-d1-e1-s1", "w1-d2-e3-s2", "w1-d7-pain-4")


def template_of(log_id: str) -> LogTemplate | None:
    return template(printed(log_id)) if log_id in (LOG_ID, OTHER_ID) else None


def put(folder: Path, **files: bytes) -> list[Path]:
    """The files in the folder; `a_png` is called a.png."""
    paths = [folder / name.replace("_", ".") for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    return paths


def read(files: Sequence[Path]) -> tuple[PageReading, ...]:
    return tuple(read_files(files, template_of))


def ticked(page: PageReading) -> set[str]:
    return {box for box, reading in page.boxes.items() if reading.state == "ticked"}


def reasons(pages: Sequence[PageReading]) -> list[str | None]:
    return [page.reason for page in pages]


def as_pdf(*images: Image.Image) -> bytes:
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], resolution=150)
    return out.getvalue()


def test_every_kind_of_file_is_read_whichever_way_up(tmp_path: Path) -> None:
    page = picture(printed(), TICKED)
    turned = page.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    upside_down = page.transpose(Image.Transpose.ROTATE_180)
    files = put(
        tmp_path,
        a_png=saved(page),
        b_jpg=saved(turned, "JPEG", quality=85, exif=exif),
        c_tiff=saved(upside_down, "TIFF", compression="tiff_lzw"),
        d_pdf=as_pdf(page),
    )
    pages = read(files)
    assert [(page.file, page.page, page.status) for page in pages] == [(str(f), 1, "read") for f in files]
    assert [ticked(page) for page in pages] == [set(TICKED)] * 4
    assert all("duplicate" in page.remarks for page in compared(pages))


def test_pages_of_two_patients_are_kept_apart(tmp_path: Path) -> None:
    mixed = as_pdf(picture(printed(OTHER_ID), ["w1-d1-e2-s1"]), picture(printed(), TICKED))
    pages = read(put(tmp_path, mixed_pdf=mixed))
    assert [(page.page, page.log_id, ticked(page)) for page in pages] == [
        (1, OTHER_ID, {"w1-d1-e2-s1"}),
        (2, LOG_ID, set(TICKED)),
    ]
    assert not any("duplicate" in page.remarks for page in compared(pages))


def test_copies_of_a_page_that_disagree_leave_the_box_unsure(tmp_path: Path) -> None:
    files = put(
        tmp_path,
        first_png=saved(picture(printed(), TICKED)),
        second_png=saved(picture(printed(), TICKED[1:])),
    )
    each = read(files)
    assert [ticked(page) for page in each] == [set(TICKED), set(TICKED[1:])]
    pages = compared(each)
    assert [page.boxes[TICKED[0]].reason for page in pages] == ["copies-differ"] * 2
    assert [ticked(page) for page in pages] == [set(TICKED[1:])] * 2


def test_what_is_wrong_with_one_file_stops_no_other(tmp_path: Path) -> None:
    good = saved(picture(printed(), TICKED))
    (tmp_path / "folder.png").mkdir()
    files = put(
        tmp_path,
        empty_jpg=b"",
        text_txt=b"Monday: all done",
        cut_png=good[: len(good) // 2],
        cut_pdf=as_pdf(picture(printed()))[:300],
        good_png=good,
    )
    pages = read([tmp_path / "nothing.pdf", tmp_path / "folder.png", *files])
    assert reasons(pages) == [
        "no-file", "folder", "empty-file", "no-picture", "unreadable", "unreadable", None,
    ]  # fmt: skip
    assert [page.page for page in pages] == [1] * 7
    assert ticked(pages[-1]) == set(TICKED)
    assert all(not page.boxes for page in pages[:-1])


def test_a_pdf_with_a_password_is_told(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(as_pdf(picture(printed()))))
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    assert reasons(read(put(tmp_path, locked_pdf=out.getvalue()))) == ["encrypted"]


def test_a_pdf_without_pages_is_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    pypdf.PdfWriter().write(out)
    (page,) = read(put(tmp_path, none_pdf=out.getvalue()))
    assert (page.status, page.reason) in {("rejected", "no-pages"), ("rejected", "unreadable")}


def test_a_log_of_another_clinic_is_told_with_its_id(tmp_path: Path) -> None:
    stranger = picture(printed("ZZZZZZZZZZ"), TICKED)
    (page,) = read(put(tmp_path, other_png=saved(stranger)))
    assert (page.reason, page.log_id, page.boxes) == ("unknown-log", "ZZZZZZZZZZ", {})


def test_a_photo_of_two_logs_is_told(tmp_path: Path) -> None:
    upper, lower = picture(printed()), picture(printed(OTHER_ID))
    both = Image.new("L", (upper.width, upper.height + lower.height), 255)
    both.paste(upper, (0, 0))
    both.paste(lower, (0, upper.height))
    assert reasons(read(put(tmp_path, both_png=saved(both)))) == ["two-logs"]


def test_a_picture_of_100_megapixels_is_read(tmp_path: Path) -> None:
    page = picture(printed(), TICKED).convert("1")
    huge = page.resize((page.width * 7, page.height * 7))
    assert huge.width * huge.height > 100_000_000
    (found,) = read(put(tmp_path, huge_png=saved(huge)))
    assert ticked(found) == set(TICKED)


def test_a_scan_of_300_pages_is_reported_page_by_page(tmp_path: Path) -> None:
    pages = read(put(tmp_path, pile_pdf=as_pdf(*[Image.new("L", (60, 42), 255)] * 300)))
    assert [(page.page, page.reason) for page in pages] == [(n, "no-code") for n in range(1, 301)]


def test_a_long_scan_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    page = picture(printed("ZZZZZZZZZZ"))

    def peak(count: int) -> int:
        files = put(tmp_path, pile_pdf=as_pdf(*[page] * count))
        tracemalloc.start()
        assert reasons(read(files)) == ["unknown-log"] * count
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    one_page = 2923 * 2067
    assert peak(10) < peak(2) + 2 * one_page


@pytest.mark.parametrize("kind", ["form", "paper"])
def test_a_form_goes_by_its_fields_and_its_print_by_its_looks(tmp_path: Path, kind: str) -> None:
    form = printed(LOG_ID, fillable=True)
    if kind == "form":
        (page,) = read_files(put(tmp_path, form_pdf=form.data), lambda _: template(form))
        assert page.boxes["w1-d1-e1-s1"].corners is None
        assert ticked(page) == set()
    else:
        flat = as_pdf(picture(form, TICKED))
        (page,) = read_files(put(tmp_path, flat_pdf=flat), lambda _: template(form))
        assert page.boxes["w1-d1-e1-s1"].corners is not None
        assert ticked(page) == set(TICKED)
