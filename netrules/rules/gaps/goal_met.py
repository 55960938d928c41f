"""G001: can it get you what you want today?"""

from __future__ import annotations

from collections.abc import Iterator

from netrules import (
    GoalResult,
    Judgement,
    NeedResult,
    Network,
    Severity,
    Unknown,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)


@rule("G001", "unmet-need", stance="gap", evidence="cross-sectional", severity="error")
def unmet_need(goal: GoalResult, network: Network) -> Iterator[Judgement]:
    """Can it get you what you want today? A need of a goal is not met.

    What it checks
        Each need of each goal: whether enough people serve it, warm and by as many
        independent routes as it asks for. Nobody counts twice inside one need.

    The claim
        Based on what you want, look at your network again. Can it get you what you want
        today? What's missing?

    Evidence and limits
        That access to positions and resources, rather than the size of a network, is what
        helps is well supported (Lin & Dumin 1986; Van der Gaag & Snijders 2005). How
        many people a need asks for comes from the template or from you. A met need is
        access, not success.

    When it stays silent
        Where facts are missing on which the answer hangs; the report lists the fewest
        that would settle it.

    Example
        A goal names five employers and the network has somebody inside three: fails for
        the other two.

    Options
        None. Needs are changed in the goal itself.

    What to do
        Ask the people you have for an introduction to those you lack.

    References
        Lin & Dumin 1986, "Access to occupations through social ties"; Van der Gaag &
        Snijders 2005, "The Resource Generator"; Granovetter 1973, "The strength of weak ties".
    """
    if not goal.needs:
        yield not_applicable()
    for result in goal.needs:
        if isinstance(result.met, Unknown):
            yield unknown(*(result.settle or result.met.missing))
        elif result.met:
            yield passed()
        else:
            yield _failed(goal, result, network)
    if goal.shared and goal.met is False and all(one.met is not False for one in goal.needs):
        yield failed(
            "goal {goal}: each need is met by itself, but {needs} have too few people between "
            "them, and each may serve only one",
            variant="shared",
            goal=goal.name,
            needs=list(goal.shared),
        )


def _failed(goal: GoalResult, result: NeedResult, network: Network) -> Judgement:
    need = result.need
    shortage = {
        "people": "{have} of {want}",
        "warm": "enough people, but too few of them warm ({warm} wanted)",
        "routes": "enough people, but too few independent routes to them ({routes} wanted)",
    }[result.limit]
    missing = "; nobody at {empty}" if result.empty and result.limit == "people" else ""
    return failed(
        f"goal {{goal}}: {{need}} is not met: {shortage}{missing}",
        advice="ask for introductions to {empty}" if missing else _advice(result),
        variant=need.name,
        severity=None if need.must else Severity.INFO,
        origins=[
            *([need.origin] if need.origin.layer == "settings" else []),
            goal.goal.origin,
            *(network.people[id_].origins[0] for id_ in result.people),
        ]
        if goal.goal.origin.path
        else [network.people[id_].origins[0] for id_ in result.people],
        goal=goal.name,
        need=need.text or need.name,
        have=result.have,
        want=result.want,
        warm=need.warm,
        routes=need.routes,
        empty=list(result.empty),
    )


def _advice(result: NeedResult) -> str:
    if result.limit == "warm":
        return "get in touch again with those you have"
    if result.limit == "routes":
        return "find a second way to them, so that one refusal does not close it"
    return "ask the people closest to it whom they know"
