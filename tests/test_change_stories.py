"""Two stories of change: a pull request that is judged against main, and a schedule of days."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from commands import Ran, Run

from netrules.cli.main import main

SETTINGS = """\
sources = ["book/"]

[me]
name = "Mo Egolund"

[[goal]]
name = "data"

[[goal.need]]
name = "somebody-in-data"
who = '"data" in fields and warm'

[rules]
select = ["G", "K", "R"]

[privacy]
redact = false
salt = "a salt for the stories of change, nothing else"
"""
PEOPLE = """\
[[person]]
id = "ana"
name = "Ana Ruizova"
email = "ana@example.com"
fields = ["data"]
every = "6m"

[[person]]
id = "bo"
name = "Bo Lindqvist"
email = []
phone = []
url = []

[[interaction]]
with = "ana"
on = 2026-09-01
channel = "meeting"

[coverage]
interactions = { since = 2024-01-01, until = "today" }
"""
NEWCOMER = """
[[person]]
id = "cy"
name = "Cy Dolewright"
email = []
phone = []
url = []
"""
WAIVER = """
[[waiver]]
rule = "R002"
people = ["bo"]
reason = "we only meet at the market"
until = 2027-01-31
"""
DAY = "2026-09-30"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with settings, and a folder of contacts in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "NETRULES_SALT", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "netrules.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "book").mkdir()
    (tmp_path / "book/contacts.toml").write_text(PEOPLE, "utf-8")
    return tmp_path


@pytest.fixture
def run(home: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs a command in the folder."""

    def command(*words: str | Path) -> Ran:
        capsysbinary.readouterr()
        code = main([str(word) for word in words])
        captured = capsysbinary.readouterr()
        return Ran(code, captured.out.decode(), captured.err.decode())

    assert home.is_dir()
    return command


