"""All sources together: each knows its own files and leaves alone those of others, and people
who are in several files are joined and never multiplied.

The files are those of ``examples/sources``, a folder for each source, all about ten people.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from netrules import Certainty, Network
from netrules.api import Loaded, Session, open_session
from netrules.cli.main import main
from netrules.loading.opened import open_input
from netrules.plugins.sources import every_source

SPECIMENS: Final = Path(__file__).parents[1] / "examples" / "sources"
SETTINGS: Final = SPECIMENS / "netrules.toml"
TODAY: Final = "2026-11-20"
#: Names that only stand for other sources have no files of their own.
NAMES: Final = sorted(
    source.name for source in every_source() if not getattr(source, "stands_for", ())
)
#: What is said of a specimen that is as it should be, and why.
REMARKS: Final = {
    # Two people of one name are always worth a look in what was drawn by hand.
    "mindmap": ["a full name stands in the map more than once, with different addresses"],
    "worksheet": ["a full name stands in the table more than once, with different addresses"],
    # X lists accounts by number, and not everybody is mentioned in a post.
    "x": ["4 of 10 accounts have no name here"],
}
#: The people whom the specimens are about.
PEOPLE: Final = [
    *("Hanna Berg", "Inês Duarte", "Kofi Mensah", "Lena Vogt", "Omar Haddad", "Priya Raman"),
    *("Sam Osei", "Sam Osei", "Theo Grant", "Zoë Marchand"),
]
#: Files that tell all ten by address, number or page.
IDENTIFYING: Final = (
    *("addressbook", "calendar", "calls", "contacts", "graph", "ldif", "linkedin", "mail"),
    *("mindmap", "signal", "telegram", "vcard", "worksheet"),
)
#: The address books, and LinkedIn.
BOOKS: Final = ("addressbook", "ldif", "linkedin", "vcard")


@pytest.fixture(scope="module")
def session() -> Session:
    """The settings say who the owner is."""
    return open_session(SETTINGS, third_party=False)


def loaded(session: Session, *paths: Path) -> Loaded:
    """What comes of reading *paths*, every one of which is to be read without a hitch."""
    found = session.load([(path, "") for path in paths])
    assert (found.unreadable, found.crashes, found.unclaimed) == ((), (), ())
    return found


def specimens(*names: str) -> list[Path]:
    """Where the specimens of sources lie."""
    return [SPECIMENS / name for name in names]


def disguised(name: str, folder: Path) -> Path:
    """A copy of a specimen in *folder*, with a name from which nothing can be told.

    A specimen of one file is that file; of an archive the names inside are the vendor's.
    """
    number = NAMES.index(name)
    files = [path for path in (SPECIMENS / name).rglob("*") if path.is_file()]
    if len(files) == 1:
        return Path(shutil.copyfile(files[0], folder / f"file-{number}.dat"))
    return Path(shutil.copytree(SPECIMENS / name, folder / f"folder-{number}"))


def zipped(folder: Path, path: Path) -> Path:
    """The files of *folder* as a zip at *path*, which says that they are of long ago."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), (2020, 1, 1, 0, 0, 0))
            archive.writestr(info, file.read_bytes())
    return path


def told(network: Network) -> dict[str, Any]:
    """Everything that a network holds, but for where it was read."""
    return {
        "people": [
            (person.id, person.names, person.emails, person.phones, person.urls, person.accounts)
            for person in network.people
        ],
        "ties": [
            (tie.a, tie.b, tie.kind, tie.evidence, tie.layer, tie.since, tie.until, tie.strength)
            for tie in network.all_ties
        ],
        "groups": [(one.name, one.kind, one.members, one.key_players) for one in network.groups],
        "events": [
            (one.on, one.people, one.channel, one.direction, one.breadth, one.sender, one.layer)
            for one in network.all_interactions
        ],
        "spans": (network.spans, network.spans_with, network.partial, network.complete_sets),
        "outcomes": [(one.what, one.on, one.credit) for one in network.outcomes],
        "problems": sorted(problem.message for problem in network.problems),
    }


def report_of(capsys: pytest.CaptureFixture[str], *paths: Path) -> str:
    """What ``netrules check`` says of *paths*, as JSON."""
    words = ("--config", SETTINGS, "--today", TODAY, "--format", "json", "--no-redact")
    code = main([str(word) for word in ("check", *paths, *words, "--fail-on", "never")])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


# -- each alone ----------------------------------------------------------------------------


def test_every_source_has_a_specimen() -> None:
    """And every specimen a source."""
    assert [path.name for path in sorted(SPECIMENS.iterdir()) if path.is_dir()] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_specimen_is_known_by_its_content(session: Session, tmp_path: Path, name: str) -> None:
    """By its own source and no other, with nothing left over and every record accounted for."""
    network = loaded(session, disguised(name, tmp_path)).network
    assert {count.source for count in network.sources} == {name}
    remarks = [problem.message for problem in network.problems]
    expected = REMARKS.get(name, [])
    assert len(remarks) == len(expected)
    assert all(said.startswith(start) for said, start in zip(remarks, expected, strict=True))
    for count in network.sources:
        assert count.read > 0
        assert count.read == count.kept + count.joined + count.skipped + count.problems
        assert count.problems == 0


@pytest.mark.parametrize("name", NAMES)
def test_of_a_lone_file_no_other_source_is_certain(name: str) -> None:
    """Whatever its folder tells besides, and whatever others would take it for."""
    for path in (path for path in (SPECIMENS / name).rglob("*") if path.is_file()):
        opened = open_input(path, "input", frozenset())
        sure = {
            source.name
            for source in every_source()
            if source.sniff(opened).certainty is Certainty.CERTAIN
        }
        assert sure <= {name}, path


