"""The facts that would settle most, as questions, and the answers to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs

from netrules.actions.contacts_file import Inputs, contacts_file, new_contacts_file
from netrules.actions.facts import FACTS_OF_ME, FACTS_OF_OTHERS, FactKey, accepted
from netrules.actions.log import Logged, write
from netrules.actions.moves import MoveError, Supposed, meant
from netrules.api import Loaded, Session
from netrules.engine.report import Report
from netrules.goals.goal import NeedResult
from netrules.model.network import Network
from netrules.model.people import ME
from netrules.model.unknown import Missing, Unknown
from netrules.writing.recording import SetKey, Thing

#: The answer that there is none.
NONE: Final = "-"
#: Of what it can be said that there is none: of every way to reach somebody at once.
_WAYS: Final = (FactKey.EMAIL, FactKey.PHONE, FactKey.URL)


@attrs.frozen
class Question:
    """A fact to ask for.

    Args:
        person: The id of whose it is, "me" for ego.
        fact: The fact.
        text: What to find out, as a sentence without a name.
        settles: Needs, as "goal: need", that any answer settles.
        helps: The other needs, as "goal: need", among whose open facts it is.
        musts: How many of all these are musts.
        judgements: How many judgements wait for it, perhaps among others.
        rules: Codes of the rules whose judgements these are, sorted.
    """

    person: str
    fact: FactKey
    text: str
    settles: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    musts: int = 0
    judgements: int = 0
    rules: tuple[str, ...] = ()


@attrs.frozen
class Answer:
    """What somebody answered to a question.

    Args:
        person: The id of whose fact it is, "me" for ego.
        fact: The fact.
        text: As it was answered.
    """

    person: str
    fact: FactKey
    text: str


@attrs.define
class _Draft:
    """A question while its reasons are gathered."""

    text: str
    settles: list[str] = attrs.field(factory=list)
    helps: list[str] = attrs.field(factory=list)
    musts: int = 0
    judgements: int = 0
    rules: set[str] = attrs.field(factory=set)


def questions(report: Report, most: int | None = None) -> tuple[Question, ...]:
    """The facts to ask for, those first that settle most: must-needs, then needs, then
    judgements.

    Only facts of people count that a contacts file can hold.

    Args:
        report: What is known now.
        most: How many questions; None for all.
    """
    drafts: dict[tuple[str, FactKey], _Draft] = {}
    for goal in report.goals:
        for result in goal.needs:
            if isinstance(result.met, Unknown):
                _ask_for_need(drafts, report.network, goal.name, result)
    for one in report.results:
        for missing, number in one.missing.items():
            draft = _draft(drafts, report.network, missing)
            if draft is not None:
                draft.judgements += number
                draft.rules.add(one.rule.code)
    order = {key: place for place, key in enumerate(drafts)}
    ranked = sorted(drafts, key=lambda key: (*_weight(drafts[key]), order[key]))
    return tuple(_question(key, drafts[key]) for key in ranked[:most])


def _ask_for_need(
    drafts: dict[tuple[str, FactKey], _Draft], network: Network, goal: str, result: NeedResult
) -> None:
    need = result.need
    open_ = {missing for facts in result.open.values() for missing in facts}
    alone = len(open_) == 1 and not (need.warm or need.routes)
    for missing in result.settle:
        draft = _draft(drafts, network, missing)
        if draft is not None:
            (draft.settles if alone else draft.helps).append(f"{goal}: {need.text or need.name}")
            draft.musts += need.must


def _draft(
    drafts: dict[tuple[str, FactKey], _Draft], network: Network, missing: Missing
) -> _Draft | None:
    """The question for a missing fact; None if a contacts file cannot hold it."""
    fact = FactKey.named(missing.field)
    person = missing.subject
    allowed = FACTS_OF_ME if person == ME else FACTS_OF_OTHERS
    if fact is None or fact.key not in allowed:
        return None
    if person != ME and not network.people.has(person):
        return None
    return drafts.setdefault((person, fact), _Draft(missing.text))


def _weight(draft: _Draft) -> tuple[int, int, int]:
    return -draft.musts, -len(draft.settles) - len(draft.helps), -draft.judgements


def _question(key: tuple[str, FactKey], draft: _Draft) -> Question:
    return Question(
        *key,
        draft.text,
        tuple(dict.fromkeys(draft.settles)),
        tuple(dict.fromkeys(draft.helps)),
        draft.musts,
        draft.judgements,
        tuple(sorted(draft.rules)),
    )


# -- answers ---------------------------------------------------------------------------------


def things_of(answer: Answer, network: Network, today: date) -> tuple[Thing, ...]:
    """What an answer writes into a contacts file.

    Raises:
        ValueError: If it cannot be that; it says what can.
    """
    if answer.text.strip() == NONE:
        return _none(answer)
    value: Any = accepted(answer.fact, answer.text)
    if isinstance(value, date) and value > today:
        msg = f"{value} is after {today}, and what is to come has not happened"
        raise ValueError(msg)
    move = Supposed(answer.fact.key, "set", (answer.person,), "", answer.fact, value)
    try:
        return meant((move,), network, today).things[0]
    except MoveError as error:
        raise ValueError(error.message) from error


def _none(answer: Answer) -> tuple[Thing, ...]:
    if answer.fact not in _WAYS:
        msg = f"that there is no {answer.fact.key} cannot be written down; leave it empty"
        raise ValueError(msg)
    return tuple(SetKey(answer.person, fact.key, ()) for fact in _WAYS)


def fill(
    session: Session,
    answers: Iterable[Answer],
    *,
    today: date,
    inputs: Inputs | None = None,
    file: Path | None = None,
    loaded: Loaded | None = None,
) -> Logged:
    """Write answers into the contacts file, all or none.

    Args:
        session: The settings and plugins in force, as from `open_session`.
        answers: The answers; those without a text are left out.
        today: The day it is.
        inputs: Paths to read, each with the name of its source ("" finds it); None reads
            the sources of the settings.
        file: The contacts file; None takes the first of the inputs that is one, else makes
            one called contacts.toml beside the settings.
        loaded: What came of reading the inputs, if that was done.

    Raises:
        ValueError: If an answer cannot be what was asked for.
        CannotRecord: If the contacts file cannot be added to as it is.
    """
    given = list(session.sources() if inputs is None else inputs)
    network = (loaded or session.load(given)).network
    home = contacts_file(session, given, network, file) or new_contacts_file(session, given)
    said = [answer for answer in answers if answer.text.strip()]
    things: Sequence[tuple[Thing, ...]] = [things_of(one, network, today) for one in said]
    words = [f"{one.fact.key} of {network.person(one.person).name}" for one in said]
    return write(session, home, network, words, things)
