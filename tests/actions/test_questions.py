"""Questions: those first that settle most, and what is promised is kept."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest
from moving import PEOPLE, SETTINGS, TODAY

from netrules import (
    Answer,
    FactKey,
    Network,
    Report,
    Session,
    fill,
    open_session,
    parse_toml,
    questions,
)
from netrules.actions.sheets import SheetError, read_sheet, sheet
from netrules.engine.goals import choose_goals
from netrules.model.unknown import known

CSV, MD = PurePath("facts.csv"), PurePath("facts.md")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with settings and a contacts file in which one person lacks fields."""
    (tmp_path / "netrules.toml").write_text(SETTINGS, "utf-8")
    text = PEOPLE.replace('name = "Cy Dolewright"\n', 'name = "Cy Dolewright"\nfields = ["ice"]\n')
    text = text.replace("# sings alto\n", '# sings alto\nfields = ["art"]\n')
    (tmp_path / "contacts.toml").write_text(text, "utf-8")
    return tmp_path


def session_in(folder: Path) -> Session:
    """A session with the settings of a folder."""
    return open_session(folder / "netrules.toml", third_party=False)


def report_of(folder: Path) -> Report:
    """The report on the files as they are."""
    session = session_in(folder)
    loaded = session.load(session.sources())
    chosen = choose_goals(None, session.goals(), session.plugins.templates(), today=TODAY)
    return session.check(loaded, chosen, today=TODAY)


def network_of(folder: Path) -> Network:
    """What the files hold."""
    return report_of(folder).network


def test_what_settles_a_must_comes_first(home: Path) -> None:
    """Then other needs, then what judgements wait for."""
    asked = questions(report_of(home))
    assert (asked[0].person, asked[0].fact) == ("bo", FactKey.FIELDS)
    assert asked[0].settles == ("data-job: two-in-data",)
    assert asked[0].musts == 1
    weights = [(-one.musts, -len(one.settles) - len(one.helps), -one.judgements) for one in asked]
    assert weights == sorted(weights)
    assert questions(report_of(home), 1) == asked[:1]


@pytest.mark.parametrize(("answer", "met"), [("data", True), ("bees", False)])
def test_what_is_promised_is_settled(home: Path, answer: str, met: bool) -> None:
    """Whatever the answer is."""
    before = report_of(home)
    first = questions(before)[0]
    assert not known(before.goals[0].needs[0].met)
    answered = [Answer(first.person, first.fact, answer)]
    logged = fill(session_in(home), answered, today=TODAY)
    assert logged.written == ("fields of Bo Lindqvist",)
    assert report_of(home).goals[0].needs[0].met is met
    assert (first.person, first.fact) not in {
        (one.person, one.fact) for one in questions(report_of(home))
    }
    assert "# sings alto" in (home / "contacts.toml").read_text("utf-8")


def test_that_there_is_none(home: Path) -> None:
    """Of ways to reach somebody it can be said, for all at once."""
    fill(session_in(home), [Answer("cy", FactKey.EMAIL, "-")], today=TODAY)
    assert network_of(home).people["cy"].reachable is False
    with pytest.raises(ValueError, match="no level cannot be written down; leave it empty"):
        fill(session_in(home), [Answer("cy", FactKey.LEVEL, "-")], today=TODAY)


def test_all_or_none(home: Path) -> None:
    """One answer that cannot be taken leaves the file as it was."""
    before = (home / "contacts.toml").read_bytes()
    answers = [Answer("bo", FactKey.FIELDS, "data"), Answer("bo", FactKey.LEVEL, "bos")]
    with pytest.raises(ValueError, match="'bos' is no level"):
        fill(session_in(home), answers, today=TODAY)
    assert (home / "contacts.toml").read_bytes() == before


@pytest.mark.parametrize("path", [CSV, MD])
def test_a_sheet_is_read_back(home: Path, path: PurePath) -> None:
    """What is left empty is no answer; the others are taken in their order."""
    report = report_of(home)
    asked = questions(report)
    text = sheet(asked, report.network, path)
    assert read_sheet(text, report.network, path, TODAY) == ()
    empty, full = {
        CSV: ("bo,Bo Lindqvist,fields,", "bo,Bo,fields,data"),
        MD: ("| bo | Bo Lindqvist | fields | ", "| bo | Bo | fields | data"),
    }[path]
    assert empty in text
    text = text.replace(empty, full)
    [answer] = read_sheet(text, report.network, path, TODAY)
    assert (answer.person, answer.fact, answer.text) == ("bo", FactKey.FIELDS, "data")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "facts.csv: no table in it; make one with netrules fill --sheet"),
        ("a,b\n", "facts.csv:1: no column person"),
        (
            'person,fact,answer,why\nbo,fields,data,"two\nlines"\n\nbo,level,directr,\nbob,place,x,',
            "facts.csv:5: 'directr' is no level; did you mean director?\nfacts.csv:6: nobody",
        ),
        ("person,fact,answer\nbo,plaice,Lund\n", "did you mean place?"),
        ("person,fact,answer\nbo,met,2099-01-01\n", "has not happened"),
        ("person,fact,answer\nbo,introduced-by,Nobody\n", "facts.csv:2: no person in these files"),
    ],
)
def test_a_sheet_with_faults(home: Path, text: str, said: str) -> None:
    """Each is named with its line and what to do, and none of it is taken."""
    with pytest.raises(SheetError) as error:
        read_sheet(text, network_of(home), CSV, TODAY)
    assert said in str(error.value)


def test_a_sheet_from_a_spreadsheet(home: Path) -> None:
    """It may part its cells by semicolons or tabs, and its columns may be moved."""
    for text in ("answer;person;fact\ndata;bo;fields\n", "Fact\tPerson\tAnswer\nfields\tbo\tdata"):
        [answer] = read_sheet(text, network_of(home), CSV, TODAY)
        assert answer == Answer("bo", FactKey.FIELDS, "data")


def test_names_that_would_break_a_sheet(home: Path) -> None:
    """No formula in a spreadsheet, no bar too many in Markdown."""
    path = home / "contacts.toml"
    path.write_text(path.read_text("utf-8").replace("Bo Lindqvist", "=1+1 | b\\\\c"), "utf-8")
    report = report_of(home)
    asked = questions(report)
    assert ",'=1+1 | b\\c," in sheet(asked, report.network, CSV)
    for form in (CSV, MD):
        text = sheet(asked, report.network, form)
        assert read_sheet(text, report.network, form, TODAY) == ()
    with pytest.raises(ValueError, match=r"a \.csv or a \.md file"):
        sheet(asked, report.network, PurePath("facts.xlsx"))


def test_without_a_contacts_file_one_is_made(home: Path) -> None:
    """Beside the settings."""
    (home / "contacts.toml").unlink()
    card = home / "card.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Flo\nEMAIL:flo@example.org\nEND:VCARD\n", "utf-8")
    session = session_in(home)
    flo = session.load([(card, "")]).network.people[0].id
    answers = [Answer(flo, FactKey.PLACE, "Lund"), Answer("me", FactKey.PLACE, "Leeds")]
    logged = fill(session, answers, today=TODAY, inputs=[(card, "")])
    data = parse_toml(logged.file.read_bytes(), "").data
    assert logged.file == home / "contacts.toml"
    assert data == {
        "person": [{"name": "Flo", "email": ["flo@example.org"], "place": "Lund"}],
        "me": {"place": "Leeds"},
    }
