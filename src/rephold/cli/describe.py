"""An exercise or a programme as text, for the clinician who looks it up."""

from __future__ import annotations

from rephold.cli.prose import Prose
from rephold.model.exercise import Exercise, Variant
from rephold.model.programme import Programme, Step
from rephold.prescribe.labels import programme_labels
from rephold.read.library import Library
from rephold.words.words import Words


def exercise_text(exercise: Exercise, words: Words) -> Prose:
    """Everything an exercise says, and what only clinicians need: muscles, codes, where the dose is from."""
    prose = Prose()
    prose.heading(f"{exercise.name}  ({exercise.id})")
    prose.para(exercise.goal)
    prose.heading("Dose")
    prose.para(words.dose_sentence(exercise.dose))
    origins = exercise.dose_origin.model_dump(exclude_none=True)
    prose.facts((name.replace("_", " "), f"from the {origin}") for name, origin in origins.items())
    prose.section("Steps", exercise.steps, numbered=True)
    prose.section("Feel it", [exercise.feel] if exercise.feel else [])
    prose.section("Take care", exercise.take_care)
    prose.section("Why", exercise.why)
    prose.section("Common faults", exercise.mistakes)
    prose.section("Easier and harder", _variants(exercise))
    prose.section("Pictures", (f"{picture.figure}: {picture.caption}" for picture in exercise.pictures))
    prose.heading("For clinicians")
    prose.facts(
        (
            ("also called", ", ".join(exercise.other_names)),
            ("position", exercise.position),
            ("muscles", ", ".join(exercise.muscles)),
            ("equipment", ", ".join(exercise.equipment)),
            ("cautions", ", ".join(exercise.cautions)),
        )
    )
    return prose


def programme_text(programme: Programme, library: Library, words: Words) -> Prose:
    """What a programme is, its exercises with their doses, and who wrote and signed it."""
    prose = Prose()
    prose.heading(f"{programme.title}  ({programme.id})")
    prose.para(programme.purpose)
    prose.section(programme.about_title, programme.about)
    labelled = zip(programme_labels(programme.steps), programme.steps, strict=True)
    prose.section(
        "Exercises", (f"{label}. {_step(programme, step, library, words)}" for label, step in labelled)
    )
    if programme.times_per_day:
        prose.heading("How often")
        prose.para(words.count("times-a-day", programme.times_per_day))
        prose.para(words.count("days-a-week", programme.days_per_week))
    prose.section(programme.moving_on_title or "", programme.moving_on)
    prose.heading("Where it is from")
    prose.facts(
        (
            ("version", f"{programme.version}, {programme.published}"),
            ("new look by", str(programme.review_by)),
            ("authors", ", ".join(programme.authors)),
            ("signed by", programme.reviewed_by or "not yet checked by a clinician"),
            ("disclaimer", programme.disclaimer),
            ("red flags", programme.red_flags or ""),
        )
    )
    prose.section("Sources", programme.sources)
    return prose


def _step(programme: Programme, step: Step, library: Library, words: Words) -> str:
    exercise = library.exercise(step.exercise)
    dose = words.dose_sentence(programme.dose_of(step, exercise.dose))
    text = f"{step.name or exercise.name} ({exercise.id}): {dose}"
    return f"{text} {step.when}" if step.when else text


def _variants(exercise: Exercise) -> list[str]:
    return [
        _variant(name, variant)
        for name, variant in (("Easier", exercise.easier), ("Harder", exercise.harder))
        if variant
    ]


def _variant(name: str, variant: Variant) -> str:
    return f"{name}: {variant.words}" + (f" ({variant.exercise})" if variant.exercise else "")
