"""`rephold`: finds the command, runs it, and ends with its exit code. Loads only the command that is run."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from rephold import __version__
from rephold.cli.failures import INTERRUPTED, READER_GONE, report
from rephold.cli.lazy import LazyGroup

COMMANDS = {
    "handout": "Print an exercise handout for a patient, as PDF.",
    "log": "Print a weekly log for a patient, as PDF: a page a week with boxes to tick.",
    "pack": "Print handout and weekly log for a patient as one PDF, with pages counted through.",
    "leaflet": "Print a leaflet, which is for nobody in particular, as PDF.",
    "batch": "Make the sheets of every patient in a roster, or leaflets in numbers.",
    "read-log": "Read filled logs, on screen or on paper: ticks, entries and adherence.",
    "progress": "Print what somebody's weekly logs come to, in charts and tables, as PDF.",
    "preview": "Show a page of a PDF, a prescription file or a programme as PNG.",
    "check": "Check content and finished PDFs against the numbers of standards.",
    "diff": "Tell what changed between two versions: words, doses, pictures.",
    "finish": "Make a file ready for paper: fold, cut, punch, enlarge, or send to a print shop.",
    "list": "List what there is: exercises, programmes, figures, layouts, …",
    "show": "Show an exercise, a programme or a printed log as text.",
    "figure": "Draw one figure as SVG, PDF or PNG, or bake figures from poses.",
    "new": "Write a commented starter file: an exercise, a programme, a clinic, …",
    "bring": "Bring exercises of another collection into your clinic's folder, as drafts.",
    "schema": "Print the JSON Schema of a kind of file, for editors.",
}
"""Every command with its one line of help; its module in this room has the same name."""

EXIT_CODES = """\b
Exit codes:
  0  done
  1  a bug in rephold
  2  the command line is wrong
  3  content is wrong
  4  a file, font or picture is missing
  5  the result cannot be written
  6  some of many could not be done
  130  interrupted
"""


@click.group(
    cls=LazyGroup,
    lazy_commands=COMMANDS,
    room="rephold.cli",
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="rephold", message="%(prog)s %(version)s")
def rephold() -> None:
    """Exercise handouts for patients, as accessible and archivable PDF.

    Results go to standard output or to a file, messages to standard error.
    """


def run(arguments: Sequence[str]) -> int:
    """The exit code after running these arguments; everything that goes wrong is said on stderr."""
    try:
        ended = rephold.main(
            list(arguments), prog_name="rephold", standalone_mode=False, windows_expand_args=False
        )
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as left:
        # click leaves this way when the reader of its help text has gone, and for shell completion.
        return READER_GONE if left.code == 1 else int(left.code or 0)
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # Python 3.11 wraps what stops an import
            return INTERRUPTED
        return report(error, arguments)
    return ended if isinstance(ended, int) else 0


def main() -> None:
    """Never comes back: the process ends with the exit code of its command."""
    sys.exit(run(sys.argv[1:]))
