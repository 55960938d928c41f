"""What cards are read as: people, ties, groups, and cards that are neither."""

from __future__ import annotations

from datetime import date

import pytest
from plugins.vcard_reading import card, only, outcomes, person, read, ties

from netrules import Evidence, GroupRecord, Handle, Job, PersonRecord, Problem, Skipped, TieRecord

# --- names ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Dr. Ada  Example", "N:Other;Name;;;"], "Dr. Ada Example"),
        (["N:Example;Ada;Maria Zoe;Dr.;Jr."], "Ada Maria Zoe Example Jr."),
        (["N:Example;Ada,Zoe"], "Ada Zoe Example"),
        (["N:Example"], "Example"),
        (["FN:", "N:;;;;", "NICKNAME:Addie,A."], "Addie"),
        (["FN:ada@example.org", "N:Example;Ada;;;"], "Ada Example"),
        (["FN:mailto:ada@example.org", "NICKNAME:Addie"], "Addie"),
        (["FN:+49 (30) 12-34", "NICKNAME:Addie"], "Addie"),
        (["ORG:Example Ltd;Sales", "TITLE:Buyer"], "Buyer, Example Ltd"),
        (["ORG:Example Ltd"], "Example Ltd"),
        (["FN;ALTID=1;LANGUAGE=ja:山田太郎", "FN;ALTID=1:Taro Yamada"], "山田太郎"),
        (["FN:50 Pence"], "50 Pence"),
    ],
)
def test_the_name_is_the_first_that_is_one(lines: list[str], name: str) -> None:
    """Full name, parts, nickname, position: but an address or a number is no name."""
    assert person(*lines).handle.names == (name,)


@pytest.mark.parametrize("name", ["ada@example.org", "+49 30 1234", ""])
def test_a_card_may_be_reached_without_a_name(name: str) -> None:
    """The field that an address book filled in is not taken for a name."""
    handle = person(f"FN:{name}", "EMAIL:ada@example.org").handle
    assert (handle.names, handle.emails) == ((), ("ada@example.org",))


# --- identifiers ---------------------------------------------------------------------------


def test_addresses_stay_as_written() -> None:
    """Without what is no part of them, each once, in the order of the card."""
    handle = person(
        "EMAIL;TYPE=WORK:Ada@Example.org",
        "item1.EMAIL;TYPE=pref:mailto:ada@example.com",
        'EMAIL:"Ada Example" <ada@example.net>',
        "EMAIL:Ada@Example.org",
        "EMAIL:",
        "URL:www.example.org",
        "URL;TYPE=WORK:http\\://a.example/",
        "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/ada-example",
        "X-SOCIALPROFILE;type=chat:x-apple:ada",
        "IMPP;X-SERVICE-TYPE=Skype:skype:ada",
        "IMPP:https://chat.example/ada",
        "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://social.example/@ada",
    ).handle
    assert handle.emails == ("Ada@Example.org", "ada@example.com", "ada@example.net")
    assert handle.urls == (
        "www.example.org",
        "http://a.example/",
        "https://www.linkedin.com/in/ada-example",
        "https://social.example/@ada",
        "https://chat.example/ada",
    )
    assert handle.weak == ()


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("TEL;WORK;VOICE", ""),
        ("TEL;TYPE=home", ""),
        ("TEL;TYPE=MAIN", ""),
        ("TEL;TYPE=CELL,FAX", ""),
        ("TEL;PAGER", ""),
        ("TEL;TYPE=work,cell", ""),
        ("TEL;TYPE=X-EVOLUTION-ASSISTANT", ""),
        ("X-MS-TEL;VOICE;COMPANY", ""),
        ("item1.TEL", "_$!<AssistantPhone>!$_"),
        ("item1.TEL;TYPE=CELL", "_$!<HomeFAX>!$_"),
        ("item1.TEL", "Main office"),
    ],
)
def test_numbers_that_others_may_answer_are_weak(line: str, label: str) -> None:
    """By their type or label; they are kept as numbers all the same."""
    lines = [f"{line}:+49 30 1234", *([f"item1.X-ABLabel:{label}"] if label else [])]
    handle = person("FN:Ada", *lines).handle
    assert (handle.phones, handle.weak) == (("+49 30 1234",), ("+49 30 1234",))


