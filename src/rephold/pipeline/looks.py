"""How sheets of one library look: layouts, drawings and logos, each read once."""

from __future__ import annotations

from collections.abc import Iterable

from rephold.compose.inks import in_ink, inks_for
from rephold.draw.sheet import Sheet
from rephold.draw.stock import Stock
from rephold.figures.art import Art, load_art
from rephold.figures.drawing import inked
from rephold.model.clinic import Clinic
from rephold.model.layout import Layout
from rephold.model.prescription import Request
from rephold.prescribe.places import Places
from rephold.read.drawings import Drawings, Known, drawings
from rephold.read.library import Library


class Looks:
    """Keeps what was read for a sheet for the next ones; a file that changes meanwhile is not read again."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._kept = Stock(32)
        self._known: Known = {}

    def layout(self, request: Request, usual: str) -> Layout:
        """The layout that is asked for, else the usual one, with what the edition changes."""
        named, edition = request.layout or usual, request.edition

        def make() -> Layout:
            return self.library.edition(edition).applied(self.library.layout(named))

        return self._kept.get(("layout", named, edition), make)

    def drawings(
        self, figures: Iterable[str], request: Request, layout: Layout, clinic: Clinic | None
    ) -> Drawings:
        """The drawings of a sheet, in the style of its theme, of the people who are asked for."""
        person = request.figures or (clinic and clinic.figures) or layout.figures
        style = self.library.theme(layout.theme).figures
        asked = (frozenset(figures), style, person, request.lang)
        return self._kept.get(asked, lambda: drawings(self.library, *asked, self._known))

    def sheet(
        self,
        request: Request,
        layout: Layout,
        clinic: Clinic | None,
        drawn: Drawings,
        places: Places | None = None,
    ) -> Sheet:
        """Everything but the words of a sheet with these drawings; the very same for the next such sheet."""
        asked = (request.paper, request.edition, request.ink, request.clinic, request.figures, request.lang)
        key = ("sheet", layout.id, asked, frozenset(drawn.figures))
        return self._kept.get(key, lambda: self._new_sheet(request, layout, clinic, drawn, places))

    def _new_sheet(
        self, request: Request, layout: Layout, clinic: Clinic | None, drawn: Drawings, places: Places | None
    ) -> Sheet:
        library, ink = self.library, request.ink or (clinic and clinic.ink) or layout.ink
        theme = library.edition(request.edition).sized(library.theme(layout.theme))
        return Sheet(
            paper=library.paper(request.paper or layout.paper, (places or Places()).value("paper")),
            theme=theme,
            layout=layout,
            inks=in_ink(inks_for(theme.inks, clinic), ink),
            figures={name: inked(drawing, ink) for name, drawing in drawn.figures.items()},
            logo=self.logo(clinic),
            filled=ink != "saver",
        )

    def logo(self, clinic: Clinic | None) -> Art | None:
        """The clinic's logo, if it has one."""
        file = clinic.logo.file if clinic and clinic.logo else None
        return self._kept.get(("logo", file), lambda: load_art(file)) if file else None
