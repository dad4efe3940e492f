"""What a summary says for itself: in short what its other pages say in full, and where the steps are."""

from __future__ import annotations

from rephold.compose.runs import marked, plain
from rephold.compose.safety import bullets, contact_line, filled
from rephold.model.document import Heading, Listing, Panel, Para, Passage, Run
from rephold.model.prescription import Prescription
from rephold.words.words import Words


def in_short(prescription: Prescription, words: Words) -> Panel:
    """When to stop, when to get help, whom to ask; in full where there are no short texts."""
    disclaimer, flags, clinic = prescription.disclaimer, prescription.red_flags, prescription.clinic
    stop: tuple[Para | Listing, ...] = (
        Para((Run(disclaimer.stop_title, strong=True),)),
        bullets(disclaimer.stop, clinic),
    )
    now: tuple[Para | Listing, ...] = (
        Para((Run(filled(flags.now_lead, clinic), strong=True),)),
        bullets(flags.now, clinic),
    )
    if disclaimer.stop_short:
        stop = (Para(marked(filled(disclaimer.stop_short, clinic))),)
    if flags.now_short:
        now = (Para(marked(filled(flags.now_short, clinic))),)
    ask = Para((Run(contact_line(clinic, words, one_way=True), strong=True),))
    return Panel("alarm", Heading(2, plain(words.say("stop-and-help"))), (*stop, *now, ask))


def full_sheet(words: Words) -> Passage:
    """That there is a full sheet, and what it says that the summary leaves out."""
    return Passage(Para(plain(words.say("full-sheet"))))
