"""G001: can it get you what you want today?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from netrules import (
    GoalResult,
    Judgement,
    NeedResult,
    Network,
    Origin,
    Severity,
    Unknown,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of

#: What a need has and lacks, by what limits it.
_SHORTAGES: Final = {
    "people": "{have} of {want} so far",
    "warm": "{have} so far, but fewer than {warm} in warm contact, going by {channels}",
    "routes": "{have} so far, but fewer than {routes} independent routes to them",
}
_ADVICE: Final = {
    "people": "ask the people closest to it whom they know",
    "warm": "get in touch again with those you have",
    "routes": "look for a second way to them, so that one closed door does not end it",
}
#: For a need that asks for each item of a list: what one is, what is left, and where to ask.
_ITEMS: Final = {
    "employers": ("employer", "; still open: {employer}", "ask for an introduction at {employer}"),
    "places": ("place", "; still open: {place}", "ask for an introduction in {place}"),
    "fields": ("field", "; still open: {field}", "ask for an introduction in {field}"),
}


@rule(
    "G001",
    "unmet-need",
    stance="gap",
    evidence="cross-sectional",
    severity="error",
    claims=(20, 22, 33),
    laws={"newcomer": "never-worse", "repeat": "same"},
)
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
        access, not success. A need that is not a must gives a finding of severity info.

    When it stays silent
        For a goal without needs. It is unknown where facts are missing on which the
        answer hangs; the report lists the fewest that would settle it.

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
            "goal {goal} needs more people: {need} have too few between them, since each person "
            "may serve only one",
            advice="find one more person for any of them, or let people serve several needs: "
            "distinct = false",
            variant="needs together",
            goal=goal.name,
            need=list(goal.shared),
        )


def _failed(goal: GoalResult, result: NeedResult, network: Network) -> Judgement:
    need, limit = result.need, _limit(result)
    item, still_open, advice = "", "", _ADVICE[limit]
    if result.empty and limit == "people":
        item, still_open, advice = _ITEMS[str(need.each)]
    return failed(
        "goal {goal} needs {need}: " + _SHORTAGES[limit] + still_open,
        advice=advice,
        variant=need.name,
        severity=None if need.must else Severity.INFO,
        origins=_origins(goal, result, network),
        goal=goal.name,
        need=need.text or need.name,
        have=result.have,
        want=result.want,
        warm=need.warm,
        routes=need.routes,
        channels=channels_of(network),
        **({item: list(result.empty)} if item else {}),
    )


def _limit(result: NeedResult) -> str:
    """What certainly falls short; people whose number is only unknown do not."""
    if result.limit != "people" or (result.have >= result.want) is False:
        return result.limit
    return "warm" if result.need.warm else "routes"


def _origins(goal: GoalResult, result: NeedResult, network: Network) -> Sequence[Origin]:
    """Where the need and the goal are stated, then where the people stand who serve it."""
    stated = (result.need.origin, goal.goal.origin)
    people = (network.people[id_] for id_ in result.people)
    return [
        *dict.fromkeys(origin for origin in stated if origin.layer == "settings"),
        *(person.origins[0] for person in people),
    ]
