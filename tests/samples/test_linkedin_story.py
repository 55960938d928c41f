"""The main job on exports that nobody here wrote, recounted with plain csv.

Nothing of netrules is imported: the command runs in a process of its own, and every
number it prints is computed again from the files.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import subprocess
import sys
import zipfile
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
EXPORT = SAMPLES / "linkedin" / "sample_export.zip"
CARDS = sorted((SAMPLES / "vcard").glob("*.vcf"))
ME = "https://www.linkedin.com/in/fake-ada-byron-lovelace"
TODAY = date(1853, 5, 1)

pytestmark = pytest.mark.skipif(not EXPORT.exists(), reason="the shared samples are not here")


def _check(*arguments: str) -> tuple[int, dict]:
    command = [sys.executable, "-m", "netrules", "check", str(EXPORT), *map(str, CARDS)]
    command += ["--goal", "job", "--format", "json", "--no-redact", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, cwd=SAMPLES)
    return done.returncode, json.loads(done.stdout)


def _rows(member: str, preamble: int = 0) -> list[dict[str, str]]:
    with zipfile.ZipFile(EXPORT) as archive:
        text = archive.read(member).decode()
    lines = io.StringIO(text, newline="")
    for _ in range(preamble):
        lines.readline()
    return list(csv.DictReader(lines))


class _Export:
    """What the export says, by the csv module alone."""

    def __init__(self) -> None:
        self.people = {row["URL"]: row for row in _rows("Connections.csv", 3)}
        self.sent: dict[str, list[tuple[date, bool]]] = defaultdict(list)
        self.pairs: set[frozenset[str]] = set()
        self.messages = self.unknown = self.drafts = 0
        self._read_messages()

    def _read_messages(self) -> None:
        rows = _rows("messages.csv")
        self.drafts = sum(row["IS MESSAGE DRAFT"] == "true" for row in rows)
        rows = [row for row in rows if row["IS MESSAGE DRAFT"] != "true"]
        self.days = [_day(row["DATE"]) for row in rows]
        members: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            urls = {row["SENDER PROFILE URL"], *re.split(r"[\s,]+", row["RECIPIENT PROFILE URLS"])}
            members[row["CONVERSATION ID"]] |= urls - {ME, ""}
        for row in rows:
            others = members[row["CONVERSATION ID"]]
            known = others & self.people.keys()
            self.messages += bool(known)
            self.unknown += not known
            if len(others) == 1 and known:
                event = (_day(row["DATE"]), row["SENDER PROFILE URL"] == ME)
                self.sent[next(iter(known))].append(event)
        for others in members.values():
            if 1 < len(others) <= 12:
                known = sorted(others & self.people.keys())
                self.pairs |= {frozenset(pair) for pair in itertools.combinations(known, 2)}

    def last_two_way(self, url: str) -> date | None:
        found = None
        events = sorted(self.sent.get(url, []))
        for (day, mine), (other, theirs) in itertools.product(events, events):
            if mine != theirs and timedelta(0) <= other - day <= timedelta(days=30):
                found = max(found or other, other)
        return found


def _day(text: str) -> date:
    return datetime.strptime(text[:10], "%Y-%m-%d").date()  # noqa: DTZ007 - only the day is used


@pytest.fixture(scope="module")
def export() -> _Export:
    """What the export says by itself."""
    return _Export()


@pytest.fixture(scope="module")
def then() -> dict:
    """The report of a day on which the messages were two days old."""
    code, report = _check("--today", str(TODAY), "--employer", "Royal Institution")
    assert code == 1
    return report


@pytest.fixture(scope="module")
def now() -> dict:
    """The report of a day long after the messages end."""
    code, report = _check("--today", "2026-09-30")
    assert code in (1, 5)
    return report


def _by_code(report: dict) -> dict[str, dict]:
    return {rule["code"]: rule for rule in report["rules"]}


def test_nobody_is_joined_by_name(now: dict, export: _Export) -> None:
    """All 2,000 connections stay, though 271 rows share a full name with another."""
    names = Counter((row["First Name"], row["Last Name"]) for row in export.people.values())
    assert len(export.people) == 2000
    assert sum(number - 1 for number in names.values()) == 271
    # Of the eight cards three share one address.
    assert now["network"]["people"] == 2000 + 6


def test_the_account_closes(now: dict, export: _Export) -> None:
    """Every file is accounted for: read = kept + joined + skipped + problems."""
    for one in now["sources"]:
        assert one["read"] == one["kept"] + one["joined"] + one["skipped"] + one["problems"]
    linkedin = next(one for one in now["sources"] if one["source"] == "linkedin")
    # The first invitation went to nobody listed, but tells the owner's own URL.
    skipped = export.drafts + export.unknown + _strangers(export) - 1
    assert linkedin["skipped"] == skipped
    assert linkedin["problems"] == 0


def _strangers(export: _Export) -> int:
    """Events of other tables with people who are no connections."""
    invitations = [
        row["inviteeProfileUrl"] if row["Direction"] == "OUTGOING" else row["inviterProfileUrl"]
        for row in _rows("Invitations.csv")
    ]
    given = [row["Endorsee Public Url"] for row in _rows("Endorsement_Given_Info.csv")]
    received = [row["Endorser Public Url"] for row in _rows("Endorsement_Received_Info.csv")]
    unlisted = sum(url not in export.people for url in (*invitations, *given, *received))
    names = Counter(f"{row['First Name']} {row['Last Name']}" for row in export.people.values())
    praise = [*_rows("Recommendations_Given.csv"), *_rows("Recommendations_Received.csv")]
    return unlisted + sum(names[f"{row['First Name']} {row['Last Name']}"] != 1 for row in praise)


def test_group_threads_give_ties_and_complete_nothing(now: dict, export: _Export) -> None:
    """Ties are seen in group threads, yet hubs, brokers and the title myth stay unknown."""
    # Everyone listed has a tie to the owner, by a connection or a card.
    assert now["network"]["ties"] == len(export.pairs) + now["network"]["people"]
    rules = _by_code(now)
    assert {rules[code]["verdict"] for code in ("S001", "S002", "M002")} == {"unknown"}


def test_recent_contact_is_unknown_long_after_the_messages_end(now: dict, export: _Export) -> None:
    """Every rule of recent contact is unknown, because the messages end when they end."""
    assert str(max(export.days)) == "1853-04-29"
    rules = _by_code(now)
    for code in ("K001", "K002", "M001", "T001"):
        assert rules[code]["verdict"] == "unknown"
        assert "interactions" in rules[code]["missing"]
    command = [sys.executable, "-m", "netrules", "check", str(EXPORT), "--today", "2026-09-30"]
    text = subprocess.run(command, capture_output=True, check=False).stdout.decode()
    assert "messages end on 1853-04-29" in text


def test_own_organization_is_unknown_when_every_position_has_ended(now: dict) -> None:
    """Needs inside the own organization are unknown: every position has an end date."""
    assert all(row["Finished On"] for row in _rows("Positions.csv"))
    assert _by_code(now)["G004"]["verdict"] == "unknown"
    assert "organization" in _by_code(now)["G004"]["missing"]


def test_insiders_are_counted(then: dict, export: _Export) -> None:
    """The people inside the employer are those whose company it is."""
    inside = [row for row in export.people.values() if row["Company"] == "Royal Institution"]
    needs = {need["name"]: need for need in then["goals"][0]["needs"]}
    assert len(needs["insiders"]["people"]) == len(inside) == 67
    assert needs["insiders"]["verdict"] == "pass"
    names = sorted(then["people"][one] for one in needs["insiders"]["people"])
    assert names == sorted(f"{row['First Name']} {row['Last Name']}" for row in inside)


def test_warmth_is_counted(then: dict, export: _Export) -> None:
    """How many of the names had two-way contact within the year."""
    year = TODAY - timedelta(days=365)
    last = {url: export.last_two_way(url) for url in export.people}
    warm = [url for url, day in last.items() if day is not None and day >= year]
    message = _message(then, "M001")
    total = then["network"]["people"]
    assert f"{total} names" in message
    assert f"two-way contact with {len(warm)} of them" in message
    inside = [url for url in warm if export.people[url]["Company"] == "Royal Institution"]
    assert not inside
    # Everybody else may help for all that is known, since no export tells fields of work.
    told = f"67 to {total} people could help, and you had two-way contact with 0 to {len(warm)} "
    assert told in _message(then, "K001")


def test_ages_of_contact_are_counted(then: dict, export: _Export) -> None:
    """For everyone inside, the days since the last two-way contact, or since the files begin."""
    before = (TODAY - (min(export.days) - timedelta(days=1))).days
    expected = Counter()
    for url, row in export.people.items():
        if row["Company"] == "Royal Institution":
            day = export.last_two_way(url)
            age = f"at least {before}" if day is None else str((TODAY - day).days)
            expected[f"{row['First Name']} {row['Last Name']}", age] += 1
    found = Counter()
    for finding in then["findings"]:
        if finding["code"] == "K002":
            match = re.search(r"with (.*?) for ((?:at least )?\d+) days", finding["message"])
            assert match, finding["message"]
            found[match[1], match[2]] += 1
    assert found == expected


def test_one_way_ties_are_judged(then: dict, export: _Export) -> None:
    """Whoever was written to within the year counts; nobody was written to in vain."""
    year = TODAY - timedelta(days=365)
    recent = {
        url: [mine for day, mine in events if day >= year] for url, events in export.sent.items()
    }
    in_vain = [url for url, mine in recent.items() if sum(mine) >= 3 and all(mine)]
    rule = _by_code(then)["T001"]
    assert not in_vain
    assert rule["verdict"] == "pass"
    assert rule["judged"] == rule["of"]


def _message(report: dict, code: str) -> str:
    return next(one["message"] for one in report["findings"] if one["code"] == code)
