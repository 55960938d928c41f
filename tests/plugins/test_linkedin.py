"""How exports of LinkedIn are recognised, and read as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.linkedin_reader import (
    CONNECTIONS,
    INVITATIONS,
    LENA,
    ME,
    PRIYA,
    PROFILE,
    connection,
    connections,
    invitation,
    message,
    messages,
    of,
    read,
    table,
)
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import (
    NO,
    Certainty,
    Item,
    OwnerRecord,
    PersonRecord,
    Problem,
    ReadContext,
    Skipped,
)
from netrules.plugins.sources.linkedin import LinkedIn

EXPORT: dict[str, str | bytes] = {
    "Connections.csv": connections(connection()),
    "messages.csv": messages(message("1", PRIYA, ME)),
    "Invitations.csv": table(INVITATIONS, [invitation(ME, PRIYA, "OUTGOING")]),
    "Profile.csv": table(PROFILE, [["Maya", "Lind", "Designer", "", "Oslo"]]),
    "Jobs/Saved Jobs.csv": "Saved Date,Job Url\n",
    "Articles/Articles/2020-03-02_an-essay.html": "<html></html>",
}


class Counting(OpenedDouble):
    """An input that notes which heads were asked for."""

    __slots__ = ("asked",)

    def head(self, member: str = "") -> bytes:
        """The first bytes of *member*, noted."""
        self.asked = [*getattr(self, "asked", []), member]
        return super().head(member)


def test_an_export_is_certain_and_claims_its_own_files() -> None:
    """A folder with LinkedIn's tables is LinkedIn's; other files in it are left to others."""
    given = folder({**EXPORT, "notes.md": "x", "friends.vcf": "BEGIN:VCARD", "Saved.csv": "a,b"})
    found = LinkedIn().sniff(given)
    assert found.certainty is Certainty.CERTAIN
    assert found.members == frozenset(EXPORT)
    assert "connections" in found.reason


@pytest.mark.parametrize(
    "content",
    [EXPORT["Connections.csv"], EXPORT["messages.csv"], EXPORT["Invitations.csv"]],
)
def test_a_lone_file_is_known_by_its_columns(content: str) -> None:
    """A plain file with LinkedIn's columns is certain, whatever it is called."""
    found = LinkedIn().sniff(opened(content, "my people.txt"))
    assert found.certainty is Certainty.CERTAIN
    assert found.members is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n\n",
        b"\x89PNG\r\n\x1a\n\0\0\0",
        "Name,E-mail\nJo Example,jo@example.org\n",
        "First Name,Last Name,E-mail Address\nJo,Example,jo@example.org\n",
        "From,To,Date,Subject\n",
        'HEADER = (\n    "First Name,Last Name,URL,Email Address,Company,Connected On"\n)\n',
        EXPORT["Profile.csv"],
    ],
)
def test_other_files_are_not_taken(content: str | bytes) -> None:
    """Files without the columns of connections, messages or invitations are somebody else's."""
    assert LinkedIn().sniff(opened(content)) == NO


def test_a_folder_without_linkedin_tables_is_not_taken() -> None:
    """Names alone prove nothing."""
    given = folder({"Connections.csv": "a,b\n", "Profile.csv": EXPORT["Profile.csv"]})
    assert LinkedIn().sniff(given) == NO


def test_columns_without_the_date_are_only_likely() -> None:
    """A list of names, companies and positions may be from anywhere."""
    given = opened("First Name,Last Name,Company,Position\nJo,Example,Example Ltd,CEO\n")
    assert LinkedIn().sniff(given).certainty is Certainty.LIKELY
    assert [one.handle.names for one in of(PersonRecord, read(given))] == [("Jo Example",)]


def test_names_of_members_differ_in_case_punctuation_and_copies() -> None:
    """What LinkedIn and browsers do to file names does not hide a file."""
    renamed = {
        "connections (2).CSV": EXPORT["Connections.csv"],
        "Messages.csv": EXPORT["messages.csv"],
        "profile.csv": EXPORT["Profile.csv"],
        "Ad Targeting_34875879.csv": "a,b",
    }
    assert LinkedIn().sniff(folder(renamed)).members == frozenset(renamed)


def test_a_table_under_another_name_is_found_by_its_columns() -> None:
    """A renamed list of connections in a folder of other things is still found."""
    given = folder({"contacts 2021.csv": EXPORT["Connections.csv"], "other.csv": "a,b\n1,2\n"})
    assert LinkedIn().sniff(given).members == frozenset({"contacts 2021.csv"})
    assert len(of(PersonRecord, read(given))) == 1


def test_wrapper_folders_make_no_difference() -> None:
    """An export inside folders reads as the export itself."""
    inside = {f"a/Basic_Export/{name}": content for name, content in EXPORT.items()}
    assert LinkedIn().sniff(folder(inside)).members == frozenset(inside)
    assert len(read(inside)) == len(read(EXPORT))


