"""G002: professional connections in a particular field."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import (
    GoalResult,
    Judgement,
    Network,
    count,
    fold_field,
    not_applicable,
    require,
    rule,
)


@rule(
    "G002",
    "missing-field",
    stance="gap",
    evidence="cross-sectional",
    severity="info",
    claims=(21,),
    laws={"newcomer": "never-worse", "contact": "same"},
)
def missing_field(goal: GoalResult, network: Network, *, people: int = 2) -> Iterator[Judgement]:
    """Professional connections in a particular field are missing.

    What it checks
        For each field of work that a goal names, whether you know at least two people in it.

    The claim
        What's missing? Professional connections in a particular field?

    Evidence and limits
        New information comes from other circles than one's own (Granovetter 1973). Two people
        instead of one is this project's choice: one may be away when you need them. Fields are
        those that you wrote down, by any of their names; where you did not, a job title tells of
        one where its words leave no doubt, and never that there is no other.

    When it stays silent
        For a goal without fields. It is unknown where people whose fields are not recorded
        could make the difference.

    Example
        The goal names "forecasting", one person is known to work in it, and everybody else's
        fields are recorded: fails.

    Options
        people: how many people each field needs, 2 (judgement).

    What to do
        Ask those you have in the nearest field to introduce you, or record the fields of
        people you already know.

    References
        Granovetter 1973, "The strength of weak ties".
    """
    fields = {fold_field(field): field for field in goal.goal.fields}
    if not fields:
        yield not_applicable()
    for folded, field in fields.items():
        found = count(person.works_in(field) for person in network.people)
        yield require(
            found >= people,
            "goal {goal} needs people in {field}: {found} of {people} so far",
            advice="ask those in the nearest field whom they know in {field}",
            variant=folded,
            goal=goal.name,
            field=field,
            found=found,
            people=people,
        )
