"""R015: an entry of the baseline that is good for nothing any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from netrules import (
    BaselineEntry,
    BaselineState,
    BaselineUse,
    Judgement,
    Network,
    Origin,
    Person,
    Words,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)

_PRUNE: Final = "netrules baseline prune takes it out"
#: For each state what is said, and what to do about it.
_SAYS: Final[Mapping[BaselineState, tuple[str, str]]] = {
    BaselineState.GONE: ("the baseline has {rule}{about}, which is no longer found", _PRUNE),
    BaselineState.SPLIT: (
        "the baseline has {rule}{about}, which means several findings by now and sets none aside",
        "netrules baseline update takes in each of them",
    ),
    BaselineState.NO_RULE: (
        "the baseline has {rule}, and no rule is called that",
        "install its plugin, or let netrules baseline prune take it out",
    ),
    BaselineState.BARRED: (
        "the baseline has {rule}{about}, which no baseline can set aside",
        _PRUNE,
    ),
}


#: How the subjects of an entry are named, by what they are.
_ABOUT: Final[Mapping[str, str]] = {
    "person": " about {person}",
    "tie": " about {person}",
    "group": " about {group}",
    "goal": " about {goal}",
}


@rule(
    "R015",
    "stale-baseline",
    stance="practice",
    evidence="none",
    severity="warning",
    laws={"contact": "same", "names": "same"},
)
def stale_baseline(baseline: tuple[BaselineUse, ...], network: Network) -> Iterator[Judgement]:
    """The baseline holds something that is gone, or that it cannot hold.

    What it checks
        Whether each finding of the baseline (``netrules check --baseline FILE``) is still
        found, is one finding, is of a rule there is, and may be in a baseline at all.

    The claim
        None of the article's: a baseline that only ever grows hides what comes back.

    Evidence and limits
        None needed. A rule of a plugin that is not installed here is unknown here too.

    When it stays silent
        Without a baseline. It is unknown where what the baseline has was not judged: its rule
        did not run, crashed or could not tell, an input could not be read or was not named,
        or a goal was not asked for.

    Example
        The baseline has K002 about Ana, and she was met last week: fails.

    Options
        None. Nothing waives this finding, and no baseline holds it.

    What to do
        ``netrules baseline prune FILE``, which takes out what is stale and adds nothing.

    References
        None.
    """
    if not baseline:
        yield not_applicable()
    for one in baseline:
        if one.stale:
            yield _stale(one, network)
        else:
            yield passed() if one.state is BaselineState.THERE else unknown()


def _stale(one: BaselineUse, network: Network) -> Judgement:
    entry = one.entry
    message, advice = _SAYS[one.state]
    subjects = _subjects(entry, network)
    return failed(
        message.replace("{about}", _ABOUT.get(entry.kind, "") if subjects else ""),
        advice=f"{advice}; did you mean {{meant}}?" if one.meant else advice,
        about=[person for person in subjects if isinstance(person, Person)],
        variant=entry.key,
        origins=[Origin(one.path, line=entry.line)] if one.path else [],
        rule=Words(f"{entry.code} {entry.name}"),
        meant=Words(one.meant),
        person=subjects,
        group=subjects,
        goal=subjects,
    )


def _subjects(entry: BaselineEntry, network: Network) -> Sequence[Person | str]:
    """The subjects of *entry*: people who are still there as such, all else by id."""
    if entry.kind not in ("person", "tie"):
        return entry.ids
    people = network.people
    return [
        network.me if one == network.me.id else people[one] if people.has(one) else one
        for one in entry.ids
    ]
