"""No silent pass: what other tools let through with a green light is told here.

Each test is named for a way in which some linter, or a framework for plugins, reported
success although something had not been looked at.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from commands import CONTACTS, Ran, Run
from distributions import install

BUILT_IN = f"netrules[builtin] {version('netrules')}"
DAY = ("--today", "2026-09-30", "--fail-on", "never")
JSON = ("--format", "json")

#: A rule that judges each person, as a local plugin; the body is the format's argument.
RULE = '''\
from netrules import Person, passed, rule


@rule("{code}", "{name}", stance="practice")
def judged(person: Person):
    """A rule of somebody's own."""
    {body}
'''
SOURCE = """\
from netrules import NO, hookimpl


class Spare:
    name = "{name}"

    def sniff(self, head):
        return NO

    def read(self, opened, context):
        return iter(())


@hookimpl
def netrules_sources():
    return [Spare()]
"""


def plugin(folder: Path, name: str, text: str) -> str:
    """A local plugin in a file called *name*."""
    (folder / name).write_text(text, encoding="utf-8")
    return f"--plugin={name}"


def own_rule(code: str = "X001", name: str = "mine", body: str = "return passed()") -> str:
    """The text of a plugin with one rule."""
    return RULE.format(code=code, name=name, body=body)


def verdicts(ran: Ran) -> dict[str, str]:
    """The verdict of each rule that ran."""
    return {rule["code"]: rule["verdict"] for rule in ran.json["rules"]}


def still_judged(ran: Ran) -> bool:
    """Whether the built-in rules judged the whole file all the same."""
    [source] = ran.json["sources"]
    return source["kept"] == 5 and {"pass", "fail"} & set(verdicts(ran).values()) != set()


# -- 1: a misspelt hook is ignored -------------------------------------------------------


@pytest.mark.parametrize(
    ("hook", "told"),
    [
        ("netrules_ruels()", "there is no hook netrules_ruels; did you mean netrules_rules?"),
        ("netrules_sources_()", "did you mean netrules_sources?"),
        ("netrules_network_loaded(netwrok)", "netwrok"),
    ],
)
def test_misspelt_hook(run: Run, folder: Path, contacts: Path, hook: str, told: str) -> None:
    """A hook that there is not, or an argument it has not, is a failure that names it."""
    text = f"from netrules import hookimpl\n\n\n@hookimpl\ndef {hook}:\n    return []\n"
    ran = run("check", contacts, plugin(folder, "hooked.py", text), *DAY, *JSON)
    assert ran.code == ran.json["exit_code"] == 3
    assert ran.err.startswith(f"netrules: crashed: {hook.partition('(')[0]} of hooked.py: ")
    assert told in ran.err
    assert still_judged(ran)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("def netrules_rules():\n    return []\n", "put @netrules.hookimpl above it"),
        ("@hookimpl\ndef netrules_rules():\n    pass\n", "must return a list, not NoneType"),
        ("@hookimpl\ndef netrules_measures():\n    pass\n", "must return a mapping of names"),
        ("@hookimpl\ndef netrules_rules():\n    return [1]\n", "lists a int without 'code'"),
        ("@hookimpl\ndef netrules_rules():\n    yield 1 / 0\n", "ZeroDivisionError"),
        ("raise SystemExit(0)\n", "SystemExit"),
    ],
)
def test_hook_that_answers_nothing(
    run: Run, folder: Path, contacts: Path, text: str, told: str
) -> None:
    """A mark, a return or a list forgotten, or an exit, is a failure that names the plugin."""
    text = f"from netrules import hookimpl\n\n\n{text}"
    ran = run("check", contacts, plugin(folder, "hooked.py", text), *DAY, *JSON)
    assert ran.code == ran.json["exit_code"] == 3
    assert re.match("netrules: crashed: (netrules_[a-z]+|plugin) of hooked.py: ", ran.err)
    assert told in ran.err
    assert still_judged(ran)


def test_rule_that_exits(run: Run, folder: Path, contacts: Path) -> None:
    """A rule that ends the process is a crash, and the others still judge."""
    text = own_rule().replace("return passed()", "raise SystemExit(0)")
    assert "SystemExit" in text
    ran = run("check", contacts, plugin(folder, "exits.py", text), *DAY, *JSON)
    assert ran.code == 3
    assert "SystemExit" in ran.err
    assert still_judged(ran)


def test_plugin_folder_without_files(run: Run, folder: Path, contacts: Path) -> None:
    """A folder that holds no rules is not taken for one that does."""
    (folder / "own").mkdir()
    ran = run("check", contacts, "--plugin", "own", *DAY, *JSON)
    assert ran.code == 2
    assert "plugin folder 'own' holds no .py files" in ran.err


def test_misspelt_hook_takes_its_plugin_with_it(run: Run, folder: Path, contacts: Path) -> None:
    """What could not be registered brings no rules by halves, and any command tells so."""
    text = own_rule() + "\n\nfrom netrules import hookimpl\n\n\n@hookimpl\ndef netrules_x(): ...\n"
    option = plugin(folder, "hooked.py", text)
    assert "X001" not in verdicts(run("check", contacts, option, *DAY, *JSON))
    for words in (("rules",), ("config", "show"), ("people", contacts)):
        ran = run(*words, option)
        assert ran.code == 3
        assert "netrules_x" in ran.err


def test_plugin_that_brings_nothing(run: Run, folder: Path, contacts: Path) -> None:
    """A file without a rule or a hook, or a module of the standard library, is a failure."""
    for option in (plugin(folder, "nothing.py", "x = 1\n"), "--plugin=json"):
        ran = run("check", contacts, option, *DAY, *JSON)
        assert ran.code == 3
        assert "it brings neither a rule nor a hook" in ran.err
        assert still_judged(ran)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("words = [1]", "option words of X001 must be a list of texts"),
        ("most-words = 1\nmost_words = 2", "given twice, with - and with _"),
    ],
)
def test_option_that_would_crash_its_rule(
    run: Run, folder: Path, contacts: Path, table: str, told: str
) -> None:
    """A list option takes texts only, and an option has one spelling at a time."""
    options = "person: Person, *, words: tuple[str, ...] = (), most_words: int = 1"
    text = own_rule().replace("person: Person", options)
    (folder / "netrules.toml").write_text(f"[rules.X001]\n{table}\n")
    ran = run("check", contacts, plugin(folder, "own.py", text), *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


# -- 2: a misspelt option is ignored -----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fail_on = 'never'\n", "fail_on"),
        ("[rule]\nselect = ['K']\n", "rule"),
        ("[rules]\nselects = ['K']\n", "did you mean select?"),
        ("[rules]\nextend_select = ['K']\n", "did you mean extend-select?"),
        ("[rules.K002]\nlates = 3\n", "did you mean late?"),
        ("[rules.K02]\nlate = 3\n", "did you mean K002?"),
        ("[rules.X001]\ndyas = 3\n", "rule X001 has no option 'dyas'; did you mean days?"),
        ("[privacy]\nredcat = true\n", "did you mean redact?"),
        ("[[goal]]\nname = 'g'\n[[goal.need]]\nname = 'n'\nat_lest = 2\n", "at-least"),
    ],
)
def test_misspelt_option_in_the_settings(
    run: Run, folder: Path, contacts: Path, text: str, told: str
) -> None:
    """A key that nothing reads is refused, of netrules and of anybody's rule alike."""
    (folder / "netrules.toml").write_text(text)
    rule = own_rule().replace("person: Person", "person: Person, *, days: int = 3")
    ran = run("check", contacts, plugin(folder, "mine.py", rule), *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("netrules: netrules.toml:")
    assert told in ran.err


@pytest.mark.parametrize("word", ["--min-jugded=90", "--fail=info", "--strict", "-x"])
def test_misspelt_option_of_the_command_line(run: Run, contacts: Path, word: str) -> None:
    """An option that there is not, or the beginning of one, is refused."""
    ran = run("check", contacts, *DAY, word)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("netrules check: unknown option ")


# -- 3: an unknown format falls back to the default --------------------------------------


@pytest.mark.parametrize("name", ["jsno", "JSON", "", "sarif9"])
def test_unknown_format(run: Run, folder: Path, contacts: Path, name: str) -> None:
    """A format that there is not is refused before anything is written."""
    ran = run("check", contacts, *DAY, "--format", name, "--output", "report")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"netrules: no format {name!r}; ")
    assert not (folder / "report").exists()
    assert run("rules", "--format", name).code == 2


# -- 4: a typo in select -----------------------------------------------------------------


@pytest.mark.parametrize("word", ["K0002", "Z", "no-gaol", "k003", "KK*"])
@pytest.mark.parametrize("key", ["select", "extend-select"])
def test_typo_in_select(run: Run, folder: Path, contacts: Path, key: str, word: str) -> None:
    """What was to be looked at and cannot be is an error, beside what can be, too."""
    for words in ([word], ["K003", word]):
        ran = run("check", contacts, *DAY, f"--{key}", ",".join(words))
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"netrules: no rule {word!r} to select")
    (folder / "netrules.toml").write_text(f"[rules]\n{key} = ['K003', '{word}']\n")
    ran = run("check", contacts, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"netrules: netrules.toml:2: no rule {word!r} to select")


def test_typo_in_ignore(run: Run, folder: Path, contacts: Path) -> None:
    """What was not to be looked at, and is, is a warning: the run goes on and says so."""
    (folder / "netrules.toml").write_text("[rules]\nignore = ['K0003']\n")
    ran = run("check", contacts, *DAY, *JSON)
    assert ran.code == 0
    [found] = [one for one in ran.json["findings"] if one["code"] == "R004"]
    assert found["severity"] == "warning"
    assert "K0003" in found["message"]
    assert verdicts(ran)["K003"] == "fail"


def test_a_rule_of_no_plugin_cannot_be_selected(run: Run, folder: Path, contacts: Path) -> None:
    """A code that --no-plugins or a plugin's removal took away is missed, not passed over."""
    option = plugin(folder, "mine.py", own_rule())
    assert run("check", contacts, *DAY, "--select", "X001", option).code == 0
    assert run("check", contacts, *DAY, "--select", "X001").code == 2


# -- 5: the second plugin of a name is dropped -------------------------------------------


def test_two_plugins_with_the_same_rule_code(run: Run, folder: Path, contacts: Path) -> None:
    """The clash names both plugins and both rules; the first stays and judges."""
    one = plugin(folder, "first.py", own_rule(name="mine"))
    other = plugin(folder, "second.py", own_rule(name="yours"))
    ran = run("check", contacts, one, other, *DAY, *JSON)
    assert ran.code == 3
    assert ran.err == (
        "netrules: crashed: netrules_rules of second.py: rule X001 yours against X001 mine is "
        "already taken by first.py; it was left out\n"
    )
    assert verdicts(ran)["X001"] == "pass"
    assert still_judged(ran)


def test_a_plugin_with_the_code_or_name_of_a_built_in_rule(
    run: Run, folder: Path, contacts: Path
) -> None:
    """Nobody replaces a built-in rule by the way."""
    for text, what in (
        (own_rule("K003", "mine"), "rule K003 mine against K003 no-goal"),
        (own_rule("X001", "no-goal"), "rule X001 no-goal against K003 no-goal"),
    ):
        ran = run("check", contacts, plugin(folder, "mine.py", text), *DAY, *JSON)
        assert ran.code == 3
        assert f"mine.py: {what} is already taken by {BUILT_IN}" in ran.err
        assert verdicts(ran)["K003"] == "fail"


def test_two_plugins_with_the_same_source_name(run: Run, folder: Path, contacts: Path) -> None:
    """The clash names both plugins, be the other built-in or not."""
    for name, owner in (("vcard", BUILT_IN), ("spare", "first.py")):
        text = SOURCE.format(name=name)
        options = [plugin(folder, "second.py", text)]
        if owner == "first.py":
            options.insert(0, plugin(folder, "first.py", text))
        ran = run("check", contacts, *options, *DAY, *JSON)
        assert ran.code == 3
        assert ran.err == (
            f"netrules: crashed: netrules_sources of second.py: source {name} is already taken by "
            f"{owner}; it was left out\n"
        )
        assert still_judged(ran)


def test_two_plugins_with_the_same_measure_template_or_format(
    run: Run, folder: Path, contacts: Path
) -> None:
    """Every kind of thing that has a name is guarded alike."""
    text = (
        "from types import SimpleNamespace as Made\n\nfrom netrules import hookimpl\n\n\n"
        "@hookimpl\ndef netrules_measures():\n    return {'cuts': lambda network: ()}\n\n\n"
        "@hookimpl\ndef netrules_goals():\n    return [Made(name='job', needs=())]\n\n\n"
        "@hookimpl\ndef netrules_formats():\n    return [Made(name='json', render=None)]\n"
    )
    ran = run("check", contacts, plugin(folder, "second.py", text), *DAY, *JSON)
    assert ran.code == 3
    for what in ("measure cuts", "template job", "format json"):
        assert f"second.py: {what} is already taken by {BUILT_IN}; it was left" in ran.err
    assert still_judged(ran)


def test_two_distributions_with_the_same_entry_point_name(
    run: Run, contacts: Path, site: Path
) -> None:
    """Both are loaded, told apart by their distribution."""
    for number, distribution in enumerate(("netrules-one", "netrules-two"), start=1):
        install(site, distribution, "1.0", own_rule(f"X00{number}", f"mine-{number}"))
    ran = run("check", contacts, *DAY, *JSON)
    assert (ran.code, ran.err) == (0, "")
    assert {"X001", "X002"} <= set(verdicts(ran))


# -- 6: a broken plugin is logged, and the run is green ----------------------------------


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("import no_such_module_at_all\n", "ModuleNotFoundError: No module named"),
        ("def broken(:\n", "SyntaxError: "),
        ("raise RuntimeError('not today')\n", "RuntimeError: not today"),
        (own_rule("x1"), "RuleError: "),
        (own_rule().replace("person: Person", "person: Person, days"), "X001 asks for 'days'"),
    ],
)
def test_broken_plugin(run: Run, folder: Path, contacts: Path, text: str, error: str) -> None:
    """What keeps a plugin from being used is told, and the other plugins still run."""
    broken = plugin(folder, "broken.py", text)
    whole = plugin(folder, "whole.py", own_rule("X002", "whole"))
    ran = run("check", contacts, broken, whole, *DAY, *JSON)
    assert ran.code == ran.json["exit_code"] == 3
    assert "of broken.py: " in ran.err
    assert error in ran.err
    assert verdicts(ran)["X002"] == "pass"
    assert still_judged(ran)


def test_broken_installed_plugin(run: Run, contacts: Path, site: Path) -> None:
    """So is one that came with pip, under its distribution; --no-plugins does without it."""
    install(site, "netrules-broken", "0.3", "raise ImportError('no numpy here')\n")
    ran = run("check", contacts, *DAY, *JSON)
    assert ran.code == 3
    assert ran.err == (
        "netrules: crashed: plugin of netrules-broken[bees] 0.3: ImportError: no numpy here\n"
    )
    assert still_judged(ran)
    assert run("check", contacts, *DAY, *JSON, "--no-plugins").code == 0


def test_a_broken_file_in_a_folder_of_plugins(run: Run, folder: Path, contacts: Path) -> None:
    """One broken file does not take the others of its folder along."""
    (folder / "mine").mkdir()
    plugin(folder / "mine", "a.py", "import no_such_module_at_all\n")
    plugin(folder / "mine", "b.py", own_rule())
    (folder / "netrules.toml").write_text("plugins = ['mine/']\n")
    ran = run("check", contacts, *DAY, *JSON)
    assert ran.code == 3
    assert "crashed: plugin of mine/a.py: ModuleNotFoundError" in ran.err
    assert verdicts(ran)["X001"] == "pass"


def test_a_hook_that_raises_when_asked(run: Run, folder: Path, contacts: Path) -> None:
    """A plugin that fails only when it is asked for its rules is broken as well."""
    text = "from netrules import hookimpl\n\n\n@hookimpl\ndef netrules_rules():\n    return 1 / 0\n"
    ran = run("check", contacts, plugin(folder, "late.py", text), *DAY, *JSON)
    assert ran.code == 3
    assert ran.err == (
        "netrules: crashed: netrules_rules of late.py: ZeroDivisionError: division by zero\n"
    )
    assert still_judged(ran)


# -- 7: large input is skipped -----------------------------------------------------------


def test_large_file_is_read_whole(run: Run, folder: Path) -> None:
    """A file far beyond what recognises it is read to the last entry."""
    entry = '[[person]]\nname = "Person{} Longfellow"\nnotes = "{}"\n\n'
    people = "".join(entry.format(number, "x" * 400) for number in range(1000))
    last = '[[person]]\nname = "Cy Dolewright"\n'
    (folder / "contacts.toml").write_text(people + last)
    ran = run("check", "contacts.toml", *DAY, *JSON)
    assert ran.code == 0
    [source] = ran.json["sources"]
    assert (source["read"], source["kept"]) == (1001, 1001)
    assert ran.json["network"]["people"] == 1001
    assert "Cy Dolewright" in ran.json["people"].values()


def test_row_that_is_too_long_is_a_problem(run: Run, folder: Path) -> None:
    """A cell longer than the csv module reads is told with its line, and costs no other row."""
    long = "x" * 200_000
    (folder / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        f"Cy,Dolewright,https://www.linkedin.com/in/cy-example,,{long},,01 Mar 2024\n"
        "Bo,Lindqvist,https://www.linkedin.com/in/bo-example,,,,01 Mar 2024\n"
    )
    ran = run("check", "Connections.csv", *DAY, *JSON)
    [source] = ran.json["sources"]
    assert (source["read"], source["kept"], source["problems"]) == (2, 1, 1)
    [found] = [one for one in ran.json["findings"] if one["code"] == "R003"]
    assert [(one["path"], one["line"]) for one in found["locations"]] == [("Connections.csv", 2)]
    assert list(ran.json["people"].values()) == ["Bo Lindqvist"]


# -- 8: a swap of one problem for another, which a count does not see ---------------------


#: One finding about each person of an employer.
MILL = """\
[rules]
select = ["X001", "R010"]

[[rule]]
code = "X001"
name = "mill-worker"
where = 'employer == "Marrowgate"'
message = "{person} works at the mill"
severity = "error"
"""


def test_baseline_swap(run: Run, folder: Path, contacts: Path) -> None:
    """Somebody leaves and somebody else comes: the number is the same, and the new one fails."""
    (folder / "netrules.toml").write_text(MILL, "utf-8")
    words = ("contacts.toml", "--today", "2026-09-30")
    assert run("baseline", "write", "b.json", *words).code == 0
    assert run("check", "--baseline", "b.json", *words).code == 0
    text = contacts.read_text("utf-8").replace("Marrowgate", "Other Ltd")
    contacts.write_text(text.replace("Quillfeather Ltd", "Marrowgate"), "utf-8")
    ran = run("check", "--baseline", "b.json", *words, *JSON)
    assert ran.code == 1
    [finding] = ran.json["findings"]
    assert (finding["message"], finding["baselined"]) == ("Ana Ruizova works at the mill", False)


# -- 9: the end of a waiver is read, and not applied -------------------------------------


def test_expired_waiver(run: Run, folder: Path, contacts: Path) -> None:
    """The day after its end what it set aside fails again, and the waiver is told of."""
    waiver = '[[waiver]]\nrule = "X001"\nreason = "for now"\nuntil = 2026-09-30\n'
    (folder / "netrules.toml").write_text(MILL + waiver, "utf-8")
    assert run("check", "contacts.toml", "--today", "2026-09-30").code == 0
    ran = run("check", "contacts.toml", "--today", "2026-10-01", *JSON)
    assert ran.code == 1
    assert [one["code"] for one in ran.json["findings"]] == ["X001", "R010"]


# -- 10: a crash of a rule is swallowed --------------------------------------------------


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("raise RuntimeError('no')", "RuntimeError: no"),
        ("assert person.name.startswith('Ana')\n    return passed()", "AssertionError"),
        ("pass", "returned NoneType, not a Judgement"),
        ("return 'fine'", "returned str, not a Judgement"),
        ("return True", "returned bool, not a Judgement"),
        ("yield None", "yielded NoneType, not a Judgement"),
        ("return iter([passed(), 1 / 0])", "ZeroDivisionError"),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--ignore", "M,K002,R"),
        ("--select", "X,K003"),
        ("--min-judged", "0"),
        ("--goal", "job"),
    ],
)
def test_rule_crash(
    run: Run, folder: Path, contacts: Path, body: str, error: str, words: tuple[str, ...]
) -> None:
    """Raising, or answering nothing, is no pass: the others judge, and no option hides it."""
    option = plugin(folder, "mine.py", own_rule(body=body))
    ran = run("check", contacts, option, *DAY, *JSON, *words)
    assert ran.code == ran.json["exit_code"] == 3
    assert ran.err.startswith("netrules: crashed: X001 of mine.py: ")
    assert error in ran.err
    assert verdicts(ran)["X001"] == "crashed"
    assert verdicts(ran)["K003"] in ("pass", "fail")


def test_severity_does_not_hide_a_crash(run: Run, folder: Path, contacts: Path) -> None:
    """A rule that was made harmless in the settings still may not crash."""
    (folder / "netrules.toml").write_text("[rules.X001]\nseverity = 'info'\n")
    option = plugin(folder, "mine.py", own_rule(body="pass"))
    assert run("check", contacts, option, *DAY).code == 3


def test_source_that_crashes_while_it_reads(run: Run, folder: Path, contacts: Path) -> None:
    """A source that raises is told, and other files are judged."""
    text = SOURCE.format(name="spare").replace("return iter(())", "yield 1 / 0")
    (folder / "spare.txt").write_text("SPARE")
    words = ("--source", "spare=spare.txt", plugin(folder, "spare.py", text))
    ran = run("check", contacts, *words, *DAY, *JSON)
    assert ran.code == ran.json["exit_code"] == 3
    assert ran.err == "netrules: crashed: spare of spare.py: ZeroDivisionError: division by zero\n"
    assert ran.json["network"]["people"] == 3


def test_source_that_crashes_while_it_looks(run: Run, folder: Path, contacts: Path) -> None:
    """It keeps no other source from a file; a file that nobody reads is code 2, before 3."""
    text = SOURCE.format(name="spare").replace("return NO", "return 1 / 0")
    option = plugin(folder, "spare.py", text)
    ran = run("check", contacts, option, *DAY, *JSON)
    assert ran.code == ran.json["exit_code"] == 3
    assert still_judged(ran)
    (folder / "spare.txt").write_text("SPARE")
    ran = run("check", contacts, "spare.txt", option, *DAY, *JSON)
    assert ran.code == ran.json["exit_code"] == 2
    for told in (
        "crashed: spare of spare.py: ZeroDivisionError",
        "spare.txt: no source recognises",
    ):
        assert f"netrules: {told}" in ran.err
    assert ran.json["network"]["people"] == 3


# -- 11: empty input is green ------------------------------------------------------------


def _empty_file(folder: Path) -> str:
    (folder / "empty.csv").write_bytes(b"")
    return "empty.csv"


def _blank_file(folder: Path) -> str:
    (folder / "blank.toml").write_bytes(b"\n\n")
    return "blank.toml"


def _only_a_header(folder: Path) -> str:
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    (folder / "Connections.csv").write_text(header)
    return "Connections.csv"


def _empty_folder(folder: Path) -> str:
    (folder / "exports").mkdir()
    return "exports"


def _nothing_known(folder: Path) -> str:
    (folder / "exports").mkdir()
    (folder / "exports" / "holiday.txt").write_text("hello")
    return "exports"


@pytest.mark.parametrize(
    "make", [_empty_file, _blank_file, _only_a_header, _empty_folder, _nothing_known]
)
def test_empty_input(run: Run, folder: Path, make: Any) -> None:
    """An input that holds nothing is an error, named in the report and beside it."""
    path = make(folder)
    ran = run("check", path, *DAY, *JSON)
    assert ran.code == ran.json["exit_code"] == 2
    assert ran.err.startswith(f"netrules: {path}: ")
    assert ran.json["network"]["people"] == 0


@pytest.mark.parametrize("make", [_empty_file, _only_a_header, _empty_folder])
def test_empty_input_beside_a_full_one(run: Run, folder: Path, contacts: Path, make: Any) -> None:
    """Nor is it made up for by another input, though that one is judged."""
    path = make(folder)
    ran = run("check", contacts, path, *DAY, *JSON)
    assert ran.code == 2
    assert ran.err.startswith(f"netrules: {path}: ")
    assert ran.json["network"]["people"] == 3


def test_empty_source_of_the_settings(run: Run, folder: Path) -> None:
    """It is the same for inputs that the settings name, and for settings that name none."""
    (folder / "netrules.toml").write_text(f"sources = ['{_only_a_header(folder)}']\n")
    assert run("check", *DAY).code == 2
    (folder / "netrules.toml").write_text("sources = []\n")
    assert run("check", *DAY).code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--select", "K002"),
        ("--select", "M", "--ignore", "M"),
        ("--select", "S,G001"),
        ("--ignore", "ALL"),
    ],
)
def test_no_judgement(run: Run, contacts: Path, words: tuple[str, ...]) -> None:
    """Where no rule came to a verdict there was no check, and that is no success."""
    ran = run("check", contacts, *DAY, *JSON, *words)
    assert ran.code == ran.json["exit_code"] == 5
    assert not {"pass", "fail"} & set(verdicts(ran).values())


def test_a_goal_that_nothing_can_be_said_of(run: Run, contacts: Path) -> None:
    """A goal that was asked for and is unknown is no success, whatever else was judged."""
    assert run("check", contacts, *DAY, "--goal", "job", "--field", "data").code == 5


# -- and what is whole passes ------------------------------------------------------------


def test_the_sample_passes(run: Run, folder: Path, contacts: Path) -> None:
    """What these tests break is a success to begin with, a local rule included."""
    ran = run("check", contacts, plugin(folder, "mine.py", own_rule()), *DAY, *JSON)
    assert (ran.code, ran.err) == (0, "")
    assert verdicts(ran)["X001"] == "pass"
    assert still_judged(ran)


@pytest.mark.parametrize("option", ["--output", "--output-file"])
@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("contacts.toml", "a file that is read"),
        ("./book/more.toml", "a file that is read"),
        ("netrules.toml", "the settings"),
        ("base.json", "the baseline"),
    ],
)
def test_no_report_overwrites_what_is_read(
    run: Run, folder: Path, option: str, name: str, what: str
) -> None:
    """An input, a file in a folder of inputs, the settings, the baseline: none is touched."""
    (folder / "book").mkdir()
    (folder / "contacts.toml").write_text(CONTACTS, "utf-8")
    (folder / "book/more.toml").write_text('[[person]]\nname = "Dee Farrow"\n', "utf-8")
    (folder / "netrules.toml").write_text('sources = ["contacts.toml", "book"]\n', "utf-8")
    assert run("baseline", "write", "base.json", "--today", "2026-09-30", "--no-redact").code == 0
    before = (folder / name).read_bytes()
    value = name if option == "--output" else f"json={name}"
    ran = run("check", "--today", "2026-09-30", "--baseline", "base.json", option, value)
    assert (ran.code, ran.out) == (2, "")
    assert f"this is {what}" in ran.err
    assert (folder / name).read_bytes() == before


def test_no_report_overwrites_what_is_read_from_elsewhere(
    run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nor is a file in a folder of inputs that is outside the working directory."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    place = elsewhere / "book" / "contacts.toml"
    place.parent.mkdir()
    place.write_text(CONTACTS, "utf-8")
    ran = run("check", elsewhere, *DAY, "--output", place)
    assert (ran.code, ran.out) == (2, "")
    assert "this is a file that is read" in ran.err
    assert place.read_text("utf-8") == CONTACTS
