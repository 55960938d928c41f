"""What messages become: interactions, people, ties and coverage, seen from the owner."""

from __future__ import annotations

from datetime import date, datetime
from random import Random

import pytest
from plugins.mail_files import (
    LENA,
    ME,
    THEO,
    emails,
    fates,
    letters,
    lost,
    mail,
    mbox,
    of,
    partly,
    read,
    reasons,
    told,
)

from netrules import (
    Breadth,
    Direction,
    Evidence,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Origin,
    OwnerRecord,
    PersonRecord,
    Problem,
    Read,
    ReadContext,
    Skipped,
    TieRecord,
    build,
)

NOBODY = ReadContext()


def crowd(number: int) -> str:
    """So many people."""
    return ", ".join(f"p{one}@example.com" for one in range(number))


def on(day: int, month: int = 1, year: int = 2026) -> str:
    """A date of a message."""
    return f"{datetime(year, month, day):%d %b %Y} 10:00:00 +0100"


# -- one message ---------------------------------------------------------------------------


def test_out_and_in() -> None:
    """Who wrote tells the direction; channel, layer, time and place are the file's."""
    out, into = letters(read(mbox(mail(ME, THEO), mail(THEO, ME))))
    assert (out.direction, into.direction) == (Direction.OUT, Direction.IN)
    assert (
        out.people == into.people == (Handle(emails=("theo@example.com",), names=("Theo Grant",)),)
    )
    assert out.breadth is into.breadth is Breadth.ONE
    assert out.sender is into.sender is None
    assert out.channel == "mail"
    assert out.origin == Origin("mail.mbox", line=1, record=1, layer="mail")
    assert out.at.isoformat() == "2026-01-05T10:00:00+01:00"
    assert (out.favour, out.thread) == (None, out.thread)


def test_several_people() -> None:
    """With more than one other person it is a message in a group, of one sender."""
    to_two = mail(ME, THEO, Cc=LENA)
    from_one = mail(THEO, f"{ME}, {LENA}")
    out, into = letters(read(mbox(to_two, from_one)))
    assert out.breadth is into.breadth is Breadth.GROUP
    assert emails(out) == emails(into) == ["theo@example.com", "lena@example.net"]
    assert out.sender is None
    assert into.sender is not None
    assert into.sender.emails == ("theo@example.com",)


@pytest.mark.parametrize("to", ["undisclosed-recipients:;", "", "crew@example.com"])
def test_a_message_that_does_not_name_the_owner(to: str) -> None:
    """It came to them among an unknown number of others."""
    _, record = letters(read(mbox(mail(), mail(THEO, to))))
    assert (record.direction, record.breadth) == (Direction.IN, Breadth.GROUP)


def test_own_addresses_are_nobody() -> None:
    """All of them, with what some hosts let one add to an address."""
    context = told("maya@example.org", "Maya.Lind@gmail.com")
    own = "maya+shop@example.org, mayalind@googlemail.com, MAYA@EXAMPLE.ORG"
    records = letters(
        read(mbox(mail(ME, f"{THEO}, {own}"), mail("mayalind@gmail.com", THEO)), context)
    )
    assert [emails(record) for record in records] == [["theo@example.com"]] * 2
    assert [record.breadth for record in records] == [Breadth.ONE, Breadth.ONE]
    assert {record.direction for record in records} == {Direction.OUT}


