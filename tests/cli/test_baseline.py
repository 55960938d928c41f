"""`netrules baseline`, and `netrules check --baseline`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import CONTACTS, Run

DAY = ("--today", "2026-09-30")
FILE = ("--baseline", "baseline.json")
SETTINGS = """\
sources = ["contacts.toml"]

[rules]
select = ["X", "R004", "R015", "G001"]

[[rule]]
code = "X001"
name = "bee-keeper"
where = 'title == "Beekeeper"'
message = "{person} keeps bees"
severity = "error"
"""


@pytest.fixture
def settings(contacts: Path) -> Path:
    """A settings file by whose rule one person is found."""
    path = contacts.with_name("netrules.toml")
    path.write_text(SETTINGS, encoding="utf-8")
    return path


@pytest.fixture
def baseline(run: Run, settings: Path) -> Path:
    """A baseline of what is found."""
    assert run("baseline", "write", "baseline.json", *DAY).code == 0
    return settings.with_name("baseline.json")


def test_write(run: Run, settings: Path) -> None:
    """It says how many findings it took."""
    ran = run("baseline", "write", "baseline.json", *DAY)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "netrules: baseline.json: 1 put in; it has 1\n"
    document = json.loads(settings.with_name("baseline.json").read_text())
    assert [one["code"] for one in document["findings"]] == ["X001"]
    assert document["sources"] == [{"path": "contacts.toml", "source": "contacts"}]


def test_write_overwrites_nothing(run: Run, baseline: Path) -> None:
    """A second write would take in what is new; that is what update is for."""
    baseline.write_text("mine")
    ran = run("baseline", "write", "baseline.json", *DAY)
    assert (ran.code, baseline.read_text()) == (2, "mine")
    assert "baseline.json exists; netrules baseline update brings it up to date" in ran.err


def test_check(run: Run, contacts: Path, baseline: Path) -> None:
    """What is in it counts no more, and what is new does."""
    assert run("check", *DAY).code == 1
    ran = run("check", *DAY, *FILE)
    assert (ran.code, ran.err) == (0, "")
    assert "Bo Lindqvist keeps bees (set aside)" in ran.out
    contacts.write_text(CONTACTS.replace("Head of Data", "Beekeeper"), encoding="utf-8")
    ran = run("check", *DAY, *FILE)
    assert ran.code == 1
    lines = [line.strip() for line in ran.out.splitlines()]
    assert lines.index("Ana Ruizova keeps bees") < lines.index(
        "Bo Lindqvist keeps bees (set aside)"
    )


def test_stale(run: Run, contacts: Path, baseline: Path) -> None:
    """An entry that is gone is told, at its line, and fails nothing by itself."""
    contacts.write_text(CONTACTS.replace("Beekeeper", "Baker"), encoding="utf-8")
    ran = run("check", *DAY, *FILE, "--format", "json")
    assert ran.code == 0
    [found] = ran.json["findings"]
    assert (found["code"], found["severity"]) == ("R015", "warning")
    assert found["message"] == (
        "the baseline has X001 bee-keeper about Bo Lindqvist, which is no longer found"
    )
    [place] = found["locations"]
    line = baseline.read_text().split("\n")[place["line"] - 1]
    assert (place["path"], '"code": "X001"' in line) == ("baseline.json", True)
    assert run("check", *DAY, *FILE, "--fail-on", "warning").code == 1


def test_prune(run: Run, contacts: Path, baseline: Path) -> None:
    """What is gone is taken out, so that it counts if it comes back; what is new stays new."""
    text = CONTACTS.replace("Beekeeper", "Baker").replace("Head of Data", "Beekeeper")
    contacts.write_text(text, encoding="utf-8")
    ran = run("baseline", "prune", "baseline.json", *DAY)
    assert (ran.code, ran.err) == (0, "netrules: baseline.json: 1 taken out; it has 0\n")
    assert run("check", *DAY, *FILE).code == 1
    contacts.write_text(CONTACTS, encoding="utf-8")
    assert run("check", *DAY, *FILE).code == 1


def test_update(run: Run, contacts: Path, baseline: Path) -> None:
    """What is new is taken in, and what is gone is taken out."""
    text = CONTACTS.replace("Beekeeper", "Baker").replace("Head of Data", "Beekeeper")
    contacts.write_text(text, encoding="utf-8")
    ran = run("baseline", "update", "baseline.json", *DAY)
    assert (ran.code, ran.err) == (0, "netrules: baseline.json: 1 put in, 1 taken out; it has 1\n")
    assert run("check", *DAY, *FILE).code == 0


def test_an_update_of_nothing_changes_nothing(run: Run, baseline: Path) -> None:
    """To the byte."""
    text = baseline.read_bytes()
    for action in ("update", "prune"):
        assert run("baseline", action, "baseline.json", *DAY).code == 0
        assert baseline.read_bytes() == text


def test_what_no_baseline_can_hold(run: Run, settings: Path) -> None:
    """A goal that is not met and settings at fault are left out, and told."""
    settings.write_text(
        SETTINGS.replace("[rules]", '[rules]\nignore = ["K99"]')
        + '[[goal]]\nname = "aim"\n[[goal.need]]\nname = "n"\nwho = \'place == "Leeds"\'\n'
        '[[goal.need]]\nname = "m"\nwho = \'employer == "Nobody Inc" and born > 2500\'\n'
        "[[goal.need]]\nname = \"three\"\nwho = 'title == title or not (title == title)'\n"
        "at-least = 4\n",
        encoding="utf-8",
    )
    ran = run("baseline", "write", "baseline.json", *DAY)
    assert ran.code == 0
    assert "left out, as no baseline can hold them: 1 of G001 unmet-need, 1 of R004" in ran.err
    ran = run("check", *DAY, *FILE, "--format", "json")
    assert ran.code == 1
    assert [one["code"] for one in ran.json["findings"] if not one["baselined"]] == [
        "G001",
        "R004",
    ]


def test_what_is_waived(run: Run, settings: Path) -> None:
    """It is left out, and told: a waiver has an end."""
    waiver = '[[waiver]]\nrule = "X001"\nreason = "r"\nuntil = 2026-12-31\n'
    settings.write_text(SETTINGS + waiver, encoding="utf-8")
    ran = run("baseline", "write", "baseline.json", *DAY)
    assert ran.err == (
        "netrules: baseline.json: 0 put in; it has 0\nnetrules: left out, as they are waived: 1\n"
    )


def test_show(run: Run, contacts: Path, baseline: Path) -> None:
    """Each entry with what became of it."""
    ran = run("baseline", "show", "baseline.json", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "there  X001  bee-keeper  Bo Lindqvist keeps bees\n1 in the baseline: 1 there\n"
    )
    contacts.write_text(CONTACTS.replace("Beekeeper", "Baker"), encoding="utf-8")
    assert run("baseline", "show", "baseline.json", *DAY).out == (
        "gone  X001  bee-keeper  Bo Lindqvist\n1 in the baseline: 1 gone\n"
    )
    ran = run("baseline", "show", "baseline.json", *DAY, "--select", "R015")
    assert ran.out.startswith("not judged  X001")


def test_show_as_json(run: Run, baseline: Path) -> None:
    """For programs."""
    document = run("baseline", "show", "baseline.json", *DAY, "--format", "json").json
    [entry] = document["findings"]
    assert document["schema"] == "netrules/baseline-state/1"
    assert (entry["state"], entry["code"]) == ("there", "X001")
    assert entry["messages"] == ["Bo Lindqvist keeps bees"]
    assert entry["key"] in baseline.read_text()


def test_show_hides_names(run: Run, baseline: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where names are hidden ids are, too; a key is shown where there is a salt."""
    monkeypatch.setenv("CI", "true")
    bo = json.loads(baseline.read_text())["findings"][0]["ids"][0]
    for words in ((), ("--format", "json")):
        ran = run("baseline", "show", "baseline.json", *DAY, *words)
        assert "Lindqvist" not in ran.out
        assert bo not in ran.out
        assert "person-1" in ran.out
        assert '"key"' not in ran.out
    monkeypatch.setenv("NETRULES_SALT", "salt")
    assert '"key"' in run("baseline", "show", "baseline.json", *DAY, "--format", "json").out


