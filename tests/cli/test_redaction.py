"""What no command shows where names are hidden: any value of the files, whatever it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from commands import Run
from hypothesis import HealthCheck, Phase, given, settings
from planting import KINDS, Planted, planted

import netrules
from netrules.api import open_session
from netrules.cli.main import main
from netrules.plugins.pictures import every_picture

DAY: Final = ("--today", "2026-09-30")
FORMATS: Final = tuple(open_session(third_party=False).plugins.formats())
#: Commands that take no day.
DAYLESS: Final = frozenset(("rules", "plugins", "config", "waive"))
#: Those that show nothing of any file.
PUBLIC: Final = frozenset(("rules", "explain", "plugins"))
#: Files of other kinds than a contacts file.
OTHERS: Final = ("cards.vcf", "sheet.csv", "export.zip")
#: Exit codes of commands that did what they were asked, as far as the files let them.
ANSWERED: Final = frozenset((0, 1, 2, 5))

#: Commands over files that hold a word of every kind, and faults.
COMMANDS: Final[tuple[tuple[str, ...], ...]] = (
    ("check", "c.toml", "export.zip"),
    *(("check", "--format", name, "faulty.toml", *OTHERS) for name in FORMATS),
    ("check", "--goal", "job", "broken.toml", "twice.toml", "none.toml", "--format", "sarif"),
    ("check", "broken.toml", "twice.toml", "none.toml", "export.zip", "--debug"),
    ("check", "--statistics", "--timings", "--trace-plugins", "--fail-on", "info"),
    ("check", "--against", "later.toml", "c.toml", "--format", "markdown"),
    ("check", "--against", "later.toml", "c.toml", "--format", "html"),
    ("check", "--since", "old.json", "--format", "text"),
    ("check", "--since", "old.json", "--format", "html"),
    ("check", "--since", "hidden.json", "--format", "json"),
    ("check", "--baseline", "baseline.json", "--format", "sarif"),
    ("check", "--each", "c.toml", "export.zip", "broken.toml", "faulty.toml", "--debug"),
    ("check", "--each", "c.toml", "faulty.toml", "--format", "text"),
    ("rules",),
    ("rules", "--why", "K002"),
    ("explain", "K002"),
    ("explain", "G001", "faulty.toml"),
    ("people", "faulty.toml"),
    ("people", "warm or not warm", "c.toml", "--maybe", "--format", "json"),
    ("people", "warm", "export.zip", "cards.vcf", "sheet.csv", "--maybe"),
    ("intro", "{first} {last}", "c.toml"),
    ("intro", "{firm}", "c.toml", "--format", "json"),
    ("intro", "{field}", "faulty.toml"),
    ("intro", "{place}", "c.toml"),
    ("compare", "contacts", "linkedin", "c.toml", "export.zip"),
    ("compare", "c.toml", "faulty.toml", "--format", "json"),
    ("diff", "c.toml", "later.toml"),
    ("diff", "c.toml", "later.toml", "--format", "markdown"),
    ("diff", "later.toml", "faulty.toml", "--format", "json"),
    *(
        ("map", "-o", f"out{ending}", "c.toml")
        for one in every_picture()
        for ending in one.endings
        if one.name != "png"  # it is drawn from the SVG, and needs an extra
    ),
    ("map", "-o", "groups.svg", "--by", "groups", "--ego", "faulty.toml", "export.zip"),
    ("plan", "c.toml"),
    *(
        ("plan", "plain-c.toml", "--config", "plain.toml", "--format", name)
        for name in ("markdown", "csv", "json", "ics")
    ),
    ("plan", "--support"),
    ("plan", "--support", "--format", "json", "faulty.toml"),
    ("whatif", "talked:{other}", "c.toml"),
    ("whatif", "talked:{first} {last}", "c.toml", "--format", "json"),
    ("forecast", "--within", "9d", "--step", "3", "c.toml"),
    ("forecast", "--within", "90d", "--step", "30", "c.toml", "--format", "json"),
    ("baseline", "show", "baseline.json", "c.toml"),
    ("baseline", "show", "baseline.json", "c.toml", "--format", "json"),
    ("plugins",),
    ("config", "show"),
    ("config", "show", "--format", "json"),
)
#: Commands that write the user's own data, which they refuse.
REFUSED: Final[tuple[tuple[str, ...], ...]] = (
    ("worksheet", "-o", "sheet.md", "c.toml"),
    ("fill", "c.toml"),
    ("log", "meet: {first} {last}"),
    ("merge", "c.toml", "export.zip", "-o", "all.toml"),
    ("forget", "{first} {last}"),
    ("waive", "K002", "--reason", "later", "--until", "2026-10-31"),
    ("baseline", "write", "new.json", "c.toml"),
    ("baseline", "update", "baseline.json", "c.toml"),
    ("baseline", "prune", "baseline.json", "c.toml"),
)
#: Words for where one set of them is enough.
SOME: Final = Planted(tuple(f"{kind.capitalize()}qxz" for kind in KINDS), "987654321")
#: A plugin that tells everything it sees to whoever listens, and raises it.
TELLTALE: Final = '''\
import logging
import sys
from types import SimpleNamespace as Made

import netrules
from netrules import Person, rule


def names(network):
    return " ".join(f"{one.name} {one.title!r}" for one in network.people)


@rule("X001", "telltale", stance="practice")
def telltale(person: Person):
    """Tells."""
    logging.error(person.name)
    print(person.name)
    print(person.name, file=sys.stderr)
    sys.stderr.buffer.write(person.name.encode())
    raise ValueError(person.name)


def render(report, namer, *, width, color):
    raise {error}(names(report.network))


def sniff(head):
    text = head.head().decode()
    return netrules.Sniff(netrules.Certainty.CERTAIN, text) if "telling" in text else netrules.NO


def read(opened, context):
    with opened.open() as file:
        raise {error}(file.read().decode())
    yield


@netrules.hookimpl
def netrules_network_loaded(network):
    print(names(network))
    raise {error}(names(network))


@netrules.hookimpl
def netrules_review_findings(findings, network):
    raise {error}(names(network))


@netrules.hookimpl
def netrules_formats():
    return [Made(name="telling", render=render)]


@netrules.hookimpl
def netrules_sources():
    return [Made(name="telling", sniff=sniff, read=read)]


class Tell:
    name = "tell"
    help = "tell all"

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="*")

    def run(self, options, context):
        raise {error}(names(context.load(["c.toml"])))


@netrules.hookimpl
def netrules_commands():
    return [Tell()]
'''


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Planted], Path]:
    """Gives a folder with the files of some words, and what was written of them before."""

    @cache
    def prepare(words: Planted) -> Path:
        path = tmp_path_factory.mktemp("planted")
        words.write(path)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(path)
            for command in (
                ("baseline", "write", "baseline.json", "--no-redact"),
                ("check", "--format", "json", "--output", "old.json", "--no-redact"),
                ("check", "--format", "json", "--output", "hidden.json", "--redact"),
            ):
                if "hidden.json" in command:
                    patch.setenv("NETRULES_SALT", "lake")
                assert main([*command, *DAY]) in (0, 1)
        return path

    return prepare


@pytest.fixture
def told(
    run: Run, folder: Path, prepared: Callable[[Planted], Path], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Planted, tuple[str, ...]], tuple[int, str]]:
    """Gives the exit code of a command over such files, and all that it says and writes."""

    def tell(words: Planted, command: tuple[str, ...]) -> tuple[int, str]:
        own = folder / f"own-{len(list(folder.iterdir()))}"
        shutil.copytree(prepared(words), own)
        before = {path: path.read_bytes() for path in own.iterdir()}
        monkeypatch.chdir(own)
        monkeypatch.setenv("NETRULES_SALT", "lake" if "hidden.json" in command else "")
        ran = run(*map(words.fill, command), *(() if command[0] in DAYLESS else DAY))
        new = [path for path in own.iterdir() if before.get(path) != path.read_bytes()]
        written = [
            text for path in new for text in (path.name, path.read_bytes().decode("latin-1"))
        ]
        return ran.code, "\n".join((ran.out, ran.err, *written))

    return tell


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@settings(
    max_examples=2,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=planted)
def test_no_value_is_shown(
    told: Callable[[Planted, tuple[str, ...]], tuple[int, str]],
    command: tuple[str, ...],
    words: Planted,
) -> None:
    """Names, addresses, numbers, employers, titles, places, groups, notes, goals: none of them,
    in what is said, in what is written, and in what files are called."""
    hidden = (*command, "--redact") if command[0] not in ("rules", "plugins") else command
    code, said = told(words, hidden)
    assert code in ANSWERED, said
    assert not words.seen_in(said)
    if command[0] not in PUBLIC and not words.salt:  # there was something to hide
        assert words.seen_in(told(words, (*command, "--no-redact"))[1])


@pytest.mark.parametrize("command", REFUSED, ids=" ".join)
def test_what_writes_names_is_refused(
    told: Callable[[Planted, tuple[str, ...]], tuple[int, str]], command: tuple[str, ...]
) -> None:
    """Nothing is written, and the refusal names nobody of the files."""
    code, said = told(SOME, (*command, "--redact"))
    assert (code, said.count("\n")) == (2, 2)
    assert "and names are hidden here; give --no-redact if that is what you want" in said
    assert not SOME.seen_in(said)


# -- plugins -----------------------------------------------------------------------------

RAISED: Final = ("RuntimeError", "ValueError", "OSError")
#: Commands that run what a plugin brings.
TELLING: Final[tuple[tuple[str, ...], ...]] = (
    ("check", "c.toml"),
    ("check", "c.toml", "--format", "telling"),
    ("check", "c.toml", "--output-file", "telling=told.txt"),
    ("check", "telling.txt", "c.toml", "--format", "sarif"),
    ("check", "--each", "c.toml", "telling.txt"),
    ("people", "c.toml"),
    ("plan", "telling.txt"),
    ("tell", "c.toml"),
)


@pytest.mark.parametrize("error", RAISED)
@pytest.mark.parametrize("command", TELLING, ids=" ".join)
@pytest.mark.parametrize("how", ["option", "settings"])
def test_what_plugins_tell_is_hidden(
    told: Callable[[Planted, tuple[str, ...]], tuple[int, str]],
    tmp_path: Path,
    command: tuple[str, ...],
    error: str,
    how: str,
) -> None:
    """What they print, log, warn of or raise: in errors, in tracebacks, in the answer."""
    (tmp_path / "telltale.py").write_text(TELLTALE.replace("{error}", error), encoding="utf-8")
    (tmp_path / "hiding.toml").write_text("[privacy]\nredact = true\n", encoding="utf-8")
    plugin = ("--plugin", str(tmp_path / "telltale.py"), "--debug")
    hiding = ("--redact",) if how == "option" else ("--config", str(tmp_path / "hiding.toml"))
    code, said = told(SOME, (*command, *plugin, *hiding))
    assert code in (2, 3)
    assert not SOME.seen_in(said)
    assert error in said
    if how == "option":
        assert SOME.seen_in(told(SOME, (*command, *plugin, "--no-redact"))[1])


# -- every source ------------------------------------------------------------------------

SPECIMENS: Final = Path(__file__).parents[2] / "examples" / "sources"


def _values(network: netrules.Network) -> Iterator[str]:
    """What files say of people: names, employers, titles, places, groups."""
    for person in network.people:
        yield person.name
        for job in person.employments:
            yield from (job.organization, job.title)
        yield from filter(netrules.known, (person.place,))
    yield from (group.name for group in network.groups)


@pytest.mark.parametrize("name", sorted(path.name for path in SPECIMENS.iterdir() if path.is_dir()))
def test_no_source_gives_a_value_away(run: Run, folder: Path, name: str) -> None:
    """Not in what is wrong with its files either, and not by what files in a zip are called."""
    zipped = shutil.make_archive(str(folder / "export"), "zip", SPECIMENS / name)
    values = {one.lower() for one in _values(netrules.load(zipped)) if " " in one}
    config = ("--config", SPECIMENS / "netrules.toml")
    for words in (("check", "--format", "json"), ("check",), ("people",)):
        ran = run(*words, "export.zip", *config, "--redact", *DAY)
        said = f"{ran.out}{ran.err}".lower()
        assert "export.zip" in said or words == ("people",)
        assert not {one for one in values if one in said}
