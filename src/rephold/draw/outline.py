"""The reader's list of bookmarks (ISO 32000-1, 12.3.3), made of the headings that want one."""

from __future__ import annotations

from collections.abc import Sequence

from rephold.draw.container import Container
from rephold.draw.objects import number, string
from rephold.draw.structure import Heading


def outline(headings: Sequence[Heading], container: Container) -> int | None:
    """The number of the outline dictionary, H2 below the H1 before it and so on; None without headings."""
    if not headings:
        return None
    root = container.reserve(1 + len(headings))
    parents = _parents([heading.role for heading in headings])
    below: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        below.setdefault(parent, []).append(index)
    beside = {}
    for kids in below.values():
        for place, index in enumerate(kids):
            beside[index] = (kids[place - 1 : place], kids[place + 1 : place + 2])
    first = root + 1
    for index, heading in enumerate(headings):
        before, after = beside[index]
        body = b"<</Title %b /Parent %d 0 R" % (string(heading.text), first + parents[index])
        body += b"".join([b" /Prev %d 0 R" % (first + other) for other in before])
        body += b"".join([b" /Next %d 0 R" % (first + other) for other in after])
        body += b" /Dest [%d 0 R /XYZ null %b null]" % (heading.page, number(heading.top))
        container.put(first + index, body + _ends(below.get(index, []), first, -1) + b">>")
    container.put(root, b"<</Type /Outlines" + _ends(below[-1], first, 1) + b">>")
    return root


def _parents(roles: Sequence[str]) -> list[int]:
    """For each heading the index of the one it is below, -1 for the outline itself."""
    parents: list[int] = []
    path: list[tuple[str, int]] = []
    for index, role in enumerate(roles):
        while path and path[-1][0] >= role:
            path.pop()
        parents.append(path[-1][1] if path else -1)
        path.append((role, index))
    return parents


def _ends(kids: Sequence[int], first: int, sign: int) -> bytes:
    """First, last and count of the entries below; closed to begin with when the sign is -1."""
    if not kids:
        return b""
    return b" /First %d 0 R /Last %d 0 R /Count %d" % (first + kids[0], first + kids[-1], sign * len(kids))