@pytest.mark.parametrize(
    "number", ["+49 30 1;ext=2", "+1 555 0100 x23", "+49 30 1 ext. 5", "+1,,9"]
)
def test_numbers_with_extensions_are_weak(number: str) -> None:
    """What is before the extension is a switchboard's."""
    handle = person("FN:Ada", f"TEL;CELL:{number}").handle
    assert handle.weak == handle.phones == (number,)


@pytest.mark.parametrize("line", ["TEL", "TEL;CELL;PREF", "TEL;TYPE=iPhone", "item1.TEL"])
def test_other_numbers_are_their_owners(line: str) -> None:
    """In the form they are written in, whether or not they are international."""
    handle = person("FN:Ada", f"{line}:\u202a0170 123\u202c", f"{line};VALUE=uri:tel:+49-170-9")
    assert (handle.handle.phones, handle.handle.weak) == (("0170 123", "+49-170-9"), ())


def test_a_number_given_twice_is_weak_if_it_is_once() -> None:
    """Whichever comes first."""
    handle = person("FN:Ada", "TEL;CELL:+49 30 1", "TEL;WORK:+49 30 1").handle
    assert (handle.phones, handle.weak) == (("+49 30 1",), ("+49 30 1",))


@pytest.mark.parametrize("line", ["EMAIL:/o=Example/cn=ada", "TEL:none"])
def test_identifiers_that_are_none_are_told(line: str) -> None:
    """With the line; the rest of the card is read."""
    record, flaw = read(card("FN:Ada", line))
    assert isinstance(record, PersonRecord)
    assert record.handle == Handle(names=("Ada",))
    assert isinstance(flaw, Problem)
    assert (flaw.lost, flaw.origin.line, flaw.origin.record) == (False, 4, 1)
    assert flaw.remedy


# --- facts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "year"),
    [
        ("1980-03-22", 1980),
        ("19800322", 1980),
        ("1980-03-22T00:00:00Z", 1980),
        ("1980-03", 1980),
        ("1980", 1980),
        ("03/04/1980", 1980),
        ("4.3.1980", 1980),
        ("1980/3/4", 1980),
        ("1970-09-21", 1970),
        ("1970", 1970),
        ("1912-06-23", 1912),
        ("--0322", None),
        ("--03-22", None),
        ("---22", None),
        ("1604-05-09", None),
        ("16040509", None),
        ("0000-00-00", None),
        ("", None),
    ],
)
def test_birth_years(value: str, year: int | None) -> None:
    """The year of every known form of date; a stated absence is no problem."""
    facts = person("FN:Ada", f"BDAY:{value}").facts
    assert facts == ({} if year is None else {"born": year})


def test_the_card_may_say_which_year_stands_for_none() -> None:
    """Apple writes a parameter for it."""
    assert person("FN:Ada", "BDAY;X-APPLE-OMIT-YEAR=1804:1804-05-09").facts == {}
    assert person("FN:Ada", "BDAY;X-APPLE-OMIT-YEAR=1604:1980-05-09").facts == {"born": 1980}


@pytest.mark.parametrize(
    "value", ["1900-01-01", "1970-01-01", "19700101", "1/1/1970", "1899-12-30", "0001-01-01",
              "in May", "12.5.80", "5 May 1980", "٤"],
)  # fmt: skip
def test_doubtful_and_unreadable_birthdays_are_told(value: str) -> None:
    """And state no year."""
    record, flaw = read(card("FN:Ada", f"BDAY:{value}"))
    assert isinstance(record, PersonRecord)
    assert record.facts == {}
    assert isinstance(flaw, Problem)
    assert "birth" in flaw.message
    assert value not in flaw.message