def test_blind_copies() -> None:
    """Whom the owner wrote to so is written to, and meets nobody."""
    items = read(mbox(mail(ME, THEO, Bcc=LENA)))
    (record,) = letters(items)
    assert emails(record) == ["theo@example.com", "lena@example.net"]
    assert not of(TieRecord, items)
    assert len(of(PersonRecord, items)) == 2


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (mail(List_Id="Boats <boats.lists.example.org>"), "mailing list"),
        (mail(Precedence="bulk"), "mailing list"),
        (mail(Precedence=" List"), "mailing list"),
        (mail(Precedence="junk"), "mailing list"),
        (mail(Auto_Submitted="auto-replied"), "automatic"),
        (mail(Auto_Submitted="auto-generated; owner=x"), "automatic"),
        (mail(Precedence="auto_reply"), "automatic"),
        (mail(ME, THEO, Auto_Submitted="auto-replied"), "automatic"),
        (mail("no-reply@example.com"), "automatic"),
        (mail("Shop <noreply@example.com>"), "automatic"),
        (mail("do_not_reply@example.com"), "automatic"),
        (mail("messages-noreply@example.com"), "automatic"),
        (mail("notifications@example.com"), "automatic"),
        (mail("MAILER-DAEMON@example.com"), "automatic"),
        (mail("bounce+x=1@example.com"), "automatic"),
        (mail("MAILER-DAEMON (Mail Delivery System)"), "automatic"),
        (mail("", Return_Path="<>"), "automatic"),
        (mail(ME, "no-reply@example.com"), "automatic"),
        (mail(ME, ME), "no other participant"),
        (mail(ME, ""), "no other participant"),
        (mail(to=crowd(31)), "sent to too many"),
        (mail(ME, crowd(20), Cc=crowd(40)), "sent to too many"),
        (mail(X_Gmail_Labels="Spam,Opened"), "spam"),
        (mail(X_Gmail_Labels="Inbox,Trash"), "trash"),
        (mail(ME, THEO, X_Gmail_Labels="Drafts"), "draft"),
        (mail(X_Gmail_Labels="Chat"), "chat"),
        (mail(X_Gmail_Labels="Papierkorb,=?UTF-8?Q?Ge=C3=B6ffnet?="), "trash"),
        (mail(X_Gmail_Labels="=?UTF-8?Q?Entw=C3=BCrfe,?=\n =?UTF-8?Q?_Wichtig?="), "draft"),
        (mail(X_Gmail_Labels="=?UTF-8?Q?Wichtig,Ge=C3=B6?=\n =?UTF-8?Q?ffnet,Spam?="), "spam"),
        (mail(X_Mozilla_Status="0009"), "trash"),
    ],
)
def test_what_is_passed_over(message: str, reason: str) -> None:
    """Nobody wrote it to somebody; it is counted, and costs no neighbour."""
    items = read(mbox(mail(), message, mail()))
    assert reasons(items) == [reason]
    assert len(letters(items)) == 2
    assert not lost(items)


@pytest.mark.parametrize(
    "message",
    [
        mail(Auto_Submitted="no"),
        mail(Precedence="first-class"),
        mail("norbert.reply@example.com"),
        mail("noreen@example.com"),
        mail(X_Gmail_Labels="Inbox,Spam filters,Sent to Theo"),
        mail(X_Mozilla_Status="0001"),
        mail(X_Mozilla_Status="broken"),
        mail(to=f"{ME}, {crowd(29)}"),
    ],
)
def test_what_is_not_passed_over(message: str) -> None:
    """What only looks alike."""
    assert len(letters(read(mbox(message)))) == 1


def test_messages_to_a_list() -> None:
    """Nobody is a list. One's own copy of what one sent to it does not say that it is one."""
    from_list = mail(List_Id="Boats <boats.lists.example.org>")
    to_list = mail(ME, "boats@lists.example.org")
    to_both = mail(ME, f"{THEO}, boats@lists.example.org")
    items = read(mbox(to_list, to_both, from_list))
    assert reasons(items) == ["mailing list", "mailing list"]
    (record,) = letters(items)
    assert emails(record) == ["theo@example.com"]
    assert record.breadth is Breadth.GROUP
    assert len(of(PersonRecord, items)) == 1


