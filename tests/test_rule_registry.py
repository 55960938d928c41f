"""Every built-in rule has a whole page, kind words, and tests of its own."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from string import Formatter
from typing import Final

import pytest

from netrules import FAMILIES, PARTS, Grade, Rule, Severity, Stance, Words
from netrules.engine import render
from netrules.rules import every_rule

RULES: Final = every_rule()
HERE: Final = Path(__file__).parent
#: The folder of each family's rules.
FOLDERS: Final = {
    "M": "myths",
    "T": "truths",
    "G": "gaps",
    "K": "upkeep",
    "S": "structure",
    "R": "records",
}
#: Words that blame somebody, or judge a person instead of a tie or a goal.
BLAME: Final = (
    "should have|ought to|failed to|failure|fault|neglect\\w*|ignored you|ignores you|careless\\w*|"
    "lazy|bad|worse|worst|poor|useless|worthless|unimportant|rude|selfish|wrong with|guilty|"
    "blame|shame\\w*|sadly|unfortunately|must|never|always|only had|weak person|score|rank of"
)
#: What a message must not do: shout, scold, or speak of the machinery.
TONE: Final = r"[!;]$|\bverdict\b|\bsubject\b|\bbounds\b|\bNone\b|\bnull\b|\bTrue\b|\bFalse\b"

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def templates(rule: Rule) -> list[str]:
    """Every text of the rule's module that may become part of a message or advice."""
    tree = ast.parse(inspect.getsource(sys.modules[rule.function.__module__]))
    return [text for text in _texts(tree) if " " in text]


def _texts(tree: ast.AST) -> Iterator[str]:
    """The string constants of a module, but for its docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            continue  # a text that stands alone is a docstring
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Constant) and isinstance(child.value, str):
                yield child.value


def described(rule: Rule) -> dict[str, str]:
    """What the page says of each option, by the name it gives it."""
    entry = re.compile(r"^([a-z][a-z-]*): ((?:.|\n(?![a-z-]+: ))+)", re.MULTILINE)
    return dict(entry.findall(rule.page["Options"]))


def test_there_are_rules_of_every_family() -> None:
    """No family of the built-in rules is empty."""
    assert {rule.code[0] for rule in RULES} == FOLDERS.keys()
    assert set(FAMILIES) == {*FOLDERS, "X"}


def test_codes_and_names_are_unique() -> None:
    """No rule takes the place of another."""
    words = [word for rule in RULES for word in (rule.code, rule.name)]
    assert len(set(words)) == len(words)


@each_rule
def test_code_name_and_folder_agree(rule: Rule) -> None:
    """A letter and three digits, a name in kebab case, and the folder of the letter."""
    assert re.fullmatch(r"[MTGKSR]\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    folder = rule.function.__module__.split(".")[-2]
    assert folder == FOLDERS[rule.code[0]]


@each_rule
def test_page_has_every_part_in_order(rule: Rule) -> None:
    """A page has a summary and all parts, none of them empty."""
    assert rule.summary.endswith(".")
    assert tuple(rule.page) == PARTS
    assert all(rule.page.values())


@each_rule
def test_page_names_each_option_with_its_default(rule: Rule) -> None:
    """The page has an entry for each option there is and for no other, default and source."""
    entries = described(rule)
    assert set(entries) == {name.replace("_", "-") for name in rule.options}
    for name, default in rule.options.items():
        entry = entries[name.replace("_", "-")]
        if isinstance(default, tuple):
            assert ", none (" in entry
            assert default == ()
        else:
            numbers = map(Fraction, re.findall(r"\d+/\d+|\d+(?:\.\d+)?", entry))
            assert Fraction(default).limit_denominator(1000) in numbers
        assert re.search(r"\([^)]+\)", entry), "where the default comes from"


@each_rule
def test_declares_a_law(rule: Rule) -> None:
    """What holds whatever the network is said, and tried with the rest of the contract."""
    assert rule.laws
    assert all(law.changing is None for law in rule.laws), "the words have to be enough"
    assert len({law.change for law in rule.laws}) == len(rule.laws)


@each_rule
def test_page_without_options_says_so(rule: Rule) -> None:
    """Where there is nothing to set, the page says that, too."""
    if not rule.options:
        assert rule.page["Options"].startswith("None.")


@each_rule
def test_claim_about_networking_has_reference_and_limits(rule: Rule) -> None:
    """A myth or a truth names its evidence, and how far that goes."""
    if rule.stance in (Stance.MYTH, Stance.TRUTH):
        assert re.search(r"\d{4}", rule.page["References"])
        assert len(rule.page["Evidence and limits"]) > 100
    if rule.evidence in (Grade.RANDOMISED, Grade.LONGITUDINAL, Grade.CROSS_SECTIONAL):
        assert re.search(r"\d{4}", rule.page["References"])


@each_rule
def test_severity_fits_the_evidence(rule: Rule) -> None:
    """An error is an unmet need; a warning takes strong evidence or a record at fault."""
    if rule.severity is Severity.ERROR:
        assert rule.code == "G001"
    if rule.severity is Severity.WARNING:
        strong = rule.evidence in (Grade.RANDOMISED, Grade.LONGITUDINAL)
        assert strong or rule.family == "records"


@each_rule
def test_words_are_kind(rule: Rule) -> None:
    """No message, advice or remedy blames anybody or speaks of the machinery."""
    found = templates(rule)
    assert found
    for text in found:
        assert not re.search(rf"\b(?:{BLAME})\b", text, re.IGNORECASE), text
        assert not re.search(TONE, text), text
        assert text == text.strip() or text.endswith(" ") or text.startswith((" ", ";", ",")), text


@each_rule
def test_templates_can_be_filled(rule: Rule) -> None:
    """Fields of a template are plain names, without formats or attributes."""
    for text in templates(rule):
        for _, field, spec, conversion in Formatter().parse(text):
            assert field is None or field.isidentifier() or field == "", text
            assert not spec, text
            assert conversion is None, text


@each_rule
def test_messages_about_contact_name_the_channels(rule: Rule) -> None:
    """Whoever reads that there was no contact is told on which channels it was looked for."""
    texts = " ".join(templates(rule))
    if re.search(r"two-way contact|warm contact", texts):
        assert "going by {channels}" in texts


@each_rule
def test_rule_has_tests_of_its_own(rule: Rule) -> None:
    """The tests of a rule stand in a module that is called after the rule's."""
    module = rule.function.__module__.rpartition(".")[2]
    tests = HERE / "rules" / f"test_{module}.py"
    assert tests.is_file()
    assert tests.read_text("utf-8").startswith(f'"""{rule.code}: ')


def test_usual_channels_are_words_of_their_own() -> None:
    """The words that channels are usually called by hold no name of anybody."""
    assert all(word.isalpha() and word.islower() for word in render._USUAL)
    assert isinstance(render.channel_word("meeting"), Words)
