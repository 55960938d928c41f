"""What goes wrong by a user's hand is told in a line: where, what, and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from commands import CONTACTS, Run

from netrules.cli import check as check_command

DAY = ("--today", "2026-09-30")
BOOM = '''\
from netrules import Person, rule


@rule("X001", "boom", stance="practice")
def boom(person: Person):
    """Raises."""
    raise RuntimeError(f"cannot abide {person.name}")
'''


# -- inputs ------------------------------------------------------------------------------


def _missing(folder: Path) -> Path:
    return folder / "contcats.toml"


def _empty(folder: Path) -> Path:
    path = folder / "empty.csv"
    path.write_bytes(b"")
    return path


def _pdf(folder: Path) -> Path:
    path = folder / "export.csv"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")
    return path


def _no_toml(folder: Path) -> Path:
    path = folder / "bad.toml"
    path.write_text('[[person]]\nname = "Ana Ruizova\nemail = "ana@example.com"\n')
    return path


def _latin(folder: Path) -> Path:
    path = folder / "latin.toml"
    path.write_bytes('[[person]]\nname = "Zoë"\n'.encode("latin-1"))
    return path


def _no_records(folder: Path) -> Path:
    path = folder / "none.toml"
    path.write_text("[me]\n")
    return path


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_missing, "contcats.toml: does not exist; did you mean 'contacts.toml'?"),
        (_empty, "empty.csv: is empty"),
        (
            _pdf,
            (
                "export.csv: no source recognises it: it looks like a PDF document; ask for the "
                "same data as CSV, JSON or vCard; netrules plugins lists the "
            ),
        ),
        (_no_toml, "bad.toml: not TOML at line 2, column "),
        (_latin, "latin.toml: "),
    ],
)
def test_inputs(run: Run, folder: Path, contacts: Path, make: object, message: str) -> None:
    """A bad input is named with what is wrong; the others are judged, and the code is 2."""
    path = make(folder)  # type: ignore[operator]
    ran = run("check", contacts, path.name, *DAY, "--fail-on", "never")
    assert ran.code == 2
    assert ran.err.startswith(f"netrules: {message}")
    assert ran.err.count("\n") == 1
    assert "3 people" in ran.out
    assert "Traceback" not in ran.out + ran.err


def test_two_bad_inputs_are_both_told(run: Run, folder: Path) -> None:
    """One bad input does not hide another."""
    ran = run("check", _empty(folder), _missing(folder), *DAY)
    assert ran.code == 2
    assert ran.err == (
        "netrules: contcats.toml: does not exist; check the path\n"
        "netrules: empty.csv: is empty; export or save it again\n"
    )


def test_nothing_to_read(run: Run) -> None:
    """Without a path and without sources it says what to name."""
    ran = run("check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "netrules: nothing to read: name a file, a folder or a zip, or put "
        'sources = ["..."] in netrules.toml\n'
    )


def test_a_file_that_may_not_be_read(run: Run, contacts: Path) -> None:
    """A file without permission is told like any other bad input."""
    contacts.chmod(0)
    if os.access(contacts, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    ran = run("check", contacts, *DAY)
    assert ran.code == 2
    assert ran.err == "netrules: contacts.toml: cannot be read: permission denied\n"


def test_two_owners(run: Run, folder: Path) -> None:
    """Exports of two people are refused: both are named, and --each."""
    for name, first in (("one", "Ana"), ("two", "Bo")):
        (folder / name).mkdir()
        (folder / name / "Profile.csv").write_text(
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,"
            "Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n"
            f"{first},Ruizova,,,,,,,,,,,\n"
        )
        (folder / name / "Connections.csv").write_text(
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Cy,Dolewright,https://www.linkedin.com/in/cy-example,,,,01 Mar 2024\n"
        )
    ran = run("check", "one", "two", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "netrules: one and two are exports of different people; say who you are in [me] of the "
        "settings, or judge each by itself with --each\n"
    )
    each = run("check", "--each", "one", "two", *DAY, "--format", "text")
    assert [line.split(",")[0] for line in each.out.splitlines()[:-1]] == [
        f"{name} (exit code 0): 1 person" for name in ("one", "two")
    ]


# -- settings ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('sources = ["x"\n[me]\n', "netrules.toml:2: unclosed array; mend the TOML"),
        (
            '\nsorces = ["x"]\n',
            "netrules.toml:2: unknown key 'sorces' in the top level; did you mean sources?",
        ),
        (
            "[me]\nnaem = 3\n",
            "netrules.toml:2: unknown key 'naem' in [me]; did you mean name?",
        ),
        (
            "[rules.K002]\nseverity = 'info'\nlates = 3\n",
            "netrules.toml:3: rule K002 has no option 'lates'; did you mean late?",
        ),
        (
            "[rules.K002]\nlate = 'soon'\n",
            "netrules.toml:2: option late of K002 must be like 1.5",
        ),
        (
            "[rules.K002]\nseverity = 'dire'\n",
            "netrules.toml:2: severity of K002 must be error, warning or info",
        ),
        ("[rules.K0002]\n", "netrules.toml:1: no rule 'K0002'; did you mean K002?"),
        (
            "[rules.K002]\n[rules.overdue-contact]\n",
            ("netrules.toml:2: rule K002 has two tables, by two of its names; keep one of them"),
        ),
        (
            "[rules]\n\nselect = ['no-gaol']\n",
            "netrules.toml:3: no rule 'no-gaol' to select; did you mean no-goal?",
        ),
        (
            "[[goal]]\nname = 'g'\ntemplate = 'jbo'\n",
            "netrules.toml:1: no template 'jbo'; did you mean job?",
        ),
        (
            "[[goal]]\nname = 'g'\n[[goal.need]]\nname = 'n'\nwho = 'levl > 3'\n",
            (
                "netrules.toml:5: who must be an expression; there is no `levl`; did you mean "
                "`level`?\n    levl > 3\n    ^"
            ),
        ),
        ("me = 3\n", "netrules.toml:1: me must be a table; write it as [me]"),
        (
            "\nplugins = ['nope.py']\n",
            "netrules.toml:2: plugin 'nope.py' is neither a file or folder nor an importable name",
        ),
        ('name = "Zo\udceb"', "netrules.toml:1: this is not UTF-8 text; save the file as UTF-8"),
    ],
)
def test_settings(run: Run, folder: Path, contacts: Path, text: str, message: str) -> None:
    """A fault in the settings is told with file, line and what to write, whatever the command."""
    (folder / "netrules.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    for words in (("check", contacts), ("config", "show")):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"netrules: {message}\n"
        assert "Traceback" not in ran.err


def test_pyproject_without_a_table(run: Run, folder: Path, contacts: Path) -> None:
    """A [tool.netrules] that is no table is told too."""
    (folder / "pyproject.toml").write_text("[[tool.netrules]]\nx = 1\n")
    ran = run("check", contacts)
    assert (ran.code, ran.err) == (
        2,
        "netrules: pyproject.toml:1: netrules must be a table; [tool.netrules]\n",
    )


def test_no_such_settings(run: Run, contacts: Path) -> None:
    """Settings that are named must be there."""
    ran = run("check", contacts, "--config", "nope.toml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "netrules: nope.toml: cannot be read: no such file or directory\n"


# -- the command line --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--goal", "jbo"), "no goal 'jbo', nor a template of that name; did you mean job?"),
        (("--format", "jsno"), "no format 'jsno'; did you mean json?"),
        (("--select", "K0002"), "no rule 'K0002' to select; did you mean K002?"),
        (("--source", "vcrad=contacts.toml"), "no source 'vcrad'; did you mean 'vcard'?"),
        (("--source", "vcard"), "--source vcard: write it as NAME=PATH"),
        (
            ("--plugin", "../nope.py"),
            "plugin '../nope.py' is neither a file or folder nor an importable name",
        ),
        (("--output", "nowhere/report.txt"), "nowhere/report.txt: no such file or directory"),
        (("--output", "contacts.toml/report"), "contacts.toml/report: not a directory"),
    ],
)
def test_values(run: Run, contacts: Path, words: tuple[str, ...], message: str) -> None:
    """A value that there is not is told with what may have been meant."""
    ran = run("check", contacts, *DAY, *words)
    assert (ran.code, ran.out, ran.err) == (2, "", f"netrules: {message}\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("check", "--gaol", "job"), "netrules check: unknown option --gaol; did you mean --goal?"),
        (("check", "--today", "now"), "netrules check: argument --today: 'now' is not a date"),
        (("check", "--min-judged", "101"), "netrules check: argument --min-judged: '101' is not"),
        (
            ("check", "--fail-on", "dire"),
            "netrules check: argument --fail-on: 'dire' is no choice",
        ),
        (("rules", "--slect=K"), "netrules rules: unknown option --slect; did you mean --select?"),
        (("rules", "K002"), "netrules rules: unknown argument K002"),
        (("explain",), "netrules explain: the following arguments are required: CODE"),
        (("people", "--mabye"), "netrules people: unknown option --mabye; did you mean --maybe?"),
        (("chekc",), "netrules: no command 'chekc'; did you mean check?"),
        (("--verison",), "netrules: unknown option --verison; did you mean --version?"),
    ],
)
def test_usage(run: Run, words: tuple[str, ...], message: str) -> None:
    """A slip on the command line is told, and where to read how the command is used."""
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    first, more, end = ran.err.split("\n")
    assert first.startswith(message)
    assert more == f"{message.partition(':')[0]} --help tells more"
    assert not end


def test_no_command(run: Run) -> None:
    """Without a command the commands are listed, and that is no success."""
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    for command in ("check", "rules", "explain", "people", "config"):
        assert f"\n  {command} " in ran.err


def test_control_characters_are_taken_out(run: Run) -> None:
    """What a message repeats of the command line cannot move the cursor."""
    for words in (("check", "nope\x1b[2J.csv"), ("check", "--b\x1b[2J"), ("peo\x1b[2J",)):
        assert "\x1b" not in run(*words).err


# -- crashes -----------------------------------------------------------------------------


def test_a_rule_that_raises(run: Run, folder: Path, contacts: Path) -> None:
    """The others still run; the crash names rule and plugin, and the code is 3."""
    (folder / "boom.py").write_text(BOOM)
    ran = run("check", contacts, "--plugin", "boom.py", *DAY, "--format", "json")
    assert ran.code == 3
    assert ran.err == (
        "netrules: crashed: X001 of boom.py: RuntimeError: cannot abide Ana Ruizova\n"
    )
    verdicts = {rule["code"]: rule["verdict"] for rule in ran.json["rules"]}
    assert verdicts.pop("X001") == "crashed"
    assert "crashed" not in verdicts.values()
    assert "pass" in verdicts.values()


@pytest.mark.parametrize(
    "words",
    [
        ("--fail-on", "never"),
        ("--ignore", "K,M"),
        ("--select", "boom", "--min-judged", "0"),
        ("--redact",),
    ],
)
def test_a_crash_cannot_be_set_aside(
    run: Run, folder: Path, contacts: Path, words: tuple[str, ...]
) -> None:
    """No threshold and no selection of other rules turns a crash into a success."""
    (folder / "boom.py").write_text(BOOM)
    ran = run("check", contacts, "--plugin", "boom.py", *DAY, *words)
    assert ran.code == 3
    assert "crashed: X001 of boom.py: RuntimeError" in ran.out
    assert "crashed: X001 of boom.py: RuntimeError" in ran.err


def test_leaving_a_crashing_rule_out_is_no_secret(run: Run, folder: Path, contacts: Path) -> None:
    """A rule that is ignored does not run, and the list of rules says so."""
    (folder / "boom.py").write_text(BOOM)
    (folder / "netrules.toml").write_text("plugins = ['boom.py']\nrules.ignore = ['X001']\n")
    assert run("check", contacts, *DAY, "--fail-on", "never").code == 0
    assert run("rules", "--why", "X001").out == (
        "X001 boom is off: ignored by 'X001' (ignore, netrules.toml:2)\n"
    )


def test_the_traceback_of_a_rule(run: Run, folder: Path, contacts: Path) -> None:
    """--debug shows where a rule raised, unless names are hidden."""
    (folder / "boom.py").write_text(BOOM)
    words = ("check", contacts, "--plugin", "boom.py", *DAY)
    assert "Traceback" not in run(*words).err
    debug = run(*words, "--debug").err
    assert "Traceback (most recent call last):\n" in debug
    assert 'boom.py", line 7, in boom\n' in debug
    hidden = run(*words, "--debug", "--redact")
    assert "Ruizova" not in hidden.out + hidden.err
    assert "netrules: its traceback is hidden with the names\n" in hidden.err


def test_a_rule_that_asks_for_what_there_is_not(run: Run, folder: Path, contacts: Path) -> None:
    """A misspelt parameter crashes that rule alone, and says what may have been meant."""
    (folder / "boom.py").write_text(BOOM.replace("(person: Person)", "(person: Person, todya)"))
    ran = run("check", contacts, "--plugin", "boom.py", *DAY)
    assert ran.code == 3
    assert ran.err == (
        "netrules: crashed: X001 of boom.py: RuleUse: rule X001 asks for 'todya'; did you mean "
        "today?\n"
    )


@pytest.mark.parametrize("hook", ["netrules_network_loaded", "netrules_review_findings"])
def test_a_hook_that_raises(run: Run, folder: Path, contacts: Path, hook: str) -> None:
    """A plugin that objects to what passes through it is told, and the report is written."""
    (folder / "hooked.py").write_text(
        "from netrules import hookimpl\n\n\n@hookimpl\n"
        f"def {hook}(network):\n    raise KeyError(network.people[0].name)\n"
    )
    ran = run("check", contacts, "--plugin", "hooked.py", *DAY)
    assert ran.code == 3
    assert ran.err == f"netrules: crashed: {hook} of hooked.py: KeyError: 'Ana Ruizova'\n"
    assert "3 people" in ran.out


def test_a_bug(run: Run, contacts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of netrules itself is no finding: code 3, and its traceback only with --debug."""

    def broken(_: object) -> int:
        msg = "Ana Ruizova"
        raise TypeError(msg)

    monkeypatch.setattr(check_command, "run", broken)
    ran = run("check", contacts)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "netrules: this is a bug in netrules or a plugin: TypeError; run it again with --debug to "
        "see where\n"
    )
    assert "TypeError: Ana Ruizova\n" in run("check", contacts, "--debug").err
    hidden = run("check", contacts, "--debug", "--redact").err
    assert "Ruizova" not in hidden
    assert "in broken\n" in hidden


def test_the_traceback_of_a_users_error(run: Run) -> None:
    """--debug shows where any error was raised; without it there is none."""
    assert "Traceback" not in run("check", "nope.csv", "--goal", "jbo").err
    assert "Traceback" in run("check", "nope.csv", "--goal", "jbo", "--debug").err


def test_the_sample_is_sound(run: Run, contacts: Path) -> None:
    """What these tests break is whole to begin with."""
    assert contacts.read_text() == CONTACTS
    ran = run("check", contacts, *DAY, "--fail-on", "never")
    assert (ran.code, ran.err) == (0, "")
