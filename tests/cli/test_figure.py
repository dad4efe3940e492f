"""`rephold figure`: drawings as files, and poses baked when they change."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from rephold.cli import baking
from rephold.errors import ContentError
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.command_line import CommandLine

POSE = """\
figure: ours
title: Standing
alt: A person stands upright, arms at the sides, seen from the right.
position: standing
contacts:
  - feet on floor
"""
RIGHTS = """\
figures:
  cat:
    author: Ann Photographer
    licence: CC BY 4.0
    alt: A red card that stands for a photograph of the cat.
"""
WITHOUT_NUMPY = """
import sys
sys.modules["numpy"] = None
from rephold.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def baked_clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clinic's folder with one pose, baked."""
    folder = tmp_path_factory.mktemp("clinic")
    poses = folder / "illustrations" / "poses"
    poses.mkdir(parents=True)
    (poses / "ours.yaml").write_text(POSE, encoding="utf-8")
    assert baking.bake(Library(Shelf(folder)), ["ours"], lambda text: None) == 5
    return folder


@pytest.fixture
def clinic(baked_clinic: Path, tmp_path: Path) -> Path:
    """The same in the folder where commands run, for a test that changes it."""
    return Path(shutil.copytree(baked_clinic, tmp_path / "our"))


def baked_path(clinic: Path, style: str) -> Path:
    return clinic / "illustrations" / "baked" / style / "ours.json"


def test_an_svg_has_its_size_in_millimetres(shell: CommandLine, clinic: Path) -> None:
    ended = shell.rephold("figure", "ours", "--clinic", clinic, "--width-mm", "60")
    assert ended.code == 0, ended.messages
    svg = (shell.folder / "out" / "ours.svg").read_text(encoding="utf-8")
    found = re.search(r'width="60mm" height="([\d.]+)mm".*viewBox="0 0 (\d+) (\d+)"', svg)
    assert found
    assert float(found[1]) == pytest.approx(60 * int(found[3]) / int(found[2]), rel=1e-3)


def test_a_pdf_is_as_wide_as_asked(shell: CommandLine, clinic: Path) -> None:
    ended = shell.rephold("figure", "ours", "--clinic", clinic, "--width-mm", "60", "-o", "ours.pdf")
    assert ended.code == 0, ended.messages
    (page,) = pypdf.PdfReader(shell.folder / "ours.pdf").pages
    assert float(page.mediabox.width) == pytest.approx(60 / 25.4 * 72, abs=0.1)


def test_a_png_has_300_dots_an_inch(shell: CommandLine, clinic: Path) -> None:
    ended = shell.rephold("figure", "ours", "--clinic", clinic, "--width-mm", "50.8", "-o", "ours.png")
    assert ended.code == 0, ended.messages
    with Image.open(shell.folder / "ours.png") as image:
        assert abs(image.width - 600) <= 1
        assert len(image.convert("L").getcolors() or []) > 10


def test_the_kind_of_file_can_be_named_for_stdout(shell: CommandLine, clinic: Path) -> None:
    as_svg = shell.rephold("figure", "ours", "--clinic", clinic, "-o", "-").result
    as_png = shell.rephold("figure", "ours", "--clinic", clinic, "-o", "-", "--format", "png").result
    assert as_svg.startswith(b"<svg ")
    with Image.open(io.BytesIO(as_png)) as image:
        assert image.format == "PNG"


def test_mirrored_and_mono_are_other_drawings(shell: CommandLine, clinic: Path) -> None:
    plain = shell.rephold("figure", "ours", "--clinic", clinic, "-o", "-").result
    mirrored = shell.rephold("figure", "ours", "--clinic", clinic, "-o", "-", "--mirrored").result
    mono = shell.rephold("figure", "ours", "--clinic", clinic, "-o", "-", "--style", "mono").result
    assert len({plain, mirrored, mono}) == 3
    colours = set(re.findall(rb"#(..)(..)(..)", mono))
    assert all(red == green == blue for red, green, blue in colours)


def test_an_unknown_figure_is_answered_with_the_nearest(shell: CommandLine, clinic: Path) -> None:
    ended = shell.rephold("figure", "our", "--clinic", clinic)
    assert ended.code == 3
    assert ended.messages == "ID: there is no figure 'our'\n    did you mean ours?\n"


def test_baking_and_drawing_are_two_runs(shell: CommandLine) -> None:
    for wish in ("--bake", "--check"):
        ended = shell.rephold("figure", "cat", wish, "-o", "cat.svg")
        assert (ended.code, "write no picture" in ended.messages) == (2, True)


def test_another_kind_of_file_is_refused(shell: CommandLine) -> None:
    ended = shell.rephold("figure", "cat", "-o", "cat.gif")
    assert ended.code == 2
    assert "cannot make a .gif file" in ended.messages


def test_a_baked_pose_is_up_to_date(shell: CommandLine, clinic: Path) -> None:
    ended = shell.rephold("figure", "--check", "ours", "--clinic", clinic)
    assert (ended.code, ended.messages) == (0, "5 drawings are up to date\n")
    again = shell.rephold("figure", "--bake", "ours", "--clinic", clinic)
    assert (again.code, again.messages) == (0, "all drawings were up to date\n")


