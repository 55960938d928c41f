"""What a plugin can do wrong: it is told with its distribution, version and hook, and nothing of
it changes what the other rules find."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from commands import Ran, Run
from distributions import install

CHECK: Final = ("check", "contacts.toml", "--today", "2026-09-30", "--format", "json")
WHO: Final = "netrules-bees[bees] 1.2"
BUILT_IN: Final = f"netrules[builtin] {version('netrules')}"
#: A plugin with a rule; the body is what follows its docstring.
RULE: Final = '''\
import time

from netrules import Network, Person, passed, rule


@rule("BEES001", "no-bees", stance="practice")
def no_bees(person: Person):
    """Nobody keeps bees."""
    {}
    return passed()
'''
HOOK: Final = """\
from types import SimpleNamespace as Made

import netrules


@netrules.hookimpl
def {}
"""


@attrs.frozen
class Broken:
    """A plugin that does something wrong.

    Args:
        text: The text of its module.
        code: The exit code.
        told: What is said on the standard error, line by line.
        rules: Whether its rule is in the report.
    """

    text: str
    code: int
    told: str
    rules: bool = False


BROKEN: Final = {
    "import error": Broken(
        "import no_such_module_at_all\n",
        3,
        f"crashed: plugin of {WHO}: ModuleNotFoundError: No module named 'no_such_module_at_all'",
    ),
    "wrong signature": Broken(
        HOOK.format("netrules_network_loaded(netwrok): ..."),
        3,
        f"crashed: netrules_network_loaded of {WHO}: HookError: netrules_network_loaded asks for "
        "'netwrok'; did you mean network?",
    ),
    "asks for what there is not": Broken(
        HOOK.format("netrules_rules(config): ..."),
        3,
        f"crashed: netrules_rules of {WHO}: HookError: netrules_rules asks for 'config'; it is "
        "given nothing",
    ),
    "misspelt hook": Broken(
        HOOK.format("netrules_ruels(): ..."),
        3,
        f"crashed: netrules_ruels of {WHO}: HookError: there is no hook netrules_ruels; did you "
        "mean netrules_rules?",
    ),
    "no function": Broken(
        "netrules_rules = []\n",
        3,
        f"crashed: netrules_rules of {WHO}: HookError: netrules_rules is a list, not a function "
        "that returns it",
    ),
    "a wrapper": Broken(
        HOOK.replace("hookimpl", "hookimpl(wrapper=True)").format("netrules_rules(): yield"),
        3,
        f"crashed: netrules_rules of {WHO}: HookError: netrules_rules is marked with wrapper; "
        "hooks are called in the order of the plugins, each by itself",
    ),
    "later hooks": Broken(
        'netrules_api = "1.999"\n' + RULE.format(""),
        3,
        f"crashed: plugin of {WHO}: ApiVersionError: it was written for version 1.999 of the "
        "hooks, and this netrules has 1.0; install a later netrules",
    ),
    "earlier hooks": Broken(
        'netrules_api = "0.9"\n' + RULE.format(""),
        3,
        f"crashed: plugin of {WHO}: ApiVersionError: it was written for version 0.9 of the "
        "hooks, and this netrules has 1.0; install a later version of the plugin",
    ),
    "no version": Broken(
        "netrules_api = 1\n" + RULE.format(""),
        3,
        f'crashed: netrules_api of {WHO}: HookError: netrules_api is 1; write it as "1.0"',
    ),
    "code of a built-in rule": Broken(
        RULE.format("").replace("BEES001", "K003"),
        3,
        f"crashed: netrules_rules of {WHO}: rule K003 no-bees against K003 no-goal is already "
        f"taken by {BUILT_IN}; it was left out",
    ),
    "raises on the third person": Broken(
        RULE.format("assert person.id != 'cy', 'what a name'"),
        3,
        f"crashed: BEES001 of {WHO}: AssertionError: what a name",
        rules=True,
    ),
    "prints": Broken(
        RULE.format("print('looking at', person.name)"),
        0,
        f"{WHO} printed 3 lines, left out of the answer; --debug shows what",
        rules=True,
    ),
    "forgets a fact": Broken(
        RULE.format("person.facts.clear()"),
        3,
        f"crashed: BEES001 of {WHO}: AttributeError: 'mappingproxy' object has no attribute "
        "'clear'",
        rules=True,
    ),
    "cuts ties": Broken(
        RULE.format("network.adjacency.clear()").replace("person: Person", "network: Network"),
        3,
        f"crashed: BEES001 of {WHO}: AttributeError: 'mappingproxy' object has no attribute "
        "'clear'",
        rules=True,
    ),
    "empties a measure": Broken(
        RULE.format("namesakes.clear()").replace("person: Person", "namesakes"),
        3,
        f"crashed: BEES001 of {WHO}: AttributeError: 'mappingproxy' object has no attribute "
        "'clear'",
        rules=True,
    ),
    "changes a person": Broken(
        RULE.format("person.id = 'somebody else'"),
        3,
        f"crashed: BEES001 of {WHO}: FrozenInstanceError: ",
        rules=True,
    ),
    "clears the findings and fails": Broken(
        HOOK.format(
            "netrules_review_findings(findings):\n    findings.clear()\n    raise KeyError('sorry')"
        ),
        3,
        f"crashed: netrules_review_findings of {WHO}: KeyError: 'sorry'",
    ),
    "empties a finding": Broken(
        HOOK.format("netrules_review_findings(findings): findings[0].data.clear()"),
        3,
        f"crashed: netrules_review_findings of {WHO}: AttributeError: 'mappingproxy' object has "
        "no attribute 'clear'",
    ),
    "adds what is no finding": Broken(
        HOOK.format("netrules_review_findings(findings): findings[:] = ['all is well']"),
        3,
        f"crashed: netrules_review_findings of {WHO}: TypeError: the list of findings holds a str",
    ),
}


def judged(ran: Ran) -> dict[str, Any]:
    """What the built-in rules said."""
    return {
        "findings": [one for one in ran.json["findings"] if one["code"] != "BEES001"],
        "rules": [one for one in ran.json["rules"] if one["code"] != "BEES001"],
    }


@pytest.fixture
def unhurt(run: Run, contacts: Path) -> dict[str, Any]:
    """What the built-in rules say where nothing is wrong."""
    ran = run(*CHECK, "--no-plugins")
    assert ran.code == 0
    return judged(ran)


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_broken_plugin(run: Run, site: Path, unhurt: dict[str, Any], broken: Broken) -> None:
    """It is named, the exit code says so, and every other rule finds what it found before."""
    install(site, "netrules-bees", "1.2", broken.text)
    ran = run(*CHECK)
    assert (ran.code, ran.json["exit_code"]) == (broken.code, broken.code)
    told = ran.err.splitlines()
    assert len(told) == 1
    assert told[0].startswith(f"netrules: {broken.told}")
    assert judged(ran) == unhurt
    assert broken.rules is any(one["code"] == "BEES001" for one in ran.json["rules"])


def test_what_it_says_is_hidden_with_the_names(
    run: Run, site: Path, contacts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The distribution, version and hook are told all the same."""
    raising = HOOK.format("netrules_rules():\n    raise KeyError('Ana')")
    install(site, "netrules-bees", "1.2", raising)
    install(site, "netrules-wasps", "7", RULE.format("print(person.name)"))
    monkeypatch.setenv("CI", "true")
    ran = run(*CHECK, "--debug")
    assert f"netrules: crashed: netrules_rules of {WHO}: KeyError\n" in ran.err
    assert "netrules: netrules-wasps[bees] 7 printed 3 lines, left out of the answer\n" in ran.err
    assert "Ana" not in ran.out + ran.err


