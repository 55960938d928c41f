"""Several exports of one layer: what ends, what does not, and what nobody can tell."""

from __future__ import annotations

from datetime import date

import pytest

from netrules import Handle, Job, Network, Origin, PersonRecord, Read, Snapshot, build

Y2019, Y2021, Y2024 = date(2019, 1, 1), date(2021, 1, 1), date(2024, 1, 1)
Entry = tuple[str, str]


def _export(
    taken: date | None, *people: Entry | str, name: str = "", layer: str = "facebook"
) -> Read:
    path = name or f"{taken}.zip"
    items = []
    for line, one in enumerate(people, 1):
        who, organization = one if isinstance(one, tuple) else (one, "")
        handle = Handle(emails=(f"{who}@example.org",), names=(who.title(),))
        jobs = (Job(organization, "Clerk"),) if organization else ()
        origin = Origin(path, line=line, record=line, layer=layer)
        items.append(PersonRecord(handle, origin, jobs, tie="friend"))
    return Read(path, "facebook", [*items, Snapshot(Origin(path, layer=layer), taken)])


def _ends(network: Network) -> dict[str, date | None]:
    names = {one.id: one.name for one in network.people}
    return {names[tie.other("me")]: tie.until for tie in network.all_ties}


def test_the_next_export_without_somebody_ends_the_tie() -> None:
    """The last day before it stands for the day that nobody knows."""
    network = build([_export(Y2019, "ana", "bea"), _export(Y2021, "bea"), _export(Y2024, "bea")])
    assert _ends(network) == {"Ana": date(2020, 12, 31), "Bea": None}


def test_who_comes_back_is_a_friend_again() -> None:
    """Only what the latest exports show counts, not a gap before."""
    exports = [_export(Y2019, "ana"), _export(Y2021, "bea"), _export(Y2024, "ana", "bea")]
    assert _ends(build(exports)) == {"Ana": None, "Bea": None}


@pytest.mark.parametrize("other", [None, Y2019])
def test_exports_that_nobody_can_put_in_order_end_nothing(other: date | None) -> None:
    """Neither an export without a day nor one of the same day says what came later."""
    network = build([_export(Y2019, "ana"), _export(other, "bea", name="other.zip")])
    assert _ends(network) == {"Ana": None, "Bea": None}


def test_other_layers_say_nothing() -> None:
    """Not to be a connection is not to be no friend."""
    network = build([_export(Y2019, "ana"), _export(Y2024, "bea", name="b.zip", layer="linkedin")])
    assert _ends(network) == {"Ana": None, "Bea": None}


def test_an_employer_that_a_later_export_replaces_is_history() -> None:
    """What a later export repeats goes on; what it does not say at all stays as it was."""
    old = _export(Y2019, ("ana", "Acme"), ("bea", "Acme"), ("cleo", "Acme"))
    new = _export(Y2024, ("ana", "Globex"), ("bea", "ACME"), "cleo")
    network = build([old, new]).as_of(date(2026, 1, 1))
    people = {one.name: one for one in network.people}
    employers = {name: [job.organization for job in one.jobs] for name, one in people.items()}
    assert employers == {"Ana": ["Globex"], "Bea": ["ACME", "Acme"], "Cleo": ["Acme"]}
    assert people["Ana"].employments[1].until == date(2023, 12, 31)
    then = build([old, new]).as_of(date(2022, 1, 1))
    assert {one.name: one.organization for one in then.people}["Ana"] == "Acme"
