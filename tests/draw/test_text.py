"""Paragraphs: no word is lost, none run together, and nothing from outside means anything but itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rephold.draw.canvas import FragmentCanvas, string_width
from rephold.draw.fonts import FACES
from rephold.draw.text import Text, one_line, plain
from rephold.model.document import Para, Run
from rephold.model.text import printable
from support.blocks import EDGE, Drawn, drawn, look, words

AWKWARD = [
    "<b>bold</b> & &amp; <br/>",
    '<img src="file:///etc/passwd"/>',
    "100 % %s %(name)s {0} {page} {pages}",
    "back\\slash \\n (paren ((theses) and \\) more",
    "</para><para>",
    "5 < 6 > 4 &#60; &lt;",
    "Łukasiewicz, Zoë; naïve coöperation; 5\N{EN DASH}10; “quoted” ‘so’ …",
    "10\N{NO-BREAK SPACE}repeats and 3\N{NO-BREAK SPACE}s",
]
WORD = st.text("abcdefghijklmnopqrstuvwxyzÅÉŁöß(){}<>&%\\/'\"-.,0123456789", min_size=1, max_size=14)


def shown(pieces: tuple[Run, ...], width: float, size: float = 12) -> Drawn:
    """The words as a paragraph of this width."""
    using = look()
    text = Text(pieces, using.style(size), using)
    _, height = text.wrap(width, 1e6)
    canvas = FragmentCanvas()
    text.drawOn(canvas, 0, 0)
    return Drawn(canvas.fragment(width, height))


def longest(texts: list[str], size: float = 12) -> float:
    return max(string_width(text, FACES["bold"], size) for text in texts)


@pytest.mark.parametrize("text", AWKWARD)
@pytest.mark.parametrize("width", [130.0, 400.0])
def test_text_from_outside_is_printed_as_it_is(text: str, width: float) -> None:
    found = shown(words(text), width)
    assert found.pdf.problems() == []
    heard = found.pdf.texts("P")[0]
    assert heard.split() == text.split()
    assert found.outside(slack=1) == []


def test_an_accent_that_combines_is_printed_composed() -> None:
    assert shown(words(printable("Zoe\N{COMBINING DIAERESIS}")), 100).pdf.texts("P") == [
        "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS} "
    ]


def test_a_no_break_space_does_not_break() -> None:
    text = "hold for 10\N{NO-BREAK SPACE}seconds"
    wide = string_width("hold for 10", FACES["regular"], 12)
    lines = [line.text.strip() for line in shown(words(text), wide + 5).lines]
    assert lines == ["hold for", "10 seconds"]


@settings(deadline=None, max_examples=60)
@given(st.lists(WORD, min_size=1, max_size=30), st.floats(0, 300), st.data())
def test_no_word_is_lost_or_joined_at_any_width(texts: list[str], more: float, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(texts)))
    pieces = [Run(" ".join(texts[:cut]) + " ", strong=True), Run(" ".join(texts[cut:]))]
    width = longest(texts) + 1 + more
    found = shown(tuple(run for run in pieces if run.text.strip()), width)
    heard = "".join(found.pdf.texts("P"))
    assert heard.split() == texts
    assert found.outside(slack=2) == []


@settings(deadline=None, max_examples=40)
@given(st.lists(WORD, min_size=1, max_size=12), st.floats(30, 120))
def test_a_word_broken_over_lines_stays_one_word(texts: list[str], width: float) -> None:
    found = shown(words(" ".join(texts)), width, size=20)
    assert found.pdf.texts("P")[0].split() == texts


def test_an_endless_word_is_broken_and_never_overflows() -> None:
    word = "Donaudampfschifffahrtsgesellschaft" * 4
    found = shown(words(f"A {word[:120]} end"), 150)
    assert found.pdf.texts("P")[0].split() == ["A", word[:120], "end"]
    assert found.outside(slack=1) == []
    assert len(found.lines) > 4


def test_strong_words_are_bold_and_tones_have_their_colours() -> None:
    using = look()
    pieces = (Run("Feel it: ", strong=True, tone="warning"), Run("in your back"))
    found = shown(pieces, 300)
    label, rest = found.lines
    assert (label.text.strip(), label.fill) == ("Feel it:", using.inks.warning.rgb)
    assert (rest.text.strip(), rest.fill) == ("in your back", using.inks.text.rgb)
    assert {font.name.rpartition("-")[2] for font in found.pdf.fonts()} == {"Bold", "Regular"}


def test_lines_are_not_longer_than_can_be_read() -> None:
    text = "Go only as far as feels good. " * 20
    found = drawn(Para(words(text)), 800)
    assert max(line.box[2] for line in found.lines) <= EDGE + look().longest_line
    assert 55 < max(len(line.text) for line in found.lines) < 85


@pytest.mark.parametrize(("align", "left", "right"), [("left", 0, 1), ("centre", 1, 1), ("right", 1, 0)])
def test_a_label_stands_where_it_is_aligned(align: str, left: int, right: int) -> None:
    using = look()
    label = one_line("Page 1", 10.5, using, align=align, role="P")  # type: ignore[arg-type]
    _, height = label.wrap(200, 100)
    canvas = FragmentCanvas()
    label.drawOn(canvas, 0, 0)
    (line,) = Drawn(canvas.fragment(200, height)).lines
    free = (line.box[0] - EDGE > 20, EDGE + 200 - line.box[2] > 20)
    assert free == (bool(left), bool(right))


def test_plain_words_are_the_words() -> None:
    assert plain((Run("a ", strong=True), Run("b"))) == "a b"
