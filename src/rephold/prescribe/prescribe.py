"""A request made concrete: everything looked up, doses complete, or every reason why not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from rephold.errors import Place, Problem
from rephold.model.clinic import Clinic
from rephold.model.dose import Dose, Range
from rephold.model.exercise import Exercise
from rephold.model.prescription import ALL, Patient, PrescribedExercise, Prescription, Request
from rephold.model.programme import Programme
from rephold.model.safety import Cautions
from rephold.prescribe.cautions import applying, codes_used
from rephold.prescribe.days import wrong_days
from rephold.prescribe.how_often import HowOften, how_often
from rephold.prescribe.labels import labels, programme_labels
from rephold.prescribe.mentions import new_labels, relabelled
from rephold.prescribe.overrides import doses
from rephold.prescribe.parts import parts_begun
from rephold.prescribe.places import Places
from rephold.prescribe.sessions import counts, minutes, sessions
from rephold.prescribe.steps import Chosen, choose, not_prescribed, problems_with
from rephold.read.collected import Collected
from rephold.read.library import Library


def prescribe(
    request: Request,
    library: Library,
    *,
    sources: Mapping[str, Place] | None = None,
    leaflet: bool = False,
) -> Prescription:
    """The complete prescription; ContentError or MissingError with all that is wrong, sorted by place.

    A leaflet is for nobody in particular: it has no patient, and may be of a programme without exercises.

    `sources` says where each part of the request was asked for (see `read.request.Asked.places`); parts that
    it does not name are reported at their option. The request's paper and layout are looked up too, so that
    one run tells all its problems.
    """
    places = Places(sources or {})
    collected = Collected()
    programme = collected.take(lambda: library.programme(request.programme, places.value("programme")))
    clinic = collected.take(lambda: library.clinic(request.clinic, places.value("clinic")))
    _check_page(request, library, places, collected)
    collected.add(wrong_days(request, programme, places))
    chosen = choose(programme, request) if programme else ()
    exercises = _exercises(chosen, request, library, places, collected)
    if programme is None:
        collected.raise_any()
        raise AssertionError("a programme is there, or its problems are raised")
    if programme.steps:
        collected.add(problems_with(programme, request, chosen, places))
    elif not leaflet:
        what, hint = f"{programme.id} has no exercises", f"print it with `rephold leaflet {programme.id}`"
        collected.add([Problem(places.value("programme"), what, hint)])
    dosed, problems = doses(programme, chosen, request, exercises, places)
    often, wrong = how_often(programme, request, places)
    collected.add([*problems, *wrong])
    collected.add(
        not_prescribed("note", name, places, list(exercises), "this prescription")
        for name in request.note
        if name not in (ALL, *exercises)
    )
    cautions = library.cautions(programme.cautions)
    collected.add(_without_words(exercises.values(), cautions, library))
    compared = {entry.step.exercise for entry in chosen if entry.step.compare}
    for name in exercises:
        collected.add_missing(library.missing_figures(name, incorrect=name in compared))
    collected.raise_any()

    gone = _names_gone(programme, exercises, library)
    prescribed = _prescribed(programme, clinic, request, chosen, exercises, dosed, gone)
    patient = None if leaflet else request.patient
    return _complete(programme, clinic, request, library, prescribed, often, patient)


def _check_page(request: Request, library: Library, places: Places, collected: Collected) -> None:
    if request.layout:
        collected.take(lambda: library.layout(str(request.layout), places.value("layout")))
    if request.paper:
        collected.take(lambda: library.paper(str(request.paper), places.value("paper")))


def _exercises(
    chosen: Sequence[Chosen], request: Request, library: Library, places: Places, collected: Collected
) -> dict[str, Exercise]:
    """The exercises on the sheet by id; added ones are looked up even if the programme cannot be read."""
    names = [entry.step.exercise for entry in chosen if entry.step.exercise not in request.add]
    found = {name: library.exercise(name) for name in names}
    for name in request.add:
        place = places.value("add", name)
        exercise = collected.take(lambda name=name, place=place: library.exercise(name, place))  # type: ignore[misc]
        if exercise:
            found[name] = exercise
    return found


def _names_gone(programme: Programme, exercises: Collection[str], library: Library) -> set[str]:
    """What the exercises of the programme not on the sheet are called; no matter if one is broken."""
    unheard = Collected()
    gone = sorted({step.exercise for step in programme.steps} - set(exercises))
    found = [unheard.take(lambda name=name: library.exercise(name)) for name in gone]  # type: ignore[misc]
    return {exercise.name for exercise in found if exercise}


def _without_words(exercises: Iterable[Exercise], cautions: Cautions, library: Library) -> list[Problem]:
    """A problem for each caution code of these exercises that the cautions do not put in words."""
    wanted = {code for exercise in exercises for code in exercise.cautions if code not in cautions.codes}
    place = library.place(Cautions, cautions.id, ("codes",)) if wanted else Place("")
    return [
        Problem(
            place,
            f"codes: {code} is missing; exercises of this sheet need it",
            f"write `who` and `do` for {code}",
        )
        for code in sorted(wanted)
    ]


def _prescribed(
    programme: Programme,
    clinic: Clinic | None,
    request: Request,
    chosen: Sequence[Chosen],
    exercises: Mapping[str, Exercise],
    dosed: Sequence[Dose],
    gone: Collection[str],
) -> tuple[PrescribedExercise, ...]:
    made: list[PrescribedExercise] = []
    noted: set[str] = set()
    new = labels(programme.steps, chosen)
    now = new_labels(programme_labels(programme.steps), chosen, new)
    videos = clinic.videos if clinic else {}
    begun = parts_begun(programme.steps, chosen)
    for entry, dose, label, part in zip(chosen, dosed, new, begun, strict=True):
        step = relabelled(entry.step, now, gone)
        own = request.note.get(step.exercise) if step.exercise not in noted else None
        noted.add(step.exercise)
        made.append(
            PrescribedExercise(
                exercise=exercises[step.exercise],
                dose=dose,
                label=label,
                heading=step.name or exercises[step.exercise].name,
                when=step.when,
                again=step.again,
                note=" ".join(text for text in (step.note, own) if text) or None,
                explain=step.explain,
                part=part,
                incorrect=exercises[step.exercise].incorrect if step.compare else None,
                video=videos.get(step.video) if step.video else None,
            )
        )
    return tuple(made)


def _complete(
    programme: Programme,
    clinic: Clinic | None,
    request: Request,
    library: Library,
    prescribed: tuple[PrescribedExercise, ...],
    often: HowOften,
    patient: Patient | None,
) -> Prescription:
    cautions = library.cautions(programme.cautions)
    untouched = not (request.drop or request.add)
    done = sessions(programme, prescribed)
    counted = programme.exercise_count if untouched else None
    return Prescription(
        programme=programme,
        exercises=prescribed,
        exercise_count=Range(counted, counted) if counted else counts(done),
        minutes=minutes(done, programme.changeover_seconds),
        times_per_day=often.times_per_day,
        times_per_day_later=often.times_per_day_later,
        days_per_week=often.days_per_week,
        disclaimer=library.disclaimer(programme.disclaimer),
        red_flags=library.red_flags(programme.red_flags),
        cautions=cautions,
        applying_cautions=applying(cautions, codes_used(prescribed)),
        patient=patient,
        clinic=clinic,
        clinician=request.clinician,
        date=request.date,
        review=request.review,
        lang=request.lang,
        note=request.note.get(ALL),
    )
