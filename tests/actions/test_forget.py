"""Whoever is forgotten is not there any more, and nothing else has changed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import netrules
from netrules import Network
from netrules.actions.removal import without
from netrules.writing.tables import table

#: Names, two of which people share; each person has an id of their own.
NAMES = ("Ana Ruizova", "Bo Lindqvist", "Cy Dolewright", "Ana Ruizova", "Di O'Farrow")
PEOPLE = tuple(f"p{number}" for number in range(len(NAMES)))
words = st.sampled_from([*PEOPLE, *(f"{one}@example.org" for one in PEOPLE), "Bo Lindqvist"])
several = st.lists(words, min_size=1, max_size=4, unique=True)
comments = st.sampled_from(["", "# a thought\n", "# a thought\n\n", "\n\n# two\n# lines\n"])


def _others(id_: str, name: str) -> st.SearchStrategy[str]:
    """Words that mean somebody else: nobody introduces themselves."""
    return words.filter(lambda word: id_ not in word and word != name)


@st.composite
def files(draw: st.DrawFn) -> str:
    """The text of a contacts file in which people name each other in every way."""
    tables = []
    for id_, name in zip(PEOPLE, NAMES, strict=True):
        values = {"id": id_, "name": name, "email": f"{id_}@example.org"}
        if draw(st.booleans()):
            values["introduced-by"] = draw(_others(id_, name))
        tables.append(table("[[person]]", values, {}))
    for _ in range(draw(st.integers(0, 3))):
        who = draw(several)
        tables.append(table("[[interaction]]", {"with": who, "on": "2026-01-02"}, {}))
        credit = {"what": "talk", "on": "2026-01-02", "credit": [*draw(several), "me"]}
        tables.append(table("[[outcome]]", credit, {"credit": draw(words)}))
        members = {"name": f"club {len(tables)}", "members": draw(several)}
        tables.append(table("[[group]]", members, {}))
    order = draw(st.permutations(tables))
    return "".join(f"{draw(comments)}{one}" for one in order)


def facts(network: Network) -> Iterator[object]:
    """What a network says, without where it stands."""
    for person in network.people:
        yield (
            person.id,
            person.names,
            person.emails,
            sorted(map(str, person.values("introduced_by"))),
        )
    for group in network.groups:
        yield group.name, sorted(group.members)
    for event in network.all_interactions:
        yield event.on, sorted(event.people), event.channel, event.direction
    for outcome in network.outcomes:
        if set(outcome.credit) <= {"me"}:
            continue  # what came through nobody else is kept, though no network counts it
        yield outcome.what, sorted(outcome.credit)


@settings(max_examples=20)  # each example reads and writes files, several times
@given(files(), st.sampled_from(PEOPLE))
def test_it_is_as_if_they_had_never_been_in_it(text: str, who: str) -> None:
    """What is read afterwards is the network without them; comments on others are kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "contacts.toml")
        path.write_text(text, "utf-8")
        before = netrules.load(path)
        session = netrules.open_session(None, Path(folder))
        found = netrules.forget(session, who, inputs=[(path, "")])
        assert found.id == who
        after = netrules.load(path)
        assert not after.problems
        assert not after.people.has(who)
        # What is of one day is in the order of whom it names, which changes as they go.
        assert sorted(map(repr, facts(after))) == sorted(map(repr, facts(without(before, [who]))))
        kept = path.read_text("utf-8")
        assert f'"{who}"' not in kept
        said = (who, NAMES[PEOPLE.index(who)])
        for one in found.left:  # a comment, or the name of somebody who is called the same
            assert any(word in kept.split("\n")[one.line - 1] for word in said)
        assert kept.count("# a thought") >= text.count("# a thought\n\n")