def test_two_exports_in_one_folder_are_two() -> None:
    """Each export keeps its own messages and its own owner."""
    given = {
        **{f"2021/{name}": content for name, content in EXPORT.items()},
        **{f"2023/{name}": content for name, content in EXPORT.items()},
    }
    owners = of(OwnerRecord, read(given))
    assert {one.origin.member.partition("/")[0] for one in owners} == {"2021", "2023"}
    assert len(read(given)) == 2 * len(read(EXPORT))


def test_files_of_others_below_an_export_are_left() -> None:
    """A table with a usual name in a folder that LinkedIn does not make is not claimed."""
    given = folder({**EXPORT, "facebook/Events.csv": "a,b", "google/Profile.csv": "c,d"})
    assert LinkedIn().sniff(given).members == frozenset(EXPORT)


def test_heads_are_read_sparingly() -> None:
    """Of thousands of members only those are looked into whose names give a reason."""
    contents = {f"mail/{n}.eml": b"Subject: x" for n in range(2000)}
    contents |= {f"tables/{n}.csv": b"a,b\n" for n in range(500)}
    given = Counting({**contents, "z/Connections.csv": connections(connection()).encode()})
    assert LinkedIn().sniff(given).members == frozenset({"z/Connections.csv"})
    assert len(given.asked) < 100


def test_every_record_is_of_the_layer() -> None:
    """Everything is said to have been seen on LinkedIn."""
    items = read(EXPORT)
    assert items
    assert {item.origin.layer for item in items} == {"linkedin"}


def test_a_lone_list_of_connections_has_no_owner() -> None:
    """Connections.csv does not say whose connections they are."""
    assert of(OwnerRecord, read(EXPORT["Connections.csv"])) == []


def test_rows_of_assistants_are_skipped_and_counted() -> None:
    """Conversations with LinkedIn's assistants are with nobody."""
    given = {
        **EXPORT,
        "guide_messages.csv": messages(message("9", ("Guide", ""), ME)),
        "learning_role_play_messages.csv": messages(message("8", ME, ("Coach", "")), [""] * 12),
        "LearningCoachMessages.csv": "No conversations found\n",
    }
    assert LinkedIn().sniff(folder(given)).members == frozenset(given)
    reasons = [item.reason for item in of(Skipped, read(given))]
    assert sorted(reasons) == ["blank row", "bot", "bot"]


def test_a_file_that_is_none_of_linkedins_is_a_problem() -> None:
    """A source that the user forces on a file says what it misses."""
    [found] = read("a,b\n1,2\n")
    assert isinstance(found, Problem)
    assert found.lost
    assert "connections" in found.message
    assert found.remedy


def test_recommendations_need_a_name_to_tell_their_direction() -> None:
    """The two tables of recommendations have the same columns; a renamed one is left alone."""
    rows = table(
        ("First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"),
        [["Priya", "Raman", "", "", "Good", "05 Jun 2021", "VISIBLE"]],
    )
    given = {**EXPORT, "Recommendations Given.csv": rows, "Votes.csv": rows}
    assert len(read(given)) == len(read(EXPORT)) + 1


@given(st.binary(max_size=400))
def test_garbage_never_raises(noise: bytes) -> None:
    """Whatever the bytes, sniffing and reading end quietly."""
    given = opened(noise)
    LinkedIn().sniff(given)
    assert all(item.origin.layer == "linkedin" for item in LinkedIn().read(given, ReadContext()))


@given(st.sampled_from(sorted(EXPORT)), st.binary(max_size=200), st.integers(0, 400))
def test_garbage_inside_an_export_never_raises(member: str, noise: bytes, at: int) -> None:
    """A damaged file of an export costs at most itself."""
    content = EXPORT[member]
    whole = content.encode() if isinstance(content, str) else content
    items = read({**EXPORT, member: whole[:at] + noise + whole[at:]})
    assert isinstance(items, list)


@given(st.permutations(sorted(EXPORT)))
def test_the_order_of_members_decides_nothing(order: list[str]) -> None:
    """The same members in another order read as the same items."""
    shuffled = folder({name: EXPORT[name] for name in order})
    assert read(shuffled) == read(EXPORT)


def test_old_and_new_columns_are_told_apart_by_name() -> None:
    """No column is taken for another because of where it stands."""
    header = [*CONNECTIONS[::-1]]
    row = connection("Lena Vogt", URL=LENA[1], Company="Example Ltd")[::-1]
    [one] = of(PersonRecord, read(table(header, [row])))
    assert one.handle.urls == (LENA[1],)
    assert one.jobs[0].organization == "Example Ltd"


def _kinds(items: list[Item]) -> list[str]:
    return sorted({type(item).__name__ for item in items})


def test_an_export_gives_every_kind_of_record() -> None:
    """Connections, messages, invitations and the owner all arrive."""
    assert _kinds(read(EXPORT)) == [
        "InteractionCoverage",
        "InteractionRecord",
        "OwnerRecord",
        "PersonRecord",
    ]