@pytest.mark.parametrize("action", ["write", "update", "prune"])
def test_where_names_are_hidden_nothing_is_written(
    run: Run, baseline: Path, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of ids is the user's own data."""
    text = baseline.read_bytes()
    monkeypatch.setenv("CI", "true")
    ran = run("baseline", action, "baseline.json", *DAY)
    assert (ran.code, baseline.read_bytes()) == (2, text)
    assert "names are hidden here; give --no-redact" in ran.err


def test_check_where_names_are_hidden(
    run: Run, contacts: Path, baseline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A baseline made at home is matched on a build server, and shows no id there."""
    monkeypatch.setenv("CI", "true")
    assert run("check", *DAY, *FILE).code == 0
    contacts.write_text(CONTACTS.replace("Beekeeper", "Baker"), encoding="utf-8")
    bo = json.loads(baseline.read_text())["findings"][0]["ids"][0]
    ran = run("check", *DAY, *FILE, "--format", "json")
    assert "about person-1, which is no longer found" in ran.out
    assert f'"{bo}"' not in ran.out
    assert "Lindqvist" not in ran.out


@pytest.mark.parametrize("action", ["write", "update", "prune"])
def test_nothing_is_written_where_not_everything_was_judged(
    run: Run, folder: Path, baseline: Path, action: str
) -> None:
    """An input that cannot be read is exit code 2, a rule that crashes 3; the file stays."""
    text = baseline.read_bytes()
    file = "new.json" if action == "write" else "baseline.json"
    ran = run("baseline", action, file, "contacts.toml", "gone.vcf", *DAY)
    assert ran.code == 2
    assert f"{file}: nothing was written, since not everything was judged" in ran.err
    (folder / "own.py").write_text(
        "from netrules import Network, rule\n\n\n"
        '@rule("X009", "raising-rule", stance="practice")\n'
        'def raises(network: Network):\n    """It raises."""\n    raise RuntimeError\n'
    )
    ran = run("baseline", action, file, "--plugin", "own.py", *DAY)
    assert ran.code == 3
    assert ran.err.count("crashed: X009") == 1
    assert not (folder / "new.json").exists()
    assert baseline.read_bytes() == text


def test_a_part_of_the_files(run: Run, folder: Path, baseline: Path) -> None:
    """Nothing is stale for a run that did not read what it was about, and that is told."""
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Flo Berg\nEMAIL:flo@example.org\nEND:VCARD\n"
    (folder / "flo.vcf").write_text(card, "utf-8")
    ran = run("check", "flo.vcf", *DAY, *FILE, "--format", "json")
    assert ran.json["findings"] == []
    assert "baseline.json rests on contacts.toml, not read here" in ran.err
    text = baseline.read_bytes()
    assert run("baseline", "prune", "baseline.json", "flo.vcf", *DAY).code == 0
    assert baseline.read_bytes() == text


@pytest.mark.parametrize("words", [("check", *FILE), ("baseline", "prune", "baseline.json")])
def test_a_file_that_is_none(run: Run, settings: Path, words: tuple[str, ...]) -> None:
    """One that is not there, or is something else, is exit code 2 before anything is read."""
    ran = run(*words, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "netrules: baseline.json: there is no such file; netrules baseline write makes it\n"
    )
    settings.with_name("baseline.json").write_text("{\n]")
    ran = run(*words, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("netrules: baseline.json:2: this is not JSON: ")


def test_an_action_there_is_not(run: Run, settings: Path) -> None:
    """It says which there are."""
    ran = run("baseline", "wirte", "baseline.json")
    assert ran.code == 2
    assert "write" in ran.err


def test_the_baseline_of_the_settings(run: Run, contacts: Path) -> None:
    """Without an option the file that the settings name is taken; one that is not there is no
    baseline of nothing."""
    settings = contacts.with_name("netrules.toml")
    settings.write_text('sources = ["contacts.toml"]\n', "utf-8")
    day = ("--today", "2026-09-30")
    assert run("baseline", "write", "base.json", *day).code == 0
    settings.write_text('baseline = "base.json"\nsources = ["contacts.toml"]\n', "utf-8")
    named = run("check", *day, "--format", "json").json["findings"]
    assert any(one["baselined"] for one in named)
    [line] = run("check", "--each", ".", *day).out.splitlines()
    assert '"baselined":true' in line.replace(" ", "")
    contacts.with_name("base.json").unlink()
    ran = run("check", *day)
    assert (ran.code, ran.out) == (2, "")
    assert "netrules baseline write makes it" in ran.err
