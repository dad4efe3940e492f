"""CPU of one more document in a process that has made others: all peers in turns in one run; printed as JSON.

`python -m bench.warm ROUNDS`. The peers get their words ready made; ours are prescribed and composed in the
time that counts. Every document is another patient's. Each batch of ours has a press of its own.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.bare_reportlab import build, build_run, register
from bench.roster import distinct, same_body
from bench.typst_peer import TypstPeer
from bench.words import plain_handout
from rephold.model.prescription import Request
from rephold.pipeline import Press, make_print_run
from rephold.read.library import Library
from rephold.shelf import Shelf

EACH = 10
"""Of our documents for one of a peer's, and patients of a print run."""
BEFORE, FIRST = 100, 1000
"""How many documents of ours are made before any is measured, and the number of the first of those."""


def measured(rounds: int, folder: Path) -> dict[str, list[float]]:
    """Seconds of CPU a document for each way of making it, round by round."""
    library = Library(Shelf())
    typst = TypstPeer(folder, library)
    own, same, run, run_same = (Press(library) for _ in range(4))
    for number in range(BEFORE):
        for press in (own, run):
            press.handout(distinct(number, library))
        for press in (same, run_same):
            press.handout(same_body(number))
    found: dict[str, list[float]] = {}

    def take(name: str, make: Callable[[], object], count: int = 1) -> None:
        begin = time.process_time()
        make()
        found.setdefault(name, []).append((time.process_time() - begin) / count)

    for number in range(rounds + 1):
        several = [distinct(FIRST + 2 * number * EACH + n, library) for n in range(2 * EACH)]
        asked, printed = several[:EACH], several[EACH:]
        words = [json.loads(json.dumps(plain_handout(request, library))) for request in asked]
        register(words[0]["fonts"])
        said = typst.data(asked[0])
        alike = [same_body(number * EACH + n) for n in range(EACH)]
        take("bare", partial(build, words[0], io.BytesIO()))
        take("typst", partial(typst.make, said))
        take("distinct", partial(_all, own, asked), EACH)
        take("same", partial(_all, same, alike), EACH)
        take("bare run", partial(build_run, words, io.BytesIO()), EACH)
        take("run", partial(make_print_run, printed, run, io.BytesIO()), EACH)
        take("run same", partial(make_print_run, alike, run_same, io.BytesIO()), EACH)
    return {name: times[1:] for name, times in found.items()}


def _all(press: Press, requests: list[Request]) -> None:
    for request in requests:
        press.handout(request)


if __name__ == "__main__":
    with TemporaryDirectory(prefix="rephold-bench-") as name:
        print(json.dumps(measured(int(sys.argv[1]), Path(name))))
