"""Every leader line ends on what its words name; every word has its place, every file its source."""

from __future__ import annotations

import pytest

from rephold.figures.anatomy.curves import inside
from rephold.figures.anatomy.shown import words_of
from support.diagrams import DIAGRAMS, SHELF, Area, areas, baked, source

TWELVE = {
    "anat-abdominal-layers", "anat-back-muscles", "anat-disc", "anat-facet-joints", "anat-gluteals",
    "anat-hamstrings", "anat-hip-flexors", "anat-nerve-roots", "anat-pelvis-pulls", "anat-sacroiliac",
    "anat-spine-regions", "anat-trunk-can",
}  # fmt: skip

# (diagram, label) -> beginnings of the names of parts it may point to, where it is not called like its part
CALLED = {
    ("anat-abdominal-layers", "ribs"): ("rib",),
    ("anat-abdominal-layers", "pubic-bone"): ("hip-bone",),
    ("anat-abdominal-layers", "hip-bone-edge"): ("hip-bone",),
    ("anat-back-muscles", "ribs"): ("rib",),
    ("anat-back-muscles", "rib"): ("rib-12",),
    ("anat-back-muscles", "spine"): ("T",),
    ("anat-back-muscles", "erector-spinae"): ("iliocostalis", "longissimus"),
    ("anat-back-muscles", "hip-bone-edge"): ("hip-bone",),
    ("anat-disc", "bone"): ("cut-bone",),
    ("anat-facet-joints", "arch-side"): ("arch",),
    ("anat-facet-joints", "arch-back"): ("arch",),
    ("anat-facet-joints", "transverse-process"): ("arch",),
    ("anat-facet-joints", "facet-joint"): ("facet-gristle",),
    ("anat-facet-joints", "opening"): ("nerve-root",),
    ("anat-gluteals", "hip-bone-edge"): ("hip-bone",),
    ("anat-gluteals", "sit-bone"): ("hip-bone",),
    ("anat-gluteals", "thigh-bone-bump"): ("thigh-bone",),
    ("anat-hamstrings", "sit-bone"): ("hip-bone",),
    ("anat-hamstrings", "pelvis"): ("hip-bone",),
    ("anat-hamstrings", "knee"): ("thigh-bone",),
    ("anat-hip-flexors", "low-back"): ("L",),
    ("anat-hip-flexors", "chest-bone"): ("T12",),
    ("anat-hip-flexors", "attachment"): ("thigh-bone", "joined", "psoas"),
    ("anat-nerve-roots", "cord-end"): ("cord",),
    ("anat-nerve-roots", "horse-tail"): ("strand", "sac"),
    **{("anat-nerve-roots", f"bone-l{n}"): (f"L{n}",) for n in range(1, 6)},
    ("anat-pelvis-pulls", "low-back"): ("L",),
    ("anat-pelvis-pulls", "pelvis"): ("hip-bone",),
    ("anat-pelvis-pulls", "hip-joint"): ("thigh-bone",),
    ("anat-sacroiliac", "hip-bone-edge"): ("hip-bone",),
    ("anat-sacroiliac", "joint-left"): ("joint",),
    ("anat-sacroiliac", "joint-right"): ("joint", "ligament", "hip-bone"),
    ("anat-sacroiliac", "low-back"): ("L5",),
    ("anat-sacroiliac", "ligaments"): ("ligament",),
    ("anat-sacroiliac", "hip-joint"): ("hip-bone", "thigh-bone"),
    ("anat-sacroiliac", "sit-bone"): ("hip-bone",),
    ("anat-spine-regions", "neck"): ("C", "spinous-C", "pillar-C"),
    ("anat-spine-regions", "chest"): ("T",),
    ("anat-spine-regions", "low-back"): ("L", "pillar-L", "spinous-L"),
    ("anat-trunk-can", "spine"): ("L",),
}
CURVES = {"neck-curve", "chest-curve", "low-back-curve"}  # drawn as lines, which are no areas
NEAR = 9.0  # units

LABELS = [
    (figure, key) for figure in DIAGRAMS for key, anchor in source(figure).labels.items() if anchor.line
]


def test_the_diagrams_of_the_seven_leaflets_are_there() -> None:
    assert set(DIAGRAMS) == TWELVE


@pytest.mark.parametrize(("figure", "key"), LABELS)
def test_every_leader_ends_on_what_its_label_names(figure: str, key: str) -> None:
    if key in CURVES:
        return
    names = CALLED.get((figure, key), (key,))
    at = source(figure).labels[key].at
    there = [area for area in areas(figure) if area.name.startswith(names)]
    assert there, f"no part is called {names}"
    assert any(_meets(area, (at.x, at.y)) for area in there), sorted(
        {area.name for area in areas(figure) if _meets(area, (at.x, at.y))}
    )


def _meets(area: Area, point: tuple[float, float]) -> bool:
    x, y = point
    return inside(point, area.rim) or any(abs(a - x) < NEAR and abs(b - y) < NEAR for a, b in area.rim)


@pytest.mark.parametrize("figure", DIAGRAMS)
def test_every_word_has_its_place_and_every_place_its_word(figure: str) -> None:
    words = words_of(SHELF, [figure], "en")[figure]
    assert set(words["labels"]) == set(baked(figure).keys)


@pytest.mark.parametrize("figure", DIAGRAMS)
def test_every_diagram_names_the_work_that_its_anatomy_is_from(figure: str) -> None:
    said = words_of(SHELF, [figure], "en")[figure]["source"]
    assert source(figure).source == f"Own drawing; the anatomy is that of {said}"
    assert "1918" in said


@pytest.mark.parametrize("figure", DIAGRAMS)
def test_labels_lie_in_the_drawing(figure: str) -> None:
    wide, tall = source(figure).size
    for anchor in source(figure).labels.values():
        assert 0 <= anchor.at.x <= wide
        assert 0 <= anchor.at.y <= tall
