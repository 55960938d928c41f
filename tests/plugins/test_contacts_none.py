"""What an empty list says in a contacts file."""

from __future__ import annotations

from plugins.contacts_reader import clean

from netrules import PersonRecord, Read, Unknown, build
from netrules.plugins.sources.contacts import Contacts


def _reachable(text: str) -> object:
    [record] = clean(PersonRecord, text)
    [person] = build([Read("contacts.toml", Contacts().name, [record])]).people
    return person.reachable


def test_a_key_left_out_is_not_known() -> None:
    """Without any address somebody may be reachable or not."""
    assert isinstance(_reachable('[[person]]\nname = "Ana"\n'), Unknown)


def test_an_empty_text_says_nothing() -> None:
    """A blank left in a form is no statement."""
    text = '[[person]]\nname = "Ana"\nemail = ""\nphone = ""\nurl = ""\n'
    assert isinstance(_reachable(text), Unknown)


def test_empty_lists_say_that_there_is_no_channel() -> None:
    """All three stated empty: nobody can reach them."""
    assert _reachable('[[person]]\nname = "Ana"\nemail = []\nphone = []\nurl = []\n') is False


def test_one_empty_list_is_not_enough() -> None:
    """Without e-mail there may still be a telephone."""
    assert isinstance(_reachable('[[person]]\nname = "Ana"\nemail = []\n'), Unknown)


def test_an_address_is_a_channel() -> None:
    """Whatever else is empty, one address reaches them."""
    text = '[[person]]\nname = "Ana"\nemail = "ana@example.org"\nphone = []\nurl = []\n'
    assert _reachable(text) is True
