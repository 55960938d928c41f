"""R006: each whom a name has joined is told."""

from __future__ import annotations

from building import TODAY
from rules.judging import say

from netrules import Handle, Origin, PersonRecord, Read, Verdict, build
from netrules.rules.records.by_name import joined_by_name


def _entry(layer: str, name: str, email: str = "") -> Read:
    handle = Handle(emails=(email,) if email else (), names=(name,))
    origin = Origin(f"{layer}.x", line=1, record=1, layer=layer)
    return Read(f"{layer}.x", layer, [PersonRecord(handle, origin)])


def test_each_join_is_told_and_nothing_without_being_asked() -> None:
    """Two files with an Ana Ruiz each are one Ana Ruiz, and that is said."""
    reads = [_entry("vcard", "Ana Ruiz", "ana@example.org"), _entry("graph", "Ruiz, Ana")]
    reads[1] = _entry("graph", "Ana Ruiz")
    plain = build(reads).as_of(TODAY)
    assert say(joined_by_name, plain).verdict is Verdict.NOT_APPLICABLE
    joined = build(reads, join_names=True).as_of(TODAY)
    said = say(joined_by_name, joined)
    assert said.verdict is Verdict.FAIL
    assert said.messages == ["2 entries called Ana Ruiz were joined by the name alone"]
