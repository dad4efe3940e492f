"""How much of an exercise: sets, repeats, holds, how often; and who decided it.

Field names follow FITT (frequency, intensity, time, type) and FHIR `Timing`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from rephold.model.noun import Noun
from rephold.model.text import Line

_RANGE = re.compile(r"^\s*(\d{1,18})\s*(?:(?:-|–|to)\s*(\d{1,18})\s*)?$", re.ASCII)
_BELOW_ZERO = re.compile(r"\s*[-–]\s*\d{1,18}\s*", re.ASCII)


@dataclass(frozen=True)
class Range:
    """A whole number, or a span of whole numbers such as 5-10; low <= high."""

    low: int
    high: int

    @classmethod
    def parse(cls, value: object) -> Range:
        """The range of `8`, `"8"` or `"5-10"`; ValueError says what is wrong."""
        if isinstance(value, Range):
            return value
        if type(value) is int and 0 <= value < 10**18:
            return cls(value, value)
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise ValueError("is not a whole number or a range such as 5-10")
        found = _RANGE.match(str(value))
        if _BELOW_ZERO.fullmatch(str(value)):
            raise ValueError(f"{value} is below zero; write a whole number or a range such as 5-10")
        if not found:
            raise ValueError(f"{str(value)[:20]!r} is not a whole number or a range such as 5-10")
        low = int(found[1])
        high = int(found[2]) if found[2] else low
        if low > high:
            raise ValueError(f"{low}-{high} runs backwards; write {high}-{low}")
        return cls(low, high)

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(_plain)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, object]:
        span = {"type": "string", "pattern": r"^\d{1,4}\s*(-|–|to)\s*\d{1,4}$"}
        return {"anyOf": [{"type": "integer", "minimum": 0}, span]}


def _plain(value: Range) -> int | str:
    return value.low if value.low == value.high else str(value)


def _within(low: int, high: int, unit: str) -> BeforeValidator:
    def check(value: object) -> Range:
        found = Range.parse(value)
        if found.low < low or found.high > high:
            raise ValueError(f"{found} {unit} cannot be done; give {low} to {high}")
        return found

    return BeforeValidator(check)


Sets = Annotated[Range, _within(1, 20, "sets")]
Reps = Annotated[Range, _within(1, 200, "repeats")]
Seconds = Annotated[Range, _within(0, 1800, "seconds")]
TimesPerDay = Annotated[Range, _within(1, 12, "times a day")]
DaysPerWeek = Annotated[Range, _within(1, 7, "days a week")]
Effort = Annotated[Range, _within(0, 10, "on the effort scale")]
Side = Literal["both-together", "each", "left", "right"]
Origin = Literal["source", "editor"]

DOSE_FIELDS = (
    "sets",
    "reps",
    "hold_seconds",
    "duration_seconds",
    "rest_seconds",
    "set_rest_seconds",
    "times_per_day",
    "days_per_week",
    "side",
)
HOW_OFTEN = frozenset({"times_per_day", "days_per_week"})
USUAL_REP_SECONDS = 4
"""What one repeat takes where nothing is held and `rep_seconds` is left out."""


class DoseChange(Noun):
    """Parts of a dose that are different here; what is left out stays as it is."""

    sets: Sets | None = None
    """Groups of repeats; 1 if left out."""
    reps: Reps | None = None
    """Repeats in a set."""
    hold_seconds: Seconds | None = None
    """Seconds to stay in the end position; left out or 0 for exercises that keep moving."""
    duration_seconds: Seconds | None = None
    """Seconds to keep going, for what is neither counted nor held: a walk."""
    rest_seconds: Seconds | None = None
    """Seconds of rest between repeats."""
    set_rest_seconds: Seconds | None = None
    """Seconds of rest between sets."""
    rep_seconds: Annotated[int, Field(ge=1, le=120)] | None = None
    """Seconds of moving in one repeat, without hold and rest; only for the estimate of a session's length.
    Left out, 4 for exercises that keep moving, 0 for those that are held."""
    times_per_day: TimesPerDay | None = None
    """Sessions a day as a rule; a sheet has its programme's, unless a step or a request says this one."""
    days_per_week: DaysPerWeek | None = None
    """Days a week as a rule; a sheet has its programme's, unless a step or a request says this one."""
    side: Side | None = None
    """Whether it is done once, on each side, or on one side only."""
    tempo: Line | None = None
    """How to move, in a word or two: slow and gentle."""
    load: Line | None = None
    """What to hold or pull on: a 1 kg weight, a yellow band."""
    effort: Effort | None = None
    """How hard, 0 to 10."""


class Dose(DoseChange):
    """How much of one exercise; what is left out is not printed. It has repeats, a hold or a duration."""

    sets: Sets = Range(1, 1)
    side: Side = "both-together"

    @model_validator(mode="after")
    def _can_be_done(self) -> Self:
        if self.reps is None and not (_high(self.hold_seconds) or _high(self.duration_seconds)):
            raise ValueError("has neither reps nor hold_seconds; say how many repeats or how long to hold")
        if (takes := self.session_seconds().high) > 3600:
            raise ValueError(f"takes {takes // 60} minutes a session; more than 60 is refused")
        return self

    def changed(self, change: DoseChange) -> Dose:
        """This dose with the parts that the change gives; ValidationError if that cannot be done."""
        given = self.model_dump(exclude_unset=True) | change.model_dump(exclude_unset=True)
        return Dose.model_validate(given)

    def without_how_often(self) -> Dose:
        """This dose without times a day and days a week."""
        if HOW_OFTEN.isdisjoint(self.model_fields_set):
            return self
        return Dose.model_validate(self.model_dump(exclude_unset=True, exclude=set(HOW_OFTEN)))

    def session_seconds(self) -> Range:
        """Estimated seconds of one session, from the low ends of all ranges to their high ends.

        Sets x repeats x (moving + hold + rest), that for each side; and the rests between sets, once: sides
        take turns within a set, so that both rest at the same time.
        """
        moving = self.rep_seconds
        if moving is None:
            held = _high(self.hold_seconds) or _high(self.duration_seconds)
            moving = 0 if held else USUAL_REP_SECONDS
        return Range(self._seconds(_low, moving), self._seconds(_high, moving))

    def _seconds(self, end: Callable[[Range | None], int], moving: int) -> int:
        once = moving + sum(map(end, (self.hold_seconds, self.duration_seconds, self.rest_seconds)))
        sets = end(self.sets)
        rests = (sets - 1) * end(self.set_rest_seconds)
        return sets * end(self.reps or Range(1, 1)) * once * (2 if self.side == "each" else 1) + rests


def _low(value: Range | None) -> int:
    return value.low if value else 0


def _high(value: Range | None) -> int:
    return value.high if value else 0


class DoseOrigin(Noun):
    """For each part of the dose, whether the source page says so or our editor decided it."""

    sets: Origin | None = None
    reps: Origin | None = None
    hold_seconds: Origin | None = None
    duration_seconds: Origin | None = None
    rest_seconds: Origin | None = None
    set_rest_seconds: Origin | None = None
    times_per_day: Origin | None = None
    days_per_week: Origin | None = None
    side: Origin | None = None
