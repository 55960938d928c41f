"""The tables that programs write: Google Contacts, Outlook, Thunderbird, Yahoo."""

from __future__ import annotations

import pytest
from plugins.addressbook_files import (
    GOOGLE_MIXED,
    GOOGLE_NEW,
    GOOGLE_OLD,
    OUTLOOK,
    THUNDERBIRD,
    THUNDERBIRD_DE,
    YAHOO,
    messages,
    only,
    outlook,
    people,
    person,
    read,
    sniffed,
    table,
)

from netrules import Certainty, Evidence, Handle, Job, PersonRecord, TieRecord

# -- Google Contacts ---------------------------------------------------------------------


def test_google_old() -> None:
    """The layout of 2010 to 2023, with types, stars and several values in a cell."""
    found = person(
        table(
            GOOGLE_OLD,
            {
                "Name": "Ada Maria Example",
                "Given Name": "Ada",
                "Additional Name": "Maria",
                "Family Name": "Example",
                "Birthday": "1980-03-22",
                "Notes": "met in Graz\nlikes boats",
                "Group Membership": "* My Contacts ::: * Friends ::: Rowing",
                "E-mail 1 - Type": "* Work",
                "E-mail 1 - Value": "ada@example.org ::: ada@example.com",
                "E-mail 2 - Type": "Home",
                "E-mail 2 - Value": "ada@example.net",
                "Phone 1 - Type": "Mobile",
                "Phone 1 - Value": "+43 660 1234567",
                "Phone 2 - Type": "Work",
                "Phone 2 - Value": "+43 1 1234567 ::: +43 1 7654321",
                "Address 1 - Type": "Work",
                "Address 1 - City": "Vienna",
                "Address 2 - Type": "Home",
                "Address 2 - City": "Graz",
                "Organization 1 - Name": "Example Works",
                "Organization 1 - Title": "Head of Data",
                "Organization 2 - Name": "Rowing Club",
                "Organization 2 - Title": "Treasurer",
                "Website 1 - Value": "http://example.org/ ::: https://www.linkedin.com/in/ada",
            },
        )
    )
    assert found.handle == Handle(
        urls=("https://www.linkedin.com/in/ada",),
        emails=("ada@example.org", "ada@example.com", "ada@example.net"),
        phones=("+43 660 1234567", "+43 1 1234567", "+43 1 7654321"),
        names=("Ada Maria Example",),
        weak=("+43 1 1234567", "+43 1 7654321"),
    )
    assert found.jobs == (Job("Example Works", "Head of Data"), Job("Rowing Club", "Treasurer"))
    assert found.facts == {
        "born": 1980,
        "place": "Graz",
        "groups": ("Friends", "Rowing"),
        "notes": "met in Graz\nlikes boats",
    }
    assert found.tie == "contact"
    assert found.origin.layer == "addressbook"


@pytest.mark.parametrize("columns", [GOOGLE_OLD, GOOGLE_NEW, GOOGLE_MIXED])
def test_google_is_certain(columns: list[str]) -> None:
    """All three layouts, however many of the repeated columns there are."""
    assert sniffed(table(columns)) is Certainty.CERTAIN
    fewer = [name for name in columns if not name.startswith(("Phone", "Address", "Relation"))]
    assert sniffed(table(fewer)) is Certainty.CERTAIN


def test_google_new_puts_the_name_together() -> None:
    """The layout since 2024 has no full name; the honorific is no part of one."""
    row = {
        "First Name": "Ada",
        "Middle Name": "M.",
        "Last Name": "Example",
        "Name Prefix": "Dr.",
        "Name Suffix": "Jr.",
        "Labels": "* myContacts ::: * starred ::: Work",
        "Birthday": " --05-09",
        "Organization Name": "Example Works",
        "Organization Title": "Engineer",
    }
    found = person(table(GOOGLE_NEW, row))
    assert found.handle.names == ("Ada M. Example Jr.",)
    assert found.facts == {"groups": ("Work",)}
    assert found.jobs == (Job("Example Works", "Engineer"),)


