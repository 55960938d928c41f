"""By what each record joins others: its identifiers, as far as they are its person's own.

An identifier that one source gives to two people with different names is nobody's
own. Neither is one that the user said to be shared, with ``not-same-as``. A record
that has none left is told apart from others by its whole content.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, TypeAlias

import attrs

from netrules.loading.account import Home, Homes
from netrules.loading.identifiers import (
    email_key,
    name_words,
    names_agree,
    phone_key,
    profile_key,
    strong_keys,
)
from netrules.loading.records import Handle, OwnerRecord, PersonRecord
from netrules.model.people import ME
from netrules.model.reading import Problem

#: Something that records join by: its kind and its normal form.
JoinKey: TypeAlias = tuple[str, ...]

#: The names that one record gives a person, each by its words.
_Names: TypeAlias = tuple[tuple[str, ...], ...]

#: The kinds of keys that give ids, the strongest first.
KINDS: Final = ("url", "email", "phone", "account", "record")
_WORDS: Final = {
    "url": "profile URL",
    "email": "e-mail address",
    "phone": "phone number",
    "account": "account",
    "id": "id",
}
#: An id that `hashed` has given: whoever writes it down means the person who has it.
_GIVEN: Final = re.compile(r"p-[a-z2-7]{10}")
_REMEDY: Final = "if they are one person, confirm it with same-as in the contacts file"


def hashed(key: JoinKey) -> str:
    """The id that an identifier gives: ten letters and digits after "p-"."""
    text = "\0".join((key[0], *key[1:]))
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=7)
    return "p-" + base64.b32encode(digest.digest()).decode().lower()[:10]


def id_by(word: str) -> str:
    """The id of somebody whose strongest identifier is *word*; "" if it identifies nobody."""
    for normal_form in (profile_key, email_key, phone_key):
        key = normal_form(word)
        if key is not None:
            return hashed(key)
    return ""


@attrs.frozen
class Keys:
    """The keys of each record, by its number.

    Args:
        claimed: The identifiers that stand in it.
        own: What it joins by: those of them that are its person's own, else its content.
        refused: Identifiers that joined nobody.
        problems: Why not.
        apart: For each record with ``not-same-as`` the records that it names.
    """

    claimed: tuple[tuple[JoinKey, ...], ...]
    own: tuple[tuple[JoinKey, ...], ...]
    refused: frozenset[JoinKey]
    problems: tuple[Problem, ...]
    apart: Mapping[int, frozenset[int]]


def keys_of(records: Sequence[PersonRecord], homes: Homes) -> Keys:
    """What each of *records* joins by.

    Args:
        records: The records in the order of the places they were read at.
        homes: For each file the input that it belongs to.
    """
    claimed = tuple(tuple(dict.fromkeys(_claims(record))) for record in records)
    refused = _of_two_names(records, claimed)
    written = _ids_written_down(records)
    apart = _kept_apart(records, claimed, written)
    own: list[tuple[JoinKey, ...]] = []
    copies: Counter[tuple[Home, JoinKey]] = Counter()
    for number, record in enumerate(records):
        shared = {key for other in apart.get(number, ()) for key in claimed[other]}
        left = [key for key in claimed[number] if key not in refused and key not in shared]
        if isinstance(record, OwnerRecord):
            left.append(("me",))
        elif not left:
            left.append(_by_content(record, homes, copies))
        own.append((*left, *_given_ids(record, left, written)))
    return Keys(claimed, tuple(own), frozenset(refused), tuple(refused.values()), apart)


def reference(handle: Handle) -> list[JoinKey]:
    """The keys by which a reference to a person finds them."""
    return [
        *(("id", local) for local in handle.ids),
        *(("given", local) for local in handle.ids if _GIVEN.fullmatch(local)),
        *strong_keys(handle),
    ]


def _ids_written_down(records: Iterable[PersonRecord]) -> frozenset[str]:
    """The ids that netrules has given to people and that entries name them by."""
    return frozenset(
        local
        for record in records
        for handle in (record.handle, *record.same_as, *record.not_same_as)
        for local in handle.ids
        if _GIVEN.fullmatch(local)
    )


def _given_ids(
    record: PersonRecord, keys: Iterable[JoinKey], written: frozenset[str]
) -> Iterator[JoinKey]:
    """Those of the ids *written* down that the *keys* of a record give it, or that it states."""
    if written:
        ids = {hashed(key) for key in keys if key[0] in KINDS}
        yield from (("given", id_) for id_ in sorted(written & ids.union(record.handle.ids)))


def content_key(record: PersonRecord) -> JoinKey:
    """The key that a record had, or would have had, by its content alone: the first such."""
    return ("record", _content(record), "0")


def has_more(record: PersonRecord) -> bool:
    """Whether more than its content tells a record apart."""
    return any(_claims(record)) or bool(record.same_as or record.not_same_as)


def _claims(record: PersonRecord) -> Iterator[JoinKey]:
    yield from strong_keys(record.handle)
    yield from (("id", local) for local in record.handle.ids if local != ME)


def _by_content(
    record: PersonRecord, homes: Homes, copies: Counter[tuple[Home, JoinKey]]
) -> JoinKey:
    """The key of a record that no identifier joins: which of its kind it is in its input.

    Identifiers that it shares with others, and whom it is said to be or not, tell it apart too.
    """
    more = sorted("\1".join(key) for key in _claims(record))
    for word, handles in (("same", record.same_as), ("apart", record.not_same_as)):
        more += sorted("\1".join((word, *_words(handle))) for handle in handles)
    content = ("record", _content(record), *more)
    copy = (homes[record.origin.file], content)
    copies[copy] += 1
    return (*content[:2], str(copies[copy] - 1), *more)


def _words(handle: Handle) -> Iterator[str]:
    yield from (*handle.urls, *handle.emails, *handle.phones, *handle.ids, *handle.names)
    yield from handle.accounts


def _content(record: PersonRecord) -> str:
    """A record's content without place and strong identifiers, as one string."""
    handle = record.handle
    jobs = sorted(
        f"{job.organization}\1{job.title}\1{job.since}\1{job.until}" for job in record.jobs
    )
    facts = sorted(f"{field}\1{_in_order(value)}" for field, value in record.facts.items())
    weak = sorted(
        value
        for values, normal_form in (
            (handle.urls, profile_key),
            (handle.emails, email_key),
            (handle.phones, phone_key),
        )
        for value in values
        if value in handle.weak or normal_form(value) is None
    )
    return "\0".join((record.origin.layer, *handle.names, *weak, *jobs, *facts))


