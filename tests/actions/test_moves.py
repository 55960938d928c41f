"""Moves: what each says, whom it means, and what is said of one that is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from building import TODAY, network, person

from netrules import Handle, MoveError, PersonRecord
from netrules.actions.moves import GRAMMAR, SUPPOSED, is_move, meant, parse_move
from netrules.writing.recording import Newcomer, NewPerson, NewTable, SetKey, Thing

URL = "https://www.linkedin.com/in/flo-berg"
FLO = PersonRecord(
    Handle(urls=(URL,), emails=("flo+x@example.org",), names=("Flo Berg",)),
    person("Flo Berg").origin,
)
PEOPLE = network(person("Ana Ruiz"), person("Bo"), FLO)
FLO_ID = next(one.id for one in PEOPLE.people if one.name == "Flo Berg")


def things(*moves: str) -> list[Thing]:
    """What *moves* write."""
    parsed = [parse_move(move, supposing=True) for move in moves]
    return [thing for several in meant(parsed, PEOPLE, TODAY).things for thing in several]


def event(**more: Any) -> dict[str, Any]:
    """What is written of a talk with Ana."""
    base = {"with": ("ana.ruiz",), "on": TODAY, "channel": None, "direction": None, "favour": None}
    return {**base, **more}


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        ("talked:ana.ruiz", event()),
        ("talked:ANA ruiz:call", event(channel="call")),
        ("talked:ana.ruiz@example.org:LinkedIn message", event(channel="LinkedIn message")),
        ("talked:ana.ruiz, bo:meeting", event(**{"with": ("ana.ruiz", "bo")}, channel="meeting")),
        ("wrote:ana.ruiz:mail", event(channel="mail", direction="out")),
        ("heard:ana.ruiz:mail", event(channel="mail", direction="in")),
        ("gave:ana.ruiz", event(direction="out", favour="give")),
        ("gave:ana.ruiz:call", event(channel="call", favour="give")),
        ("asked:ana.ruiz:mail", event(channel="mail", direction="out", favour="ask")),
        (f"talked:{URL}", event(**{"with": (FLO_ID,)})),
        (f"talked:{URL}/:call", event(**{"with": (FLO_ID,)}, channel="call")),
        ("talked:flo+x@example.org", event(**{"with": (FLO_ID,)})),
    ],
)
def test_what_happened(move: str, expected: dict[str, Any]) -> None:
    """Whoever is named by id, address, URL or name; both ways only where it was."""
    assert things(move) == [NewTable("interaction", expected)]


def test_who_knows_whom_and_what_came_of_it() -> None:
    """Two people, one of them perhaps you; and whom it came through."""
    assert things("tie:ana.ruiz,me:friend") == [
        NewTable("tie", {"between": ("ana.ruiz", "me"), "kind": "friend"})
    ]
    assert things("outcome:first job: in sales:bo") == [
        NewTable("outcome", {"what": "first job: in sales", "on": TODAY, "credit": ("bo",)})
    ]


@pytest.mark.parametrize(
    ("move", "key", "value"),
    [
        ("set:ana.ruiz.level=Director", "level", "director"),
        ("set:ana.ruiz@example.org.fields=data, law ,data", "fields", ("data", "law")),
        ("set:ana.ruiz.organization=Mud & Sons = Co.", "organization", "Mud & Sons = Co."),
        ("set:ana.ruiz.met-through=the  choir", "met-through", "the choir"),
        ("set:ana.ruiz.met_through=choir", "met-through", "choir"),
        ("set:ana.ruiz.born=1980-05-31", "born", 1980),
        ("set:ana.ruiz.met=2020-02-29", "met", date(2020, 2, 29)),
        ("set:ana.ruiz.every=6w", "every", "6w"),
        ("set:ana.ruiz.introduced-by=Bo", "introduced-by", "bo"),
        ("set:ana.ruiz.url=example.org/ana", "url", ("example.org/ana",)),
    ],
)
def test_facts(move: str, key: str, value: Any) -> None:
    """Each as the contacts file holds it; a name with points is told from the key."""
    assert things(move) == [SetKey("ana.ruiz", key, value)]


def test_a_url_with_a_question_in_it() -> None:
    """It is the key that a contacts file knows which ends whom it is about."""
    move = parse_move(f"set:{URL}?a.b=c.level=vp")
    assert (move.people, move.value) == ((f"{URL}?a.b=c",), "vp")


def test_somebody_new_can_be_spoken_of_at_once() -> None:
    """Whoever is new is known to the moves that follow."""
    fay = Newcomer("Fay Wren")
    assert things("new:Fay Wren", "met:fay wren:choir", "tie:Fay Wren,bo") == [
        NewPerson(fay),
        SetKey(fay, "met", TODAY),
        SetKey(fay, "met-through", "choir"),
        NewTable("tie", {"between": (fay, "bo"), "kind": None}),
    ]
    assert things("new:ana ruiz") == []


def test_who_is_gone() -> None:
    """It is told apart from what is written."""
    found = meant([parse_move("remove:bo", supposing=True)], PEOPLE, TODAY)
    assert (found.things, found.removed) == (((),), frozenset({"bo"}))


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ("talkd:bo", "talkd:bo: no such move; did you mean talked?"),
        ("xyz:bo", "no such move; there are talked, wrote"),
        ("talked:", "does not say whom or what; write it as talked:PERSON[:CHANNEL]"),
        ("remove:bo", "can only be supposed; try it with netrules whatif"),
        ("tie:bo", "does not name two people; write it as tie:PERSON,PERSON[:KIND]"),
        ("set:bo", "does not say what to set; write it as set:PERSON.KEY=VALUE"),
        ("set:bo.levle=vp", "no fact 'levle' can be set of somebody; did you mean level?"),
        ("set:me.born=1980", "no fact 'born' can be set of you"),
        ("set:bo.level=directr", "'directr' is no level; did you mean director?"),
        ("set:bo.level=x", "the levels are unpaid"),
        ("set:bo.met=2020", "'2020' is not a full date; write it as 2019-05-31"),
        ("set:bo.met=2021-02-29", "is not a full date"),
        ("set:bo.born=80", "'80' is not a year; write it as 1980"),
        ("set:bo.every=often", "is not a span of time; write it as 90d, 6w, 3m or 1y"),
        ("set:bo.email=bo", "is not an e-mail address"),
        ("set:bo.fields=", "says nothing"),
    ],
)
def test_what_is_no_move(move: str, said: str) -> None:
    """It says what is wrong, and what may have been meant, before anything is read."""
    with pytest.raises(MoveError) as error:
        parse_move(move)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("move", "said"),
    [
        ("talked:Anna Ruiz", "did you mean Ana Ruiz?"),
        ("talked:me", "is about you; name somebody else"),
        ("tie:bo,Bo", "names one person twice"),
        ("set:bo.introduced-by=bo", "names the person themself"),
        ("new:fay@example.org", "is not a name"),
    ],
)
def test_whom_a_move_does_not_mean(move: str, said: str) -> None:
    """The move is named, and what to write instead."""
    with pytest.raises(MoveError) as error:
        things(move)
    assert str(error.value).startswith(f"{move}: ")
    assert said in str(error.value)


def test_namesakes_are_listed() -> None:
    """By the ids that tell them apart."""
    twins = [
        PersonRecord(Handle(ids=(id_,), names=("Twin",)), person("x").origin)
        for id_ in ("one", "two")
    ]
    with pytest.raises(MoveError, match="2 people are called 'Twin'; name one by id: one, two"):
        meant([parse_move("talked:Twin")], network(*twins), TODAY)


def test_moves_are_told_from_paths() -> None:
    """By a verb and a colon at their beginning."""
    assert all(is_move(form) for form, _ in (*GRAMMAR.values(), *SUPPOSED.values()))
    assert is_move("talkd:x")
    assert not any(map(is_move, ("contacts.toml", "a/b:c", "./talked:x", "https://example.org")))
