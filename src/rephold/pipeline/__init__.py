"""From a request to a finished file: read, prescribe, compose, draw. One function a product."""

from __future__ import annotations

from rephold.model.log_request import LogRequest
from rephold.model.prescription import Request
from rephold.pipeline.desk import DESK_SHEETS, ProgressRequest, make_progress, make_sign_off
from rephold.pipeline.made import Made, MadeLog
from rephold.pipeline.press import DEFAULT_LAYOUT, LEAFLET_LAYOUT, Composed, Drawn, Press, Sources
from rephold.pipeline.print_run import Pile, make_print_run
from rephold.prescribe.places import Places
from rephold.read.library import Library

__all__ = [
    "DEFAULT_LAYOUT",
    "DESK_SHEETS",
    "LEAFLET_LAYOUT",
    "Composed",
    "Drawn",
    "Made",
    "MadeLog",
    "Pile",
    "Press",
    "ProgressRequest",
    "make_handout",
    "make_leaflet",
    "make_log",
    "make_pack",
    "make_print_run",
    "make_progress",
    "make_sign_off",
]


def make_handout(request: Request, library: Library, sources: Sources = None) -> Made:
    """The handout for a request, as PDF. ContentError or MissingError lists everything that is wrong."""
    return Press(library).handout(request, sources)


def make_leaflet(request: Request, library: Library, sources: Sources = None) -> Made:
    """The leaflet of a programme for nobody in particular, or one of DESK_SHEETS; errors as for a handout."""
    if request.programme in DESK_SHEETS:
        return DESK_SHEETS[request.programme](request, library, Places(sources or {}))
    return Press(library).leaflet(request, sources)


def make_log(
    request: Request, log: LogRequest, library: Library, log_id: str, sources: Sources = None
) -> MadeLog:
    """The weekly log for a request, as PDF, under this id; errors as for a handout."""
    return Press(library).log(request, log, log_id, sources)


def make_pack(
    request: Request, log: LogRequest, library: Library, log_id: str, sources: Sources = None
) -> MadeLog:
    """The handout and after it the weekly log, as one document with one structure; errors as for both."""
    return Press(library).pack(request, log, log_id, sources)