HOME = "ADR;TYPE=HOME:;;1 High Street;Malmö;Skåne;123;Sweden"
WORK = "ADR;WORK;PREF:;;2 Harbour;Lund;Skåne;123;Sweden"
OTHER = "ADR:;;3 Farm;Ystad;;;"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ([WORK, OTHER, HOME], "Malmö"),
        ([WORK, OTHER], "Ystad"),
        ([WORK], "Lund"),
        (["ADR;HOME:;;;;;;", WORK], "Lund"),
        (["ADR;HOME:;;1 Street;;Skåne;;Sweden"], "Skåne"),
        (["ADR;HOME:;;;;;;Sweden", WORK], "Sweden"),
        (["ADR:;;1 Street\\nMalmö;;;;"], None),
        (["ADR:Malmö"], None),
        (["ADR:;;;Washington\\, D.C.;;;"], "Washington, D.C."),
    ],
)
def test_the_place_is_where_the_person_lives(lines: list[str], place: str | None) -> None:
    """The town of the home address, else of one that is not work's, else of any."""
    assert person("FN:Ada", *lines).facts.get("place") == place


def test_categories_are_groups() -> None:
    """Without those that Google puts on everyone."""
    facts = person(
        "FN:Ada", "CATEGORIES:Sailing, Choir\\, alto,myContacts,,Choir", "CATEGORIES:Sailing,* "
    ).facts
    assert facts["groups"] == ("Sailing", "Choir, alto", "Choir", "*")


def test_notes_are_one_text() -> None:
    """However many there are."""
    assert person("FN:Ada", "NOTE:met in\\nMalmö ", "NOTE:", "NOTE:plays chess").facts == {
        "notes": "met in\nMalmö\nplays chess"
    }


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2012-03-05T13:32:54Z", date(2012, 3, 5)),
        ("20121012T210525Z", date(2012, 10, 12)),
        ("2012-03-05", date(2012, 3, 5)),
        ("1970-01-01T00:00:00Z", None),
    ],
)
def test_the_revision_is_the_day_the_card_speaks_of(value: str, day: date | None) -> None:
    """It says nothing of when the two met or the entry was made."""
    record = person("FN:Ada", f"REV:{value}")
    assert record.as_of == day
    assert record.facts == {}


@pytest.mark.parametrize("value", ["yesterday", "2012-02-30", "2012-03", "99999999"])
def test_an_unreadable_revision_is_told(value: str) -> None:
    """And is none."""
    record, flaw = read(card("FN:Ada", f"REV:{value}"))
    assert isinstance(record, PersonRecord)
    assert record.as_of is None
    assert isinstance(flaw, Problem)
    assert not flaw.lost


@pytest.mark.parametrize(
    ("lines", "jobs"),
    [
        (["ORG:Example\\; Sons;Sales", "TITLE:Buyer", "ROLE:Buying"], [("Example; Sons", "Buyer")]),
        (["ORG:Example", "ROLE:Buying"], [("Example", "Buying")]),
        (["TITLE:Buyer"], [("", "Buyer")]),
        (["ORG:;Sales"], []),
        (["ORG:A", "TITLE:a", "ORG:B", "TITLE:b"], [("A", "a"), ("B", "b")]),
        (["ORG:A", "ORG:B", "TITLE:x"], [("A", "x"), ("B", "")]),
        (["i2.TITLE:b", "i1.TITLE:a", "i1.ORG:A", "i2.ORG:B"], [("A", "a"), ("B", "b")]),
        (["ORG:A", "TITLE;ALTID=1:Köchin", "TITLE;ALTID=1:cook"], [("A", "Köchin")]),
        (["ORG:A", "ORG:A"], [("A", "")]),
    ],
)
def test_jobs(lines: list[str], jobs: list[tuple[str, str]]) -> None:
    """Employer and title; the department is neither."""
    assert person("FN:Ada", *lines).jobs == tuple(Job(*job, current=True) for job in jobs)


def test_every_card_is_a_contact() -> None:
    """That is the tie which being in an address book proves."""
    assert person("FN:Ada").tie == "contact"


