"""Text that repeats what an input holds, with that kept apart."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from netrules import Namer, Quoting, Unread, build

HIDING = Namer(build(()), redact=True)


@given(st.text(), st.text())
def test_it_is_the_whole_text(key: str, other: str) -> None:
    """And stays that, whatever the values hold, alone, joined and pickled."""
    one, two = Quoting("remove {key}", key=key), Quoting("and {key}", key=other)
    assert one == f"remove {key}"
    joined = Quoting.joined("; ", "not {whole}", one, "", two)
    assert joined == f"not {{whole}}; remove {key}; and {other}"
    again = pickle.loads(pickle.dumps(joined))
    assert HIDING.said(again) == HIDING.said(joined)


def test_only_its_values_are_hidden() -> None:
    """The same value by the same number, also in what was put together."""
    one = Quoting("remove {key}", key="Ana")
    joined = Quoting.joined("; ", "not {whole}", one, Quoting("{key} or {key}", key="Ana"))
    assert Namer(build(()), redact=True).said(joined) == "not {whole}; remove key-1; key-1 or key-1"
    assert Namer(build(())).said(joined) == joined
    assert not isinstance(Quoting.joined("; ", "this", "that"), Quoting)


def test_usual_channels_are_shown() -> None:
    """As everywhere else; any other name is somebody's own."""
    said = Quoting.joined(", ", *(Quoting("{channel}s", channel=one) for one in ("mail", "Bo's")))
    assert Namer(build(()), redact=True).said(said) == "mails, channel-1s"


def test_a_file_that_was_not_read_says_why() -> None:
    """Without what it holds."""
    one = Unread("c.toml", Quoting('not TOML: "{key}" twice', key="Ana"))
    assert str(one) == 'c.toml: not TOML: "Ana" twice'
    assert Namer(build(()), redact=True).unread(one) == 'c.toml: not TOML: "key-1" twice'
