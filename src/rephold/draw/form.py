"""The form of a file: its fields, and the little drawings that show a tick (ISO 32000-1, 12.7).

The outline of a box is content of the page, for not every viewer draws a widget as it says. An appearance
here is the tick alone, as a path, so that no viewer's own typeface is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rephold.draw.container import Container
from rephold.draw.embedding import TYPED, typable
from rephold.draw.fragment import FieldArea
from rephold.draw.objects import deflated, name, number, references, string
from rephold.draw.resources import add_font

READ_ONLY, MULTILINE = 1, 1 << 12
"""Flags of fields (ISO 32000-1, tables 221 and 228). No field is required."""
_FACE = "T0"
_SIZE = 12.0
_LEADING = 1.2
_PAD = 2.0
_TICK = ((0.22, 0.50), (0.42, 0.26), (0.80, 0.78))
"""Corners of the tick in shares of the box; as heavy as a pen, for the sheet may be printed and scanned."""
_PEN = 0.13
_DOT = 0.29
"""Radius of the dot in a chosen bubble, a share of its width: under the third of its area that a reader of
paper takes for a scribble."""
_CURVE = 0.5523
"""Of a Bézier quarter circle: 4/3 (sqrt(2) - 1)."""


@dataclass
class _Shared:
    """A field of several widgets: a question with its choices, or a text that stands on every page."""

    number: int
    area: FieldArea
    widgets: list[int] = field(default_factory=list)
    exports: set[str] = field(default_factory=set)


class Form:
    """A file's fields: `widget` before and `placed` after each annotation, then `close`.

    A tick box or a text is one object with its widget. The choices of one name are widgets of one field, of
    which at most one is on; so are hidden texts of one name, one for each page.
    """

    def __init__(self, container: Container) -> None:
        self._container = container
        self._fields: dict[str, int] = {}
        self._shared: dict[str, _Shared] = {}
        self._drawings: dict[bytes, int] = {}
        self._font: int | None = None

    def widget(self, area: FieldArea) -> bytes:
        """What the annotation's dictionary says of the field; ValueError for a name that will not do."""
        if not area.name or "." in area.name or not area.tooltip:
            raise ValueError(f"a field needs a tooltip and a name without dots: {area.name!r}")
        if area.kind == "choice" and not area.question:
            raise ValueError(f"a choice needs a question: {area.name!r}")
        if area.name in (self._fields if _is_shared(area) else self._fields | self._shared):
            raise ValueError(f"two fields are called {area.name!r}")
        if _is_shared(area):
            return self._share(area) + (b"" if area.kind == "text" else self._states(area))
        self._fields[area.name] = 0  # until it is placed
        if area.kind == "text":
            return self._named(area) + self._text(area)
        return self._named(area) + b" /V /Off" + self._states(area)

    def placed(self, area: FieldArea, number: int) -> None:
        """Notes the object number of the area's annotation."""
        if _is_shared(area):
            self._shared[area.name].widgets.append(number)
        else:
            self._fields[area.name] = number

    def close(self) -> bytes:
        """The catalog's entry, with the space before it; nothing for a file without fields."""
        if not self._fields and not self._shared:
            return b""
        for shared in self._shared.values():
            kids = b" /Kids %b" % references(shared.widgets)
            self._container.put(shared.number, b"<<%b%b>>" % (self._question(shared.area), kids))
        numbers = [*self._fields.values(), *[shared.number for shared in self._shared.values()]]
        fonts = b"" if self._font is None else b" /DR <</Font <<%b %d 0 R>>>>" % (name(_FACE), self._font)
        form = b"<</Fields %b%b>>" % (references(sorted(numbers)), fonts)
        return b" /AcroForm %d 0 R" % self._container.add(form)

    def _share(self, area: FieldArea) -> bytes:
        shared = self._shared.get(area.name)
        if shared is None:
            shared = self._shared[area.name] = _Shared(self._container.reserve(), area)
        if shared.area.kind != area.kind or shared.area.text != area.text or area.export in shared.exports:
            raise ValueError(f"{area.name!r} has two choices {area.export!r}, or is asked in two ways")
        if area.kind == "choice":
            shared.exports.add(area.export)
        return b"/Parent %d 0 R" % shared.number

    def _question(self, area: FieldArea) -> bytes:
        asked = area.question if area.kind == "choice" else area.tooltip
        said = b"%b /TU %b" % (self._named(area), string(asked))
        return said + (b" /V /Off" if area.kind == "choice" else self._value(area))

    def _named(self, area: FieldArea) -> bytes:
        flags = READ_ONLY * area.read_only + MULTILINE * (_lines(area) > 1)
        kind = b"Tx" if area.kind == "text" else b"Btn"
        flagged = b" /Ff %d" % flags if flags else b""
        return b"/FT /%b /T %b%b" % (kind, string(area.name), flagged)

    def _states(self, area: FieldArea) -> bytes:
        if area.export in ("", "Off"):
            raise ValueError(f"{area.name!r} cannot be ticked with {area.export!r}")
        width, height = _extent(area)
        on = self._drawing(
            width, height, _dot(width, height) if area.shape == "circle" else _tick(width, height)
        )
        off = self._drawing(width, height, b"")
        return b" /AS /Off /AP <</N <<%b %d 0 R /Off %d 0 R>>>>" % (name(area.export), on, off)

    def _text(self, area: FieldArea) -> bytes:
        width, height = _extent(area)
        shown = self._drawing(
            width, height, _shown(area), b"/Font <<%b %d 0 R>>" % (name(_FACE), self._typeface())
        )
        return self._value(area) + b" /AP <</N %d 0 R>>" % shown

    def _value(self, area: FieldArea) -> bytes:
        self._typeface()
        style = b"%b %b Tf 0 g" % (name(_FACE), number(_size(area)))
        return b" /DA (%b) /V %b" % (style, string(area.text))

    def _typeface(self) -> int:
        if self._font is None:
            self._font = add_font(typable("regular"), self._container)
        return self._font

    def _drawing(self, width: float, height: float, code: bytes, resources: bytes = b"") -> int:
        entries = (
            b"/Type /XObject /Subtype /Form /BBox [0 0 %b %b] /Resources <<%b>> /Filter /FlateDecode"
            % (
                number(width),
                number(height),
                resources,
            )
        )
        key = entries + code
        if key not in self._drawings:
            self._drawings[key] = self._container.stream(entries, deflated(code))
        return self._drawings[key]


