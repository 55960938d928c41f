"""From the records of one person to the person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import Any, Final

from netrules.loading.identity import Identity
from netrules.loading.owners import SETTINGS, STATED_LAYERS
from netrules.loading.records import Handle, Job, PersonRecord
from netrules.loading.seniority import level_of_title
from netrules.model.level import Level
from netrules.model.network import Network
from netrules.model.origin import Origin
from netrules.model.people import Employment, Fact, Person

_IDENTIFIERS: Final = (
    ("name", "names"),
    ("email", "emails"),
    ("phone", "phones"),
    ("url", "urls"),
    ("account", "accounts"),
)
#: Facts of the file and not of the person.
_NOT_FACTS: Final = frozenset({"channels"})


def make_person(
    identity: Identity, network: Network, find: Callable[[Handle, Origin], str | None]
) -> Person:
    """The person that the records of *identity* describe.

    Every fact is kept. Those that count come first: what the user stated before
    what a service exported, the newer before the older, then in an order of the
    values alone, so that the order of files and rows decides nothing. Positions of one
    entry stay in its order: which of them counts must not hang on what is left open, such
    as where one of them is.
    """
    facts: dict[str, list[Fact[Any]]] = {}
    for record in identity.records:
        for field, value in _values(record):
            told = find(value, record.origin) if isinstance(value, Handle) else value
            if told is not None:
                stated = record.origin.layer in STATED_LAYERS
                fact = Fact(told, record.origin, record.as_of, stated)
                facts.setdefault(field, []).append(fact)
    jobs = {
        _employment(job, record): _job_order(job, place, record)
        for record in identity.records
        for place, job in enumerate(record.jobs)
    }
    return Person(
        identity.id,
        identity.aliases,
        tuple(sorted(jobs, key=jobs.__getitem__)),
        # Rules are given it, and none of them shall take a fact away from the next.
        MappingProxyType({field: _in_order(values) for field, values in sorted(facts.items())}),
        tuple(sorted({record.origin.layer for record in identity.records} - {SETTINGS})),
        tuple(sorted({record.origin for record in identity.records})),
        network,
    )


def _values(record: PersonRecord) -> Iterator[tuple[str, Any]]:
    for field, attribute in _IDENTIFIERS:
        yield from ((field, value) for value in getattr(record.handle, attribute) if value)
    yield from (("not_same_as", handle) for handle in record.not_same_as)
    for field, value in record.facts.items():
        if field not in _NOT_FACTS:
            yield from ((field, one) for one in each(value))


def _in_order(facts: list[Fact[Any]]) -> tuple[Fact[Any], ...]:
    if len(facts) == 1:
        return (facts[0],)
    return tuple(sorted(dict.fromkeys(facts), key=_fact_order))


def each(value: Any) -> Iterable[Any]:
    """The values of a fact, which a record gives as one or as several."""
    return value if isinstance(value, tuple | list | frozenset) else (value,)


def _employment(job: Job, record: PersonRecord) -> Employment:
    shown = level_of_title(job.title, job.organization) if job.title else None
    if shown and shown[0] == Level.VP and not job.organization:
        shown = None  # in a bank, which it may be, a vice president is no executive
    level, evidence = shown or (None, "")
    return Employment(
        job.organization,
        job.title,
        record.origin,
        job.since,
        job.until,
        job.current,
        record.origin.layer in STATED_LAYERS,
        record.as_of,
        level,
        evidence,
    )


def _fact_order(fact: Fact[Any]) -> tuple[Any, ...]:
    return (not fact.stated, _newest_first(fact.as_of), str(fact.value), fact.origin.place)


def _job_order(job: Job, place: int, record: PersonRecord) -> tuple[Any, ...]:
    handle = record.handle
    keys = (*handle.urls, *handle.emails, *handle.phones, *handle.accounts)
    return (
        record.origin.layer not in STATED_LAYERS,
        _newest_first(record.as_of),
        _newest_first(job.since),
        not job.current,
        _newest_first(job.until),
        record.origin.layer,
        (*keys, *handle.ids, *handle.names),
        place,
        job.organization,
        job.title,
        record.origin.place,
    )


def _newest_first(day: Any) -> int:
    return 0 if day is None else -int(day.toordinal())
