"""A clinic's picture on the page: an object for the PDF, and the operators that place it in a box.

An SVG becomes a form of plain path operators, an image an image object. Both are opaque, in RGB or grey, use
no font, and are called by a name made of their content, so that one object serves every page that shows it.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from io import BytesIO
from typing import Any, NoReturn

from reportlab.graphics import renderPDF
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from rephold.draw.canvas import FragmentCanvas
from rephold.draw.fonts import FACES, register
from rephold.draw.fragment import FormObject
from rephold.errors import ContentError
from rephold.figures.art import Art

_FILTERS = {"flate": "FlateDecode", "jpeg": "DCTDecode"}
_PAINTS = frozenset({"f", "f*", "S", "s", "B", "B*", "b", "b*"})
_STATE = frozenset({"q", "Q", "cm", "w", "J", "j", "M", "d", "rg", "RG", "g", "G"})
_PATHS = frozenset({"m", "l", "c", "v", "y", "h", "re", "n", "W", "W*"})
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)")
FORM_SIDE = 100.0
"""Units on the long side of a drawing's form, so that its scale on a page is a number of few digits."""
_FLAT = "use plain colours without transparency, or save it as PNG"


def draw_art(canvas: FragmentCanvas, art: Art, x: float, y: float, width: float, height: float) -> None:
    """Paints the picture in the middle of a box in points, as large as fits, its shape kept."""
    canvas.do_form(art_object(art), placement(art, x, y, width, height))


def fitted(art: Art, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
    """(x, y, width, height) of the picture in a box: as large as fits, in the middle, its shape kept."""
    scale = min(width / art.width, height / art.height)
    wide, tall = art.width * scale, art.height * scale
    return (x + (width - wide) / 2, y + (height - tall) / 2, wide, tall)


def placement(art: Art, x: float, y: float, width: float, height: float) -> tuple[float, ...]:
    """The matrix (a, b, c, d, e, f) under which `art_object(art)` stands in the box, for `cm` before `Do`."""
    left, bottom, wide, tall = fitted(art, x, y, width, height)
    _, _, unit_width, unit_height = art_object(art).bbox
    return (wide / unit_width, 0.0, 0.0, tall / unit_height, left, bottom)


@lru_cache(maxsize=32)
def art_object(art: Art) -> FormObject:
    """The picture as PDF object; the last 32 are kept.

    image: DeviceRGB or DeviceGray, 8 bits a sample, `data` coded as `filters` says, in the unit square.
    form: uncompressed operators in a `bbox` with a long side of 100. ContentError if it cannot be drawn so.
    """
    if art.kind == "svg":
        scale = FORM_SIDE / max(art.width, art.height)
        box = (0.0, 0.0, art.width * scale, art.height * scale)
        return FormObject(art.name, "form", _operators(art, box[3]), box)
    columns, rows = art.pixels or (0, 0)
    space = "DeviceGray" if art.grey else "DeviceRGB"
    return FormObject(art.name, "image", art.data, (0, 0, 1, 1), columns, rows, space, _FILTERS[art.coding])


def _operators(art: Art, height: float) -> bytes:
    """The content stream of a drawing, `height` units tall."""
    from svglib.svglib import svg2rlg  # 20 ms and four packages: only clinics with an SVG pay for it

    register()
    logger = logging.getLogger("svglib")
    complaints = _Complaints()
    before = logger.propagate
    logger.addHandler(complaints)
    logger.propagate = False
    try:
        drawing = svg2rlg(BytesIO(art.data), color_converter=lambda colour: _opaque(colour, art))
        if drawing is None:
            raise ValueError("no drawing")
        pen = _Pen(art)
        pen.scale(height / drawing.height, height / drawing.height)
        renderPDF.draw(drawing, pen, 0, 0)
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ):
        raise ContentError.at(
            art.source, "has a shape that cannot be drawn", "save it again as plain SVG"
        ) from None
    finally:
        logger.removeHandler(complaints)
        logger.propagate = before
    if complaints.first:
        raise ContentError.at(art.source, f"cannot be drawn whole: {complaints.first}", _FLAT)
    return _checked("\n".join(pen._code), art)


def _checked(code: str, art: Art) -> bytes:
    """The operators, if they are all harmless ones and at least one paints."""
    tokens = set(code.replace("[", " ").replace("]", " ").split())
    found = {token for token in tokens if not _NUMBER.fullmatch(token)}
    strange = sorted(found - _PAINTS - _STATE - _PATHS)
    if strange:
        raise ContentError.at(art.source, f"needs more than plain paths ({' '.join(strange)})", _FLAT)
    if not found & _PAINTS:
        raise ContentError.at(art.source, "draws nothing", "save it again as plain SVG")
    return code.encode("ascii")


def _opaque(colour: Color, art: Art) -> Color | None:
    """The colour in RGB; None (no paint) if it is wholly see-through, ContentError if partly."""
    if colour.alpha == 0:
        return None
    if colour.alpha != 1:
        raise ContentError.at(art.source, f"has a see-through colour ({colour.hexvala()})", _FLAT)
    return Color(*colour.rgb())


class _Complaints(logging.Handler):
    """Keeps the first warning: svglib leaves out what it does not understand and only logs it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.first = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.first = self.first or record.getMessage()


class _Pen(Canvas):  # type: ignore[misc]
    """A scratch canvas that takes paths only: it has no fonts, and nothing see-through gets past it."""

    def __init__(self, art: Art) -> None:
        super().__init__(BytesIO(), pageCompression=0, initialFontName=FACES["regular"])
        self._art = art
        self._code.clear()

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802
        """Nothing: every drawing starts by asking for Times, and text has been refused before."""

    def setFillAlpha(self, a: float) -> None:  # noqa: N802
        """Nothing for 1; ContentError below."""
        if a != 1:
            self._refuse(f"opacity {a:g}")

    setStrokeAlpha = setFillAlpha  # noqa: N815

    def setFillOverprint(self, a: Any) -> None:  # noqa: N802
        """Nothing: overprinting is a press's business."""

    setStrokeOverprint = setOverprintMask = setFillOverprint  # noqa: N815

    def _refuse(self, what: str) -> NoReturn:
        raise ContentError.at(self._art.source, f"has see-through parts ({what})", _FLAT)
