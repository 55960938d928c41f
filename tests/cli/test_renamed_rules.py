"""A rule that was renamed: settings, waivers, baselines and reports that say its old words work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run

RULE = '''\
from netrules import Person, require, rule


@rule({words}, stance="practice", severity="warning"{more})
def no_beekeeper(person: Person, *, word: str = "Bee"):
    """Nobody keeps bees."""
    return require(word not in (person.title or ""), "{{person}} keeps bees", person=person)
'''
OLD = RULE.format(words='"X001", "no-beekeeper"', more="")
NEW = RULE.format(words='"X014", "bees-kept"', more=', formerly=("X001", "no-beekeeper")')
CHECK = ("check", "contacts.toml", "--today", "2026-10-01", "--select", "X", "--no-redact")


@pytest.fixture(autouse=True)
def _local(contacts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule in force is that of own.py, under the words that it had at first."""
    monkeypatch.setenv("NETRULES_PLUGINS", "own.py")
    (contacts.parent / "own.py").write_text(OLD)


def _rename(folder: Path) -> None:
    (folder / "own.py").write_text(NEW)


@pytest.mark.parametrize("word", ["X001", "no-beekeeper"])
def test_selectors_go_on_meaning_it(run: Run, folder: Path, word: str) -> None:
    """A former code or name selects, ignores and is explained; the user is told what to write."""
    _rename(folder)
    now = {"X001": "X014", "no-beekeeper": "bees-kept"}[word]
    ran = run("rules", "--why", word, "--ignore", word)
    assert ran.out.startswith(f"X014 bees-kept is off: ignored by '{word}'")
    assert ran.err == f"netrules: {word} is called {now} now; write {now}\n"
    assert run("rules", "--why", "X014", "--select", word).out.startswith("X014 bees-kept is on")
    explained = run("explain", word).out
    assert explained.startswith("X014 bees-kept\n")
    assert "formerly  X001, no-beekeeper\n" in explained


def test_settings_go_on_meaning_it(run: Run, folder: Path) -> None:
    """Options and waivers under a former word hold, and each is told of with its line."""
    settings = (
        '[rules.no-beekeeper]\nword = "Head"\nseverity = "error"\n\n'
        '[[waiver]]\nrule = "X001"\npeople = ["ana"]\nreason = "She likes it"\nuntil = 2026-12-01\n'
    )
    (folder / "netrules.toml").write_text(settings)
    before = run(*CHECK, "--format", "json")
    _rename(folder)
    after = run(*CHECK, "--format", "json")
    (finding,) = json.loads(after.out)["findings"]
    assert (finding["code"], finding["severity"], finding["waived"]) == ("X014", "error", True)
    assert json.loads(before.out)["findings"][0]["waived"] is True
    assert before.err == ""
    assert after.err.splitlines() == [
        "netrules: netrules.toml:1: no-beekeeper is called bees-kept now; write bees-kept",
        "netrules: netrules.toml:6: X001 is called X014 now; write X014",
    ]


def test_two_tables_for_one_rule(run: Run, folder: Path) -> None:
    """A table under the old word and one under the new: which of them counts is not guessed."""
    _rename(folder)
    (folder / "netrules.toml").write_text('[rules.X001]\nword = "A"\n[rules.X014]\nword = "B"\n')
    ran = run(*CHECK)
    assert ran.code == 2
    assert "rule X014 has two tables" in ran.err


def test_a_waiver_by_key_goes_on_holding(run: Run, folder: Path) -> None:
    """The key of a waiver was made of the old code."""
    key = json.loads(run(*CHECK, "--format", "json").out)["findings"][0]["key"]
    waived = run("waive", key, "contacts.toml", "--reason", "Let him", "--until", "2026-12-01",
                 "--today", "2026-10-01", "--no-redact")  # fmt: skip
    assert waived.code == 0, waived.err
    _rename(folder)
    (finding,) = json.loads(run(*CHECK, "--format", "json").out)["findings"]
    assert (finding["waived"], finding["key"] != key) == (True, True)


def test_a_baseline_goes_on_holding(run: Run, folder: Path) -> None:
    """What was there is there still, is not stale, and is written anew under the new words."""
    wrote = run("baseline", "write", "netrules-baseline.json", *CHECK[1:])
    assert wrote.code == 0, wrote.err
    _rename(folder)
    ran = run(*CHECK, "--baseline", "netrules-baseline.json", "--format", "json")
    (finding,) = json.loads(ran.out)["findings"]
    assert (finding["code"], finding["baselined"]) == ("X014", True)
    run("baseline", "update", "netrules-baseline.json", *CHECK[1:])
    (entry,) = json.loads((folder / "netrules-baseline.json").read_text())["findings"]
    assert (entry["code"], entry["name"]) == ("X014", "bees-kept")


def test_a_baseline_entry_that_is_mended_is_gone(run: Run, folder: Path) -> None:
    """Under the new words it can be told that the old finding is there no more."""
    run("baseline", "write", "netrules-baseline.json", *CHECK[1:])
    _rename(folder)
    text = (folder / "contacts.toml").read_text()
    (folder / "contacts.toml").write_text(text.replace("Beekeeper", "Carpenter"))
    pruned = run("baseline", "prune", "netrules-baseline.json", *CHECK[1:])
    assert pruned.code == 0, pruned.err
    assert json.loads((folder / "netrules-baseline.json").read_text())["findings"] == []


def test_an_earlier_report_goes_on_meaning_it(run: Run, folder: Path) -> None:
    """The finding of the old report is the same, not one gone and one new."""
    (folder / "old.json").write_text(run(*CHECK, "--format", "json").out)
    _rename(folder)
    ran = run(*CHECK, "--since", "old.json", "--format", "json")
    document = json.loads(ran.out)
    assert [one["standing"] for one in document["findings"]] == ["same"]
    assert document["change"]["gone"] == []


def test_a_former_word_that_another_rule_has(run: Run, folder: Path) -> None:
    """The rule that is called so now keeps the word, and the clash is told: nothing is silent."""
    (folder / "own.py").write_text(OLD + NEW.replace("no_beekeeper(", "bees_kept("))
    ran = run("rules", "--why", "X001")
    assert ran.code == 3
    assert ran.out.startswith("X001 no-beekeeper is on")
    assert "X001, as rule X014 was called before, is already taken by own" in ran.err


def test_preview(run: Run, folder: Path) -> None:
    """A rule that is new runs where it is asked for, by its own word or with all the others."""
    preview = RULE.format(words='"X001", "no-beekeeper"', more=", preview=True")
    (folder / "own.py").write_text(preview)
    assert run(*CHECK).code == 5
    why = run("rules", "--why", "X001").out
    assert why == (
        "X001 no-beekeeper is off: new, in preview; select its code or name, or say [rules] "
        "preview = true\n"
    )
    for more in (("--preview",), ("--extend-select", "X001"), ("--extend-select", "no-beekeeper")):
        assert run("rules", "--why", "X001", *more).out.startswith("X001 no-beekeeper is on"), more
    assert "is off" in run("rules", "--why", "X001", "--preview", "--ignore", "X").out
    (folder / "netrules.toml").write_text("[rules]\npreview = true\n")
    assert "keeps bees" in run(*CHECK).out
    assert run(*CHECK, "--no-preview").code == 5
