"""R008: the few facts that would tell most about your goals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from netrules import (
    GoalResult,
    Judgement,
    Missing,
    NeedResult,
    Network,
    Person,
    Unknown,
    Words,
    failed,
    not_applicable,
    passed,
    rule,
)
from netrules.rules.wording import number_of

#: What the files as a whole leave open, in words.
_OF_FILES: Final = {
    "interactions": "contact on days that no file covers",
    "level": "where side rungs stand on the ladder",
    "ties": "who knows whom",
}
#: What is no fact about somebody and yet missing of them, in words that names follow.
_OF_PEOPLE: Final = {
    "interactions": "which events were with",
    "ties": "whether you know",
}


@rule(
    "R008",
    "telling-fact-missing",
    stance="practice",
    evidence="expert",
    claims=(18, 20),
    laws={"repeat": "same", "goal": "never-better"},
)
def telling_fact_missing(
    network: Network, goals: tuple[GoalResult, ...], *, at_least: int = 2, most: int = 5
) -> Judgement:
    """Can it get you what you want? A few facts that nobody noted would tell most about it.

    What it checks
        Whether needs of your goals are open because facts are missing, and which facts of
        which people would help to settle most of them, over all goals and needs at once:
        those of most must-needs first, then of most needs, then those that decide about
        somebody alone, then the order in which each need asks for them. The report names
        under each need what settles that one; this is where to begin over all of them.

    The claim
        What is there, what is missing, and can it get you what you want today?

    Evidence and limits
        None needed: it is about the records. How likely a fact is to turn out as hoped is
        not guessed, and one fact alone seldom settles a need that wants several people.

    When it stays silent
        Where you have no goals with needs, and where a single need is open, under which the
        report says the same.

    Example
        Two goals ask for managers in a field, and nobody noted the level of two people who
        work in it: fails, and names these two.

    Options
        at-least: from how many open needs on it speaks, 2 (judgement).
        most: how many facts it names, 5 (judgement).

    What to do
        Ask, look it up, and add it to the contacts file.

    References
        None.
    """
    needs = [(goal, need) for goal in goals for need in goal.needs]
    open_ = [(goal, need) for goal, need in needs if isinstance(need.met, Unknown)]
    if needs and not open_:
        return passed()
    if len(open_) < max(1, at_least):
        return not_applicable()
    facts = sorted(_facts(open_), key=lambda one: one.order)[: max(1, most)]
    template, data = _listed(network, facts)
    return failed(
        "{needs} of {goal} cannot be judged yet, and what would tell most is " + template,
        advice="find out the first of them and add it to the contacts file, then the next"
        if len(facts) > 1
        else "find it out, and add it to the contacts file",
        origins=[
            origin
            for fact in facts
            if network.people.has(fact.missing.subject)
            for origin in network.people[fact.missing.subject].origins[:1]
        ],
        needs=number_of(len(open_), "need"),
        goal=list(dict.fromkeys(goal.name for goal, _ in open_)),
        **data,
    )


@attrs.define
class _Fact:
    """A missing fact, and what it would help to settle.

    Args:
        missing: The fact.
        place: Where the first need that asks for it names it.
        needs: How many needs it is a part of.
        musts: How many of them are musts of goals that are open.
        alone: Whether it decides about somebody by itself.
    """

    missing: Missing
    place: tuple[int, int]
    needs: int = 0
    musts: int = 0
    alone: bool = False

    @property
    def order(self) -> tuple[Any, ...]:
        """The most telling first."""
        return -self.musts, -self.needs, not self.alone, self.place


def _facts(open_: Sequence[tuple[GoalResult, NeedResult]]) -> Iterable[_Fact]:
    found: dict[tuple[str, str], _Fact] = {}
    for number, (goal, need) in enumerate(open_):
        must = need.need.must and isinstance(goal.met, Unknown)
        alone = {missing[0] for missing in need.open.values() if len(missing) == 1}
        here: set[tuple[str, str]] = set()
        for place, missing in enumerate(_asked(need)):
            key = missing.field, missing.subject
            fact = found.setdefault(key, _Fact(missing, (number, place)))
            fact.alone |= missing in alone
            if key not in here:
                here.add(key)
                fact.needs += 1
                fact.musts += must
    return found.values()


def _asked(need: NeedResult) -> Iterator[Missing]:
    """Every fact that could help to settle a need, those that it asks for first."""
    yield from need.settle
    for missing in need.open.values():
        yield from missing


def _listed(network: Network, facts: Sequence[_Fact]) -> tuple[str, dict[str, Any]]:
    """The facts as a template and its data, people of whom the same is missing together."""
    missing: dict[str, list[Person]] = {}
    for fact in facts:
        id_ = fact.missing.subject
        people = missing.setdefault(_what(network, fact.missing), [])
        people += [network.people[id_]] if network.people.has(id_) else []
    parts: list[str] = []
    data: dict[str, Any] = {}
    for number, (what, people) in enumerate(missing.items()):
        data[f"what_{number}"], data[f"people_{number}"] = Words(what), people
        shown = (f"{{what_{number}}}", *([f"{{people_{number}}}"] if people else []))
        parts.append(" ".join(shown))
    return "; ".join(parts), data


def _what(network: Network, missing: Missing) -> str:
    """What is missing, in words that people's names may follow."""
    field = missing.field.replace("_", "-")
    if network.people.has(missing.subject):
        return _OF_PEOPLE.get(field, f"the {field} of")
    if missing.subject == network.me.id:
        return f"your own {field}"
    return _OF_FILES.get(field, f"the {field} that a goal is about")
