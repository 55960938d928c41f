"""`netrules config show`: every setting with its origin, and no secret."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run

from netrules.engine.schema import TABLES

SETTINGS = """\
fresh-days = 7

[me]
name = "Mo Egolund"
level = "senior"

[rules]
select = ["K", "M"]

[rules.overdue-contact]
severity = "warning"
late = 2

[[goal]]
name = "a new job"
template = "job"
employers = ["Quillfeather"]
since = 2026-06-01

[[goal.need]]
name = "keepers"
who = '"bees" in fields'
at-least = 2

[[goal.need]]
name = "insiders"
who = 'employer in goal.employers'

[[rule]]
code = "X001"
name = "lost-sight"
where = 'not warm'
message = "{person} is out of sight"

[levels]
owner = "cxo"

[privacy]
salt = "the-salt-itself"

[[waiver]]
rule = "K002"
people = ["Bo Lindqvist"]
reason = "a sabbatical"
until = 2026-12-31

[[cluster]]
label = "Choir"
people = ["Ana Ruizova", "bo@example.net"]
"""


@pytest.fixture
def settings(folder: Path) -> Path:
    """A settings file that states something in every table."""
    path = folder / "netrules.toml"
    path.write_text(SETTINGS)
    return path


def test_text(run: Run, settings: Path) -> None:
    """Tables stand as in the file, each value with the line it came from."""
    ran = run("config", "show")
    assert ran.code == 0
    assert ran.err == ""
    head, *tables = ran.out.split("\n\n")
    assert head == "# netrules.toml"
    assert "fresh-days = 7        # netrules.toml:1" in tables[0].splitlines()
    by_name = {table.splitlines()[0]: table for table in tables[1:]}
    assert by_name["[rules]"] == (
        "[rules]\n"
        'select = ["K", "M"]  # netrules.toml:8\n'
        "ignore = []          # default\n"
        "extend-select = []   # default\n"
        "preview = false      # default"
    )
    assert by_name["[rules.K002]"] == (
        "[rules.K002]\n"
        "late = 2.0            # netrules.toml:12\n"
        'severity = "warning"  # netrules.toml:11'
    )
    assert by_name['[goal."a new job"]'] == (
        '[goal."a new job"]\n'
        'name = "a new job"            # netrules.toml:15\n'
        'template = "job"              # netrules.toml:16\n'
        "fields = []                   # default\n"
        "places = []                   # default\n"
        'employers = ["Quillfeather"]  # netrules.toml:17\n'
        "since = 2026-06-01            # netrules.toml:18\n"
        "# review                      # not set\n"
        "# closed                      # not set\n"
        "distinct = false              # template job"
    )
    keepers = by_name['[goal."a new job".need.keepers]'].splitlines()
    assert 'who = "\\"bees\\" in fields"  # netrules.toml:22' in keepers
    assert "at-least = 2                # netrules.toml:23" in keepers
    assert "must = true                 # default" in keepers
    insiders = by_name['[goal."a new job".need.insiders]'].splitlines()
    assert 'who = "employer in goal.employers"  # netrules.toml:27' in insiders
    deciders = by_name['[goal."a new job".need.deciders-in-field]']
    assert all(line.endswith(("# template job", "# not set")) for line in deciders.split("\n")[1:])
    assert "# redact  " in by_name["[privacy]"]
    assert 'level = "senior"       # netrules.toml:5' in by_name["[me]"].splitlines()


def test_every_key_is_there(run: Run, settings: Path) -> None:
    """No key of any table is left out."""
    shown: dict[str, set[str]] = {}
    for row in run("config", "show", "--format", "json").json["settings"]:
        kind = ".".join(word for word in row["table"][::2])
        shown.setdefault(kind, set()).add(row["key"])
    for name, keys in TABLES.items():
        assert {key.name for key in keys} <= shown[name], name


def test_json(run: Run, settings: Path) -> None:
    """As JSON a row has table, key, value and origin."""
    document = run("config", "show", "--format", "json").json
    assert document["schema"] == "netrules/config/1"
    assert document["file"] == "netrules.toml"
    rows = {
        (*row["table"], row["key"]): (row["value"], row["origin"]) for row in document["settings"]
    }
    assert rows["fresh-days",] == (7, "netrules.toml:1")
    assert rows["me", "name"] == (["Mo Egolund"], "netrules.toml:4")
    assert rows["me", "place"] == (None, "default")
    assert rows["rules", "K002", "severity"] == ("warning", "netrules.toml:11")
    assert rows["goal", "a new job", "since"] == ("2026-06-01", "netrules.toml:18")
    assert rows["goal", "a new job", "need", "keepers", "at-least"] == (2, "netrules.toml:23")
    assert rows["rule", "X001", "where"] == ("not warm", "netrules.toml:32")
    assert rows["levels", "owner"] == ("cxo", "netrules.toml:36")
    assert rows["waiver", "1", "until"] == ("2026-12-31", "netrules.toml:45")
    assert rows["cluster", "1", "label"] == ("Choir", "netrules.toml:48")


def test_the_command_line_has_its_say(run: Run, folder: Path, settings: Path) -> None:
    """What an option sets comes from the command line; a plugin it adds, from there too."""
    (folder / "own.py").write_text("")
    words = ("--select", "M", "--plugin", "own.py", "--no-redact", "--format", "json")
    rows = {row["key"]: row for row in run("config", "show", *words).json["settings"]}
    assert (rows["select"]["value"], rows["select"]["origin"]) == (["M"], "command line")
    assert (rows["plugins"]["value"], rows["plugins"]["origin"]) == (["own.py"], "command line")
    assert (rows["redact"]["value"], rows["redact"]["origin"]) == (False, "command line")


def test_the_salt_is_never_shown(run: Run, settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only whether there is a salt is told, and where it comes from."""
    for words in ((), ("--format", "json"), ("--redact",)):
        ran = run("config", "show", *words)
        assert "the-salt-itself" not in ran.out + ran.err
    assert "# salt is set, and not shown  # netrules.toml:39" in run("config", "show").out
    monkeypatch.setenv("NETRULES_SALT", "another-salt")
    out = run("config", "show").out
    assert "another-salt" not in out
    assert "# salt is set, and not shown  # variable NETRULES_SALT" in out


