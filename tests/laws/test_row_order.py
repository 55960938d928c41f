"""The order of files and of rows decides nothing but the line numbers."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netrules import Namer
from netrules.api import open_session
from netrules.plugins.formats.json import Json

EXAMPLE = Path(__file__).parents[2] / "examples" / "job-search"
TODAY = date(2026, 11, 20)


def _report(folder: Path, names: list[str]) -> str:
    """The JSON report on the inputs *names*, without the lines and records they stand at."""
    session = open_session(folder / "netrules.toml")
    loaded = session.load([(folder / name, "") for name in names])
    report = session.check(loaded, session.goals(), today=TODAY)
    text = Json().render(report, Namer(report.network), width=100, color=False)
    document: dict[str, Any] = json.loads(text)
    for finding in document["findings"]:
        places = [(place["path"], place["member"] or "") for place in finding.pop("locations")]
        finding["places"] = sorted(places)
    return json.dumps(document, indent=1)


def _inputs() -> list[str]:
    return list(open_session(EXAMPLE / "netrules.toml").settings.root["sources"])


def _shuffle_rows(path: Path, seed: int) -> None:
    """Put the rows of a CSV file into another order, whatever stands above its header."""
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    header = next((n for n, row in enumerate(rows) if len(row) > 2), len(rows))
    body = rows[header + 1 :]
    random.Random(seed).shuffle(body)  # noqa: S311 - no secret
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\n").writerows([*rows[: header + 1], *body])
    path.write_text(target.getvalue(), "utf-8")


def _shuffle_cards(path: Path, seed: int) -> None:
    """Put the cards of an address book into another order."""
    cards = path.read_text("utf-8").split("BEGIN:VCARD")[1:]
    random.Random(seed).shuffle(cards)  # noqa: S311 - no secret
    path.write_text("".join("BEGIN:VCARD" + card for card in cards), "utf-8")


@pytest.fixture(scope="module")
def before() -> str:
    """The report on the example as it is."""
    return _report(EXAMPLE, _inputs())


def test_the_order_of_files_decides_nothing(before: str) -> None:
    """Named the other way round, the inputs give the same report."""
    assert _report(EXAMPLE, _inputs()[::-1]) == before


def test_inputs_named_twice_are_read_once(before: str) -> None:
    """A second mention changes nothing."""
    assert _report(EXAMPLE, [*_inputs(), *_inputs()]) == before


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_rows_decides_nothing(tmp_path: Path, before: str, seed: int) -> None:
    """With every table and address book shuffled, only line numbers change."""
    folder = tmp_path / "job-search"
    shutil.copytree(EXAMPLE, folder)
    for path in sorted(folder.rglob("*.csv")):
        _shuffle_rows(path, seed)
    for path in sorted(folder.rglob("*.vcf")):
        _shuffle_cards(path, seed)
    assert _report(folder, _inputs()) == before


def test_a_second_copy_tells_nothing_new(tmp_path: Path, before: str) -> None:
    """Every file loaded twice, under two names: the same people, ties, verdicts and findings."""
    folder = tmp_path / "job-search"
    shutil.copytree(EXAMPLE, folder)
    copies = []
    for name in _inputs():
        source, copy = folder / name, folder / f"copy-of-{name}"
        if source.is_dir():
            shutil.copytree(source, copy)
        elif source.suffix != ".toml":
            shutil.copyfile(source, copy)
        if copy.exists():
            copies.append(copy.name)
    twice = json.loads(_report(folder, [*_inputs(), *copies]))
    once = json.loads(before)
    assert twice["network"] == once["network"]
    assert twice["people"] == once["people"]
    assert twice["goals"] == once["goals"]
    # A row that cannot be read is reported once for each file that holds it.
    rules = [rule for rule in twice["rules"] if rule["code"] != "R003"]
    assert rules == [rule for rule in once["rules"] if rule["code"] != "R003"]
    found = {finding["key"] for finding in twice["findings"] if finding["code"] != "R003"}
    assert found == {finding["key"] for finding in once["findings"] if finding["code"] != "R003"}
    for one in twice["sources"]:
        assert one["read"] == one["kept"] + one["joined"] + one["skipped"] + one["problems"]
