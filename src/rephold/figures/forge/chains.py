"""Line edges joined into the long confident runs an illustrator would draw."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from rephold.figures.forge.corners import corners_near
from rephold.figures.forge.edges import CREASE, FINGER, HEM, INNER, OUTER, PROP, SEAM, Edges
from rephold.figures.forge.stage import Array

_FREE_SHORTEST = 0.055  # H: inner runs that touch nothing
_DANGLING_SHORTEST = 0.030  # H: inner runs with one free end, and inner loops
_OUTER_LOOP_SHORTEST = 0.020
_FAR_FILTER = 25  # points
_DIRECTION_OVER = 12  # points
_HEM_REACH = 0.016  # H
_FAMILY = {OUTER: 1, INNER: 1, SEAM: 2, HEM: 2, FINGER: 4, CREASE: 3, PROP: 5}


@dataclass(frozen=True)
class Run:
    """One line: lattice points (n, 2) x, y; the kind of each of its n - 1 steps; whether on the far side."""

    points: Array
    kinds: NDArray[np.int8]
    far: bool
    closed: bool
    free_start: bool = False  # nothing else touches this end, so it may taper
    free_end: bool = False
    pins: tuple[int, ...] = ()  # indices of points that stay sharp corners: where cloth stands off at a hem

    @property
    def is_prop(self) -> bool:
        """Whether this is an edge of a prop."""
        return bool((self.kinds == PROP).mean() > 0.5)


@dataclass(frozen=True)
class _Piece:
    codes: list[int]  # vertices
    kinds: NDArray[np.int8]  # per step
    far: Array  # per step
    on_far: bool = False


End = tuple[int, int]  # piece, 0 at its first vertex or 1 at its last


def line_runs(edges: Edges, scale: float) -> list[Run]:
    """All lines; `scale` is pixels per body height."""
    pieces = _pieces(edges)
    for _ in range(2):
        pieces = _pruned(pieces, scale)
    pieces = [half for piece in pieces for half in _split_by_side(piece)]
    runs = _joined(pieces, edges.stride)
    return _finished(runs, _hem_ends(pieces), edges.stride, scale)


def _pieces(edges: Edges) -> list[_Piece]:
    """Runs between vertices where other than two lines, or prop and body lines, meet."""
    codes, ends = np.unique(np.concatenate([edges.start, edges.end]), return_inverse=True)
    count = len(edges.start)
    numbers = np.tile(np.arange(count), 2)
    degree = np.bincount(ends)
    links = np.rint(np.bincount(ends, weights=numbers)).astype(np.int64).tolist()
    props = np.bincount(ends, weights=np.tile(edges.kind == PROP, 2).astype(float))
    node = ((degree != 2) | (props == 1)).tolist()
    sums = (ends[:count] + ends[count:]).tolist()
    used = bytearray(count)

    def walk(vertex: int, edge: int) -> _Piece:
        path, steps = [vertex], []
        while True:
            used[edge] = 1
            steps.append(edge)
            vertex = sums[edge] - vertex
            path.append(vertex)
            if node[vertex] or used[links[vertex] - edge]:
                break
            edge = links[vertex] - edge
        return _Piece(codes[path].tolist(), edges.kind[steps], edges.far[steps].astype(float))

    order = np.argsort(ends, kind="stable")
    at_node = np.array(node)[ends[order]]
    found = []
    for half in order[at_node].tolist():
        if not used[half % count]:
            found.append(walk(int(ends[half]), half % count))
    for edge in range(count):
        if not used[edge]:
            found.append(walk(int(ends[edge]), edge))
    return found


def _pruned(pieces: list[_Piece], scale: float) -> list[_Piece]:
    """Without short runs that hang free: noise where a threshold flickers."""
    degree = Counter(code for piece in pieces for code in (piece.codes[0], piece.codes[-1]))
    return [piece for piece in pieces if len(piece.codes) >= _shortest(piece, degree) * scale]


def _shortest(piece: _Piece, degree: Counter[int]) -> float:
    loop = piece.codes[0] == piece.codes[-1]
    if (piece.kinds == OUTER).mean() > 0.5:
        return _OUTER_LOOP_SHORTEST if loop else 0.0
    free = sum(degree[code] == 1 for code in (piece.codes[0], piece.codes[-1]))
    if loop or free == 1:
        return _DANGLING_SHORTEST
    return _FREE_SHORTEST if free == 2 else 0.0


def _split_by_side(piece: _Piece) -> list[_Piece]:
    """The piece cut where it passes for good between near and far limbs."""
    if len(piece.far) > _FAR_FILTER:
        far = ndimage.median_filter(piece.far, size=_FAR_FILTER, mode="nearest") > 0.5
    else:
        far = np.full(len(piece.far), piece.far.mean() > 0.5)
    cuts = [0, *(np.nonzero(np.diff(far))[0] + 1).tolist(), len(far)]
    return [
        _Piece(piece.codes[a : b + 1], piece.kinds[a:b], piece.far[a:b], bool(far[a]))
        for a, b in pairwise(cuts)
    ]


def _joined(pieces: list[_Piece], stride: int) -> list[Run]:
    """Pieces joined through junctions where they continue each other."""
    pairs = _pairs(pieces, stride)
    done: set[int] = set()
    runs = []
    for first in range(len(pieces)):
        if first in done:
            continue
        route = _route(_start_of(first, pairs), pairs)
        done.update(index for index, _ in route)
        codes: list[int] = []
        kinds = []
        for index, end in route:
            piece = pieces[index]
            path = piece.codes if end == 0 else piece.codes[::-1]
            codes += path[1:] if codes else path
            kinds.append(piece.kinds if end == 0 else piece.kinds[::-1])
        points = _points(codes, stride)
        runs.append(Run(points, np.concatenate(kinds), pieces[first].on_far, codes[0] == codes[-1]))
    return runs


def _start_of(index: int, pairs: dict[End, End]) -> End:
    """The end at which the run through piece `index` begins."""
    end, seen = (index, 0), {index}
    while end in pairs:
        other, at = pairs[end]
        if other in seen:
            break
        seen.add(other)
        end = (other, 1 - at)
    return end


def _route(start: End, pairs: dict[End, End]) -> list[End]:
    """The pieces of a run in order, each with the end at which it is entered."""
    route, seen = [start], {start[0]}
    while True:
        index, end = route[-1]
        following = pairs.get((index, 1 - end))
        if following is None or following[0] in seen:
            return route
        seen.add(following[0])
        route.append(following)


def _pairs(pieces: list[_Piece], stride: int) -> dict[End, End]:
    """Which end continues which: at every junction the straightest, most alike two first."""
    meeting: dict[int, list[End]] = defaultdict(list)
    for index, piece in enumerate(pieces):
        if piece.codes[0] != piece.codes[-1]:
            meeting[piece.codes[0]].append((index, 0))
            meeting[piece.codes[-1]].append((index, 1))
    pairs: dict[End, End] = {}
    for ends in meeting.values():
        directions = {end: _direction(pieces[end[0]], end[1], stride) for end in ends}
        offers = []
        for a, one in enumerate(ends):
            for two in ends[a + 1 :]:
                penalty = _penalty(pieces[one[0]], one[1], pieces[two[0]], two[1])
                turn = float(directions[one] @ directions[two])
                if penalty is not None and one[0] != two[0] and turn <= -0.25:
                    offers.append((turn + penalty, one, two))
        for _, one, two in sorted(offers):
            if one not in pairs and two not in pairs:
                pairs[one], pairs[two] = two, one
    return pairs


def _penalty(one: _Piece, at_one: int, two: _Piece, at_two: int) -> float | None:
    """How unlike two ends are, None if they must not be joined."""
    a, b = _end_kind(one, at_one), _end_kind(two, at_two)
    if one.on_far != two.on_far or (a == PROP) != (b == PROP):
        return None
    if a == b:
        return 0.0
    return 0.25 if _FAMILY[a] == _FAMILY[b] else 0.7


def _end_kind(piece: _Piece, end: int) -> int:
    return int(np.bincount(piece.kinds[:9] if end == 0 else piece.kinds[-9:]).argmax())


def _direction(piece: _Piece, end: int, stride: int) -> Array:
    codes = piece.codes if end == 0 else piece.codes[::-1]
    points = _points([codes[0], codes[min(_DIRECTION_OVER, len(codes) - 1)]], stride)
    away: Array = points[1] - points[0]
    return away / max(float(np.hypot(*away)), 1e-9)


def _points(codes: list[int], stride: int) -> Array:
    values = np.array(codes)
    return np.stack([values % stride, values // stride], 1).astype(float)


def _hem_ends(pieces: list[_Piece]) -> set[int]:
    return {piece.codes[-end] for piece in pieces for end in (0, 1) if _end_kind(piece, end) == HEM}


def _finished(runs: list[Run], hem_ends: set[int], stride: int, scale: float) -> list[Run]:
    """The runs with their free ends and their corners known."""
    keys = [(run.points @ np.array([1.0, stride])).astype(np.int64).tolist() for run in runs]
    visits = Counter(code for codes in keys for code in codes)
    result = []
    for run, codes in zip(runs, keys, strict=True):
        near = [index for index, code in enumerate(codes) if code in hem_ends]
        pins = () if run.is_prop else corners_near(run.points, near, _HEM_REACH * scale, closed=run.closed)
        ends = visits[codes[0]] <= 1, visits[codes[-1]] <= 1
        whole = Run(run.points, run.kinds, run.far, run.closed, *ends, pins)
        result.append(_opened(whole) if run.closed and pins else whole)
    return result


def _opened(run: Run) -> Run:
    """A closed run opened at its first corner."""
    first = run.pins[0]
    points = np.vstack([run.points[first:-1], run.points[: first + 1]])
    pins = tuple(pin - first for pin in run.pins[1:])
    return Run(points, np.roll(run.kinds, -first), run.far, False, False, False, pins)
