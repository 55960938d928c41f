"""The reader beside the package ldif, which reads strictly."""

from __future__ import annotations

from io import BytesIO

import ldif
from hypothesis import given
from hypothesis import strategies as st
from plugins.ldif_files import only, read

from netrules import PersonRecord

texts = (
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=60)
    .map(lambda text: f"A{text}")
    .filter(lambda text: "@" not in text)
)
addresses = st.from_regex(r"[a-z]{1,9}@example\.(org|com)", fullmatch=True)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"cn": texts, "o": texts, "description": texts},
            optional={"mail": st.lists(addresses, min_size=1, max_size=3, unique=True)},
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_it_writes_is_read_the_same(entries: list[dict[str, str | list[str]]]) -> None:
    """Names, employers, notes and addresses come back."""
    stream = BytesIO()
    writer = ldif.LDIFWriter(stream)
    for number, one in enumerate(entries):
        values = {key: value if isinstance(value, list) else [value] for key, value in one.items()}
        writer.unparse(f"cn={number}", {"objectclass": ["person"], **values})
    data = stream.getvalue()
    theirs = [record for _, record in ldif.LDIFParser(BytesIO(data)).parse()]
    ours = only(PersonRecord, read(data))
    assert len(ours) == len(theirs)
    for found, expected in zip(ours, theirs, strict=True):
        assert found.handle.names == tuple(expected["cn"])
        assert found.jobs[0].organization == expected["o"][0]
        assert found.facts["notes"] == expected["description"][0]
        assert found.handle.emails == tuple(expected.get("mail", ()))
