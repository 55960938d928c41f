"""R012: a waiver that sets nothing aside."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, WaiverUse, Words, failed, not_applicable, passed, rule, unknown


@rule(
    "R012",
    "unused-waiver",
    stance="practice",
    evidence="none",
    severity="warning",
    laws={"contact": "same", "names": "same"},
)
def unused_waiver(waivers: tuple[WaiverUse, ...]) -> Iterator[Judgement]:
    """A waiver, or a name in one, sets nothing aside.

    What it checks
        Whether each ``[[waiver]]`` of the settings fits something that was found, and each
        person whom it names, too.

    The claim
        None of the article's: a waiver that outlives its reason hides what comes later.

    Evidence and limits
        None needed.

    When it stays silent
        Where the settings waive nothing, and for waivers that are over: R010 tells of those.
        It is unknown where the waiver's rule did not run, or could not tell of the people
        named, or an input could not be read: then what is not found may be there.

    Example
        A waiver of K002 names Ana, and she was met last week: fails.

    Options
        None. Nothing waives this finding, and no baseline holds it.

    What to do
        Take the waiver, or the name in it, out.

    References
        None.
    """
    held = [one for one in waivers if not one.over]
    if not held:
        yield not_applicable()
    for one in held:
        yield _used(one)


def _used(one: WaiverUse) -> Judgement:
    if one.idle:
        return _unused(
            one,
            "the waiver of {rule} names {person}, of whom the rule finds nothing now",
            "take the name out, so that what comes later is seen",
        )
    if one.fitting:
        return passed()
    if not one.settled or one.waiver.people:
        return unknown()
    return _unused(
        one,
        "the waiver of {rule} fits nothing that was found",
        "take it out, so that what comes later is seen",
    )


def _unused(one: WaiverUse, message: str, advice: str) -> Judgement:
    return failed(
        message,
        advice=advice,
        about=one.idle,
        variant=f"{one.waiver.rule} {one.waiver.key} {one.waiver.until}",
        origins=[one.waiver.origin],
        rule=Words(one.waiver.rule),
        person=one.idle,
    )
