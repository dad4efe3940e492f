"""One fragment for a group whose parts come again together: placed, tagged and written as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from rephold.draw.content import moved
from rephold.draw.fragment import Element, Fragment, Mark, Piece, Wrapping
from rephold.draw.resources import add_codes

Owned = tuple[Element | Mark, ...]


def merged(piece: Piece) -> Piece:
    """The piece as one fragment; a group with places to click, fill in, look for or jump to stays a group.

    Those are counted from the corner of a fragment, as are boxes around figures.
    """
    if isinstance(piece, Fragment):
        return piece
    parts = [(part if isinstance(part, Fragment) else merged(part), x, y) for part, x, y in piece.parts]
    whole = [(part, x, y) for part, x, y in parts if isinstance(part, Fragment) and _movable(part)]
    if len(whole) < len(parts):
        return piece
    elements: list[Element | Mark] = []
    fonts: dict[str, frozenset[int]] = {}
    marks = 0
    for part, _, _ in whole:
        elements += _renumbered(part.elements, marks) if marks else part.elements
        marks += part.marks
        add_codes(part.fonts, fonts)
    operators = b"".join([moved(part.operators, x, y) for part, x, y in whole]).rstrip(b"\n")
    owned: Owned = tuple(elements)
    said = piece.wrapped
    return Fragment(
        piece.width,
        piece.height,
        operators,
        marks,
        (_around(owned, said),) if said else owned,
        tuple(sorted(fonts.items())),
        tuple(dict.fromkeys(form for part, _, _ in whole for form in part.forms)),
        parts=tuple([leaf for part in whole for leaf in _leaves(*part)]),
    )


def _leaves(part: Fragment, x: float, y: float) -> Iterable[tuple[Fragment, float, float]]:
    return [(leaf, x + right, y + up) for leaf, right, up in part.parts] or [(part, x, y)]


def _around(owned: Owned, said: Wrapping) -> Element:
    return Element(said.role, owned, actual_text=said.actual_text, attributes=said.attributes)


def _movable(part: Fragment) -> bool:
    return not part.spots and all(isinstance(owned, Mark) or _stays(owned) for owned in part.elements)


def _stays(element: Element) -> bool:
    """Whether nothing in it depends on where it stands."""
    boxed = any(key == "BBox" for _, said in element.attributes for key, _ in said)
    return not (boxed or element.bookmark) and all(
        isinstance(kid, Mark) or (isinstance(kid, Element) and _stays(kid)) for kid in element.kids
    )


def _renumbered(owned: Iterable[Element | Mark], more: int) -> Owned:
    """The same with `more` added to the number of each mark."""
    return tuple([_one_renumbered(each, more) for each in owned])


_mark = lru_cache(maxsize=512)(Mark)


def _one_renumbered(owned: Element | Mark, more: int) -> Element | Mark:
    if isinstance(owned, Mark):
        return _mark(owned.index + more)
    kids = [kid for kid in owned.kids if isinstance(kid, Element | Mark)]
    return replace(owned, kids=_renumbered(kids, more))
