"""How somebody adopts netrules: each step of the story with its exit code and what it says.

Jo Wren's network is a mess: an old address book with one person twice, a contacts file with
silent ties, people without a way to reach them. Jo wants no more of it, and mends what is
there in her own time. The network, and everybody in it, is invented.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

import attrs
import pytest
from commands import Ran

from netrules.cli.main import main

SETTINGS: Final = """\
# Jo's settings.
sources = ["contacts.toml", "old-phone.vcf"]

[rules]
# Named one by one, so that the story stays the same when netrules learns new rules.
select = ["X", "R001", "R002", "R010", "R011", "R012", "R013", "R014", "R015"]

[rules.R002]
severity = "error"

[rules.R001]
severity = "error"

[[rule]]
code = "X001"
name = "old-level"
where = 'employer == "Ashcombe Mill" and level < "senior"'
message = "{person} may have been promoted by now"
severity = "error"
"""
CONTACTS: Final = """\
[me]
name = "Jo Wren"
email = "jo@wren.example"

[[person]]
name = "Fay Oakes"  # from the choir
email = "fay@oakes.example"
organization = "Ashcombe Mill"
level = "entry"

[[person]]
name = "Gus Thorne"
email = "gus@thorne.example"
organization = "Ashcombe Mill"
level = "training"

[[person]]
name = "Ida Marsh"
email = []
phone = []
url = []

