"""Colours of tissue in diagrams: name -> colour.

Lightness (CIE L*) goes in steps of 10 or more wherever tissues touch, so that a grey copy tells them apart.
In colour: bone, cord and jelly 97; what lies far, flesh, bands and gristle 86; nerve and tendon 76; disc and
the palest muscle 66; muscle 56 and 46.
"""

from __future__ import annotations

RGB = tuple[float, float, float]

COLOUR: dict[str, RGB] = {
    "bone": (0.985, 0.961, 0.893),
    "bone-far": (0.878, 0.846, 0.771),
    "flesh": (0.96, 0.822, 0.732),
    "hollow": (0.823, 0.85, 0.894),
    "disc": (0.455, 0.662, 0.718),
    "jelly": (0.918, 0.973, 0.986),
    "gristle": (0.766, 0.867, 0.891),
    "nerve": (0.933, 0.699, 0.117),
    "cord": (1.0, 0.962, 0.833),
    "sac": (0.912, 0.842, 0.702),
    "tendon": (0.800, 0.726, 0.632),
    "band": (0.866, 0.85, 0.766),
    "muscle": (0.71, 0.293, 0.254),
    "muscle-mid": (0.809, 0.409, 0.361),
    "muscle-pale": (0.899, 0.529, 0.46),
    "region-neck": (0.631, 0.779, 0.585),
    "region-chest": (0.985, 0.961, 0.893),
    "region-low": (0.956, 0.683, 0.383),
    "region-tail": (0.358, 0.467, 0.577),
    "gap": (0.302, 0.312, 0.352),
}
MONO: dict[str, RGB] = {
    "bone": (1.0, 1.0, 1.0),
    "bone-far": (0.865, 0.865, 0.865),
    "flesh": (0.876, 0.876, 0.876),
    "hollow": (0.871, 0.871, 0.871),
    "disc": (0.65, 0.65, 0.65),
    "jelly": (0.989, 0.989, 0.989),
    "gristle": (0.871, 0.871, 0.871),
    "nerve": (0.327, 0.327, 0.327),
    "cord": (0.65, 0.65, 0.65),
    "sac": (0.81, 0.81, 0.81),
    "tendon": (0.751, 0.751, 0.751),
    "band": (0.871, 0.871, 0.871),
    "muscle": (0.427, 0.427, 0.427),
    "muscle-mid": (0.536, 0.536, 0.536),
    "muscle-pale": (0.642, 0.642, 0.642),
    "region-neck": (0.778, 0.778, 0.778),
    "region-chest": (1.0, 1.0, 1.0),
    "region-low": (0.541, 0.541, 0.541),
    "region-tail": (0.398, 0.398, 0.398),
    "gap": (0.15, 0.15, 0.15),
}
