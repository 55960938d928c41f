"""Tables of no known program: recognised by what they hold, or read as the settings say."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from plugins.addressbook_files import messages, only, people, person, read, sniffed, table
from plugins.opened_double import folder, opened

import netrules
from netrules import Certainty, Handle, InputError, Job, Level, PersonRecord, Problem
from netrules.plugins.sources.addressbook import AddressBook
from netrules.plugins.sources.addressbook.aliases import aliases, key_of
from netrules.plugins.sources.addressbook.mapping import FIELDS
from netrules.plugins.sources.linkedin import LinkedIn

PACKAGE = Path(netrules.__file__).parent / "plugins" / "sources" / "addressbook"

# -- recognising -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "columns",
    [
        "Name,Email",
        "name;phone",
        "Full Name\tMobile",
        "first_name,last_name,email",
        "First name,Last name,Job title,Company",
        "Vorname,Name,Telefon",
        "Nom;Courriel",
        "Prénom;Nom;Ville",
        "Nombre,Apellidos,Correo",
        "Nome,Cognome,Telefono",
        "Naam;E-mailadres",
        "Nome;Telemóvel",
        "Contact,Organisation",
        "\r\nsep=;\r\nName;E-Mail",
    ],
)
def test_a_name_and_a_way_to_reach_somebody_is_likely(columns: str) -> None:
    """In any of the languages, with any of the separators."""
    assert sniffed(columns + "\r\n") is Certainty.LIKELY


@pytest.mark.parametrize(
    "columns",
    [
        "",
        "Name",
        "Email,Phone",
        "Name,Price",
        "Title,Name,Year",
        "Name,Email,Amount",
        "Name,Phone Number,Duration",
        "Source,Target,Name,Email",
        "Name,Email,Subject,Date",
        "\0\1,\2,\3",
        "\n" * 5 + "Name,Email",
    ],
)
def test_other_tables_are_not_claimed(columns: str) -> None:
    """Things have names too, and so have the rows of a call log."""
    assert sniffed(columns + "\r\n") is Certainty.NO


@pytest.mark.parametrize(
    "columns",
    [
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "First Name,Last Name,Email Address,Company,Position,Connected On",
        "First Name,Last Name,Company,Position",
        "First Name,Last Name,Email Address,Company,Position",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary",
    ],
)
def test_linkedins_tables_are_linkedins(columns: str) -> None:
    """They are neither contested nor claimed beside LinkedIn's own source."""
    assert sniffed(columns + "\n") is Certainty.NO
    notes = 'Notes:\n"When exporting…"\n\n'
    assert sniffed(notes + columns + "\n") is Certainty.NO


def test_google_plus_circles_are_not_claimed() -> None:
    """The circle is their file's name, which only their own source reads."""
    assert sniffed("First Name,Last Name,Nickname,Display Name,Profile URL\n") is Certainty.NO


def test_linkedin_claims_none_of_the_vendors_tables() -> None:
    """Two certain sources on one file would be an error for the user."""
    from plugins.addressbook_files import (  # noqa: PLC0415 reason: only this test looks at all
        GOOGLE_NEW,
        GOOGLE_OLD,
        OUTLOOK,
        THUNDERBIRD,
        YAHOO,
        outlook,
    )

    every = [GOOGLE_NEW, GOOGLE_OLD, THUNDERBIRD, YAHOO]
    every += [list(outlook(language).values()) for language in OUTLOOK]
    for columns in every:
        assert LinkedIn().sniff(opened(table(columns))).certainty is Certainty.NO


def test_a_folder_is_taken_apart_first() -> None:
    """Each file of a folder is offered by itself."""
    assert AddressBook().sniff(folder({"a.csv": "Name,Email\n"})) is netrules.NO


