"""`netrules people`: by expression, by pseudonym, hidden, and fit for a terminal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from commands import Run

import netrules

DAY = ("--today", "2026-09-30")


def test_everybody(run: Run, contacts: Path) -> None:
    """Without an expression everybody is listed by name, and what is not known is a "?"."""
    ran = run("people", "contacts.toml", *DAY)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out == (
        "id   name           title         organization      level     last two-way contact\n"
        "ana  Ana Ruizova    Head of Data  Quillfeather Ltd  director  2026-09-01\n"
        "bo   Bo Lindqvist   Beekeeper     Marrowgate        ?         2023-12-31 or earlier, "
        "if ever\n"
        "cy   Cy Dolewright  ?             ?                 ?         2023-12-31 or earlier, "
        "if ever\n"
        "\n"
        "3 of 3 people\n"
    )


def test_those_for_whom_it_holds(run: Run, contacts: Path) -> None:
    """Only those are listed for whom the expression holds; the last line counts the unknown."""
    ran = run("people", 'organization == "quillfeather" or level >= "vp"', "contacts.toml", *DAY)
    assert ran.code == 0
    assert ran.out == (
        "id   name         title         organization      level     last two-way contact\n"
        "ana  Ana Ruizova  Head of Data  Quillfeather Ltd  director  2026-09-01\n"
        "\n"
        "1 of 3 people; unknown for 2, missing level (2), organization (1); --maybe lists them\n"
    )


def test_maybe_lists_the_unknown_too(run: Run, contacts: Path) -> None:
    """With --maybe those follow for whom the expression may hold."""
    ran = run("people", 'level >= "vp"', "contacts.toml", "--maybe", *DAY)
    assert ran.out.splitlines()[0] == "perhaps also"
    assert [line.split()[0] for line in ran.out.splitlines()[2:4]] == ["bo", "cy"]
    assert ran.out.splitlines()[-1] == "0 of 3 people; unknown for 2, missing level (2)"


def test_json(run: Run, contacts: Path) -> None:
    """As JSON both lists are there, and contact is the first and last day it can have been."""
    ran = run("people", 'level >= "vp" or title == "head of data"', *DAY, contacts, "--format=json")
    assert ran.code == 0
    unknown = {"level": None, "last_two_way": [None, "2023-12-31"]}
    assert ran.json == {
        "schema": "netrules/people/1",
        "today": "2026-09-30",
        "of": 3,
        "people": [
            {
                "id": "ana",
                "name": "Ana Ruizova",
                "title": "Head of Data",
                "organization": "Quillfeather Ltd",
                "level": "director",
                "last_two_way": ["2026-09-01", "2026-09-01"],
            }
        ],
        "maybe": [
            {
                "id": "bo",
                "name": "Bo Lindqvist",
                "title": "Beekeeper",
                "organization": "Marrowgate",
                **unknown,
            },
            {"id": "cy", "name": "Cy Dolewright", "title": None, "organization": None, **unknown},
        ],
        "missing": {"level": 2, "title": 1},
    }


def test_the_day_decides(run: Run, contacts: Path) -> None:
    """The expression is asked on --today."""
    assert run("people", "warm", contacts, *DAY).out.endswith("1 of 3 people\n")
    later = run("people", "warm", contacts, "--today", "2028-01-01")
    assert later.out == (
        "0 of 3 people; unknown for 3, missing interactions (3); --maybe lists them\n"
    )


def test_sources_of_the_settings(run: Run, folder: Path, contacts: Path) -> None:
    """Without a path the sources of the settings are read."""
    (folder / "netrules.toml").write_text('sources = ["contacts.toml"]\n')
    assert run("people", "'data' in fields", *DAY).out.splitlines()[-1].startswith("1 of 3 people")


def test_placed_rungs_compare(run: Run, folder: Path, contacts: Path) -> None:
    """A side rung that the settings place compares with the others."""
    (folder / "netrules.toml").write_text('sources = ["p.toml"]\n[levels]\nowner = "vp"\n')
    (folder / "p.toml").write_text('[[person]]\nname = "Di"\nlevel = "owner"\n')
    assert run("people", 'level >= "director"', *DAY).out.endswith("1 of 1 people\n")
    assert run("people", 'level >= "owner"', *DAY).out.endswith("1 of 1 people\n")
    assert run("people", 'level < "owner"', *DAY).out == "0 of 1 people\n"


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ('levl >= "vp"', 'there is no `levl`; did you mean `level`?\n    levl >= "vp"\n    ^'),
        ("level >=", None),
        (
            "conatcts.toml",
            (
                "there is no `conatcts`\n    conatcts.toml\n    ^\n"
                "if a file is meant: conatcts.toml does not exist"
            ),
        ),
    ],
)
def test_what_is_no_expression(run: Run, contacts: Path, where: str, message: str | None) -> None:
    """A slip in the expression is shown with a caret, before anything is read."""
    ran = run("people", where, contacts, *DAY)
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    if message is not None:
        assert ran.err == f"netrules: {message}\n"
    else:
        assert ran.err.splitlines()[-1].strip() == "^"


def test_a_very_long_expression_is_no_path(run: Run, contacts: Path) -> None:
    """An expression longer than any file name is still an expression."""
    where = " or ".join(['name == "nobody"'] * 30)
    assert run("people", where, contacts, *DAY).out == "0 of 3 people\n"


# -- hidden ------------------------------------------------------------------------------


def test_hidden_names(run: Run, contacts: Path) -> None:
    """Under redaction every value read is a pseudonym, numbered where there is no salt."""
    ran = run("people", "contacts.toml", "--redact", *DAY)
    assert ran.out == (
        "id        name      title    organization    level     last two-way contact\n"
        "person-1  person-1  title-1  organization-1  director  2026-09-01\n"
        "person-2  person-2  title-2  organization-2  ?         2023-12-31 or earlier, if ever\n"
        "person-3  person-3  ?        ?               ?         2023-12-31 or earlier, if ever\n"
        "\n"
        "3 of 3 people\n"
    )
    assert ran.err == (
        "netrules: names are hidden by numbers; with a [privacy] salt they stay the same in "
        "every report\n"
    )


def test_a_pseudonym_is_resolved(run: Run, contacts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has the salt finds out whom a pseudonym of a report stands for."""
    monkeypatch.setenv("NETRULES_SALT", "sea")
    report = run("people", "warm", contacts, "--redact", "--format=json", *DAY).json
    pseudonym = report["people"][0]["id"]
    assert netrules.Namer(netrules.load(contacts), redact=True, salt="sea").person("ana") == (
        pseudonym
    )
    ran = run("people", pseudonym, contacts, *DAY)
    assert ran.code == 0
    assert ran.out.splitlines()[1].startswith("ana  Ana Ruizova  ")