def git(folder: Path, *words: str) -> None:
    """A git command that hangs on no settings of the machine."""
    identity = (
        "-c",
        "user.name=Mo",
        "-c",
        "user.email=mo@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    program = shutil.which("git") or "git"
    subprocess.run([program, *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(home: Path) -> Path:
    """The folder as a repository with a branch main, and a branch of its own checked out."""
    git(home, "init", "-q", "-b", "main")
    git(home, "add", ".")
    git(home, "commit", "-q", "-m", "The network")
    git(home, "switch", "-q", "-c", "change")
    return home


def add(path: Path, text: str) -> None:
    """Write *text* at the end of a file."""
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def against(run: Run, *words: str, ref: str = "main") -> Ran:
    """The report against main as JSON, findings of any severity failing it."""
    return run(
        "check", "--against", ref, "--today", DAY, "--fail-on", "info", "--format", "json", *words
    )


# -- a pull request ------------------------------------------------------------------------


@pytest.mark.usefixtures("repository")
def test_a_change_of_nothing_passes(run: Run) -> None:
    """What was there before counts no more, and is still in the report."""
    plain = run("check", "--today", DAY, "--fail-on", "info", "--format", "json")
    assert plain.code == 1
    ran = against(run)
    assert ran.code == 0
    assert {one["standing"] for one in ran.json["findings"]} == {"same"}
    assert len(ran.json["findings"]) == len(plain.json["findings"])


def test_what_the_change_brings_fails_it(run: Run, repository: Path) -> None:
    """Somebody without an address is new; the one who was there is not."""
    add(repository / "book/contacts.toml", NEWCOMER)
    ran = against(run)
    assert ran.code == 1
    new = [one for one in ran.json["findings"] if one["standing"] == "new"]
    assert {"cy"} == {id_ for one in new for id_ in one["subject"]["ids"] if id_ != "data"}
    text = run("check", "--against", "main", "--today", DAY).out
    assert "What changed, compared with main as of 2026-09-30" in text
    assert "Cy Dolewright (new)" not in text.split("What changed")[0]
    page = run("check", "--against", "main", "--today", DAY, "--format", "html").out
    assert "What changed, compared with main as of 2026-09-30" in page
    assert "<b> (new)</b>" in page
    assert "There before, so that they do not count here" in page
    sarif = json.loads(run("check", "--against", "main", "--today", DAY, "--format", "sarif").out)
    states = {one.get("baselineState") for one in sarif["runs"][0]["results"]}
    assert {"new", "unchanged"} <= states


def test_what_is_checked_out_stays_as_it_is(run: Run, repository: Path) -> None:
    """Neither the files nor git's own state are touched."""
    add(repository / "book/contacts.toml", NEWCOMER)
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}
    against(run)
    assert before == {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}


def test_a_file_that_was_deleted_is_no_good_news(run: Run, repository: Path) -> None:
    """Its findings are not gone but can't be told, the file is named, and it does not pass."""
    other = '[[person]]\nid = "dee"\nname = "Dee Farrow"\nemail = "dee@example.org"\n'
    (repository / "book/more.toml").write_text(other, "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "More")
    (repository / "book/contacts.toml").unlink()
    ran = against(run, ref="HEAD")
    assert ran.code == 5
    change = ran.json["change"]
    assert change["files"] == ["book/contacts.toml"]
    assert change["gone"] == []
    assert change["untold"]
    for form in ("text", "markdown", "github", "junit"):
        out = run("check", "--against", "HEAD", "--today", DAY, "--format", form).out
        assert "read no more" in out, form


def test_every_file_deleted(run: Run, repository: Path) -> None:
    """Nothing to read is an error, as ever."""
    (repository / "book/contacts.toml").unlink()
    assert against(run).code == 2


def test_a_waiver_in_the_same_change_is_listed(run: Run, repository: Path) -> None:
    """It sets aside what it says, and everybody who reads the report sees that it came."""
    add(repository / "netrules.toml", WAIVER)
    ran = against(run)
    [waiver] = ran.json["change"]["waivers"]
    assert (waiver["rule"], waiver["people"]) == ("R002", ["bo"])
    for form in ("text", "markdown", "github", "junit"):
        out = run("check", "--against", "main", "--today", DAY, "--format", form).out
        assert "Waivers that came with the change" in out, form


def _new_faults(ran: Ran) -> set[str]:
    return {one["code"] for one in ran.json["findings"] if one["standing"] == "new"}


def test_a_fault_of_the_settings_that_the_change_brings_fails_it(
    run: Run, repository: Path
) -> None:
    """Though both states are judged by the settings of now; one that was there before does not."""
    settings = repository / "netrules.toml"
    plain = settings.read_text("utf-8")
    slip = plain.replace("[rules]\n", '[rules]\nignore = ["K0O2"]\n')
    settings.write_text(slip + WAIVER.replace("bo", "nobody@example.org"), "utf-8")
    ran = against(run)
    assert ran.code == 1
    assert {"R004", "R016"} & _new_faults(ran) == {"R004"} or _new_faults(ran) > {"R004"}
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Slips")
    ran = against(run, ref="HEAD")
    assert (ran.code, _new_faults(ran)) == (0, set())


def test_without_the_settings_of_then_their_faults_are_new(run: Run, repository: Path) -> None:
    """Other files have none, and settings that could not be used are none."""
    settings = repository / "netrules.toml"
    plain = settings.read_text("utf-8")
    slip = plain.replace("[rules]\n", '[rules]\nignore = ["K0O2"]\n')
    settings.write_text(slip.replace("select", "slect"), "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "Broken")
    settings.write_text(slip, "utf-8")
    for ref in ("HEAD", "book"):
        ran = against(run, ref=ref)
        assert _new_faults(ran) == {"R004"}
        assert any("counts as new" in one for one in ran.json["change"]["doubts"])


def test_a_rule_ignored_in_the_same_change_is_listed(run: Run, repository: Path) -> None:
    """Its findings are not gone: the setting is named, and they are judged by the rules of now."""
    settings = (repository / "netrules.toml").read_text("utf-8")
    settings = settings.replace("[rules]\n", '[rules]\nignore = ["R002"]\n')
    (repository / "netrules.toml").write_text(settings, "utf-8")
    change = against(run).json["change"]
    assert {"place": ["rules", "ignore"], "before": "none", "after": "R002"} in change["settings"]
    assert "R002" not in {one["code"] for one in change["gone"]}


def test_coverage_taken_away_is_no_good_news(run: Run, repository: Path) -> None:
    """A goal that was met and can't be told any more does not pass."""
    path = repository / "book/contacts.toml"
    path.write_text(path.read_text("utf-8").replace('fields = ["data"]\n', ""), "utf-8")
    ran = against(run)
    less = ran.json["change"]["less"]
    assert ("data", "pass", "unknown") in {
        (one["goal"], one["before"], one["after"]) for one in less
    }
    assert ran.code in (1, 5)
    assert run("check", "--against", "main", "--today", DAY, "--fail-on", "never").code == 5


@pytest.mark.parametrize(
    ("ref", "said"), [("mian", "neither a path nor a commit"), ("--upload-pack", "neither")]
)
@pytest.mark.usefixtures("repository")
def test_no_such_commit(run: Run, ref: str, said: str) -> None:
    """The message says what to do."""
    ran = run("check", f"--against={ref}", "--today", DAY)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_shallow_clone_says_how_to_get_the_rest(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A commit before its only one is not there."""
    add(repository / "book/contacts.toml", NEWCOMER)
    git(repository, "commit", "-q", "-a", "-m", "Cy")
    clone = tmp_path / "clone"
    git(repository, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    monkeypatch.chdir(clone)
    ran = run("check", "--against", "HEAD~1", "--today", DAY)
    assert ran.code == 2
    assert "fetch-depth: 0" in ran.err


def test_a_path_that_was_not_there(run: Run, repository: Path) -> None:
    """One of several is new; if none was there, there is nothing to compare with."""
    (repository / "new.toml").write_text(PEOPLE, "utf-8")
    ran = run("check", "new.toml", "--against", "main", "--today", DAY)
    assert ran.code == 2
    assert "new.toml: not in the repository at main" in ran.err
    ran = against(run, "book", "new.toml")
    assert "new.toml is not there at main: all that it shows is new" in ran.json["change"]["doubts"]


def test_against_files_beside_it(run: Run, home: Path) -> None:
    """Without git: the same contacts file as it was."""
    (home / "old.toml").write_text(PEOPLE, "utf-8")
    add(home / "book/contacts.toml", NEWCOMER)
    ran = against(run, ref="old.toml")
    assert ran.code == 1
    assert [one["standing"] for one in ran.json["findings"] if one["subject"]["ids"] == ["bo"]] == (
        ["same"] * sum(one["subject"]["ids"] == ["bo"] for one in ran.json["findings"])
    )


# -- a schedule ----------------------------------------------------------------------------


@pytest.fixture
def days(run: Run, home: Path) -> Callable[..., Any]:
    """Runs a day of a schedule: the report since that of the day before."""

    def day(today: str, *words: str) -> Any:
        before = ("--since", "last.json") if (home / "last.json").exists() else ()
        ran = run("check", "--today", today, "--format", "json", *before, *words)
        assert ran.code in (0, 1, 5), ran.err
        (home / "last.json").write_text(ran.out, "utf-8")
        return ran.json

    return day


def causes(report: Any, code: str) -> set[tuple[str, ...]]:
    """Why the new findings of a rule are new."""
    return {
        tuple(one["causes"])
        for one in report["findings"]
        if one["code"] == code and one["standing"] == "new"
    }


def test_three_days(days: Callable[..., Any], home: Path) -> None:
    """By the day, by the files, by the settings."""
    first = days("2026-09-30")
    assert "standing" not in first["findings"][0]
    again = days("2026-10-01")
    assert {one["standing"] for one in again["findings"]} <= {"same"}
    quiet = days("2027-04-01")
    assert causes(quiet, "K002") == {("time",)}
    add(home / "book/contacts.toml", NEWCOMER)
    grown = days("2027-04-01")
    assert causes(grown, "R002") == {("data",)}
    add(
        home / "netrules.toml",
        "\n[rules.K002]\ndays = 30\n".replace("days = 30", 'severity = "info"'),
    )
    settings = (home / "netrules.toml").read_text("utf-8")
    settings = settings.replace('select = ["G", "K", "R"]', 'select = ["G", "K", "R", "T", "S"]')
    (home / "netrules.toml").write_text(settings, "utf-8")
    turned = days("2027-04-01")
    new = [one for one in turned["findings"] if one["standing"] == "new"]
    assert {tuple(one["causes"]) for one in new} <= {("settings",)}


def test_what_is_gone_is_listed(days: Callable[..., Any], home: Path) -> None:
    """An address is added: nobody is without one any more."""
    days(DAY)
    path = home / "book/contacts.toml"
    path.write_text(
        path.read_text("utf-8").replace("email = []", 'email = "bo@example.org"'),
        "utf-8",
    )
    report = days(DAY)
    assert ("R002", "bo") in {
        (one["code"], *one["subject"]["ids"]) for one in report["change"]["gone"]
    }


def test_hidden_names_are_compared_by_their_salt(run: Run, home: Path) -> None:
    """With one as without names hidden; without one there is nothing to compare by."""
    (home / "last.json").write_text(
        run("check", "--today", DAY, "--redact", "--format", "json").out, "utf-8"
    )
    ran = run("check", "--today", DAY, "--format", "json", "--since", "last.json")
    assert {one["standing"] for one in ran.json["findings"]} == {"same"}
    settings = (home / "netrules.toml").read_text("utf-8").replace("salt =", "# salt =")
    (home / "netrules.toml").write_text(settings, "utf-8")
    (home / "last.json").write_text(
        run("check", "--today", DAY, "--redact", "--format", "json").out, "utf-8"
    )
    ran = run("check", "--today", DAY, "--since", "last.json")
    assert ran.code == 2
    assert "no keys" in ran.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "this is not JSON"),
        ("[]", "not a JSON report"),
        ('{"schema": "netrules/report/1"}', "not how"),
    ],
)
def test_what_is_no_report(run: Run, home: Path, content: str, said: str) -> None:
    """The message says what it is not, and how to come by one."""
    (home / "last.json").write_text(content, "utf-8")
    ran = run("check", "--since", "last.json", "--today", DAY)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert run("check", "--since", "none.json", "--today", DAY).code == 2


def test_an_older_report_is_wanted(run: Run, home: Path) -> None:
    """A report of a later day is no earlier one."""
    (home / "last.json").write_text(run("check", "--today", DAY, "--format", "json").out, "utf-8")
    ran = run("check", "--since", "last.json", "--today", str(date(2026, 9, 1)))
    assert ran.code == 2
    assert "give the older report" in ran.err


def test_the_command_line_is_no_change_of_the_settings(run: Run, repository: Path) -> None:
    """Nor is a settings file that cannot be read any more an error: it is said."""
    assert against(run, "--select", "R").json["change"]["settings"] == []
    whole = (repository / "netrules.toml").read_text("utf-8")
    (repository / "netrules.toml").write_text("nonsense = [", "utf-8")
    git(repository, "commit", "-q", "-a", "-m", "Broken")
    (repository / "netrules.toml").write_text(whole, "utf-8")
    [doubt] = against(run, ref="HEAD").json["change"]["doubts"]
    assert "the settings at HEAD cannot be used any more" in doubt


def test_the_whole_repository_as_a_folder(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the folder itself, from one below, and as a hook of git runs it."""
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert against(run, ".").code == 0
    monkeypatch.chdir(repository / "book")
    assert against(run).code == 0


def test_settings_are_hidden_with_names_and_codes_are_not(run: Run, repository: Path) -> None:
    """What goals are called is the user's own."""
    text = (repository / "netrules.toml").read_text("utf-8")
    text = text.replace("[privacy]", '[rules.R002]\nseverity = "error"\n\n[privacy]')
    text = text.replace('name = "data"', 'name = "secretplan"')
    (repository / "netrules.toml").write_text(text, "utf-8")
    for form in ("text", "json", "markdown", "junit", "sarif", "github", "gitlab", "jsonl"):
        ran = run("check", "--against", "main", "--today", DAY, "--redact", "--format", form)
        assert "secretplan" not in ran.out, form
        assert "Lindqvist" not in ran.out, form
    turns = against(run, "--redact").json["change"]["settings"]
    assert ["rules", "R002", "severity"] in [one["place"] for one in turns]
