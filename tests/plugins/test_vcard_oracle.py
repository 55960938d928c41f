"""The reader beside vobject, and on files that real programs wrote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from plugins.vcard_reading import only, outcomes, read

from netrules import PersonRecord

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "vcard"

texts = (
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
    .map(lambda text: f"A{text}")
    .filter(lambda text: "@" not in text and "^" not in text)
)
numbers = st.from_regex(r"\+[1-9][0-9]{6,12}", fullmatch=True)
addresses = st.from_regex(r"[a-z]{1,9}@example\.(org|com)", fullmatch=True)


@given(
    name=texts,
    emails=st.lists(addresses, max_size=3, unique=True),
    phones=st.lists(numbers, max_size=3, unique=True),
    organization=st.lists(texts, min_size=1, max_size=3),
    title=texts,
)
def test_vobject_reads_the_same(
    name: str, emails: list[str], phones: list[str], organization: list[str], title: str
) -> None:
    """A card that vobject writes and reads back says the same here."""
    made = vobject.vCard()
    made.add("n").value = vobject.vcard.Name(family=name)
    made.add("fn").value = name
    made.add("org").value = organization
    made.add("title").value = title
    for kind, values in (("email", emails), ("tel", phones)):
        for value in values:
            made.add(kind).value = value
    content = made.serialize()
    theirs = vobject.readOne(content)
    (ours,) = only(PersonRecord, read(content))
    assert ours.handle.names == (theirs.fn.value,)
    assert ours.handle.emails == _values(theirs, "email")
    assert ours.handle.phones == _values(theirs, "tel")
    (job,) = ours.jobs
    assert job.organization == theirs.org.value[0]
    assert job.title == theirs.title.value


def _values(card: object, kind: str) -> tuple[str, ...]:
    return tuple(line.value for line in getattr(card, f"{kind}_list", ()))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples in {SAMPLES.name}/")
def test_samples_lose_no_card() -> None:
    """Every BEGIN:VCARD is a person, and nothing in these files is a problem."""
    files = sorted(SAMPLES.glob("*.vcf"))
    assert files
    for file in files:
        content = file.read_bytes()
        items = read(content)
        begun = len(re.findall(rb"(?mi)^BEGIN:VCARD\s*$", content))
        people = [(number, "PersonRecord") for number in range(1, begun + 1)]
        assert outcomes(items) == people, file.name


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples in {SAMPLES.name}/")
def test_samples_agree_with_vobject() -> None:
    """In full names, addresses and numbers; vobject cuts a name at a comma without escape."""
    for file in sorted(SAMPLES.glob("*.vcf")):
        content = file.read_bytes()
        plain = content.replace(b"\r\r\n", b"\r\n").decode()
        theirs = list(vobject.readComponents(plain, allowQP=True))
        ours = only(PersonRecord, read(content))
        assert len(ours) == len(theirs)
        for record, card in zip(ours, theirs, strict=True):
            assert record.handle.names[0].split(",")[0] == card.fn.value.split(",")[0], file.name
            assert record.handle.emails == _values(card, "email"), file.name
            for phone in record.handle.phones:
                assert phone in _values(card, "tel"), file.name
