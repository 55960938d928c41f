"""Whom a word in a contacts file means."""

from __future__ import annotations

import pytest
from plugins.contacts_reader import clean, of, problem, read

from netrules import (
    GroupRecord,
    Handle,
    InteractionRecord,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    Problem,
    TieRecord,
)

PEOPLE = """
[me]
name = "Jo Example"
email = "jo@example.org"

[[person]]
name = "Anna Smith"
id = "anna"
email = "Anna@Example.org"
phone = "+44 (20) 7946-0000"
url = "https://www.example.org/in/anna/"

[[person]]
name = "Anna Smith"
id = "anna-2"

[[person]]
name = "Ben  Osei"

[[person]]
name = "Cleo"
email = "office@example.org"

[[person]]
name = "Dora"
email = "office@example.org"

[[person]]
name = "anna"
"""

MEETING = "[[interaction]]\non = 2026-01-01\n"


def people() -> list[Handle]:
    """Everyone listed above, yourself first."""
    owner = [record.handle for record in of(OwnerRecord, PEOPLE)]
    return owner + [record.handle for record in of(PersonRecord, PEOPLE)]


def met(word: str) -> Handle:
    """Whom *word* means, as the other side of an interaction."""
    [one] = clean(InteractionRecord, f'{PEOPLE}[[interaction]]\nwith = "{word}"\non = 2026-01-01\n')
    [handle] = one.people
    return handle


@pytest.mark.parametrize(
    ("word", "whose"),
    [
        ("anna", 1),
        ("anna-2", 2),
        ("anna@example.org", 1),
        ("ANNA@EXAMPLE.ORG", 1),
        ("+44 20 79460000", 1),
        ("https://example.org/in/anna", 1),
        ("example.org/in/anna", 1),
        ("ben osei", 3),
        ("Ben Osei", 3),
        ("  BEN   OSEI ", 3),
        ("\uff23leo", 4),
    ],
)
def test_somebody_of_the_file_is_meant_by_any_of_their_identifiers(word: str, whose: int) -> None:
    """An id, address, number, URL or unique name leads to all that the file knows of a person."""
    assert met(word) == people()[whose]


def test_a_reference_is_the_very_handle_of_the_person() -> None:
    """Those who share nothing but a name with others stay themselves: the object is the same."""
    text = PEOPLE + '[[group]]\nname = "Club"\nmembers = ["Ben Osei", "me", "anna-2"]\n'
    items = read(text)
    [group] = [item for item in items if isinstance(item, GroupRecord)]
    handles = [item.handle for item in items if isinstance(item, PersonRecord)]
    assert len(group.members) == 3
    assert all(any(member is handle for handle in handles) for member in group.members)


def test_an_id_comes_before_a_name() -> None:
    """Where the id of one person is the name of another, the id counts."""
    assert met("anna") == people()[1]
    assert met("anna").ids == ("anna",)


@pytest.mark.parametrize("word", ["me", "Jo Example", "jo@example.org"])
def test_yourself_is_meant_by_a_word_or_your_own_identifiers(word: str) -> None:
    """You are "me", or anything that [me] says of you."""
    [tie] = clean(TieRecord, f'{PEOPLE}[[tie]]\nbetween = ["{word}", "anna"]\n')
    assert tie.between == (people()[0], people()[1])


def test_me_without_a_table() -> None:
    """A file that says nothing of yourself may still refer to you."""
    [tie] = clean(TieRecord, '[[tie]]\nbetween = ["me", "anna@example.org"]\n')
    assert tie.between[0] == Handle(me=True)


@pytest.mark.parametrize(
    ("word", "handle"),
    [
        ("zoe@example.org", Handle(emails=("zoe@example.org",))),
        ("https://example.org/in/zoe", Handle(urls=("https://example.org/in/zoe",))),
        ("https://example.org/@zoe", Handle(urls=("https://example.org/@zoe",))),
        ("www.example.org/zoe", Handle(urls=("www.example.org/zoe",))),
        ("+44 113 496 0000", Handle(phones=("+44 113 496 0000",))),
        ("Zoe Miller", Handle(names=("Zoe Miller",))),
        ("zoe", Handle(names=("zoe",))),
        ("zoe.miller", Handle(names=("zoe.miller",))),
        ("1999", Handle(names=("1999",))),
    ],
)
def test_somebody_of_another_file_is_named_by_what_the_word_looks_like(
    word: str, handle: Handle
) -> None:
    """An address, URL or number of nobody here is taken as such, anything else as a name."""
    assert met(word) == handle


def test_an_address_of_two_entries_is_left_as_it_is() -> None:
    """Two entries with one address are for the loader to join or to tell apart."""
    assert met("office@example.org") == Handle(emails=("office@example.org",))


def test_a_name_of_several_loses_what_depends_on_it_and_lists_them() -> None:
    """The problem stands where the word stands, and only its remedy says who may be meant."""
    text = f'{PEOPLE}[[interaction]]\non = 2026-01-01\nwith = "Anna Smith"\n'
    found = problem(text)
    assert found.message == "with in [[interaction]] may mean several people"
    assert found.remedy == (
        '"Anna Smith" is "anna" (line 6) or "anna-2" (line 13); name one by id, address or URL'
    )
    assert found.lost
    assert text.splitlines()[found.origin.line - 1] == 'with = "Anna Smith"'
    assert of(InteractionRecord, text) == []