@pytest.mark.parametrize("name", NAMES)
def test_a_zip_tells_what_its_folder_does(session: Session, tmp_path: Path, name: str) -> None:
    """To the last tie."""
    archive = zipped(SPECIMENS / name, tmp_path / "nonsense.dat")
    inside = loaded(session, archive).network
    assert {count.source for count in inside.sources} == {name}
    assert told(inside) == told(loaded(session, SPECIMENS / name).network)


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_beside_it_adds_nothing(session: Session, tmp_path: Path, name: str) -> None:
    """No person, tie, group or event: loading twice is loading once."""
    once = told(loaded(session, SPECIMENS / name).network)
    twice = told(loaded(session, SPECIMENS / name, disguised(name, tmp_path)).network)
    del once["problems"], twice["problems"]
    assert twice == once


# -- all of them ---------------------------------------------------------------------------


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """All specimens in one folder, with names from which nothing can be told."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for name in NAMES:
        disguised(name, folder)
    return folder


def test_all_in_one_folder_are_told_apart(capsys: pytest.CaptureFixture[str], pile: Path) -> None:
    """One run reads each with its own source, and all of each."""
    report = json.loads(report_of(capsys, pile))
    assert {count["source"] for count in report["sources"]} == set(NAMES)
    read = Counter[str]()
    for count in report["sources"]:
        read[count["source"]] += count["read"]
    for name in NAMES:
        alone = json.loads(report_of(capsys, SPECIMENS / name))
        assert read[name] == sum(count["read"] for count in alone["sources"]), name


def test_a_pile_is_what_its_parts_are(session: Session, pile: Path) -> None:
    """Whether they were given one by one or in one folder."""
    assert told(loaded(session, pile).network) == told(
        loaded(session, *sorted(pile.iterdir())).network
    )


def test_order_of_inputs_changes_no_byte(capsys: pytest.CaptureFixture[str]) -> None:
    """Of the report."""
    paths = specimens(*NAMES)
    first = report_of(capsys, *paths)
    assert report_of(capsys, *reversed(paths)) == first
    assert report_of(capsys, *paths[7:], *paths[:7]) == first


#: Where Google's Takeout puts what the specimens hold, and which source reads it.
TAKEOUT: Final = {
    "Takeout/archive_browser.html": ("", ""),
    "Takeout/Contacts/All Contacts/All Contacts.vcf": ("vcard", "contacts.vcf"),
    "Takeout/Contacts/My Contacts/My Contacts.csv": ("addressbook", "contacts.csv"),
    "Takeout/Mail/All mail Including Spam and Trash.mbox": (
        "mail",
        "All mail Including Spam and Trash.mbox",
    ),
    "Takeout/Calendar/maya.lind@example.org.ics": ("calendar", "maya.lind@example.org.ics"),
    "Takeout/Google+ Circles/Friends.csv": (
        "google-plus",
        "Takeout/Google+ Circles/Friends.csv",
    ),
}


def test_takeout_as_one_zip(session: Session, tmp_path: Path) -> None:
    """Contacts, mail, calendar and circles are found in it, each by its own source, and tell
    what they tell one by one; the page that Takeout adds is no file of ours."""
    takeout = tmp_path / "takeout-20261118T080000Z-001.zip"
    given: list[Path] = []
    with zipfile.ZipFile(takeout, "w") as archive:
        for member, (name, file) in TAKEOUT.items():
            path = SPECIMENS / name / file
            given += [path] if name else []
            archive.writestr(member, path.read_bytes() if name else "<!DOCTYPE html><title>")
    found = session.load([(takeout, "")])
    assert (found.unreadable, found.crashes) == ((), ())
    assert len(found.unclaimed) == 1
    network = found.network
    assert {count.source for count in network.sources} == {
        name for name, _ in TAKEOUT.values() if name
    }
    assert names_in(network) == names_in(loaded(session, *given).network)
    assert len(network.all_interactions) == len(loaded(session, *given).network.all_interactions)


# -- who is who ----------------------------------------------------------------------------


def names_in(network: Network) -> list[str]:
    """What everyone is called, sorted."""
    return sorted(person.name for person in network.people)


def test_address_books_and_linkedin_are_of_ten_people(session: Session) -> None:
    """Each of whom is in all four; the two called Sam Osei stay two."""
    network = loaded(session, *specimens(*BOOKS)).network
    assert names_in(network) == PEOPLE
    assert {person.layers for person in network.people} == {BOOKS}


def test_whatever_tells_by_address_is_of_ten_people(session: Session) -> None:
    """Chats by their numbers and mail by its addresses, too."""
    network = loaded(session, *specimens(*IDENTIFYING)).network
    assert names_in(network) == PEOPLE
    layers = {"phone" if name == "calls" else name for name in IDENTIFYING}
    assert {layer for person in network.people for layer in person.layers} == layers


def test_namesakes_stay_apart(session: Session, tmp_path: Path) -> None:
    """Ten cards with one name and nothing else are ten people, however often they are read."""
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sam Osei\r\nN:Osei;Sam;;;\r\nEND:VCARD\r\n"
    cards, copy = tmp_path / "cards", tmp_path / "copy"
    cards.write_text(card * 10, "utf-8")
    copy.write_text(card * 10, "utf-8")
    assert names_in(loaded(session, cards).network) == ["Sam Osei"] * 10
    assert names_in(loaded(session, cards, copy).network) == ["Sam Osei"] * 10
    # Nor does any of them become one of the two who are known by their addresses.
    both = loaded(session, cards, *specimens(*BOOKS)).network
    assert names_in(both) == sorted([*PEOPLE, *["Sam Osei"] * 10])
