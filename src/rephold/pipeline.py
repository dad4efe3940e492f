"""From a request to a finished file: read, prescribe, compose, draw. One function a product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rephold.errors import Place
from rephold.model.prescription import Request
from rephold.read.library import Library


@dataclass(frozen=True)
class Made:
    """A finished file: its bytes and how many pages it has."""

    data: bytes
    pages: int


def make_handout(request: Request, library: Library, sources: Mapping[str, Place] | None = None) -> Made:
    """The handout for a request, as PDF. ContentError or MissingError lists everything that is wrong."""
    raise NotImplementedError
