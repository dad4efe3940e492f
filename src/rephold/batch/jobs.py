"""One document to be made: plain data that can go to another process or machine, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rephold.errors import Place, Problem, RepholdError, origin
from rephold.model.log_request import LogRequest
from rephold.model.log_template import LogTemplate
from rephold.model.prescription import Request
from rephold.model.roster import Kind
from rephold.pipeline import Made, MadeLog, Press


@dataclass(frozen=True)
class Job:
    """What to make. Nothing of it is ever printed or logged."""

    number: int
    """Place in the batch, from 0."""
    kind: Kind | str
    """Also `leaflet`."""
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
    except RepholdError as error:
        return Result(job.number, problems=error.problems)
    except Exception as error:  # a bug costs its own row, and its message may hold a name
        place = job.places.get("programme", Place(job.request.programme))
        hint = "please report it; the other rows are made"
        return Result(job.number, problems=(Problem(place, f"bug in rephold: {origin(error)}", hint),))
    template = made.template if isinstance(made, MadeLog) else None
    return Result(job.number, data, made.pages, template, made.remarks)


def _made(job: Job, press: Press) -> Made:
    if job.kind == "handout":
        return press.handout(job.request, job.places)
    if job.kind == "leaflet":
        return press.leaflet(job.request, job.places)
    make = press.log if job.kind == "log" else press.pack
    assert job.log_id is not None
    return make(job.request, job.request.log or LogRequest(), job.log_id, job.places)