def test_no_column_has_two_meanings() -> None:
    """A name stands under one field; those that depend on others are in a list of their own."""
    data = tomllib.loads((PACKAGE / "aliases.toml").read_text("utf-8"))
    told: dict[str, str] = {}

    def visit(fields: dict[str, object], prefix: str = "") -> None:
        for field, names in fields.items():
            if isinstance(names, dict):
                visit(names, f"{prefix}{field}.")
                continue
            assert isinstance(names, list)
            for name in names:
                meant = told.setdefault(key_of(name)[0], prefix + field)
                assert meant == prefix + field, name

    columns = dict(data["columns"])
    ambiguous = columns.pop("ambiguous")
    columns["name"] = [name for name in columns["name"] if name != "Name"]
    visit(columns)
    visit(ambiguous)
    for layout in data["layout"]:
        assert len(layout["columns"]) > layout["least"]


def test_every_field_that_is_known_is_read() -> None:
    """A list of names that nothing asks for would be dead."""
    unread = {"fax", "profession"}
    code = "".join(file.read_text("utf-8") for file in PACKAGE.glob("*.py"))
    for field in set(aliases().fields.values()) - unread:
        assert all(f'"{part}' in code for part in field.split(".")[:1]), field


# -- reading -----------------------------------------------------------------------------


def test_a_hand_made_table() -> None:
    """Several addresses in a cell, names in brackets, numbers with extensions."""
    found = person(
        table(
            ["Name", "E-mail", "Phone", "Company", "Role", "City", "Born", "Tags", "LinkedIn"],
            [
                "Ada Example",
                "Ada <ada@example.org>; mailto:ada@example.com\nada@example.net",
                "+43 660 1234567; +43 1 1234567 ext. 12",
                "Example Works",
                "Engineer",
                "Graz",
                "1980",
                "Rowing, Choir",
                "linkedin.com/in/ada-example",
            ],
        )
    )
    assert found.handle == Handle(
        urls=("linkedin.com/in/ada-example",),
        emails=("ada@example.org", "ada@example.com", "ada@example.net"),
        phones=("+43 660 1234567", "+43 1 1234567 ext. 12"),
        names=("Ada Example",),
        weak=("+43 1 1234567 ext. 12",),
    )
    assert found.jobs == (Job("Example Works", "Engineer"),)
    assert found.facts == {"born": 1980, "place": "Graz", "groups": ("Rowing", "Choir")}


@pytest.mark.parametrize(
    ("columns", "cells", "name"),
    [
        ("Vorname,Name,Telefon", "Ada,Beispiel,+43 660 1", "Ada Beispiel"),
        ("Name,Telefon", "Ada Beispiel,+43 660 1", "Ada Beispiel"),
        ("Nom,Prénom,Courriel", "Exemple,Ada,a@example.org", "Ada Exemple"),
        ("Nom,Courriel", "Ada Exemple,a@example.org", "Ada Exemple"),
        ("Nome,Cognome,Telefono", "Ada,Esempio,+39 1", "Ada Esempio"),
        ("Nome,Telefone", "Ada Exemplo,+351 1", "Ada Exemplo"),
        ("Name,Given Name,Family Name,Email", "Ada M. E.,Ada,E.,a@example.org", "Ada M. E."),
        ("Name,Given Name,Family Name,Email", ",Ada,Example,a@example.org", "Ada Example"),
        ("Name,Nickname,Email", "a@example.org,Addy,a@example.org", "Addy"),
        ("Name,File As,Phone", '+43 660 1,"Example, Ada",+43 660 1', "Example, Ada"),
    ],
)
def test_which_column_names_the_person(columns: str, cells: str, name: str) -> None:
    """A column called "name" is the family's where another holds the given name."""
    assert person(f"{columns}\n{cells}\n").handle.names == (name,)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1980-03-22", 1980),
        ("1980/3/22", 1980),
        ("19800322", 1980),
        ("22.03.1980", 1980),
        ("3/22/1980", 1980),
        ("22-03-1980", 1980),
        ("3/22/1980 0:00", 1980),
        ("1980", 1980),
        ("--03-22", None),
        ("---22", None),
        ("1604-03-22", None),
        ("0/0/00", None),
    ],
)
def test_birthdays(text: str, year: int | None) -> None:
    """Only the year counts, in whichever order the rest is; a birthday need have none."""
    found = person(f"Name,Birthday\nAda,{text}\n")
    assert found.facts.get("born") == year


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3/22/80", "no year of four digits"),
        ("22 March", "no year of four digits"),
        ("1900-01-01", "stand-in"),
        ("1/1/1970", "stand-in"),
        ("1601-01-01", "stand-in"),
        ("4501-01-01", "stand-in"),
    ],
)
def test_birthdays_that_are_none(text: str, said: str) -> None:
    """A year is left out rather than guessed, and the person stays."""
    items = read(f"Name,Birthday\nAda,{text}\n")
    [found] = only(PersonRecord, items)
    assert found.facts == {}
    [message] = messages(items)
    assert said in message


