"""`netrules plugins`: each plugin with its version, what it brings, and what failed."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from commands import Ran, Run
from distributions import install

import netrules

OWN = '''\
from netrules import Person, require, rule


@rule("{code}", "{name}", stance="practice")
def judged(person: Person):
    """Nobody keeps bees."""
    return require(person.title != "Beekeeper", "{{person}} keeps bees", person=person)
'''
HOOKS = '''
from netrules import Template, hookimpl


class Plain:
    """A format."""

    name = "plain"

    def render(self, report, namer, *, width, color):
        return ""


@hookimpl
def netrules_formats():
    return [Plain()]


@hookimpl
def netrules_measures():
    return {"heads": lambda network: len(network.people)}


@hookimpl
def netrules_goals():
    return [Template("peace", "Be left alone.", ())]


@hookimpl
def netrules_review_findings(findings, network):
    findings.clear()
'''


def entry(ran: Ran, plugin: str) -> Any:
    """What is said of one plugin."""
    [found] = [one for one in ran.json["plugins"] if one["plugin"] == plugin]
    return found


def test_what_comes_with_netrules(run: Run) -> None:
    """The built-in plugin brings all that there is, under the version of netrules."""
    ran = run("plugins", "--no-plugins", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["schema"] == "netrules/plugins/1"
    [one] = ran.json["plugins"]
    assert (one["plugin"], one["distribution"], one["version"], one["failures"]) == (
        "netrules[builtin]",
        "netrules",
        version("netrules"),
        [],
    )
    plugins = netrules.open_session(third_party=False).plugins
    assert one["brings"] == {
        "sources": sorted(source.name for source in plugins.sources()),
        "rules": sorted(plugins.rules()),
        "templates": sorted(plugins.templates()),
        "measures": sorted(plugins.measures()),
        "formats": sorted(plugins.formats()),
        "pictures": sorted(plugins.pictures()),
        "worksheets": sorted(plugins.worksheets()),
    }


def test_text(run: Run) -> None:
    """As text each kind has a line with how many there are, wrapped where it is long."""
    ran = run("plugins", "--no-plugins")
    lines = ran.out.splitlines()
    assert lines[0] == f"netrules[builtin] {version('netrules')}"
    assert any(line.startswith("  formats    ") and ": github, " in line for line in lines)
    assert max(map(len, lines)) <= 100
    assert all(line.startswith("  ") for line in lines[1:])


def test_local_plugins(run: Run, folder: Path) -> None:
    """A folder's files are plugins each, with rules that need no hook and with hooks."""
    (folder / "mine").mkdir()
    (folder / "mine" / "bees.py").write_text(OWN.format(code="X001", name="no-bees"))
    (folder / "mine" / "more.py").write_text(HOOKS)
    (folder / "netrules.toml").write_text('plugins = ["mine/"]\n')
    ran = run("plugins", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    bees, more = entry(ran, "mine/bees.py"), entry(ran, "mine/more.py")
    assert (bees["distribution"], bees["version"], bees["hooks"]) == (None, None, [])
    assert bees["brings"] == {"rules": ["X001"]}
    assert more["brings"] == {"formats": ["plain"], "measures": ["heads"], "templates": ["peace"]}
    assert "netrules_review_findings" in more["hooks"]
    text = run("plugins").out
    assert "\nmine/bees.py (local)\n  rules      1: X001\n" in text
    assert "  also       may change findings before they are reported" in text


def test_without_plugins(run: Run, folder: Path, contacts: Path) -> None:
    """Those that the settings name are left out too: they are programs of whoever wrote them."""
    (folder / "mine.py").write_text(f"open('ran', 'w').close()\n{OWN}")
    (folder / "netrules.toml").write_text('plugins = ["mine.py"]\n')
    ran = run("plugins", "--no-plugins", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert [one["plugin"] for one in ran.json["plugins"]] == ["netrules[builtin]"]
    assert run("check", contacts, "--no-plugins", "--today", "2026-09-30").code == 0
    assert not (folder / "ran").exists()
    assert run("rules").code == 3  # its code is none
    assert (folder / "ran").exists()


def test_what_failed(run: Run, folder: Path) -> None:
    """A clash stands with the plugin that came second, a broken one is listed; the code is 3."""
    for name in ("one", "two"):
        (folder / f"{name}.py").write_text(OWN.format(code="X001", name="no-bees"))
    (folder / "bad.py").write_text("import nowhere_to_be_found\n")
    words = [word for name in ("one", "two", "bad") for word in ("--plugin", f"{name}.py")]
    ran = run("plugins", *words, "--format", "json")
    assert ran.code == 3
    assert entry(ran, "one.py")["brings"] == {"rules": ["X001"]}
    assert entry(ran, "one.py")["failures"] == []
    two = entry(ran, "two.py")
    assert two["brings"] == {}
    assert two["failures"] == [
        "rule X001 no-bees against X001 no-bees is already taken by one.py; it was left out"
    ]
    [error] = entry(ran, "bad.py")["failures"]
    assert error.startswith("ModuleNotFoundError: ")
    text = run("plugins", *words)
    assert text.code == 3
    assert "bad.py (local)\n  failed     ModuleNotFoundError: No module named" in text.out
    assert "crashed: plugin of bad.py" in text.err


def test_what_a_broken_plugin_says_may_be_private(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where names are hidden only the kind of an error is shown."""
    (folder / "bad.py").write_text("raise ValueError('no such friend: Ana Ruizova')\n")
    monkeypatch.setenv("CI", "true")
    for words in ((), ("--format", "json")):
        ran = run("plugins", "--plugin", "bad.py", *words)
        assert ran.code == 3
        assert "ValueError" in ran.out
        assert "Ruizova" not in ran.out + ran.err
    assert "Ruizova" in run("plugins", "--plugin", "bad.py", "--no-redact").out


def test_installed_plugins(run: Run, site: Path) -> None:
    """Each has its distribution and version, one that cannot be imported too."""
    install(site, "netrules-bees", "1.2", OWN.format(code="BEE001", name="no-bees"))
    install(site, "netrules-broken", "0.3", "raise ImportError('no numpy here')\n")
    ran = run("plugins", "--format", "json")
    assert ran.code == 3
    bees = entry(ran, "netrules-bees[bees]")
    assert (bees["distribution"], bees["version"]) == ("netrules-bees", "1.2")
    assert bees["brings"] == {"rules": ["BEE001"]}
    broken = entry(ran, "netrules-broken[bees]")
    assert (broken["distribution"], broken["version"]) == ("netrules-broken", "0.3")
    assert broken["failures"] == ["ImportError: no numpy here"]
    assert run("plugins", "--no-plugins").code == 0


REVIEW = """\
import attrs

from netrules import Finding, Severity, hookimpl


@hookimpl
def netrules_review_findings(findings: list[Finding]) -> None:
    {}
"""
ONE_MORE = "findings.append(attrs.evolve(findings[0], key='another'))"
WORSE = "findings[0] = attrs.evolve(findings[0], severity=Severity.ERROR)"


@pytest.mark.parametrize(
    ("body", "did"),
    [
        ("findings.clear()", "took out 1"),
        (ONE_MORE, "put in 1"),
        (WORSE, "changed 1"),
        (f"{ONE_MORE}; {WORSE}", "put in 1, changed 1"),
        ("findings.reverse()", ""),
    ],
)
@pytest.mark.parametrize("each", [("--format", "json"), ("--each",)], ids=["one", "each"])
def test_what_a_review_changes_is_told(
    run: Run, site: Path, contacts: Path, each: tuple[str, ...], body: str, did: str
) -> None:
    """How much and by whom; where nothing is changed nothing is said."""
    install(site, "netrules-bees", "1.2", REVIEW.format(body))
    ran = run("check", contacts, *each, "--today", "2026-09-30", "--fail-on", "never")
    assert ran.code == 0
    said = f"netrules: netrules-bees[bees] 1.2 went over the findings: {did}\n"
    told = ran.err.removeprefix("netrules: 1 of 1: contacts.toml\n")
    assert told == (said if did else "")
