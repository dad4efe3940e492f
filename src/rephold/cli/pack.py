"""`rephold pack`: the handout and the weekly log of a patient in one PDF."""

from __future__ import annotations

from rephold.cli.log_run import log_command
from rephold.pipeline import make_pack

command = log_command(
    "pack",
    make_pack,
    examples=(
        "rephold pack low-back-pain --weeks 2 --start 2026-11-30",
        'rephold pack low-back-pain --patient "Sam Example" --weeks 2 --save out/sam.yaml -o out/sam.pdf',
        "rephold pack --from out/sam.yaml --start 2026-12-14 -o out/sam-later.pdf",
    ),
    about="""Print handout and weekly log for a patient as one PDF, with pages counted through.

    Takes all options of `rephold handout` and of `rephold log`. In an edition for a pocket or a wall the log
    is an ordinary page all the same.""",
)
