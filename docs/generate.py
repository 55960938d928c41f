"""Write what of the documentation is made from the code, and the README's report and picture.

Pages of rules are made whole. In other pages only what stands between
``<!-- made: NAME -->`` and ``<!-- end -->`` is, and the rest is written by hand.
``python docs/generate.py`` writes; with ``--check`` it writes nothing, names the files that
differ from what it would write, and exits with 1 if there are any.
"""  # noqa: INP001 reason: a script, and docs/ is no package

from __future__ import annotations

import argparse
import inspect
import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from measure_reference import parts as measure_parts

from netrules import (
    PARTS,
    Depth,
    Namer,
    Need,
    Network,
    PictureOptions,
    Report,
    Rule,
    Severity,
    Template,
    Verdict,
    json_text,
    scene,
)
from netrules.api import open_session
from netrules.cli.main import COMMANDS, parser_of
from netrules.engine.expressions import reference
from netrules.engine.schema import TABLES, Key
from netrules.engine.settings_schema import settings_schema
from netrules.engine.subject import SCOPE
from netrules.manager import Plugins
from netrules.model.contact import two_way_days
from netrules.model.interactions import depth_of
from netrules.plugin_modules import hook_specifications
from netrules.writing.scaffolds import source_plugin_files

ROOT: Final = Path(__file__).parents[1]
DOCS: Final = ROOT / "docs"
RULES: Final = DOCS / "rules"
NOTE: Final = "<!-- Made by docs/generate.py from the docstring of the rule: change it there. -->"
#: Pages written by hand in which something is made.
PAGES: Final = tuple(
    DOCS / name
    for name in (
        "rules/README.md",
        "settings.md",
        "expressions.md",
        "goals.md",
        "sources/README.md",
        "claims.md",
        "measures.md",
        "writing-sources.md",
        "hooks.md",
        "commands.md",
    )
)
#: The schema of the settings, for editors.
SCHEMA: Final = DOCS / "schema" / "settings.json"
#: The example that the README shows, and its picture.
EXAMPLE: Final = ROOT / "examples" / "job-search"
PICTURE: Final = DOCS / "images" / "job-search.svg"
#: A small file of every source, and the day on which they are judged.
SPECIMENS: Final = ROOT / "examples" / "sources"
DAY: Final = date(2026, 11, 20)

#: What a rule is called once for.
_JUDGES: Final = {
    "person": "each person",
    "tie": "each tie",
    "group": "each group",
    "goal": "each goal",
    "": "the network",
}
_BLOCK: Final = re.compile(r"<!-- made: (\S+) -->\n.*?<!-- end -->", re.DOTALL)
#: An option on a rule's page: its name, and all that is said of it.
_ENTRY: Final = re.compile(r"^([a-z][a-z-]*): ((?:.|\n(?![a-z-]+: ))+)", re.MULTILINE)
#: What is said of it: its meaning, default, the source of that, and what else is said.
_OPTION: Final = re.compile(r"(.+?), ([\d./]+|none) \(([^)]+)\)[.;]?(.*)")


def files() -> dict[Path, str]:
    """Every file of which something is made, with its whole text."""
    plugins = Plugins.installed(third_party=False)
    rules = [owned.value for owned in plugins.rules().values()]
    templates = tuple(plugins.templates().values())
    if plugins.failures:
        raise RuntimeError("; ".join(failure.error for failure in plugins.failures))
    made = {RULES / f"{_stem(rule)}.md": _rule_page(rule) for rule in rules}
    made.update(_filled(_parts(rules, templates)))
    readme = ROOT / "README.md"
    made[readme] = _with_report(readme.read_text("utf-8"))
    made[PICTURE] = _picture(plugins)
    made[SCHEMA] = f"{json_text(settings_schema(rules))}\n"
    return made


def _parts(rules: Sequence[Rule], templates: Sequence[Template]) -> dict[str, str]:
    """Everything made that has its place in a page written by hand, by name."""
    families = dict.fromkeys(rule.code[:1] for rule in rules)
    return {
        **{
            f"rules-{one}": _family(rule for rule in rules if rule.code[0] == one)
            for one in families
        },
        **{f"settings-{name or 'top'}": _keys(keys) for name, keys in TABLES.items()},
        **{f"template-{template.name}": _template(template) for template in templates},
        "expressions": reference(SCOPE).strip(),
        **_scaffold(),
        **measure_parts(),
        "commands": _commands(),
        **{f"hook-{name}": _hook(name, hook) for name, hook in hook_specifications().items()},
        "sources": _sources(),
        "claims": _claims(rules),
    }


