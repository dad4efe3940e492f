"""What a log's id is made from."""

from __future__ import annotations

import json

from rephold import __version__
from rephold.model.log_request import LogRequest
from rephold.model.log_template import LAYOUT_VERSION
from rephold.model.prescription import Request


def canonical(request: Request, log: LogRequest, clinic: str | None = None) -> bytes:
    """Everything that was asked, as JSON with sorted keys; the patient's name too, so that each has an id.

    The clinic counts by its name, not by where its file lies. A newer rephold may print another page, so its
    version counts too.
    """
    asked = {
        "request": request.model_dump(mode="json", exclude={"clinic", "log"}),
        "log": log.model_dump(mode="json"),
        "clinic": clinic,
        "printed by": [__version__, LAYOUT_VERSION],
    }
    return json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def nameless(request: Request, log: LogRequest) -> str:
    """The same for the register, as JSON: without the patient's name and notes, and without paths."""
    asked = {
        "request": request.model_dump(
            mode="json", exclude={"clinic", "patient", "note", "log"}, exclude_defaults=True
        ),
        "log": log.model_dump(mode="json", exclude_defaults=True),
    }
    return json.dumps(asked, sort_keys=True, ensure_ascii=False)
