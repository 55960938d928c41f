"""R013: a waiver that does not say what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from netrules import (
    Judgement,
    Unclear,
    Waiver,
    WaiverDoubt,
    WaiverUse,
    Words,
    failed,
    not_applicable,
    passed,
    rule,
)

#: For each doubt what is said, and what to do about it.
_SAYS: Final[Mapping[WaiverDoubt, tuple[str, str]]] = {
    WaiverDoubt.NO_RULE: (
        "a waiver names the rule {rule}, and no rule is called that",
        "take it out, or install its plugin",
    ),
    WaiverDoubt.FIXED_RULE: (
        "a waiver names the rule {rule}, which nothing can set aside",
        "mend what the rule found, and take the waiver out",
    ),
    WaiverDoubt.NOBODY: (
        "the waiver of {rule} names {name}, who is in none of these files",
        "correct the name, or take it out",
    ),
    WaiverDoubt.SEVERAL_PEOPLE: (
        "the waiver of {rule} names {name}, as {number} people are called",
        "name one of them by id: {person}",
    ),
    WaiverDoubt.SEVERAL_FINDINGS: (
        "the waiver of {rule} has a key that means several findings by now",
        "take it out, and waive each of them by its own key",
    ),
}
_MEANT: Final = "did you mean {meant}?"


@rule(
    "R013",
    "unclear-waiver",
    stance="practice",
    evidence="none",
    severity="warning",
    laws={"contact": "same", "names": "same"},
)
def unclear_waiver(waivers: tuple[WaiverUse, ...]) -> Iterator[Judgement]:
    """A waiver does not say what is meant, so that it sets nothing aside.

    What it checks
        Whether each ``[[waiver]]`` of the settings names a rule there is, whose findings can
        be waived; people who are in the files, each by a word that nobody else is called by;
        and a key that means one finding.

    The claim
        None of the article's: a slip in the settings must not pass for a decision.

    Evidence and limits
        None needed. A rule of a plugin that is not installed here is unknown here too, and so
        is somebody of a file that was not named. A key comes to mean two findings where one
        person is told apart into two.

    When it stays silent
        Where the settings waive nothing. Nobody is missed where an input could not be read.

    Example
        ``rule = "K02"``, meant for K002; or ``people = ["Ana"]``, and two people are called
        that: fails.

    Options
        None. Nothing waives this finding, and no baseline holds it.

    What to do
        Correct the word; an id names a person beyond doubt.

    References
        None.
    """
    if not waivers:
        yield not_applicable()
    for one in waivers:
        if not one.unclear:
            yield passed()
        for doubt in one.unclear:
            yield _unclear(one.waiver, doubt)


def _unclear(waiver: Waiver, one: Unclear) -> Judgement:
    message, advice = _SAYS[one.doubt]
    of_rule = one.doubt is WaiverDoubt.NO_RULE
    return failed(
        message,
        advice=_MEANT if one.meant else advice,
        variant=f"{waiver.rule} {waiver.until} {one.word}",
        origins=[waiver.origin],
        rule=Words(waiver.rule),
        name=one.word,
        number=len(one.people),
        person=[person.id for person in one.people],
        meant=Words(one.meant) if of_rule else one.meant,
    )