@pytest.mark.parametrize("label", ["Work Fax", "Home Fax", "* Other Fax", "Fax", "homeFax"])
def test_a_fax_is_no_phone(label: str) -> None:
    """Whatever is sent there, nobody answers."""
    row = {"First Name": "Ada", "Phone 1 - Label": label, "Phone 1 - Value": "+43 1 99"}
    assert person(table(GOOGLE_NEW, row)).handle.phones == ()


@pytest.mark.parametrize("label", ["Work", "* Home", "Main", "Pager", "Arbeit", "Privat", "Bureau"])
def test_labels_of_shared_numbers(label: str) -> None:
    """A number at work or at home joins nobody."""
    row = {"First Name": "Ada", "Phone 1 - Label": label, "Phone 1 - Value": "+43 1 1234567"}
    handle = person(table(GOOGLE_NEW, row)).handle
    assert handle.weak == handle.phones == ("+43 1 1234567",)


@pytest.mark.parametrize("label", ["Mobile", "", "Mobil", "my own words"])
def test_labels_of_own_numbers(label: str) -> None:
    """A mobile number is one person's."""
    row = {"First Name": "Ada", "Phone 1 - Label": label, "Phone 1 - Value": "+43 660 1234567"}
    assert person(table(GOOGLE_NEW, row)).handle.weak == ()


def test_relations_are_ties_within_the_file() -> None:
    """Somebody who has no row of their own is but a name."""
    items = read(
        table(
            GOOGLE_NEW,
            {
                "First Name": "Ada",
                "E-mail 1 - Value": "ada@example.org",
                "Relation 1 - Label": "* Spouse ::: Manager",
                "Relation 1 - Value": "Bo Example ::: Nobody Here",
            },
            {"First Name": "Bo", "Last Name": "Example"},
        )
    )
    [tie] = only(TieRecord, items)
    assert tie.between == (
        Handle(emails=("ada@example.org",), names=("Ada",)),
        Handle(names=("Bo Example",)),
    )
    assert (tie.kind, tie.evidence, tie.origin.line) == ("spouse", Evidence.STATED, 2)
    assert not messages(items)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8"])
def test_google_in_every_unicode_form(encoding: str) -> None:
    """The oldest exports are UTF-16LE."""
    content = table(GOOGLE_OLD, {"Name": "Zoë Example", "Notes": "naïve\nsecond line"})
    if encoding == "utf-16-le":
        content = "\ufeff" + content
    data = content.encode(encoding)
    assert sniffed(data) is Certainty.CERTAIN
    found = person(data)
    assert (found.handle.names, found.facts) == (
        ("Zoë Example",),
        {"notes": "naïve\nsecond line"},
    )


# -- Outlook -----------------------------------------------------------------------------


@pytest.mark.parametrize("language", OUTLOOK)
@pytest.mark.parametrize(("delimiter", "first"), [(",", ""), (";", "sep=;\r\n"), ("\t", "")])
def test_outlook_in_each_language(language: str, delimiter: str, first: str) -> None:
    """Column names are in the language of Office, and separators those of the country."""
    name = outlook(language)
    row = {
        name["given"]: "Zoë",
        name["family"]: "Example",
        name["company"]: "Example Works",
        name["title"]: "Head of Data",
        name["work"]: "Vienna",
        name["home"]: "Graz",
        name["fax"]: "+43 1 99",
        name["business"]: "+43 1 1234567",
        name["private"]: "+43 316 123456",
        name["mobile"]: "+43 660 1234567",
        name["groups"]: "Rowing;Choir",
        name["born"]: "22.3.1980",
        name["email"]: "zoe@example.org",
        name["type"]: "SMTP",
        name["shown"]: "Zoë Example (zoe@example.org)",
        name["email2"]: "zoe@example.com",
        name["notes"]: "likes boats",
        name["page"]: "https://www.xing.com/profile/Zoe_Example",
    }
    content = first + table(name.values(), row, delimiter=delimiter)
    assert sniffed(content) is Certainty.CERTAIN
    found = person(content)
    assert found.handle == Handle(
        urls=("https://www.xing.com/profile/Zoe_Example",),
        emails=("zoe@example.org", "zoe@example.com"),
        phones=("+43 1 1234567", "+43 316 123456", "+43 660 1234567"),
        names=("Zoë Example",),
        weak=("+43 1 1234567", "+43 316 123456"),
    )
    assert found.jobs == (Job("Example Works", "Head of Data"),)
    assert found.facts == {
        "born": 1980,
        "place": "Graz",
        "groups": ("Rowing", "Choir"),
        "notes": "likes boats",
    }


