from __future__ import annotations

from pathlib import Path

import pytest

from rephold.errors import ContentError, MissingError, Place
from rephold.model.exercise import Exercise
from rephold.read.kinds import KINDS
from rephold.read.library import Library
from rephold.read.nouns import read_noun
from rephold.shelf import Shelf, shipped
from support.small_content import PROGRAMME, exercise, put, small_library


def told(read: object, *arguments: object) -> str:
    """What this look-up says is wrong."""
    assert callable(read)
    with pytest.raises(ContentError) as caught:
        read(*arguments)
    return str(caught.value)


def test_a_programme_is_read_with_all_that_it_names(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    assert library.programme("mini").steps[0].exercise == "bow"
    assert library.exercise("reach").dose.side == "each"
    assert library.cautions("plain").codes.keys() == {"WRIST", "KNEE", "BAL"}
    assert library.red_flags("knee").region == "knee"
    assert library.disclaimer("plain").title == "Before"


def test_a_file_is_read_once(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    first = library.exercise("bow")
    (tmp_path / "exercises/bow.yaml").unlink()
    assert library.exercise("bow") is first


def test_a_clinic_goes_before_what_ships(tmp_path: Path) -> None:
    put(tmp_path, "exercises/cat-camel.yaml", exercise("cat-camel").replace("Cat camel", "Our cat"))
    assert Library(Shelf(tmp_path)).exercise("cat-camel").name == "Our cat"
    assert Library(Shelf()).exercise("cat-camel").name != "Our cat"


def test_an_unknown_id_is_told_where_it_was_asked_for_with_the_one_that_was_meant(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    assert told(library.exercise, "press-lov", Place("--add")) == (
        "--add: there is no exercise 'press-lov'\n    did you mean press-low?"
    )
    assert told(library.programme, "xyzzy", Place("PROGRAMME")) == (
        "PROGRAMME: there is no programme 'xyzzy'\n    `rephold list programmes` shows all"
    )
    assert told(library.disclaimer, "xyzzy").startswith(
        "disclaimer: there is no disclaimer 'xyzzy'\n    known here: "
    )


@pytest.mark.parametrize("name", ["../exercises/bow", "/etc/passwd", "", ".", "bow.yaml", "Bow"])
def test_what_is_no_id_never_leaves_its_folder(tmp_path: Path, name: str) -> None:
    assert f"there is no exercise '{name}'" in told(small_library(tmp_path).exercise, name)


def test_all_problems_of_all_files_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    put(
        tmp_path,
        "programmes/mini.yaml",
        PROGRAMME.replace("exercise: bow\n    label", "exercise: bwo\n    label"),
    )
    put(tmp_path, "exercises/bow.yaml", exercise("bow").replace("reps: 10", "rep: 10"))
    put(
        tmp_path,
        "exercises/press-high.yaml",
        exercise("press-high").replace("id: press", "id:\tpress") + "\t- x\n",
    )
    put(tmp_path, "exercises/reach.yaml", exercise("raech").replace("position: standing", "position: up"))
    put(tmp_path, "cautions/plain.yaml", "id: plain\nid: plain\n")
    lines = told(library.programme, "mini").replace(str(tmp_path), "").splitlines()
    assert lines == [
        "/cautions/plain.yaml:1:1: cautions: codes is missing",
        "/cautions/plain.yaml:1:1: cautions: do_heading is missing",
        "/cautions/plain.yaml:1:1: cautions: exercises_heading is missing",
        "/cautions/plain.yaml:1:1: cautions: lead is missing",
        "/cautions/plain.yaml:1:1: cautions: title is missing",
        "/cautions/plain.yaml:1:1: cautions: who_heading is missing",
        "/cautions/plain.yaml:2:1: id is given twice",
        "    keep one of the two",
        "/exercises/bow.yaml:15:3: dose: there is no key 'rep' here",
        "    did you mean reps?",
        "/exercises/press-high.yaml:19:1: a tab stands where spaces belong",
        "    indent with spaces, two for each level",
        "/exercises/reach.yaml:1:5: id: is raech, but the file is called reach.yaml",
        "    give both the same name",
        "/exercises/reach.yaml:4:11: position: is the text 'up'; standing, sitting, supine, prone, "
        "side-lying, hands-and-knees, kneeling or half-kneeling is wanted",
        "/programmes/mini.yaml:35:15: steps[5].exercise: there is no exercise 'bwo'",
        "    did you mean bow?",
    ]


def test_a_broken_programme_still_tells_of_its_exercises(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    put(tmp_path, "programmes/mini.yaml", PROGRAMME.replace("title: A small", "titel: A small"))
    put(tmp_path, "exercises/bow.yaml", exercise("bow").replace("name: Bow", "name: 1"))
    said = told(library.programme, "mini")
    assert "did you mean title?" in said
    assert "name: is the number 1" in said


def test_red_flags_of_another_region_are_refused(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    put(tmp_path, "programmes/mini.yaml", PROGRAMME.replace("region: knee", "region: neck"))
    assert ":11:12: red_flags: knee is about knee, this programme about neck\n" in told(
        library.programme, "mini"
    )


def test_the_exercise_that_an_easier_way_leads_to_has_to_be_there(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    text = exercise("bow").replace("dose:\n", "easier: {words: Sit., exercise: press-lo}\ndose:\n")
    put(tmp_path, "exercises/bow.yaml", text)
    assert told(library.exercise, "bow").endswith(
        ":14:33: easier.exercise: there is no exercise 'press-lo'\n    did you mean press-low?"
    )


LAYOUT = "id: {id}\ntitle: A layout\n"


def test_a_layout_stands_on_the_one_it_is_based_on(tmp_path: Path) -> None:
    put(tmp_path, "layouts/low.yaml", "id: low\ntitle: Low\npaper: a5\ncards: {columns: 3, person_mm: 41}\n")
    put(tmp_path, "layouts/mid.yaml", "id: mid\ntitle: Mid\nbased_on: low\ncards: {columns: 2}\n")
    put(tmp_path, "layouts/top.yaml", "id: top\ntitle: Top\nbased_on: mid\npaper: 200x250mm\n")
    found = Library(Shelf(tmp_path)).layout("top")
    assert (found.id, found.title, found.paper) == ("top", "Top", "200x250mm")
    assert (found.cards.columns, found.cards.person_mm) == (2, 41)


def test_layouts_in_a_circle_are_refused(tmp_path: Path) -> None:
    for name, base in (("one", "two"), ("two", "three"), ("three", "two")):
        put(tmp_path, f"layouts/{name}.yaml", LAYOUT.format(id=name) + f"based_on: {base}\n")
    said = told(Library(Shelf(tmp_path)).layout, "one")
    assert said.startswith(
        f"{tmp_path}/layouts/three.yaml:3:11: based_on: layouts stand on each other in a circle"
    )
    assert "two → three → two" in said


def test_a_layout_based_on_none_that_there_is_gets_a_suggestion(tmp_path: Path) -> None:
    put(tmp_path, "layouts/one.yaml", LAYOUT.format(id="one") + "based_on: handuot\n")
    assert told(Library(Shelf(tmp_path)).layout, "one").endswith(
        ":3:11: based_on: there is no layout 'handuot'\n    did you mean handout?"
    )


def test_a_fault_of_a_layout_is_told_in_the_file_that_has_it(tmp_path: Path) -> None:
    put(tmp_path, "layouts/low.yaml", LAYOUT.format(id="low") + "cards: {columns: 9}\n")
    put(tmp_path, "layouts/top.yaml", LAYOUT.format(id="top") + "based_on: low\ncards: {colums: 2}\n")
    said = told(Library(Shelf(tmp_path)).layout, "top").replace(str(tmp_path), "")
    assert said.splitlines() == [
        "/layouts/low.yaml:3:18: cards.columns: is 9; at most 4 is wanted",
        "/layouts/top.yaml:4:9: cards: there is no key 'colums' here",
        "    did you mean columns?",
    ]


def test_a_layouts_paper_and_theme_have_to_be_there(tmp_path: Path) -> None:
    put(tmp_path, "layouts/one.yaml", LAYOUT.format(id="one") + "paper: a44\ntheme: claer\n")
    said = told(Library(Shelf(tmp_path)).layout, "one")
    assert ":3:8: there is no paper 'a44'\n    did you mean a4?" in said
    assert ":4:8: there is no theme 'claer'\n    did you mean clear?" in said


def test_a_paper_is_named_or_measured() -> None:
    library = Library(Shelf())
    assert (library.paper("a4").width_mm, library.paper("a4").height_mm) == (210, 297)
    custom = library.paper("200x250.5mm")
    assert (custom.id, custom.width_mm, custom.height_mm) == ("200x250.5mm", 200, 250.5)
    assert library.paper("200 × 250 MM").id == "200x250mm"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("50x9000mm", "--paper: width of 50x9000mm is 50 mm; at least 60 is wanted\n"
                      "--paper: height of 50x9000mm is 9000 mm; at most 1800 is wanted"),
        ("200x250", "--paper: there is no paper '200x250'\n    known here: a"),
        ("leter", "--paper: there is no paper 'leter'\n    did you mean letter?"),
        ("-200x250mm", "--paper: there is no paper '-200x250mm'"),
    ],
)  # fmt: skip
def test_a_paper_that_cannot_be_is_refused(name: str, message: str) -> None:
    assert told(Library(Shelf()).paper, name, Place("--paper")).startswith(message)


def test_the_clinic_of_the_folder_is_the_default(tmp_path: Path) -> None:
    assert Library(Shelf()).clinic() is None
    assert Library(Shelf(tmp_path)).clinic() is None
    put(tmp_path, "clinic.yaml", "name: Ours\n")
    put(tmp_path, "other.yaml", "name: Theirs\n")
    library = Library(Shelf(tmp_path))
    for path, name in ((None, "Ours"), (tmp_path / "other.yaml", "Theirs")):
        clinic = library.clinic(path)
        assert clinic is not None
        assert clinic.name == name


def test_a_logo_stands_beside_its_clinic_file(tmp_path: Path) -> None:
    put(tmp_path, "clinic.yaml", "name: Ours\nlogo: {file: art/logo.svg, alt: A leaf}\n")
    library = Library(Shelf(tmp_path))
    with pytest.raises(MissingError) as caught:
        library.clinic()
    assert str(caught.value).startswith(
        f"{tmp_path}/clinic.yaml:2:14: logo.file: there is no file art/logo.svg"
    )
    put(tmp_path, "art/logo.svg", "<svg/>")
    clinic = library.clinic()
    assert clinic is not None
    assert clinic.logo is not None
    assert clinic.logo.file == tmp_path / "art/logo.svg"


def test_a_clinic_file_that_is_not_there_is_told_where_it_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"^--clinic: there is no clinic file .*nowhere\.yaml"):
        Library(Shelf()).clinic(tmp_path / "nowhere.yaml", Place("--clinic"))


def test_figures_are_those_that_are_baked(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    assert library.figure_exists("stand")
    assert not library.figure_exists("stan")
    put(tmp_path, "exercises/bow.yaml", exercise("bow").replace("figure: stand", "figure: stnad"))
    (problem,) = library.missing_figures("bow")
    assert str(problem).endswith(
        ":12:13: pictures[1].figure: there is no figure 'stnad'\n    did you mean stand?"
    )
    assert library.missing_figures("reach") == []


def test_a_place_can_be_looked_up_for_a_message(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    assert str(library.place(Exercise, "bow", ("dose", "reps"))) == f"{tmp_path}/exercises/bow.yaml:15:9"


def test_everything_that_ships_reads() -> None:
    shelf = Shelf()
    library = Library(shelf)
    for name in shelf.names("programmes"):
        library.programme(name)
    for name in shelf.names("layouts"):
        library.layout(name)
    for kind in KINDS.values():
        for name in shelf.names(kind.folder) if kind.folder not in ("", "layouts") else ():
            path = shelf.find(kind.folder, f"{name}.yaml")
            assert path is not None
            read_noun(kind.noun, path)
    for name in shelf.names("exercises"):
        library.exercise(name)
    assert "low-back-pain" in shelf.names("programmes")
    assert shipped("layouts").is_dir()
