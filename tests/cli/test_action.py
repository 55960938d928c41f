"""The files for CI, run as CI runs them: the composite action, the workflows, the hooks."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
import yaml
from commands import Run

from netrules.writing.drafting import draft

ROOT: Final = Path(__file__).parents[2]
ACTION: Final = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
WORKFLOW: Final = yaml.safe_load(draft("github.yml", {"version": "1"}))
GITLAB: Final = yaml.safe_load(draft("gitlab.yml", {"version": "1"}))
BASH: Final = shutil.which("bash")
#: As GitHub runs a step whose shell is bash.
SHELL: Final = (BASH or "bash", "--noprofile", "--norc", "-eo", "pipefail")
#: A plugin that leaves a trace of having been run.
PLUGIN: Final = "from pathlib import Path\n\nPath('ran').touch()\n"

pytestmark = pytest.mark.skipif(BASH is None, reason="the steps are for bash")


@attrs.frozen
class Done:
    """What came of the steps.

    Args:
        code: The exit code of the last step that ran.
        said: What all of them wrote to the log.
        folder: What they worked in.
        temp: The runner's folder for temporary files.
    """

    code: int
    said: str
    folder: Path
    temp: Path

    @property
    def summary(self) -> str:
        """The summary of the job."""
        return (self.temp / "summary").read_text("utf-8")

    @property
    def outputs(self) -> dict[str, str]:
        """What the steps set."""
        lines = (self.temp / "output").read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    @property
    def pip(self) -> list[str]:
        """What was installed: the words after python."""
        return (self.temp / "pip").read_text("utf-8").split("\n")[:-1]

    @property
    def report(self) -> Any:
        """The report as JSON."""
        return json.loads((self.temp / "netrules" / "netrules.json").read_text("utf-8"))


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """A copy of the example, as a checkout in which CI starts."""
    return Path(shutil.copytree(ROOT / "examples" / "job-search", tmp_path / "a checkout"))


def commit(network: Path) -> None:
    """Put all of *network* on the branch main, as a clone of it has it."""
    own = ("-c", "user.name=Mo", "-c", "user.email=mo@example.org", "-c", "commit.gpgsign=false")
    for words in (
        ("init", "-q", "-b", "main"),
        ("add", "."),
        ("commit", "-q", "-m", "All"),
        ("update-ref", "refs/remotes/origin/main", "main"),
    ):
        subprocess.run(
            [shutil.which("git") or "git", *own, *words],
            cwd=network,
            check=True,
            capture_output=True,
        )


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """The environment of a runner; netrules is installed, and its clock stands still."""
    temp, programs = tmp_path / "temp", tmp_path / "programs"
    for place in (temp, programs):
        place.mkdir()
    python = f'#!/bin/sh\nprintf "%s\\n" "$@" > {shlex.quote(str(temp / "pip"))}\n'
    script = shlex.quote(str(Path(sys.executable).with_name("netrules")))
    netrules = f'#!/bin/sh\nexec {script} "$@" --today 2026-11-20\n'
    for name, text in (("python", python), ("netrules", netrules)):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    for name in ("summary", "output"):
        (temp / name).touch()
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "CI": "true",
        "RUNNER_TEMP": str(temp),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_OUTPUT": str(temp / "output"),
        "GITHUB_STEP_SUMMARY": str(temp / "summary"),
    }


def run_steps(
    steps: list[Any], folder: Path, environment: Mapping[str, str], values: Mapping[str, str]
) -> Done:
    """Run the steps that are scripts, one after the other until one fails.

    Args:
        steps: The steps.
        folder: The checkout.
        environment: The environment of the runner.
        values: What stands for each expression.
    """

    def filled(text: str) -> str:
        return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found[1]], text)

    code, said = 0, ""
    for step in steps:
        if "run" not in step or code:
            continue
        own = {name: filled(value) for name, value in step.get("env", {}).items()}
        ran = subprocess.run(
            [*SHELL, "-c", step["run"]],
            cwd=folder / filled(step.get("working-directory", ".")),
            env={**environment, **own},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        code, said = ran.returncode, said + ran.stdout + ran.stderr
    return Done(code, said, folder, Path(environment["RUNNER_TEMP"]))


@pytest.fixture
def act(network: Path, runner: dict[str, str]) -> Callable[..., Done]:
    """Runs the composite action in the checkout."""

    def action(*, fork: bool = False, event: str = "pull_request", **inputs: str) -> Done:
        steps = ACTION["runs"]["steps"]
        values = {f"inputs.{name}": one["default"] for name, one in ACTION["inputs"].items()}
        values |= {f"inputs.{name.replace('_', '-')}": one for name, one in inputs.items()}
        [judge] = [step for step in steps if step.get("id") == "judge"]
        values[judge["env"]["FROM_FORK"].removeprefix("${{ ").removesuffix(" }}")] = (
            "true" if fork else "false"
        )
        return run_steps(steps, network, {**runner, "GITHUB_EVENT_NAME": event}, values)

    return action


def names(network: Path) -> Iterator[str]:
    """Names of people in the example."""
    contacts = tomllib.loads((network / "contacts.toml").read_text("utf-8"))
    yield contacts["me"]["name"]
    yield from (person["name"] for person in contacts["person"])


# -- the composite action ----------------------------------------------------------------


def test_the_action_judges_the_example(act: Callable[..., Done]) -> None:
    """Its steps end as the command does, with reports, a summary and annotations."""
    done = act()
    assert done.code == 1
    assert done.outputs == {"exit-code": "1", "reports": str(done.temp / "netrules")}
    assert sorted(one.name for one in (done.temp / "netrules").iterdir()) == [
        "netrules.json",
        "netrules.md",
        "netrules.sarif",
    ]
    assert done.report["exit_code"] == 1
    assert done.report["network"]["people"] == 246
    sarif = json.loads((done.temp / "netrules" / "netrules.sarif").read_text("utf-8"))
    assert sarif["version"] == "2.1.0"
    assert done.summary.startswith("## netrules\n")
    assert "::error file=netrules.toml,line=" in done.said
    assert done.pip == ["-I", "-m", "pip", "install", "--quiet", str(ROOT)]


def test_the_action_names_nobody(act: Callable[..., Done], network: Path) -> None:
    """Not in the log, the summary or a report, whatever the settings say."""
    settings = network / "netrules.toml"
    settings.write_text(f"{settings.read_text('utf-8')}redact = false\n", "utf-8")
    done = act()
    assert done.code == 1
    texts = [done.said, done.summary]
    texts += [one.read_text("utf-8") for one in (done.temp / "netrules").iterdir()]
    people = list(names(network))
    assert len(people) > 20
    for text in texts:
        assert [name for name in people if name in text] == []


def test_a_fork_brings_no_program(act: Callable[..., Done], network: Path) -> None:
    """Plugins that its settings name are run for the repository's own changes alone."""
    settings = network / "netrules.toml"
    settings.write_text(f'plugins = ["own.py"]\n{settings.read_text("utf-8")}', "utf-8")
    (network / "own.py").write_text(PLUGIN)
    # Nor does what lies about under a name that netrules would import.
    for name in ("netrules", "attrs", "tomllib"):
        (network / f"{name}.py").write_text("raise SystemExit(9)\n")
    done = act(fork=True)
    assert done.code == 1
    assert "::notice title=netrules::this comes from a fork" in done.said
    assert not (network / "ran").exists()
    own = act()
    assert own.code == 3  # it brings neither a rule nor a hook
    assert (network / "ran").exists()
    assert "from a fork" not in own.said


