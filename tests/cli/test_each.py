"""`netrules check --each`: every path a network of its own."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from commands import CONTACTS, Ran, Run

import netrules

DAY = ("--today", "2026-09-30")
SECRET = ("Ruizova", "Lindqvist", "Dolewright", "Quillfeather", "Egolund")


@pytest.fixture
def clients(folder: Path) -> list[Path]:
    """Three folders: by settings of their own, by none, and one that cannot be read."""
    (folder / "shared.toml").write_text("[rules]\nselect = ['K003', 'R003']\n")
    own = "extend = '../../shared.toml'\n[[goal]]\nname = 'a job'\ntemplate = 'job'\n"
    for name in ("ana", "bo", "cy"):
        (folder / "clients" / name).mkdir(parents=True)
        (folder / "clients" / name / "contacts.toml").write_text(CONTACTS)
    (folder / "clients" / "ana" / "netrules.toml").write_text(own)
    (folder / "clients" / "cy" / "contacts.toml").write_text("[[person]\n")
    return sorted((folder / "clients").iterdir())


def lines(ran: Ran) -> list[dict[str, Any]]:
    """The reports."""
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_line_for_each(run: Run, clients: list[Path]) -> None:
    """Reports stand in the order of the paths, each by its own settings; one that cannot be
    read carries its error, and the worst exit code is that of the run."""
    ran = run("check", "--each", *reversed(clients), *DAY)
    assert ran.code == 2
    ana, bo, cy = lines(ran)
    assert [one["path"] for one in (ana, bo, cy)] == ["clients/ana", "clients/bo", "clients/cy"]
    assert [one["exit_code"] for one in (ana, bo, cy)] == [0, 0, 2]
    assert [goal["name"] for goal in ana["goals"]] == ["a job"]
    assert {rule["code"] for rule in ana["rules"]} == {"K003", "R003"}
    assert bo["goals"] == []
    assert len(bo["rules"]) > 50
    assert [bool(one["errors"]) for one in (ana, bo, cy)] == [False, False, True]
    assert "clients/cy: no source recognises any of its files" in cy["errors"][0]
    assert ran.err.startswith("netrules: 1 of 3: clients/ana\nnetrules: 2 of 3: clients/bo\n")


def test_each_is_as_if_alone(run: Run, clients: list[Path]) -> None:
    """A line holds the JSON report of the same folder checked by itself, with its path."""
    [first, *_] = lines(run("check", "--each", *clients, *DAY))
    alone = run("check", "--config", "clients/ana/netrules.toml", clients[0], *DAY, "--format=json")
    assert first == {**alone.json, "path": "clients/ana", "errors": []}


def test_every_exit_code_counts(run: Run, folder: Path, clients: list[Path]) -> None:
    """Of the exit codes the first in their order is that of the run, and text sums them up."""
    boom = "from netrules import Person, rule\n\n\n@rule('X001', 'boom', stance='practice')\n"
    (folder / "boom.py").write_text(f"{boom}def boom(person: Person):\n    raise ValueError\n")
    (clients[1] / "netrules.toml").write_text("plugins = ['../../boom.py']\n")
    (clients[0] / "netrules.toml").write_text("[rules]\nselect = ['K001']\n")
    shutil.rmtree(clients[2])
    words = ("check", "--each", *clients[:2], *DAY, "--format", "text")
    ran = run(*words)
    assert ran.code == 3
    first, second, total = ran.out.splitlines()
    assert first.startswith("clients/ana (exit code ")
    assert second.startswith("clients/bo (exit code 3): 3 people, ")
    assert "crashed: X001 of ../../boom.py: ValueError" in second
    assert total.startswith("2 networks: 1 with a crash of a rule or plugin, 1 ")
    assert run(*words[:3], *DAY).code != 3, "what failed for one is not told of another"
    assert run(*words, "--no-plugins").code != 3


def test_the_reports_in_a_file(run: Run, folder: Path, clients: list[Path]) -> None:
    """A file of reports is there once all of them are, and the same bytes again."""
    words = ("check", "--each", *clients, *DAY)
    out = run(*words).out
    ran = run(*words, "--output", "reports.jsonl")
    assert (ran.code, ran.out) == (2, "")
    assert (folder / "reports.jsonl").read_text() == out
    assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []
    assert "nowhere/x: no such file or directory" in run(*words, "--output", "nowhere/x").err


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("clients/bo/contacts.toml", "a file that is read"),
        ("clients/ana/netrules.toml", "the settings"),
        ("shared.toml", "the settings"),
        ("clients/ana/base.json", "the baseline"),
    ],
)
def test_no_report_overwrites_what_a_network_is_read_from(
    run: Run, folder: Path, clients: list[Path], name: str, what: str
) -> None:
    """An input, the settings of one, what they extend, its baseline: none is touched, and a
    report of before in the same folder may be written anew."""
    settings = clients[0] / "netrules.toml"
    settings.write_text(f"baseline = 'base.json'\n{settings.read_text()}")
    words = ("--config", "clients/ana/netrules.toml", clients[0], *DAY, "--no-redact")
    assert run("baseline", "write", "clients/ana/base.json", *words).code == 0
    before = (folder / name).read_bytes()
    ran = run("check", "--each", *clients[:2], *DAY, "--output", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"{name}: this is {what}, and a report would overwrite it" in ran.err
    assert (folder / name).read_bytes() == before
    assert not [path for path in (folder / name).parent.iterdir() if path.name.startswith(".")]
    for _ in range(2):
        assert (
            run("check", "--each", *clients[:2], *DAY, "--output", "clients/bo/r.jsonl").code == 0
        )


def test_names_are_hidden_in_each(run: Run, clients: list[Path]) -> None:
    """Without a salt pseudonyms are counted for each network by itself."""
    shutil.copy(clients[1] / "contacts.toml", clients[2])
    for form in ("jsonl", "text"):
        ran = run("check", "--each", *clients[1:], *DAY, "--redact", "--format", form)
        assert not [name for name in SECRET if name in ran.out + ran.err]
    bo, cy = lines(run("check", "--each", *clients[1:], *DAY, "--redact"))
    assert [one["message"] for one in bo["findings"]] == [one["message"] for one in cy["findings"]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "sarif"), "--each writes jsonl or text, not sarif"),
        (("--output-file", "json=x"), "--output-file is about one network"),
        (("--baseline", "x"), "--baseline is about one network"),
        (("--source", "contacts=x"), "--source is about one network"),
    ],
)
def test_what_many_networks_cannot_have(
    run: Run, clients: list[Path], words: tuple[str, ...], told: str
) -> None:
    """An option that would mean nothing for many networks is refused before anything is read."""
    ran = run("check", "--each", *clients, *words)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_each_of_nothing(run: Run) -> None:
    """Without paths there is nothing to take one by one."""
    ran = run("check", "--each")
    assert (ran.code, ran.err) == (
        2,
        "netrules: --each needs paths: every one is a network of its own\n",
    )


def test_from_python(clients: list[Path]) -> None:
    """The library judges them one after the other, and gives the error of one that it cannot."""
    (clients[2] / "netrules.toml").write_text("me = 3\n")
    found = list(netrules.check_each([*clients, clients[0]], today=date(2026, 9, 30)))
    assert [one.path for one in found] == ["clients/ana", "clients/bo", "clients/cy"]
    assert [one.report is None for one in found] == [False, False, True]
    assert isinstance(found[2].error, ValueError)
    assert found[0].report is not None
    assert [goal.name for goal in found[0].report.goals] == ["a job"]
    [named] = netrules.check_each(clients[1:2], "job", today=date(2026, 9, 30))
    assert named.report is not None
    assert [goal.name for goal in named.report.goals] == ["job"]
