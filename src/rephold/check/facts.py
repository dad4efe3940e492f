"""What can be counted about a programme as it is printed, by the names that `instruments.yaml` uses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rephold.check.blocks import Block, sheet
from rephold.check.plain import plain_rules
from rephold.check.reading import measure, sentences, words
from rephold.check.rules.language import PASSIVE
from rephold.model.prescription import Prescription
from rephold.read.library import Library

_SUMS = re.compile(r"\b(?:multiply|divide|subtract|add up|work out|calculate|per cent of)\b", re.IGNORECASE)
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
Facts = dict[str, float]


def facts(prescription: Prescription, library: Library) -> Facts:
    """Every fact, as a number."""
    blocks = sheet(prescription.programme, library)
    texts = [text for block in blocks for text in block.texts]
    return _language(texts) | _order(blocks, prescription) | _exercises(prescription) | _safety(prescription)


def _language(texts: Sequence[str]) -> Facts:
    reading = measure(texts, plain_rules().terms)
    every = [one for text in texts for one in sentences(text)]
    unplain = [one.kind for text in texts for one in plain_rules().findings(text)]
    return {
        "grade": round(reading.grade, 1),
        "passive_percent": round(100 * sum(bool(PASSIVE.search(one)) for one in every) / len(every), 1),
        "hard_terms": unplain.count("term"),
        "spelled_numbers": unplain.count("number"),
        "sums": sum(bool(_SUMS.search(one)) for one in every),
        "you": sum(len(_YOU.findall(one)) for one in every),
    }


def _order(blocks: Sequence[Block], prescription: Prescription) -> Facts:
    programme = prescription.programme
    sections = [block for block in blocks if block.part == "section"]
    tables = [chapter.table for chapter in programme.chapters if chapter.table]
    ticks = sum(bool(chapter.ticks) for chapter in programme.chapters)
    chapter_lists = sum(bool(chapter.points or chapter.steps) for chapter in programme.chapters)
    lists = [block for block in blocks if block.part in ("steps", "list")]
    exercises = len(prescription.exercises)
    return {
        "purpose_words": len(words(programme.purpose)),
        "sections": len(sections),
        "longest_section": max(sum(len(words(text)) for text in block.texts) for block in sections),
        "summary": 1,
        "boxes": 3 + bool(exercises),
        "longest_head": max((len(head) for table in tables for head in table.header), default=0),
        "lists": len(lists) + chapter_lists,
        "tools": bool(exercises) + ticks,
        "other_parts": len(programme.chapters) + 1,
    }


def _exercises(prescription: Prescription) -> Facts:
    programme = prescription.programme
    exercises = {item.exercise.id: item.exercise for item in prescription.exercises}.values()
    chapters = [len(chapter.steps) for chapter in programme.chapters if chapter.steps]
    figures = sum(len(chapter.figures) + 2 * len(chapter.comparisons) for chapter in programme.chapters)
    explained = [step.explain for step in programme.steps if step.explain]
    why = sum(len(exercise.why) for exercise in exercises) + len(programme.about)
    reasons = why + sum(len(one.reasons) or 1 for one in explained)
    steps = [len(exercise.steps) + bool(exercise.change_sides) for exercise in exercises]
    return {
        "actions": len(exercises) + len(chapters),
        "steps": sum(steps) + sum(chapters),
        "longest_steps": max([*steps, *chapters], default=0),
        "fewest_steps": min(steps, default=0),
        "pictures": sum(len(exercise.pictures) for exercise in exercises) + figures,
        "exercises_without_picture": sum(not exercise.pictures for exercise in exercises),
        "pictures_without_caption": sum(not p.caption for exercise in exercises for p in exercise.pictures),
        "reasons": reasons,
        "equipment_known": len({thing for exercise in exercises for thing in exercise.equipment}),
        "variants": sum(bool(exercise.easier) + bool(exercise.harder) for exercise in exercises),
        "without_dose": sum(not item.dose for item in prescription.exercises),
        "home": 1,
        "progression": len(programme.moving_on),
    }


def _safety(prescription: Prescription) -> Facts:
    disclaimer, flags = prescription.disclaimer, prescription.red_flags
    reasons = bool(prescription.programme.about)
    return {
        "disclaimer_words": sum(len(text.split()) for text in disclaimer.before),
        "emergency_signs": len(flags.now) + len(flags.soon),
        "stop_signs": len(disclaimer.stop),
        "risks_and_reasons": bool(prescription.applying_cautions or flags.now) + reasons,
    }
