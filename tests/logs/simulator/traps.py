"""Pages that must not be read: nothing on them, another paper, lost or ruined ones."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from logs.simulator.accidents import accidents
from logs.simulator.cases import LOG_IDS, by_fax, printed, random_of, rendered
from logs.simulator.forms import LOOKS, form, template
from logs.simulator.marks import Meant, filled
from logs.simulator.pens import MM, Random, Sheet
from logs.simulator.scans import LEVELS, Pixels
from rephold.model.log_template import LogTemplate
from rephold.units import mm

KINDS = ("blank", "other document", "other layout", "unknown id", "torn", "half", "blurred", "moved boxes")


@dataclass(frozen=True)
class Trap:
    """`meant` is what an accepted page could still be wrong about; None where it must be rejected."""

    kind: str
    data: bytes
    log: LogTemplate
    meant: dict[str, Meant] | None


def trap(level: str, seed: int) -> Trap:
    """The same trap for the same level and seed; kinds take turns."""
    random = random_of("trap", level, seed)
    kind = KINDS[seed % len(KINDS)]
    own = kind in ("other layout", "unknown id", "moved boxes")
    look = LOOKS[int(random.integers(4 if own else len(LOOKS)))]
    log, grey = printed(look)
    meant: dict[str, Meant] | None = None
    if kind == "blank":
        sheet = Sheet(np.full_like(grey, 255))
    elif kind == "other document":
        sheet = Sheet(_prose(grey.shape, random))
    elif kind == "other layout":
        sheet = Sheet(rendered(form(template(look, LOG_IDS[look], version=2))))
    elif kind == "unknown id":
        sheet = Sheet(rendered(form(template(look, "9ZZZZZZZZ9"))))
    elif kind == "moved boxes":
        sheet = Sheet(rendered(form(_moved(log, random))))
    else:
        sheet = Sheet(grey)
    if kind not in ("blank", "other document"):
        meant = filled(sheet, log.pages[0], random)
        meant = accidents(sheet, log.pages[0], meant, random)
        meant = by_fax(meant) if level == "fax" else meant
    pixels = sheet.pixels
    if kind == "torn":
        pixels = _torn(pixels, random)
    elif kind == "half":
        pixels = _half(pixels, random)
    data = LEVELS[level](pixels, random)
    if kind == "blurred":
        data = _blurred(data, random)
    return Trap(kind, data, log, meant if kind in ("torn", "half", "blurred") else None)


def _moved(log: LogTemplate, random: Random) -> LogTemplate:
    """The same codes and squares, but the boxes stand elsewhere: a template that is not this paper's."""
    page = log.pages[0]
    by = mm(random.uniform(5.0, 9.0)) * random.choice([-1, 1])
    boxes = tuple(
        box.model_copy(update={"rect": (box.rect[0] + by, box.rect[1] + by * 0.7, *box.rect[2:])})
        for box in page.boxes
    )
    return log.model_copy(update={"pages": (page.model_copy(update={"boxes": boxes}),)})


def _prose(shape: tuple[int, ...], random: Random) -> NDArray[np.uint8]:
    page = np.full(shape, 255, np.uint8)
    for y in range(int(20 * MM), shape[0] - int(20 * MM), int(6 * MM)):
        x = int(20 * MM)
        while x < shape[1] - int(30 * MM):
            w = int(random.uniform(1, 9) * MM)
            page[y : y + int(2 * MM), x : x + w] = np.where(random.random((int(2 * MM), w)) < 0.35, 30, 255)
            x += w + int(1.5 * MM)
    return page


def _torn(pixels: Pixels, random: Random) -> Pixels:
    """A corner torn off along a rough line; the lid shows, with the edge's shadow."""
    h, w = pixels.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32) / np.float32(MM)
    if random.random() < 0.5:
        x = w / MM - x
    if random.random() < 0.5:
        y = h / MM - y
    a, b = random.uniform(40, 0.75 * w / MM), random.uniform(40, 0.75 * h / MM)
    rough = np.cumsum(random.normal(0, 0.15, w)).astype(np.float32)
    off = x / a + y / b - 1 + 0.02 * np.sin(x / 7) + rough[None, :] / 60
    lid = np.float32(random.choice([1.0, 0.97, 0.15]))
    result = np.where(off < 0, lid, pixels)
    shade = 1 - random.uniform(0, 0.5) * np.exp(-((off / 0.01) ** 2))
    return np.asarray(result * shade, dtype=np.float32)


def _half(pixels: Pixels, random: Random) -> Pixels:
    """Folded in two, or only half on the glass."""
    result = pixels.copy()
    h, w = pixels.shape[:2]
    share = random.uniform(0.35, 0.65)
    side = int(random.integers(4))
    back = np.float32(random.choice([1.0, 0.96, 0.2]))
    if side == 0:
        result[: int(h * share)] = back
    elif side == 1:
        result[int(h * share) :] = back
    elif side == 2:
        result[:, : int(w * share)] = back
    else:
        result[:, int(w * share) :] = back
    return result


def _blurred(data: bytes, random: Random) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        soft = picture.convert("L")
        orientation = picture.getexif().get(0x0112, 1)
    radius = max(soft.size) / 297 * random.uniform(0.3, 1.3)
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    soft.filter(ImageFilter.GaussianBlur(float(radius))).save(file, "JPEG", quality=80, exif=exif)
    return file.getvalue()
