"""JSON as a value, or the problem that says where it breaks off."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.opened_double import opened

from netrules import Problem
from netrules.reading import json as reading_json
from netrules.reading import read_json

_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def read(content: str | bytes, prefix: str = "") -> Any:
    """What a file gives."""
    return read_json(opened(content, "a.json"), layer="test", prefix=prefix)


@given(_values, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_was_written_is_read(value: Any, encoding: str) -> None:
    """Whatever the value and the Unicode encoding."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:  # half characters, which no file holds
        content = json.dumps(value).encode(encoding)
    assert read(content) == value


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ('{"a": 1,\n "b": [2,', 2, "no whole JSON from here on"),
        ("[1]\n[2]", 2, "more text after the value"),
        (b'{"a":\n"\xff"}', 2, "not UTF-8"),
        ("[" * 200_000, 0, "nested too deeply"),
        ("[" + "9" * 10_000 + "]", 0, "a number too long"),
        ("", 1, "no whole JSON"),
    ],
)
def test_what_is_broken_is_told_with_its_line(content: str | bytes, line: int, says: str) -> None:
    """There is no value, and no traceback."""
    found = read(content)
    assert isinstance(found, Problem)
    assert found.lost
    assert says in found.message
    assert found.remedy
    assert (found.origin.path, found.origin.line, found.origin.layer) == ("a.json", line, "test")


def test_what_may_precede_the_value() -> None:
    """A variable that it is assigned to, and a semicolon after it."""
    assignment = r"window\.[\w.]+ = "
    assert read("window.YTD.follower.part0 = [1, 2];\n", assignment) == [1, 2]
    assert read("[1, 2]", assignment) == [1, 2]
    assert isinstance(read("other = [1]", assignment), Problem)


def test_a_file_too_large_for_memory_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told by its size before it is parsed."""
    monkeypatch.setattr(reading_json, "MAX_BYTES", 8)
    assert read("[1, 2]") == [1, 2]
    found = read("[1, 2, 3, 4]")
    assert isinstance(found, Problem)
    assert "too large" in found.message
