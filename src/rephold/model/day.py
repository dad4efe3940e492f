"""Days on a calendar that a sheet can be about."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

Day = Annotated[datetime.date, Field(ge=datetime.date(1900, 1, 1), le=datetime.date(2199, 12, 31))]
"""A day of a year with four digits, near enough to our own time to be no slip of the pen."""
