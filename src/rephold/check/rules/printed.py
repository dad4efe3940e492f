"""Whether a finished sheet has every safety text of its programme, whole and early enough."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from rephold.check.rule import limit
from rephold.check.seen import Seen
from rephold.check.tally import Tally
from rephold.model.programme import Programme
from rephold.model.safety import Disclaimer, RedFlags
from rephold.read.collected import Collected
from rephold.read.library import Library

A5 = 420 * 595
"""Square points; on smaller paper the same words take more pages."""
_BLANK = re.compile(r"\{[^{}]*\}")


class Printed:
    """The words of one sheet of ours, page after page; one of no known programme is left alone."""

    def __init__(self, tally: Tally, library: Library, title: str) -> None:
        self.tally = tally
        self.programme = _programme(library, title)
        self.texts = list(_of(self.programme, library)) if self.programme else []
        self.stop = _stop_signs(library.disclaimer(self.programme.disclaimer)) if self.programme else []
        self.pages: list[str] = []
        self._smaller = 1

    def page(self, page: Seen) -> None:
        """Keep a page's words, as long as there is something to look for."""
        if self.texts:
            self.pages.append(_bare("".join(run.text for run in page.runs)))
            self._smaller = max(self._smaller, math.ceil(A5 / (page.width * page.height)))

    def whole(self) -> None:
        """Keep what is missing, and what stands too late: the front of a summary goes before it."""
        everything = "".join(self.pages)
        front = self._front()
        for text, latest in self.texts:
            pieces = [_bare(piece) for piece in _BLANK.split(text)]
            last = front + latest * self._smaller
            if not all(piece in everything for piece in pieces):
                self.tally.add("safety/printed", 0, "is not on the sheet", text, text)
            elif latest and pieces[0] not in "".join(self.pages[:last]):
                self.tally.add("safety/printed-first", 0, f"is not on page {last} or before", text, text)

    def _front(self) -> int:
        """Pages before the disclaimer that say when to stop, in full or in short: the front of a summary."""
        if self.texts:
            title = _bare(self.texts[1][0])
            first = next((at for at, page in enumerate(self.pages) if title in page), 0)
            before = "".join(self.pages[:first])
            if any(all(_bare(sign) in before for sign in signs) for signs in self.stop):
                return first
        return 0


def _programme(library: Library, title: str) -> Programme | None:
    for name in library.shelf.names("programmes"):
        programme = Collected().take(lambda name=name: library.programme(name))  # type: ignore[misc]
        if programme and programme.title == title:
            return programme
    return None


def _of(programme: Programme, library: Library) -> Iterator[tuple[str, int]]:
    """Every text that has to be there, and the last page it may begin on (0 for any)."""
    disclaimer: Disclaimer = library.disclaimer(programme.disclaimer)
    flags: RedFlags = library.red_flags(programme.red_flags)
    yield from ((text, 1) for text in (disclaimer.title, disclaimer.before[0]))
    yield from ((text, 0) for text in (*disclaimer.before, disclaimer.stop_title, *disclaimer.stop))
    last_words = disclaimer.last(exercises=bool(programme.steps))
    yield from ((text, 0) for text in (disclaimer.reminder_title, *last_words))
    last = int(limit("safety/printed-first"))
    yield from ((text, last) for text in (flags.title, flags.now_lead, flags.now[0]))
    yield from ((text, 0) for text in (*flags.now, flags.soon_lead, *flags.soon))


def _stop_signs(disclaimer: Disclaimer) -> list[tuple[str, ...]]:
    """The ways to say when to stop."""
    return [disclaimer.stop, *([(disclaimer.stop_short,)] if disclaimer.stop_short else [])]


def _bare(text: str) -> str:
    """The letters and digits alone: where lines end makes no difference."""
    return "".join(re.findall(r"\w", text)).lower()