@pytest.mark.parametrize("event", ["pull_request_target", "workflow_run", "issue_comment", ""])
def test_events_that_strangers_set_off(act: Callable[..., Done], event: str) -> None:
    """There the action stops before anything is installed or read."""
    done = act(event=event)
    assert done.code == 2
    assert done.said.startswith("::error title=netrules::it does not run on ")
    assert not (done.temp / "pip").exists()
    assert done.outputs == {}


def test_what_the_action_takes(act: Callable[..., Done], network: Path) -> None:
    """Paths, each on a line, and the gates are handed on."""
    (network / "two people.toml").write_text(
        '[[person]]\nname = "Ana"\n\n[[person]]\nname = "Bo"\n', "utf-8"
    )
    done = act(fail_on="never", paths="two people.toml\n\n./rowing.toml\n")
    assert done.code == 0
    assert [one["path"] for one in done.report["sources"]] == ["rowing.toml", "two people.toml"]
    done = act(fail_on="never", max_warnings="1")
    assert done.code == 1
    assert "warnings are more than --max-warnings 1" in done.said
    assert act(fail_on="dire").code == 2
    assert act(baseline="none.json").code == 2
    assert act(folder="..", paths="a checkout/rowing.toml", fail_on="never").code == 0


def test_against_main_only_what_a_change_brings_fails(
    act: Callable[..., Done], network: Path
) -> None:
    """What was there before is reported and passes; with a commit that there is not it stops."""
    commit(network)
    assert act().code == 1
    done = act(against="main")
    assert done.code == 0
    assert {one["standing"] for one in done.report["findings"]} == {"same"}
    assert act(against="mian").code == 2


def test_old_reports_are_not_taken_for_new_ones(act: Callable[..., Done]) -> None:
    """A run that ends before there is a report leaves none of an earlier one."""
    assert act().code == 1
    done = act(paths="nope.toml", fail_on="dire")
    assert done.code == 2
    assert list((done.temp / "netrules").iterdir()) == []


def test_the_action_is_pinned_and_takes_values_as_values() -> None:
    """Actions by commit; no expression inside a program; every input used and described."""
    steps = ACTION["runs"]["steps"]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one) for one in used)
    assert not any("${{" in step.get("run", "") for step in steps)
    assert all(step["shell"] == "bash" for step in steps if "run" in step)
    text = (ROOT / "action.yml").read_text("utf-8")
    for name, one in ACTION["inputs"].items():
        assert f"${{{{ inputs.{name} }}}}" in text
        assert one["description"]