def test_profession_and_page_are_no_facts() -> None:
    """A trade is no position, and a firm's page is nobody's profile."""
    found = person("Name,Email,Profession,Website\nAda,a@example.org,Nurse,www.example.org/team\n")
    assert (found.jobs, found.handle.urls) == ((), ())


# -- the settings' columns ---------------------------------------------------------------

MINE = "Nom complet;Courriel 2;Courriel;Société;Poste;Catégorie;Rencontre;Via;Par;Niveau;Domaine"


def test_columns_of_the_settings() -> None:
    """Every field that a column can be said to hold."""
    columns = {
        "name": "nom complet",
        "email": ["Courriel", "Courriel 2"],
        "organization": "Société",
        "title": "Poste",
        "groups": "Catégorie",
        "met": "Rencontre",
        "met-through": "Via",
        "introduced-by": "Par",
        "level": "Niveau",
        "fields": "Domaine",
    }
    cells = (
        "Ada Exemple;a@example.org;b@example.org;Atelier;Ingénieure;Aviron, Chœur;2019-05-31;"
        "le salon;Bo Exemple;senior;data, rail"
    )
    found = person(f"{MINE}\n{cells}\n", columns=columns)
    assert found.handle == Handle(emails=("a@example.org", "b@example.org"), names=("Ada Exemple",))
    assert found.jobs == (Job("Atelier", "Ingénieure"),)
    assert found.facts == {
        "groups": ("Aviron", "Chœur"),
        "met": date(2019, 5, 31),
        "met_through": "le salon",
        "introduced_by": Handle(names=("Bo Exemple",)),
        "level": Level.SENIOR,
        "fields": ("data", "rail"),
    }


def test_columns_that_nobody_could_know() -> None:
    """A table of nothing but its own words is read as the settings say."""
    content = "Wer;Wohin damit;Irgendwo\nAda Beispiel;ada@example.org;Graz\n"
    columns = {"name": "Wer", "email": "Wohin damit", "place": "Irgendwo"}
    assert sniffed(content) is Certainty.NO
    found = person(content, columns=columns)
    assert found.handle == Handle(emails=("ada@example.org",), names=("Ada Beispiel",))
    assert found.facts == {"place": "Graz"}


def test_what_is_not_mapped_is_still_known() -> None:
    """The mapping takes the place of what is known of its own fields only."""
    content = "Name,Pseudo,Email,Phone\nAda Example,Addy,a@example.org,+43 660 1\n"
    found = person(content, columns={"name": "Pseudo"})
    assert found.handle == Handle(emails=("a@example.org",), phones=("+43 660 1",), names=("Addy",))


def test_a_mapped_page_is_an_identifier_whatever_it_is() -> None:
    """Where the user says that a column holds people's pages, it does."""
    found = person("Name,Seite\nAda,https://ada.example.org\n", columns={"url": "Seite"})
    assert found.handle.urls == ("https://ada.example.org",)