# --- ties ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "kind", "other"),
    [
        (["X-EVOLUTION-SPOUSE:Bob"], "spouse", Handle(names=("Bob",))),
        (["X-EVOLUTION-MANAGER:Bob\\, Jr."], "manager", Handle(names=("Bob, Jr.",))),
        (["X-MS-ASSISTANT:Bob"], "assistant", Handle(names=("Bob",))),
        (["X-SPOUSE:Bob"], "spouse", Handle(names=("Bob",))),
        (["X-KADDRESSBOOK-X-ManagersName:Bob"], "manager", Handle(names=("Bob",))),
        (["i.X-ABRELATEDNAMES;type=pref:Bob", "i.X-ABLabel:_$!<Brother>!$_"], "brother",
         Handle(names=("Bob",))),
        (["i.X-ABLabel:Best Friend", "i.X-ABRELATEDNAMES:Bob"], "best friend",
         Handle(names=("Bob",))),
        (["X-ABRELATEDNAMES:Bob"], "related", Handle(names=("Bob",))),
        (["RELATED;TYPE=co-worker;VALUE=text:Bob: the cook"], "co-worker",
         Handle(names=("Bob: the cook",))),
        (["RELATED;TYPE=friend:Bob"], "friend", Handle(names=("Bob",))),
        (["RELATED:Cook: Bob"], "related", Handle(names=("Cook: Bob",))),
        (["RELATED;TYPE=friend:mailto:bob@example.org?subject=x"], "friend",
         Handle(emails=("bob@example.org",))),
        (["RELATED;TYPE=friend:tel:+49-30-1"], "friend", Handle(phones=("+49-30-1",))),
        (["RELATED;TYPE=friend:https\\://bob.example"], "friend",
         Handle(urls=("https://bob.example",))),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bob;7;;;;"], "manager",
         Handle(names=("Bob",))),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bob;0;Godfather"], "godfather",
         Handle(names=("Bob",))),
        (["X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bob;99"], "related",
         Handle(names=("Bob",))),
    ],
)  # fmt: skip
def test_related_people_are_stated_ties(lines: list[str], kind: str, other: Handle) -> None:
    """Whatever program wrote them: a kind in lower case, and a handle of what is known."""
    (tie,) = ties("FN:Ada", *lines)
    assert tie.between == (Handle(names=("Ada",)), other)
    assert (tie.kind, tie.evidence, tie.origin.record) == (kind, Evidence.STATED, 1)


def test_a_tie_of_two_kinds_is_two() -> None:
    """Sorted, since their order says nothing."""
    found = ties("FN:Ada", "RELATED;TYPE=neighbor,friend,pref:Bob")
    assert [tie.kind for tie in found] == ["friend", "neighbor"]


@pytest.mark.parametrize(
    "line",
    [
        "RELATED;TYPE=me:mailto:ada@example.com",
        "RELATED;TYPE=friend:",
        "RELATED;TYPE=friend:mailto:nobody",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Addie;1",
        "X-ANDROID-CUSTOM:",
        "X-EVOLUTION-SPOUSE: ",
        "X-EVOLUTION-SPOUSE:Ada",
    ],
)
def test_what_relates_nobody_gives_no_tie(line: str) -> None:
    """Empty fields, other fields, and the person's own second address."""
    assert ties("FN:Ada", line) == []


ADA_ID = "11111111-2222-3333-4444-555555555555"
BOB_ID = "AAAAAAAA-2222-3333-4444-555555555555"
ADA = card("FN:Ada", "EMAIL:ada@example.org", f"UID:urn:uuid:{ADA_ID}")
BOB = card("FN:Bob", "TEL;CELL:+49 170 1", f"UID:{BOB_ID.lower()}")


@pytest.mark.parametrize("value", [f"urn:uuid:{BOB_ID}", BOB_ID, f"URN:UUID:{BOB_ID.lower()}"])
def test_a_related_card_is_found_by_its_uid(value: str) -> None:
    """Before or after the card that refers to it, and whatever the case."""
    eve = card("FN:Eve", f"RELATED;TYPE=friend:{value}")
    for content in (eve + BOB, BOB + eve):
        (tie,) = only(TieRecord, read(content))
        assert tie.between[0].names == ("Eve",)
        assert tie.between[1] == Handle(phones=("+49 170 1",), names=("Bob",))


def test_a_reference_to_a_card_of_another_file_is_told() -> None:
    """One warning a card, with the line of the first."""
    line = f"RELATED;TYPE=friend:urn:uuid:{BOB_ID}"
    record, flaw = read(card("FN:Ada", line, line.replace("friend", "child")))
    assert isinstance(record, PersonRecord)
    assert isinstance(flaw, Problem)
    assert (flaw.lost, flaw.origin.line) == (False, 4)
    assert "2 cards" in flaw.message