def _filled(parts: Mapping[str, str]) -> dict[Path, str]:
    """The pages written by hand with *parts* in their places.

    Raises:
        ValueError: If a part has no place, or a place no part.
    """
    used: set[str] = set()

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        used.add(name)
        return f"<!-- made: {name} -->\n\n{parts.get(name, '')}\n\n<!-- end -->"

    pages = {path: _BLOCK.sub(fill, path.read_text("utf-8")) for path in PAGES}
    if used != parts.keys():
        msg = f"places and parts do not agree: {', '.join(sorted(used ^ parts.keys()))}"
        raise ValueError(msg)
    return pages


# -- rules -------------------------------------------------------------------------------


def _stem(rule: Rule) -> str:
    return f"{rule.code}-{rule.name}"


def _rule_page(rule: Rule) -> str:
    facts = {
        "family": f"[{rule.family}](README.md#{rule.family.replace(' ', '-')})",
        "stance": rule.stance.value,
        "evidence": rule.evidence.value,
        "severity": rule.severity.label,
        "judges": _JUDGES[rule.subject],
    }
    page = {**rule.page, "Options": _options(rule)}
    parts = (
        NOTE,
        f"# {rule.code} {rule.name}",
        rule.summary,
        _table(facts, [tuple(facts.values())]),
        *(f"## {part}\n\n{page[part]}" for part in PARTS),
        f"## Laws\n\n{_laws(rule)}",
    )
    return "\n\n".join(parts) + "\n"


def _laws(rule: Rule) -> str:
    """What changes of a network do to its verdict, a line for each."""
    intro = "Whatever the network, and [tested so](../testing-plugins.md#laws):"
    return "\n".join((intro, "", *(f"- {law.text}." for law in rule.laws)))


def _options(rule: Rule) -> str:
    head = ("option", "default", "meaning", "where the default comes from")
    intro = _table(head, _option_rows(rule)) if rule.options else rule.page["Options"]
    lines = (
        f"[rules.{rule.code}]",
        *(f"{_hyphens(name)} = {_toml(value)}" for name, value in rule.options.items()),
        f'severity = "{rule.severity.label}"',
    )
    return "\n".join((intro, "", "In `netrules.toml`:", "", "```toml", *lines, "```"))


def _toml(value: object) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value)


def _option_rows(rule: Rule) -> list[tuple[str, ...]]:
    entries = dict(_ENTRY.findall(rule.page["Options"]))
    rows: list[tuple[str, ...]] = []
    for name in map(_hyphens, rule.options):
        entry = " ".join(entries.get(name, "").split()).rstrip(".")
        found = _OPTION.fullmatch(entry)
        if found is None:
            msg = f"{rule.code}: write '{name}: meaning, default (where the default comes from).'"
            raise ValueError(msg)
        meaning, default, source, more = found.groups()
        rows.append((f"`{name}`", default, f"{meaning};{more}" if more else meaning, source))
    return rows


def _family(rules: Iterable[Rule]) -> str:
    head = ("code", "rule", "what it is about", "stance", "evidence", "severity")
    rows = (
        (
            rule.code,
            f"[{rule.name}]({_stem(rule)}.md)",
            rule.summary.rstrip("."),
            rule.stance.value,
            rule.evidence.value,
            rule.severity.label,
        )
        for rule in rules
    )
    return _table(head, rows)


def _claims(rules: Sequence[Rule]) -> str:
    """Each claim with the rules that encode it, and what these need."""
    claims = tomllib.loads((DOCS / "claims.toml").read_text("utf-8"))["claim"]
    return "\n\n".join(_claim(claim, rules) for claim in claims)


def _claim(claim: Mapping[str, Any], rules: Sequence[Rule]) -> str:
    number = claim["number"]
    lines = [
        f"- [{rule.code} {rule.name}](rules/{_stem(rule)}.md). When it stays silent: "
        + " ".join(rule.page["When it stays silent"].split())
        for rule in rules
        if number in rule.claims
    ]
    if without := claim.get("without"):
        lines.append(f"- No rule: {without}.")
    return f"**{number}. {claim['text']}**\n\n" + "\n".join(lines)


# -- settings and goals ------------------------------------------------------------------


def _keys(keys: Iterable[Key]) -> str:
    rows = (
        (
            f"`{key.name}`",
            key.kind.name,
            _default(key.default),
            key.doc + (" (required)" if key.required else ""),
        )
        for key in keys
    )
    return _table(("key", "takes", "default", "meaning"), rows)


def _default(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, Severity):
        return f"`{value.label}`"
    return f"`{list(value) if isinstance(value, tuple) else value}`"