def test_a_changed_pose_is_found_and_baked_anew(shell: CommandLine, clinic: Path) -> None:
    before = baked_path(clinic, "colour").read_bytes()
    pose = clinic / "illustrations" / "poses" / "ours.yaml"
    pose.write_text(POSE + "hair: short\n", encoding="utf-8")
    found = shell.rephold("figure", "--check", "ours", "--clinic", clinic)
    assert found.code == 3
    assert found.messages.count("is not what its pose says now\n") == 2
    ended = shell.rephold("figure", "--bake", "ours", "--clinic", clinic)
    assert ended.code == 0, ended.messages
    assert "2 drawings baked\n" in ended.messages
    assert baked_path(clinic, "colour").read_bytes() != before


def test_a_pose_that_must_not_be_drawn_is_told_by_its_file(shell: CommandLine, clinic: Path) -> None:
    pose = clinic / "illustrations" / "poses" / "ours.yaml"
    pose.write_text(POSE + "both: {knee: 200}\n", encoding="utf-8")
    ended = shell.rephold("figure", "--bake", "ours", "--clinic", "our")
    assert ended.code == 3
    assert ended.messages.startswith(f"{pose.relative_to(shell.folder)}: ")
    assert "knee flexion 200" in ended.messages


@pytest.mark.parametrize(
    "words", ["title: \N{GRINNING FACE}", 'alt: "A person stands \\x07 upright, arms down."']
)
def test_words_of_a_pose_that_cannot_be_printed_are_refused(
    shell: CommandLine, clinic: Path, words: str
) -> None:
    pose = clinic / "illustrations" / "poses" / "ours.yaml"
    key = words.partition(":")[0]
    lines = [words if line.startswith(f"{key}:") else line for line in POSE.splitlines()]
    pose.write_text("\n".join(lines), encoding="utf-8")
    ended = shell.rephold("figure", "--check", "ours", "--clinic", "our")
    assert ended.code == 3
    assert f"ours.yaml:{2 if key == 'title' else 3}:" in ended.messages
    assert f": {key}: has " in ended.messages


def test_words_about_a_pose_do_not_make_it_change(baked_clinic: Path) -> None:
    pose = Library(Shelf(baked_clinic)).pose("ours")
    assert baking.source_of(pose) == baking.source_of(pose.model_copy(update={"alt": "Other words."}))
    assert baking.source_of(pose) != baking.source_of(pose.model_copy(update={"hair": "short"}))


def test_a_torn_drawing_is_due_and_one_without_pose_is_told(clinic: Path) -> None:
    baked_path(clinic, "mono").write_text("{")
    baked_path(clinic, "colour").with_name("left-over.json").write_bytes(
        baked_path(clinic, "colour").read_bytes()
    )
    with pytest.raises(ContentError) as found:
        baking.check(Library(Shelf(clinic)), [])
    told = {(problem.place.source, problem.what) for problem in found.value.problems}
    assert (str(baked_path(clinic, "mono")), "is not what its pose says now") in told
    assert (str(baked_path(clinic, "colour").with_name("left-over.json")), "has no pose") in told
    assert (str(baked_path(clinic, "colour")), "is not what its pose says now") not in told


def test_everything_that_ships_is_baked_from_its_pose() -> None:
    assert baking.check(Library(Shelf()), []) > 0


def test_without_numpy_baking_says_what_to_install(shell: CommandLine, clinic: Path) -> None:
    baked_path(clinic, "colour").unlink()
    ended = shell.python("-c", WITHOUT_NUMPY, "figure", "--bake", "ours", "--clinic", clinic)
    assert ended.code == 4
    assert ended.messages == (
        "rephold figure --bake: needs numpy, not installed here\n"
        '    install them: pip install "rephold[figures]"\n'
    )


def test_without_numpy_drawing_works(shell: CommandLine, clinic: Path) -> None:
    for kind in ("svg", "pdf", "png"):
        ended = shell.python("-c", WITHOUT_NUMPY, "figure", "ours", "--clinic", clinic, "-o", f"a.{kind}")
        assert ended.code == 0, ended.messages


def test_a_clinics_own_picture_is_shown_in_place_of_the_figure(shell: CommandLine, clinic: Path) -> None:
    art = clinic / "illustrations" / "art"
    art.mkdir()
    Image.new("RGB", (400, 200), (200, 30, 30)).save(art / "cat.png")
    (clinic / "illustrations" / "CREDITS.yaml").write_text(RIGHTS, encoding="utf-8")
    ended = shell.rephold("figure", "cat", "--clinic", clinic, "-o", "cat.png")
    assert ended.code == 0, ended.messages
    with Image.open(shell.folder / "cat.png") as image:
        assert image.width == pytest.approx(2 * image.height, abs=2)
        assert image.convert("RGB").getpixel((image.width // 2, image.height // 2)) == (200, 30, 30)
    ended = shell.rephold("figure", "cat", "--clinic", clinic)
    assert ended.code == 3
    assert "take --format pdf or png" in ended.messages