def test_debug_shows_what_is_printed(run: Run, site: Path, contacts: Path) -> None:
    """Whoever looks for a mistake sees what they print, and the answer is as pure."""
    install(site, "netrules-bees", "1.2", RULE.format("print('looking at', person.name)"))
    ran = run(*CHECK, "--debug")
    assert "looking at Ana Ruizova\nlooking at Bo Lindqvist\n" in ran.err
    assert ran.json["exit_code"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "print('here I am')\n" + RULE.format(""),
        HOOK.format("netrules_rules():\n    print('here I am')\n    return []"),
        HOOK.format("netrules_network_loaded():\n    print('here I am')"),
        "import sys\nsys.stdout.buffer.write(b'here I am')\n" + RULE.format(""),
    ],
    ids=["when imported", "when asked", "when told", "bytes"],
)
def test_printing_elsewhere(run: Run, site: Path, contacts: Path, text: str) -> None:
    """Wherever a plugin prints, the answer has nothing of it."""
    install(site, "netrules-bees", "1.2", text)
    ran = run(*CHECK)
    assert ran.code == 0
    assert "here I am" not in ran.out
    assert f"{WHO} printed " in ran.err


def test_a_rule_that_sleeps(run: Run, site: Path, unhurt: dict[str, Any]) -> None:
    """The timings name it with its plugin, before all others, and nothing else is changed."""
    install(site, "netrules-bees", "1.2", RULE.format("time.sleep(0.05)"))
    ran = run(*CHECK, "--timings")
    assert ran.code == 0
    assert judged(ran) == unhurt
    seconds, whose = ran.err.splitlines()[0].removeprefix("netrules:").split(" s  ")
    assert float(seconds) >= 0.15
    assert re.fullmatch(rf"BEES001 \S+ of {re.escape(WHO)}", whose)
    assert " s  K003 no-goal" in ran.err


