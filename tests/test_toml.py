"""TOML with line numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from copy import copy
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from netrules import TomlDocument, TomlError, parse_toml

CONTACTS = '''\
# a comment with [brackets] and key = "value"
title = "a # in a string"          # and "quotes" in a comment

[me]
name = "Jo Example"
channels = [ # what I use
    "call",
    # nothing here
    "mail", "meeting",
]

[[person]]
name = "Anna [[person]] Smith"
"e-mail address" = 'anna@example.org'
notes = """
[[person]]
name = "not a key"
\\""" still inside ""
"""

[person.site]
home.url = "https://anna.example.org"
home.since = 2019-05-31 07:32:00
'odd.key' = { a = 1, b.c = [ { d = 2 }, 3 ] }

  [[ person ]]
  name = """Bob"""""
  raw = \'\'\'
it's "''quoted''" \'\'\'
  email = [
    "bob@example.org",
    "bob@example.com" ]
  [[person.job]]
  title = "baker"
  [[person.job]]
  title = "cook"
'''

#: Where everything in the document above stands: what to find there, and on which line.
PLACES: list[tuple[tuple[str | int, ...], str]] = [
    (("title",), "title ="),
    (("me",), "[me]"),
    (("me", "name"), 'name = "Jo'),
    (("me", "channels"), "channels ="),
    (("me", "channels", 0), '"call"'),
    (("me", "channels", 2), '"meeting"'),
    (("person",), "[[person]]"),
    (("person", 0), "[[person]]"),
    (("person", 0, "name"), 'name = "Anna'),
    (("person", 0, "e-mail address"), '"e-mail address"'),
    (("person", 0, "notes"), "notes ="),
    (("person", 0, "site"), "[person.site]"),
    (("person", 0, "site", "home"), "home.url"),
    (("person", 0, "site", "home", "since"), "home.since"),
    (("person", 0, "site", "odd.key", "b", "c", 0, "d"), "'odd.key'"),
    (("person", 1), "  [[ person ]]"),
    (("person", 1, "name"), '"""Bob"""'),
    (("person", 1, "raw"), "raw ="),
    (("person", 1, "email", 1), '"bob@example.com"'),
    (("person", 1, "job", 0, "title"), '"baker"'),
    (("person", 1, "job", 1, "title"), '"cook"'),
]


def parsed(text: str) -> TomlDocument:
    """The document *text*."""
    return parse_toml(text.encode(), "contacts.toml")


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of everything in *value*, itself included."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*path, index))


def indexed(document: TomlDocument) -> set[tuple[str | int, ...]]:
    """The path of everything whose line the document noted."""

    def walk(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
        yield path
        for part, inner in node.children.items():
            yield from walk(inner, (*path, part))

    return set(walk(document._root, ()))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("path", "shown"), PLACES)
def test_everything_is_found_on_the_line_where_it_stands(
    path: tuple[str | int, ...], shown: str, newline: str
) -> None:
    """Headers, keys, array members and inline tables lead to their own first line."""
    document = parsed(CONTACTS.replace("\n", newline))
    assert shown in CONTACTS.splitlines()[document.line_of(*path) - 1]


def test_strings_and_comments_add_nothing_to_the_index() -> None:
    """What looks like a table inside a string or a comment is not one."""
    document = parsed(CONTACTS)
    assert document.data == tomllib.loads(CONTACTS)
    assert indexed(document) == set(paths(document.data))


def test_what_is_not_there_falls_back_to_what_is_around_it() -> None:
    """A missing key has the line of its table, a missing table the first line."""
    document = parsed(CONTACTS)
    second = document.line_of("person", 1)
    assert document.line_of("person", 1, "phone") == second
    assert document.line_of("person", 1, "job", 7, "title") == document.line_of("person", 1, "job")
    assert document.line_of("person", 9) == document.line_of("person", 0)
    assert document.line_of("tie", 0) == 1
    assert document.line_of() == 1


def test_a_table_stands_where_it_is_first_named() -> None:
    """A table that a longer header brought into being has that header's line."""
    document = parsed("[a.b]\nx = 1\n[a]\ny = 1\n")
    assert document.line_of("a") == 1
    assert document.line_of("a", "y") == 4


def test_a_byte_order_mark_is_passed_over() -> None:
    """A file that an editor began with a byte-order mark reads the same."""
    document = parse_toml(b"\xef\xbb\xbfname = 1\n", "contacts.toml")
    assert document.data == {"name": 1}
    assert document.line_of("name") == 1


def test_an_empty_document_is_one() -> None:
    """A file without a byte is a document without a key."""
    document = parse_toml(b"", "contacts.toml")
    assert document.data == {}
    assert document.line_of("person") == 1


@pytest.mark.parametrize(
    ("data", "line", "column", "part"),
    [
        (b'[me]\nname = "Jo"\nname "x"\n', 3, 6, "expected '='"),
        (b'[me]\nname = "Jo\n', 2, 11, "illegal character"),
        (b'[me]\nname = """Jo\n\n', 2, 13, "unterminated string"),
        (b"a = 1\r\nb = \r\n", 2, 5, "invalid value"),
        (b"[me]\nname = 'Zo\xeb'\n", 2, 11, "not UTF-8"),
        ("[me]\nname = 'Zoë' # \xff".encode("latin-1"), 2, 11, "not UTF-8"),
        ("ë = 1\n\0".encode(), 2, 1, "NUL"),
        ("[me]\nname = 1\n".encode("utf-16-le"), 1, 2, "NUL"),
        ("[me]\n".encode("utf-16"), 1, 1, "not UTF-8"),
        (b"a = " + b"[" * 100_000, 0, 0, "nested too deeply"),
        (b"a = " + b"1" * 5000, 0, 0, "too long"),
    ],
)
def test_what_is_not_toml_says_where(data: bytes, line: int, column: int, part: str) -> None:
    """Every way a file can fail to be TOML is one error with a place."""
    with pytest.raises(TomlError) as caught:
        parse_toml(data, "dir/contacts.toml")
    error = caught.value
    assert (error.path, error.line, error.column) == ("dir/contacts.toml", line, column)
    assert part in error.message
    assert "(at " not in error.message
    place = f"dir/contacts.toml:{line}:{column}" if line else "dir/contacts.toml"
    assert str(error) == f"{place}: {error.message}"


def test_an_error_survives_being_copied() -> None:
    """The error may be handed on, as from one process to another."""
    error = copy(TomlError("a.toml", "wrong", 3, 4))
    assert (error.path, error.message, error.line, error.column) == ("a.toml", "wrong", 3, 4)


def test_depth_costs_no_recursion() -> None:
    """Arrays as deep as the reader takes, and dotted keys deeper still, are indexed."""
    deep = parsed("a = " + "[" * 300 + "\n1\n" + "]" * 300)
    assert deep.line_of("a", *[0] * 299) == 1
    assert deep.line_of("a", *[0] * 300) == 2
    dotted = parsed("\n" + ".".join(["k"] * 5000) + " = 1")
    assert dotted.line_of(*["k"] * 5000) == 2


TRICKY = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["[[k0]]\n[k1]\nk2 = 3\n", '""', '"', "'''", '"""', "a\\", "# no", "x = {", "]", "}", "\n"]
    ),
)
SCALARS = st.one_of(
    st.integers(), st.booleans(), st.floats(allow_nan=False), st.dates(), st.times(), TRICKY
)
SHAPES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(st.dictionaries(TRICKY, inner, max_size=3), min_size=1, max_size=3),
        st.dictionaries(TRICKY, inner, max_size=4),
    ),
    max_leaves=12,
)


