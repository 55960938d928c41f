"""Which plugins count: those of the settings, of NETRULES_PLUGINS, of the command line; with
`--isolated`, and with `--allow-broken`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from commands import Ran, Run
from distributions import install

import netrules

CHECK: Final = ("check", "contacts.toml", "--today", "2026-09-30", "--format", "json")
#: A plugin that leaves a trace of having run, and brings a rule.
LEAVES_A_TRACE: Final = """\
from pathlib import Path

from netrules import Network, passed, rule

Path(__file__).with_name("{name} ran").touch()


@rule("{code}", "no-{name}", stance="practice")
def no_bees(network: Network):
    \"""Nobody keeps bees.\"""
    return passed()
"""


def write(folder: Path, name: str, code: str) -> None:
    """Write a plugin into *folder*."""
    (folder / f"{name}.py").write_text(LEAVES_A_TRACE.format(name=name, code=code), "utf-8")


def judged_by(ran: Ran) -> set[str]:
    """The plugins' rules in a report."""
    return {one["code"] for one in ran.json["rules"] if one["code"].startswith(("X", "BEES"))}


@pytest.fixture
def every_way(folder: Path, contacts: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Plugins that come by every way there is; one on the command line is still to be named."""
    for number, name in enumerate(("settings", "variable", "line"), 1):
        write(folder, name, f"X00{number}")
    (folder / "netrules.toml").write_text('plugins = ["settings.py"]\n')
    monkeypatch.setenv("NETRULES_PLUGINS", "variable.py")
    text = LEAVES_A_TRACE.format(name="installed", code="BEES001")
    install(site, "netrules-bees", "1.2", text)
    return folder


# -- by which way ------------------------------------------------------------------------


def test_every_way_counts(run: Run, every_way: Path) -> None:
    """Settings, variable, command line, and what is installed."""
    ran = run(*CHECK, "--plugin", "line.py")
    assert (ran.code, ran.err) == (0, "")
    assert judged_by(ran) == {"X001", "X002", "X003", "BEES001"}


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("--isolated",), {"X003", "BEES001"}),
        (("--no-plugins",), {"X003"}),
        (("--isolated", "--no-plugins"), {"X003"}),
    ],
    ids=["isolated", "no plugins", "both"],
)
def test_some_are_left_out(
    run: Run, every_way: Path, words: tuple[str, ...], left: set[str]
) -> None:
    """Whoever can write to the folder runs no program then; what you name yourself does run."""
    ran = run(*CHECK, *words, "--plugin", "line.py")
    assert (ran.code, ran.err) == (0, "")
    assert judged_by(ran) == left
    assert not (every_way / "settings ran").exists()
    assert not (every_way / "variable ran").exists()
    # What is installed is found without being imported.
    assert (every_way / "site" / "installed ran").exists() is ("BEES001" in left)


def test_what_is_left_out_is_shown(run: Run, every_way: Path) -> None:
    """`config show` says which option leaves the settings' plugins out."""
    for option in ("--isolated", "--no-plugins"):
        out = run("config", "show", option, "--plugin", "line.py").out
        assert f"netrules.toml:1 (left out by {option}) and command line" in out
    assert "left out" not in run("config", "show").out
    (every_way / "netrules.toml").write_text("")
    assert "left out" not in run("config", "show", "--isolated").out


@pytest.mark.parametrize(
    "words",
    [
        ("rules",),
        ("plugins",),
        ("config", "show"),
        ("plan", "contacts.toml"),
        ("--help",),
        ("buzz",),
    ],
    ids=" ".join,
)
def test_no_command_runs_them(run: Run, every_way: Path, words: tuple[str, ...]) -> None:
    """Nor does the list of commands, or a word that is none."""
    run(*words, "--isolated")
    assert not (every_way / "settings ran").exists()
    assert not (every_way / "variable ran").exists()


def test_isolated_in_python(every_way: Path) -> None:
    """The same for a program."""
    session = netrules.open_session(folder=every_way, isolated=True)
    assert "X001" not in session.plugins.rules()
    assert not (every_way / "settings ran").exists()
    assert "X001" in netrules.open_session(folder=every_way).plugins.rules()


def test_what_is_left_out_is_missed(run: Run, every_way: Path) -> None:
    """A rule of theirs that the settings select is no rule then: nothing passes unseen."""
    settings = 'plugins = ["settings.py"]\n[rules]\nselect = ["X001"]\n'
    (every_way / "netrules.toml").write_text(settings)
    assert run(*CHECK).code == 0
    ran = run(*CHECK, "--isolated")
    assert ran.code == 2
    assert "X001" in ran.err


# -- the variable ------------------------------------------------------------------------


def test_several_in_the_variable(
    run: Run, folder: Path, contacts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between commas, with blanks if you like; folders as well."""
    (folder / "mine").mkdir()
    write(folder / "mine", "one", "X001")
    write(folder, "two", "X002")
    monkeypatch.setenv("NETRULES_PLUGINS", "mine/, two.py,")
    assert judged_by(run(*CHECK)) == {"X001", "X002"}


def test_one_in_the_variable_that_is_not_there(
    run: Run, contacts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told as one in the settings is."""
    monkeypatch.setenv("NETRULES_PLUGINS", "nowhere.py")
    ran = run(*CHECK)
    assert (ran.code, ran.out) == (2, "")
    assert "plugin 'nowhere.py' is neither a file or folder nor an importable name" in ran.err


def test_the_variable_is_where_a_setting_came_from(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`config show` says so, and not where it is left out."""
    write(folder, "two", "X002")
    monkeypatch.setenv("NETRULES_PLUGINS", "two.py")
    assert "variable NETRULES_PLUGINS" in run("config", "show").out
    assert "variable NETRULES_PLUGINS" not in run("config", "show", "--isolated").out


# -- whose programs they are ---------------------------------------------------------------


def test_whose_programs_local_ones_are(run: Run, every_way: Path) -> None:
    """The list says so, and what to do about it; where there is none it says nothing."""
    said = "Local plugins are programs of whoever can write to the folder they lie in."
    assert said in run("plugins").out
    assert said not in run("plugins", "--isolated").out
    local = {
        one["plugin"]: one["local"] for one in run("plugins", "--format", "json").json["plugins"]
    }
    assert local == {
        "netrules[builtin]": False,
        "netrules-bees[bees]": False,
        "settings.py": True,
        "variable.py": True,
    }


# -- what may be broken --------------------------------------------------------------------

BROKEN: Final = {
    "import error": "import no_such_module_at_all\n",
    "misspelt hook": "import netrules\n\n\n@netrules.hookimpl\ndef netrules_ruels(): ...\n",
    "another version": 'netrules_api = "9.0"\n',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("name", ["netrules-bees", "netrules_bees", "netrules-bees[bees]"])
def test_knowingly_without_it(run: Run, site: Path, contacts: Path, text: str, name: str) -> None:
    """The rest is judged as if it were not installed, and it is told all the same."""
    install(site, "netrules-bees", "1.2", text)
    assert run(*CHECK).code == 3
    ran = run(*CHECK, "--allow-broken", name)
    assert (ran.code, ran.json["exit_code"]) == (0, 0)
    assert ran.err.startswith("netrules: netrules-bees[bees] 1.2 is left out, as allowed: ")
    assert ran.err.count("\n") == 1
    listed = run("plugins", "--allow-broken", name)
    assert listed.code == 0
    assert "failed     " in listed.out


def test_only_what_is_named_is_allowed(run: Run, site: Path, folder: Path, contacts: Path) -> None:
    """Another that is broken ends with 3 still, and so does a rule of an allowed one."""
    install(site, "netrules-bees", "1.2", BROKEN["import error"])
    (folder / "mine.py").write_text(BROKEN["misspelt hook"])
    words = (*CHECK, "--plugin", "mine.py", "--allow-broken")
    assert run(*words, "netrules-bees").code == 3
    assert run(*words, "mine.py").code == 3
    assert run(*words, "mine.py", "--allow-broken", "netrules-bees").code == 0
    raises = LEAVES_A_TRACE.format(name="bees", code="X001").replace("return", "raise SystemError")
    (folder / "mine.py").write_text(raises.replace("SystemError passed()", "SystemError"))
    assert run(*words, "mine.py", "--allow-broken", "netrules-bees").code == 3


def test_no_such_plugin(run: Run, site: Path, contacts: Path) -> None:
    """A name that fits nothing is refused, with what may be meant."""
    install(site, "netrules-bees", "1.2", BROKEN["import error"])
    ran = run(*CHECK, "--allow-broken", "netrules-bee")
    assert (ran.code, ran.out) == (2, "")
    assert "no plugin 'netrules-bee' was found" in ran.err
    assert "did you mean netrules-bees?" in ran.err


def test_required_is_not_allowed(run: Run, site: Path, folder: Path, contacts: Path) -> None:
    """What the settings require has to be there, whatever is allowed."""
    install(site, "netrules-bees", "1.2", BROKEN["import error"])
    (folder / "netrules.toml").write_text('require-plugins = ["netrules-bees"]\n')
    assert run(*CHECK, "--allow-broken", "netrules-bees").code == 2
