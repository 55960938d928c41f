"""What is recognised as a contacts file."""

from __future__ import annotations

import pytest
from plugins.opened_double import folder, opened

from netrules import Certainty
from netrules.plugins.sources.contacts import Contacts

CERTAIN = [
    '[[person]]\nname = "Anna"\n',
    '# mine\n[me]\nname = "Jo"\n\n[[person]]\n# a friend\nname = "Anna"\n',
    '  [[ person ]]   # a friend\n  "name" = "Anna"\n',
    '[[tie]]\nbetween = ["a@example.org", "b@example.org"]\n',
    '[[interaction]]\non = 2026-01-01\nwith = "a@example.org"\n',
    '[[group]]\nname = "Club"\n',
    '[[outcome]]\nwhat = "job"\non = 2026-01-01\n',
    '[coverage]\nties = "complete"\n',
    '\ufeff[[person]]\r\nname = "Anna"\r\n',
    '[[person]]\r\nname = "Anna"\r\n\r\n[[person]]\r\nname = "An',
]
LIKELY = [
    '[me]\nname = "Jo"\n',
    '[[person]]\nemail = "anna@example.org"\n',
    '[[person]]\nname = "Anna\n',
    '[[person]]\nname = "Anna"\n[[goal]]\nname = "job"\n',
    '[[tie]]\nbetween = [\n[[person]]\nname = "Anna"\n[[person]]\nname = "Ben"\n',
]
NO = [
    "",
    "[[person]]\n",
    "name,email\nAnna,anna@example.org\n",
    "# Notes\n\n[[person]]\n\nsee [[tie]]\n",
    '[me]\nname = "Jo"\n[rules]\nselect = ["T"]\n',
    'sources = ["contacts.toml"]\n[me]\nname = "Jo"\n',
    '[[goal]]\nname = "job"\n[[goal.need]]\nname = "x"\n',
    '[rules]\nselect = ["T"]\n',
    '[me]\nname = "Jo\n',
    '[project]\nname = "person"\n[tool.netrules.me]\nname = "Jo"\n',
    '"""Writes contacts."""\nTEXT = """\n[[person]]\nname = "Anna"\n"""\n',
    'text = """\n# [[person]]\nname = 1\n"""\n',
]


def sniffed(content: str | bytes) -> Certainty:
    """How sure the source is of *content*."""
    return Contacts().sniff(opened(content)).certainty


@pytest.mark.parametrize("text", CERTAIN)
def test_a_filled_in_table_makes_a_contacts_file(text: str) -> None:
    """A table of the contacts file with what it requires is proof, and is given as reason."""
    sniff = Contacts().sniff(opened(text))
    assert sniff.certainty is Certainty.CERTAIN
    assert sniff.reason.startswith("it has [")
    assert sniff.members is None


@pytest.mark.parametrize("text", LIKELY)
def test_a_faulty_or_meagre_one_is_likely(text: str) -> None:
    """A file that is nearly a contacts file is read as one if nobody else wants it."""
    assert sniffed(text) is Certainty.LIKELY


@pytest.mark.parametrize("text", NO)
def test_other_texts_are_not(text: str) -> None:
    """Settings, notes, tables of other kinds and headers without keys are no contacts file."""
    sniff = Contacts().sniff(opened(text))
    assert (sniff.certainty, sniff.reason) == (Certainty.NO, "")


def test_a_folder_is_not() -> None:
    """Only a plain file is one; the files of a folder are offered one by one."""
    inside = folder({"contacts.toml": CERTAIN[0]})
    assert Contacts().sniff(inside).certainty is Certainty.NO


def test_the_beginning_of_a_long_file_is_enough() -> None:
    """A file longer than what a source may look at is recognised by what it sees of it."""
    text = "".join(f'[[person]]\nname = "Zoë {number}"\n' for number in range(4000))
    for shift in range(3):
        assert len(text.encode()) > 2**16
        assert sniffed("#" * shift + "\n" + text) is Certainty.CERTAIN
    assert sniffed('[[person]]\nname = "Zoë"\nnotes = "' + "é" * 2**16 + '"\n') is Certainty.LIKELY


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "latin-1"])
def test_a_wrong_encoding_is_recognised(encoding: str) -> None:
    """A contacts file in another encoding is claimed, so that reading it can say so."""
    assert sniffed('[[person]]\nname = "Zoë"\n'.encode(encoding)) is not Certainty.NO


def test_bytes_of_any_kind_are_looked_at_without_harm() -> None:
    """A picture is no contacts file."""
    assert sniffed(bytes(range(256)) * 16) is Certainty.NO
