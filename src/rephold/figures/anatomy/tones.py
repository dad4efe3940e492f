"""Colours of tissue in diagrams: name -> colour, and lightness on a grey copy.

Lightness (CIE L*) is stepped so that tissues that touch are 10 or more apart: bone 95, flesh 85, tendon and
nerve near 83, band 72, disc 62, muscle 46 to 74, vessel and cord between.
"""

from __future__ import annotations

RGB = tuple[float, float, float]

COLOUR: dict[str, RGB] = {
    "bone": (0.975, 0.945, 0.865),
    "bone-far": (0.87, 0.835, 0.755),
    "flesh": (0.955, 0.825, 0.735),
    "disc": (0.42, 0.64, 0.70),
    "jelly": (0.83, 0.93, 0.95),
    "gristle": (0.70, 0.83, 0.86),
    "nerve": (0.95, 0.77, 0.25),
    "cord": (0.98, 0.87, 0.52),
    "sac": (0.80, 0.72, 0.55),
    "tendon": (0.86, 0.83, 0.79),
    "band": (0.74, 0.70, 0.58),
    "muscle": (0.73, 0.34, 0.30),
    "muscle-mid": (0.84, 0.50, 0.44),
    "muscle-pale": (0.93, 0.68, 0.60),
    "region-neck": (0.56, 0.76, 0.80),
    "region-chest": (0.975, 0.945, 0.865),
    "region-low": (0.93, 0.60, 0.30),
    "region-tail": (0.36, 0.47, 0.58),
    "backdrop": (0.93, 0.94, 0.95),
    "gap": (0.30, 0.31, 0.35),
}
MONO: dict[str, RGB] = {
    "bone": (1.0, 1.0, 1.0),
    "bone-far": (0.84, 0.84, 0.84),
    "flesh": (0.90, 0.90, 0.90),
    "disc": (0.62, 0.62, 0.62),
    "jelly": (0.95, 0.95, 0.95),
    "gristle": (0.80, 0.80, 0.80),
    "nerve": (0.40, 0.40, 0.40),
    "cord": (0.62, 0.62, 0.62),
    "sac": (0.80, 0.80, 0.80),
    "tendon": (0.86, 0.86, 0.86),
    "band": (0.72, 0.72, 0.72),
    "muscle": (0.55, 0.55, 0.55),
    "muscle-mid": (0.70, 0.70, 0.70),
    "muscle-pale": (0.84, 0.84, 0.84),
    "region-neck": (0.78, 0.78, 0.78),
    "region-chest": (1.0, 1.0, 1.0),
    "region-low": (0.62, 0.62, 0.62),
    "region-tail": (0.40, 0.40, 0.40),
    "backdrop": (0.94, 0.94, 0.94),
    "gap": (0.25, 0.25, 0.25),
}