def _template(template: Template) -> str:
    needs = _table(("need", "asks for", "how many", ""), map(_need, template.needs))
    who = (
        f"`{need.name}` are people for whom this holds:\n\n```\n{' '.join(need.who.split())}\n```"
        for need in template.needs
    )
    alone = "Nobody may serve two of its needs." if template.distinct else ""
    return "\n\n".join(filter(None, (template.summary, alone, needs, *who)))


def _need(need: Need) -> tuple[str, ...]:
    each = f" for each of the {need.each}" if need.each else ""
    wanted = [f"{need.at_least}{each}"]
    if need.distinct_by:
        wanted.append(f"each of another {need.distinct_by}")
    if need.warm:
        wanted.append(f"{need.warm} of them warm")
    if need.routes:
        wanted.append(f"by {need.routes} independent routes")
    return f"`{need.name}`", need.text, ", ".join(wanted), "must" if need.must else "would help"


# -- hooks -------------------------------------------------------------------------------


def _hook(name: str, hook: Callable[..., Any]) -> str:
    """Its signature, and what is said of it."""
    about = " ".join((inspect.getdoc(hook) or "").split())
    return f"{about}\n\n```python\ndef {name}{inspect.signature(hook)}\n```"


# -- sources -----------------------------------------------------------------------------


def _sources() -> str:
    """What the specimen of each source tells."""
    reports = {path.name: _judged(path) for path in sorted(SPECIMENS.iterdir()) if path.is_dir()}
    always = set.intersection(*map(_decided, reports.values()))
    head = (
        *("source", "people", "ties among them", "groups", "contact", "covers"),
        *("judged", "judged in part"),
    )
    rows = (
        (
            _linked(name),
            str(len(report.network.people)),
            str(len(report.network.ties.recorded)),
            str(len(report.network.groups)),
            ", ".join(_two_way(report.network)),
            "; ".join(_covered(report.network)),
            " ".join(sorted(_decided(report) - always)),
            " ".join(sorted(_judged_at_all(report) - _decided(report))),
        )
        for name, report in reports.items()
    )
    return f"{_table(head, rows)}\n\nOf any file {', '.join(sorted(always))} can be judged."


def _judged(path: Path) -> Report:
    """What comes of one specimen, with the goal of the settings beside it.

    Raises:
        RuntimeError: If it cannot be read.
    """
    session = open_session(SPECIMENS / "netrules.toml", third_party=False)
    loaded = session.load([(path, "")])
    if loaded.unreadable or loaded.unclaimed or loaded.crashes:
        msg = f"{path}: {loaded.unreadable}, {loaded.unclaimed}, {loaded.crashes}"
        raise RuntimeError(msg)
    return session.check(loaded, session.goals(), today=DAY)


def _decided(report: Report) -> set[str]:
    """The codes of the rules that say of everything whether it holds, or that something fails."""
    told = (Verdict.PASS, Verdict.FAIL)
    return {one.rule.code for one in report.results if one.verdict in told}


def _judged_at_all(report: Report) -> set[str]:
    """The codes of the rules that say whether it holds of anything."""
    return {one.rule.code for one in report.results if one.judged}


def _linked(name: str) -> str:
    page = f"{name}.md"
    return f"[{name}]({page})" if (DOCS / "sources" / page).is_file() else name


def _two_way(network: Network) -> list[str]:
    """The channels by which there was two-way contact."""
    found = set()
    for person in network.people:
        events = network.events_with(person.id)
        for channel in {event.channel for event in events}:
            if two_way_days([event for event in events if event.channel == channel]):
                found.add(channel)
    return sorted(found)


def _covered(network: Network) -> list[str]:
    """The channels that are covered, and for whom."""
    some = {span.channel for spans in network.spans_with.values() for span in spans}
    whom = {
        **dict.fromkeys(network.partial, "for none"),
        **dict.fromkeys(some, "for those in it"),
        **{span.channel: "for all" for span in network.spans},
    }
    return [f"{one} {whom[one]}" for one in sorted(whom) if depth_of(one) >= Depth.MESSAGE]


def _scaffold() -> dict[str, str]:
    """What `netrules new-plugin --source` writes: the source, and its test."""
    files = source_plugin_files("netrules-letters", "letters", version="0")
    shown = {
        "scaffold-source": "src/netrules_letters/letters.py",
        "scaffold-source-test": "tests/test_letters.py",
    }
    return {name: f"```python\n{files[path]}```" for name, path in shown.items()}


# -- the report in the README ------------------------------------------------------------

_COMMAND: Final = re.compile(r"cd (examples/\S+) && \S*bin/netrules (.+)")
_REPORT: Final = re.compile(
    r"(<!-- report: .*? -->\n```text\n).*?(```\n<!-- end of report -->)", re.DOTALL
)


