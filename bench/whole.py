"""A whole process that makes many files, or one print run: `python -m bench.whole WHO KIND COUNT`.

Prints as JSON its peak memory in MiB after each of MARKS documents, then the bytes of one on average.
WHO is ours, bare or typst; KIND is distinct, same or run.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.roster import distinct, same_body
from rephold.model.prescription import Request
from rephold.read.library import Library
from rephold.shelf import Shelf

MARKS = (100, 500, 2000)


def peak() -> float:
    """MiB of memory that this process had at most."""
    status = Path("/proc/self/status")
    if status.is_file():  # what getrusage says on Linux begins with the peak of the process that started this
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 2**10 for line in lines if line.startswith("VmHWM"))
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main(who: str, kind: str, count: int) -> list[float]:
    """Makes them, and gives back what is to be printed."""
    library = Library(Shelf())
    peaks: list[float] = []

    def counted() -> Iterator[Request]:
        for number in range(count):
            if number in MARKS:
                peaks.append(peak())
            yield same_body(number) if kind == "same" else distinct(number, library)

    size = {"ours": ours, "bare": bare, "typst": typst}[who](counted(), library, kind)
    return [*peaks, peak(), size / count]


def ours(requests: Iterator[Request], library: Library, kind: str) -> int:
    """Files of ours; their bytes."""
    from rephold.pipeline import Press, make_print_run

    press = Press(library)
    if kind == "run":
        with Path("run.pdf").open("wb") as out:
            make_print_run(requests, press, out)
        return Path("run.pdf").stat().st_size
    return sum(Path(f"{n}.pdf").write_bytes(press.handout(r).data) for n, r in enumerate(requests))


def bare(requests: Iterator[Request], library: Library, kind: str) -> int:
    """Files of the bare script; their bytes."""
    from bench.bare_reportlab import build, register
    from bench.words import plain_handout

    size = 0
    for number, request in enumerate(requests):
        words = json.loads(json.dumps(plain_handout(request, library)))
        if not number:
            register(words["fonts"])
        build(words, f"{number}.pdf")
        size += Path(f"{number}.pdf").stat().st_size
    return size


def typst(requests: Iterator[Request], library: Library, kind: str) -> int:
    """Files of Typst; their bytes."""
    from bench.typst_peer import TypstPeer

    peer = TypstPeer(Path.cwd(), library)
    made = (peer.make(peer.data(request)) for request in requests)
    return sum(Path(f"{number}.pdf").write_bytes(data) for number, data in enumerate(made))


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
