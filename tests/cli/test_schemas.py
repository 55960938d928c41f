"""The published schemas: every report and all settings fit them, and what is broken does not."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from commands import Run
from hypothesis import given
from jsonschema import Draft202012Validator
from laws.strategies import World, examples, goals, judged, worlds
from reports import GOAL, HOSTILE, report_of, set_aside

from netrules import Goal, Namer, Report
from netrules.actions.changes import compared, past_report
from netrules.api import open_session
from netrules.engine.change import Comparison
from netrules.engine.schema import TABLES
from netrules.plugins.formats.json import Json

ROOT: Final = Path(__file__).parents[2]


def _validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / "docs" / "schema" / name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


REPORT: Final = _validator("report-1.json")
SETTINGS: Final = _validator("settings.json")
WAYS: Final[tuple[dict[str, Any], ...]] = ({}, {"redact": True}, {"redact": True, "salt": "sea"})


def written(report: Report, **namer: Any) -> Any:
    """*report* as JSON has it."""
    form = Json().render(report, Namer(report.network, **namer), width=100, color=False)
    return json.loads(form)


def zoo() -> Iterator[Report]:
    """Reports with one of everything."""
    yield report_of(HOSTILE, goals=(GOAL,), member="a/b.csv")
    report = set_aside(report_of(), waived=1, baselined=1)
    yield report
    earlier = past_report(report_of(("Ana Ruiz", "Cy Dole"), goals=(GOAL,)), "before")
    for comparison in Comparison:
        yield compared(report_of(codes="T"), earlier, comparison, whole=True)


# -- reports -----------------------------------------------------------------------------


@pytest.mark.parametrize("namer", WAYS)
@pytest.mark.parametrize("report", [pytest.param(one, id=str(n)) for n, one in enumerate(zoo())])
def test_reports_of_the_zoo_fit(report: Report, namer: dict[str, Any]) -> None:
    """With names, with numbers, with pseudonyms."""
    REPORT.validate(written(report, **namer))


@examples(10)
@given(world=worlds(), wanted=goals())
def test_every_report_fits(world: World, wanted: tuple[Goal, ...]) -> None:
    """Of random networks, by every rule."""
    REPORT.validate(written(judged(world.network(), wanted)))


def test_reports_of_the_command_fit(run: Run, contacts: Path, folder: Path) -> None:
    """What they rest on, and what is new and why, is only there."""
    words = ("check", contacts, "--format", "json")
    first = run(*words, "--today", "2026-03-30")
    (folder / "last.json").write_text(first.out, "utf-8")
    (folder / "earlier.toml").write_text(contacts.read_text("utf-8").split("[[interaction]]")[0])
    for more in ((), ("--since", "last.json"), ("--against", "earlier.toml")):
        document = run(*words, "--today", "2026-09-30", *more).json
        REPORT.validate(document)
        assert "rests_on" in document
        assert ("change" in document) == bool(more)


def _changed(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    at = document
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return document


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "netrules/report/2"),
        (("today",), "yesterday"),
        (("exit_code",), 4),
        (("more",), 1),
        (("sources", 0, "kept"), "all"),
        (("goals", 0, "verdict"), "maybe"),
        (("goals", 0, "needs", 0, "have"), [1]),
        (("rules", 0, "judged"), -1),
        (("findings", 0, "severity"), "fatal"),
        (("findings", 1, "locations", 0, "line"), 0),
        (("findings", 0, "subject"), {"kind": "person"}),
    ],
)
def test_a_broken_report_does_not_fit(path: tuple[Any, ...], value: Any) -> None:
    """Neither a value of another kind nor a key that there is not."""
    document = written(report_of(goals=(GOAL,)))
    REPORT.validate(document)
    assert not REPORT.is_valid(_changed(document, path, value))


def test_no_key_of_the_schema_is_left_over() -> None:
    """Each is in a report of the zoo, or what only the command knows."""
    told: set[str] = set()
    for report in zoo():
        told |= set(_keys(written(report)))
    named = {name for one in _objects(REPORT.schema) for name in one.get("properties", {})}
    only_there = {"rests_on", "inputs", "settings", "version", "place", "before", "after"}
    only_there |= {"rule", "reason", "until", "means", "goal", "more", "line"}
    assert named - told <= only_there


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _keys(one)


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for one in schema:
            yield from _objects(one)


# -- settings ----------------------------------------------------------------------------


def _plain(value: Any) -> Any:
    """TOML as editors hand it to a schema: days as texts."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _written_settings() -> list[Path]:
    paths = [*(ROOT / "examples").rglob("netrules.toml"), *(ROOT / "tests").rglob("netrules.toml")]
    return sorted(path for path in paths if "plugins" not in path.parts)


@pytest.mark.parametrize("path", _written_settings(), ids=lambda one: one.parent.name)
def test_settings_of_the_examples_fit(path: Path) -> None:
    """Each of them."""
    SETTINGS.validate(_plain(tomllib.loads(path.read_text("utf-8"))))


def test_settings_of_init_fit(run: Run, folder: Path) -> None:
    """With their marks gone, too; the first line then leads editors to the schema."""
    run("init", "--name", "Jo Wren", "--email", "jo@example.org")
    text = (folder / "netrules.toml").read_text("utf-8")
    plain = re.sub(r"^# (?=#:|\[|[a-z-]+ = )", "", text, flags=re.MULTILINE)
    assert plain.startswith("#:schema netrules.schema.json\n")
    for one in (text, plain):
        SETTINGS.validate(_plain(tomllib.loads(one)))
    assert len(tomllib.loads(plain)) > len(tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        "[rules]\nslect = ['K']",
        "[rules.K002]\nlate = 'soon'",
        "[rules.overdue-contact]\nlater = 2",
        "[rules.K003]\nseverity = 'fatal'",
        "[[goal]]\nfields = ['data']",
        "[[goal]]\nname = 'x'\n[[goal.need]]\nname = 'y'\nwho = 'warm'\nat-least = 0",
        "[[waiver]]\nrule = 'K002'\nreason = ' '\nuntil = 2026-12-31",
        "[[waiver]]\nrule = 'K002'\nreason = 'x'\nuntil = 'soon'",
        "[me]\nlevel = 'boss'",
        "[reading]\ndate-order = 'myd'",
        "[privacy]\nredact = 'yes'",
        "fresh-days = -1",
        "[goal]\nname = 'x'",
    ],
)
def test_what_the_settings_cannot_hold_does_not_fit(text: str, folder: Path, run: Run) -> None:
    """And netrules refuses it, too."""
    assert not SETTINGS.is_valid(_plain(tomllib.loads(text)))
    (folder / "netrules.toml").write_text(text, "utf-8")
    assert run("rules").code == 2


def test_it_has_every_key_and_every_option() -> None:
    """From the one declaration, and from the rules."""
    text = json.dumps(SETTINGS.schema)
    for keys in TABLES.values():
        assert all(json.dumps(key.doc) in text for key in keys)
    for code, owned in open_session(third_party=False).plugins.rules().items():
        options = SETTINGS.schema["$defs"][code]["properties"]
        names = {name.replace("_", "-") for name in owned.value.options}
        assert set(options) == {*names, "severity"}


def test_the_command_prints_it(run: Run, folder: Path) -> None:
    """With the rules that the settings declare or plugins bring."""
    assert run("config", "schema").json == SETTINGS.schema
    rule = "code = 'X001'\nname = 'far'\nwhere = 'not warm'\nmessage = 'far'\n"
    (folder / "netrules.toml").write_text(f"[[rule]]\n{rule}", "utf-8")
    assert "X001" in run("config", "schema").json["$defs"]
