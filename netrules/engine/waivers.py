"""Waivers: findings set aside by hand, with a reason and an end date.

A waiver sets aside the findings that fit everything it says: its rule, its people, its key.
One that is over, or ends too late, sets nothing aside, and words that do not say what is
meant fit nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from netrules.engine.finding import Finding, match_keys
from netrules.engine.rule import Rule, is_late, rules_by_word
from netrules.engine.run import RuleResult
from netrules.engine.settings import Settings
from netrules.model.network import Network
from netrules.model.origin import Origin
from netrules.model.people import IDENTIFIERS, ME, Person
from netrules.model.text import fold_text
from netrules.suggest import did_you_mean

#: For how many days from today a waiver may hold, unless the settings say otherwise.
LONGEST: Final = 365
#: The kinds of findings whose subjects are people.
OF_PEOPLE: Final = ("person", "tie")


@attrs.frozen
class Waiver:
    """What the settings set aside.

    Args:
        rule: The rule, by code or name.
        people: The people, as the settings name them; empty for anybody.
        key: The key of one finding; "" for any.
        reason: Why it may be so for now.
        until: The last day on which that holds.
        origin: Where the settings say so.
    """

    rule: str
    people: tuple[str, ...]
    key: str
    reason: str
    until: date
    origin: Origin = Origin("")


class WaiverDoubt(StrEnum):
    """Why a word of a waiver does not say what is meant."""

    NO_RULE = "no rule"
    FIXED_RULE = "a rule whose findings cannot be waived"
    NOBODY = "nobody"
    SEVERAL_PEOPLE = "several people"
    SEVERAL_FINDINGS = "several findings"


@attrs.frozen
class Unclear:
    """A word of a waiver that does not say what is meant.

    Args:
        doubt: Why.
        word: The word.
        meant: What may have been meant; "" if nothing is close.
        people: The people whom it may mean.
    """

    doubt: WaiverDoubt
    word: str
    meant: str = ""
    people: tuple[Person, ...] = ()


@attrs.frozen
class WaiverUse:
    """What came of a waiver in a run.

    Args:
        waiver: The waiver.
        days_left: For how many days it holds after today; below 0 once it is over.
        longest: For how many days from today a waiver may hold.
        unclear: The words of it that do not say what is meant.
        fitting: How many findings it fits, whether or not it holds.
        idle: The people it names of whom its rule finds nothing.
        settled: Whether everything it is about was judged, so that what it does not fit
            is not there.
    """

    waiver: Waiver
    days_left: int
    longest: int
    unclear: tuple[Unclear, ...] = ()
    fitting: int = 0
    idle: tuple[Person, ...] = ()
    settled: bool = True

    @property
    def over(self) -> bool:
        """Whether its last day has gone by."""
        return self.days_left < 0

    @property
    def too_long(self) -> bool:
        """Whether it ends later than a waiver may."""
        return self.days_left > self.longest

    @property
    def holds(self) -> bool:
        """Whether what it fits is set aside."""
        return not (self.over or self.too_long)


def waivers_of(settings: Settings) -> tuple[Waiver, ...]:
    """The waivers that *settings* state."""
    return tuple(
        Waiver(
            table["rule"],
            table["people"],
            table["key"],
            table["reason"],
            table["until"],
            Origin(table.file, line=table.line, layer="settings"),
        )
        for table in settings.waivers
    )


# -- whom and what they mean -----------------------------------------------------------------


@attrs.frozen
class Meaning:
    """What a waiver means in a network.

    Args:
        waiver: The waiver.
        code: The code of its rule; "" if there is none.
        people: The people it names.
        unclear: The words of it that do not say what is meant.
    """

    waiver: Waiver
    code: str
    people: tuple[Person, ...]
    unclear: tuple[Unclear, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the people it names."""
        return frozenset(one.id for one in self.people)

    def fits(self, finding: Finding) -> bool:
        """Whether *finding* is of its rule, and about nobody but its people."""
        if finding.code != self.code:
            return False
        if not self.waiver.people:
            return True
        return finding.kind in OF_PEOPLE and bool(finding.ids) and self.ids.issuperset(finding.ids)


