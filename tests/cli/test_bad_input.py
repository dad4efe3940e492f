"""What a user can get wrong, each on the real command line: words, exit code, and nothing half-written."""

from __future__ import annotations

import os
import shutil
import struct
import sys
import zlib
from pathlib import Path

import pypdf
import pytest
from PIL import Image

import rephold
from rephold.shelf import shipped
from support.command_line import CommandLine
from support.refusals import CONTENT, PROGRAMME, handed_out, our_cat, refused

SCRIPT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>x</script><path d="M0 0h9"/></svg>'
)
ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&x;</text></svg>'
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("name: Cat", "name: [Cat", ": a bracket is opened here and not closed, or a comma is missing\n"),
        ("name: Cat", "name: Cat: the", ": a second colon in one line, or a line too far to the right\n"),
        ("\ndose:", "\nmucles: []\ndose:", "there is no key 'mucles' here\n    did you mean muscles?"),
        ("reps: 10", "reps: many", ": dose.reps: is the text 'many'; a whole number or a range such as 5-10"),
        ("reps: 10", "reps: [10]", ": dose.reps: is a list; a whole number or a range such as 5-10"),
        ("reps: 10", "tempo: slow", ": dose: has neither reps nor hold_seconds\n    say how many repeats"),
        ("reps: 10", "reps: 500", ": dose.reps: 500 repeats cannot be done\n    give 1 to 200"),
        ("figure: camel", "figure: camle", "[3].figure: there is no figure 'camle'\n    did you mean camel?"),
        ("name: Cat", 'name: "\\x07" #', ": name: has U+0007 control character, which cannot be printed\n"),
        ("name: Cat", "name: " + "x" * 10_000 + " #", ": name: has 10,000 characters; at most 120 fit\n"),
        ("name: Cat", "name: \N{GRINNING FACE} #", "no shipped font can print: U+1F600 GRINNING FACE\n"),
        ("name: Cat", "name: \N{HIRAGANA LETTER A} #", "no shipped font can print: U+3042 HIRAGANA LETTER A"),
    ],
)  # fmt: skip
def test_a_fault_in_an_exercise_is_told_with_its_place(
    shell: CommandLine, old: str, new: str, told: str
) -> None:
    our_cat(shell, old, new)
    said = refused(shell, 4 if "no figure" in told else 3, "handout", PROGRAMME, "--clinic", "our")
    assert said.startswith(f"our{os.sep}exercises{os.sep}cat-camel.yaml:")
    assert told in said


def test_a_broken_exercise_that_is_not_asked_for_is_in_nobodys_way(shell: CommandLine) -> None:
    our_cat(shell, "reps: 10", "reps: [")
    path = shell.folder / "our" / "exercises" / "cat-camel.yaml"
    path.rename(path.with_name("wall-sit.yaml"))
    handed_out(shell, "--clinic", "our")
    listed = shell.rephold("list", "exercises", "--clinic", "our")
    assert (listed.code, "wall-sit" in listed.text, "wall-sit.yaml" in listed.messages) == (0, True, True)
    assert "wall-sit.yaml:" in refused(shell, 3, "handout", PROGRAMME, "--clinic", "our", "--add", "wall-sit")


def test_an_unknown_exercise_is_answered_with_the_nearest(shell: CommandLine) -> None:
    programme = shell.folder / "our" / "programmes" / "mine.yaml"
    assert shell.rephold("new", "programme", "mine", "-o", programme).code == 0
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("exercise: kneeling-lunge", "exercise: kneeling-lung"), "utf-8")
    said = refused(shell, 3, "handout", "mine", "--clinic", "our")
    assert "there is no exercise 'kneeling-lung'\n    did you mean kneeling-lunge?" in said
    assert f"mine.yaml:{text[: text.index('exercise: kneeling')].count(chr(10)) + 1}:15: steps[2]" in said
    said = refused(shell, 3, "handout", PROGRAMME, "--add", "kneeling-lung")
    assert said == "--add: there is no exercise 'kneeling-lung'\n    did you mean kneeling-lunge?\n"


