"""`--trace-plugins`: who was asked what, how long it took, and how much came of it."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import Final

import pytest
from commands import Run
from distributions import install

CHECK: Final = ("check", "contacts.toml", "--today", "2026-09-30", "--format", "json")
WHO: Final = "netrules-bees[bees] 1.2"
BUILT_IN: Final = f"netrules[builtin] {version('netrules')}"
#: A plugin with a rule, a hook that is told, and one that takes all findings away.
BEES: Final = """\
from netrules import Network, hookimpl, passed, rule


@rule("BEES001", "no-bees", stance="practice")
def no_bees(network: Network):
    \"""Nobody keeps bees.\"""
    return passed()


@hookimpl
def netrules_rules():
    return [no_bees]


@hookimpl
def netrules_network_loaded(network):
    pass


@hookimpl
def netrules_review_findings(findings):
    findings.clear()
"""
_SECONDS: Final = re.compile(r" in (\d+\.\d{4}) s$")


def calls(err: str) -> list[str]:
    """What the lines of the trace say, but for how long it took."""
    lines = [line for line in err.splitlines() if line.startswith("netrules: trace: ")]
    assert all(_SECONDS.search(line) for line in lines)
    return [_SECONDS.sub("", line).removeprefix("netrules: trace: ") for line in lines]


def test_every_call_is_told(run: Run, site: Path, contacts: Path) -> None:
    """Loading, what each plugin answered, and what each was told; the answer is as pure."""
    install(site, "netrules-bees", "1.2", BEES)
    plain = run(*CHECK)
    ran = run(*CHECK, "--trace-plugins")
    assert (ran.code, ran.out) == (plain.code, plain.out)
    assert calls(plain.err) == []
    told = calls(ran.err)
    assert told[0] == f"plugin of {BUILT_IN}: loaded"
    assert told[1] == f"plugin of {WHO}: loaded"
    assert f"netrules_rules of {WHO}: 1 rule" in told
    assert f"netrules_network_loaded of {WHO}: told 3 people" in told
    [review] = [line for line in told if line.startswith("netrules_review_findings")]
    assert re.fullmatch(
        rf"netrules_review_findings of {re.escape(WHO)}: told \d+ findings, 3 people; "
        "0 findings, 3 people afterwards",
        review,
    )
    [rules] = {line for line in told if line.startswith(f"netrules_rules of {BUILT_IN}")}
    assert re.fullmatch(r"\d+ rules", rules.partition(": ")[2])


def test_how_long_is_measured(run: Run, site: Path, contacts: Path) -> None:
    """A hook that sleeps takes that long."""
    install(
        site,
        "netrules-bees",
        "1.2",
        "import time\n\n\n" + BEES.replace("pass\n", "time.sleep(0.05)\n"),
    )
    err = run(*CHECK, "--trace-plugins").err
    [line] = [one for one in err.splitlines() if "netrules_network_loaded" in one]
    found = _SECONDS.search(line)
    assert found
    assert float(found[1]) >= 0.05


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("import no_such_module_at_all\n", f"plugin of {WHO}: raised ModuleNotFoundError"),
        (
            BEES.replace("return [no_bees]", "raise KeyError('Ana')"),
            f"netrules_rules of {WHO}: raised KeyError",
        ),
        (
            BEES.replace("findings.clear()", "findings[:] = ['Ana']"),
            f"netrules_review_findings of {WHO}: raised TypeError",
        ),
    ],
    ids=["when loaded", "when asked", "when told"],
)
def test_what_fails(run: Run, site: Path, contacts: Path, text: str, line: str) -> None:
    """By its class: what it says is told once, where it is told anyway."""
    install(site, "netrules-bees", "1.2", text)
    ran = run(*CHECK, "--trace-plugins")
    assert ran.code == 3
    assert line in calls(ran.err)


def test_no_value_is_told(run: Run, site: Path, contacts: Path) -> None:
    """Sizes only, so that nothing has to be hidden."""
    install(site, "netrules-bees", "1.2", BEES.replace("[no_bees]", "{'Ana Ruizova': no_bees}"))
    ran = run(*CHECK, "--trace-plugins", "--redact")
    assert calls(ran.err)
    assert not re.search("Ana|Bo |Quillfeather|Ruizova", ran.err)


def test_every_command_can(run: Run, site: Path, contacts: Path) -> None:
    """It is among the options of settings and plugins, wherever these are."""
    install(site, "netrules-bees", "1.2", BEES)
    for words in (("plugins",), ("rules",), ("explain", "BEES001"), ("plan", "contacts.toml")):
        assert f"plugin of {WHO}: loaded" in calls(run(*words, "--trace-plugins").err)
