"""What changed between two versions of a sheet: words, doses, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rephold.check.told import Kind, Piece

LIKE = 0.5
"""From this likeness on (difflib's ratio), two sentences are versions of one."""


@dataclass(frozen=True)
class Change:
    """A piece that is new (no `before`), gone (no `after`) or different."""

    kind: Kind
    under: str
    before: str | None
    after: str | None
    redrawn: bool = False
    """A picture that shows the same, drawn in another way."""


def changes(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[Change, ...]:
    """All changes in reading order; none for sheets that tell the same."""
    old, new = _without_equal_ends(old, new)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[Change] = []
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        if tag != "equal":
            found += _paired(old[i0:i1], new[j0:j1])
    return tuple(found)


def _without_equal_ends(
    old: Sequence[Piece], new: Sequence[Piece]
) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """What lies between the first and the last difference: versions of a long file are mostly the same."""
    least = min(len(old), len(new))
    first = next((at for at in range(least) if old[at] != new[at]), least)
    left = least - first
    last = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return old[first : len(old) - last], new[first : len(new) - last]


def _paired(gone: Sequence[Piece], came: Sequence[Piece]) -> Iterator[Change]:
    """Pieces that gave way to others: each with the most like one of its kind, in order."""
    left = list(came)
    for piece in gone:
        partner = max(
            (one for one in left if one.kind == piece.kind),
            key=lambda one: _likeness(piece, one),
            default=None,
        )
        if partner is None or _likeness(piece, partner) < LIKE:
            yield Change(piece.kind, piece.under, piece.text, None)
            continue
        for early in left[: left.index(partner)]:
            if not any(_likeness(other, early) >= LIKE and other.kind == early.kind for other in gone):
                yield Change(early.kind, early.under, None, early.text)
                left.remove(early)
        left.remove(partner)
        if partner.text != piece.text or partner.drawing != piece.drawing:
            redrawn = partner.text == piece.text
            yield Change(piece.kind, partner.under, piece.text, partner.text, redrawn)
    yield from (Change(piece.kind, piece.under, None, piece.text) for piece in left)


def _likeness(one: Piece, other: Piece) -> float:
    if one.kind == "dose" and one.under == other.under:
        return 1.0
    return SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio()
