"""G007: a need that hangs on one person."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import GoalResult, Judgement, Network, Unknown, not_applicable, require, rule, unknown


@rule(
    "G007",
    "need-without-spare",
    stance="gap",
    evidence="expert",
    claims=(20,),
    laws={"goal": "same", "repeat": "same"},
)
def need_without_spare(
    goal: GoalResult, network: Network, *, spare: int = 1
) -> Iterator[Judgement]:
    """A goal stands on people of whom none may drop out.

    What it checks
        For each must-need that is met, whether it would still be met if one of the people who
        serve it dropped out: moved on, fell ill, had no time. Needs that ask for somebody at
        each employer, place or field are left to G001, which counts them one by one.

    The claim
        Can it get you what you want today?

    Evidence and limits
        Judgement. That access by a single person is brittle is plain; how much to spare is
        worth the work, nobody has shown.

    When it stays silent
        For needs that are not met, which G001 tells, and for goals without must-needs. It is
        unknown where people who may serve the need are not known well enough.

    Example
        A goal needs two people who hire in the field, and there are exactly two: fails.

    Options
        spare: how many may drop out, 1 (judgement).

    What to do
        Ask the people you have whom else you should know.

    References
        None.
    """
    judged = False
    for result in goal.needs:
        if not result.need.must or result.need.each is not None or result.met is False:
            continue
        judged = True
        if isinstance(result.met, Unknown):
            yield unknown(*(result.settle or result.met.missing))
            continue
        yield require(
            result.have >= result.want + spare,
            "goal {goal} needs {want} for {need}, and there are {have}: nobody may drop out",
            advice="ask {people} whom else you should know",
            variant=result.need.name,
            origins=[result.need.origin] if result.need.origin.path else [],
            goal=goal.name,
            need=result.need.text or result.need.name,
            want=result.want,
            have=result.have,
            people=[network.people[id_] for id_ in result.people],
        )
    if not judged:
        yield not_applicable()
