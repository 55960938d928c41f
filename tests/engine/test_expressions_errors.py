"""What is no expression: where it is wrong, what was meant, and that nothing gets through."""

from __future__ import annotations

import pickle
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netrules.engine.expressions import (
    ExpressionError,
    Field,
    Scope,
    Type,
    compile_expression,
)
from netrules.model.level import Level
from netrules.model.unknown import Unknown

SCOPE = Scope(
    fields=(
        Field("title", Type.TEXT, "the position"),
        Field("fields", Type.TEXTS, "fields of work"),
        Field("level", Type.LEVEL, "how senior"),
        Field("born", Type.NUMBER, "birth year"),
        Field("last_two_way", Type.DATE, "last two-way contact"),
        Field("every", Type.DURATION, "how often to be in touch"),
        Field("warm", Type.FLAG, "whether contact is recent"),
    ),
    roots={"goal": (Field("employers", Type.TEXTS, "wanted employers"),)},
)


def refusal(text: str, expects: Type = Type.FLAG) -> ExpressionError:
    """The error that compiling *text* raises."""
    with pytest.raises(ExpressionError) as caught:
        compile_expression(text, SCOPE, expects=expects)
    assert caught.value.source == text
    return caught.value


@pytest.mark.parametrize(
    ("text", "at", "message", "suggestion"),
    [
        # names
        ('levl >= "vp"', "levl", "there is no `levl`", "level"),
        ("warm and Born > 1", "Born", "there is no `Born`", "born"),
        ("last-two-way < today", "last", "there is no `last`", "last_two_way"),
        ("tody > last_two_way", "tody", "there is no `tody`", "today"),
        ("zzz", "zzz", "there is no `zzz`", ""),
        ('"x" in employers', "employers", "there is no `employers`", "goal.employers"),
        ('"x" in goal.employrs', "goal", "`goal` has no `employrs`", "goal.employers"),
        ('"x" in gaol.employers', "gaol", "there is no `gaol`", "goal.employers"),
        ("person.warm", "person", "there is no `person`", "warm"),
        ("goal", "goal", "`goal` alone has no value; it has goal.employers", ""),
        ("level.name == 'vp'", "level", "`level` has no parts", ""),
        ("goal.employers.x", "goal", "`goal.employers` has no parts", ""),
        ("today.year == 1", "today", "`today` has no parts", ""),
        ("warm.__class__", "warm", "`warm` has no parts", ""),
        # functions
        ("day_since(last_two_way) > 3", "day_", "not a known function", "days_since"),
        ("born(1)", "born", "`born` is no function", ""),
        ("days_since > 3", "days", "`days_since` is a function: days_since(date)", ""),
        ("count(fields, 1) > 3", "count", "count(texts) takes 1, not 2", ""),
        ("count() > 3", "count", "count(texts) takes 1, not 0", ""),
        ("count(born) > 3", "born", "what count() takes must be a set of texts, not a number", ""),
        ('title.startswith("x")', "title", "only functions are called", 'startswith(title, "x")'),
        ('title.lower() == "x"', "title", "only functions are called", ""),
        ('last_two_way < date("2026-13-01")', '"2026', "the calendar has no 2026-13-01", ""),
        ('last_two_way < date("1.2.26")', '"1.2', 'a date is written "YYYY-MM-DD"', ""),
        ("last_two_way < date(title)", "title", "what date() takes must be written out", ""),
        # types
        ("level and warm", "level", "what `and` joins must be true or false, not a level", ""),
        ("warm or 1", "1", "what `or` joins must be true or false, not a number", ""),
        ("not fields", "fields", "what follows `not` must be true or false", ""),
        ("born", "born", "the expression must be true or false, not a number", ""),
        ('title < "x"', "title", "`<` needs an order, and a text has none", ""),
        ("warm < True", "warm", "`<` needs an order, and true or false has none", ""),
        ("fields == goal.employers", "fields", "sets are not compared", ""),
        ("born > '3'", "'3'", "a number cannot be compared with a text", ""),
        ('last_two_way < "2026-01-01"', '"2', "with a text", 'date("2026-01-01")'),
        ('"2026-01-01" < last_two_way', "last", "with a date", 'date("2026-01-01")'),
        ("last_two_way < 90d", "90d", "with a duration", "today - 90d"),
        ("last_two_way > 2020", "2020", "with a number", "year(last_two_way)"),
        ("today - last_two_way > 90", "90", "with a number", "90d"),
        ("title == level", "level", "a text cannot be compared with a level", ""),
        ("last_two_way < today - 90", "90", "`-` cannot join a date and a number", "90d"),
        ("born + 1d > 3", "1d", "`+` cannot join a number and a duration", ""),
        ("today + last_two_way > today", "last", "`+` cannot join a date and a date", ""),
        ("-today < last_two_way", "today", "what follows `-` must be a number", ""),
        # levels
        ('level >= "manger"', '"manger"', "no such level; the levels are unp", '"manager"'),
        ('level in ("vp", "boss")', '"boss"', "no such level", ""),
        # lists
        ('title in "acme"', '"acme"', "this is a text", 'title == "acme"'),
        ('level in ("vp")', '"vp"', "this is a text", 'level == "vp"'),
        ("'head' in title", "title", "this is a text", "contains(title, 'head')"),
        ("born in 3d", "3d", "this is a duration", ""),
        ("born in fields", "born", "a set of texts holds texts", ""),
        ("title in ()", "()", "the list is empty", ""),
        ("title in (1, 2)", "1", "what the list holds must be a text, not a number", ""),
        ("born in (1, born)", "born)", "only values that are written out", ""),
        ("every in (3d, 4d)", "every", "no list holds a duration", ""),
        ("(1, 2) == born", "(1", "a list stands only after `in`", ""),
        ("[]", "[", "a list stands only after `in`", ""),
        # slips of spelling
        ('level = "vp"', "=", "`=` is not part of the language", "=="),
        ('level === "vp"', "=", "not part of the language", "=="),
        ("born <> 3", "<", "not part of the language", "!="),
        ("born => 3", "=", "not part of the language", ">="),
        ("born ≥ 3", "≥", "not part of the language", ">="),
        ("warm && warm", "&&", "not part of the language", "and"),
        ("warm || warm", "||", "not part of the language", "or"),
        ("!warm", "!", "not part of the language", "not"),
        ("warm AND warm", "AND", "not part of the language", "and"),
        ("Not warm", "Not", "not part of the language", "not"),
        ("warm == true", "true", "not part of the language", "True"),
        ("warm is True", "is", "not part of the language", "=="),
        ("born == None", "None", "whether a fact is recorded", ""),
        ("born == null", "null", "whether a fact is recorded", ""),
        ("title == “x”", "“", "unexpected `“`", '"'),
        ("born > 90days", "90days", "neither a number nor a duration", "90d"),
        ("every > 6months", "6months", "neither a number nor a duration", "6m"),
        ("every > 2yrs", "2yrs", "neither a number nor a duration", "2y"),
        ("every > 2Y", "2Y", "neither a number nor a duration", "2y"),
        ("every > 5h", "5h", "neither a number nor a duration", ""),
        ("every > 1.5y", "1.5y", "neither a number nor a duration", ""),
        ("every > 1_0d", "1_0d", "neither a number nor a duration", "10d"),
        ("born > 007", "007", "a number does not start with 0", "7"),
        ("born > 0x10", "0x10", "neither a number", ""),
        ("born > 1e3", "1e3", "neither a number", ""),
        ("born > 1j", "1j", "neither a number", ""),
        # order
        ("", "", "the expression is empty", ""),
        ("   ", "", "the expression is empty", ""),
        ("born > ", "", "a value is missing at the end", ""),
        ("warm and not", "", "a value is missing at the end", ""),
        ("born > and warm", "and", "a value is missing before `and`", ""),
        ("> 3", ">", "a value is missing before `>`", ""),
        ("warm warm", " warm", "an operator is missing before `warm`", ""),
        ('title == "a" "b"', ' "b"', "an operator is missing before this text", ""),
        ('title == f"a"', 'f"', "a text takes no prefix", ""),
        ('title == b"a"', 'b"', "a text takes no prefix", ""),
        ("warm not warm", "not", "an operator is missing before `not`", ""),
        ("warm == not warm", "not", "after `==`, put `not` and its value in brackets", ""),
        ("warm, warm", ",", "a comma stands only between brackets", ""),
        ("count(, fields)", ",", "a value is missing before `,`", ""),
        ("(warm", "(", "`(` is never closed", ""),
        ("warm)", ")", "`)` closes nothing", ""),
        (") or (", ")", "a value is missing before `)`", ""),
        ("warm) or (warm", ")", "`)` closes nothing", ""),
        ("(warm]", "]", "`(` is closed by `]`", ""),
        ('title == "abc', '"abc', "this text is not closed", ""),
        ('title == "a\nb"', '"a', "this text is not closed", ""),
        (r'title == "a\nb"', r"\n", "a backslash stands only before", r"\\"),
        ("fields[0]", "[", "values have no parts to take by brackets", ""),
        ('"a"("b")', '("b")', "an operator is missing before `(`", ""),
        # the rest of Python
        ("lambda: 1", "lambda", "`lambda` is not part of the language", ""),
        ("1 if warm else 2", "if", "`if` is not part of the language", ""),
        ("[x for x in fields]", "for", "`for` is not part of the language", ""),
        ("(x := 1)", ":=", "`:=` is not part of the language", "=="),
        ("born ** 2 > 1", "**", "`**` is not part of the language", ""),
        ("born * 2 > 1", "*", "`*` is not part of the language", ""),
        ("count(*fields)", "*", "`*` is not part of the language", ""),
        ("count(texts=fields)", "=", "`=` is not part of the language", "=="),
        ("{1}", "{", "unexpected `{`", ""),
        ("warm; warm", ";", "unexpected `;`", ""),
        ("warm # yes", "#", "unexpected `#`", ""),
        ("warm \\\n", "\\", "unexpected `\\`", ""),
        ("+born > 1", "+", "a value is missing before `+`", ""),
        ("born > .5", ".", "unexpected `.`", ""),
        ("-" * 31 + "born > 1", "-born", "nested more than 30 deep", ""),
        ("(" * 31 + "warm" + ")" * 31, "(warm", "nested more than 30 deep", ""),
        ("goal . employers", ". ", "unexpected `.`", ""),
        ("wärm", "ä", "unexpected `ä`", ""),
        ("warm\0", "\0", "unexpected U+0000", ""),
    ],
)
def test_errors_point_at_the_mistake(text: str, at: str, message: str, suggestion: str) -> None:
    """An error tells what is wrong, at which character, and what was meant."""
    error = refusal(text)
    assert message in error.message
    expected = text.index(at) + len(at) - len(at.lstrip()) if at else len(text.rstrip())
    assert error.position == expected + 1
    assert error.suggestion == suggestion


