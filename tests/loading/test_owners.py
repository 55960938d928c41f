"""Whose network it is, and what happens where files disagree."""

from __future__ import annotations

from datetime import date

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
