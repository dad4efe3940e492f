"""Words with weight and tone, in the few forms that a sheet uses."""

from __future__ import annotations

from functools import lru_cache

from rephold.model.document import Para, Run, Tone, Words


@lru_cache(maxsize=1024)
def plain(text: str) -> Words:
    """Words of ordinary weight; the very same ones for a text that was asked for lately."""
    return (Run(text),)


def marked(text: str) -> Words:
    """The text with its **strong** parts as runs."""
    pieces = enumerate(text.split("**"))
    return tuple(
        Run(piece, strong=True, tone="warning") if index % 2 else Run(piece)
        for index, piece in pieces
        if piece
    )


@lru_cache(maxsize=1024)
def labelled(label: str, text: str, tone: Tone = "accent") -> Para:
    """A paragraph that begins with a strong label: **Feel it:** deep in your buttock."""
    return Para((Run(f"{label}: ", strong=True, tone=tone), Run(text)))
