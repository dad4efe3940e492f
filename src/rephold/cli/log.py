"""`rephold log`: the weekly log for a patient, to tick on paper or on a screen, as PDF."""

from __future__ import annotations

from rephold.cli.log_run import log_command
from rephold.pipeline import make_log

command = log_command(
    "log",
    make_log,
    examples=(
        "rephold log low-back-pain --weeks 4 --start 2026-11-30",
        'rephold log low-back-pain --patient "Sam Example" --paper letter --country US -o out/',
        "rephold log back-strengthening --days mon,wed,fri --pain before-after --effort --sides split",
        "rephold log low-back-pain --boxes out/boxes.json --template out/log.json",
        "rephold log low-back-pain --fillable --start 2026-11-30 -o out/fillable.pdf",
    ),
    about="""Print a weekly log for a patient, as PDF: a page a week with boxes to tick.

    Columns begin on the first weekday of the country; days before --start in its week are closed, and so are
    days without exercise. Each log has an id, in two codes on each page, for `rephold read-log`, and beside
    the page number to be typed. How it looks is kept in the register, without the patient's name unless
    --keep-name is given. The same request gets the same id.""",
)