def _numbered(value: Any, numbers: Iterator[int]) -> Any:
    """*value* with every key made unlike any other, so that a line can be told by it."""
    if isinstance(value, dict):
        return {f"k{next(numbers)}z{k}": _numbered(v, numbers) for k, v in value.items()}
    if isinstance(value, list):
        return [_numbered(item, numbers) for item in value]
    return value


def _styled(value: Any, draw: Any) -> Any:
    """*value* as an item of tomlkit, written in one of the ways there are."""
    if isinstance(value, dict):
        table = tomlkit.inline_table() if draw(st.booleans()) else tomlkit.table()
        if isinstance(table, tomlkit.items.Table):
            table.comment("k1 = [")
        for key, inner in value.items():
            table.append(key, _inline(inner, draw) if _is_inline(table) else _styled(inner, draw))
        return table
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        if draw(st.booleans()):
            tables = tomlkit.aot()
            for item in value:
                table = tomlkit.table()
                for key, inner in item.items():
                    table.append(key, _styled(inner, draw))
                tables.append(table)
            return tables
        return _inline(value, draw)
    return _inline(value, draw)


def _is_inline(table: Any) -> bool:
    return isinstance(table, tomlkit.items.InlineTable)


def _inline(value: Any, draw: Any) -> Any:
    """*value* as it may stand within an array or an inline table."""
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        for key, inner in value.items():
            table.append(key, _inline(inner, draw))
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for item in value:
            array.append(_inline(item, draw))
        return array.multiline(draw(st.booleans()))
    if isinstance(value, str) and draw(st.booleans()) and "\r" not in value:
        return tomlkit.string(value, multiline=True)
    return value


@given(st.dictionaries(TRICKY, SHAPES, max_size=4), st.data())
def test_every_key_is_on_the_line_reported_for_it(raw: dict[str, Any], data: Any) -> None:
    """In a document of any shape and style, each key's line holds that key, and nothing else is
    indexed than what the document holds."""
    shape = _numbered(raw, iter(range(10_000)))
    made = tomlkit.document()
    for key, value in shape.items():
        made.append(key, _styled(value, data.draw))
    text = tomlkit.dumps(made)
    expected = tomllib.loads(text)
    document = parsed(text)
    lines = text.replace("\r\n", "\n").split("\n")
    assert document.data == expected
    assert indexed(document) == set(paths(expected))
    for path in paths(expected):
        if path and isinstance(path[-1], str):
            token = path[-1][: path[-1].index("z") + 1]
            assert token in lines[document.line_of(*path) - 1]


def _leaves(value: Any, key: str = "") -> Iterator[str]:
    """*value* as dotted keys, a line each."""
    for part, inner in value.items():
        dotted = f"{key} . {_quoted(part)}" if key else _quoted(part)
        if isinstance(inner, dict) and inner:
            yield from _leaves(inner, dotted)
        else:
            yield f"{dotted} = {'{}' if isinstance(inner, dict) else inner}"


def _quoted(part: str) -> str:
    """*part* as a basic string, every character of it escaped."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in part) + '"'


@given(
    st.recursive(
        st.integers(), lambda inner: st.dictionaries(TRICKY, inner, max_size=4), max_leaves=12
    ).map(lambda value: {"top": value})
)
def test_dotted_and_escaped_keys_are_on_their_lines(value: dict[str, Any]) -> None:
    """A dotted key is noted at each of its parts, by what its escapes mean."""
    lines = list(_leaves(value))
    document = parsed("\n".join(lines))
    assert document.data == value
    assert indexed(document) == set(paths(value))
    for path in paths(value):
        first = next(
            number
            for number, line in enumerate(lines, 1)
            if f"{line} ".replace(" =", " .").startswith(" . ".join(map(_quoted, path)) + " .")
            or not path
        )
        assert document.line_of(*path) == first