def _is_shared(area: FieldArea) -> bool:
    return area.kind == "choice" or area.hidden


def _extent(area: FieldArea) -> tuple[float, float]:
    """Width and height, to the thousandth that is written."""
    x0, y0, x1, y1 = area.rect
    return round(x1 - x0, 3), round(y1 - y0, 3)


def _size(area: FieldArea) -> float:
    return min(_SIZE, round(0.7 * _extent(area)[1], 1)) if not area.hidden else _SIZE


def _lines(area: FieldArea) -> int:
    """Whole lines of text that a text field has room for, at least one."""
    if area.kind != "text" or area.hidden:
        return 1
    return max(1, int((_extent(area)[1] - 2 * _PAD) / (_SIZE * _LEADING)))


def _shown(area: FieldArea) -> bytes:
    """The text as a viewer shows it, line by line from the top; ValueError for what one cannot type."""
    size, height = _size(area), _extent(area)[1]
    first = height - _PAD - size if _lines(area) > 1 else (height - 0.7 * size) / 2
    code = [b"/Tx BMC q BT %b %b Tf 0 g %b TL" % (name(_FACE), number(size), number(size * _LEADING))]
    code.append(b"%b %b Td" % (number(_PAD), number(round(first, 3))))
    for at, line in enumerate(area.text.split("\n")):
        code.append(b"%b<%b> Tj" % (b"T* " if at else b"", line.encode(TYPED).hex().encode("ascii")))
    return b" ".join([*code, b"ET Q EMC"]) if area.text else b"/Tx BMC EMC"


def _tick(width: float, height: float) -> bytes:
    points = [b"%b %b" % (number(width * x), number(height * y)) for x, y in _TICK]
    pen = number(round(_PEN * min(width, height), 3))
    return b"0 G %b w 1 J 1 j %b m %b l %b l S" % (pen, *points)


def _dot(width: float, height: float) -> bytes:
    x, y, r = width / 2, height / 2, _DOT * min(width, height)
    c = _CURVE * r
    quarters = (
        (x + r, y + c, x + c, y + r, x, y + r),
        (x - c, y + r, x - r, y + c, x - r, y),
        (x - r, y - c, x - c, y - r, x, y - r),
        (x + c, y - r, x + r, y - c, x + r, y),
    )
    curves = b" ".join(b" ".join(map(number, quarter)) + b" c" for quarter in quarters)
    return b"0 g %b %b m %b f" % (number(x + r), number(y), curves)
