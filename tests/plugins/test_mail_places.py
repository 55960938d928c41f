"""Where mail lies: what is recognised as mail, and what folders say of it."""

from __future__ import annotations

from time import perf_counter

import pytest
from plugins.mail_files import LENA, ME, THEO, letters, lost, mail, mbox, of, read, reasons, told
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Certainty, InteractionCoverage
from netrules.plugins.sources.mail import Mail
from netrules.plugins.sources.mail.folders import Mark, mark_of_place
from netrules.plugins.sources.vcard import VCard

EMLX = f"612       \n{mail()}<?xml version='1.0'?><plist/>\n"


@pytest.mark.parametrize(
    ("content", "certainty"),
    [
        (mbox(mail()), Certainty.CERTAIN),
        ("\n\n" + mbox(mail()), Certainty.CERTAIN),
        (b"\xef\xbb\xbf" + mbox(mail()).encode(), Certainty.CERTAIN),
        (mbox(mail()).replace("\n", "\r\n"), Certainty.CERTAIN),
        (mail(), Certainty.CERTAIN),
        (mail(X_Long="x" * 100_000), Certainty.CERTAIN),
        ("X-Long: " + "x" * 100_000 + "\n" + mail(), Certainty.NO),
        (EMLX, Certainty.CERTAIN),
        ("Return-Path: <a@x>\nReceived: x\nDate: x\n\nbody", Certainty.CERTAIN),
        ("From: a@example.org\nTo: b@example.org\n\nbody", Certainty.LIKELY),
        ("From: a\nhello\n", Certainty.NO),
        ("From: a@example.org\nTo: b@example.org\nno header", Certainty.NO),
        ("From my point of view in 2019\nNote: this\n", Certainty.NO),
        ("From me to you in 2019\n\nhello", Certainty.NO),
        ("To: a\nSubject: b\n\n", Certainty.NO),
        ("BEGIN:VCARD\nFN:Theo\nEND:VCARD\n", Certainty.NO),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", Certainty.NO),
        ("First Name,Last Name\nTheo,Grant\n", Certainty.NO),
        ('{"from": "a", "to": "b"}', Certainty.NO),
        ('// <!-- <mdb:mork:z v="1.4"/> -->\n', Certainty.NO),
        ("", Certainty.NO),
        (b"\xff\xfeF\0r\0o\0m\0", Certainty.NO),
    ],
)
def test_what_is_recognised(content: str | bytes, certainty: Certainty) -> None:
    """By content, whatever the name."""
    assert Mail().sniff(opened(content)).certainty is certainty


def test_no_other_source_takes_mail() -> None:
    """A card in a message is a part of that message."""
    content = opened(mbox(mail(body="BEGIN:VCARD\nFN:Theo\nEND:VCARD\n")))
    assert Mail().sniff(content).certainty > VCard().sniff(content).certainty


def test_thunderbird() -> None:
    """Folders are files without an ending, with an index each, in folders of their own."""
    files: dict[str, str | bytes] = {
        "Inbox": mbox(mail()),
        "Inbox.msf": "// <!-- <mdb:mork",
        "Inbox.sbd/Clients": mbox(mail(LENA)),
        "Inbox.sbd/Clients.msf": "// <!-- <mdb:mork",
        "Sent": mbox(mail(ME, THEO)),
        "Junk": mbox(mail()),
        "Trash": mbox(mail()),
        "Templates": mbox(mail(ME, THEO)),
        "Unsent Messages": "",
        "msgFilterRules.dat": 'version="9"',
        "people.vcf": "BEGIN:VCARD",
    }
    given = folder(files, "Local Folders")
    sniff = Mail().sniff(given)
    assert sniff.certainty is Certainty.CERTAIN
    assert sniff.members == set(files) - {"Unsent Messages", "msgFilterRules.dat", "people.vcf"}
    claimed = OpenedDouble({name: given.contents[name] for name in sniff.members or ()})
    items = read(claimed)
    assert len(letters(items)) == 3
    assert sorted(reasons(items)) == ["draft", "spam", "trash"]
    assert of(InteractionCoverage, items)


def test_maildir() -> None:
    """Messages are files in cur and new; folders begin with a dot, in IMAP's own letters."""
    files: dict[str, str | bytes] = {
        "mail/cur/1767603600.M1P1.host:2,S": mail(),
        "mail/new/1767603601.M1P1.host": mail(date=""),
        "mail/tmp/1767603602.M1P1.host": "half a mess",
        "mail/cur/1767603603.M1P1.host:2,ST": mail(),
        "mail/cur/1767603604.M1P1.host:2,D": mail(ME, THEO),
        "mail/.Sent/cur/1767603605.M1P1.host:2,S": mail(ME, THEO),
        "mail/.INBOX.Entw&APw-rfe/cur/1767603606.M1P1.host:2,S": mail(ME, LENA),
        "mail/.Junk/new/1767603607.M1P1.host": mail(),
        "mail/dovecot-uidlist": "3 V1",
        "mail/dovecot.index.cache": b"\0\1",
        "mail/maildirfolder": "",
        "other/readme": "hello",
    }
    sniff = Mail().sniff(folder(files))
    assert sniff.members == set(files) - {"other/readme"}
    items = read({name: files[name] for name in sniff.members or ()})
    assert sorted(reasons(items)) == ["draft", "draft", "spam", "trash"]
    assert not lost(items)
    assert [record.direction for record in letters(items)] == ["out", "in", "in"]
    assert {record.origin.record for record in letters(items)} == {1}
    assert of(InteractionCoverage, items)