def test_sender_where_from_says_nobody() -> None:
    """Sender, then Reply-To; without any of them the message is lost."""
    by_sender = mail("Theo Grant", Sender=THEO)
    by_reply = mail("", Reply_To=LENA)
    items = read(mbox(by_sender, by_reply, mail("")))
    assert [emails(record) for record in letters(items)] == [
        ["theo@example.com"],
        ["lena@example.net"],
    ]
    assert lost(items) == ["the message names no sender with an address that can be read"]


def test_the_same_message_twice() -> None:
    """In two folders of a mailbox, under two labels, or to a list as well."""
    one = mail(ME, THEO)
    by_list = one.replace("Date:", "List-Id: <boats.example.org>\nDate:")
    content = {"Inbox": mbox(by_list, one), "Archive": mbox(one, mail()), "Sent": mbox(one)}
    items = read(content)
    assert len(letters(items)) == 2
    assert sorted(reasons(items)) == ["mailing list", *["the same message again"] * 2]


def test_messages_without_id_are_all_different() -> None:
    """Two equal ones are two."""
    assert len(letters(read(mbox(*[mail(without="Message-ID")] * 3)))) == 3


# -- conversations -------------------------------------------------------------------------


def test_threads() -> None:
    """References, else In-Reply-To, lead to the first message, in whatever order."""
    first = mail(Message_ID="<1@x>")
    second = mail(Message_ID="<2@x>", In_Reply_To="Your message of today <1@x>")
    third = mail(Message_ID="<3@x>", References="<1@x>\n <2@x>", In_Reply_To="<2@x>")
    fourth = mail(Message_ID="<4@x>", In_Reply_To="<2@x>")
    other = mail(Message_ID="5@x")
    gmail = mail(without="Message-ID", X_GM_THRID="17")
    nothing = mail(without="Message-ID")
    records = letters(read(mbox(fourth, third, second, first, other, gmail, nothing)))
    threads = [record.thread for record in records]
    assert threads == ["1@x", "1@x", "1@x", "1@x", "5@x", "gmail:17", ""]


def test_threads_in_a_circle() -> None:
    """Ids that lead to each other end somewhere."""
    messages = [
        mail(Message_ID=f"<{one}@x>", In_Reply_To=f"<{(one + 1) % 3}@x>") for one in range(3)
    ]
    assert len(letters(read(mbox(*messages, mail(Message_ID="<9@x>", References="<9@x>"))))) == 4


def test_ties_of_a_thread() -> None:
    """Those who are named together, from the first such message of the conversation on."""
    first = mail(THEO, f"{ME}, {LENA}", Message_ID="<1@x>", date=on(7))
    second = mail(LENA, f"{ME}, {THEO}", References="<1@x>", date=on(6))
    third = mail(ME, f"{THEO}, mo@example.com", References="<1@x>", date=on(8))
    other = mail(ME, f"{THEO}, {LENA}", date=on(9))
    ties = of(TieRecord, read(mbox(first, second, third, other)))
    assert [
        ([end.emails[0][:4] for end in tie.between], tie.since, tie.kind, tie.evidence)
        for tie in ties
    ] == [
        (["lena", "theo"], date(2026, 1, 6), "thread", Evidence.OBSERVED),
        (["mo@e", "theo"], date(2026, 1, 8), "thread", Evidence.OBSERVED),
        (["lena", "theo"], date(2026, 1, 9), "thread", Evidence.OBSERVED),
    ]
    assert [tie.origin.record for tie in ties] == [2, 3, 4]


@pytest.mark.parametrize(("others", "ties"), [(1, 0), (2, 1), (12, 66), (13, 0)])
def test_ties_of_large_threads(others: int, ties: int) -> None:
    """To be written to among many does not mean to know each other."""
    assert len(of(TieRecord, read(mbox(mail(ME, crowd(others)))))) == ties
    sender_too = mail("p0@example.com", f"{ME}, {crowd(others)}")
    assert len(of(TieRecord, read(mbox(sender_too)))) == ties


def test_ties_without_id() -> None:
    """Messages that name no conversation are each their own."""
    message = mail(ME, crowd(2), without="Message-ID")
    assert len(of(TieRecord, read(mbox(message, message)))) == 2


