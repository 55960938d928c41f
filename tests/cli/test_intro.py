"""`netrules intro`: routes in words, as JSON, hidden, and where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run

DAY = ("--today", "2026-09-30")
MORE = """
[[person]]
id = "dee"
name = "Dee Farrow"
organization = "Marrowgate"

[[tie]]
between = ["ana", "dee"]
kind = "colleague"
since = 2019-05-01

[[tie]]
between = ["ana", "cy"]
kind = "friend"
"""


@pytest.fixture
def more(contacts: Path) -> Path:
    """The same people and two ties among them."""
    text = contacts.read_text("utf-8").replace("[[interaction]]", f"{MORE}\n[[interaction]]")
    contacts.write_text(text, "utf-8")
    return contacts


def test_to_a_person(run: Run, more: Path) -> None:
    """Each step stands with what it rests on."""
    ran = run("intro", "Cy Dolewright", "contacts.toml", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "To Cy Dolewright\n"
        "\n"
        "Routes that share nobody, the shortest first\n"
        "1. Cy Dolewright: you know each other\n"
        "   you and Cy Dolewright: contact (observed, contacts.toml:21); no two-way contact on "
        "record\n"
        "2. ask Ana Ruizova for Cy Dolewright\n"
        "   you and Ana Ruizova: contact (observed, contacts.toml:5); last two-way contact "
        "2026-09-01\n"
        "   Ana Ruizova and Cy Dolewright: friend (stated, contacts.toml:36)\n"
        "   Ana Ruizova last answered by meeting\n"
    )


def test_into_an_organization(run: Run, more: Path) -> None:
    """Whoever works there is counted, and whoever may."""
    ran = run("intro", "marrowgate", "contacts.toml", *DAY)
    assert ran.out.startswith("2 of your people work at Marrowgate; of 1 it is not known\n")


def test_nothing_is_called_that(run: Run, contacts: Path) -> None:
    """It says what may have been meant; where names are hidden it does not."""
    ran = run("intro", "Marrowgat", "contacts.toml", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "netrules: no person, organization, field or place in these files is called 'Marrowgat'; "
        "did you mean Marrowgate?\n"
    )
    hidden = run("intro", "Marrowgat", "contacts.toml", *DAY, "--redact")
    assert hidden.code == 2
    assert "Marrowgate" not in hidden.err


def test_names_are_hidden(run: Run, more: Path) -> None:
    """In text and in JSON, the kinds of ties too."""
    for form in ("text", "json"):
        ran = run("intro", "Cy Dolewright", "contacts.toml", *DAY, "--redact", "--format", form)
        assert ran.code == 0
        for word in ("Ana", "Cy", "Dolewright", "friend", "Quillfeather"):
            assert word not in ran.out


def test_json(run: Run, more: Path) -> None:
    """With ids, signs and places."""
    ran = run("intro", "dee", "contacts.toml", *DAY, "--format", "json", "--through", "1")
    assert ran.json["target"] == {
        "kind": "person",
        "name": "dee",
        "people": ["dee"],
        "stale": [],
        "maybe": 0,
    }
    assert [route["people"] for route in ran.json["independent"]] == [["dee"], ["ana", "dee"]]
    step = ran.json["independent"][1]["steps"][1]
    assert step["ties"] == [
        {
            "kind": "colleague",
            "evidence": "stated",
            "layer": "contacts",
            "since": "2019-05-01",
            "path": "contacts.toml",
            "line": 31,
        }
    ]


def test_no_route(run: Run, contacts: Path) -> None:
    """That is an answer, and the exit code 0: a picture of ties does not tell whom you know."""
    gdf = "nodedef>name VARCHAR,label VARCHAR\na,Ada Lark\nb,Bea Moor\nedgedef>node1,node2\na,b\n"
    (contacts.parent / "map.gdf").write_text(gdf, "utf-8")
    ran = run("intro", "Bea Moor", "map.gdf", *DAY)
    assert (ran.code, ran.out) == (0, "No route to Bea Moor is on record\n")


def test_where_nobody_is_yet(run: Run, contacts: Path) -> None:
    """A goal of the settings names it: it is said whom to ask whom to meet, or hidden who."""
    goal = (
        '[[goal]]\nname = "job"\ntemplate = "job"\nfields = ["data"]\nemployers = ["Pellworth"]\n'
    )
    (contacts.parent / "netrules.toml").write_text(goal, "utf-8")
    ran = run("intro", "pellworth", "contacts.toml", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "None of your people work at Pellworth; of 1 it is not known\n"
        "\n"
        "Ask whom you should meet there\n"
        "   Ana Ruizova, who last answered by meeting\n"
    )
    form = ("--format", "json")
    assert run("intro", "pellworth", "contacts.toml", *DAY, *form).json["ask"] == ["ana"]
    hidden = run("intro", "pellworth", "contacts.toml", *DAY, "--redact").out
    assert "Pellworth" not in hidden
    assert "Ana" not in hidden