def test_another_type_is_refused() -> None:
    """An expression of another type than expected is an error."""
    error = refusal("warm", Type.NUMBER)
    assert error.message == "the expression must be a number, not true or false"
    assert refusal('"boss"', Type.LEVEL).message.startswith("no such level")


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "__import__('os')",
        "__builtins__",
        "().__class__.__bases__[0].__subclasses__()",
        "warm.__class__.__mro__",
        "title.format('{0.__class__}')",
        "getattr(warm, '__class__')",
        "eval('1')",
        "count.__globals__",
        "goal.__dict__",
        "goal.employers.__class__",
        "s.born",
        "roots",
        "k0 == k0",
        "today.__class__",
        "(lambda: 1)()",
        "10**10**10 > born",
        "9" * 1999,
        "born > 1" + "0" * 12 + "1",
        "born > 99999999999999.5",
        "every > 10000y",
        "every > " + "9" * 1900 + "d",
        "born > 1_" + "0_" * 900 + "0",
        "(" * 1000 + "warm" + ")" * 1000,
        "[" * 1999,
        "not " * 400 + "warm",
        "-" * 1900 + "born > 1",
        "(-" * 500 + "1" + ")" * 500,
        "not(" * 300 + "warm" + ")" * 300,
        "count(" * 300 + "fields" + ")" * 300,
        "born" + "-1" * 900 + " > 1",
        "warm" + " and warm" * 200,
        "born" + "<1" * 900,
        "title in (" + "'a'," * 400 + ")",
        "warm " * 500,
        "x" * 2000,
        "x" * 1990 + "(1)",
        "goal." + "x" * 1990,
        "title in '" + "x" * 1980 + "'",
        "x" * 2001,
        "x" * 1_000_000,
        "\N{RIGHT-TO-LEFT OVERRIDE}warm",
        "\ud800",
        "`warm`",
        "'" + "\\" * 1997,
        '"' * 1999,
    ],
)
def test_attacks_are_refused(text: str) -> None:
    """Nothing hostile compiles, and nothing but ExpressionError comes of it."""
    assert len(str(refusal(text))) < 300


