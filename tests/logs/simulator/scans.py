"""From a marked page to the file a scanner, a phone or a fax makes of it: five levels, each from a seed."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from logs.simulator.bending import bent
from logs.simulator.pens import DPI, Random

Pixels = NDArray[np.float32]


def flatbed(page: Pixels, random: Random) -> bytes:
    """200 to 400 dpi, a degree askew, a little noise."""
    dpi = random.choice([200, 240, 300, 400], p=[0.3, 0.2, 0.4, 0.1])
    picture = _scaled(_lid(page, random, 1.2, 235), dpi, random)
    picture = _toned(picture, random, 0.9, 1.25)
    picture = _noisy(_soft(picture, random.uniform(0.3, 0.9)), random, random.uniform(1, 4))
    return _saved(_perhaps_coloured(picture, random), random, 70, 95)


def office(page: Pixels, random: Random) -> bytes:
    """A feeder: askew, stretched, streaks on the glass, paper whitened, sharpened; any way up."""
    dpi = random.choice([150, 200, 300], p=[0.2, 0.5, 0.3])
    page = _printed_smaller(page, random)
    picture = _scaled(_lid(page, random, 2.5, random.choice([20, 250])), dpi, random, stretch=0.012)
    picture = _toned(picture, random, 0.7, 1.6)
    picture = _noisy(_soft(picture, random.uniform(0.3, 1.0)), random, random.uniform(1, 6))
    if random.random() < 0.4:
        picture = _streaked(picture, random)
    if random.random() < 0.5:
        picture = _whitened(picture, random)
    if random.random() < 0.4:
        picture = picture.filter(ImageFilter.UnsharpMask(2, int(random.integers(60, 220)), 2))
    picture = picture.rotate(int(random.choice([0, 0, 90, 180, 270])), expand=True)
    return _saved(_perhaps_coloured(picture, random), random, 45, 90)


def phone_good(page: Pixels, random: Random) -> bytes:
    """Held fairly straight over the page in fair light."""
    long = int(random.integers(2400, 4100))
    picture = bent(page, random, curl=0.8, tilt=0.05, long=long)
    picture = _lit(picture, random, 0.35)
    picture = _noisy(_soft(picture, random.uniform(0.6, 1.4) * long / 3000), random, random.uniform(1.5, 5))
    return _photo(picture, random, 60, 92)


def phone_bad(page: Pixels, random: Random) -> bytes:
    """From the side, in a hurry, in the evening."""
    long = int(random.integers(1600, 2600))
    picture = bent(page, random, curl=1.8, tilt=0.12, long=long)
    picture = _lit(picture, random, 0.6)
    picture = _soft(picture, random.uniform(0.5, 1.5))
    if random.random() < 0.4:
        picture = _moved(picture, random)
    return _photo(_noisy(picture, random, random.uniform(4, 14)), random, 30, 70)


def fax(page: Pixels, random: Random) -> bytes:
    """Black and white at 204 x 196, specks, streaks, lost lines; sometimes the coarse 204 x 98."""
    picture = _lid(_printed_smaller(page, random), random, 1.5, 250).convert("L")
    fine = random.random() < 0.85
    size = (round(picture.width * 204 / DPI), round(picture.height * (196 if fine else 98) / DPI))
    picture = picture.resize(size, Image.Resampling.BOX)
    picture = _noisy(_soft(picture, random.uniform(0.2, 0.7)), random, random.uniform(3, 14))
    if random.random() < 0.3:
        picture = _streaked(picture, random)
    black = np.asarray(picture) < random.uniform(115, 185)
    specks = random.random(black.shape)
    black = (black | (specks < random.uniform(0, 0.0012))) & (specks < 1 - random.uniform(0, 0.002))
    for _ in range(int(random.integers(0, 4))):
        row = int(random.integers(black.shape[0] - 4))
        black[row : row + int(random.integers(1, 3))] = random.random() < 0.2
    picture = Image.fromarray(np.where(black, 0, 255).astype(np.uint8))
    if not fine:
        picture = picture.resize((picture.width, picture.height * 2), Image.Resampling.NEAREST)
    file = io.BytesIO()
    picture.rotate(int(random.choice([0, 180])), expand=True).convert("1").save(
        file, "TIFF", compression="group4"
    )
    return file.getvalue()


LEVELS: dict[str, Callable[[Pixels, Random], bytes]] = {
    "flatbed": flatbed,
    "office": office,
    "phone-good": phone_good,
    "phone-bad": phone_bad,
    "fax": fax,
}


def _image(page: Pixels) -> Image.Image:
    return Image.fromarray((np.clip(page, 0, 1) * 255).astype(np.uint8))


def _lid(page: Pixels, random: Random, askew: float, lid: int) -> Image.Image:
    """On the glass, askew by up to some degrees, up to 4 mm lost at a side, the lid behind."""
    picture = _image(page * np.float32(random.uniform(0.86, 1.0)))
    dx, dy = random.uniform(-32, 32, 2)
    turn = random.uniform(-askew, askew)
    return picture.rotate(turn, Image.Resampling.BICUBIC, translate=(dx, dy), fillcolor=int(lid))


def _printed_smaller(page: Pixels, random: Random) -> Pixels:
    """One in four was printed to fit: 94 to 98 per cent."""
    if random.random() > 0.25:
        return page
    share = random.uniform(0.94, 0.98)
    picture = _image(page)
    small = picture.resize(
        (round(picture.width * share), round(picture.height * share)), Image.Resampling.BOX
    )
    paper = Image.new("L", picture.size, 255)
    paper.paste(small, ((picture.width - small.width) // 2, (picture.height - small.height) // 2))
    return np.asarray(paper, np.float32) / np.float32(255)


def _scaled(picture: Image.Image, dpi: float, random: Random, stretch: float = 0.001) -> Image.Image:
    """At a resolution, with the feed not quite even."""
    width, height = picture.size
    on = np.cumsum(1 + random.normal(0, stretch, 12))
    on = np.concatenate([[0], on]) / 12
    size = (round(width * dpi / DPI), round(height * dpi / DPI * on[-1]))
    mesh = []
    for k in range(12):
        top, bottom = round(on[k] / on[-1] * size[1]), round(on[k + 1] / on[-1] * size[1])
        a, b = k * height / 12, (k + 1) * height / 12
        mesh.append(((0, top, size[0], bottom), (0, a, 0, b, width, b, width, a)))
    smooth = picture.filter(ImageFilter.GaussianBlur(float(0.35 * DPI / dpi))) if dpi < DPI else picture
    return smooth.transform(size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


def _toned(picture: Image.Image, random: Random, low: float, high: float) -> Image.Image:
    gamma = random.uniform(low, high)
    return picture.point([round(255 * (v / 255) ** gamma) for v in range(256)] * len(picture.getbands()))


def _soft(picture: Image.Image, radius: float) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(float(radius)))


def _noisy(picture: Image.Image, random: Random, spread: float) -> Image.Image:
    pixels = np.asarray(picture, np.float32)
    noise = random.standard_normal(pixels.shape[:2], np.float32) * np.float32(spread)
    return Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8))


def _streaked(picture: Image.Image, random: Random) -> Image.Image:
    """Dirt on the glass: lines down the picture, some through all of it, some not."""
    pixels = np.asarray(picture, np.float32).copy()
    for _ in range(int(random.integers(1, 4))):
        x, wide = int(random.integers(20, pixels.shape[1] - 20)), int(random.integers(1, 4))
        top, bottom = (
            (0, len(pixels)) if random.random() < 0.6 else sorted(random.integers(0, len(pixels), 2))
        )
        pixels[top:bottom, x : x + wide] *= random.uniform(0.3, 0.93)
    return Image.fromarray(pixels.astype(np.uint8))


def _whitened(picture: Image.Image, random: Random) -> Image.Image:
    low, high = random.uniform(0, 50), random.uniform(190, 245)
    table = [round(min(max((v - low) / (high - low), 0), 1) * 255) for v in range(256)]
    return picture.point(table * len(picture.getbands()))


def _lit(picture: Image.Image, random: Random, strength: float) -> Image.Image:
    """Light from one side, darker corners, perhaps the shadow of a hand."""
    pixels = np.asarray(picture, np.float32)
    y, x = np.mgrid[-1 : 1 : pixels.shape[0] * 1j, -1 : 1 : pixels.shape[1] * 1j].astype(np.float32)
    angle = random.uniform(0, 6.3)
    light = (
        1 - strength * random.uniform(0.2, 1) * (0.5 + 0.5 * (x * np.cos(angle) + y * np.sin(angle))) * 0.7
    )
    light *= 1 - 0.25 * strength * (x * x + y * y) / 2
    if random.random() < 0.5:
        turn, at = random.uniform(0, 6.3), random.uniform(-0.5, 0.5)
        off = (x * np.cos(turn) + y * np.sin(turn) - at) / random.uniform(0.01, 0.15)
        light *= 1 - strength * random.uniform(0.2, 0.6) / (1 + np.exp(-np.clip(off, -30, 30)))
    cast = np.float32(random.uniform(0.88, 1.0))
    lift = random.uniform(0, 25)
    return Image.fromarray(np.clip(pixels * light * cast * 0.92 + lift, 0, 255).astype(np.uint8))


def _moved(picture: Image.Image, random: Random) -> Image.Image:
    length, angle = random.uniform(1, 4), random.uniform(0, 3.2)
    total = np.zeros((picture.height, picture.width), np.float32)
    for t in np.linspace(-0.5, 0.5, 5):
        dx, dy = length * t * np.cos(angle), length * t * np.sin(angle)
        moved = picture.transform(
            picture.size, Image.Transform.AFFINE, (1, 0, dx, 0, 1, dy), Image.Resampling.BILINEAR
        )
        total += np.asarray(moved, np.float32)
    return Image.fromarray((total / 5).astype(np.uint8))


def _photo(picture: Image.Image, random: Random, low: int, high: int) -> bytes:
    """A JPEG with the camera's idea of which way is up in its EXIF."""
    turn = int(random.choice([1, 1, 3, 6, 8]))
    back = {
        1: None,
        3: Image.Transpose.ROTATE_180,
        6: Image.Transpose.ROTATE_90,
        8: Image.Transpose.ROTATE_270,
    }[turn]
    stored = picture if back is None else picture.transpose(back)
    exif = Image.Exif()
    exif[0x0112] = turn
    file = io.BytesIO()
    _perhaps_coloured(stored, random).save(file, "JPEG", quality=int(random.integers(low, high)), exif=exif)
    return file.getvalue()


def _perhaps_coloured(picture: Image.Image, random: Random) -> Image.Image:
    """One in four in colour, the paper a little yellow."""
    if random.random() < 0.75:
        return picture
    return Image.merge(
        "RGB", [picture.point([round(v * share) for v in range(256)]) for share in (1.0, 0.97, 0.88)]
    )


def _saved(picture: Image.Image, random: Random, low: int, high: int) -> bytes:
    file = io.BytesIO()
    if random.random() < 0.2:
        picture.save(file, "PNG", compress_level=1)
    else:
        picture.save(file, "JPEG", quality=int(random.integers(low, high)))
    return file.getvalue()
