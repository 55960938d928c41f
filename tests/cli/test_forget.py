"""`netrules forget`: a person taken out of everything that netrules writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import CONTACTS, Run

DAY = ("--today", "2026-09-30")
MORE = """
[[tie]]
between = ["ana", "bo"]

[[tie]]
between = ["bo", "Cy Dolewright"]

[[group]]
name = "choir"
members = ["ana@example.com", "bo"]  # Ana Ruizova sings alto
key-players = "ana"

[[interaction]]
with = ["ana", "bo"]
on = 2026-08-01

[[outcome]]
what = "client"
on = 2026-07-01
credit = "ana"

# Ana Ruizova told me about this one
[[outcome]]
what = "talk"
on = 2026-07-02
credit = ["ana", "cy"]
"""
SETTINGS = """\
sources = ["contacts.toml", "phone.vcf"]  # all there is

[[waiver]]
rule = "K002"
people = ["ana"]  # Ana Ruizova
reason = "on leave"
until = 2027-01-01

[[waiver]]
rule = "R002"
people = ["Ana Ruizova", "bo"]  # Ana Ruizova, Bo Lindqvist
reason = "both of them"
until = 2027-01-01
"""
CARD = """\
BEGIN:VCARD
VERSION:3.0
FN:Ana Ruizova
EMAIL:ana@example.com
END:VCARD
"""


@pytest.fixture
def everywhere(run: Run, folder: Path, contacts: Path) -> Path:
    """A folder in which Ana is in every file."""
    contacts.write_text(CONTACTS + MORE)
    (folder / "contacts.toml.bak").write_text(CONTACTS)
    (folder / "netrules.toml").write_text(SETTINGS)
    (folder / "phone.vcf").write_text(CARD)
    run("baseline", "write", "baseline.json", *DAY)
    run("check", *DAY, "--format", "json", "--output", "report.json")
    run("check", *DAY, "--format", "jsonl", "--output", "report.jsonl")
    run("check", *DAY, "--format", "markdown", "--output", "report.md")
    return folder


def test_they_are_gone_from_every_file(run: Run, everywhere: Path) -> None:
    """Nothing that netrules writes names them any more; others stay, with their comments."""
    before = {path.name for path in everywhere.iterdir()}
    assert "ana" in (everywhere / "report.json").read_text().casefold()
    ran = run("forget", "Ana Ruizova", *DAY)
    assert ran.code == 1
    assert ran.out.startswith("Ana Ruizova (ana)\n\nGone\n  contacts.toml:5 ")
    assert (
        "Still there, and for you to take out\n"
        "  contacts.toml: line 35 (in what is about others)\n"
        "  phone.vcf: line 1 (in a file that others write)\n"
    ) in ran.out
    assert (everywhere / "contacts.toml").read_text().split("\n")[34].startswith("# Ana Ruizova")
    assert before - {path.name for path in everywhere.iterdir()} == {"contacts.toml.bak"}
    for name in ("contacts.toml", "netrules.toml", "report.json", "report.jsonl", "baseline.json"):
        text = (everywhere / name).read_text().casefold()
        assert text.count("ruizova") == (name == "contacts.toml"), name
        assert '"ana"' not in text, name
    (everywhere / "phone.vcf").unlink()
    (everywhere / "netrules.toml").write_text("")
    left = run("people", "contacts.toml", *DAY, "--format", "json").json
    assert [one["id"] for one in left["people"]] == ["bo", "cy"]


def test_what_is_left_of_others(run: Run, everywhere: Path) -> None:
    """A group, a meeting, an outcome and a waiver keep the others, and say of them what they
    said; an outcome of hers alone is yours still."""
    assert run("forget", "ana@example.com", *DAY).code == 1
    assert (
        (everywhere / "contacts.toml").read_text().partition("[[tie]]")[2]
        == """
between = ["bo", "Cy Dolewright"]

[[group]]
name = "choir"
members = ["bo"]

[[interaction]]
with = ["bo"]
on = 2026-08-01
breadth = "group"

[[outcome]]
what = "client"
on = 2026-07-01

# Ana Ruizova told me about this one
[[outcome]]
what = "talk"
on = 2026-07-02
credit = ["cy"]
"""
    )
    assert (
        (everywhere / "netrules.toml").read_text()
        == """\