def _with_report(readme: str) -> str:
    """*readme* with the output of the command that it tells its reader to run."""
    command = _COMMAND.search(readme)
    if command is None or not _REPORT.search(readme):
        msg = "README.md: no command that runs an example, or no place for its report"
        raise ValueError(msg)
    folder, arguments = command.groups()
    # Where CI is set names are hidden by default; a reader of the README sees them.
    run = subprocess.run(  # noqa: S603 reason: the project's own command, from its own README
        [sys.executable, "-m", "netrules", *shlex.split(arguments), "--no-redact"],
        cwd=ROOT / folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if run.stderr:
        msg = f"README.md: the example's command complains: {run.stderr}"
        raise RuntimeError(msg)
    return _REPORT.sub(lambda found: f"{found[1]}{run.stdout}{found[2]}", readme)


def _picture(plugins: Plugins) -> str:
    """The example as `netrules map -o FILE.svg` draws it."""
    session = open_session(EXAMPLE / "netrules.toml", third_party=False)
    network = session.load(session.sources()).network
    shown = scene(network, today=DAY)
    drawn = plugins.pictures()["svg"].draw(shown, Namer(network), PictureOptions())
    return f"{drawn!s}\n"


# -- commands ----------------------------------------------------------------------------

#: How many commands have to share an option for it to be told of once.
_SEVERAL: Final = 3
#: What groups are called that argparse has named.
_TITLES: Final = {"positional arguments": "arguments", "options": "other options"}


def _commands() -> str:
    """Every command: what it does, its options, examples, exit codes."""
    parsers = {
        name: parser_of(name, import_module(f"netrules.cli.{name.replace('-', '_')}"))
        for name in COMMANDS
    }
    rows = {name: tuple(_command_rows(parser)) for name, parser in parsers.items()}
    counted = Counter(row for some in rows.values() for row in some)
    shared = [row for row, number in counted.items() if number >= _SEVERAL]
    parts = []
    for name, parser in parsers.items():
        own = [row[1:] for row in rows[name] if row not in shared]
        others = dict.fromkeys(row[0] for row in rows[name] if row in shared)
        parts += [
            f"## {name}",
            " ".join((parser.description or "").split()),
            _table(("", "meaning"), own) if own else "",
            f"And what several commands have: {', '.join(others)}." if others else "",
            f"```text\n{(parser.epilog or '').strip()}\n```",
        ]
    parts += ["## Options of several commands"]
    for title in dict.fromkeys(row[0] for row in shared):
        of_title = [row[1:] for row in shared if row[0] == title]
        parts += [f"### {title.capitalize()}", _table(("", "meaning"), of_title)]
    return "\n\n".join(filter(None, parts))


def _command_rows(parser: argparse.ArgumentParser) -> Iterable[tuple[str, str, str]]:
    """A command's arguments and options: the group it is in, what to write, and its meaning."""
    for group in parser._action_groups:  # noqa: SLF001 reason: argparse tells of them nowhere else
        title = str(group.title)
        for one in group._group_actions:  # noqa: SLF001 reason: as above
            if one.dest != "help" and one.help != argparse.SUPPRESS:
                yield _TITLES.get(title, title), _argument(one), one.help or ""


def _argument(action: argparse.Action) -> str:
    """An argument or option with what it takes, as code."""
    takes = action.metavar or "|".join(map(str, action.choices or ()))
    if not action.option_strings:
        return f"`{takes if isinstance(takes, str) else takes[0]}`"
    long = " or ".join(f"`{one}`" for one in action.option_strings)
    return f"{long} `{takes}`" if takes else long


# -- Markdown ----------------------------------------------------------------------------


def _table(head: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    names = tuple(head)
    lines = [names, ("---",) * len(names), *(tuple(map(_cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _hyphens(name: str) -> str:
    return name.replace("_", "-")


# -- the command -------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, or with ``--check`` say which of them differ."""
    parser = argparse.ArgumentParser(description="Write the documentation made from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if it would")
    options = parser.parse_args(arguments)
    made = files()
    differing = [path for path, text in made.items() if _read(path) != text]
    leftover = sorted(set(RULES.glob("*.md")) - made.keys())
    if options.check:
        for path in (*differing, *leftover):
            sys.stdout.write(f"{path.relative_to(ROOT).as_posix()} is out of date\n")
        return 1 if differing or leftover else 0
    for path in differing:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made[path], "utf-8", newline="\n")
    for path in leftover:
        path.unlink()
    return 0


def _read(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
