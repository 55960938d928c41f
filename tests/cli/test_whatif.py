"""`netrules whatif`: what turns, byte for byte what editing would give, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Run
from moving import DAY, PEOPLE, SETTINGS


@pytest.fixture
def home(folder: Path) -> Path:
    """A folder with settings and contacts."""
    (folder / "netrules.toml").write_text(SETTINGS, "utf-8")
    (folder / "contacts.toml").write_text(PEOPLE, "utf-8")
    return folder


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    "moves",
    [
        ("talked:ana:call",),
        ("talked:cy", "wrote:Eli Northbrook:mail", "set:bo.fields=data,bees"),
        ("new:Fay Wren", "set:Fay Wren.organization=Marrowgate", "tie:Fay Wren,bo"),
        ("set:Dee Farrow.email=d@example.net", "met:Dee Farrow:choir", "outcome:job:ana"),
        ("set:ana.level=director",),
    ],
)
def test_the_report_is_that_of_the_edited_file(
    run: Run, home: Path, moves: tuple[str, ...], form: str
) -> None:
    """As `check` writes it once the moves are logged, and nothing was written before."""
    supposed = run("whatif", *moves, "--report", "--format", form, *DAY)
    assert supposed.code == 0
    assert sorted(one.name for one in home.iterdir()) == ["contacts.toml", "netrules.toml"]
    assert (home / "contacts.toml").read_text("utf-8") == PEOPLE
    assert run("log", *moves, *DAY).code == 0
    assert run("check", "--format", form, *DAY).out == supposed.out


def test_what_turns(run: Run, home: Path) -> None:
    """The needs, and the findings that would be gone and new."""
    moves = ("talked:bo:call", "set:bo.fields=data", "set:cy.organization=Marrowgate")
    ran = run("whatif", *moves, *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "If contacts.toml said so on 2026-09-30: talked:bo:call, set:bo.fields=data, "
        "set:cy.organization=Marrowgate\n"
        "\nGoals\n"
        "  goal data-job: unknown -> pass\n"
        "\nNeeds\n"
        "  data-job: two-in-data: unknown -> pass (1 to 4 of 2 -> 2 to 4 of 2)\n"
        "  data-job: warm-director: still pass (1 of 1 -> 1 to 2 of 1)\n"
        "\nFindings that would be gone\n"
        "  info X001 nothing from Bo Lindqvist for a year\n"
        "\nFindings that would be new\n"
        "  info X002 Cy Dolewright could open a door there\n"
        "\nMore could be told\n"
        "  X002 at-marrowgate: can't tell for 2 instead of 3\n"
    )


def test_json(run: Run, home: Path) -> None:
    """The same for programs."""
    moves = ("talked:bo:call", "set:cy.organization=Marrowgate")
    ran = run("whatif", *moves, "--format", "json", *DAY)
    assert ran.json["schema"] == "netrules/whatif/1"
    assert ran.json["moves"] == list(moves)
    assert [one["subject"]["ids"] for one in ran.json["gone"]] == [["bo"]]
    assert [(one["code"], one["subject"]["ids"]) for one in ran.json["new"]] == [("X002", ["cy"])]


def test_nothing_turns(run: Run, home: Path) -> None:
    """That is an answer; what is there already is told."""
    ran = run("whatif", "set:ana.level=director", *DAY)
    assert ran.code == 0
    assert ran.out.endswith("level=director: contacts.toml says so already\nNothing turns\n")


def test_without_somebody(run: Run, home: Path) -> None:
    """Whoever is removed is missed in what they were good for."""
    ran = run("whatif", "remove:bo", *DAY)
    assert ran.code == 0
    assert "X002 Bo Lindqvist could open a door there" in ran.out
    ran = run("whatif", "remove:bo", "--report", *DAY)
    assert "Bo Lindqvist" not in ran.out


def test_a_path(run: Run, home: Path) -> None:
    """It takes the place of the sources of the settings."""
    (home / "other.toml").write_text('[[person]]\nname = "Gus Hall"\n', "utf-8")
    ran = run("whatif", "talked:Gus Hall", "other.toml", *DAY)
    assert ran.out.startswith("If other.toml said so")
    assert run("whatif", "talked:ana", "other.toml", *DAY).code == 2


def test_names_are_hidden(run: Run, home: Path) -> None:
    """In the answer, and in what is said of a move that means nobody."""
    for form in ("text", "json"):
        moves = ("talked:bo:call", "set:cy.organization=Marrowgate", "new:Fay Wren")
        ran = run("whatif", *moves, "--redact", "--format", form, *DAY)
        assert ran.code == 0
        for word in ("Lindqvist", "Dolewright", "Marrowgate", "Fay", "two-in-data"):
            assert word not in ran.out
    ran = run("whatif", "talked:Bo Lindqist", "--redact", *DAY)
    assert ran.code == 2
    assert "Lindqvist" not in ran.err


def test_what_is_no_move(run: Run, home: Path) -> None:
    """It is told before anything is read."""
    ran = run("whatif", "talkd:bo", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean talked?" in ran.err
    ran = run("whatif", "talked:bo", "--goal", "data-jb", *DAY)
    assert "did you mean data-job?" in ran.err


@pytest.mark.parametrize("by", ["option", "settings"])
def test_what_a_baseline_holds_is_set_aside(run: Run, home: Path, by: str) -> None:
    """As `check` has it, whether it is named here or by the settings."""
    assert run("baseline", "write", "old.json", *DAY).code == 0
    option = ("--baseline", "old.json") if by == "option" else ()
    if by == "settings":
        (home / "netrules.toml").write_text(f'baseline = "old.json"\n{SETTINGS}', "utf-8")
    move = "set:cy.organization=Marrowgate"
    report = run("whatif", move, "--report", *option, "--format", "json", *DAY).out
    later = run("forecast", "--report", DAY[1], *option, "--format", "json", *DAY).out
    assert later == run("check", *option, "--format", "json", *DAY).out
    assert run("log", move, *DAY).code == 0
    assert report == run("check", *option, "--format", "json", *DAY).out
    assert '"baselined": true' in report
