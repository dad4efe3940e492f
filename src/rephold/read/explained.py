"""Whether the explanations in a programme name exercises that they can be about."""

from __future__ import annotations

from collections.abc import Iterator

from rephold.errors import Problem
from rephold.model.programme import Programme
from rephold.read.names import did_you_mean
from rephold.read.yaml_source import Source, Where


def misdirected(programme: Programme, source: Source) -> Iterator[Problem]:
    """A problem for each exercise under `also_for` that does not come later, or is explained otherwise."""
    taken: dict[str, int] = {step.exercise: n for n, step in enumerate(programme.steps) if step.explain}
    for n, step in enumerate(programme.steps):
        later = [after.exercise for after in programme.steps[n + 1 :] if not after.again]
        for entry, name in enumerate(step.explain.also_for if step.explain else ()):
            where: Where = ("steps", n, "explain", "also_for", entry)
            about = f"steps[{n + 1}].explain.also_for[{entry + 1}]"
            if name not in later:
                what = f"{about}: {name} does not come after this step"
                yield Problem(source.place(where), what, did_you_mean(name, later))
            elif name in taken:
                what = f"{about}: step {taken[name] + 1} explains {name} already"
                yield Problem(source.place(where), what, "one explanation for an exercise is enough")
            taken.setdefault(name, n)
