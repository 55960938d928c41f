"""Whose network it is, and what happens where files disagree."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from netrules import Handle, Item, Job, Origin, OwnerRecord, Read, TwoOwners, build


def _owner(path: str, layer: str, name: str, *, email: str = "", job: Job | None = None) -> Read:
    record = OwnerRecord(
        Handle(me=True, names=(name,), emails=(email,) if email else ()),
        Origin(path, line=1, record=1, layer=layer),
        jobs=(job,) if job else (),
    )
    items: list[Item] = [record]
    return Read(path, layer, items)


def test_two_exports_of_two_people_are_refused() -> None:
    """Nothing says whose network it is, so both files are named."""
    reads = [_owner("a.zip", "linkedin", "Ana Ruiz"), _owner("b.zip", "linkedin", "Bo Berg")]
    with pytest.raises(TwoOwners, match=r"a\.zip and b\.zip .*--each") as caught:
        build(reads)
    assert caught.value.owners == ("a.zip", "b.zip")


def test_names_that_agree_are_one_owner() -> None:
    """An initial stands for a name, and titles do not count."""
    reads = [_owner("a.zip", "linkedin", "Dr Ana Ruiz"), _owner("b.zip", "linkedin", "A. Ruiz")]
    assert build(reads).owner_known


def test_a_shared_address_makes_one_owner() -> None:
    """A changed name does not make another person."""
    reads = [
        _owner("a.zip", "linkedin", "Ana Ruiz", email="ana@example.org"),
        _owner("b.zip", "linkedin", "Ana Berg", email="ana@example.org"),
    ]
    assert build(reads).me.names == ("Ana Berg", "Ana Ruiz")


def test_a_third_export_may_show_that_two_have_one_owner() -> None:
    """One name from the first and an address from the second, in whichever file."""
    said = [("Ana Ruiz", ""), ("Ana Ruiz", "ana@example.org"), ("Ana Berg", "ana@example.org")]
    for order in permutations(said):
        paths = ("a.zip", "b.zip", "c.zip")
        reads = [
            _owner(path, "linkedin", name, email=email)
            for path, (name, email) in zip(paths, order, strict=True)
        ]
        assert build(reads).me.names == ("Ana Berg", "Ana Ruiz")


def test_a_me_that_does_not_say_who_settles_nothing() -> None:
    """Two people's exports are not one person's because [me] names a channel."""
    facts = {"channels": ("mail",)}
    me = OwnerRecord(Handle(me=True), Origin("netrules.toml", layer="settings"), facts=facts)
    reads = [
        Read("netrules.toml", "settings", [me]),
        _owner("a.zip", "linkedin", "Ana Ruiz"),
        _owner("b.zip", "linkedin", "Bo Berg"),
    ]
    with pytest.raises(TwoOwners):
        build(reads)


def test_what_the_user_states_settles_it_and_is_told() -> None:
    """[me] holds, and the export that says otherwise is reported."""
    reads = [
        _owner("netrules.toml", "settings", "Cy Dahl"),
        _owner("a.zip", "linkedin", "Ana Ruiz"),
    ]
    network = build(reads)
    assert network.me.name == "Cy Dahl"
    [problem] = network.problems
    assert problem.origin.path == "a.zip"
    assert "another name than [me]" in problem.message


def test_a_current_employer_that_differs_is_told() -> None:
    """A position that has ended, or another way to write the name, is no disagreement."""
    stated = _owner("netrules.toml", "settings", "Ana Ruiz", job=Job("Example Ltd"))
    same = Job("EXAMPLE")
    past = Job("Elsewhere", until=date(2020, 1, 1))
    other = Job("Elsewhere")
    for job, told in ((same, 0), (past, 0), (other, 1)):
        network = build([stated, _owner("a.zip", "linkedin", "Ana Ruiz", job=job)])
        assert len(network.problems) == told
        assert network.me.organization == "Example Ltd"


def test_the_settings_are_no_input() -> None:
    """They are not counted among the files that were read."""
    network = build([_owner("netrules.toml", "settings", "Ana Ruiz")])
    assert network.sources == ()