def test_an_explanation_is_only_about_exercises_that_come_later(shell: CommandLine) -> None:
    programmes = shell.folder / "our" / "programmes"
    programmes.mkdir(parents=True)
    text = (CONTENT / "programmes" / f"{PROGRAMME}.yaml").read_text(encoding="utf-8")
    text = text.replace("also_for: [figure-four-stretch]", "also_for: [figure-fuor, press-up-forearms]")
    (programmes / f"{PROGRAMME}.yaml").write_text(text, encoding="utf-8")
    said = refused(shell, 3, "handout", PROGRAMME, "--clinic", "our")
    assert "also_for[1]: figure-fuor does not come after this step\n    did you mean figure-four-str" in said
    assert "also_for[2]: step 5 explains press-up-forearms already\n" in said


@pytest.mark.parametrize("text", ["Go to {emergency_palce} now.", "Call {clinic.phone}.", "Stop { there."])
def test_what_nothing_fills_in_is_not_printed_in_a_safety_text(shell: CommandLine, text: str) -> None:
    flags = shell.folder / "our" / "red-flags" / "low-back.yaml"
    flags.parent.mkdir(parents=True)
    lines = (CONTENT / "red-flags" / "low-back.yaml").read_text(encoding="utf-8").splitlines()
    lines[4] = f'now_lead: "{text}"'
    flags.write_text("\n".join(lines), encoding="utf-8")
    said = refused(shell, 3, "handout", PROGRAMME, "--clinic", "our")
    assert "low-back.yaml:5:11: now_lead: has {" in said
    assert "known here: {emergency_place}, {emergency_number}\n" in said


def test_a_caution_is_printed_as_it_stands(shell: CommandLine) -> None:
    cautions = shell.folder / "our" / "cautions" / "standard.yaml"
    cautions.parent.mkdir(parents=True)
    text = (CONTENT / "cautions" / "standard.yaml").read_text(encoding="utf-8")
    cautions.write_text(text.replace("who: Sore wrists.", 'who: "Call {emergency_number}."'), "utf-8")
    assert ": codes.WRIST.who: has {emergency_number}, which nothing fills in\n" in refused(
        shell, 3, "handout", PROGRAMME, "--clinic", "our"
    )


@pytest.mark.parametrize(
    ("alt", "told"),
    [
        ('"A person on all fours \N{GRINNING FACE}, rounding the back up."', "alt: has characters that no"),
        ("Cat.", "has no alt text that says what the picture shows"),
        ("[a, list]", "has no alt text that says what the picture shows"),
        ('"', "is not YAML"),
    ],
)
def test_a_picture_without_words_is_not_printed(shell: CommandLine, alt: str, told: str) -> None:
    poses = shell.folder / "our" / "illustrations" / "poses"
    poses.mkdir(parents=True)
    (poses / "cat.yaml").write_text(f"figure: cat\nalt: {alt}\n", encoding="utf-8")
    said = refused(shell, 3, "handout", PROGRAMME, "--clinic", "our")
    assert said.startswith(f"{poses.relative_to(shell.folder) / 'cat.yaml'}: {told}")


def letterhead(shell: CommandLine, logo: str, data: bytes | None) -> Path:
    """A clinic's file whose logo is this file."""
    path = shell.folder / "clinic.yaml"
    path.write_text(f"name: Ours\nlogo:\n  file: {logo}\n  alt: A leaf\n", encoding="utf-8")
    if data is not None:
        (shell.folder / logo).write_bytes(data)
    return path


def huge_png(side: int) -> bytes:
    """A black and white PNG of side x side pixels; it packs to a few kilobytes."""
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_logo_of_20000_by_20000_pixels_is_refused(shell: CommandLine) -> None:
    letterhead(shell, "logo.png", huge_png(20_000))
    said = refused(shell, 3, "handout", PROGRAMME, "--clinic", "clinic.yaml")
    assert said.startswith("logo.png: has 20000 x 20000 pixels, more than 40 million\n")


