"""`rephold preview`: pages as pictures, and again at every save."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import time
from pathlib import Path

from PIL import Image

from support.command_line import CommandLine, environment

PRESCRIPTION = "programme: low-back-pain\npatient: {name: Sam Example}\n"


def picture(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


def test_a_programme_is_shown_at_the_asked_dots_an_inch(tmp_path: Path) -> None:
    ended = CommandLine(tmp_path).rephold("preview", "low-back-pain", "--dpi", "50", "--page", "2")
    assert ended.code == 0
    assert picture(tmp_path / "out" / "low-back-pain-2.png").size == (414, 585)


def test_in_grey_no_colour_is_left(tmp_path: Path) -> None:
    CommandLine(tmp_path).rephold("preview", "low-back-pain", "--dpi", "40", "--grey", "-o", "page.png")
    assert picture(tmp_path / "page.png").mode == "L"


def test_all_pages_of_a_file_become_pictures_in_a_folder(tmp_path: Path) -> None:
    line = CommandLine(tmp_path)
    line.rephold("handout", "low-back-pain", "-o", "sam.pdf")
    line.rephold("preview", "sam.pdf", "--all", "--dpi", "20", "-o", "pages/")
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == [
        f"sam-{n}.png" for n in range(1, 7)
    ]


def test_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    ended = CommandLine(tmp_path).rephold("preview", "low-back-pain", "--page", "99")
    assert ended.code == 2
    assert "there is no page 99" in ended.messages


def test_watching_makes_the_picture_anew_and_says_only_what_is_wrong(tmp_path: Path) -> None:
    file, shown = tmp_path / "sam.yaml", tmp_path / "page.png"
    file.write_text(PRESCRIPTION)
    command = [sys.executable, "-m", "rephold.cli", "preview", "sam.yaml", "--watch", "--dpi", "30"]
    watching = subprocess.Popen(
        [*command, "-o", "page.png"], cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True
    )
    try:
        first = _changed(shown, b"")
        file.write_text(PRESCRIPTION + "clinician: Kim Muster\n")
        second = _changed(shown, first)
        file.write_text(PRESCRIPTION + "papr: a4\n")
        time.sleep(2.5)
        assert shown.read_bytes() == second
        file.write_text(PRESCRIPTION)
        assert _changed(shown, second) == first
    finally:
        watching.send_signal(signal.SIGINT)
        _, said = watching.communicate(timeout=20)
    assert watching.returncode == 130
    assert said.count("sam.yaml:3:1:") == 1
    assert said.count("wrote") == 1


def _changed(path: Path, before: bytes) -> bytes:
    """The file's bytes when they are others than before; fails after half a minute."""
    for _ in range(300):
        if path.is_file() and (data := path.read_bytes()) != before:
            return data
        time.sleep(0.1)
    raise AssertionError(f"{path.name} did not change")
