"""Each rule about finished PDFs: a file that breaks it, and one like it that does not."""

from __future__ import annotations

import re
import tempfile
import tracemalloc
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from check.page_cases import CASES as PAGES
from check.test_content_rules import CASES as CONTENT
from finish.paper_files import encrypted, numbered
from rephold.check import pdf
from rephold.check.pdf import lint_pdf
from rephold.check.rule import Finding, rules
from rephold.model.edition_names import EditionName
from rephold.model.prescription import Request
from rephold.pipeline import make_handout
from rephold.read.library import Library
from rephold.shelf import Shelf
from support.changed_pdf import both, changed, drawn, elements, renamed, reordered, written
from support.checked_content import clean_clinic

GREY, PALE = "#808080", "#b0b0b0"
SENTENCE = "Kneel on your hands and knees and keep your back flat."


@cache
def library() -> Library:
    return Library(Shelf())


@cache
def handout(**asked: Any) -> bytes:
    return make_handout(Request.model_validate({"programme": "low-back-pain", **asked}), library()).data


@cache
def with_code() -> bytes:
    """A handout with a video's code."""
    clinic = Path(tempfile.mkdtemp()) / "clinic.yaml"
    clinic.write_text(
        "name: Leaf\nphone: '1'\nvideos:\n  v1: {link: 'https://example.org/a', short: example.org/a}\n"
    )
    request = Request.model_validate({"programme": "back-strengthening", "clinic": str(clinic)})
    return make_handout(request, library()).data


def findings(data: bytes, name: str = "a.pdf") -> tuple[Finding, ...]:
    return lint_pdf(data, name, library())


def found(data: bytes) -> set[str]:
    return {finding.rule.id for finding in findings(data)}


def line(colour: str) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(2)
        canvas.line(0, 300, 300, 300)

    return draw


