"""`netrules completion`: what is offered where, and the script in a real shell."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Run
from distributions import install

from netrules.cli.completion import SCRIPTS, WORDS, offered

SETTINGS = """\
[[goal]]
name = "new-job"
template = "job"

[[rule]]
code = "X001"
name = "far-away"
where = "not warm"
message = "far"
"""


@pytest.mark.parametrize(
    ("words", "some", "others"),
    [
        ([""], {"check", "completion", "new-rule"}, {"--help"}),
        (["ch"], {"check"}, {"rules"}),
        (["nonsense", ""], set(), {"check"}),
        (["check", "--fo"], {"--format"}, {"--output"}),
        (["check", "--format", ""], {"sarif", "text"}, {"yaml"}),
        (["check", "--format", "=", "s"], {"sarif"}, {"text"}),
        (["check", "--format", "="], {"sarif", "text"}, set()),
        (["check", "--output-file", "sar"], {"sarif="}, {"text="}),
        (["check", "--source", "link"], {"linkedin="}, {"vcard="}),
        (["check", "--goal", ""], {"new-job", "mentor"}, {"K002"}),
        (["check", "--fail-on", "e"], {"error"}, {"warning"}),
        (["check", "--select", "K00"], {"K002"}, {"M001"}),
        (["check", "--select", "K002,X"], {"K002,X001"}, {"X001"}),
        (["check", "--preview", "--ignore", "far"], {"far-away"}, {"K002"}),
        (["check", "con"], set(), {"contacts.toml"}),
        (["explain", "over"], {"overdue-contact"}, {"K002"}),
        (["explain", "--today", "2026-09-30", "K00"], {"K002"}, {"M001"}),
        (["explain", "K002", "K"], set(), {"K003"}),
        (["rules", "--why", "M00"], {"M001"}, {"K002"}),
        (["baseline", ""], {"write", "show"}, set()),
        (["completion", ""], {"bash", "zsh", "fish"}, {"words"}),
        ([], {"check"}, set()),
    ],
)
def test_what_is_offered(folder: Path, words: list[str], some: set[str], others: set[str]) -> None:
    """Commands, options, and values where netrules knows them; else nothing, and so files."""
    (folder / "netrules.toml").write_text(SETTINGS, "utf-8")
    found = {word for word, _ in offered(words)}
    assert some <= found
    assert not others & found
    assert bool(found) == bool(some)


def test_commands_of_plugins_are_offered(run: Run, site: Path, folder: Path) -> None:
    """With what they do."""
    text = (
        "import netrules\n\n\nclass Swarm:\n    name = 'swarm'\n    help = 'count the swarm'\n"
        "    def add_arguments(self, parser): ...\n    def run(self, options, context): ...\n\n\n"
        "@netrules.hookimpl\ndef netrules_commands():\n    return [Swarm()]\n"
    )
    install(site, "netrules-bees", "1.2", text)
    assert ("swarm", "count the swarm") in offered(["sw"])


def test_settings_that_are_broken_offer_nothing(run: Run, folder: Path) -> None:
    """The shell goes on without; what is wrong is told where it hides the script's output."""
    (folder / "netrules.toml").write_text("[rules]\nslect = 1\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(WORDS, "explain\x1f")
        ran = run("completion", "words")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("shell", SCRIPTS)
def test_a_shell_takes_the_script(run: Run, folder: Path, shell: str) -> None:
    """Without a word of complaint, where it is installed."""
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert "netrules completion words" in ran.out
    program = shutil.which(shell)
    if program is not None:
        (folder / "script").write_text(ran.out, "utf-8")
        done = subprocess.run([program, "-n", "script"], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


BASH = shutil.which("bash")


@pytest.mark.skipif(BASH is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("line", "found"),
    [
        (["netrules", "expl"], ["explain"]),
        (["netrules", "check", "--fail-on", "w"], ["warning"]),
        (["netrules", "check", "--select", "K002,K003"], ["K002,K003"]),
        (["netrules", "check", "--output-file", "sar"], ["sarif="]),
        (["netrules", "check", "con"], []),
        (["netrules", "baseline", ""], ["write", "update", "prune", "show"]),
    ],
)
def test_in_bash(run: Run, folder: Path, line: list[str], found: list[str]) -> None:
    """The function that it registers offers what is offered."""
    programs = folder / "programs"
    programs.mkdir()
    netrules = programs / "netrules"
    netrules.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m netrules "$@"\n')
    netrules.chmod(0o755)
    script = run("completion", "bash").out
    words = " ".join(map(shlex.quote, line))
    script += f"COMP_WORDS=({words}); COMP_CWORD={len(line) - 1}\n"
    script += "complete -p netrules > /dev/null; _netrules; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    done = subprocess.run(
        [str(BASH), "-u", "-c", script],
        env={**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.split() == found, done.stderr