def _in_order(value: object) -> object:
    return sorted(value, key=str) if isinstance(value, set | frozenset) else value


# -- what is nobody's own ----------------------------------------------------------------


def _of_two_names(
    records: Sequence[PersonRecord], claimed: Sequence[Collection[JoinKey]]
) -> dict[JoinKey, Problem]:
    """Identifiers that one layer gives to people whose names disagree."""
    carriers: dict[tuple[JoinKey, str], dict[_Names, PersonRecord]] = defaultdict(dict)
    for record, keys in zip(records, claimed, strict=True):
        names = tuple(sorted(set(map(name_words, record.handle.names))))
        # An account is one person's, whatever it was called over the years.
        for key in (one for one in keys if names and one[0] != "account"):
            carriers[key, record.origin.layer].setdefault(names, record)
    refused: dict[JoinKey, Problem] = {}
    for (key, _), named in carriers.items():
        clash = _clash(named)
        if clash is not None and key not in refused:
            message = f"two people with different names share one {_WORDS[key[0]]}, so it"
            refused[key] = Problem(
                f"{message} joined nobody", named[clash].origin, _REMEDY, lost=False
            )
    return refused


def _clash(named: Iterable[_Names]) -> _Names | None:
    """The names of one of *named* none of which agrees with another one's, if there are any."""
    pairs = combinations(sorted(named), 2)
    return next((others for names, others in pairs if not _agree(names, others)), None)


def _agree(names: _Names, others: _Names) -> bool:
    return any(names_agree(" ".join(one), " ".join(other)) for one in names for other in others)


def _kept_apart(
    records: Sequence[PersonRecord],
    claimed: Sequence[Collection[JoinKey]],
    written: frozenset[str],
) -> dict[int, frozenset[int]]:
    """For each record with ``not-same-as`` the records that it says to be of others."""
    refusing = [number for number, record in enumerate(records) if record.not_same_as]
    if not refusing:
        return {}
    carriers: dict[JoinKey, list[int]] = defaultdict(list)
    for number, (record, keys) in enumerate(zip(records, claimed, strict=True)):
        given = _given_ids(record, (*keys, content_key(record)) if written else (), written)
        for key in (*keys, *_names(record.handle), *given):
            carriers[key].append(number)
    return {number: _refused_by(records[number], records, carriers) for number in refusing}


def _refused_by(
    said: PersonRecord, records: Sequence[PersonRecord], carriers: Mapping[JoinKey, Sequence[int]]
) -> frozenset[int]:
    """The records that *said* declares to be of others.

    A copy of it that says the same, in a file loaded twice, is none of them. A name means
    somebody only where there is nothing stronger: the other may carry the same one.
    """
    keys = {key for handle in said.not_same_as for key in reference(handle) or _names(handle)}
    return frozenset(
        other
        for key in keys
        for other in carriers.get(key, ())
        if (records[other].handle, records[other].not_same_as) != (said.handle, said.not_same_as)
    )


def _names(handle: Handle) -> Iterator[JoinKey]:
    return (("name", *name_words(name)) for name in handle.names)
