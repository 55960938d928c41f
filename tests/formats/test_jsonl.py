"""The report as JSON lines: what the JSON report holds, line by line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import GOAL, HOSTILE, NAMES, rendered, report_of

from netrules import Report
from netrules.plugins.formats.json import Json
from netrules.plugins.formats.jsonl import JsonLines


def read_lines(text: str) -> list[dict[str, Any]]:
    """The objects of the lines, by any reader's idea of what a line is."""
    assert text.isascii()
    assert text.endswith("}\n")
    assert text.splitlines() == text.removesuffix("\n").split("\n")
    lines = [json.loads(line) for line in text.splitlines()]
    assert all(list(line) == sorted(line) for line in lines)
    return lines


def _joined(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """The JSON report that the lines make."""
    [first] = [line for line in lines if line["type"] == "report"]
    assert lines[0] is first
    document: dict[str, Any] = {"sources": [], "goals": [], "rules": [], "findings": [], **first}
    del document["type"]
    for line in lines[1:]:
        kind = line.pop("type")
        if kind == "person":
            document.setdefault("people", {})[line["id"]] = line["name"]
        else:
            document[f"{kind}s"].append(line)
    return document


def _same(report: Report, **namer: Any) -> None:
    text = rendered(JsonLines(), report, **namer)
    assert _joined(read_lines(text)) == json.loads(rendered(Json(), report, **namer))


@pytest.mark.parametrize("namer", [{}, {"redact": True}, {"redact": True, "salt": "sea"}])
def test_the_same_as_json(namer: dict[str, Any]) -> None:
    """Put together again, the lines are the JSON report, with names or without."""
    _same(report_of(goals=(GOAL,)), **namer)


def test_one_thing_a_line() -> None:
    """Findings can be counted by counting lines."""
    lines = read_lines(rendered(JsonLines(), report_of(goals=(GOAL,))))
    kinds = [line["type"] for line in lines]
    assert kinds == [
        "report", "source", "goal", *["rule"] * 6, *["finding"] * 3, *["person"] * 2,
    ]  # fmt: skip


def test_redacted() -> None:
    """No name, goal or member."""
    report = report_of(["Annabel"], member="Annabel", goals=(GOAL,))
    text = rendered(JsonLines(), report, redact=True)
    assert not any(word in text for word in ("Annabel", "more-data", "seniors"))


@given(names=st.lists(NAMES, min_size=1, max_size=3), redact=st.booleans())
def test_whatever_the_names(names: list[str], redact: bool) -> None:
    """Every line can be read, holds what it should, and is the same each time."""
    report = report_of(names, member=names[0], goals=(GOAL,))
    _same(report, redact=redact)
    text = rendered(JsonLines(), report, redact=redact)
    assert text == rendered(JsonLines(), report, redact=redact)


def test_hostile_names() -> None:
    """Every kind of them at once."""
    _same(report_of(HOSTILE, goals=(GOAL,)))