[[person]]
name = "Lee Fenn"
email = "lee@fenn.example"
organization = "Fenn & Daughters"
"""
CARDS: Final = """\
BEGIN:VCARD
VERSION:3.0
FN:Nat Holloway
ORG:Brine Works
TEL;TYPE=CELL:+442079460101
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Nat Holloway
ORG:Brine Works
EMAIL:nat@holloway.example
END:VCARD
"""
#: The days of the story.
ADOPTED, BROKEN, ENDING = "2026-09-30", "2026-10-12", "2026-12-15"
LAST, OVER = "2026-12-31", "2027-01-01"
BASELINE: Final = ("--baseline", "baseline.json")


@attrs.frozen
class Story:
    """Jo's folder, and the commands that she runs in it."""

    folder: Path
    captured: pytest.CaptureFixture[str]

    def run(self, today: str, *words: str) -> Ran:
        """What a command answers on a day."""
        self.captured.readouterr()
        code = main([*words, "--today", today])
        out = self.captured.readouterr()
        return Ran(code, out.out, out.err)

    def check(self, today: str) -> Ran:
        """What the check in CI answers on a day, as text."""
        return self.run(today, "check", *BASELINE)

    def counting(self, today: str) -> list[str]:
        """The messages of what counts on a day, the worst first."""
        findings = self.run(today, "check", *BASELINE, "--format", "json").json["findings"]
        return [
            f"{one['severity']} {one['code']} {one['message']}"
            for one in findings
            if not (one["waived"] or one["baselined"])
        ]

    def edit(self, name: str, old: str, new: str) -> None:
        """Change one place in a file by hand."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def story(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Story:
    """The folder as it is before netrules is adopted."""
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "NETRULES_SALT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    for file, text in (
        ("netrules.toml", SETTINGS),
        ("contacts.toml", CONTACTS),
        ("old-phone.vcf", CARDS),
    ):
        (tmp_path / file).write_text(text, "utf-8")
    return Story(tmp_path, capsys)


def adopt(story: Story) -> None:
    """Jo has four old problems, and puts them into a baseline."""
    ran = story.run(ADOPTED, "check")
    assert (ran.code, ran.out.count("(set aside)")) == (1, 0)
    ran = story.run(ADOPTED, "baseline", "write", "baseline.json")
    assert (ran.code, ran.err) == (0, "netrules: baseline.json: 4 put in; it has 4\n")
    ran = story.check(ADOPTED)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("(set aside)") == 4
    assert story.counting(ADOPTED) == []


def break_it(story: Story) -> None:
    """One problem goes and another comes: as many as before, and the new one fails."""
    story.edit("contacts.toml", 'level = "training"', 'level = "senior"')
    story.edit("contacts.toml", 'Fenn & Daughters"', 'Ashcombe Mill"\nlevel = "unpaid"')
    assert story.check(BROKEN).code == 1
    assert story.counting(BROKEN) == [
        "error X001 Lee Fenn may have been promoted by now",
        "warning R015 the baseline has X001 old-level about Gus Thorne, which is no longer found",
    ]


def waive(story: Story) -> None:
    """Lee is away, and will be asked after the holidays."""
    ran = story.run(BROKEN, "waive", "X001")
    assert ran.code == 2
    [line] = [line for line in ran.err.splitlines() if "Lee Fenn" in line]
    key = line.split()[0]
    aside = ("--reason", "away until the new year", "--until", "2026-12-31")
    ran = story.run(BROKEN, "waive", key, *aside)
    assert ran.code == 0
    assert ran.err.startswith("netrules: netrules.toml: waived until 2026-12-31: Lee Fenn may")
    settings = (story.folder / "netrules.toml").read_text("utf-8")
    assert settings.startswith(SETTINGS)
    assert [one["key"] for one in tomllib.loads(settings)["waiver"]] == [key]
    ran = story.check(BROKEN)
    assert ran.code == 0
    assert "Lee Fenn may have been promoted by now (set aside)" in ran.out


def update(story: Story) -> None:
    """A baseline that is brought up to date does not make the waiver last for ever."""
    ran = story.run(BROKEN, "baseline", "update", "baseline.json")
    assert (ran.code, ran.err.splitlines()) == (
        0,
        [
            "netrules: baseline.json: 0 put in, 1 taken out; it has 3",
            "netrules: left out, as they are waived: 1",
        ],
    )


def let_it_end(story: Story) -> None:
    """Its end is told of before, and the day after what it set aside counts again."""
    assert story.check(ENDING).code == 0
    assert story.counting(ENDING) == ["info R011 the waiver of X001 ends in 16 days"]
    assert story.check(LAST).code == 0
    assert story.check(OVER).code == 1
    assert story.counting(OVER) == [
        "error X001 Lee Fenn may have been promoted by now",
        "warning R010 the waiver of X001 ended on 2026-12-31; what it set aside counts again",
    ]


def mend(story: Story) -> None:
    """Lee was promoted, and so was Fay: the waiver and an entry of the baseline are left over."""
    story.edit("contacts.toml", 'level = "unpaid"', 'level = "manager"')
    story.edit("contacts.toml", 'level = "entry"', 'level = "director"')
    assert story.check(OVER).code == 0
    assert story.counting(OVER) == [
        "warning R010 the waiver of X001 ended on 2026-12-31, and what it set aside is gone",
        "warning R015 the baseline has X001 old-level about Fay Oakes, which is no longer found",
    ]


def prune(story: Story) -> None:
    """Both are taken out; two old problems are left, and all else is clean."""
    ran = story.run(OVER, "baseline", "prune", "baseline.json")
    assert (ran.code, ran.err) == (0, "netrules: baseline.json: 1 taken out; it has 2\n")
    (story.folder / "netrules.toml").write_text(SETTINGS, "utf-8")
    ran = story.check(OVER)
    assert (ran.code, ran.err) == (0, "")
    assert story.counting(OVER) == []
    assert ran.out.count("(set aside)") == 2
    ran = story.run(OVER, "baseline", "show", "baseline.json")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "2 in the baseline: 2 there")


def come_back(story: Story) -> None:
    """What was mended once counts if it is ever so again."""
    (story.folder / "contacts.toml").write_text(CONTACTS, "utf-8")
    assert story.check(OVER).code == 1
    assert story.counting(OVER) == [
        "error X001 Fay Oakes may have been promoted by now",
        "error X001 Gus Thorne may have been promoted by now",
    ]


def test_adoption(story: Story) -> None:
    """Adopt, break, waive, let the waiver end, mend, prune; and nothing comes back unseen."""
    for chapter in (adopt, break_it, waive, update, let_it_end, mend, prune, come_back):
        chapter(story)