# -- what init writes --------------------------------------------------------------------


@pytest.mark.parametrize("fork", [False, True])
def test_the_workflow_judges_the_example(
    network: Path, runner: dict[str, str], *, fork: bool
) -> None:
    """It ends as the action does, and does without plugins for a fork."""
    settings = network / "netrules.toml"
    settings.write_text(f'plugins = ["own.py"]\n{settings.read_text("utf-8")}', "utf-8")
    (network / "own.py").write_text(PLUGIN)
    [job] = WORKFLOW["jobs"].values()
    [judge] = [step for step in job["steps"] if "env" in step]
    expression = judge["env"]["FROM_FORK"].removeprefix("${{ ").removesuffix(" }}")
    done = run_steps(job["steps"], network, runner, {expression: str(fork).lower()})
    assert done.code == (1 if fork else 3)
    assert (network / "ran").exists() is not fork
    assert done.pip == ["-I", "-m", "pip", "install", "--quiet", "netrules==1"]
    assert done.summary.startswith("## netrules\n")
    assert [name for name in names(network) if name in done.said + done.summary] == []
    sarif = (done.temp / "netrules" / "netrules.sarif").read_text("utf-8")
    assert json.loads(sarif)["version"] == "2.1.0"


def test_what_init_writes_counts_what_a_change_brings(
    network: Path, runner: dict[str, str]
) -> None:
    """Where the settings were there before; nobody can compare with what came later."""
    [job], [gitlab] = WORKFLOW["jobs"].values(), GITLAB.values()
    [judge] = [step for step in job["steps"] if "env" in step]
    values = {judge["env"]["FROM_FORK"].removeprefix("${{ ").removesuffix(" }}"): "false"}
    lines = {"run": "\n".join(gitlab["script"])}
    base = {"GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "main"}
    for code in (1, 0):
        for steps in (job["steps"], [lines]):
            assert run_steps(steps, network, {**runner, **base}, values).code == code
        if code:
            commit(network)


@pytest.mark.parametrize("project", ["1", "2"])
def test_the_gitlab_job_judges_the_example(
    network: Path, runner: dict[str, str], project: str
) -> None:
    """Its lines run in one shell, and end as the command does."""
    settings = network / "netrules.toml"
    settings.write_text(f'plugins = ["own.py"]\n{settings.read_text("utf-8")}', "utf-8")
    (network / "own.py").write_text(PLUGIN)
    [job] = GITLAB.values()
    values = {"CI_MERGE_REQUEST_SOURCE_PROJECT_ID": project, "CI_PROJECT_ID": "1"}
    step = {"run": "\n".join(job["script"])}
    done = run_steps([step], network, {**runner, **values}, {})
    assert done.code == (3 if project == "1" else 1)
    assert (network / "ran").exists() == (project == "1")
    assert [name for name in names(network) if name in done.said] == []
    for name in job["artifacts"]["reports"].values():
        assert (network / name).stat().st_size > 100
    quality = (network / job["artifacts"]["reports"]["codequality"]).read_text("utf-8")
    assert json.loads(quality)[0]["fingerprint"]


def test_the_hooks_judge_the_example(
    run: Run, network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hook of this repository and that of init are one, and run as they are written."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    [local] = yaml.safe_load(draft("pre-commit.yaml", {"version": "1"}))["repos"][0]["hooks"]
    assert local.pop("additional_dependencies") == ["netrules==1"]
    assert hook.pop("description")
    assert hook == local
    assert hook["pass_filenames"] is False
    program, *words = shlex.split(hook["entry"])
    assert program == "netrules"
    monkeypatch.chdir(network)
    assert run(*words, "--today", "2026-11-20").code == 1


# -- what the documentation shows --------------------------------------------------------


def blocks(language: str) -> list[str]:
    """The code of one language on the page about CI."""
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def test_what_the_page_shows_is_what_there_is() -> None:
    """The job for GitLab is that of init, and what uses the action gives it what it takes."""
    pages = [yaml.safe_load(block) for block in blocks("yaml")]
    assert GITLAB in [
        yaml.safe_load(re.sub(r"netrules==[\d.]+", "netrules==1", block))
        for block in blocks("yaml")
    ]
    [workflow] = [page for page in pages if isinstance(page, dict) and "jobs" in page]
    assert workflow[True] == "pull_request"
    assert workflow["permissions"] == {"contents": "read"}
    [job] = workflow["jobs"].values()
    [step] = [step for step in job["steps"] if "/netrules@" in step["uses"]]
    assert set(step["with"]) <= set(ACTION["inputs"])
    hooks = [hook for page in pages if "repos" in page for hook in page["repos"][0]["hooks"]]
    assert [hook["id"] for hook in hooks] == ["netrules"]


def test_the_page_names_every_input_of_the_action() -> None:
    """With its default."""
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    for name, one in ACTION["inputs"].items():
        default = f"`{one['default']}`" if one["default"] else ""
        assert re.search(rf"^\| `{name}` \| {re.escape(default)} ?\|", page, re.MULTILINE), name