def meaning_of(
    waiver: Waiver,
    network: Network,
    rules: Mapping[str, Rule],
    id_by: Callable[[str], str],
    *,
    whole: bool,
) -> Meaning:
    """What *waiver* means.

    Args:
        waiver: The waiver.
        network: Where people are looked up.
        rules: Every rule there is, by code.
        id_by: The id that an address, URL or number gives to whom it identifies.
        whole: Whether every input was read: else nobody is missed.
    """
    code, unclear = _rule(waiver.rule, rules)
    people: dict[str, Person] = {}
    for word in waiver.people:
        found = people_called(network, word, id_by)
        if len(found) == 1:
            people[found[0].id] = found[0]
        elif found:
            unclear.append(Unclear(WaiverDoubt.SEVERAL_PEOPLE, word, people=found))
        elif whole:
            unclear.append(Unclear(WaiverDoubt.NOBODY, word, closest_called(network, word)))
    return Meaning(waiver, code, tuple(people.values()), tuple(unclear))


def _rule(word: str, rules: Mapping[str, Rule]) -> tuple[str, list[Unclear]]:
    """The code of the rule that is called *word*, and what is unclear about that."""
    by_word = rules_by_word(rules.values())
    if word not in by_word:
        return "", [Unclear(WaiverDoubt.NO_RULE, word, did_you_mean(word, by_word))]
    found = by_word[word]
    return found.code, [Unclear(WaiverDoubt.FIXED_RULE, word)] if is_late(found) else []


def people_called(network: Network, word: str, id_by: Callable[[str], str]) -> tuple[Person, ...]:
    """Those whom *word* may mean, by id, else by an identifier, else by name."""
    if word == ME:
        return (network.me,)
    for id_ in filter(None, (word, id_by(word))):
        if network.people.has(id_):
            return (network.people[id_],)
    folded = fold_text(word)
    return tuple(
        person
        for person in network.people
        if any(fold_text(str(one)) == folded for one in _identifiers(person))
    )


def _identifiers(person: Person) -> Sequence[str]:
    return [str(value) for field in IDENTIFIERS for value in person.values(field)]


def closest_called(network: Network, word: str) -> str:
    """The name or id of *network* that *word* may have been meant for; "" if none is close."""
    known = {name for person in network.people for name in (person.id, *person.names)}
    return did_you_mean(word, known)


# -- what they set aside ---------------------------------------------------------------------


def waive(
    findings: Sequence[Finding],
    meanings: Sequence[Meaning],
    network: Network,
    results: Mapping[str, RuleResult],
    *,
    longest: int,
    whole: bool,
) -> tuple[tuple[Finding, ...], tuple[WaiverUse, ...]]:
    """*findings* with what is waived marked, and what came of each waiver.

    Args:
        findings: What was found.
        meanings: The waivers, and what they mean.
        network: The network, as of the day of judgement.
        results: What came of each rule, by code.
        longest: For how many days from today a waiver may hold.
        whole: Whether every input was read.
    """
    if not meanings:
        return tuple(findings), ()
    keys = match_keys(findings, network, {one.waiver.key for one in meanings} - {""})
    reasons: dict[str, str] = {}
    uses = []
    for meaning in meanings:
        found, unclear = _fitting(meaning, findings, keys)
        use = WaiverUse(
            meaning.waiver,
            (meaning.waiver.until - network.day).days,
            longest,
            (*meaning.unclear, *unclear),
            len(found),
            _idle(meaning, found, results) if whole else (),
            whole and _settled(meaning, results),
        )
        uses.append(use)
        if use.holds:
            for finding in found:
                reasons.setdefault(finding.key, meaning.waiver.reason)
    marked = tuple(
        attrs.evolve(one, waived=True, reason=reasons[one.key]) if one.key in reasons else one
        for one in findings
    )
    return marked, tuple(uses)


def _fitting(
    meaning: Meaning, findings: Sequence[Finding], keys: Mapping[str, tuple[Finding, ...]]
) -> tuple[list[Finding], tuple[Unclear, ...]]:
    """The findings that a waiver fits, and whether its key means several."""
    key = meaning.waiver.key
    found = [one for one in (keys[key] if key else findings) if meaning.fits(one)]
    if key and len(found) > 1:
        return [], (Unclear(WaiverDoubt.SEVERAL_FINDINGS, key),)
    return found, ()


def _idle(
    meaning: Meaning, found: Sequence[Finding], results: Mapping[str, RuleResult]
) -> tuple[Person, ...]:
    """The people of whom the rule finds nothing, although it could tell."""
    result = results.get(meaning.code)
    if result is None:
        return ()
    busy = {id_ for finding in found for id_ in finding.ids}
    return tuple(one for one in meaning.people if one.id not in busy and result.tells_of((one.id,)))


def _settled(meaning: Meaning, results: Mapping[str, RuleResult]) -> bool:
    """Whether the rule could tell of everything that the waiver is about."""
    result = results.get(meaning.code)
    return result is not None and result.tells_of(tuple(meaning.ids))
