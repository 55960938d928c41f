"""A strict reader of SARIF 2.1.0, from the specification: it takes nothing that it does not know.

Each object of the format is a table of its properties, those that must be there with a ``!``.
Beyond types it holds what the specification asks for in prose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

_URI: Final = re.compile(r"[A-Za-z0-9._~/-]|%[0-9A-F]{2}")


def read_sarif(text: str) -> dict[str, Any]:
    """The run of a log that holds one, once all of it has been checked."""
    log = json.loads(text)
    _object(log, "log")
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    _prose(run)
    return dict(run)


def message_of(result: dict[str, Any]) -> str:
    """What a viewer shows: no placeholder is left and no link is made (3.11.5, 3.11.6)."""
    text: str = result["message"]["text"]
    bare = text.replace("{{", "").replace("}}", "")
    assert "{" not in bare
    assert "}" not in bare
    assert not re.search(r"(?<!\\)\[[^\]]*\]\(", text)
    return text.replace("{{", "{").replace("}}", "}")


def _text(value: Any) -> None:
    assert isinstance(value, str)
    assert value


def _line(value: Any) -> None:
    assert type(value) is int
    assert value >= 1


def _index(value: Any) -> None:
    assert type(value) is int
    assert value >= 0


def _number(value: Any) -> None:
    assert type(value) is int


def _flag(value: Any) -> None:
    assert type(value) is bool


def _uri(value: Any) -> None:
    _text(value)
    assert not _URI.sub("", value), value
    assert not value.startswith(("/", "%2F"))


def _one_of(*words: str) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        assert value in words

    return check


def _bag(value: Any) -> None:
    assert isinstance(value, dict)
    if "tags" in value:
        assert len(set(value["tags"])) == len(value["tags"])


def _fingerprints(value: Any) -> None:
    assert isinstance(value, dict)
    for name, print_ in value.items():
        _text(name)
        _text(print_)


def _a(name: str) -> Callable[[Any], None]:
    return lambda value: _object(value, name)


def _list(name: str, least: int = 0) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        assert isinstance(value, list)
        assert len(value) >= least
        for one in value:
            _object(one, name)

    return check


_LEVEL: Final = _one_of("none", "note", "warning", "error")
_OBJECTS: Final[dict[str, dict[str, Callable[[Any], None]]]] = {
    "log": {"$schema": _text, "version!": _text, "runs!": _list("run")},
    "run": {
        "tool!": _a("tool"),
        "language": _text,
        "invocations": _list("invocation"),
        "artifacts": _list("artifact"),
        "results": _list("result"),
        "properties": _bag,
    },
    "tool": {"driver!": _a("component")},
    "component": {
        "name!": _text,
        "semanticVersion": _text,
        "language": _text,
        "rules": _list("rule"),
    },
    "rule": {
        "id!": _text,
        "name": _text,
        "shortDescription": _a("string"),
        "fullDescription": _a("string"),
        "help": _a("string"),
        "defaultConfiguration": _a("configuration"),
        "properties": _bag,
    },
    "string": {"text!": _text, "markdown": _text},
    "configuration": {"level": _LEVEL},
    "invocation": {
        "executionSuccessful!": _flag,
        "exitCode": _number,
        "exitCodeDescription": _text,
        "toolExecutionNotifications": _list("notification"),
    },
    "notification": {
        "message!": _a("string"),
        "level": _LEVEL,
        "descriptor": _a("reference"),
        "associatedRule": _a("reference"),
        "locations": _list("location"),
    },
    "reference": {"id": _text, "index": _index},
    "artifact": {"location": _a("artifactLocation"), "properties": _bag},
    "artifactLocation": {"uri!": _uri},
    "result": {
        "ruleId!": _text,
        "ruleIndex!": _index,
        "kind": _one_of("pass", "fail", "open", "review", "notApplicable", "informational"),
        "level": _LEVEL,
        "message!": _a("string"),
        "locations": _list("location"),
        "partialFingerprints": _fingerprints,
        "suppressions": _list("suppression"),
        "properties": _bag,
    },
    "location": {
        "physicalLocation": _a("physicalLocation"),
        "logicalLocations": _list("logicalLocation", 1),
        "properties": _bag,
    },
    "physicalLocation": {"artifactLocation!": _a("artifactLocation"), "region": _a("region")},
    "region": {"startLine!": _line},
    "logicalLocation": {"fullyQualifiedName!": _text, "kind": _text},
    "suppression": {
        "kind!": _one_of("inSource", "external"),
        "status": _one_of("accepted", "underReview", "rejected"),
        "justification": _text,
    },
}


def _object(value: Any, name: str) -> None:
    assert isinstance(value, dict), name
    known = _OBJECTS[name]
    left = set(value)
    for key, check in known.items():
        bare = key.removesuffix("!")
        if bare in value:
            check(value[bare])
            left.discard(bare)
        else:
            assert bare == key, f"{name} lacks {bare}"
    assert not left, f"{name} has {left}"


def _prose(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    results = run["results"]
    for one in results:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]  # 3.27.7
        assert (one["level"] == "none") == (one["kind"] != "fail")  # 3.27.9
        message_of(one)
    for one in run["invocations"][0]["toolExecutionNotifications"]:
        message_of(one)
    assert len({"suppressions" in one for one in results}) <= 1  # 3.27.23: all or none
    for name in {name for one in results for name in one.get("partialFingerprints", ())}:
        prints = [one["partialFingerprints"][name] for one in results if one["kind"] == "fail"]
        assert len(set(prints)) == len(prints)
