"""How long a session takes, as an honest span of whole minutes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rephold.model.dose import Dose, Range
from rephold.prescribe.pairs import pair_number


def minutes(doses: Iterable[tuple[str, Dose]], changeover_seconds: int) -> Range:
    """Whole minutes of one session, of (label, dose) in order.

    The lower end takes the low ends of all ranges, the upper end the high ends. Of neighbours that share a
    number (5a, 5b) only one is done: the shorter for the lower end, the longer for the upper. Each place
    costs one changeover, the first too: getting down to the floor takes as long as any other change.
    """
    low = high = 0
    for _, run in groupby(enumerate(doses), lambda entry: pair_number(entry[1][0]) or f"step {entry[0]}"):
        spans = [dose.session_seconds() for _, (_, dose) in run]
        low += min(span.low for span in spans) + changeover_seconds
        high += max(span.high for span in spans) + changeover_seconds
    return Range(_whole_minutes(low), _whole_minutes(high))


def _whole_minutes(duration: int) -> int:
    return max(1, (duration + 30) // 60)
