"""Paper that is not flat, seen by a camera that is not above it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from logs.simulator.pens import MM, Random

CELLS = 24


def bent(page: NDArray[np.float32], random: Random, curl: float, tilt: float, long: int) -> Image.Image:
    """The page on a table: `curl` mm out of place, `tilt` of perspective, the picture `long` pixels."""
    paper = Image.fromarray((np.clip(page, 0, 1) * 255).astype(np.uint8))
    width, height = paper.size
    scale = long / max(width, height)
    size = (round(width * scale), round(height * scale))
    room = random.uniform(0.02, 0.1)
    back = _perspective(random, tilt, room)
    turn = random.normal(0, 0.03)
    lens = random.normal(0, 0.008)
    waves = [
        (random.uniform(0.3, 2.0, 2), random.uniform(0, 6.3), random.normal(0, curl * MM / 2, 2))
        for _ in range(3)
    ]

    def source(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = u - 0.5, v - 0.5
        r = 1 + lens * 4 * (x * x + y * y)
        x, y = (
            x * r * np.cos(turn) - y * r * np.sin(turn) + 0.5,
            x * r * np.sin(turn) + y * r * np.cos(turn) + 0.5,
        )
        w = back[2, 0] * x + back[2, 1] * y + back[2, 2]
        px = (back[0, 0] * x + back[0, 1] * y + back[0, 2]) / w
        py = (back[1, 0] * x + back[1, 1] * y + back[1, 2]) / w
        dx = sum(a[0] * np.sin(f[0] * 6.3 * px + f[1] * 6.3 * py + p) for f, p, a in waves)
        dy = sum(a[1] * np.sin(f[1] * 6.3 * px + f[0] * 6.3 * py + p) for f, p, a in waves)
        return np.stack([px * width + dx, py * height + dy], axis=-1)

    steps = np.linspace(0, 1, CELLS + 1)
    u, v = np.meshgrid(steps, steps)
    grid = source(u, v) + np.array([width * 0.2, height * 0.2])
    at_x, at_y = np.round(steps * size[0]).astype(int), np.round(steps * size[1]).astype(int)
    mesh = []
    for r in range(CELLS):
        for c in range(CELLS):
            quad = (*grid[r, c], *grid[r + 1, c], *grid[r + 1, c + 1], *grid[r, c + 1])
            mesh.append(((at_x[c], at_y[r], at_x[c + 1], at_y[r + 1]), quad))
    scene = on_table(paper, random)
    if scale < 0.9:
        scene = scene.filter(ImageFilter.GaussianBlur(float(0.4 / scale)))
    return scene.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)


def on_table(paper: Image.Image, random: Random) -> Image.Image:
    """The paper with a fifth of its size of table on each side: wood, cloth, white or dark."""
    width, height = round(paper.width * 1.4), round(paper.height * 1.4)
    colour = np.float32(255 * random.choice([0.4, 0.2, 0.85, 0.45]))
    coarse = (
        random.uniform(0.8, 1.1, (90, 7)) if random.random() < 0.6 else random.uniform(0.9, 1.05, (60, 60))
    )
    grain = Image.fromarray((coarse * 200).astype(np.uint8)).resize((width, height), Image.Resampling.BICUBIC)
    table = np.asarray(grain, np.float32) / 200 * colour
    scene = Image.fromarray(np.clip(table, 0, 255).astype(np.uint8))
    tint = np.float32(random.uniform(0.88, 1.0))
    toned = Image.fromarray((np.asarray(paper, np.float32) * tint).astype(np.uint8))
    scene.paste(toned, (round(paper.width * 0.2), round(paper.height * 0.2)))
    return scene


def _perspective(random: Random, tilt: float, room: float) -> NDArray[np.float64]:
    """From the picture's unit square to the paper's."""
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], float)
    seen = corners + np.where(corners == 0, 1, -1) * (room + random.uniform(0, tilt, (4, 2)))
    rows = []
    for (x, y), (u, v) in zip(seen, corners, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, -u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, -v])
    return np.asarray(np.linalg.svd(np.array(rows))[2][-1].reshape(3, 3))
