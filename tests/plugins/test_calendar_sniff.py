"""What is taken for a calendar."""

from __future__ import annotations

import pytest
from plugins.calendar_files import JANE, calendar, event, meetings, read
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Certainty
from netrules.plugins.sources.calendar import Calendar

ONE = calendar(event(JANE))


@pytest.mark.parametrize(
    ("content", "certainty"),
    [
        (ONE, Certainty.CERTAIN),
        (ONE.lower(), Certainty.CERTAIN),
        (f"\r\n\r\n{ONE}", Certainty.CERTAIN),
        (ONE.encode("utf-8-sig"), Certainty.CERTAIN),
        (ONE.encode("utf-16"), Certainty.CERTAIN),
        (ONE.encode("utf-16-be"), Certainty.CERTAIN),
        ("begin : vcalendar\r\n", Certainty.CERTAIN),
        (event(JANE), Certainty.LIKELY),
        (f"junk\r\n{ONE}", Certainty.LIKELY),
        ("BEGIN:VCARD\r\nEND:VCARD\r\n", Certainty.NO),
        ("BEGIN:VCALENDARS\r\n", Certainty.NO),
        ("BEGIN:V\r\nRRULE:%n;BYMONTH=", Certainty.NO),
        (f"From: a@example.org\r\nSubject: x\r\n\r\n{ONE}", Certainty.NO),
        (f"From a@example.org Mon Jan  5 10:00:00 2026\r\n\r\n{ONE}", Certainty.NO),
        ("x" * 2000 + ONE, Certainty.NO),
        ("", Certainty.NO),
    ],
)
def test_content_decides(content: str | bytes, certainty: Certainty) -> None:
    """Never the name; and mail with a calendar in it is mail."""
    assert Calendar().sniff(opened(content)).certainty is certainty


def test_a_folder_of_calendars_is_one_input() -> None:
    """Other files, and what only has the name of a calendar, are left to others."""
    sniff = Calendar().sniff(
        folder({"a.ics": ONE, "b/C.ICS": ONE, "no.ics": "x", "p.vcf": "BEGIN:VCARD", "d.txt": ONE})
    )
    assert sniff.certainty is Certainty.LIKELY
    assert sniff.members == {"a.ics", "b/C.ICS"}
    assert Calendar().sniff(folder({"p.vcf": "BEGIN:VCARD", "no.ics": "x"})).members is None


def test_few_files_of_a_large_folder_are_opened() -> None:
    """A hundred thousand events may lie there, each in a file."""
    looked: list[str] = []

    class Watched(OpenedDouble):
        def head(self, member: str = "") -> bytes:
            looked.append(member)
            return ONE.encode()

    names = {f"{number}.ics": b"" for number in range(100_000)}
    sniff = Calendar().sniff(Watched(names))
    assert sniff.members is not None
    assert len(sniff.members) == 100_000
    assert len(looked) < 100


def test_a_folder_of_single_events() -> None:
    """As calendar servers and command-line programs keep them."""
    files: dict[str, str | bytes] = {
        f"{number}.ics": calendar(event(JANE, uid=str(number))) for number in range(5)
    }
    assert len(meetings(read(folder(files)))) == 5
