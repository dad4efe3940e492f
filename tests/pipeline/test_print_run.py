"""A print run: every patient's pages as in a file of their own, in one file, what they share in it once."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from rephold.errors import ContentError
from rephold.model.prescription import Patient, Request
from rephold.pipeline import Press, make_handout, make_print_run
from rephold.shelf import whole_file
from support.sheets import PROGRAMME, library

REQUESTS = tuple(
    Request(programme=PROGRAMME, patient=Patient(name=name), drop=drop, set=doses)
    for name, drop, doses in (
        ("Zoë Łukasiewicz", (), {}),
        ("Sam Example", ("press-up-hands",), {"cat-camel.reps": 9}),
        (None, (), {}),
        ("Sam Example", (), {"cat-camel.reps": 7}),
    )
)


def run(*requests: Request, duplex: bool = True, separators: bool = False) -> bytes:
    out = io.BytesIO()
    pages = make_print_run(requests, Press(library()), out, duplex=duplex, separators=separators)
    assert len(PdfReader(out).pages) == pages
    return out.getvalue()


@pytest.fixture(scope="module")
def printed() -> bytes:
    return run(*REQUESTS)


def test_each_patient_has_the_very_pages_of_the_own_file(printed: bytes) -> None:
    pages = iter(pypdfium2.PdfDocument(printed))
    for request in REQUESTS:
        alone = list(pypdfium2.PdfDocument(make_handout(request, library()).data))
        for own in alone:
            found = next(pages)
            said, wanted = (one.get_textpage().get_text_bounded().split() for one in (found, own))
            assert said == wanted
            painted, expected = (one.render(scale=1).to_numpy().astype(int) for one in (found, own))
            assert np.abs(painted - expected).max() <= 8
        if len(alone) % 2:
            assert next(pages).get_textpage().get_text_bounded() == ""
    assert next(pages, None) is None


def test_a_bookmark_leads_to_the_first_page_of_each_patient(printed: bytes) -> None:
    reader = PdfReader(io.BytesIO(printed))
    marks = [mark for mark in reader.outline if isinstance(mark, Destination)]
    assert [mark.title for mark in marks] == ["Zoë Łukasiewicz", "Sam Example", "No name", "Sam Example"]
    starts = [reader.get_destination_page_number(mark) for mark in marks]
    assert starts[0] == 0
    assert all(start is not None and start % 2 == 0 for start in starts)
    assert all("Before you start" in reader.pages[start or 0].extract_text() for start in starts)


def test_a_sheet_with_the_name_stands_before_each_patient_if_wanted() -> None:
    reader = PdfReader(io.BytesIO(run(*REQUESTS[:2], separators=True)))
    first, blank, second = (reader.pages[number].extract_text() for number in range(3))
    assert first.startswith("Zoë Łukasiewicz")
    assert blank == ""
    assert "Before you start" in second


def test_without_duplex_no_page_is_empty() -> None:
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(run(*REQUESTS, duplex=False))).pages]
    assert all(len(text) > 100 for text in texts)


def test_the_file_says_that_it_is_for_paper_and_claims_no_more(printed: bytes) -> None:
    reader = PdfReader(io.BytesIO(printed))
    assert reader.metadata is not None
    assert "paper" in str(reader.metadata.subject)
    assert "/MarkInfo" not in reader.root_object
    assert b"<pdfuaid" not in printed
    assert b"<pdfaid" not in printed
    assert not {"Zoë", "Sam"} & set(str(reader.metadata).split())


def test_a_patient_more_costs_a_few_kilobytes() -> None:
    def named(count: int) -> tuple[Request, ...]:
        return tuple(Request(programme=PROGRAMME, patient=Patient(name=f"Pat {n}")) for n in range(count))

    few, many = len(run(*named(2))), len(run(*named(22)))
    assert 0 < (many - few) / 20 < 4096


def test_the_file_is_written_as_it_goes() -> None:
    class Counted(io.BytesIO):
        most = 0

        def write(self, data: object, /) -> int:
            self.most = max(self.most, len(bytes(data)))  # type: ignore[call-overload]
            return super().write(data)  # type: ignore[arg-type]

    out = Counted()
    asked = [Request(programme=PROGRAMME, patient=Patient(name=f"Pat {n}")) for n in range(12)]
    make_print_run(asked, Press(library()), out)
    assert out.most < len(out.getvalue()) / 3


def test_the_same_patients_give_the_same_bytes(printed: bytes) -> None:
    assert run(*REQUESTS) == printed


def test_a_run_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="without pages"):
        make_print_run([], Press(library()), io.BytesIO())


def test_marks_have_no_numbers_on_paper(printed: bytes) -> None:
    contents = [page.get_contents() for page in PdfReader(io.BytesIO(printed)).pages]
    assert all(b"/MCID" not in content.get_data() for content in contents if content is not None)


def test_a_run_that_fails_leaves_no_file(tmp_path: Path) -> None:
    wrong = Request(programme=PROGRAMME, drop=("no-such",))
    with pytest.raises(ContentError), whole_file(tmp_path / "run.pdf") as out:
        make_print_run([REQUESTS[0], wrong], Press(library()), out)
    assert list(tmp_path.iterdir()) == []
    with whole_file(tmp_path / "run.pdf") as out:
        make_print_run(REQUESTS[:1], Press(library()), out)
    assert [path.name for path in tmp_path.iterdir()] == ["run.pdf"]