@pytest.mark.parametrize("text", ["03/04/2019", "2019", "May 2019", "2019-13-01", "31.2.2019"])
def test_days_are_not_guessed(text: str) -> None:
    """A day that may be either of two is left out."""
    items = read(f"Name,Met on\nAda,{text}\n", columns={"met": "Met on"})
    [found] = only(PersonRecord, items)
    assert "met" not in found.facts
    assert messages(items) == [
        "a date of meeting is no full date, or may be either of two; it was left out"
    ]


@pytest.mark.parametrize("text", ["31.5.2019", "31/5/2019", "5/31/2019", "2019/05/31", "2019-5-31"])
def test_days_that_can_be_read_one_way(text: str) -> None:
    """A number beyond 12 is no month, and with dots the day comes first."""
    found = person(f"Name,Met on\nAda,{text}\n", columns={"met": "Met on"})
    assert found.facts == {"met": date(2019, 5, 31)}


def test_a_level_that_is_none() -> None:
    """An unknown word is no level, and the row stays."""
    items = read("Name,Stufe\nAda,boss\n", columns={"level": "Stufe"})
    assert only(PersonRecord, items)[0].facts == {}
    assert messages(items) == ["a level is none that is known; it was left out"]


def test_a_field_that_there_is_not() -> None:
    """A slip in the settings stops the reading, with what may have been meant."""
    with pytest.raises(InputError, match=r"no field 'emial'; did you mean 'email'\?"):
        read("Name,Email\nAda,a@example.org\n", columns={"emial": "Email"})
    with pytest.raises(InputError, match="the fields are name, given-name"):
        read("Name,Email\n", columns={"zzz": "Email"})


@pytest.mark.parametrize("value", [3, [], "", " ", [3], ["", "Name"], {"a": "b"}])
def test_a_column_that_is_no_name(value: object) -> None:
    """Columns are named by texts."""
    with pytest.raises(InputError, match=r"name under \[columns\] names no column"):
        read("Name,Email\n", columns={"name": value})


def test_columns_that_are_no_table() -> None:
    """The settings hold a table of fields."""
    with pytest.raises(InputError, match=r"\[columns\] of the settings is no table"):
        read("Name,Email\n", columns="Name")


@pytest.mark.parametrize("encoding", ["cp12500", "base64", "rot13", 3, ""])
def test_an_encoding_that_is_none(encoding: object) -> None:
    """Nor is one that turns bytes into no text."""
    with pytest.raises(InputError, match="of the settings is none that is known"):
        read("Name,Email\n", encoding=encoding)


def test_a_column_that_the_file_lacks_is_told_once() -> None:
    """However many rows there are; and a program's own table need not have it."""
    content = "Name,Email\n" + "Ada,a@example.org\n" * 3
    items = read(content, columns={"place": "Wohnort", "groups": ["Gruppe", "Email"]})
    found = [item for item in items if isinstance(item, Problem)]
    assert [item.message for item in found] == [
        "it has no column 'Wohnort', which [columns] of the settings names",
        "it has no column 'Gruppe', which [columns] of the settings names",
    ]
    assert not any(item.lost for item in found)
    google = "Name,Given Name,Group Membership,E-mail 1 - Value\nAda,Ada,,a@example.org\n"
    assert people(google, columns={"place": "Wohnort"})
    assert len(messages(read(google, columns={"place": "Wohnort", "name": "Name"}))) == 1


def test_every_field_of_the_settings_is_read() -> None:
    """No field is accepted and then forgotten."""
    values = {"level": "senior", "met": "2019-05-31", "born": "1980", "phone": "+43 660 1"}
    values |= {"shared-phone": "+43 1 2", "email": "a@example.org"}
    for field in FIELDS:
        value = values.get(field, "Some Words")
        columns = {"email": "B1"} | {field: "A1"}
        found = person(f"A1,B1\n{value},b@example.org\n", columns=columns)
        fact = found.facts.get(field)
        assert fact or value.split()[-1] in repr(found), field
