"""What `rephold log` and `rephold pack` do alike: the id, the register, the files beside the PDF."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from itertools import count
from pathlib import Path
from typing import Any, cast

import click

from rephold.cli.asking import Asked, with_asking
from rephold.cli.command import Command
from rephold.cli.log_asking import LogAsked, log_requested, with_log_asking
from rephold.cli.mistakes import Mistake
from rephold.cli.output import destination, put, refuse_inputs, refuse_terminal, same_place, with_output
from rephold.cli.registers import open_register
from rephold.cli.requested import MERGE_RULES, Requested, kept_text, requested
from rephold.cli.streams import Streams, with_streams
from rephold.errors import Place
from rephold.logs.canonical import canonical, nameless
from rephold.logs.omrchecker import MARKER, marker, omrchecker
from rephold.logs.register import Register
from rephold.model.log_id import grouped
from rephold.model.log_request import LogRequest
from rephold.model.log_template import LogTemplate
from rephold.model.prescription import Request
from rephold.pipeline import MadeLog
from rephold.read.library import Library
from rephold.shelf import Shelf

OMRCHECKER = "omrchecker"
Make = Callable[[Request, LogRequest, Library, str, Mapping[str, Place]], MadeLog]


_from_option = click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A prescription file: all of these options, kept.",
)
_save_option = click.option(
    "--save", metavar="FILE", help="Keep what was asked for as a prescription file, for --from."
)


def log_command(kind: str, make: Make, *, examples: Sequence[str], about: str) -> click.Command:
    """`rephold log` or `rephold pack`: what makes its file, and its help, which also says where that goes."""

    @click.argument("programme", required=False)
    @_from_option
    @_save_option
    @with_asking
    @with_log_asking
    @with_output
    @with_streams
    def command(streams: Streams, /, programme: str | None, file: Path | None, **options: Any) -> None:
        _run(streams, programme, file, options, make, kind)

    where = f"Writes out/PROGRAMME-{kind}.pdf, or where --output says."
    told = (cleandoc(about), where, MERGE_RULES.replace("\n", " "))
    return click.command(kind, cls=Command, examples=examples, help="\n\n".join(told))(command)


@dataclass(frozen=True)
class _Files:
    """Where everything goes."""

    target: Path | None
    saved: Path | None
    template: Path | None
    boxes: Path | None
    omr: bool


def _run(
    streams: Streams, programme: str | None, file: Path | None, options: dict[str, Any], make: Make, kind: str
) -> None:
    """Print a log or a pack, keep its template, and write all files that were asked for."""
    wanted = requested(programme, file, cast(Asked, _those_of(Asked, options)))
    log = log_requested(cast(LogAsked, _those_of(LogAsked, options)), wanted.request.log)
    request = wanted.request.model_copy(update={"log": None})
    files = _files(options, f"{request.programme}-{kind}.pdf", f"{request.programme}.yaml")
    refuse_terminal(streams, files.target, "PDF")
    _refuse_doubles(files, (file, request.clinic))
    library = Library(Shelf(wanted.clinic_folder))
    register = open_register(options["register"], create=True)
    assert register is not None
    made, template = _printed(wanted, request, log, library, register, options["log_id"], make)
    streams.tell(f"programme {request.programme}, log {grouped(template.log_id)}")
    name = request.patient.name if options["keep_name"] else None
    register.keep(template, nameless(request, log), name)
    clobber = not options["no_clobber"]
    detail = f"{made.pages} {'page' if made.pages == 1 else 'pages'}, log {grouped(template.log_id)}"
    put(streams, files.target, made.data, clobber=clobber, detail=detail)
    if files.saved:
        put(streams, files.saved, kept_text(wanted, files.saved.parent, log), clobber=clobber)
    for path, data in _beside(template, files).items():
        put(streams, path, data, clobber=clobber)
    for remark in made.remarks:
        streams.remark(remark)


def _printed(
    wanted: Requested,
    request: Request,
    log: LogRequest,
    library: Library,
    register: Register,
    given: str | None,
    make: Make,
) -> tuple[MadeLog, LogTemplate]:
    """The file and its template. A request whose page has changed since it was printed gets another id.

    For an id given by hand there is no other; then `Register.keep` refuses.
    """
    clinic = library.clinic(request.clinic, wanted.places.get("clinic", Place("--clinic")))
    asked = canonical(request, log, clinic.name if clinic else None)
    for edition in count():
        log_id = given or register.id_for(asked + b"%d" % edition)
        made = make(request, log, library, log_id, wanted.places)
        if given or register.template(log_id) in (None, made.template):
            break
    return made, made.template


def _those_of(kind: type, options: Mapping[str, Any]) -> dict[str, Any]:
    """The options that a TypedDict has."""
    return {key: options[key] for key in kind.__annotations__}


def _files(options: Mapping[str, Any], name: str, saved: str) -> _Files:
    """All paths; the word omrchecker in place of a template's is that format, beside the PDF."""
    target, template = destination(options["output"], name), options["template"]
    if named := template == Path(OMRCHECKER):
        template = (target.parent if target else Path()) / "template.json"
    return _Files(
        target=target,
        saved=destination(options["save"], saved) if options["save"] else None,
        template=template,
        boxes=options["boxes"],
        omr=named or options["template_format"] == OMRCHECKER,
    )


def _refuse_doubles(files: _Files, inputs: tuple[Path | None, ...]) -> None:
    """A usage error where two files would have one name, or one that is read would be replaced."""
    named = [("--output", files.target), ("--save", files.saved)]
    named += [("--template", files.template), ("--boxes", files.boxes)]
    for index, (option, path) in enumerate(named):
        refuse_inputs(option, path, inputs)
        for other, there in named[:index]:
            if path and there and same_place(path, there):
                raise Mistake(f"{option} and {other} are one file", f"give {option} another name")


def _beside(template: LogTemplate, files: _Files) -> dict[Path, bytes]:
    """The files of places, by path."""
    found: dict[Path, bytes] = {}
    if files.boxes:
        found[files.boxes] = _boxes(template)
    path = files.template
    if path and not files.omr:
        found[path] = template.model_dump_json(exclude_none=True, indent=1).encode() + b"\n"
    elif path:
        several = len(template.pages) > 1
        for page in template.pages:
            own = path.with_stem(f"{path.stem}-{page.page}") if several else path
            found[own] = omrchecker(page)
        found[path.with_name(MARKER)] = marker()
    return found


def _boxes(template: LogTemplate) -> bytes:
    """The boxes in points from the lower left corner of a page, and the page of the file."""
    boxes = [
        {
            "id": box.id, "x": box.rect[0], "y": box.rect[1], "w": box.rect[2], "h": box.rect[3],
            "page": page.sheet, "kind": box.kind, "group": box.group,
        }
        for page in template.pages
        for box in page.boxes
    ]  # fmt: skip
    return ("[\n" + ",\n".join(map(json.dumps, boxes)) + "\n]\n").encode()
