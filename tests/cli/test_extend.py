"""Settings that extend others: what holds, and where messages say that it was stated."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run

SHARED = """\
plugins = ["rules"]
fresh-days = 7

[me]
channels = ["mail"]
place = "Leeds"

[rules]
ignore = ["M001"]

[rules.K002]
late = 3.0
severity = "warning"

[[goal]]
name = "a job"
template = "job"

[[waiver]]
rule = "K002"
reason = "shared"
until = 2027-01-01
"""
OWN = """\
extend = "../shared.toml"

[me]
name = "Mo Egolund"
place = "York"

[rules.K002]
late = 4.0

[[goal]]
name = "a job"
template = "sales"

[[waiver]]
rule = "K003"
reason = "own"
until = 2027-01-01
"""


@pytest.fixture
def own(folder: Path) -> Path:
    """The settings in a folder, which extend those above it."""
    (folder / "shared.toml").write_text(SHARED)
    (folder / "rules").mkdir()
    (folder / "rules" / "mine.py").write_text(
        "from netrules import Person, passed, rule\n\n\n"
        '@rule("X001", "mine", stance="practice")\n'
        'def mine(person: Person):\n    """Mine."""\n    return passed()\n'
    )
    (folder / "ana").mkdir()
    path = folder / "ana" / "netrules.toml"
    path.write_text(OWN)
    return path


def test_what_holds(run: Run, own: Path) -> None:
    """A key stands over the same key of the other file, and each says where it is stated."""
    ran = run("config", "show", "--config", own, "--format", "json", "--no-redact")
    assert (ran.code, ran.err) == (0, "")
    shown = {
        (*one["table"], one["key"]): (one["value"], one["origin"]) for one in ran.json["settings"]
    }
    assert shown["fresh-days",] == (7, "../shared.toml:2")
    assert shown["plugins",] == (["../rules"], "../shared.toml:1")
    assert shown["me", "name"] == (["Mo Egolund"], "netrules.toml:4")
    assert shown["me", "place"] == ("York", "netrules.toml:5")
    assert shown["me", "channels"] == (["mail"], "../shared.toml:5")
    assert shown["rules", "ignore"] == (["M001"], "../shared.toml:9")
    assert shown["rules", "K002", "late"] == (4.0, "netrules.toml:8")
    assert shown["rules", "K002", "severity"] == ("warning", "../shared.toml:13")
    assert shown["goal", "a job", "template"] == ("sales", "netrules.toml:12")
    assert [shown["waiver", number, "reason"] for number in "12"] == [
        ("shared", "../shared.toml:21"),
        ("own", "netrules.toml:16"),
    ]
    assert run("rules", "--why", "X001", "--config", own).code == 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("late = 3.0", "lates = 3.0", "../shared.toml:12: rule K002 has no option 'lates'"),
        ("fresh-days", "fresh_days", "../shared.toml:2: unknown key 'fresh_days'"),
        ('["rules"]', '["nowhere"]', "../shared.toml:1: plugin 'nowhere' is neither"),
        ('"M001"', '"M0001"', None),
        ("[me]", "extend = 'ana/netrules.toml'\n[me]", "extend leads back to ana/netrules.toml"),
    ],
)
def test_faults_of_the_other_file(
    run: Run, own: Path, old: str, new: str, told: str | None
) -> None:
    """A fault is told at the file and line where it stands, also of a selector in vain."""
    shared = own.parents[1] / "shared.toml"
    shared.write_text(SHARED.replace(old, new))
    (own.parent / "contacts.toml").write_text("[[person]]\nname = 'Ana Ruizova'\n")
    words = ("check", own.parent / "contacts.toml", "--config", own, "--today", "2026-09-30")
    ran = run(*words, "--select", "R004", "--format", "json")
    if told is None:
        [finding] = [one for one in ran.json["findings"] if one["code"] == "R004"]
        assert finding["locations"] == [
            {"path": "../shared.toml", "member": None, "line": 9, "record": None}
        ]
    else:
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err


def test_a_file_that_is_not_there(run: Run, own: Path) -> None:
    """What cannot be extended is told at the line that names it."""
    (own.parents[1] / "shared.toml").unlink()
    ran = run("rules", "--config", own)
    assert ran.code == 2
    assert ran.err == (
        "netrules: netrules.toml:1: extend names ../shared.toml, which is no file; give its path "
        "from here\n"
    )
