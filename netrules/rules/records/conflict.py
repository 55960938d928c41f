"""R005: sources that disagree about somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from netrules import (
    Employment,
    Fact,
    Judgement,
    Network,
    Person,
    Words,
    failed,
    fold_organization,
    fold_text,
    not_applicable,
    passed,
    rule,
)

#: Facts of which somebody has one, and what they are called.
_SINGLE: Final = {"born": "year of birth", "met": "day you met", "place": "place"}


@rule(
    "R005",
    "conflicting-fact",
    stance="practice",
    evidence="none",
    severity="info",
    laws={"contact": "same", "newcomer": "same"},
)
def conflicting_fact(network: Network) -> Iterator[Judgement]:
    """Two of your sources say different things about somebody.

    What it checks
        For everybody in two layers or more, whether these name different present employers,
        places, years of birth or days on which you met. All of it is kept, with its date
        and origin; the newer counts before the older where both are dated.

    The claim
        None of the article's; who asks for an introduction at a firm that somebody left has
        asked in vain.

    Evidence and limits
        None needed: it is about the records. Address books keep employers for years after
        they changed. A name may be spelt in two ways; names are not compared.

    When it stays silent
        About what you wrote in the contacts file: that holds. About earlier exports of one
        service, which are history and no conflict; and where both entries are dated.

    Example
        LinkedIn has Ana at Example Ltd, and the phone's card at Sample Inc.: fails.

    Options
        None.

    What to do
        Write down what is true in the contacts file, or correct the older card.

    References
        None.
    """
    several = [person for person in network.people if len(person.layers) > 1]
    if not several:
        yield not_applicable()
        return
    conflicts = [judgement for person in several for judgement in _conflicts(person)]
    yield from conflicts or [passed()]


def _conflicts(person: Person) -> Iterator[Judgement]:
    for field, words in _SINGLE.items():
        facts = person.facts.get(field, ())
        other = next((fact for fact in facts[1:] if _differ(facts[0], fact)), None)
        if other is not None:
            yield _told(person, words, field, facts[0], other, facts[0].value, other.value)
    jobs = [job for job in person.jobs if job.organization]
    main = jobs[0] if jobs else None
    if main is not None and not main.stated:
        elsewhere = _employer_elsewhere(main, jobs)
        if elsewhere is not None:
            employers = main.organization, elsewhere.organization
            yield _told(person, "employer", "organization", main, elsewhere, *employers)


def _differ(one: Fact[Any], other: Fact[Any]) -> bool:
    """Whether two facts cannot both hold, and nothing says which of them does."""
    undecided = not one.stated and not (one.as_of and other.as_of)
    same = fold_text(str(one.value)) == fold_text(str(other.value))
    return undecided and not same and one.origin.layer != other.origin.layer


def _employer_elsewhere(main: Employment, jobs: list[Employment]) -> Employment | None:
    """A present position by another layer that knows nothing of the main one's employer."""
    employer = fold_organization(main.organization)
    agreeing = {job.origin.layer for job in jobs if fold_organization(job.organization) == employer}
    return next(
        (
            job
            for job in jobs
            if job.origin.layer not in agreeing and not (job.as_of and main.as_of)
        ),
        None,
    )


def _told(
    person: Person,
    words: str,
    field: str,
    one: Fact[Any] | Employment,
    other: Fact[Any] | Employment,
    value: Any,
    other_value: Any,
) -> Judgement:
    return failed(
        "the {what} of {person} is {value} by one source and {other} by another",
        advice="write {field} in the contacts file: what you state there holds",
        about=[person],
        variant=words,
        origins=[one.origin, other.origin],
        what=Words(words),
        field=Words(field),
        person=person,
        value=value,
        other=other_value,
    )