@pytest.mark.parametrize(
    ("salt", "pseudonym", "options", "message"),
    [
        (
            "",
            "person-k3v7qdab",
            (),
            (
                "person-k3v7qdab cannot be resolved without the salt that the report was made "
                "with; put it into [privacy] salt or NETRULES_SALT"
            ),
        ),
        (
            "sea",
            "person-k3v7qdab",
            (),
            (
                "nobody in these files is person-k3v7qdab; was the report made with another salt "
                "or file?"
            ),
        ),
        (
            "sea",
            "person-2",
            (),
            (
                "person-2 only counts the people of one report, which was made without a salt; "
                "write one into [privacy] salt and make the report again"
            ),
        ),
        (
            "sea",
            "person-k3v7qdab",
            ("--redact",),
            "person-k3v7qdab cannot be resolved where names are hidden; add --no-redact",
        ),
    ],
)
def test_pseudonyms_that_are_not_resolved(
    run: Run,
    folder: Path,
    contacts: Path,
    salt: str,
    pseudonym: str,
    options: tuple[str, ...],
    message: str,
) -> None:
    """Without the salt, or where names are hidden, nobody is named."""
    (folder / "netrules.toml").write_text(f'[privacy]\nsalt = "{salt}"\n')
    ran = run("people", pseudonym, contacts, *options, *DAY)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err == f"netrules: {message}\n"


def test_nothing_moves_the_cursor(run: Run, folder: Path) -> None:
    """A name cannot send control characters to the terminal, in any format."""
    (folder / "c.toml").write_text(
        '[[person]]\nname = "Eve\\u001b[2J\\u009b1m\\u202e"\ntitle = "a\\nb"\n', encoding="utf-8"
    )
    for options in ((), ("--format=json",), ("--redact",)):
        ran = run("people", "c.toml", *options, *DAY)
        assert ran.code == 0
        for bad in ("\x1b", "\x9b", "\u202e"):
            assert bad not in ran.out + ran.err
    assert run("people", "c.toml", "--format=json").json["people"][0]["name"] == (
        "Eve\x1b[2J\x9b1m\u202e"
    )
    assert len(run("people", "c.toml").out.splitlines()) == 4


def test_an_input_that_cannot_be_read(run: Run, folder: Path, contacts: Path) -> None:
    """The others are listed, the bad one is named, and the exit code is 2."""
    (folder / "empty.csv").write_bytes(b"")
    ran = run("people", contacts, "empty.csv", *DAY)
    assert ran.code == 2
    assert ran.out.endswith("3 of 3 people\n")
    assert ran.err == "netrules: empty.csv: is empty; export or save it again\n"


def test_from_python(contacts: Path) -> None:
    """`netrules.find_people` gives the same."""
    found = netrules.find_people(netrules.load(contacts), 'level >= "vp"', today=date(2026, 9, 30))
    assert found.people == ()
    assert [person.id for person in found.maybe] == ["bo", "cy"]
    assert found.missing == {"level": 2}