@pytest.mark.parametrize("language", OUTLOOK)
def test_outlook_relations(language: str) -> None:
    """A spouse who is in the book too is a tie."""
    name = outlook(language)
    items = read(
        table(
            name.values(),
            {name["given"]: "Ada", name["family"]: "Example", name["spouse"]: "Bo Example"},
            {name["given"]: "Bo", name["family"]: "Example"},
        )
    )
    [tie] = only(TieRecord, items)
    assert tie.kind == "spouse"


@pytest.mark.parametrize("none", ["0/0/00", "0.0.00", "0-0-00", "00-00-0000", "0/0/0000", ""])
def test_outlook_writes_no_date(none: str) -> None:
    """Its zero is no birthday and no mistake."""
    row = {"First Name": "Ada", "Birthday": none, "E-mail Address": "ada@example.org"}
    assert person(table(outlook().values(), row)).facts == {}


def test_exchange_addresses_are_no_mail() -> None:
    """An X.500 path is told for each row, and the rows are kept."""
    columns = outlook().values()
    rows = [
        {
            "First Name": name,
            "E-mail Address": "/o=Example/ou=First/cn=Recipients/cn=" + name,
            "E-mail Type": "EX",
        }
        for name in ("Ada", "Bo", "Cy")
    ]
    items = read(table(columns, *rows))
    assert [found.handle.emails for found in only(PersonRecord, items)] == [(), (), ()]
    assert (
        messages(items) == ["an Exchange address (/o=…) is no e-mail address and was left out"] * 3
    )


def test_the_honorific_is_no_title() -> None:
    """Outlook's first column is "Title": Mr, Dr."""
    columns = ["Title", *outlook().values()]
    row = {"Title": "Dr.", "First Name": "Ada", "Job Title": "Engineer"}
    assert person(table(columns, row)).jobs == (Job("", "Engineer"),)


def test_french_outlook_has_two_columns_of_one_name() -> None:
    """The first "Titre" is the form of address, and that after the company the position."""
    name = outlook("fr")
    columns = ["Titre", *name.values()]
    cells = [""] * len(columns)
    cells[:5] = ["Mme", "Ada", "Exemple", "Atelier", "Directrice"]
    assert person(table(columns, cells)).jobs == (Job("Atelier", "Directrice"),)


def test_ansi_code_page() -> None:
    """Desktop Outlook writes the Windows code page; cp1252 is read and said."""
    name = outlook("de")
    content = table(name.values(), {"Vorname": "Jürgen", "Nachname": "Müßig"}).encode("cp1252")
    assert sniffed(content) is Certainty.CERTAIN
    items = read(content)
    assert [one.handle.names for one in only(PersonRecord, items)] == [("Jürgen Müßig",)]
    [message] = messages(items)
    assert "Windows-1252" in message


def test_ansi_code_page_that_the_settings_name() -> None:
    """Another code page is read right where its name is known, and then there is nothing to say."""
    content = table(outlook("en").values(), {"First Name": "Łucja", "Last Name": "Żak"})
    found = person(content.encode("cp1250"), encoding="cp1250")
    assert found.handle.names == ("Łucja Żak",)
    assert person(content.encode(), encoding="cp1250").handle.names == ("Łucja Żak",)
    assert person(content.encode("utf-16"), encoding="cp1250").handle.names == ("Łucja Żak",)


