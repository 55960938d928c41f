"""R004: what is ignored does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, Unmatched, Words, failed, passed, rule


@rule(
    "R004",
    "unknown-ignore",
    stance="practice",
    evidence="none",
    severity="warning",
    laws={"contact": "same", "goal": "same"},
)
def unknown_ignore(unmatched: tuple[Unmatched, ...]) -> Iterator[Judgement]:
    """The settings ignore a rule that there is not.

    What it checks
        Whether each code, prefix, name or glob in ``ignore`` fits a rule. One in ``select`` that
        fits none is an error at once, since it would let checks go missing; one in ``ignore``
        only does nothing.

    The claim
        None of the article's: a slip in the settings must not pass for a decision.

    Evidence and limits
        None needed. A rule of a plugin that is not installed here is unknown here too.

    When it stays silent
        Never.

    Example
        ``ignore = ["K02"]``, meant for K002: fails.

    Options
        None.

    What to do
        Correct the word or take it out; ``netrules rules`` lists the rules there are.

    References
        None.
    """
    if not unmatched:
        yield passed()
    for one in unmatched:
        yield failed(
            "ignore names {selector}, and no rule is called that",
            advice="did you mean {meant}?" if one.meant else "take it out, or install its plugin",
            variant=one.selector,
            origins=[one.origin] if one.origin.path else [],
            selector=Words(one.selector),
            meant=Words(one.meant),
        )
