"""R001: one person twice."""

from __future__ import annotations

from typing import Any

import attrs
from building import network, origin, person
from rules.judging import Said, say

from netrules import Handle, Item, Job, PersonRecord, Severity, Verdict
from netrules.rules.records.duplicate import likely_duplicate


def ana(
    id_: str, *, organization: str = "", name: str = "Ana Ruiz", weak: str = ""
) -> PersonRecord:
    """An entry of the name Ana Ruiz with an address of its own."""
    handle = Handle(
        ids=(id_,), emails=(f"{id_}@example.org",), names=(name,), weak=(weak,) if weak else ()
    )
    jobs = (Job(organization),) if organization else ()
    facts = {"phone": weak} if weak else {}
    return PersonRecord(handle, origin(), jobs=jobs, facts=facts, tie="contact")


def judged(*items: Item, **options: Any) -> Said:
    """The rule on these."""
    return say(likely_duplicate, network(*items), **options)


def test_passes_without_namesakes() -> None:
    """Where no name comes twice nobody comes twice."""
    assert judged(ana("a"), person("Ben Osei")).verdict is Verdict.PASS


def test_passes_for_namesakes_who_work_elsewhere() -> None:
    """A shared name by itself is no evidence."""
    said = judged(ana("a", organization="Acme"), ana("b", organization="Birch"))
    assert (said.verdict, said.counts) == (Verdict.PASS, (1, 1))


def test_fails_for_namesakes_of_one_organization() -> None:
    """The message says what they share, the advice how to settle it and by which addresses."""
    said = judged(ana("a", organization="Acme Ltd"), ana("b", organization="ACME"))
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("a", "b")]
    assert said.finding.severity is Severity.WARNING
    assert said.message == (
        "two entries, Ana Ruiz and Ana Ruiz, carry one name and have an organization in common: "
        "they are likely one person"
    )
    assert said.advice == (
        "in the contacts file, give one of them same-as if they are one person, or not-same-as if "
        "they are two; they are a@example.org and b@example.org"
    )
    people = said.report.network.people
    assert said.places == [
        (one.path, one.line) for id_ in ("a", "b") for one in people[id_].origins
    ]
    assert "Ana" not in said.redacted
    assert "example.org" not in said.redacted


def test_fails_for_namesakes_with_one_number() -> None:
    """A switchboard's number joins nobody, and with one name it is worth asking about."""
    said = judged(*(ana(id_, weak="+44 113 496 0000") for id_ in "ab"))
    assert "have a telephone number in common" in said.message


def test_address_in_the_advice_is_one_that_tells_them_apart() -> None:
    """What both of them carry names neither; the id stands for who has nothing else."""
    shared = "office@example.com"
    bare = PersonRecord(Handle(ids=("c",), names=("Ana Ruiz",)), origin(), facts={"email": shared})
    full = attrs.evolve(ana("a"), facts={"email": shared})
    assert judged(full, bare).finding.data["address"] == ["a@example.org", "c"]


def test_is_unknown_where_an_organization_is_not_recorded() -> None:
    """The second Ana may work at Acme, too."""
    said = judged(ana("a", organization="Acme"), ana("b"))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("organization", "b")]
    assert said.remedies == {"add organization (where they work now)"}


def test_passes_once_it_is_refused() -> None:
    """Who is said not to be the same is never asked about again."""
    one = ana("a", organization="Acme")
    two = attrs.evolve(ana("b", organization="Acme"), not_same_as=(Handle(ids=("a",)),))
    assert judged(one, two).verdict is Verdict.PASS


def test_pair_with_two_names_in_common_is_one_finding() -> None:
    """Two entries that share two names are still two entries."""
    names = ("Ana Ruiz", "Ana Ruiz Soto")
    both = [
        attrs.evolve(one, handle=attrs.evolve(one.handle, names=names))
        for one in (ana("a", organization="Acme"), ana("b", organization="Acme"))
    ]
    assert judged(*both).subjects == [("a", "b")]


def test_names_that_very_many_carry_are_left_alone() -> None:
    """Twenty entries of one name are compared; of 21 it says that nobody told them apart."""
    crowd = [ana(f"p{place:02}", organization="Acme", name="New Contact") for place in range(21)]
    assert len(judged(*crowd[:20]).findings) == 190
    said = judged(*crowd)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("name", "")]
    assert said.remedies == {"tell apart those who are all called alike"}
    assert judged(*crowd[:3], most=2).verdict is Verdict.UNKNOWN
