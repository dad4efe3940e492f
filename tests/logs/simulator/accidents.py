"""What happens to a page before it is scanned: notes, stray lines, coffee, highlighter, creases."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PIL import Image, ImageFilter

from logs.simulator.marks import Meant, spot
from logs.simulator.pens import MM, Floats, Random, Sheet, a_pen
from rephold.model.log_template import TemplatePage


def accidents(sheet: Sheet, page: TemplatePage, meant: dict[str, Meant], random: Random) -> dict[str, Meant]:
    """Some pages get some; boxes they touch are no longer plain."""
    meant = dict(meant)
    wide, high = sheet.pixels.shape[1] / MM, sheet.pixels.shape[0] / MM
    if random.random() < 0.2:
        _touch(meant, page, _line(sheet, random, wide, high), 0.6, "line")
    if random.random() < 0.2:
        _touch(meant, page, _note(sheet, random, wide, high), 1.5, "note")
    if random.random() < 0.2:
        _touch(meant, page, _coffee(sheet, random, wide, high), 3.0, "coffee")
    if random.random() < 0.1:
        _touch(meant, page, _highlighter(sheet, random, wide, high), 3.5, "highlighter")
    if random.random() < 0.25:
        _touch(meant, page, _crease(sheet, random, wide, high), 1.5, "crease")
    return meant


def _touch(meant: dict[str, Meant], page: TemplatePage, path: Floats, reach: float, how: str) -> None:
    for box in page.boxes:
        at = spot(box, page)
        near = np.abs(path - [at.x, at.y]).max(axis=1).min()
        if near < at.half + reach:
            meant[box.id] = Meant(meant[box.id].truth, False, f"{meant[box.id].how} {how}")


def _between(a: Floats, b: Floats) -> Floats:
    count = max(int(np.hypot(*(b - a)) / 0.5), 2)
    return np.linspace(a, b, count)


def _line(sheet: Sheet, random: Random, wide: float, high: float) -> Floats:
    start = random.uniform([20, 30], [wide - 20, high - 30])
    angle, length = random.uniform(0, 6.3), random.uniform(15, 120)
    path = _between(start, start + length * np.array([np.cos(angle), np.sin(angle)]))
    sheet.stroke(path, a_pen(random), random, 0.3)
    return path


def _note(sheet: Sheet, random: Random, wide: float, high: float) -> Floats:
    """A line of handwriting, now and then straight through boxes."""
    at = random.uniform([20, 40], [wide - 60, high - 20])
    pen, paths = a_pen(random), []
    for _ in range(int(random.integers(4, 22))):
        count = int(random.integers(3, 7))
        letter = at + np.column_stack(
            [np.sort(random.uniform(0, 2.6, count)), random.uniform(-3.2, 1.0, count)]
        )
        sheet.stroke(letter, pen, random, 0.1)
        paths.append(letter)
        at = at + np.array([random.uniform(2.2, 3.4), random.normal(0, 0.2)])
    whole = np.vstack(paths)
    return np.vstack([_between(a, b) for a, b in pairwise(whole)])


def _coffee(sheet: Sheet, random: Random, wide: float, high: float) -> Floats:
    centre, radius = random.uniform([20, 20], [wide - 20, high - 20]), random.uniform(15, 42)
    half = int((radius + 5) * MM)
    y, x = np.mgrid[-half : half + 1, -half : half + 1] / MM
    angle, r = np.arctan2(y, x), np.hypot(x, y)
    edge = radius + 0.8 * np.sin(3 * angle + random.uniform(0, 6)) + 0.4 * np.sin(7 * angle)
    ring = np.exp(-(((r - edge) / random.uniform(0.5, 1.2)) ** 2)) * random.uniform(0.3, 0.8)
    inner = (r < edge) * random.uniform(0.0, 0.25)
    low = np.maximum((centre * MM).astype(int) - half, 0)
    cut = low - ((centre * MM).astype(int) - half)
    mask = np.clip(ring + inner, 0, 1).astype(np.float32)[cut[1] :, cut[0] :]
    sheet.wash(mask, low, (0.62, 0.45, 0.28))
    t = np.linspace(0, 6.3, 400)
    return np.vstack(
        [centre + k * np.column_stack([np.cos(t), np.sin(t)]) for k in np.arange(1, radius + 2, 1.5)]
    )


def _highlighter(sheet: Sheet, random: Random, wide: float, high: float) -> Floats:
    start = random.uniform([20, 40], [wide - 60, high - 30])
    end = start + np.array([random.uniform(20, 80), random.normal(0, 1)])
    size = ((end - start) * MM).astype(int)
    mask = np.zeros((int(6 * MM), max(int(size[0]), 1)), np.float32)
    mask[int(0.5 * MM) : int(5.5 * MM)] = random.uniform(0.5, 0.9)
    mask *= random.uniform(0.85, 1.0, mask.shape).astype(np.float32)
    colours = [(0.98, 0.95, 0.2), (0.5, 0.95, 0.5), (1.0, 0.6, 0.8), (0.5, 0.8, 1.0)]
    sheet.wash(mask, (start * MM - [0, 3 * MM]).astype(int), colours[int(random.integers(4))])
    return _between(start, end)


def _crease(sheet: Sheet, random: Random, wide: float, high: float) -> Floats:
    """A fold: a soft dark line with a light one beside it, and broken fibres."""
    across = bool(random.random() < 0.6)
    at = (high if across else wide) * random.choice([1 / 3, 1 / 2, 2 / 3]) + random.normal(0, 4)
    shape = sheet.pixels.shape[:2]
    tilt = random.normal(0, 0.02)
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32) / np.float32(MM)
    off = (y - at - tilt * x) if across else (x - at - tilt * y)
    width = random.uniform(0.25, 0.9)
    dark = random.uniform(0.05, 0.35) * np.exp(-((off / width) ** 2))
    light = random.uniform(0, 0.1) * np.exp(-(((off - 1.6 * width) / width) ** 2))
    rough = Image.fromarray(random.integers(0, 255, shape, dtype=np.uint8)).filter(
        ImageFilter.GaussianBlur(4)
    )
    texture = 0.6 + 0.8 * (np.asarray(rough, np.float32) / 255 - 0.5) * 4
    sheet.pixels *= np.clip(1 - dark * texture + light, 0, 1.1)
    np.clip(sheet.pixels, 0, 1, out=sheet.pixels)
    t = np.linspace(0, wide if across else high, 800)
    return np.column_stack([t, at + tilt * t] if across else [at + tilt * t, t])