def test_in_a_process_of_its_own(site: Path, contacts: Path) -> None:
    """As a shell runs it: the distribution is found on the path, and its traceback is shown."""
    install(site, "netrules-bees", "1.2", BROKEN["raises on the third person"].text)
    path = os.pathsep.join(filter(None, (str(site), os.environ.get("PYTHONPATH", ""))))
    ran = subprocess.run(
        [sys.executable, "-m", "netrules", *CHECK, "--debug"],
        cwd=contacts.parent,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 3
    assert f"netrules: crashed: BEES001 of {WHO}: AssertionError: what a name\n" in ran.stderr
    assert "netrules_bees.py" in ran.stderr


# -- two that bring the same ---------------------------------------------------------------

#: What each kind of thing is brought by, and how the clash is told.
KINDS: Final = {
    "source": ("netrules_sources", "[Made(name='hive', sniff=lambda head: netrules.NO, read=0)]"),
    "template": ("netrules_goals", "[netrules.Template('hive', 'Be a bee.', ())]"),
    "measure": ("netrules_measures", "{'hive': len}"),
    "worksheet": (
        "netrules_worksheets",
        "[Made(name='hive', endings=[f'.{__name__}'], about='', read_by='', write=0)]",
    ),
    "format": ("netrules_formats", "[Made(name='hive', render=0)]"),
    "picture": (
        "netrules_pictures",
        "[Made(name='hive', endings=[f'.{__name__}'], about='', draw=0)]",
    ),
    "command": ("netrules_commands", "[Made(name='hive', help='', add_arguments=0, run=0)]"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_two_plugins_that_bring_the_same(run: Run, site: Path, kind: str) -> None:
    """One error names what it is and both distributions with their versions; the first stays."""
    hook, answer = KINDS[kind]
    text = HOOK.format(f"{hook}():\n    return {answer}")
    install(site, "netrules-bees", "1.2", text)
    install(site, "netrules-ants", "0.3", text, entry="ants")
    ran = run("plugins")
    assert ran.code == 3
    assert ran.err == (
        f"netrules: crashed: {hook} of {WHO}: {kind} hive is already taken by "
        "netrules-ants[ants] 0.3; it was left out\n"
    )
    assert f"netrules-ants[ants] 0.3\n  {kind}s".ljust(36) in ran.out


@pytest.mark.parametrize(
    ("hook", "more"),
    [("netrules_pictures", "draw=0"), ("netrules_worksheets", "read_by='', write=0")],
)
def test_two_of_one_ending(run: Run, site: Path, hook: str, more: str) -> None:
    """The ending of a file says which picture or worksheet is meant, so two cannot share one."""
    made = f"Made(name='{{}}', endings=['.hive'], about='', {more})"
    text = HOOK.format(f"{hook}():\n    return [{made}]")
    install(site, "netrules-bees", "1.2", text.format("bees"))
    install(site, "netrules-ants", "0.3", text.format("ants"), entry="ants")
    ran = run("plugins")
    assert ran.code == 3
    assert ran.err == (
        f"netrules: crashed: {hook} of {WHO}: the ending .hive is already taken by "
        "netrules-ants[ants] 0.3; it was left out\n"
    )


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("no-bees", "no-ants"), "rule BEES001 no-bees against BEES001 no-ants"),
        (("BEES001", "ANTS001"), "rule BEES001 no-bees against ANTS001 no-bees"),
    ],
)
def test_two_rules_of_one_code_or_name(
    run: Run, site: Path, change: tuple[str, str], what: str
) -> None:
    """So it is with rules, be it the code or the name that they share."""
    install(site, "netrules-bees", "1.2", RULE.format(""))
    install(site, "netrules-ants", "0.3", RULE.format("").replace(*change), entry="ants")
    ran = run("plugins")
    assert ran.code == 3
    assert ran.err == (
        f"netrules: crashed: netrules_rules of {WHO}: {what} is already taken by "
        "netrules-ants[ants] 0.3; it was left out\n"
    )


def test_the_built_in_ones_come_first(run: Run, site: Path, unhurt: dict[str, Any]) -> None:
    """Whatever a distribution is called, it takes the place of nothing that netrules brings."""
    text = RULE.format("").replace("BEES001", "K003")
    install(site, "aardvark-rules", "9", text)
    ran = run(*CHECK)
    assert ran.code == 3
    assert ran.err == (
        "netrules: crashed: netrules_rules of aardvark-rules[bees] 9: rule K003 no-bees against "
        f"K003 no-goal is already taken by {BUILT_IN}; it was left out\n"
    )
    assert judged(ran) == unhurt