def test_a_namesake_without_an_id_is_told_by_line() -> None:
    """Whoever has no id is listed by the line of their entry, yourself as [me]."""
    text = """[me]
name = "Jo"
[[person]]
name = "Jo"
introduced-by = "jo"
[[person]]
name = "JO"
"""
    found = problem(text)
    assert found.message == "introduced-by in [[person]] may mean several people"
    assert "[me] on line 1 or the one on line 3 or the one on line 6" in found.remedy
    assert not found.lost
    assert [dict(one.facts) for one in of(PersonRecord, text)] == [{}, {}]


@pytest.mark.parametrize(
    ("table", "kind", "lost"),
    [
        ('[[tie]]\nbetween = ["Anna Smith", "me"]', TieRecord, True),
        ('[[tie]]\nbetween = ["Anna Smith", "Anna  Smith"]', TieRecord, True),
        ('[[group]]\nname = "Club"\nmembers = ["Anna Smith", "Cleo"]', GroupRecord, False),
        ('[[group]]\nname = "Club"\nkey-players = "Anna Smith"', GroupRecord, False),
        ('[[outcome]]\nwhat = "job"\non = 2026-01-01\ncredit = "Anna Smith"', OutcomeRecord, False),
        (f'{MEETING}with = ["Cleo", "Anna Smith"]', InteractionRecord, False),
        (f'{MEETING}with = ["me", "Anna Smith"]', InteractionRecord, True),
    ],
)
def test_a_record_is_lost_only_if_nothing_is_left_of_it(
    table: str, kind: type[object], lost: bool
) -> None:
    """One unclear person among several costs that person; one who must be there, the record."""
    text = PEOPLE + table + "\n"
    assert sum(found.lost for found in of(Problem, text)) == lost
    assert len(of(kind, text)) == (not lost)
    assert any(found.message.endswith("may mean several people") for found in of(Problem, text))


def test_unclear_people_do_not_make_a_meeting_smaller() -> None:
    """A meeting with two people stays one of a group where one of them is unclear."""
    text = PEOPLE + '[[interaction]]\non = 2026-01-01\nwith = ["Cleo", "Anna Smith"]\n'
    [one] = of(InteractionRecord, text)
    assert (len(one.people), one.breadth) == (1, "group")


def test_one_person_by_two_names_is_one() -> None:
    """Somebody named twice in one list took part once, and is no tie."""
    text = PEOPLE + '[[interaction]]\non = 2026-01-01\nwith = ["anna", "anna@example.org"]\n'
    [one] = clean(InteractionRecord, text)
    assert one.people == (people()[1],)
    found = problem(PEOPLE + '[[tie]]\nbetween = ["anna", "anna@example.org"]\n')
    assert (found.message, found.lost) == ("between in [[tie]] names one person twice", True)


def test_an_interaction_with_yourself_is_none() -> None:
    """Somebody else must have taken part."""
    found = problem(PEOPLE + '[[interaction]]\non = 2026-01-01\nwith = "me"\n')
    assert (found.message, found.lost) == ("with in [[interaction]] names nobody but you", True)


def test_people_who_share_an_id_are_lost_and_the_id_is_unclear() -> None:
    """Whichever comes first, neither of two people with one id is read."""
    text = """[[person]]
name = "Anna"
id = "a"
[[person]]
name = "Ann"
id = "a"
[[tie]]
between = ["a", "me"]
"""
    first, second, tie = of(Problem, text)
    for found, line in ((first, 3), (second, 6)):
        assert found.message == "id in [[person]] is also another person's"
        assert (found.lost, found.origin.line) == (True, line)
    assert tie.message == "between in [[tie]] may mean several people"
    assert tie.remedy.startswith('"a" is the one on line 1 or the one on line 4')
    assert of(PersonRecord, text) == []
    assert of(TieRecord, text) == []


def test_nobody_has_the_id_me() -> None:
    """The word for yourself cannot be another's id; the person is read without it."""
    text = '[[person]]\nname = "Mae"\nid = "me"\n'
    assert problem(text).message == "id in [[person]] is the word for yourself"
    [one] = of(PersonRecord, text)
    assert one.handle == Handle(names=("Mae",))


def test_the_same_as_somebody_of_the_same_name_means_the_other() -> None:
    """A person's own name or address, as another entry, is that of the other entry."""
    text = """[[person]]
name = "Anna Smith"
email = "anna@example.org"
same-as = ["Anna Smith", "anna@example.org"]
[[person]]
name = "anna smith"
phone = "+44 20 7946 0000"
not-same-as = "Zoe"
"""
    one, other = clean(PersonRecord, text)
    assert one.same_as == (other.handle, Handle(emails=("anna@example.org",)))
    assert other.not_same_as == (Handle(names=("Zoe",)),)


@pytest.mark.parametrize("key", ["same-as", "not-same-as", "introduced-by"])
def test_a_persons_own_id_is_no_other_entry(key: str) -> None:
    """Nobody needs confirming to be themselves, is someone else, or introduced themselves."""
    text = f'[[person]]\nname = "Anna"\nid = "anna"\n{key} = "anna"\n'
    found = problem(text)
    assert found.message == f"{key} in [[person]] names the person's own entry"
    assert (found.lost, found.origin.line) == (False, 4)
    [one] = of(PersonRecord, text)
    assert (one.same_as, one.not_same_as, dict(one.facts)) == ((), (), {})