def test_the_folder_cur_alone() -> None:
    """As users give it who look for the files."""
    files: dict[str, str | bytes] = {
        f"17676036{number:02}.M1P1.host:2,S": mail() for number in range(60)
    }
    given = folder(files, ".Sent/cur")
    assert Mail().sniff(given).members == set(files)


def test_one_file_that_is_no_mail_in_a_maildir() -> None:
    """It is lost, and its neighbours are not."""
    files = {f"cur/17676036{number:02}.host:2,S": mail() for number in range(60)}
    files["cur/1767603659.host:2,S"] = "rubbish"
    assert len(Mail().sniff(folder(dict(files))).members or ()) == 60
    items = read(dict(files))
    assert len(letters(items)) == 59
    assert lost(items) == ["the file holds no message"]


def test_single_messages() -> None:
    """Alone, in a folder, and as Apple Mail keeps them."""
    assert len(letters(read(mail(), path="a.eml"))) == 1
    files = {"x/a.eml": mail(), "x/b.EML": mail(ME, THEO), "x/c.emlx": EMLX, "x/d.txt": mail()}
    assert Mail().sniff(folder(dict(files))).members == set(files) - {"x/d.txt"}
    assert len(letters(read(dict(files)))) == 4


def test_takeout() -> None:
    """One mbox among the files of other services."""
    files: dict[str, str | bytes] = {
        "Takeout/Mail/All mail Including Spam and Trash.mbox": mbox(mail()),
        "Takeout/Mail/User Settings/Filters.json": "{}",
        "Takeout/Contacts/All Contacts/All Contacts.vcf": "BEGIN:VCARD",
        "Takeout/archive_browser.html": "<html>",
    }
    members = Mail().sniff(folder(files)).members
    assert members == {"Takeout/Mail/All mail Including Spam and Trash.mbox"}
    # Its name tells of spam and trash, which it holds among all the others.
    assert len(letters(read({name: files[name] for name in members or ()}))) == 1


def test_large_folders_are_not_read_through() -> None:
    """Names first, then a few heads: a folder of 100,000 messages is known at once."""
    names = [f"Maildir/cur/{1_600_000_000 + number}.host:2,S" for number in range(100_000)]
    other = [f"photos/{number}.jpg" for number in range(100_000)]
    opens = 0
    content = mail().encode()

    class Counted(OpenedDouble):
        def head(self, member: str = "") -> bytes:
            nonlocal opens
            opens += 1
            return content

    start = perf_counter()
    sniff = Mail().sniff(Counted({}, members=(*names, *other)))
    assert perf_counter() - start < 5
    assert sniff.members == set(names)
    assert opens < 20


def test_folders_without_mail() -> None:
    """They are left to others, after some of the files without an ending were looked into."""
    files: dict[str, str | bytes] = {"LICENSE": "text", "a.csv": "a,b", "cur/readme": "hello"}
    assert Mail().sniff(folder(files)).certainty is Certainty.NO
    assert Mail().sniff(folder({})).certainty is Certainty.NO


@pytest.mark.parametrize(
    ("path", "member", "mark"),
    [
        ("Sent", "", Mark.SENT),
        ("mail/Sent.mbox", "", Mark.SENT),
        ("x", "Sent Messages.mbox/mbox", Mark.SENT),
        ("x", "Sent-2019", Mark.SENT),
        ("x", ".INBOX.Sent/cur/1.x:2,S", Mark.SENT),
        ("x", "INBOX.sbd/Gesendete Objekte", Mark.SENT),
        ("x", "[Gmail].sbd/Sent Mail", Mark.SENT),
        ("x", "Envoy&AOk-s", Mark.SENT),
        ("x", "E&#x301;le&#x301;ments", None),
        ("x", "Éléments envoyés", Mark.SENT),
        ("x", "E\u0301le\u0301ments envoye\u0301s", Mark.SENT),
        ("x", "ОТПРАВЛЕННЫЕ", Mark.SENT),
        ("x", "Sent/Trash", Mark.TRASH),
        ("x", "Trash.sbd/Old", Mark.TRASH),
        ("x", "Junk E-mail.mbox", Mark.SPAM),
        ("x", "Sentinel", None),
        ("x", "Inbox/cur/Trash", None),
        ("trash/inbox", "", None),
        ("", "", None),
        ("x", "&AAA", None),
        ("x", "&&&--", None),
    ],
)
def test_what_folders_say(path: str, member: str, mark: Mark | None) -> None:
    """By their whole name, in any language that programs translate it to."""
    assert mark_of_place(path, member) is mark


def test_nothing_but_skipped() -> None:
    """A file of spam has no message, and that is told as it is."""
    items = read(mbox(mail(), mail()), told(), path="Junk")
    assert reasons(items) == ["spam", "spam"]
    assert len(items) == 2
