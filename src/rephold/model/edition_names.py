"""What editions and inks are called, apart from their nouns: the command line needs no more than these."""

from __future__ import annotations

from typing import Literal

EditionName = Literal["standard", "comfortable", "large-print", "easy-read", "pocket", "fridge", "poster"]
Ink = Literal["full", "grey", "saver"]
"""Colour; greys that keep every difference; lines without fills and tints."""