# -- people --------------------------------------------------------------------------------


def test_people() -> None:
    """Those whom the owner wrote to; each once, with all names, where they first occur."""
    content = mbox(
        mail(LENA, ME),
        mail('"GRANT, THEO" <theo@example.com>', ME),
        mail(ME, '"theo@example.com" <Theo@Example.com>'),
        mail(ME, "Theo <theo@example.com>, Mo via Crew <mo@example.com>"),
        mail("T. Grant <theo@example.com>", ME),
    )
    theo, mo = of(PersonRecord, read(content))
    assert theo.handle.emails == ("theo@example.com",)
    assert theo.handle.names == ("T. Grant", "THEO GRANT", "Theo")
    assert (theo.tie, theo.origin.record) == ("correspondent", 2)
    assert not theo.facts
    assert mo.handle == Handle(emails=("mo@example.com",))
    assert mo.origin.record == 4


@pytest.mark.parametrize(
    ("message", "people"),
    [
        (mail(THEO, ME), 0),
        (mail(THEO, f"{ME}, {LENA}"), 0),
        (mail(ME, THEO), 1),
        (mail(ME, "", Cc=THEO), 1),
        (mail(ME, crowd(12)), 12),
        (mail(ME, crowd(13)), 0),
        (mail(ME, f"{ME}, {crowd(12)}"), 0),
        (mail(ME, "info@example.com"), 0),
        (mail(ME, "Support <support+17@example.com>, Jo <jo@example.com>"), 1),
        (mail(ME, "unsubscribe@example.com, Jo <jo@example.com>"), 1),
    ],
)
def test_who_becomes_a_person(message: str, people: int) -> None:
    """Not who only wrote, was one of many, or is a desk or a program."""
    assert len(of(PersonRecord, read(mbox(message)))) == people


# -- me ------------------------------------------------------------------------------------


def test_the_owner_that_is_stated() -> None:
    """Nothing is inferred, reported or repeated then."""
    items = read(mbox(mail(ME, THEO), mail()))
    assert not of(OwnerRecord, items)
    assert not of(Problem, items)


SENT = {
    "inbox": [mail(THEO, "crew@example.com"), mail(LENA, "crew@example.com")],
    "Sent": [mail(ME, THEO), mail(ME, LENA)],
}


@pytest.mark.parametrize(
    "folder",
    ["Sent", "Gesendet", "Envoyés", "Enviados", "Inviata", "Verzonden", "Sent Items", "sent-2019"],
)
def test_the_owner_by_the_sent_folder(folder: str) -> None:
    """Whoever wrote most of what lies there, and is told with the line to add."""
    content = {"Inbox": mbox(*SENT["inbox"]), folder: mbox(*SENT["Sent"])}
    items = read(content, NOBODY)
    (owner,) = of(OwnerRecord, items)
    assert owner.handle == Handle(emails=("maya@example.org",), names=("Maya Lind",), me=True)
    assert [record.direction for record in letters(items)].count(Direction.OUT) == 2
    problem = next(item for item in of(Problem, items) if "stated" in item.message)
    assert not problem.lost
    assert "maya" not in problem.message
    assert 'email = "maya@example.org"' in problem.remedy


def test_the_owner_by_labels() -> None:
    """Of Gmail, in any language it has."""
    label = "=?UTF-8?Q?Messages_envoy=C3=A9s,Ouvert?="
    items = read(mbox(mail(THEO, LENA), mail(ME, THEO, X_Gmail_Labels=label)), NOBODY)
    assert of(OwnerRecord, items)[0].handle.emails == ("maya@example.org",)


def test_the_owner_by_the_recipients() -> None:
    """To whom several people write most, where no folder tells."""
    items = read(mbox(mail(THEO), mail(LENA), mail(LENA, f"{ME}, {THEO}"), mail(ME, LENA)), NOBODY)
    assert of(OwnerRecord, items)[0].handle.emails == ("maya@example.org",)
    assert [record.direction for record in letters(items)] == ["in", "in", "in", "out"]