def test_linkedins_old_export_for_outlook() -> None:
    """It has Outlook's columns and nothing of LinkedIn's own."""
    columns = (
        "Title,First Name,Middle Name,Last Name,Suffix,E-mail Address,E-mail 2 Address,"
        "Business Street,Business City,Business Phone,Company,Job Title,Web Page"
    ).split(",")
    content = table(columns, {"First Name": "Ada", "Company": "Example Works"})
    assert sniffed(content) is Certainty.CERTAIN
    assert person(content).jobs == (Job("Example Works"),)


# -- Thunderbird, Yahoo ------------------------------------------------------------------


def test_thunderbird_with_its_trailing_comma() -> None:
    """38 cells, the last without a name."""
    cells = [""] * len(THUNDERBIRD)
    for name, value in {
        "First Name": "Ada",
        "Last Name": "Example",
        "Display Name": "Ada E. Example",
        "Primary Email": "ada@example.org",
        "Secondary Email": "ada@example.com",
        "Work Phone": "+43 1 1234567",
        "Mobile Number": "+43 660 1234567",
        "Fax Number": "+43 1 99",
        "Home City": "Graz",
        "Work City": "Vienna",
        "Job Title": "Engineer",
        "Organization": "Example Works",
        "Birth Year": "1980",
        "Birth Month": "3",
        "Birth Day": "22",
    }.items():
        cells[THUNDERBIRD.index(name)] = value
    content = table(THUNDERBIRD, cells)
    assert sniffed(content) is Certainty.CERTAIN
    found = person(content)
    assert found.handle == Handle(
        emails=("ada@example.org", "ada@example.com"),
        phones=("+43 1 1234567", "+43 660 1234567"),
        names=("Ada E. Example",),
        weak=("+43 1 1234567",),
    )
    assert found.facts == {"born": 1980, "place": "Graz"}


def test_thunderbird_in_german_has_the_day_in_birthday() -> None:
    """What Outlook calls the birthday is the day of the month here."""
    cells = [""] * len(THUNDERBIRD_DE)
    for name, value in {"Vorname": "Ada", "Geburtsjahr": "1980", "Geburtstag": "22"}.items():
        cells[THUNDERBIRD_DE.index(name)] = value
    content = table(THUNDERBIRD_DE, cells)
    assert sniffed(content) is Certainty.CERTAIN
    assert person(content).facts == {"born": 1980}


def test_yahoo() -> None:
    """Its numbers stand under a single word each, and "Primary" says which is the first."""
    row = {
        "First": "Ada",
        "Last": "Example",
        "Email": "ada@example.org",
        "Alternate Email 1": "ada@example.com",
        "Category": "Rowing",
        "Home": "+43 316 123456",
        "Work": "+43 1 1234567",
        "Mobile": "+43 660 1234567",
        "Fax": "+43 1 99",
        "Primary": "mobile",
        "Title": "Engineer",
        "Company": "Example Works",
        "Home City": "Graz",
        "Birthday": "3/22/1980",
        "Comments": "likes boats",
    }
    content = table(YAHOO, row)
    assert sniffed(content) is Certainty.CERTAIN
    found = person(content)
    assert found.handle.phones == ("+43 316 123456", "+43 1 1234567", "+43 660 1234567")
    assert found.handle.weak == ("+43 316 123456", "+43 1 1234567")
    assert found.jobs == (Job("Example Works", "Engineer"),)
    assert found.facts == {
        "born": 1980,
        "place": "Graz",
        "groups": ("Rowing",),
        "notes": "likes boats",
    }


def test_names_of_columns_mean_the_same_wherever_they_stand() -> None:
    """Columns are found by name: their order is nobody's business."""
    row = dict.fromkeys(GOOGLE_NEW, "") | {
        "First Name": "Ada",
        "E-mail 1 - Value": "ada@example.org",
        "Phone 1 - Label": "Work",
        "Phone 1 - Value": "+43 1 1234567",
    }
    forwards, backwards = (people(table(order, row)) for order in (GOOGLE_NEW, GOOGLE_NEW[::-1]))
    assert forwards == backwards
