"""Papers that are named by their size."""

from __future__ import annotations

import re

from pydantic import ValidationError

from rephold.errors import ContentError, Place, Problem
from rephold.model.layout import CARD, Paper
from rephold.read.wording import Fault, words_for

PAPER_WORDS = "known here: {}; or a size such as 200x250mm"
MARGIN_OF_CARDS = 5.0
_SIZE = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)\s*[x×]\s*(\d{1,5}(?:\.\d{1,3})?)\s*mm", re.IGNORECASE)
_SIDES = {"width_mm": "width", "height_mm": "height"}


def measured(name: str, asked_at: Place) -> Paper | None:
    """The paper of a size such as `200x250mm`; None if the name is no size; ContentError if it cannot be."""
    size = _SIZE.fullmatch(name.strip())
    if size is None:
        return None
    sides = {"width_mm": float(size[1]), "height_mm": float(size[2])}
    margin = {"margin_mm": MARGIN_OF_CARDS} if min(sides.values()) < CARD else {}
    try:
        return Paper.model_validate({"id": f"{size[1]}x{size[2]}mm", **sides, **margin})
    except ValidationError as error:
        problems = []
        for detail in error.errors(include_url=False):
            side = str(detail["loc"][0])
            raw = size[1] if side == "width_mm" else size[2]
            what, hint = words_for([Fault(detail["type"], detail.get("ctx", {}), sides[side], f"{raw} mm")])
            problems.append(Problem(asked_at, f"{_SIDES[side]} of {name} {what}", hint))
        raise ContentError(*problems) from None
