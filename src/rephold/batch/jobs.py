"""One document to be made: plain data that can go to another process or machine, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rephold.errors import Place, Problem, RepholdError, origin
from rephold.model.log_request import LogRequest
from rephold.model.log_template import LogTemplate
from rephold.model.prescription import Request
from rephold.model.roster import Kind
from rephold.pipeline import Drawn, Made, MadeLog, Press
from rephold.read.discreet import discreet


@dataclass(frozen=True)
class Job:
    """What to make. Nothing of it is ever printed or logged."""

    number: int
    """Place in the batch, from 0."""
    kind: Kind
    request: Request = field(repr=False)
    places: Mapping[str, Place] = field(default_factory=dict, repr=False)
    log_id: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Result:
    """What became of a job: the file, or the problems that it could not be made for."""

    number: int
    data: bytes | None = field(default=None, repr=False)
    pages: int = 0
    template: LogTemplate | None = field(default=None, repr=False)
    remarks: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def done(job: Job, press: Press) -> Result:
    """The result of a job. What is wrong with it is told in it, never raised."""
    try:
        made = _made(job, press)
        data = made.data
        if job.password is not None:
            from rephold.batch.encrypt import encrypted

            data = encrypted(data, job.password)
    except Exception as error:  # a bug too costs its own row only
        return failed(job, error)
    template = made.template if isinstance(made, MadeLog) else None
    return Result(job.number, data, made.pages, template, made.remarks)


def failed(job: Job, error: Exception) -> Result:
    """The result where nothing came of a job; what was said of it may hold a name, so it is left out."""
    if isinstance(error, RepholdError):
        told = (discreet(each) if _tells_a_cell(each, job) else each for each in error.problems)
        return Result(job.number, problems=tuple(told))
    place = job.places.get("programme", Place(job.request.programme))
    hint = "please report it; the other rows are made"
    return Result(job.number, problems=(Problem(place, f"bug in rephold: {origin(error)}", hint),))


def _tells_a_cell(problem: Problem, job: Job) -> bool:
    """Whether a problem may repeat what stands in the roster, and not only what our content says."""
    source, name = problem.place.source, job.request.patient.name
    in_cell = source in {place.source for place in job.places.values()} or source.startswith("--")
    return in_cell or bool(name and name in problem.what)


def drawn(job: Job, press: Press) -> Drawn:
    """The pages of a job, for a print run; errors as of the press."""
    if job.kind == "handout":
        return press.drawn_handout(job.request, job.places)
    draw = press.drawn_log if job.kind == "log" else press.drawn_pack
    return draw(*_asked(job))


def _made(job: Job, press: Press) -> Made:
    if job.kind == "handout":
        return press.handout(job.request, job.places)
    make = press.log if job.kind == "log" else press.pack
    return make(*_asked(job))


def _asked(job: Job) -> tuple[Request, LogRequest, str, Mapping[str, Place]]:
    assert job.log_id is not None
    return job.request, job.request.log or LogRequest(), job.log_id, job.places
