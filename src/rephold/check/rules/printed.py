"""Whether a finished sheet has every safety text of its programme, whole and early enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rephold.check.rule import limit
from rephold.check.seen import Seen
from rephold.check.tally import Tally
from rephold.model.programme import Programme
from rephold.model.safety import Disclaimer, RedFlags
from rephold.read.collected import Collected
from rephold.read.library import Library

_BLANK = re.compile(r"\{[^{}]*\}")


class Printed:
    """The words of one sheet of ours, page after page; one of no known programme is left alone."""

    def __init__(self, tally: Tally, library: Library, title: str) -> None:
        self.tally = tally
        self.texts = list(_wanted(library, title))
        self.pages: list[str] = []

    def page(self, page: Seen) -> None:
        """Keep a page's words, as long as there is something to look for."""
        if self.texts:
            self.pages.append(_bare("".join(run.text for run in page.runs)))

    def whole(self) -> None:
        """Keep what is missing, and what stands too late."""
        everything = "".join(self.pages)
        for text, latest in self.texts:
            pieces = [_bare(piece) for piece in _BLANK.split(text)]
            if not all(piece in everything for piece in pieces):
                self.tally.add("safety/printed", 0, "is not on the sheet", text, text)
            elif latest and pieces[0] not in "".join(self.pages[:latest]):
                self.tally.add("safety/printed-first", 0, f"is not on page {latest} or before", text, text)


def _wanted(library: Library, title: str) -> Iterator[tuple[str, int]]:
    """Every text that has to be there, and the last page it may begin on (0 for any)."""
    for name in library.shelf.names("programmes"):
        programme = Collected().take(lambda name=name: library.programme(name))  # type: ignore[misc]
        if programme and programme.title == title:
            yield from _of(programme, library)
            return


def _of(programme: Programme, library: Library) -> Iterator[tuple[str, int]]:
    disclaimer: Disclaimer = library.disclaimer(programme.disclaimer)
    flags: RedFlags = library.red_flags(programme.red_flags)
    yield from ((text, 1) for text in (disclaimer.title, disclaimer.before[0]))
    yield from ((text, 0) for text in (*disclaimer.before, disclaimer.stop_title, *disclaimer.stop))
    yield from ((text, 0) for text in (disclaimer.reminder_title, *disclaimer.reminder))
    last = int(limit("safety/printed-first"))
    yield from ((text, last) for text in (flags.title, flags.now_lead, flags.now[0]))
    yield from ((text, 0) for text in (*flags.now, flags.soon_lead, *flags.soon))


def _bare(text: str) -> str:
    """The letters and digits alone: where lines end makes no difference."""
    return "".join(re.findall(r"\w", text)).lower()
