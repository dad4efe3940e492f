"""Everything that can be named: looked up, read once, checked, with all problems at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import BaseModel

from rephold.errors import ContentError, MissingError, Place, Problem
from rephold.model.clinic import Clinic
from rephold.model.edition import Edition
from rephold.model.exercise import Exercise
from rephold.model.layout import Layout, Paper, Theme
from rephold.model.log_rules import LogRules
from rephold.model.programme import Programme
from rephold.model.safety import Cautions, Disclaimer, RedFlags
from rephold.read.art import art_files
from rephold.read.clinics import read_clinic
from rephold.read.collected import Collected
from rephold.read.explained import misdirected
from rephold.read.kinds import Kind, kind_of
from rephold.read.layouts import layout_sources
from rephold.read.names import did_you_mean, is_id
from rephold.read.nouns import misnamed, noun_of
from rephold.read.papers import PAPER_WORDS, measured
from rephold.read.stack import Stack
from rephold.read.step_doses import impossible_doses
from rephold.read.validate import subject, validate
from rephold.read.yaml_source import Source, Where, read_source
from rephold.shelf import Shelf, is_file

if TYPE_CHECKING:
    from rephold.model.pose import Pose

N = TypeVar("N", bound=BaseModel)

BAKED = "baked/colour"
_LISTED = ("exercises", "programmes", "layouts")


class Library:
    """Look-ups by id on one shelf. Each raises ContentError (or MissingError) with everything that is wrong.

    `asked_at` is the place that names the id; an unknown id is reported there. A file is read once; the nouns
    are frozen, so callers share them.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._read: dict[tuple[str, str], Any] = {}

    # --- nouns that refer to nothing ---

    def disclaimer(self, name: str, asked_at: Place | None = None) -> Disclaimer:
        """The disclaimer of this id."""
        return self._plain(Disclaimer, name, asked_at)

    def red_flags(self, name: str, asked_at: Place | None = None) -> RedFlags:
        """The red flags of this id."""
        return self._plain(RedFlags, name, asked_at)

    def cautions(self, name: str, asked_at: Place | None = None) -> Cautions:
        """The cautions of this id."""
        return self._plain(Cautions, name, asked_at)

    def log_rules(self, name: str, asked_at: Place | None = None) -> LogRules:
        """The rules of this id that weekly logs are measured by."""
        return self._plain(LogRules, name, asked_at)

    def theme(self, name: str, asked_at: Place | None = None) -> Theme:
        """The theme of this id."""
        return self._plain(Theme, name, asked_at)

    def edition(self, name: str, asked_at: Place | None = None) -> Edition:
        """The edition of this id."""
        return self._plain(Edition, name, asked_at)

    def pose(self, name: str, asked_at: Place | None = None) -> Pose:
        """The pose of this figure; its noun is imported here because printing never needs it."""
        from rephold.model.pose import Pose

        return self._plain(Pose, name, asked_at)

    # --- nouns that refer to others ---

    def exercise(self, name: str, asked_at: Place | None = None) -> Exercise:
        """The exercise of this id; the exercises it leads to have to be there."""
        return self._once(Exercise, name, asked_at, self._read_exercise)

    def programme(self, name: str, asked_at: Place | None = None) -> Programme:
        """The programme of this id; its exercises and safety texts are read too and have to be right."""
        return self._once(Programme, name, asked_at, self._read_programme)

    def layout(self, name: str, asked_at: Place | None = None) -> Layout:
        """The layout of this id, completed from those it is based on; its paper and theme must be right."""
        return self._once(Layout, name, asked_at, self._read_layout)

    def paper(self, name: str, asked_at: Place | None = None) -> Paper:
        """The paper of this name (a4, A4): one of the shelf's, or a size such as 200x250mm."""
        place = asked_at or Place("paper")
        if found := measured(name, place):
            return found
        known = next((one for one in (name, name.lower()) if self.has("papers", one)), None)
        if known is None:
            names = self.shelf.names("papers")
            raise ContentError(
                Problem(
                    place,
                    f"there is no paper '{name}'",
                    did_you_mean(name, names, PAPER_WORDS.format(", ".join(names))),
                )
            )
        return self._plain(Paper, known, asked_at)

    def clinic(self, path: Path | None = None, asked_at: Place | None = None) -> Clinic | None:
        """The clinic in this file, or in clinic.yaml of the shelf's clinic folder; None if there is neither.

        The logo's path comes back resolved against the clinic file. MissingError if a file is not there.
        """
        own = self.shelf.clinic_folder / "clinic.yaml" if self.shelf.clinic_folder else None
        path = path or (own if own and is_file(own) else None)
        if path is None:
            return None
        if asked_at and not is_file(path):
            raise MissingError(Problem(asked_at, f"there is no clinic file {path}", "check the path"))
        if ("clinic", str(path)) not in self._read:
            self._read["clinic", str(path)] = read_clinic(path)
        return cast(Clinic, self._read["clinic", str(path)])

    # --- pictures of a clinic's own ---

    @property
    def art(self) -> dict[str, Path]:
        """The file of each picture that replaces a figure, by figure id; ContentError if one has two."""
        if ("art", "") not in self._read:
            self._read["art", ""] = art_files(self.shelf)
        return cast("dict[str, Path]", self._read["art", ""])

    # --- names and places ---

    def has(self, folder: str, name: str) -> bool:
        """Whether the shelf has this id in this folder."""
        return is_id(name) and self.shelf.find(folder, f"{name}.yaml") is not None

    def figures(self) -> tuple[str, ...]:
        """Ids of all figures that can be printed."""
        if ("figures", "") not in self._read:
            names = {name.partition(".")[0] for name in self.shelf.names(BAKED, "")}
            self._read["figures", ""] = tuple(sorted(names | self.art.keys()))
        return cast(tuple[str, ...], self._read["figures", ""])

    def figure_exists(self, name: str) -> bool:
        """Whether a figure of this id can be printed."""
        return name in self.figures()

    def missing_figures(self, exercise: str, *, incorrect: bool = False) -> list[Problem]:
        """A problem for each picture of the exercise (the incorrect one if wanted) without a figure."""
        found = self.exercise(exercise)
        wanted: list[tuple[Where, str]] = [
            (("pictures", number, "figure"), picture.figure) for number, picture in enumerate(found.pictures)
        ]
        if incorrect and found.incorrect:
            wanted.append((("incorrect", "figure"), found.incorrect.figure))
        return self._without_figure(Exercise, exercise, wanted)

    def missing_in_chapters(self, programme: str, places: Collection[str]) -> list[Problem]:
        """A problem for each picture without a figure in the programme's chapters before or after."""
        wanted: list[tuple[Where, str]] = []
        for number, chapter in enumerate(self.programme(programme).chapters):
            if chapter.place not in places:
                continue
            way: Where = ("chapters", number)
            wanted += [((*way, "figures", n, "figure"), p.figure) for n, p in enumerate(chapter.figures)]
            for n, pair in enumerate(chapter.comparisons):
                wanted.append(((*way, "comparisons", n, "correct", "figure"), pair.correct.figure))
                wanted.append(((*way, "comparisons", n, "incorrect", "figure"), pair.incorrect.figure))
        return self._without_figure(Programme, programme, wanted)

    def _without_figure(
        self, noun: type[BaseModel], name: str, wanted: Iterable[tuple[Where, str]]
    ) -> list[Problem]:
        figures = self.figures()
        return [
            Problem(
                self.place(noun, name, where),
                f"{subject(where, name)}: there is no figure '{figure}'",
                did_you_mean(figure, figures, "`rephold list figures` shows all"),
            )
            for where, figure in wanted
            if figure not in figures
        ]

    def place(self, noun: type[BaseModel], name: str, where: Where = ()) -> Place:
        """Where a value stands in the file of this id (which is read again: for messages only)."""
        return self._source(kind_of(noun), name).place(where)

    # --- inside ---

    def _plain(self, noun: type[N], name: str, asked_at: Place | None) -> N:
        return self._once(noun, name, asked_at, lambda source: noun_of(noun, source, name))

    def _once(self, noun: type[N], name: str, asked_at: Place | None, read: Callable[[Source], N]) -> N:
        kind = kind_of(noun)
        key = (kind.folder, name)
        if key not in self._read:
            if not self.has(kind.folder, name):
                raise ContentError(self._unknown(kind, name, asked_at or Place(kind.name)))
            self._read[key] = read(self._source(kind, name))
        return cast(N, self._read[key])

    def _source(self, kind: Kind, name: str) -> Source:
        path = self.shelf.find(kind.folder, f"{name}.yaml")
        assert path is not None, f"{kind.name} {name} was found before"
        return read_source(path)

    def _unknown(self, kind: Kind, name: str, place: Place, about: str = "") -> Problem:
        otherwise = f"`rephold list {kind.folder}` shows all" if kind.folder in _LISTED else ""
        what = f"{about}there is no {kind.name.replace('-', ' ')} '{name}'"
        return Problem(place, what, did_you_mean(name, self.shelf.names(kind.folder), otherwise))

    def _referred(self, source: Source, where: Where, noun: type[BaseModel]) -> Iterable[Problem]:
        """A problem if the text at this place of the source names something that is not on the shelf."""
        kind, value = kind_of(noun), str(source.value(where))
        if not self.has(kind.folder, value):
            yield self._unknown(kind, value, source.place(where), f"{subject(where, kind.name)}: ")

    def _read_exercise(self, source: Source) -> Exercise:
        collected = Collected()
        found = collected.take(lambda: noun_of(Exercise, source, Path(source.name).stem))
        for variant in ("easier", "harder"):
            if isinstance(source.value((variant, "exercise")), str):
                collected.add(self._referred(source, (variant, "exercise"), Exercise))
        collected.raise_any()
        assert found is not None
        return found

    def _read_programme(self, source: Source) -> Programme:
        collected = Collected()
        found = collected.take(lambda: noun_of(Programme, source, Path(source.name).stem))
        if found:
            collected.add(self._other_region(found, source))
            collected.add(misdirected(found, source))
            collected.add(self._never_compared(found, source))
            collected.add(impossible_doses(found, source, self._if_right))
        steps = source.data.get("steps")
        count = len(steps) if isinstance(steps, list) else 0
        wanted: list[tuple[Where, type[BaseModel], Callable[[str], object]]] = [
            *((("steps", n, "exercise"), Exercise, self.exercise) for n in range(count)),
            (("disclaimer",), Disclaimer, self.disclaimer),
            (("red_flags",), RedFlags, self.red_flags),
            (("cautions",), Cautions, self.cautions),
        ]
        for where, noun, read in wanted:
            name = source.value(where)
            if isinstance(name, str):
                unknown = list(self._referred(source, where, noun))
                collected.add(unknown)
                if not unknown:
                    collected.take(lambda read=read, name=name: read(name))  # type: ignore[misc]
        collected.raise_any()
        assert found is not None
        return found

    def _other_region(self, programme: Programme, source: Source) -> Iterable[Problem]:
        flags = Collected().take(lambda: self.red_flags(programme.red_flags))
        if flags and flags.region != programme.region:
            what = f"red_flags: {flags.id} is about {flags.region}, this programme about {programme.region}"
            hint = "name red flags of the same region, or write them"
            yield Problem(source.place(("red_flags",)), what, hint)

    def _never_compared(self, programme: Programme, source: Source) -> Iterable[Problem]:
        """A problem for each step that wants the incorrect picture of an exercise without one."""
        for number, step in enumerate(programme.steps):
            if not step.compare:
                continue
            exercise = self._if_right(step.exercise)
            if exercise and exercise.incorrect is None:
                place = source.place(("steps", number, "compare"))
                what = f"steps[{number + 1}].compare: {exercise.id} has no incorrect picture"
                yield Problem(place, what, f"write `incorrect` in {exercise.id}, or take compare out")

    def _if_right(self, name: str) -> Exercise | None:
        """The exercise, None if there is none or something is wrong in it."""
        return Collected().take(lambda: self.exercise(name))

    def _read_layout(self, source: Source) -> Layout:
        stack = Stack(layout_sources(source, self.shelf))
        collected = Collected()
        for part in stack.sources:
            collected.add(part.problems)
            collected.add(misnamed(Layout, part, Path(part.name).stem))
        found = collected.take(lambda: validate(Layout, stack.data, stack))
        if found:
            collected.take(lambda: self.paper(found.paper, stack.place(("paper",))))
            collected.take(lambda: self.theme(found.theme, stack.place(("theme",))))
        collected.raise_any()
        assert found is not None
        return found
