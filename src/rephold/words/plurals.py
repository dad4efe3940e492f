"""Which plural form a number takes, by language (CLDR categories, for whole numbers)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Category = Literal["zero", "one", "two", "few", "many", "other"]
Rule = Callable[[int], Category]


def _one_other(n: int) -> Category:
    return "one" if n == 1 else "other"


RULES: dict[str, Rule] = {"en": _one_other}
"""A language is added here with its rule from CLDR, and with a file of words beside this one."""

CATEGORIES: dict[str, frozenset[Category]] = {"en": frozenset({"one", "other"})}
"""The categories that a language's counts have to give, each and no other."""
