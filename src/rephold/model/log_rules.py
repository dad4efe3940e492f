"""When a weekly log says that a plan was kept, and when that somebody should talk to the clinician."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from rephold.model.noun import Noun
from rephold.model.text import Id, Line

Points = Annotated[float, Field(gt=0, le=10)]


class LogRules(Noun):
    """Thresholds for what is counted in weekly logs. Services differ, so a clinic sets its own."""

    id: Id
    version: Line
    partial_share: Annotated[float, Field(gt=0, le=1)]
    """A session counts as done from this share of its repeats on."""
    adherent_percent: Annotated[int, Field(ge=1, le=100)]
    """From this share of planned sessions on the plan counts as kept."""
    pain_rise: Points
    """Talk to the clinician where mean pain after exercise is this much above mean pain before, in a week."""
    pain_high: Annotated[int, Field(ge=1, le=10)]
    """Pain from here on is high …"""
    pain_high_days: Annotated[int, Field(ge=1, le=7)]
    """… and on this many days of a week a reason to talk to the clinician."""
    pain_trend: Points
    """Change of mean pain between first and last week that is told."""
    sources: tuple[Line, ...]
    """Where these numbers are from."""