def test_a_truncated_jpeg_is_refused(shell: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> None:
    whole = tmp_path_factory.mktemp("pictures") / "logo.jpg"
    Image.effect_noise((200, 100), 50).convert("RGB").save(whole)
    data = whole.read_bytes()
    letterhead(shell, "logo.jpg", data[: len(data) // 2])
    said = refused(shell, 3, "handout", PROGRAMME, "--clinic", "clinic.yaml")
    assert said.startswith("logo.jpg: is damaged: not a whole JPEG picture\n")


@pytest.mark.parametrize(
    ("svg", "told"), [(ENTITY, "has a DOCTYPE or entities"), (SCRIPT, "has <script>, which is not printed")]
)
def test_a_drawing_that_could_do_harm_is_refused(shell: CommandLine, svg: str, told: str) -> None:
    letterhead(shell, "logo.svg", svg.encode())
    said = refused(shell, 3, "handout", PROGRAMME, "--clinic", "clinic.yaml")
    assert said.startswith(f"logo.svg: {told}\n")


@pytest.mark.parametrize("logo", ["logo.png", "x" * 300 + ".png", ".", "/dev/zero"])
def test_a_logo_that_is_no_file_is_missing(shell: CommandLine, logo: str) -> None:
    letterhead(shell, logo, None)
    said = refused(shell, 4, "handout", PROGRAMME, "--clinic", "clinic.yaml")
    assert said.startswith("clinic.yaml:3:9: logo.file: there is no file ")


@pytest.fixture
def installed(shell: CommandLine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program that a test can damage; `environment` finds it by PYTHONPATH."""
    home = tmp_path_factory.mktemp("installed")
    leave = shutil.ignore_patterns("__pycache__", "shipped")
    shutil.copytree(Path(rephold.__file__).parent, home / "src" / "rephold", ignore=leave)
    for folder in ("illustrations", "layouts"):
        shutil.copytree(shipped(folder), home / folder)
    return home / "src"


@pytest.mark.parametrize("damage", ["missing", "damaged"])
@pytest.mark.parametrize("style", ["Regular", "Bold", "SemiBold"])
def test_a_missing_font_is_told_by_its_file(
    shell: CommandLine, installed: Path, style: str, damage: str
) -> None:
    file = installed / "rephold" / "draw" / "typefaces" / f"AtkinsonHyperlegibleNext-{style}.ttf"
    data = file.read_bytes()
    file.unlink()
    if damage == "damaged":
        file.write_bytes(data[:-100])
    ended = shell.rephold("handout", PROGRAMME, env={"PYTHONPATH": str(installed)})
    assert ended.code == 4, ended.messages
    assert ended.messages == f"{file}: this font is {damage}\n    install rephold again\n"
    assert list(shell.folder.iterdir()) == []


def test_a_missing_figure_is_told_by_the_exercise_that_shows_it(shell: CommandLine, installed: Path) -> None:
    for baked in (installed.parent / "illustrations" / "baked").glob("*/cat.json"):
        baked.unlink()
    ended = shell.rephold("handout", PROGRAMME, env={"PYTHONPATH": str(installed)})
    assert ended.code == 4
    assert "cat-camel.yaml:" in ended.messages
    assert ": pictures[2].figure: there is no figure 'cat'\n" in ended.messages
    assert list(shell.folder.iterdir()) == []


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write all")
def test_a_folder_without_permission_ends_with_5(shell: CommandLine) -> None:
    (shell.folder / "locked").mkdir(mode=0o555)
    said = refused(shell, 5, "handout", PROGRAMME, "-o", "locked/")
    assert said.startswith("locked/low-back-pain.pdf: cannot be written: Permission denied\n")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_a_folder_where_nobody_may_write_ends_with_5(shell: CommandLine) -> None:
    said = refused(shell, 5, "handout", PROGRAMME, "-o", "/proc/")
    assert said.startswith("/proc/low-back-pain.pdf: cannot be written: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_ends_with_5(shell: CommandLine) -> None:
    said = refused(shell, 5, "handout", PROGRAMME, "-o", "/dev/full")
    assert said.startswith("/dev/full: cannot be written: No space left on device\n")


def test_text_that_looks_like_markup_is_printed_as_it_stands(shell: CommandLine) -> None:
    text = "Keep <b>knee & hip</b> &amp; <img src='/etc/passwd'/> {low} %s."
    our_cat(shell, "  - A good first exercise. ", f'  - "{text}"\n  - ')
    handed_out(shell, "--clinic", "our", "--patient", "<b>Ada</b> & {page}", "-o", "a.pdf")
    pages = pypdf.PdfReader(shell.folder / "a.pdf").pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert text in printed
    assert printed.count("<b>Ada</b> & {page}") == len(pages)
