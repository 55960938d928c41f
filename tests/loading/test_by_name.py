"""Joining by name: only on request, only where no input has two of the name."""

from __future__ import annotations

from itertools import permutations

import pytest

from netrules import Handle, Network, Origin, OwnerRecord, PersonRecord, Read, build


def _read(path: str, *people: PersonRecord | Handle) -> Read:
    items = []
    for line, one in enumerate(people, 1):
        origin = Origin(path, line=line, record=line, layer=path)
        kind = OwnerRecord if isinstance(one, Handle) and one.me else PersonRecord
        items.append(kind(one, origin, tie="" if kind is OwnerRecord else "contact"))  # type: ignore[arg-type]
    return Read(path, path, items)


def _named(*names: str, email: str = "", phone: str = "") -> Handle:
    emails, phones = (email,) if email else (), (phone,) if phone else ()
    return Handle(emails=emails, phones=phones, names=names)


def _names(network: Network) -> list[list[str]]:
    return sorted(sorted(one.names) for one in network.people)


def test_names_join_only_on_request() -> None:
    """With it one person, who is told; without it two."""
    reads = [
        _read("a", _named("Ana Ruiz", email="ana@example.org")),
        _read("b", _named("ana ruiz")),
    ]
    assert len(build(reads).people) == 2
    network = build(reads, join_names=True)
    [ana] = network.people
    assert ana.emails == ("ana@example.org",)
    assert list(network.joined_by_name) == [ana.id]
    assert [origin.path for origin in network.joined_by_name[ana.id]] == ["a", "b"]
    assert not build(reads).joined_by_name


@pytest.mark.parametrize(
    "second",
    [
        [_named("Ana Ruiz"), _named("Ana Ruiz", phone="+44 7700 900001")],  # two of the name
        [_named("Ana")],  # a single word
        [_named("Ana Maria Ruiz")],  # another name
    ],
)
def test_what_is_not_clear_joins_nobody(second: list[Handle]) -> None:
    """Two of a name in one file, a first name alone, and a name with more words."""
    reads = [_read("a", _named("Ana Ruiz", "Ana", email="ana@example.org")), _read("b", *second)]
    network = build(reads, join_names=True)
    assert len(network.people) == 1 + len(second)
    assert not network.joined_by_name


def test_what_is_one_already_is_not_told() -> None:
    """An address has joined them; the name adds nothing."""
    one = _named("Ana Ruiz", email="ana@example.org")
    network = build([_read("a", one), _read("b", one)], join_names=True)
    assert (len(network.people), len(network.joined_by_name)) == (1, 0)


def test_ego_is_found_by_name_too() -> None:
    """The dot in the picture that is ego is no contact of theirs."""
    me = Handle(emails=("mia@example.org",), names=("Mia Field",), me=True)
    network = build([_read("a", me), _read("b", _named("Mia Field"))], join_names=True)
    assert (len(network.people), list(network.joined_by_name)) == (0, ["me"])


def test_not_same_as_is_obeyed() -> None:
    """What the user said to be two people stays two."""
    one = PersonRecord(_named("Ana Ruiz", email="a@example.org"), Origin("a", line=1, layer="a"))
    other = PersonRecord(
        _named("Ana Ruiz", email="b@example.org"),
        Origin("b", line=1, layer="b"),
        not_same_as=(Handle(emails=("a@example.org",)),),
    )
    network = build([Read("a", "a", [one]), Read("b", "b", [other])], join_names=True)
    assert (len(network.people), len(network.joined_by_name)) == (2, 0)


def test_the_order_of_files_decides_nothing() -> None:
    """Three files whose people have two names each: the same people in any order."""
    reads = [
        _read("a", _named("Ana Ruiz", email="a@example.org")),
        _read("b", _named("Ana Ruiz", "Ana Moss"), _named("Bea Pop")),
        _read("c", _named("Ana Moss", phone="+44 7700 900001"), _named("Bea Pop")),
    ]
    shown = {str((_names(n), n.joined_by_name)) for p in permutations(reads)
             for n in [build(p, join_names=True)]}  # fmt: skip
    assert len(shown) == 1
    assert _names(build(reads, join_names=True)) == [["Ana Moss", "Ana Ruiz"], ["Bea Pop"]]