# --- groups and other cards ----------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "X-ADDRESSBOOKSERVER-"])
def test_a_group_lists_its_members(prefix: str) -> None:
    """By UID, address or number; in the form of vCard 4 or of Apple."""
    kind, member = f"{prefix}KIND", f"{prefix}MEMBER"
    group = card(
        "FN:Sailing",
        f"{kind}:Group",
        f"{member}:urn:uuid:{ADA_ID.upper()}",
        f"{member}:mailto:eve@example.org",
        f"{member}:tel:+49-30-1",
        f"{member}:urn:uuid:{ADA_ID}",
    )
    for content, number in ((group + ADA, 1), (ADA + group, 2)):
        (record,) = only(GroupRecord, read(content))
        assert (record.name, record.kind) == ("Sailing", "list")
        assert record.members == (
            Handle(emails=("ada@example.org",), names=("Ada",)),
            Handle(emails=("eve@example.org",)),
            Handle(phones=("+49-30-1",)),
        )
        assert record.origin.record == number


def test_members_that_are_not_in_the_file_are_told() -> None:
    """While a member that is a firm is left out, being no person."""
    firm = card("FN:Example Ltd", "KIND:org", "UID:urn:uuid:firm")
    group = card("FN:Sailing", "KIND:group", "MEMBER:urn:uuid:firm", f"MEMBER:urn:uuid:{ADA_ID}")
    skipped, record, flaw = read(group + firm)
    assert isinstance(skipped, Skipped)
    assert isinstance(record, GroupRecord)
    assert record.members == ()
    assert isinstance(flaw, Problem)
    assert "a card that is not in this file" in flaw.message


def test_evolutions_lists_are_groups_of_addresses() -> None:
    """And not a person with many addresses, which would join them all."""
    (record,) = read(
        card(
            "FN:Sailing",
            "X-EVOLUTION-LIST:TRUE",
            'EMAIL:"Ada" <ada@example.org>',
            "EMAIL;X-EVOLUTION-DEST-NAME=Bob:bob@example.org",
            "EMAIL:",
        )
    )
    assert isinstance(record, GroupRecord)
    assert record.members == (
        Handle(emails=("ada@example.org",), names=("Ada",)),
        Handle(emails=("bob@example.org",), names=("Bob",)),
    )


def test_a_group_without_a_name_is_lost() -> None:
    """Nothing could refer to it."""
    (problem,) = read(card("KIND:group", "MEMBER:mailto:ada@example.org"))
    assert isinstance(problem, Problem)
    assert problem.lost


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("KIND:org", "organisation"),
        ("KIND:ORG", "organisation"),
        ("X-ABShowAs:COMPANY", "organisation"),
        ("KIND:location", "location"),
        ("KIND:application", "application"),
        ("KIND:device", "device"),
    ],
)
def test_cards_about_something_else_are_skipped(line: str, reason: str) -> None:
    """By reason, so that they are counted."""
    (item,) = read(card("FN:Example", "EMAIL:info@example.org", line))
    assert isinstance(item, Skipped)
    assert (item.reason, item.origin.line, item.origin.record) == (reason, 1, 1)


@pytest.mark.parametrize("line", ["KIND:individual", "KIND:x-robot", "KIND:", "X-ABShowAs:PERSON"])
def test_other_kinds_are_people(line: str) -> None:
    """As the standard has it."""
    assert person("FN:Ada", line).handle.names == ("Ada",)


def test_every_card_counts_once() -> None:
    """Whatever becomes of it."""
    items = read(
        ADA
        + card()
        + card("KIND:org", "FN:X")
        + card("KIND:group", "FN:G", "MEMBER:mailto:a@b")
        + card("no colon")
        + card("KIND:group")
        + BOB
    )
    assert sorted(outcomes(items), key=str) == [
        (1, "PersonRecord"), (2, "Skipped"), (3, "Skipped"), (4, "GroupRecord"), (5, "Problem"),
        (6, "Problem"), (7, "PersonRecord"),
    ]  # fmt: skip