@pytest.mark.parametrize(
    "messages",
    [
        [mail()],
        [mail(), mail(), mail(ME, THEO)],
        [mail(THEO, f"{ME}, mo@example.com"), mail(LENA, f"mo@example.com, {ME}")],
        [mail(THEO), mail(LENA), *[mail(THEO, LENA) for _ in range(5)]],
    ],
)
def test_an_owner_who_cannot_be_told(messages: list[str]) -> None:
    """Then nothing is guessed, and the messages are counted."""
    items = read(mbox(*messages), NOBODY)
    assert reasons(items) == ["owner unknown"] * len(messages)
    assert len(partly(items)) == 1
    assert len(items) == len(messages) + 1


def test_names_settle_a_draw() -> None:
    """What other files call the owner tells which of two is meant."""
    messages = [mail(THEO, f"{ME}, mo@example.com"), mail(LENA, f"mo@example.com, {ME}")]
    items = read(mbox(*messages), told(names=("Maya Lind",)))
    assert of(OwnerRecord, items)[0].handle.emails == ("maya@example.org",)


def test_stated_addresses_that_do_not_occur() -> None:
    """The one in the mailbox is inferred then."""
    content = {"Sent": mbox(mail(ME, THEO))}
    items = read(content, told("other@example.org"))
    assert of(OwnerRecord, items)[0].handle.emails == ("maya@example.org",)


def test_an_owner_without_a_name_is_no_second_owner() -> None:
    """Two owners with nothing in common would stop the user."""
    content = {"Sent": mbox(mail("maya@example.org", THEO))}
    assert of(OwnerRecord, read(content, NOBODY))
    assert not of(OwnerRecord, read(content, told(names=("Maya Lind",))))
    assert len(letters(read(content, told(names=("Maya Lind",))))) == 1


def test_sent_from_an_address_that_is_not_known() -> None:
    """It is left out, told with the line to add, and nobody is blamed for silence."""
    content = {"Inbox": mbox(mail()), "Sent": mbox(mail(ME, THEO), mail("m@example.com", LENA))}
    items = read(content)
    assert reasons(items) == ["owner unknown"]
    assert not of(InteractionCoverage, items)
    remedies = [item.remedy for item in of(Problem, items)]
    assert any('email = "m@example.com"' in remedy for remedy in remedies)
    assert not any("m@example.com" in item.message for item in of(Problem, items))


# -- coverage ------------------------------------------------------------------------------


def test_coverage() -> None:
    """From where both directions are there to the newest message of either."""
    content = mbox(
        mail(date=on(1)), mail(ME, THEO, date=on(3)), mail(date=on(20)), mail(ME, THEO, date=on(9))
    )
    (covered,) = of(InteractionCoverage, read(content))
    assert (covered.since, covered.until) == (date(2026, 1, 3), date(2026, 1, 20))
    assert (covered.channel, covered.until_at_least, covered.people) == ("mail", True, None)


def test_sent_mail_that_ends_early() -> None:
    """Where nothing went for months while mail came, what went lies elsewhere."""
    content = mbox(
        mail(date=on(1, 1, 2020)),
        mail(ME, THEO, date=on(2, 1, 2020)),
        mail(ME, THEO, date=on(2, 2, 2020)),
        mail(date=on(1, 1, 2026)),
    )
    (covered,) = of(InteractionCoverage, read(content))
    assert (covered.since, covered.until) == (date(2020, 1, 2), date(2020, 2, 2))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (mbox(mail()), "there is no mail from you"),
        (mbox(mail(ME, THEO)), "there is no mail to you"),
        (mbox(mail(), mail(ME, f"{THEO}, {ME}")), "there is no mail from you"),
        (mbox(mail(), mail(ME, THEO), mail("")), "some messages could not be read"),
        (mbox(mail(), mail(ME, THEO), mail(ME, "Lena")), "some messages could not be read"),
    ],
)
def test_no_coverage(content: str, said: str) -> None:
    """A part of a mailbox, or one with gaps, cannot show that there was no contact."""
    items = read(content)
    assert not of(InteractionCoverage, items)
    assert partly(items)[-1].startswith(said)


