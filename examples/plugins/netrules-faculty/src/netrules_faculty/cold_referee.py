"""FACULTY001: whoever is to write for you has heard from you lately."""

from __future__ import annotations

from datetime import date

from netrules import Judgement, Person, days_between, not_applicable, require, rule

from netrules_faculty.circles import REFEREES, belongs


@rule(
    "FACULTY001",
    "cold-referee",
    stance="practice",
    evidence="expert",
    severity="warning",
    laws={"contact": "never-worse", "names": "same"},
)
def cold_referee(person: Person, today: date, *, days: int = 180) -> Judgement:
    """Somebody who is to write for you has not heard from you for half a year.

    What it checks
        Of everybody in your group "referees", whether you had two-way contact in the last
        180 days.

    The claim
        A letter is as good as what its writer knows of your work now.

    Evidence and limits
        Advice that is given to every doctoral student; no study known here measures it. Who
        has worked with you for years writes well of that time after a silence, too.

    When it stays silent
        For people who are no referees. It can't tell where no group of theirs is recorded, or
        the files do not cover the channels that you use.

    Example
        A referee you last met in spring, and applications are due in winter: fails.

    Options
        days: after how many days contact has gone cold, 180 (judgement).

    What to do
        Send them what you have written since, and say what you apply for.

    References
        None.
    """
    if not belongs(person, REFEREES):
        return not_applicable()
    age = days_between(person.last_two_way, today)
    return require(
        age <= days,
        "{person} is to write for you, and there was no two-way contact for {age} days",
        advice="send {person} what you have written since, and say what you apply for",
        person=person,
        age=age,
    )