def turned(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(100, -100, SENTENCE)


def at_the_edge(canvas: Canvas) -> None:
    canvas.rect(-57 + 14, 0, 20, 20, fill=1)


def repaired() -> bytes:
    data = handout()
    return data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"


def without(*keys: str) -> bytes:
    def take_out(writer: PdfWriter) -> None:
        for key in keys:
            del writer.root_object[NameObject(key)]

    return changed(handout(), take_out)


def saying(alt: str) -> bytes:
    def say(writer: PdfWriter) -> None:
        figure = next(one for one in elements(writer) if str(one["/S"]) == "/Figure")
        figure[NameObject("/Alt")] = TextStringObject(alt)

    return changed(handout(), say)


def unclaimed(writer: PdfWriter) -> None:
    packet: Any = writer.root_object["/Metadata"]
    packet.set_data(packet.get_data().replace(b"pdfuaid", b"another"))


def crossed(writer: PdfWriter) -> None:
    tree: Any = writer.root_object["/StructTreeRoot"]
    first: Any = tree["/ParentTree"]["/Nums"][1].get_object()
    first[0], first[-1] = first[-1], first[0]


def without_fonts(writer: PdfWriter) -> None:
    for number in range(1, len(writer._objects) + 1):
        one = writer.get_object(number)
        if isinstance(one, DictionaryObject) and "/FontFile2" in one:
            del one[NameObject("/FontFile2")]


def smaller(writer: PdfWriter) -> None:
    for page in writer.pages:
        page.scale_by(0.8)


def without_heads(writer: PdfWriter) -> None:
    renamed(writer, "TH", "TD", all_of_them=True)


def split_word() -> bytes:
    return drawn(both(written("Keep your shoul-"), written("ders", y=580)))


def long_line() -> Callable[[Canvas], None]:
    return written(f"{SENTENCE} {SENTENCE}", 12)


GOOD = drawn(written(SENTENCE))
LARGE = both(written(SENTENCE, 18), written(SENTENCE, 18, y=500))

CASES: dict[str, tuple[Callable[[], bytes], Callable[[], bytes]]] = {
    "print/file": (lambda: GOOD, lambda: b"hello"),
    "print/repaired": (handout, repaired),
    "print/mixed-sizes": (lambda: numbered([(420, 595)] * 2), lambda: numbered([(420, 595), (595, 842)])),
    "print/rotated-page": (lambda: numbered([(420, 595)]), lambda: numbered([(420, 595)], [90])),
    "print/body-size": (lambda: GOOD, lambda: drawn(written(SENTENCE, 11.5))),
    "print/ideal-size": (lambda: GOOD, lambda: drawn(written(SENTENCE, 12))),
    "print/label-size": (lambda: GOOD, handout),
    "print/smallest-size": (lambda: GOOD, lambda: drawn(written(SENTENCE, 9))),
    "print/large-size": (lambda: drawn(LARGE), lambda: drawn(both(LARGE, written(SENTENCE, 14, y=90)))),
    "print/large-ideal-size": (lambda: drawn(LARGE), lambda: drawn(written(SENTENCE, 16))),
    "print/line-length": (lambda: GOOD, lambda: drawn(long_line(), size=(842, 595))),
    "print/capitals": (lambda: GOOD, lambda: drawn(written("KEEP YOUR BACK flat."))),
    "print/hyphenation": (lambda: GOOD, split_word),
    "print/italic": (lambda: GOOD, lambda: drawn(written(SENTENCE, font="Helvetica-Oblique"))),
    "print/upright": (lambda: GOOD, lambda: drawn(turned)),
    "print/ink-margin": (lambda: GOOD, lambda: drawn(at_the_edge)),
    "print/qr-size": (with_code, lambda: changed(with_code(), smaller)),
    "colour/text-contrast": (lambda: GOOD, lambda: drawn(written(SENTENCE, colour=GREY))),
    "colour/large-text-contrast": (
        lambda: drawn(written(SENTENCE, 20, colour=GREY)),
        lambda: drawn(written(SENTENCE, 20, colour=PALE)),
    ),
    "colour/line-contrast": (lambda: drawn(line(GREY)), lambda: drawn(line(PALE))),
    "tags/tagged": (handout, lambda: GOOD),
    "tags/title": (handout, lambda: without("/ViewerPreferences")),
    "tags/language": (handout, lambda: without("/Lang")),
    "tags/claim": (handout, lambda: changed(handout(), unclaimed)),
    "tags/headings": (handout, lambda: changed(handout(), lambda w: renamed(w, "H2", "H4"))),
    "tags/table-heads": (handout, lambda: changed(handout(), without_heads)),
    "tags/lists": (handout, lambda: changed(handout(), lambda w: renamed(w, "LI", "P"))),
    "tags/alt-text": (handout, lambda: saying("Figure 1")),
    "tags/cross-check": (handout, lambda: changed(handout(), crossed)),
    "tags/fonts": (handout, lambda: changed(handout(), without_fonts)),
    "safety/printed-first": (handout, lambda: reordered(handout())),
}  # fmt: skip

ELSEWHERE = {
    "content/exception",
    "scores/pemat-act",
    "scores/cert",
    "scores/tidier",
    "safety/printed",
    "tags/long",
    "print/caption-edge",
    "print/qr-module",
    "print/qr-quiet",
}
"""Rules with a test of their own."""


@pytest.mark.parametrize("rule", CASES)
def test_a_file_that_breaks_the_rule_is_found_and_one_like_it_is_not(rule: str) -> None:
    good, bad = CASES[rule]
    assert rule not in found(good())
    assert rule in found(bad())


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert set(rules()) == {*CONTENT, *CASES, *PAGES, *ELSEWHERE}


@pytest.mark.parametrize("edition", ["standard", "pocket", "fridge"])
def test_a_sheet_without_its_stop_rule_is_found(tmp_path: Any, edition: EditionName) -> None:
    clinic = clean_clinic(tmp_path)
    sign = '  - "Your chest hurts: get help now."\n'
    clinic.change("disclaimers/standard.yaml", sign, "")
    request = Request(programme="low-back-pain", edition=edition)
    data = make_handout(request, Library(Shelf(tmp_path))).data
    missing = [one.text for one in findings(data) if one.rule.id == "safety/printed"]
    assert "Your chest hurts: get help now." in missing
    whole = make_handout(request, Library(Shelf())).data
    assert not {"safety/printed", "safety/printed-first"} & set(found(whole))


def test_a_long_file_is_looked_at_page_by_page_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "tags/long" not in found(handout())
    monkeypatch.setattr(pdf, "MOST_PAGES", 3)
    assert "tags/long" in found(handout())


def test_sizes_are_those_on_the_paper_and_not_those_in_the_operators() -> None:
    def scaled(canvas: Canvas) -> None:
        canvas.scale(0.5, 0.5)
        canvas.setFont("Helvetica", 20)
        canvas.drawString(0, 900, SENTENCE)

    (one,) = [one for one in findings(drawn(scaled)) if one.rule.id == "print/body-size"]
    assert one.measured == "10 pt"


def test_white_words_on_a_dark_area_are_measured_on_that_area() -> None:
    def area(colour: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFillColor(colour)
            canvas.rect(0, 590, 400, 40, fill=1, stroke=0)

        return draw

    white = written(SENTENCE, colour="#ffffff")
    assert "colour/text-contrast" not in found(drawn(both(area("#123a50"), white)))
    (weak,) = [one for one in findings(drawn(both(area("#9ab0bd"), white))) if one.rule.family == "colour"]
    assert weak.measured == "2.2:1"
    assert "#ffffff on #9ab0bd" in weak.text


def test_the_same_thing_on_many_pages_is_told_once_with_their_number() -> None:
    (one,) = [
        one for one in findings(drawn(*[written(SENTENCE, 11)] * 7)) if one.rule.id == "print/body-size"
    ]
    assert (one.page, one.measured) == (1, "11 pt")
    assert one.text.endswith("(and on 6 more pages)")


@pytest.mark.parametrize("alt", ["", "image", "image1", "Picture 3", "cat.png", "A cat."])
def test_alternative_texts_that_say_nothing_are_found(alt: str) -> None:
    assert "tags/alt-text" in found(saying(alt))


def test_a_word_may_go_on_after_a_hyphen_of_its_own() -> None:
    own = drawn(both(written("See edge-of-"), written("bed-stretch.", y=580)))
    assert "print/hyphenation" not in found(own)


def test_the_same_paper_turned_is_no_other_paper() -> None:
    assert "print/mixed-sizes" not in found(numbered([(420, 595), (595, 420)]))


# --- files that are not what they should be ---


def test_an_encrypted_file_says_so_and_nothing_else() -> None:
    (one,) = findings(encrypted(GOOD, "secret"))
    assert (one.rule.id, one.measured, one.advice) == (
        "print/file",
        "is encrypted",
        "save it without a password first",
    )


def test_a_file_without_pages_says_so() -> None:
    (one,) = findings(changed(GOOD, lambda writer: writer.remove_page(0)))
    assert one.measured == "has no pages"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_file_cut_off_anywhere_is_repaired_or_refused(share: float) -> None:
    data = handout()
    said = found(data[: int(len(data) * share)])
    assert said & {"print/file", "print/repaired"}


@pytest.mark.parametrize("at", range(40, 2000, 97))
def test_a_file_with_a_broken_spot_never_makes_the_check_fail(at: int) -> None:
    data = bytearray(GOOD)
    data[at % len(data) : at % len(data) + 6] = b"\x00/(<[{"
    assert isinstance(findings(bytes(data)), tuple)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_what_is_upright_is_said_of_the_page_as_it_is_seen(turn: int) -> None:
    upright = "print/upright" not in found(numbered([(420, 595)], [turn]))
    assert upright is (turn == 0)


def test_a_file_of_somebody_else_is_checked_as_far_as_it_tells() -> None:
    said = found(drawn(written(SENTENCE, 9, colour=PALE)))
    assert {"tags/tagged", "tags/title", "print/smallest-size", "colour/text-contrast"} <= said
    assert not {rule for rule in said if rule.startswith("safety/")}


def test_broken_elements_are_told_and_the_pages_looked_at_all_the_same() -> None:
    def broken(writer: PdfWriter) -> None:
        tree: Any = writer.root_object["/StructTreeRoot"]
        tree[NameObject("/K")] = ArrayObject([NumberObject(7)])

    said = {one.rule.id: one.measured for one in findings(changed(handout(), broken))}
    assert re.match("cannot be followed", said["tags/cross-check"])
    assert "print/ideal-size" in said


def test_two_thousand_pages_are_looked_at_and_told_in_a_few_lines() -> None:
    edge = [one for one in findings(numbered([(290, 290)] * 2000)) if one.rule.id == "print/ink-margin"]
    assert [one.text for one in edge] == ["(and on 1999 more pages)"]


def test_pages_that_were_looked_at_are_let_go() -> None:
    def most(pages: int) -> int:
        data = numbered([(600, 600)] * pages)
        tracemalloc.start()
        findings(data)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    picture = 600 * 600 * 3
    assert most(60) < most(10) + 2 * picture
