"""A text added to a list at the top of a TOML file, and nothing else changed."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.writing.listing import CannotList, with_listed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", 'plugins = ["r/"]\n\n'),
        ("a = 1", 'a = 1\nplugins = ["r/"]\n'),
        ("a = 1\r\n[b]\r\n", 'a = 1\r\nplugins = ["r/"]\r\n[b]\r\n'),
        ("a = 1\n\n# of b\n[b]\n", 'a = 1\nplugins = ["r/"]\n\n# of b\n[b]\n'),
        ("# of b\n[b]\nc = 1\n", 'plugins = ["r/"]\n\n# of b\n[b]\nc = 1\n'),
        ('plugins = ["o/"] # mine\n[b]\n', 'plugins = ["o/", "r/"] # mine\n[b]\n'),
        ("plugins = []\na = 1\n", 'plugins = ["r/"]\na = 1\n'),
        ('plugins = "o/"\n', 'plugins = ["o/", "r/"]\n'),
        ('plugins = ["r/"]\n', 'plugins = ["r/"]\n'),
        ("a = [\n  1,\n]\n[[c]]\n[[c]]\n", 'a = [\n  1,\n]\nplugins = ["r/"]\n[[c]]\n[[c]]\n'),
        ("b.c = 1\n[d]\n", 'b.c = 1\nplugins = ["r/"]\n[d]\n'),
        ("\ufeffa = 1\n", '\ufeffa = 1\nplugins = ["r/"]\n'),
    ],
)
def test_where_it_is_put(text: str, wanted: str) -> None:
    """After the other keys of the top, or into the list that is there."""
    assert with_listed(text.encode(), "x.toml", "plugins", "r/").decode() == wanted


def test_a_list_over_several_lines() -> None:
    """It stays one, with its comments."""
    text = 'plugins = [\n    # the first\n    "o/",\n]\n\n[me]\nname = "x"\n'
    changed = with_listed(text.encode(), "x.toml", "plugins", "r/").decode()
    assert tomllib.loads(changed) == {"plugins": ["o/", "r/"], "me": {"name": "x"}}
    assert "    # the first\n" in changed
    assert changed.endswith('\n\n[me]\nname = "x"\n')


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a = \n", "x.toml:1:"),
        (b"\xff", "this is not UTF-8 text"),
        (b"[plugins]\na = 1\n", 'x.toml: add "r/" to plugins by hand'),
        (b"plugins.a = 1\n", 'x.toml: add "r/" to plugins by hand'),
    ],
)
def test_what_cannot_be_added_to(data: bytes, message: str) -> None:
    """It is said where it is to be mended, or what to add."""
    with pytest.raises(CannotList, match="nothing was written") as caught:
        with_listed(data, "x.toml", "plugins", "r/")
    assert message in str(caught.value)


LINES = st.sampled_from(
    (
        "",
        "# a note",
        "[me]",
        'name = "x"',
        "[[goal]]",
        "[rules.K002]",
        "late = 1.5",
        'sources = ["a", "b"]',
        'plugins = ["o/"]',
        "  [x] # y",
        'text = """',
        '"""',
    )
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_everything_else_stays(text: str) -> None:
    """Whatever the file says, it says that and one thing more; each of its lines is kept."""
    try:
        before = tomllib.loads(text)
        changed = with_listed(text.encode(), "x.toml", "plugins", "r/").decode()
    except (tomllib.TOMLDecodeError, CannotList):
        return
    assert tomllib.loads(changed) == {**before, "plugins": [*before.get("plugins", []), "r/"]}
    old = [line for line in text.split("\n") if not line.startswith("plugins")]
    new = [line for line in changed.split("\n") if not line.startswith("plugins")]
    assert [line for line in new if line] == [line for line in old if line]