def test_single_messages_cover_nothing() -> None:
    """They were picked; nor is anything missing of them."""
    items = read({"a.eml": mail(), "b.eml": mail(ME, THEO)})
    assert len(letters(items)) == 2
    assert not of(InteractionCoverage, items)
    assert not of(Problem, items)
    mixed = read({"a.eml": mail(date=on(9, 9)), "b": mbox(mail(ME, THEO), mail())})
    assert of(InteractionCoverage, mixed)[0].until == date(2026, 1, 5)


# -- the account ---------------------------------------------------------------------------


def test_every_message_has_one_fate() -> None:
    """What is read is kept, joined, skipped or a problem, in the network as in the file."""
    messages = [
        mail(), mail(ME, THEO), mail(ME, f"{THEO}, {LENA}"), mail(""), mail(date=""),
        mail(List_Id="<a.b.example>"), mail(ME, ME), mail("x@example.com"), mail(ME, crowd(20)),
        mail(X_Gmail_Labels="Spam"), mail(to=crowd(40)), mail("no-reply@example.com"),
    ]  # fmt: skip
    messages += messages[:2]
    items = read(mbox(*messages))
    assert fates(items) == [(n, kind) for n, kind in fates(items)]
    assert [number for number, _ in fates(items)] == list(range(1, len(messages) + 1))
    network = build([Read("mail.mbox", "mail", items)])
    (count,) = network.sources
    assert count.read == len(messages)
    assert count.read == count.kept + count.joined + count.skipped + count.problems
    assert count.problems == 1
    assert count.skips["the same message again"] == 2
    assert count.skips["with nobody in these files"] == 2


def test_the_order_of_messages_decides_nothing() -> None:
    """But which copy of a message counts, and where people first occur."""
    messages = [
        mail(), mail(ME, THEO), mail(THEO, f"{ME}, {LENA}"), mail(ME, crowd(3)),
        mail("Theo <theo@example.com>", ME), mail(ME, "boats@lists.example.org"),
        mail(List_Id="<boats.lists.example.org>"), mail(ME, "Lena <lena@example.net>"),
    ]  # fmt: skip
    expected = _content(read(mbox(*messages), NOBODY))
    for seed in range(5):
        Random(seed).shuffle(messages)  # noqa: S311 reason: an order, no secret
        assert _content(read(mbox(*messages), NOBODY)) == expected


def _content(items: list[Item]) -> list[str]:
    found = []
    for item in items:
        match item:
            case InteractionRecord():
                people = sorted(emails(item))
                found.append(f"{people} {item.at} {item.direction} {item.breadth} {item.thread}")
            case TieRecord():
                found.append(f"{item.between} {item.since}")
            case Skipped():
                found.append(item.reason)
            case Problem():
                found.append(item.message)
            case InteractionCoverage():
                found.append(f"{item.since} {item.until}")
            case _:
                found.append(repr(item.handle))
    return sorted(found)


def test_two_exports_of_one_mailbox_overlap() -> None:
    """What both hold is there once."""
    shared = [mail(ME, THEO), mail(), mail(ME, f"{THEO}, {LENA}")]
    one = read(mbox(*shared, mail(date=on(9))), path="one.mbox")
    other = read(mbox(*shared, mail(ME, LENA)), path="two.mbox")
    network = build([Read("one.mbox", "mail", one), Read("two.mbox", "mail", other)])
    assert len(network.all_interactions) == 5
    assert [count.joined for count in network.sources] == [0, 3]
