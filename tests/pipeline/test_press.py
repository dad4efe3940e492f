"""A press keeps what sheets share, and every sheet comes out as if it were made alone."""

from __future__ import annotations

import datetime
import random
from typing import Any

import page
import pypdfium2
import pytest

from rephold.check.tagged import TaggedPdf
from rephold.draw.stock import Stock
from rephold.errors import ContentError
from rephold.model.log_request import LogRequest
from rephold.model.prescription import Patient, Request
from rephold.pipeline import Made, Press, make_handout, make_log, make_pack
from support.sheets import CLINICS, PROGRAMME, library

NAMES = ("Zoë Łukasiewicz", "Ōta Ng", "Sam Example", "Şule Yılmaz-O'Hara", "Anna von und zu Hohenstein " * 4)
DAY = datetime.date(2026, 11, 23)
LOG_ID = "ABCDEFGHJK"


def prescription(number: int) -> Request:
    """One of many random prescriptions: name, days, order, doses, sides, what is left out or added."""
    chance = random.Random(number)
    order = list(dict.fromkeys(step.exercise for step in library().programme(PROGRAMME).steps))
    chance.shuffle(order)
    more: dict[str, Any] = {"drop": tuple(order[:1])} if chance.random() < 0.3 else {}
    kept = order[1:] if more else order
    doses: dict[str, int | str] = {}
    for exercise in chance.sample(kept, chance.randint(0, len(kept))):
        dose = library().exercise(exercise).dose
        if dose.reps:
            doses[f"{exercise}.reps"] = chance.randint(3, 15)
        if dose.hold_seconds:
            doses[f"{exercise}.hold_seconds"] = chance.randint(2, 40)
    if chance.random() < 0.3:
        more["add"] = ("wall-sit",) if library().has("exercises", "wall-sit") else ()
    if "figure-four-stretch" in kept and chance.random() < 0.4:
        more["side"] = {"figure-four-stretch": "left"}
    if chance.random() < 0.3:
        more["note"] = {kept[0]: "Use the bed if the floor is too low."}
    if chance.random() < 0.3:
        more["clinic"] = next(iter(sorted(CLINICS.glob("*.yaml"))), None)
    layout = chance.choice(("handout", "handout", "handout", "handout-compact"))
    looks: tuple[dict[str, Any], ...] = (
        {},
        {},
        {},
        {"edition": "large-print"},
        {"edition": "fridge"},
        {"ink": "grey"},
        {"ink": "saver"},
    )
    more |= chance.choice(looks) if layout == "handout" else {}
    return Request(
        programme=PROGRAMME,
        patient=Patient(name=chance.choice((*NAMES, None)) and chance.choice(NAMES).strip()[:120]),
        date=chance.choice((None, DAY)),
        review=chance.choice((None, DAY + datetime.timedelta(14))),
        order=tuple(kept[: chance.randint(0, len(kept))]),
        set=doses,
        layout=layout,
        paper="a5" if layout == "handout-compact" else chance.choice(("a4", "a4", "letter")),
        **more,
    )


@pytest.fixture(scope="module")
def batch() -> list[tuple[Request, Made]]:
    """Fifty handouts from one press, those of the first ten made once more at the end."""
    press = Press(library())
    requests = [prescription(number) for number in range(50)]
    made = [(request, press.handout(request)) for request in requests]
    again = [press.handout(request) for request in requests[:10]]
    assert [one.data for one in again] == [one.data for _, one in made[:10]]
    return made


def test_fifty_handouts_of_a_press_are_those_that_are_made_alone(batch: list[tuple[Request, Made]]) -> None:
    assert len({made.data for _, made in batch}) == len(batch)
    for request, made in batch:
        alone = make_handout(request, library())
        assert (made.data == alone.data, made.pages, made.remarks) == (True, alone.pages, alone.remarks)


def test_text_tags_and_pixels_are_those_of_a_handout_made_alone(batch: list[tuple[Request, Made]]) -> None:
    for request, made in batch[::10]:
        alone = make_handout(request, library()).data
        assert TaggedPdf(made.data).tree() == TaggedPdf(alone).tree()
        for one, other in zip(pypdfium2.PdfDocument(made.data), pypdfium2.PdfDocument(alone), strict=True):
            assert one.get_textpage().get_text_bounded() == other.get_textpage().get_text_bounded()
            assert one.render(scale=0.5).to_numpy().tobytes() == other.render(scale=0.5).to_numpy().tobytes()


def test_handouts_of_a_press_are_tagged_and_archivable(batch: list[tuple[Request, Made]]) -> None:
    for _, made in batch[::7]:
        assert TaggedPdf(made.data).problems() == []
        for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
            assert page.validate_pdf_bytes(made.data, profile=profile).failures == []


def test_a_sheet_says_nothing_of_the_patient_before(batch: list[tuple[Request, Made]]) -> None:
    press = Press(library())
    press.handout(Request(programme=PROGRAMME, patient=Patient(name="Zebedee Quixote"), date=DAY))
    made = press.handout(Request(programme=PROGRAMME))
    assert made.data == make_handout(Request(programme=PROGRAMME), library()).data


@pytest.mark.parametrize("asked", [LogRequest(), LogRequest(fillable=True)])
def test_logs_and_packs_of_a_press_are_those_that_are_made_alone(asked: LogRequest) -> None:
    press = Press(library())
    for number, edition in enumerate(("standard", "large-print")):
        request = prescription(number).model_copy(update={"edition": edition, "paper": None, "layout": None})
        assert press.handout(request) == make_handout(request, library())
        assert press.log(request, asked, LOG_ID) == make_log(request, asked, library(), LOG_ID)
        assert press.pack(request, asked, LOG_ID) == make_pack(request, asked, library(), LOG_ID)


def test_content_past_its_review_is_refused_although_the_routine_is_known() -> None:
    press = Press(library())
    press.handout(Request(programme=PROGRAMME, date=DAY))
    with pytest.raises(ContentError, match="was due for a new look"):
        press.handout(Request(programme=PROGRAMME, date=datetime.date(2099, 1, 1)))


def test_a_review_before_the_date_is_refused_although_the_routine_is_known() -> None:
    press = Press(library())
    asked = Request(programme=PROGRAMME, date=DAY, review=DAY)
    press.handout(asked)
    with pytest.raises(ContentError, match="is before the sheet's own date"):
        press.handout(asked.model_copy(update={"review": DAY - datetime.timedelta(1)}))


def test_a_request_that_cannot_be_made_is_refused_each_time() -> None:
    press = Press(library())
    for _ in range(2):
        with pytest.raises(ContentError, match="no-such"):
            press.handout(Request(programme=PROGRAMME, drop=("no-such",)))


def test_a_stock_lets_go_what_was_not_asked_for() -> None:
    stock, made = Stock(2), list[int]()

    def make(key: int) -> int:
        made.append(key)
        return key

    def thing(key: int) -> int:
        return stock.get(key, lambda: make(key))

    assert [thing(key) for key in (1, 1, 2, 1, 3, 1, 2)] == [1, 1, 2, 1, 3, 1, 2]
    assert made == [1, 2, 3]
    for key in range(10, 15):
        thing(key)
    thing(1)
    assert made == [1, 2, 3, 10, 11, 12, 13, 14, 1]
