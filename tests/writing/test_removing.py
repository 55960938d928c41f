"""Tables, keys and items taken out of a TOML text."""

from __future__ import annotations

import tomllib

import pytest

from netrules.writing.removing import CannotRemove, without

TEXT = """\
# about all
[me]
name = "Mo"

# ---- friends ----

# met on a train
[[person]]
name = "Ana"  # Ana
notes = '''
# not a comment
[[person]]
'''

# the second
[[person]]
name = "Bo"  # Bo
introduced-by = "ana"

[[group]]
name = "choir"
members = [
    "ana",  # Ana
    "bo",  # Bo
]

[[interaction]]
with = ["ana", "bo"]  # Ana and "#1"
on = 2026-01-02
"""


def about_ana(text: str) -> bool:
    """Whether a comment names her."""
    return "Ana" in text


def test_what_goes_and_what_stays() -> None:
    """A table goes with the comment above it, items and keys go, and all else stays as it was."""
    left = without(
        TEXT.encode(),
        [("person", 0)],
        {
            ("person", 1, "introduced-by"): [],
            ("group", 0, "members"): ["bo"],
            ("interaction", 0, "with"): ["bo"],
            ("interaction", 0, "breadth"): "group",
        },
        about_ana,
    )
    assert (
        left.decode()
        == """\
# about all
[me]
name = "Mo"

# ---- friends ----

# the second
[[person]]
name = "Bo"  # Bo

[[group]]
name = "choir"
members = [
    "bo",  # Bo
]

[[interaction]]
with = ["bo"]
on = 2026-01-02
breadth = "group"
"""
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_ends_of_lines_stay(mark: bytes) -> None:
    """A file of Windows stays one, with its byte-order mark."""
    data = mark + TEXT.replace("\n", "\r\n").encode()
    left = without(data, [("person", 1)], {}, about_ana)
    assert left.startswith(mark + b"# about all\r\n")
    assert left.count(b"\n") == left.count(b"\r\n")
    said = tomllib.loads(left.removeprefix(mark).decode())
    assert [one["name"] for one in said["person"]] == ["Ana"]


def test_a_table_on_one_line() -> None:
    """What has no header of its own cannot be taken out; the text is not touched."""
    with pytest.raises(CannotRemove, match="under a header of its own"):
        without(b'person = [{ name = "Ana" }, { name = "Bo" }]\n', [("person", 0)], {}, about_ana)


def test_the_last_of_them() -> None:
    """Where all tables of a name go, nothing of it is left."""
    left = without(TEXT.encode(), [("person", 0), ("person", 1), ("group", 0)], {}, about_ana)
    assert set(tomllib.loads(left.decode())) == {"me", "interaction"}
