"""`netrules diff`: what changed, in words, for a comment, as JSON and hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import CONTACTS, Run

DAY = ("--today", "2026-09-30")
MORE = """
[[person]]
name = "Dee [x](https://evil.example) Farrow"

[[tie]]
between = ["ana", "bo"]
"""


@pytest.fixture
def later(contacts: Path) -> Path:
    """The contacts file with somebody more, somebody less and another employer."""
    text = CONTACTS.replace("Marrowgate", "Otherwhere").replace("2026-09-01", "2024-09-01")
    path = contacts.with_name("later.toml")
    path.write_text(text + MORE, "utf-8")
    return path


@pytest.mark.usefixtures("later")
def test_in_words(run: Run) -> None:
    """Who came, what is new, who has gone cool."""
    ran = run("diff", "contacts.toml", "later.toml", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "people 3 -> 4, ties 3 -> 5; as of 2026-09-30\n"
        "\n"
        "1 person came\n"
        "  Dee [x](https://evil.example) Farrow\n"
        "\n"
        "New ties\n"
        "  Ana Ruizova - Bo Lindqvist\n"
        "\n"
        "Contact\n"
        "  Ana Ruizova: warm -> not warm\n"
        "\n"
        "Employer\n"
        "  Bo Lindqvist: Marrowgate -> Otherwhere\n"
        "\n"
        "Records kept, by source\n"
        "  contacts: 5 -> 7\n"
        "\n"
        "Can't tell of bridges and clusters\n"
        "  on either side: no file lists all ties among these people; add them, and [coverage] "
        "ties-among\n"
    )


@pytest.mark.usefixtures("later")
def test_nothing_changed(run: Run) -> None:
    """A file against itself; with --diff-exit the exit code says so."""
    ran = run("diff", "contacts.toml", "contacts.toml", *DAY, "--diff-exit")
    assert (ran.code, ran.out.split("\n")[0]) == (0, "Nothing changed; as of 2026-09-30")
    assert run("diff", "contacts.toml", "later.toml", *DAY, "--diff-exit").code == 1


@pytest.mark.usefixtures("later")
def test_in_markdown_a_name_is_no_link(run: Run) -> None:
    """What was read stays text."""
    out = run("diff", "contacts.toml", "later.toml", *DAY, "--format", "markdown").out
    assert out.startswith("## What changed\n")
    assert "### New ties\n\n- Ana Ruizova - Bo Lindqvist" in out
    assert "](" not in out.replace("\\]\\(", "")


@pytest.mark.usefixtures("later")
def test_as_json(run: Run) -> None:
    """Ids, values before and after, and names apart from them."""
    found = run("diff", "contacts.toml", "later.toml", *DAY, "--format", "json").json
    assert found["schema"] == "netrules/diff/1"
    assert found["changed"] is True
    assert found["ties_new"] == [["ana", "bo"]]
    assert {
        "person": "bo",
        "what": "organization",
        "before": "Marrowgate",
        "after": "Otherwhere",
    } in (found["people"])
    assert found["sizes"] == {"people": [3, 4], "ties": [3, 5]}
    assert found["names"]["bo"] == "Bo Lindqvist"


@pytest.mark.parametrize("salt", ["", "a salt for tests of pseudonyms"])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
@pytest.mark.usefixtures("later")
def test_names_are_hidden(run: Run, monkeypatch: pytest.MonkeyPatch, form: str, salt: str) -> None:
    """With and without a salt; without one a number stands for one person on both sides."""
    monkeypatch.setenv("NETRULES_SALT", salt)
    ran = run("diff", "contacts.toml", "later.toml", *DAY, "--redact", "--format", form)
    assert ran.code == 0
    for word in ("Ana", "Dee", "Lindqvist", '"bo"', "Marrowgate", "Otherwhere"):
        assert word not in ran.out


def test_a_file_that_is_not_there(run: Run, contacts: Path) -> None:
    """Everybody would have gone; it is an error instead."""
    ran = run("diff", contacts.name, "nowhere.toml", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere.toml" in ran.err
