"""What if: to the letter what editing the file and checking again gives; nothing is written."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws.strategies import World, examples, goals, judged, worlds, written
from moving import PEOPLE, SETTINGS, TODAY

from netrules import CannotRecord, Goal, Namer, Report, Session, log, open_session, what_if
from netrules.actions.removal import without
from netrules.engine.goals import choose_goals


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with settings and a contacts file."""
    (tmp_path / "netrules.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "contacts.toml").write_text(PEOPLE, "utf-8")
    return tmp_path


def session_in(folder: Path) -> Session:
    """A session with the settings of a folder."""
    return open_session(folder / "netrules.toml", third_party=False)


def rendered(session: Session, report: Report, form: str) -> str:
    """The report in one of the formats."""
    formats = session.plugins.formats()
    return formats[form].render(report, Namer(report.network), width=100, color=False)


def checked(folder: Path, inputs: list[tuple[Path, str]] | None = None) -> tuple[str, str]:
    """What checking the files as they are gives, as text and as JSON."""
    session = session_in(folder)
    loaded = session.load(session.sources() if inputs is None else inputs)
    chosen = choose_goals(None, session.goals(), session.plugins.templates(), today=TODAY)
    report = session.check(loaded, chosen, today=TODAY)
    return rendered(session, report, "text"), rendered(session, report, "json")


PERSON = st.sampled_from(
    ["ana", "bo", "cy", "Dee Farrow", "dee@example.org", "Eli Northbrook", "Cy Dolewright"]
)
CHANNEL = st.sampled_from(["", ":call", ":mail", ":meeting"])
MOVES = st.one_of(
    st.builds(
        "{}:{}{}".format,
        st.sampled_from(["talked", "wrote", "heard", "gave", "asked"]),
        PERSON,
        CHANNEL,
    ),
    st.builds(
        "set:{}.{}".format,
        PERSON,
        st.sampled_from(
            ["level=vp", "fields=data", "organization=Marrowgate", "email=new@example.org"]
        ),
    ),
    st.builds("tie:me,{}:friend".format, PERSON),
    st.builds("met:{}:choir".format, PERSON),
    st.builds("outcome:job:{}".format, PERSON),
    st.just("new:Fay Wren"),
    st.just("set:me.fields=data"),
)
DAYS = st.integers(0, 400).map(lambda days: TODAY - timedelta(days))


@given(st.lists(MOVES, min_size=1, max_size=5), DAYS)
@examples(25)
def test_the_report_is_the_one_of_the_edited_file(moves: list[str], on: object) -> None:
    """Whatever the moves: writing them down and checking again gives the same bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "netrules.toml").write_text(SETTINGS, "utf-8")
        path = folder / "contacts.toml"
        path.write_text(PEOPLE, "utf-8")
        session = session_in(folder)
        supposed = what_if(session, moves, today=TODAY, on=on)  # type: ignore[arg-type]
        assert path.read_text("utf-8") == PEOPLE
        assert sorted(one.name for one in folder.iterdir()) == ["contacts.toml", "netrules.toml"]
        expected = tuple(rendered(session, supposed.after, form) for form in ("text", "json"))
        path.write_bytes(supposed.data)
        assert checked(folder) == expected
        path.write_text(PEOPLE, "utf-8")
        logged = log(session_in(folder), moves, today=TODAY, on=on)  # type: ignore[arg-type]
        assert path.read_bytes() == logged.data == supposed.data
        assert log(session_in(folder), moves, today=TODAY, on=on).written == ()  # type: ignore[arg-type]


def test_edited_by_hand(home: Path) -> None:
    """As anybody would write it, somewhere in the file."""
    supposed = what_if(session_in(home), ["talked:cy:call"], today=TODAY)
    assert [one.code for one in supposed.changes.gone] == ["X001"]
    assert not supposed.changes.new
    path = home / "contacts.toml"
    path.write_text(
        PEOPLE + '\n[[interaction]]\nwith = "cy"\non = 2026-09-30\nchannel = "call"\n', "utf-8"
    )
    expected = rendered(session_in(home), supposed.after, "json")
    assert checked(home)[1] == expected


def test_a_file_in_a_folder(home: Path) -> None:
    """It is changed where it lies, and named by its own path."""
    (home / "mine").mkdir()
    (home / "contacts.toml").rename(home / "mine" / "people.toml")
    (home / "mine" / "card.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Flo\nEND:VCARD\n")
    inputs = [(home / "mine", "")]
    session = session_in(home)
    supposed = what_if(session, ["set:bo.fields=data"], today=TODAY, inputs=inputs)
    assert supposed.file == "mine/people.toml"
    assert [turn.name for turn in supposed.changes.needs if turn.turned] == ["two-in-data"]
    expected = tuple(rendered(session, supposed.after, form) for form in ("text", "json"))
    (home / "mine" / "people.toml").write_bytes(supposed.data)
    assert checked(home, inputs) == expected


def test_without_a_contacts_file(home: Path) -> None:
    """A new one is supposed, where one would be made."""
    (home / "contacts.toml").unlink()
    card = home / "card.vcf"
    card.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Flo Berg\nEMAIL:flo@example.org\nEND:VCARD\n", "utf-8"
    )
    session = session_in(home)
    supposed = what_if(session, ["set:Flo Berg.fields=data"], today=TODAY, inputs=[(card, "")])
    assert supposed.file == "contacts.toml"
    assert sorted(one.name for one in home.iterdir()) == ["card.vcf", "netrules.toml"]
    expected = tuple(rendered(session, supposed.after, form) for form in ("text", "json"))
    (home / "contacts.toml").write_bytes(supposed.data)
    assert checked(home, [(card, ""), (home / "contacts.toml", "")]) == expected


def test_what_is_there_changes_nothing(home: Path) -> None:
    """And is told."""
    supposed = what_if(session_in(home), ["set:ana.level=director"], today=TODAY)
    assert [move.text for move in supposed.there] == ["set:ana.level=director"]
    assert not supposed.changes


def test_a_file_that_is_broken(home: Path) -> None:
    """Nothing can be supposed of it."""
    (home / "more.toml").write_text("[[person]\n", "utf-8")
    with pytest.raises(CannotRecord, match=r"more\.toml: is not TOML: line 1"):
        what_if(session_in(home), ["talked:ana"], today=TODAY, file=home / "more.toml")


# -- without somebody ------------------------------------------------------------------------


def test_without_somebody(home: Path) -> None:
    """Needs that hang on them turn, and what is said of them is gone."""
    changes = what_if(session_in(home), ["remove:ana"], today=TODAY).changes
    turned = {turn.name: turn.verdicts for turn in changes.needs}
    assert turned["warm-director"][0] == "pass"
    assert what_if(session_in(home), ["remove:bo"], today=TODAY).changes.gone


@given(worlds(), goals(), st.data())
@examples(60)
def test_without_anybody_nothing_crashes(
    world: World, wanted: tuple[Goal, ...], data: st.DataObject
) -> None:
    """Nobody who is gone is named any more, and without nobody everything stays."""
    network = world.network()
    ids = [one.id for one in network.people]
    gone = data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set[str]()))
    left = without(network, gone)
    assert [one.id for one in left.people] == [id_ for id_ in ids if id_ not in gone]
    report = judged(left, wanted)
    assert not [crash for crash in report.crashes if "KeyError" in crash.error]
    named = {id_ for finding in report.findings for id_ in finding.ids}
    assert not gone & named
    if not gone:
        assert written(report) == written(judged(network, wanted))
    assert all(one.network is left for one in left.people)
    assert attrs.evolve(left, today=TODAY).people is not None