sources = ["contacts.toml", "phone.vcf"]  # all there is

[[waiver]]
rule = "R002"
people = ["bo"]
reason = "both of them"
until = 2027-01-01
"""
    )


def test_a_rehearsal(run: Run, everywhere: Path) -> None:
    """--dry-run says what would go, by file and line, and changes no byte."""
    before = {path: path.read_bytes() for path in everywhere.iterdir()}
    ran = run("forget", "ana", *DAY, "--dry-run")
    assert ran.code == 1
    assert "Would go\n  contacts.toml:5 " in ran.out
    assert "  netrules.toml:3    [[waiver]]\n" in ran.out
    assert "  contacts.toml: line 53 (in what is about others)\n" in ran.out
    assert "  contacts.toml.bak " in ran.out
    assert {path: path.read_bytes() for path in everywhere.iterdir()} == before


def test_other_files_are_looked_into(run: Run, everywhere: Path) -> None:
    """What is no file of netrules for programs is told with its lines."""
    ran = run("forget", "ana", *DAY, "--also", "report.md")
    assert "  report.md: line" in ran.out
    assert "(in a file made before; make it again, or delete it)" in ran.out


def test_all_or_nothing(run: Run, everywhere: Path) -> None:
    """Where one file cannot be written, none is."""
    inline = 'tie = [{ between = ["ana", "bo"] }]\n' + CONTACTS
    (everywhere / "contacts.toml").write_text(inline)
    before = {path: path.read_bytes() for path in everywhere.iterdir()}
    ran = run("forget", "ana", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "contacts.toml: has tables that are written on one line" in ran.err
    assert "nothing was written" in ran.err
    assert {path: path.read_bytes() for path in everywhere.iterdir()} == before


def test_who_is_meant(run: Run, folder: Path, contacts: Path) -> None:
    """A name of several lists them, a misspelt one suggests, and a pseudonym resolves."""
    contacts.write_text(CONTACTS + '[[person]]\nid = "ana2"\nname = "Ana Ruizova"\n')
    ran = run("forget", "Ana Ruizova", contacts)
    assert ran.code == 2
    assert "2 people are called 'Ana Ruizova'; name one by id: ana, ana2" in ran.err
    assert "did you mean Bo Lindqvist?" in run("forget", "Bo Lindqist", contacts).err
    (folder / "netrules.toml").write_text('[privacy]\nsalt = "pepper"\n')
    hidden = run("people", 'name == "Bo Lindqvist"', contacts, "--redact", "--format", "json")
    [pseudonym] = [one["id"] for one in hidden.json["people"]]
    ran = run("forget", pseudonym, contacts)
    assert ran.code == 0
    assert ran.out.startswith("Bo Lindqvist (bo)\n")
    assert ran.out.endswith("\nThey are in none of these files\n")
    assert "Lindqvist" not in contacts.read_text()


def test_not_where_names_are_hidden(run: Run, contacts: Path) -> None:
    """It changes files and says names: not under redaction."""
    ran = run("forget", "ana", contacts, "--redact")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("netrules: forget says whom it forgets")


def test_namesakes_stay(run: Run, contacts: Path) -> None:
    """Somebody else of the same name is not touched, nor what means them."""
    other = '\n[[person]]\nid = "ana2"\nname = "Ana Ruizova"\n\n[[tie]]\nbetween = ["ana2", "bo"]\n'
    contacts.write_text(CONTACTS + other)
    ran = run("forget", "ana", contacts)
    assert ran.code == 1  # her name still stands there, as the other one's
    assert contacts.read_text().endswith(other)
    assert 'id = "ana"\n' not in contacts.read_text()


def test_a_baseline_that_is_no_json(run: Run, folder: Path, contacts: Path) -> None:
    """A file beside the settings that looks like one of ours and is broken is told, not lost."""
    (folder / "x.json").write_text('{"schema": "netrules/report/1", "Ana Ruizova')
    ran = run("forget", "ana", contacts)
    assert "  x.json: line 1 (in a file made before" in ran.out
    assert json.dumps("Ana") not in contacts.read_text()
