"""Templates of printed logs: from files of their own, and from the register."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from rephold.errors import ContentError, Place, Problem
from rephold.logs.files import TemplateOf
from rephold.logs.register import Register
from rephold.model.log_template import LogTemplate
from rephold.shelf import read_bytes


def template_of(files: Iterable[Path], register: Register | None) -> TemplateOf:
    """Looks a log id up: first in the template files, then in the register. ContentError for wrong files."""
    own: dict[str, LogTemplate] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            template = LogTemplate.model_validate_json(read_bytes(file))
            own[template.log_id] = _whole(template, file)
        except ContentError as error:
            problems += error.problems
        except ValidationError:
            hint = "give what `rephold log --template` wrote"
            problems.append(Problem(Place(str(file)), "is no template of a log", hint))
    if problems:
        raise ContentError(*problems)
    return lambda log_id: own.get(log_id) or (register.template(log_id) if register else None)


def _whole(template: LogTemplate, file: Path) -> LogTemplate:
    """The template; ContentError if a box is of a row that it does not have."""
    known = {row.row for row in template.rows}
    for box in (box for page in template.pages for box in page.boxes):
        if box.row is not None and box.row not in known:
            what = f"box {box.id} is of row {box.row}, which is not among the rows"
            raise ContentError.at(str(file), what, "give what `rephold log --template` wrote")
    return template
