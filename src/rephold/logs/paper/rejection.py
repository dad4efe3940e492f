"""Why a page cannot be read: the reason codes, one place for all of them."""

from __future__ import annotations

from typing import Literal, get_args

Reason = Literal[
    "unreadable",  # not a picture or PDF, or broken
    "encrypted",  # a PDF that wants a password
    "too-large",  # more pixels than any scan of a page has
    "no-code",  # neither code of a log found: another paper, blank, blurred, cut away
    "unknown-log",  # a log's code, but nobody knows this log
    "other-layout",  # the log is known, but not this page or layout of it
    "two-logs",  # pages of two logs on one picture
    "two-pages",  # two pages of one log on one picture
    "squares",  # too few registration squares where they should be
    "residual",  # codes and squares do not lie as on a flat page
    "too-small",  # fewer than 60 dots an inch
    "half-page",  # a good part of the boxes is not on the picture
    "no-outlines",  # printed boxes are not where they should be: another form, or paper lost
    "blurred",  # the printed outlines are too soft to tell ink from paper
]
REASONS: tuple[str, ...] = get_args(Reason)


class Rejected(Exception):  # noqa: N818 - not an error: the page is reported as rejected
    """Carries the reason from wherever it is found to the page's reading."""

    def __init__(self, reason: Reason, log_id: str | None = None, log_page: int | None = None) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.log_id = log_id
        self.log_page = log_page
