"""The fonts and drawings that a file's pages share, each written once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rephold.draw.container import Container
from rephold.draw.embedding import EmbeddedFont
from rephold.draw.fragment import FormObject, Fragment
from rephold.draw.objects import array, deflated, name

FontSource = Callable[[str, frozenset[int]], EmbeddedFont]
"""(resource name, codes in use) -> the font."""

_COLOUR_SPACES = ("DeviceRGB", "DeviceGray")


def resources(fragments: Iterable[Fragment], fonts: FontSource, container: Container) -> int:
    """The number of the resource dictionary of all pages.

    ValueError when two drawings have one name, or an image has another colour space than sRGB or grey.
    """
    codes: dict[str, frozenset[int]] = {}
    forms: dict[str, FormObject] = {}
    for fragment in fragments:
        for font, used in fragment.fonts:
            known = codes.get(font)
            codes[font] = used if known is None else known | used
        for form in fragment.forms:
            known_form = forms.setdefault(form.name, form)
            if known_form is not form and known_form != form:
                raise ValueError(f"two drawings are called {form.name!r}")
    entries = []
    for kind, numbers in (
        (b"Font", [(font, add_font(fonts(font, codes[font]), container)) for font in sorted(codes)]),
        (b"XObject", [(form, _form(forms[form], container)) for form in sorted(forms)]),
    ):
        if numbers:
            each = [b"%b %d 0 R" % (name(key), value) for key, value in numbers]
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
            b"[%b]" % " ".join(map(str, font.widths)).encode("ascii"),
            descriptor,
            to_unicode,
            encoding,
        )
    )


def _form(form: FormObject, container: Container) -> int:
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
