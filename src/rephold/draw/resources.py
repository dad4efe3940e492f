"""The fonts and drawings that a file's pages share, each written once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rephold.draw.container import Container
from rephold.draw.embedding import EmbeddedFont, only
from rephold.draw.fragment import FormObject, Fragment
from rephold.draw.objects import array, deflated, name

FontSource = Callable[[str, frozenset[int]], EmbeddedFont]
"""(resource name, codes in use) -> the font."""

_COLOUR_SPACES = ("DeviceRGB", "DeviceGray")


@dataclass(frozen=True)
class Uses:
    """The fonts, each with the codes in use, and the drawings that some fragments need."""

    codes: dict[str, frozenset[int]]
    forms: dict[str, FormObject]


def uses(fragments: Iterable[Fragment]) -> Uses:
    """What these fragments need; errors as of `joined`."""
    found = Uses({}, {})
    for fragment in fragments:
        if fragment.fonts:
            add_codes(fragment.fonts, found.codes)
        for form in fragment.forms:
            _note(form, found.forms)
    return found


def joined(parts: Iterable[Uses]) -> Uses:
    """What all need together; ValueError when two drawings have one name."""
    found = Uses({}, {})
    for part in parts:
        add_codes(part.codes.items(), found.codes)
        for form in part.forms.values():
            _note(form, found.forms)
    return found


def add_codes(fonts: Iterable[tuple[str, frozenset[int]]], known: dict[str, frozenset[int]]) -> None:
    """Adds these (resource name, codes) to those that are known."""
    for font, used in fonts:
        before = known.get(font)
        if before is None:
            known[font] = used
        elif used is not before and not used <= before:
            known[font] = only(before | used)


def _note(form: FormObject, known: dict[str, FormObject]) -> None:
    before = known.setdefault(form.name, form)
    if before is not form and before != form:
        raise ValueError(f"two drawings are called {form.name!r}")


def resources(used: Uses, drawings: Mapping[str, int], fonts: FontSource, container: Container) -> int:
    """The number of the resource dictionary of all pages; the drawings are there, with their numbers."""
    entries = []
    added = {key: add_font(fonts(key, used.codes[key]), container) for key in sorted(used.codes)}
    for kind, numbers in ((b"Font", added), (b"XObject", drawings)):
        if numbers:
            each = [b"%b %d 0 R" % (name(key), value) for key, value in numbers.items()]
            entries.append(b"/%b <<%b>>" % (kind, b" ".join(each)))
    return container.add(b"<<%b>>" % b" ".join(entries))


def add_font(font: EmbeddedFont, container: Container) -> int:
    """The number of the font's dictionary, with all that belongs to it."""
    program = container.stream(b"/Length1 %d /Filter /FlateDecode" % len(font.program), font.program_deflated)
    to_unicode = container.stream(b"/Filter /FlateDecode", font.to_unicode_deflated)
    called = name(font.base_font)
    descriptor = container.add(
        b"<</Type /FontDescriptor /FontName %b /Flags %d /FontBBox %b /ItalicAngle %d /Ascent %d /Descent %d"
        b" /CapHeight %d /StemV %d /MissingWidth %d /FontFile2 %d 0 R>>"
        % (
            called,
            font.flags,
            array(font.bbox),
            font.italic_angle,
            font.ascent,
            font.descent,
            font.cap_height,
            font.stem_v,
            font.missing_width,
            program,
        )
    )
    encoding = b" /Encoding %b" % name(font.encoding) if font.encoding else b""
    return container.add(
        b"<</Type /Font /Subtype /TrueType /BaseFont %b /FirstChar %d /LastChar %d /Widths %b"
        b" /FontDescriptor %d 0 R /ToUnicode %d 0 R%b>>"
        % (
            called,
            font.first_char,
            font.last_char,
            font.widths_written,
            descriptor,
            to_unicode,
            encoding,
        )
    )


def add_form(form: FormObject, container: Container) -> int:
    """The number of a drawing; ValueError for an image that is neither sRGB nor grey."""
    if form.kind == "form":
        entries = b"/Type /XObject /Subtype /Form /BBox %b /Resources <<>>" % array(form.bbox)
    else:
        if form.colour_space not in _COLOUR_SPACES:
            raise ValueError(
                f"image {form.name!r} is neither DeviceRGB nor DeviceGray: {form.colour_space!r}"
            )
        entries = (
            b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %b /BitsPerComponent 8"
            % (form.width, form.height, name(form.colour_space))
        )
    if form.filters:
        return container.stream(b"%b /Filter %b" % (entries, name(form.filters)), form.data)
    return container.stream(entries + b" /Filter /FlateDecode", deflated(form.data))
