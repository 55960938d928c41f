"""R007: an employer that was noted long ago, and that a goal relies on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from netrules import (
    Employment,
    GoalResult,
    Judgement,
    Maybe,
    NeedResult,
    Person,
    Unknown,
    any_of,
    failed,
    fold_organization,
    not_applicable,
    passed,
    rule,
    unknown,
)

#: What an expression asks of the position that somebody holds.
_OF_JOB: Final = re.compile(r"\b(?:employer|organization|roles|title)\b")
#: Texts in an expression, which ask nothing.
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_ASK: Final = "find out where they work now, and add organization in the contacts file"


@rule(
    "R007",
    "stale-employer",
    stance="practice",
    evidence="expert",
    claims=(34, 46),
    laws={"repeat": "same", "newcomer": "same"},
)
def stale_employer(
    person: Person, goals: tuple[GoalResult, ...], today: date, *, days: int = 730
) -> Iterator[Judgement]:
    """Where somebody works was noted long ago, and a goal relies on it.

    What it checks
        Of everybody who serves a need of a goal by where they work (by their employer or
        title, or as one of people at different organizations), whether a file says so
        that is no older than 730 days: by the day of the entry or export, or as the first
        day of the position. Of several files that agree the newest counts.

    The claim
        Get introductions through your existing connections; and whatever job somebody is in, it
        is temporary.

    Evidence and limits
        Judgement. Address books keep employers for years after people have changed. That a
        newer export does not list somebody is no sign that they left.

    When it stays silent
        About what you wrote in the contacts file: that holds until you change it. It is unknown
        where no file says of which day an entry is.

    Example
        The goal needs somebody inside Northwind, and the only one is a card of 2019: fails.

    Options
        days: how old an employer on record may be, 730 (judgement).

    What to do
        Look it up before you ask for an introduction, and write down what is true.

    References
        None.
    """
    relied: dict[str, dict[str, list[Maybe[bool]]]] = {}
    for goal in goals:
        for need in goal.needs:
            serves = need.serves(person.id)
            for employer in _employers(person, goal, need) if serves is not False else ():
                relied.setdefault(employer, {}).setdefault(goal.name, []).append(serves)
    if not relied:
        yield not_applicable()
    for employer, by_goal in relied.items():
        jobs = [job for job in person.jobs if fold_organization(job.organization) == employer]
        relying = {name: any_of(values) for name, values in by_goal.items()}
        yield _judge(person, jobs, relying, today - timedelta(days=days))


def _judge(
    person: Person, jobs: Sequence[Employment], relying: Mapping[str, Maybe[bool]], since: date
) -> Judgement:
    """What is to be said of somebody's being at one organization, by the entries about it."""
    if any(job.stated for job in jobs):
        return not_applicable()
    newest, told = max(((_latest(job), job) for job in jobs), key=lambda one: one[0])
    if newest >= since:
        return passed()
    if any(job.as_of is None for job in jobs):
        return unknown(Unknown("organization", person.id, _ASK))
    relies = any_of(relying.values())
    if isinstance(relies, Unknown):
        return unknown(relies)
    return failed(
        "the newest word that {person} works for {organization} is of {day}, and goal {goal} "
        "relies on it",
        advice="look it up before you ask for an introduction, and add organization in the "
        "contacts file",
        variant=fold_organization(told.organization),
        origins=[told.origin, *(job.origin for job in jobs if job is not told)],
        person=person,
        organization=told.organization,
        day=newest,
        goal=[name for name, serves in relying.items() if serves is True],
    )


def _latest(job: Employment) -> date:
    """The latest day of which an entry tells that the position was held."""
    return max(job.as_of or date.min, job.since or date.min)


def _employers(person: Person, goal: GoalResult, result: NeedResult) -> Iterable[str]:
    """By which of somebody's present employers, folded, they serve a need if they do."""
    need = result.need
    theirs = dict.fromkeys(
        fold_organization(job.organization) for job in person.jobs if job.organization
    )
    if need.each == "employers":
        wanted = {fold_organization(name) for name in goal.goal.employers}
        return [name for name in theirs if name in wanted]
    if need.distinct_by == "organization" or _OF_JOB.search(_QUOTED.sub("", need.who)):
        return list(theirs)[:1]
    return ()