def test_texts_are_data() -> None:
    """Code inside a text is text."""
    hostile = "__import__('os') #{x} %s \\\\ \0 \x1b[31m ﷺ; lambda: (] 90d"
    test = compile_expression(f'title == "{hostile}"', SCOPE)
    assert test(SimpleNamespace(title="x"), today=date(2026, 11, 23)) is False


def test_compiled_code_reaches_no_builtins() -> None:
    """The code that runs has neither builtins nor words of the text in it."""
    test = compile_expression('title == "secret" and born > 77', SCOPE)
    run = test.bind(today=date(2026, 11, 23)).__code__
    assert "secret" not in repr(run.co_consts)
    assert 77 not in run.co_consts
    made = test.bind(today=date(2026, 11, 23)).__globals__
    assert made["__builtins__"] == {}


@pytest.mark.parametrize(
    "text",
    [
        "(" * 30 + "warm" + ")" * 30,
        "not " * 29 + "warm",
        "warm" + " and warm" * 198,
        "title in (" + "'a'," * 196 + ")",
        "born > 1" + "0" * 12,
        "born > -1" + "0" * 12,
        "every < 9999y",
        "every < 3652059d",
        "title == '" + "x" * 1989 + "'",
    ],
)
def test_limits_can_be_used_up(text: str) -> None:
    """An expression exactly as large as the limits compiles and runs."""
    facts = SimpleNamespace(warm=True, title="a", born=1, every=Unknown("every"))
    assert compile_expression(text, SCOPE)(facts, today=date(2026, 11, 23)) is not None


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            'levl >= "vp"',
            ["there is no `levl`; did you mean `level`?", 'levl >= "vp"', "^"],
        ),
        ("warm and\n  zzz and\n  warm", ["there is no `zzz`", "  zzz and", "  ^"]),
        ("warm and\tzzz", ["there is no `zzz`", "warm and zzz", "         ^"]),
        ("'日本' == zzz", ["there is no `zzz`", "'日本' == zzz", "          ^"]),
        ("'e\u0301' == zzz", ["there is no `zzz`", "'e\u0301' == zzz", "       ^"]),
        ("'\x1b[31m' == zzz", ["there is no `zzz`", "' [31m' == zzz", "           ^"]),
        (
            "warm and " * 10 + "zzz" + " and warm" * 10,
            [
                "there is no `zzz`",
                "…" + "warm and " * 4 + "zzz" + " and warm" * 3 + " and w…",
                " " * 37 + "^",
            ],
        ),
        ("", ["the expression is empty", "", "^"]),
    ],
)
def test_an_error_shows_the_text_and_a_caret(text: str, lines: list[str]) -> None:
    """The printed error is the message, the line, and a caret below the mistake."""
    shown = str(refusal(text)).split("\n")
    assert shown == [lines[0], *(f"    {line}" for line in lines[1:])]