def test_hidden(run: Run, settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where CI is set, what tells of people is hidden, and numbers and dates stay."""
    monkeypatch.setenv("CI", "true")
    hidden = (
        "Egolund",
        "Quillfeather",
        "new job",
        "keepers",
        "bees",
        "Lindqvist",
        "sabbatical",
        "Choir",
    )
    for words in ((), ("--format", "json")):
        out = run("config", "show", *words).out
        for word in hidden:
            assert word not in out
        assert "2026-06-01" in out
    assert "Egolund" in run("config", "show", "--no-redact").out


def test_without_settings(run: Run) -> None:
    """Without a file the defaults hold, and it says so."""
    ran = run("config", "show")
    assert ran.code == 0
    assert ran.out.startswith("# no settings file: these are the defaults\n\nsources = []")
    assert "netrules.toml" not in ran.out
    assert run("config", "show", "--format", "json").json["file"] is None


def test_pyproject(run: Run, folder: Path) -> None:
    """Settings in pyproject.toml have their lines there."""
    (folder / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.netrules]\nsources = "a"')
    out = run("config", "show").out
    assert out.startswith('# pyproject.toml\n\nsources = ["a"]       # pyproject.toml:4\n')


def test_from_a_folder_below(
    run: Run, folder: Path, settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The closest settings file above is in force; --config names another."""
    below = folder / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    assert "fresh-days = 7" in run("config", "show").out
    Path("other.toml").write_text("fresh-days = 9")
    assert (
        "fresh-days = 9        # other.toml:1"
        in run("config", "show", "--config", "other.toml").out
    )


@pytest.fixture
def network(folder: Path) -> Path:
    """A folder with settings of its own, below one with others."""
    (folder / "netrules.toml").write_text('[[goal]]\nname = "of here"\ntemplate = "job"\n')
    below = folder / "below"
    below.mkdir()
    (below / "contacts.toml").write_text('[[person]]\nname = "Ana Ruiz"\n')
    (below / "draft.toml").write_text('[[person]]\nname = "Bo Berg"\n')
    own = 'sources = ["contacts.toml"]\n[[goal]]\nname = "of below"\ntemplate = "job"\n'
    (below / "netrules.toml").write_text(own)
    return below


@pytest.mark.parametrize("path", ["below", "below/.", "."])
def test_a_folder_with_settings_of_its_own(
    run: Run, network: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """They are closest to what is read: the goals and the sources are theirs."""
    if path == ".":
        monkeypatch.chdir(network)
    report = run("check", path, "--today", "2026-09-30", "--format", "json").json
    assert [goal["name"] for goal in report["goals"]] == ["of below"]
    assert [one["path"] for one in report["sources"]] == ["contacts.toml"]
    assert report["network"]["people"] == 1
    assert "Bo Berg" not in run("people", path, "--no-redact").out


@pytest.mark.usefixtures("network")
def test_two_folders_are_one_network(run: Run) -> None:
    """Neither of them has the settings of both; and what is named outright is in force."""
    check = ("check", "--today", "2026-09-30", "--format", "json")
    both = run(*check, "below/draft.toml", "below/contacts.toml").json
    named = run(*check, "below", "--config", "netrules.toml").json
    for report in (both, named):
        assert [goal["name"] for goal in report["goals"]] == ["of here"]
        assert report["network"]["people"] == 2


@pytest.mark.parametrize("words", [(), ("shwo",)])
def test_only_show(run: Run, words: tuple[str, ...]) -> None:
    """Another action, or none, is refused."""
    ran = run("config", *words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("netrules config: ")
    assert "show" in ran.err
