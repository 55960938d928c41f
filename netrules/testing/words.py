"""Checks of what a rule says: its page, its options, its messages, and what they give away."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from string import Formatter
from typing import Any, Final

import tomlkit

from netrules.engine.finding import Finding
from netrules.engine.options import tables_of, written
from netrules.engine.render import Namer
from netrules.engine.rule import PARTS, Rule
from netrules.engine.settings import SettingsError, read_settings
from netrules.loading.records import GroupRecord, Handle, OutcomeRecord, PersonRecord
from netrules.model.bounds import Bounds
from netrules.model.people import ME, Person
from netrules.testing.contract import ContractError
from netrules.testing.judging import Outcome
from netrules.testing.samples import Sample
from netrules.testing.trial import Trial

#: What the data of a message may hold, besides lists and sets of it.
_SHOWN: Final = (str, int, float, date, timedelta, Fraction, Bounds, Person)
#: Fewer letters than these are found in any text by chance.
_TELLING: Final = 4
_OWN_OPTIONS: Final = ("severity",)
_NUMBERED: Final = re.compile(r"#\d+$")

# -- the page ------------------------------------------------------------------------------


def page(trial: Trial) -> None:
    """The docstring has a summary and every part, in order, and names each option."""
    rule = trial.rule
    if not rule.summary.endswith("."):
        raise ContractError("the docstring begins with no sentence that sums the rule up")
    have = tuple(rule.page)
    missing = [part for part in PARTS if not rule.page.get(part)]
    if missing:
        raise ContractError(
            f"the docstring lacks {', '.join(map(repr, missing))}: each is a heading on a line "
            "of its own, with its text indented below"
        )
    if have != PARTS:
        raise ContractError(f"the parts of the docstring are not in order: {', '.join(PARTS)}")
    for name in map(written, rule.options):
        if not re.search(rf"^{re.escape(name)}: \S", rule.page["Options"], re.MULTILINE):
            raise ContractError(f"the part 'Options' has no line that begins with '{name}: '")


# -- options -------------------------------------------------------------------------------


def options(trial: Trial) -> None:
    """Each option, written to a settings file with its default, arrives as that default."""
    for name, default in trial.rule.options.items():
        if written(name) in _OWN_OPTIONS:
            raise ContractError(
                f"an option called {name!r} never arrives: every rule has that setting; call "
                "it something else"
            )
        came = _round_trip(trial.rule, name, default)
        if type(came) is not type(default) or came != default:
            raise ContractError(
                f"option {name!r} is {default!r}, and comes back from settings as {came!r}"
            )


def _round_trip(rule: Rule, name: str, value: Any) -> Any:
    """What a rule is given for an option that settings set to *value*."""
    plain = list(value) if isinstance(value, tuple) else value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "netrules.toml")
        try:
            text = tomlkit.dumps({"rules": {rule.code: {written(name): plain}}})
            path.write_text(text, encoding="utf-8")
            return tables_of(read_settings(path, path.name), [rule])[rule.code].values[name]
        except (SettingsError, ValueError, TypeError) as error:
            raise ContractError(
                f"option {name!r} is {value!r}, which settings cannot say: {error}; a default is "
                "a number, a text, a flag or a tuple of texts"
            ) from None


# -- findings ------------------------------------------------------------------------------


def subjects(trial: Trial) -> None:
    """Findings are about people there are, and each has a key of its own."""
    for sample, said in trial.outcomes():
        if wrong := _subject_trouble(said):
            raise trial.refuse(sample, wrong, lambda one: _subject_trouble(trial.judged(one)))


def _subject_trouble(said: Outcome) -> str:
    people = said.network.people
    for finding in said.findings:
        if _NUMBERED.search(finding.variant):
            return (
                "two findings about the same subject have nothing to tell them apart, so that a "
                "waiver would fit whichever comes first; give each a variant="
            )
        if finding.kind != "person":
            continue
        for id_ in finding.ids:
            if id_ != ME and not people.has(id_):
                return f"a finding is about {id_!r}, and nobody has that id; give about= people"
    return ""


def messages(trial: Trial) -> None:
    """Messages and advice can be rendered, whatever they are about."""
    for sample, said in trial.outcomes():
        if wrong := _message_trouble(said):
            raise trial.refuse(sample, wrong, lambda one: _message_trouble(trial.judged(one)))


def _message_trouble(said: Outcome) -> str:
    namer = Namer(said.network)
    for finding in said.findings:
        if not finding.template.strip():
            return "a finding has no message"
        for field in _fields(finding):
            if not field.isidentifier():
                return f"{{{field}}} is no plain name; put the value into the data by one"
            if wrong := _unshowable(finding.data[field]):
                return f"{{{field}}} holds {wrong}, which no message can show"
        text = namer.message(finding)
        if not text.strip():
            return f"the message {finding.template!r} comes out empty"
        namer.advice(finding)
    return ""


def _fields(finding: Finding) -> Iterator[str]:
    for template in (finding.template, finding.advice):
        for _, field, _, _ in Formatter().parse(template):
            if field is not None:
                yield field


def _unshowable(value: Any) -> str:
    """What of *value* a message cannot show; "" if it can show all of it."""
    if isinstance(value, _SHOWN) or type(value).__name__ == "Level":
        return ""
    if isinstance(value, list | tuple | set | frozenset):
        return next(filter(None, map(_unshowable, value)), "")
    return "None" if value is None else f"a {type(value).__name__}"


# -- what they give away -------------------------------------------------------------------


def redaction(trial: Trial) -> None:
    """Under redaction no value that was read appears."""
    for sample, said in trial.outcomes():
        if wrong := _given_away(sample, said):
            raise trial.refuse(sample, wrong, lambda one: _given_away(one, trial.judged(one)))


def _given_away(sample: Sample, said: Outcome) -> str:
    namer = Namer(said.network, redact=True, salt="a pinch")
    secrets = _secrets(sample)
    for finding in said.findings:
        for text in (namer.message(finding), namer.advice(finding)):
            for secret in secrets:
                if re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text):
                    return (
                        f"redaction does not hide {secret!r} in {text!r}; put what was read "
                        'into the data by name, and not into the message or Words("...")'
                    )
    return ""


def _secrets(sample: Sample) -> tuple[str, ...]:
    """Every value that the records of *sample* hold and that tells who is meant."""
    found: dict[str, None] = {}
    for item in sample.world.items:
        if isinstance(item, PersonRecord):
            found.update(dict.fromkeys(_texts(item.handle)))
            found.update(dict.fromkeys(_texts(tuple(item.facts.values()))))
            for job in item.jobs:
                titles = (job.title,) if " " in job.title else ()
                found.update(dict.fromkeys((job.organization, *titles)))
        elif isinstance(item, GroupRecord):
            found[item.name] = None
        elif isinstance(item, OutcomeRecord):
            found[item.what] = None
    ordinary = {"email", "phone", "url", *_channels(sample)}
    return tuple(one for one in found if len(one) >= _TELLING and one not in ordinary)


def _channels(sample: Sample) -> frozenset[str]:
    return frozenset(getattr(item, "channel", "") for item in sample.world.items)


def _texts(value: Any) -> Iterator[str]:
    """Every text in *value*."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Handle):
        for kind in ("urls", "emails", "phones", "names", "accounts"):
            yield from getattr(value, kind)
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, Iterable):
        for one in value:
            yield from _texts(one)
