"""`[[cluster]]` of the settings: what the user calls clusters, and where that shows."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from commands import Run

DAY = ("--today", "2026-09-30")
CHOIR = ("Ana Ruizova", "Bo Lindqvist", "Cy Dolewright", "Dee Marsh", "Eli Fen", "Flo Ives")
CLUB = ("Gil Harrowby", "Hal Thornaby", "Ida Penhale", "Jon Swarthgill", "Kit Wark", "Lou Pell")
OTHERS = ("Mia Oakeshaw", "Ned Tindale", "Oda Frost", "Pia Stone", "Rob Hurst", "Sue Lamb")
LABEL = f"""\
[[cluster]]
label = "Sangfolk"
people = ["Ana Ruizova", "bo.lindqvist@example.org", {", ".join(map(repr, CHOIR[2:]))}]
"""


def contacts(*circles: tuple[str, ...], joined: tuple[tuple[str, str], ...] = ()) -> str:
    """A contacts file with circles of people who all know each other, and nobody else."""
    lines = ['[coverage]\nties = "complete"\ninteractions = {since=2020-01-01, until=2026-09-30}']
    for name in (name for circle in circles for name in circle):
        word = name.lower().replace(" ", ".")
        lines.append(f'[[person]]\nname = "{name}"\nemail = "{word}@example.org"')
    ties = [*joined, *(pair for circle in circles for pair in combinations(circle, 2))]
    lines += [f'[[tie]]\nbetween = ["{one}", "{other}"]' for one, other in ties]
    return "\n".join(lines)


@pytest.fixture
def settings(folder: Path) -> Path:
    """Settings that call one of two circles by a label, beside a contacts file."""
    (folder / "contacts.toml").write_text(
        contacts(CHOIR, CLUB, joined=(("Ana Ruizova", "Gil Harrowby"),))
    )
    path = folder / "netrules.toml"
    path.write_text('sources = ["contacts.toml"]\n' + LABEL)
    return path


def test_in_pictures(run: Run, settings: Path) -> None:
    """The cluster is called so, and the other by those around whom it is."""
    ran = run("map", "-o", "net.svg", *DAY)
    assert ran.err == "netrules: drawn as recorded on 2026-09-30: 12 people, 31 ties among them\n"
    svg = (settings.parent / "net.svg").read_text("utf-8")
    assert "Sangfolk" in svg
    assert "around Gil Harrowby" in svg
    assert "around Ana Ruizova" not in svg


def test_in_messages_of_rules(run: Run, settings: Path) -> None:
    """Rules call it so, and it is hidden with the names."""
    words = ("check", *DAY, "--select", "S003,S004", "--format", "markdown")
    assert "6 people whom you call Sangfolk are a cluster of your network" in run(*words).out
    ring = ((CHOIR[0], CLUB[0]), (CLUB[1], OTHERS[0]), (OTHERS[1], CHOIR[1]))
    text = contacts(CHOIR, CLUB, OTHERS, joined=ring)
    (settings.parent / "contacts.toml").write_text(text)
    assert "and 6 people whom you call Sangfolk. To do" in run(*words).out
    hidden = run(*words, "--redact").out
    assert "Sangfolk" not in hidden
    assert "whom you call cluster-1" in hidden


def test_in_what_changed(run: Run, settings: Path) -> None:
    """A cluster that came is called so."""
    (settings.parent / "old.toml").write_text(contacts(CLUB))
    ran = run("diff", "old.toml", "contacts.toml", *DAY)
    assert "new: Sangfolk (6 people)" in ran.out


def test_stays_while_people_come_and_go(run: Run, settings: Path) -> None:
    """With one gone and one new, whom no label names, it is the same cluster."""
    now = (*CHOIR[1:], "Mia Oakeshaw")
    (settings.parent / "contacts.toml").write_text(contacts(now, CLUB))
    ran = run("map", "-o", "net.svg", *DAY)
    assert "fits no cluster" not in ran.err
    assert "Sangfolk" in (settings.parent / "net.svg").read_text("utf-8")


def test_fits_no_cluster_any_more(run: Run, settings: Path) -> None:
    """It is told, with those whom nobody can be meant by."""
    (settings.parent / "contacts.toml").write_text(contacts((*CHOIR[:2], *CLUB)))
    ran = run("map", "-o", "net.svg", *DAY)
    assert "the label 'Sangfolk' fits no cluster of this network; mend its people" in ran.err
    assert "netrules.toml:4: the cluster 'Sangfolk' names 'Cy Dolewright', who is in none" in (
        ran.err
    )
    assert "Sangfolk" not in (settings.parent / "net.svg").read_text("utf-8")


@pytest.mark.parametrize("command", [("check",), ("people",), ("map", "-o", "net.dot")])
def test_words_that_do_not_say_whom(run: Run, settings: Path, command: tuple[str, ...]) -> None:
    """Every command that reads tells of them, and of namesakes with their ids."""
    text = settings.read_text().replace("Dee Marsh", "Dee Marsj")
    settings.write_text(text.replace("'Eli Fen'", "'Cy Dolewright'"))
    twin = '[[person]]\nid = "cy2"\nname = "Cy Dolewright"\n'
    path = settings.parent / "contacts.toml"
    path.write_text(
        path.read_text()
        .replace('"Cy Dolewright"]', '"cy.dolewright@example.org"]')
        .replace('["Cy Dolewright"', '["cy.dolewright@example.org"')
        + "\n"
        + twin
    )
    err = run(*command, *DAY).err
    assert "'Dee Marsj', who is in none of these files; did you mean Dee Marsh?" in err
    assert "'Cy Dolewright', as 2 people are called; name one of them by id: cy2, p-" in err
    hidden = run(*command, *DAY, "--redact").err
    assert "Mars" not in hidden
    assert "Sangfolk" not in hidden


def test_nobody_is_missed_where_a_file_could_not_be_read(run: Run, settings: Path) -> None:
    """They may be in it."""
    (settings.parent / "contacts.toml").write_text("no TOML")
    assert "who is in none" not in run("people", *DAY).err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[cluster]]\nlabel = ""\npeople = "Ana"', "2: label must be a text that is not empty"),
        ('[[cluster]]\nlabel = "Choir"', "1: [cluster] needs people"),
        ('[[cluster]]\nlabel = "Choir"\npeople = []', "3: people names nobody"),
        (f"{LABEL}{LABEL}", "5: two clusters have the label 'Sangfolk'; give each its own"),
        ('[cluster]\nlabel = "Choir"', "1: cluster must be a list of tables"),
    ],
)
def test_faults(run: Run, settings: Path, text: str, told: str) -> None:
    """What cannot be meant is told at its line."""
    settings.write_text(text)
    ran = run("check", "contacts.toml", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert f"netrules.toml:{told}" in ran.err


def test_extended(run: Run, settings: Path) -> None:
    """A label takes the place of the same one of the file that is extended."""
    (settings.parent / "shared.toml").write_text(
        '[[cluster]]\nlabel = "Sangfolk"\npeople = "x"\n[[cluster]]\nlabel = "Club"\npeople = "y"\n'
    )
    settings.write_text('extend = "shared.toml"\n' + LABEL)
    rows = run("config", "show", "--format", "json").json["settings"]
    shown = [(row["value"], row["origin"]) for row in rows if row["table"][:1] == ["cluster"]]
    assert shown[::2] == [("Club", "shared.toml:5"), ("Sangfolk", "netrules.toml:3")]


def test_forgotten(run: Run, settings: Path) -> None:
    """Somebody who is forgotten is in no label any more."""
    assert run("forget", "Bo Lindqvist", *DAY).code == 0
    assert "lindqvist" not in settings.read_text()
    assert "Ana Ruizova" in settings.read_text()
    settings.write_text(
        'sources = ["contacts.toml"]\n[[cluster]]\nlabel="Cy"\npeople=["Flo Ives"]\n'
    )
    assert run("forget", "Flo Ives", *DAY).code == 0
    assert "cluster" not in settings.read_text()
