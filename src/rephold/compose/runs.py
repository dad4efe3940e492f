"""Words with weight and tone, in the few forms that a sheet uses."""

from __future__ import annotations

from rephold.model.document import Para, Run, Tone, Words


def plain(text: str) -> Words:
    """Words of ordinary weight."""
    return (Run(text),)


def labelled(label: str, text: str, tone: Tone = "accent") -> Para:
    """A paragraph that begins with a strong label: **Feel it:** deep in your buttock."""
    return Para((Run(f"{label}: ", strong=True, tone=tone), Run(text)))
