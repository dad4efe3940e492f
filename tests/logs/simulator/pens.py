"""Pens, and strokes of them on paper."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

DPI = 240
MM = DPI / 25.4
"""Pixels a millimetre of the printed page."""
Floats = NDArray[np.float64]
Random = np.random.Generator


@dataclass(frozen=True)
class Pen:
    """Colour (0 to 1), width in mm, how much of the colour goes on the paper, and how patchily."""

    name: str
    colour: tuple[float, float, float]
    width: float
    cover: float
    grain: float
    plain: bool = True
    """Dark enough that a person would call it a clear mark."""


def a_pen(random: Random) -> Pen:
    """Mostly ball pens; felt, gel, pencils, now and then a faint pencil or a light colour."""
    kind = random.choice(
        ["ball", "gel", "felt", "pencil", "faint", "light"], p=[0.46, 0.16, 0.14, 0.16, 0.05, 0.03]
    )
    colours = [(0.08, 0.08, 0.1), (0.1, 0.15, 0.5), (0.05, 0.1, 0.4), (0.65, 0.1, 0.12), (0.1, 0.42, 0.2)]
    colour = colours[random.choice(5, p=[0.36, 0.32, 0.18, 0.09, 0.05])]
    match kind:
        case "ball":
            return Pen(kind, colour, random.uniform(0.28, 0.5), random.uniform(0.75, 0.98), 0.15)
        case "gel":
            return Pen(kind, colour, random.uniform(0.35, 0.7), random.uniform(0.9, 1.0), 0.03)
        case "felt":
            return Pen(kind, colour, random.uniform(0.6, 1.5), random.uniform(0.85, 1.0), 0.05)
        case "pencil":
            return Pen(kind, (0.2, 0.2, 0.22), random.uniform(0.35, 0.7), random.uniform(0.6, 0.85), 0.3)
        case "faint":
            return Pen(kind, (0.3,) * 3, random.uniform(0.3, 0.6), random.uniform(0.2, 0.42), 0.4, False)
    light = (0.45, 0.6, 0.85)
    return Pen(kind, light, random.uniform(0.4, 0.7), random.uniform(0.6, 0.9), 0.1, False)


class Sheet:
    """A printed page that takes ink: grey (h, w) from 0 to 1, places in mm from the upper left."""

    def __init__(self, printed: NDArray[np.uint8]) -> None:
        self.pixels = printed.astype(np.float32) / np.float32(255)

    def stroke(self, points: Floats, pen: Pen, random: Random, shake: float = 0.0) -> None:
        """A line through the points (n, 2), drawn by hand."""
        path = _by_hand(points, random, shake)
        edge = pen.width * 2 + 1
        low = np.maximum(np.floor((path.min(axis=0) - edge) * MM), 0).astype(int)
        high = np.ceil((path.max(axis=0) + edge) * MM).astype(int)
        high = np.minimum(high, [self.pixels.shape[1], self.pixels.shape[0]])
        if (high <= low).any():
            return
        size = (int(high[0] - low[0]), int(high[1] - low[1]))
        times = 2
        mask = Image.new("L", (size[0] * times, size[1] * times))
        pencil = ImageDraw.Draw(mask)
        spots = (path * MM - low) * times
        press = 1 + 0.18 * np.cumsum(random.normal(0, 0.25, len(spots))).clip(-1, 1)
        for (x0, y0), (x1, y1), p in zip(spots[:-1], spots[1:], press[1:], strict=True):
            wide = max(pen.width * MM * times * p, 1.5)
            pencil.line((x0, y0, x1, y1), fill=255, width=max(round(wide), 1))
            r = wide / 2
            pencil.ellipse((x1 - r, y1 - r, x1 + r, y1 + r), fill=255)
        alpha = np.asarray(mask.resize(size, Image.Resampling.BOX), np.float32) / 255
        alpha = alpha * pen.cover * _grain(alpha.shape, pen.grain, random)
        self._lay(np.asarray(alpha, dtype=np.float32), low, pen.colour)

    def wash(
        self, mask: NDArray[np.float32], low: NDArray[np.int_], colour: tuple[float, float, float]
    ) -> None:
        """Coffee or highlighter: multiplies what is there."""
        h, w = mask.shape
        part = self.pixels[low[1] : low[1] + h, low[0] : low[0] + w]
        part *= 1 - mask[: part.shape[0], : part.shape[1]] * (1 - _grey(colour))

    def _lay(
        self, alpha: NDArray[np.float32], low: NDArray[np.int_], colour: tuple[float, float, float]
    ) -> None:
        h, w = alpha.shape
        part = self.pixels[low[1] : low[1] + h, low[0] : low[0] + w]
        np.minimum(part, part * (1 - alpha) + alpha * _grey(colour), out=part)


def _grey(colour: tuple[float, float, float]) -> np.float32:
    """As bright as scanners and cameras take a colour to be."""
    return np.float32(0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2])


def _by_hand(points: Floats, random: Random, shake: float) -> Floats:
    """The points joined every fifth of a millimetre, bent a little, with tremor of `shake` mm."""
    lengths = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    count = max(int(lengths[-1] / 0.2), 3)
    at = np.linspace(0, lengths[-1], count)
    path = np.column_stack([np.interp(at, lengths, points[:, k]) for k in (0, 1)])
    smooth = np.ones(3) / 3
    for k in (0, 1):
        path[1:-1, k] = np.convolve(path[:, k], smooth, "valid")
    phase, wave = random.uniform(0, 6.3, 2), random.uniform(0.8, 2.0)
    for k in (0, 1):
        path[:, k] += shake * np.sin(at * 2 * np.pi / wave + phase[k]) + random.normal(0, 0.03, count)
    return path


def _grain(shape: tuple[int, ...], amount: float, random: Random) -> NDArray[np.float32]:
    fine = random.random(shape, dtype=np.float32)
    coarse = random.random((shape[0] // 4 + 1, shape[1] // 4 + 1), dtype=np.float32)
    coarse = np.kron(coarse, np.ones((4, 4), np.float32))[: shape[0], : shape[1]]
    return np.clip(1 - amount * 1.6 * (0.5 * fine + 0.5 * coarse), 0, 1).astype(np.float32)