def test_errors_survive_pickling() -> None:
    """An error keeps its fields through a pool of processes."""
    error = refusal("levl == 'vp'")
    again = pickle.loads(pickle.dumps(error))
    assert (again.message, again.source, again.position, again.suggestion) == (
        error.message,
        error.source,
        error.position,
        error.suggestion,
    )
    assert str(again) == str(error)
    assert isinstance(error, ValueError)


VOCABULARY = (
    "born level title fields warm last_two_way every today goal.employers count( days_since( "
    "date( contains( ( ) [ ] , == != < <= > >= + - and or not in True False 'data' \"vp\" "
    "'2026-01-01' 90d 6m 1 1981 0.5 is None = && * . : \\ # ' \" \n ★ lambda if __class__"
)
FACTS = SimpleNamespace(
    title="head of data",
    fields=frozenset({"data"}),
    level=Level.VP,
    born=1981,
    last_two_way=date(2026, 1, 31),
    every=Unknown("every"),
    warm=True,
)


@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from(VOCABULARY.split(" ")), max_size=12).map(" ".join)
    )
)
@example("\ud800 == 'x'")
@example("'\ud800' == title")
def test_any_text_compiles_or_is_refused(text: str) -> None:
    """Whatever the text, it works as an expression or is refused with a position in it."""
    goal = SimpleNamespace(employers=frozenset({"acme"}))
    answer: object
    try:
        answer = compile_expression(text, SCOPE)(FACTS, today=date(2026, 11, 23), goal=goal)
    except ExpressionError as error:
        answer = error
    if isinstance(answer, ExpressionError):
        assert 1 <= answer.position <= len(text) + 1
        assert str(answer).count("\n") == 2
    else:
        assert answer is True or answer is False or isinstance(answer, Unknown)
