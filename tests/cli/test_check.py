"""`netrules check`: exit codes, where the report goes, and what redaction hides."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from commands import CONTACTS, Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

DAY = ("--today", "2026-09-30")
FORMATS = ("text", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown", "html")
NAMES = ("Ruizova", "Lindqvist", "Dolewright", "Egolund")
VALUES = (*NAMES, "Quillfeather", "Marrowgate", "Beekeeper", "ana@", "bo@", "mo@")


# -- the run -----------------------------------------------------------------------------


def test_clean(run: Run, contacts: Path) -> None:
    """A network without findings at the threshold is a success, and all is on the output."""
    ran = run("check", "contacts.toml", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert "3 people" in ran.out
    assert "contacts.toml (contacts): 5 read = 5 kept" in ran.out


def test_exit_codes(run: Run, contacts: Path) -> None:
    """Findings, too little judged, and a goal that is unknown each have their code."""
    words = ("check", contacts, *DAY)
    assert run(*words, "--fail-on", "info").code == 1
    assert run(*words, "--select", "K003", "--fail-on", "info").code == 1
    assert run(*words, "--select", "K003").code == 0
    assert run(*words, "--select", "K002").code == 5
    assert run(*words, "--goal", "job", "--select", "R").code == 5
    assert run(*words, "--min-judged", "100").code == 5
    assert run(*words, "--min-judged", "10").code == 0


def test_json_is_pure(run: Run, contacts: Path) -> None:
    """The JSON report is alone on the standard output and the same in each run."""
    first = run("check", contacts, *DAY, "--format", "json")
    assert first.json["schema"] == "netrules/report/1"
    assert first.json["today"] == "2026-09-30"
    assert first.json["exit_code"] == first.code == 0
    assert first == run("check", contacts, *DAY, "--format", "json")


def test_output(run: Run, folder: Path, contacts: Path) -> None:
    """--output writes the report to a file, and nothing to the standard output."""
    ran = run("check", contacts, *DAY, "--format", "json", "--output", "report.json")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert json.loads((folder / "report.json").read_bytes())["exit_code"] == 0
    assert sorted(path.name for path in folder.iterdir()) == ["contacts.toml", "report.json"]


def test_output_files(run: Run, folder: Path, contacts: Path) -> None:
    """One run writes as many reports as are asked for, each as it is alone."""
    words = ("check", contacts, *DAY)
    files = {name: folder / f"report.{name}" for name in FORMATS}
    asked = [f"--output-file={name}={path}" for name, path in files.items()]
    ran = run(*words, *asked)
    assert ran == run(*words)
    for name, path in files.items():
        alone = run(*words, "--format", name)
        assert (alone.code, alone.err) == (0, "")
        assert path.read_bytes().decode() == alone.out
    assert len(list(folder.iterdir())) == len(files) + 1


def test_output_files_beside_output(run: Run, folder: Path, contacts: Path) -> None:
    """--output says where the report goes, and --output-file where others go besides."""
    words = ("check", contacts, *DAY, "--redact", "--output", "a.json", "--format", "json")
    ran = run(*words, "--output-file", "json=b.json", "--output-file", "sarif=c=d.sarif")
    assert (ran.code, ran.out, ran.err.count("\n")) == (0, "", 1)
    assert (folder / "a.json").read_bytes() == (folder / "b.json").read_bytes()
    assert json.loads((folder / "c=d.sarif").read_bytes())["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        ("sarif", "write it as NAME=FILE"),
        ("=out", "write it as NAME=FILE"),
        ("sarif=", "write it as NAME=FILE"),
        ("sarfi=out", "no format 'sarfi'; did you mean sarif?"),
        ("json=a.json", "another report is to be written there"),
        ("sarif=none/out", "there is no folder none"),
    ],
)
def test_output_files_that_cannot_be(
    run: Run, folder: Path, contacts: Path, pair: str, message: str
) -> None:
    """What is wrong is told before anything is read or written."""
    words = ("check", contacts, *DAY, "--output", "a.json", "--output-file", "text=b.txt")
    ran = run(*words, "--output-file", pair)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert [path.name for path in folder.iterdir()] == ["contacts.toml"]


def test_an_output_file_that_cannot_be_written(run: Run, folder: Path, contacts: Path) -> None:
    """The report itself is not lost, and nothing is left half written."""
    (folder / "taken").mkdir()
    ran = run("check", contacts, *DAY, "--output-file", "json=taken")
    assert ran.code == 2
    assert "3 people" in ran.out
    assert ran.err.startswith("netrules: taken: ")
    assert sorted(path.name for path in folder.iterdir()) == ["contacts.toml", "taken"]


def test_timings(run: Run, contacts: Path) -> None:
    """--timings says how long each rule took, beside the report, and what rules share apart."""
    ran = run("check", contacts, *DAY, "--timings", "--select", "K003,S002")
    said = [line.split(" s  ") for line in ran.err.splitlines()]
    assert {"K003 no-goal", "S002 single-broker"} < {name for _, name in said}
    assert {name for _, name in said if name.startswith("measure ")}
    seconds = [float(before.removeprefix("netrules:")) for before, _ in said]
    assert seconds == sorted(seconds, reverse=True)


def test_files_that_nobody_reads(run: Run, folder: Path, contacts: Path) -> None:
    """Files of a folder that no source reads are counted and named."""
    (folder / "in").mkdir()
    contacts.rename(folder / "in" / "contacts.toml")
    for number in range(4):
        (folder / "in" / f"{number}.txt").write_text("hello")
    ran = run("check", "in", *DAY)
    assert ran.code == 0
    reason = "no source recognises it"
    assert ran.err == (
        f"netrules: 4 files were not read: in/0.txt: {reason}; in/1.txt: {reason}; "
        f"in/2.txt: {reason}; …\n"
    )


def test_an_unknown_rule_to_ignore_is_a_finding(run: Run, folder: Path, contacts: Path) -> None:
    """A word in `ignore` that fits no rule is a warning with its line, and no error."""
    (folder / "netrules.toml").write_text('[rules]\nignore = [\n"no-gaol", "K002", "QQ"]\n')
    ran = run("check", contacts, *DAY, "--format", "json")
    assert ran.code == 0
    found = [one for one in ran.json["findings"] if one["code"] == "R004"]
    assert [(one["message"], one["advice"]) for one in found] == [
        ("ignore names QQ, and no rule is called that", "take it out, or install its plugin"),
        ("ignore names no-gaol, and no rule is called that", "did you mean no-goal?"),
    ]
    for one in found:
        assert one["severity"] == "warning"
        assert one["locations"][0]["path"] == "netrules.toml"
        assert one["locations"][0]["line"] == 2
    assert run("check", contacts, *DAY, "--fail-on", "warning").code == 1


def test_ignore_of_the_command_line(run: Run, contacts: Path) -> None:
    """A slip in --ignore is the same finding, at no place in a file."""
    ran = run("check", contacts, *DAY, "--format", "json", "--ignore", "Z1")
    [found] = [one for one in ran.json["findings"] if one["code"] == "R004"]
    assert found["locations"] == []
    kept = run("check", contacts, *DAY, "--format", "json", "--ignore", "M")
    assert not [one for one in kept.json["findings"] if one["code"] == "R004"]


@pytest.mark.parametrize("command", ["check", "rules", "explain", "people", "config"])
def test_help(run: Run, command: str) -> None:
    """Each command says what it does in a sentence, its options in groups, and examples."""
    ran = run(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    usage, sentence, *rest = ran.out.split("\n\n")
    assert usage.startswith(f"usage: netrules {command} [-h] ")
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert any(part.startswith("settings and plugins:\n  --config FILE") for part in rest)
    assert any(part.startswith(f"examples:\n  netrules {command}") for part in rest)
    assert max(map(len, ran.out.splitlines())) <= 100


# -- redaction ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ci", "stated", "options", "hidden"),
    [
        ("true", "", (), True),
        ("1", "", (), True),
        ("false", "", (), False),
        ("", "", (), False),
        ("true", "redact = false", (), False),
        ("", "redact = true", (), True),
        ("true", "", ("--no-redact",), False),
        ("", "redact = true", ("--no-redact",), False),
        ("", "redact = false", ("--redact",), True),
    ],
)
def test_when_names_are_hidden(
    run: Run,
    folder: Path,
    contacts: Path,
    monkeypatch: pytest.MonkeyPatch,
    ci: str,
    stated: str,
    options: tuple[str, ...],
    hidden: bool,
) -> None:
    """The option decides, then the settings, then whether CI is set."""
    monkeypatch.setenv("CI", ci)
    (folder / "netrules.toml").write_text(f"[privacy]\n{stated}\n")
    ran = run("check", contacts, *DAY, "--format", "json", *options)
    assert ("people" not in ran.json) == hidden
    for command in ("check", "people"):
        ran = run(command, contacts, *DAY, *options)
        assert any(name in ran.out for name in NAMES) == (not hidden and command == "people")


def test_salts(run: Run, folder: Path, contacts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a salt pseudonyms stay and findings have keys; NETRULES_SALT comes first."""
    words = ("check", contacts, *DAY, "--redact", "--format", "json", "--fail-on", "never")
    bare = run(*words)
    assert bare.err == (
        "netrules: names are hidden by numbers; with a [privacy] salt they stay the same in "
        "every report\n"
    )
    assert not any("key" in one for one in bare.json["findings"])
    (folder / "netrules.toml").write_text('[privacy]\nsalt = "sea"\n')
    salted = run(*words)
    assert salted.err == ""
    assert all("key" in one for one in salted.json["findings"])
    monkeypatch.setenv("NETRULES_SALT", "sea")
    (folder / "netrules.toml").write_text('[privacy]\nsalt = "lake"\n')
    assert run(*words) == salted


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        *(("check", f"--format={name}") for name in FORMATS),
        ("check", "--goal=job", "--employer=Quillfeather", "--format=json"),
        ("check", "--goal=job", "--employer=Quillfeather"),
        ("check", "--debug", "--plugin=boom.py"),
        ("people",),
        ("people", "--format=json"),
        ("people", "level > 'vp'", "--maybe"),
        ("people", "--debug", "--plugin=boom.py"),
        ("explain", "K002"),
        ("explain", "X001", "--debug", "--plugin=boom.py"),
        ("config", "show"),
        ("config", "show", "--format=json"),
        ("rules", "--plugin=boom.py", "--debug"),
    ],
)
def test_no_value_is_shown(
    run: Run, folder: Path, contacts: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """No command shows a value of the inputs or of [me] where CI is set."""
    monkeypatch.setenv("CI", "true")
    (folder / "netrules.toml").write_text(
        'sources = ["contacts.toml"]\n[me]\nname = "Mo Egolund"\nemail = "mo@example.org"\n'
        'organization = "Marrowgate"\n'
    )
    (folder / "boom.py").write_text(
        "from netrules import Person, hookimpl, rule\n\n\n"
        '@rule("X001", "boom", stance="practice")\n'
        'def boom(person: Person):\n    """Raises."""\n    raise RuntimeError(person.name)\n\n\n'
        "@hookimpl\ndef netrules_network_loaded(network):\n"
        "    raise KeyError([person.name for person in network.people])\n"
    )
    ran = run(*words)
    crashes = "--plugin=boom.py" in words and words[0] != "rules"
    assert ran.code in ((3,) if crashes else (0, 1, 5))
    assert len(ran.out.splitlines()) > 1
    assert "bug" not in ran.err
    for value in VALUES:
        assert value not in ran.out + ran.err


def test_members_of_a_zip_are_hidden(run: Run, folder: Path) -> None:
    """The name of a member that cannot be read, or that nobody reads, is a value too."""
    with ZipFile(folder / "export.zip", "w") as file:
        file.writestr("contacts.toml", CONTACTS)
        file.writestr("letter to Ana Ruizova.txt", "hello")
    shown = run("check", "export.zip", *DAY)
    assert shown.err == (
        "netrules: 1 file was not read: export.zip (letter to Ana Ruizova.txt): no source "
        "recognises it\n"
    )
    hidden = run("check", "export.zip", *DAY, "--redact")
    assert "Ruizova" not in hidden.out + hidden.err
    assert "export.zip (member-1): no source recognises it" in hidden.err


_WORDS = st.text("bcdfghjklmnpqrstvwxz", min_size=7, max_size=9).map(str.capitalize)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(_WORDS, min_size=8, max_size=8, unique=True), twice=st.booleans())
def test_whatever_the_values(run: Run, folder: Path, words: list[str], twice: bool) -> None:
    """No name, address, organization, title, place, group or note is shown, in any format."""
    first, last, firm, title, place, group, note, other = words
    person = (
        f'[[person]]\nname = "{first} {last}"\nemail = "{last}@{firm}.example.org"\n'
        f'organization = "{firm}"\ntitle = "{title}"\nplace = "{place}"\n'
        f'groups = ["{group}"]\nnotes = "{note}"\nevery = "30d"\n'
    )
    text = person + f'[[person]]\nname = "{other}"\nintroduced-by = "{first} {last}"\nmet = 3\n'
    text += person.replace(f"{last}@", f"{other}@") if twice else ""
    (folder / "c.toml").write_text(text, encoding="utf-8")
    for command in (
        ("check", "--goal", "job", "--employer", firm, "--field", other),
        *(("check", "--goal=job", f"--employer={firm}", f"--format={name}") for name in FORMATS),
        ("people", "--format", "json"),
        ("people", "warm", "--maybe"),
    ):
        ran = run(*command, "c.toml", *DAY, "--redact")
        assert ran.code in (0, 1, 5)
        for word in words:
            assert word.lower() not in (ran.out + ran.err).lower()
