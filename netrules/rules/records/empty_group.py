"""R009: list the groups, then the people in them."""

from __future__ import annotations

from netrules import Group, Judgement, require, rule


@rule(
    "R009",
    "group-without-people",
    stance="practice",
    evidence="expert",
    claims=(27,),
    laws={"contact": "same", "newcomer": "same"},
)
def group_without_people(group: Group) -> Judgement:
    """A group is listed, and nobody in it.

    What it checks
        Whether each group in the files lists at least one person.

    The claim
        Start with the groups you belong to. Once you've listed the groups, start listing the
        people associated with the groups.

    Evidence and limits
        None needed: it is about the records, and it is a prompt.

    When it stays silent
        Never. Where no file holds a group there is nothing to judge.

    Example
        The worksheet names a choir, and the cell beside it is blank: fails.

    Options
        None.

    What to do
        Write down who comes to mind first; the others follow.

    References
        None.
    """
    return require(
        bool(group.members),
        "nobody is listed in {group} yet",
        advice="write down who comes to mind first: who else is in {group}?",
        origins=group.origins,
        group=group.name,
    )
