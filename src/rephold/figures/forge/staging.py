"""The forge's front door: a pose file -> a checked stage, ready to be drawn."""

from __future__ import annotations

from rephold.errors import ContentError, Place, Problem
from rephold.figures.forge import sound
from rephold.figures.forge.areas import capsules, parts_to_see
from rephold.figures.forge.balance import balance_findings
from rephold.figures.forge.finding import Finding
from rephold.figures.forge.guides import dots, guides
from rephold.figures.forge.leaning import lean_findings, planes
from rephold.figures.forge.pointers import arrows, rings
from rephold.figures.forge.rom import limb_findings, reason_findings, spine_findings
from rephold.figures.forge.soft import with_soft_shown
from rephold.figures.forge.solve import Solved, solve
from rephold.figures.forge.stage import Stage
from rephold.figures.forge.sticks import stick_findings, with_stick_shown
from rephold.figures.forge.surroundings import surroundings
from rephold.model.pose import Pose


def stage(pose: Pose, *, check: bool = True) -> Stage:
    """Everything the figure shows, solved and (unless check is off, for previews) found sound.

    Errors: ContentError with every finding that must not be drawn, in the pose's own words.
    """
    return staged(solve(pose), check=check)


def staged(solved: Solved, *, check: bool) -> Stage:
    """Everything that a solved pose shows; errors as for `stage`."""
    pose = solved.pose
    if check:
        problems = [finding for finding in inspect(solved) if finding.blocks]
        if problems:
            place = Place(f"poses/{pose.figure}.yaml")
            raise ContentError(*(Problem(place, finding.words) for finding in problems))
    body = with_stick_shown(solved.body(), solved.bones)
    body = with_soft_shown(body, solved.bones, solved.build, pose, solved.plan.towel)
    return Stage(
        figure=pose.figure,
        body=body,
        azimuth=azimuth_of(pose),
        elevation=pose.view.above,
        props=surroundings(pose, body, planes(solved.plan, solved.bones, solved.build)),
        patches=capsules(pose, solved.bones),
        arrows=arrows(pose, solved.bones, body),
        outfit=pose.outfit,
        shoes=pose.footwear == "shoes",
        must_see=parts_to_see(pose),
        far_lighten=pose.advanced.far_lighten,
        far_threshold=pose.advanced.far_threshold,
        guides=guides(pose, solved.bones, body),
        rings=rings(pose, solved.bones),
        dots=dots(pose, solved.bones),
        close_up=pose.view.close_up,
    )


def inspect(solved: Solved) -> tuple[Finding, ...]:
    """Everything the geometric checks say about a solved pose."""
    reasons = solved.pose.exceeds_normal
    a = solved.angles
    ranges = (
        *limb_findings({"L": solved.leg("L"), "R": solved.leg("R")}, reasons),
        *limb_findings({"L": solved.arm("L"), "R": solved.arm("R")}, reasons),
        *spine_findings(a.lumbar, a.thoracic, a.cervical, a.head, reasons),
    )
    told = ranges
    if solved.pose.incorrect:
        told = tuple(f if f.level == "refuse" else Finding("note", f.words) for f in ranges)
    return (
        *told,
        *reason_findings(reasons, ranges),
        *sound.contact_findings(solved),
        *sound.sunk_findings(solved),
        *sound.reach_findings(solved),
        *sound.grip_findings(solved),
        *sound.length_findings(solved),
        *sound.clash_findings(solved),
        *sound.drift_findings(solved),
        *lean_findings(solved.plan, solved.bones, solved.build),
        *stick_findings(solved.bones, solved.build),
        *balance_findings(solved),
    )


def azimuth_of(pose: Pose) -> float:
    """Degrees of the camera: 0 looks at the right side, 180 at the left, towards the front between."""
    swing = pose.view.towards_front
    return swing if pose.view.from_ == "right" else 180 - swing
