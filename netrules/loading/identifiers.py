"""Identifiers in the form in which they are compared, and which of them are strong.

A strong identifier belongs to one person: a profile URL, a personal e-mail
address, a full international phone number. A role address or a switchboard does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

from netrules.loading.records import Handle
from netrules.model.text import fold_text

#: Local parts of addresses that belong to a post and not to a person.
ROLES: Final = frozenset(
    "abuse accounts admin administrator billing bookings careers contact customerservice "
    "do-not-reply donotreply editor enquiries enquiry events feedback hello help helpdesk hi "
    "hostmaster hr info inquiries it jobs kontakt legal mail marketing media newsletter no-reply "
    "noreply office orders postmaster pr press privacy recruiting recruitment reception root "
    "sales security service services subscribe support team webmaster".split()
)
#: Hosts whose paths name people: how many leading path segments make the profile,
#: and with which first segment ("" for any).
PROFILE_HOSTS: Final = {
    "linkedin.com": ("in", 2),
    "facebook.com": ("", 1),
    "twitter.com": ("", 1),
    "x.com": ("", 1),
    "github.com": ("", 1),
    "xing.com": ("profile", 2),
    "plus.google.com": ("", 1),
    "instagram.com": ("", 1),
    "bsky.app": ("profile", 2),
}
#: Hosts that took another name, under which their profiles are still the same.
_RENAMED: Final = {"twitter.com": "x.com"}
#: First segments of paths on these hosts that lead to something else, or that all share.
_NOT_PEOPLE: Final = frozenset(
    "company events explore groups hashtag home i intent marketplace orgs p pages people photo "
    "photo.php posts pub public reel school search share sharer sharer.php stories story.php "
    "watch".split()
)
_PHONE_NOISE: Final = re.compile(r"\(0\)|[\s().\-/\u00a0\u2010-\u2015]")
_PHONE: Final = re.compile(r"\+[1-9]\d{6,14}")
_TITLES: Final = frozenset(
    "dr frau herr miss mr mrs ms prof sir dame dipl ing phd md jr sr ii iii iv mba".split()
)

#: An identifier as it is compared: its kind and its normal form.
Key = tuple[str, str]


@lru_cache(maxsize=1 << 17)
def profile_key(url: str) -> Key | None:
    """The key of a profile URL; None if *url* does not lead to one person's profile."""
    text = url.strip()
    try:
        parts = urlsplit(text if "//" in text else "//" + text)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    path = [segment for segment in unquote(parts.path).split("/") if segment]
    if path and path[0].startswith("@"):
        return "url", fold_text(f"{host}/{path[0]}")
    for known, (first, depth) in PROFILE_HOSTS.items():
        if host == known or host.endswith("." + known):
            if len(path) < depth or (first and path[0] != first) or path[0] in _NOT_PEOPLE:
                return None
            if path[0] == "profile.php":
                return ("url", f"{known}/{parts.query}") if parts.query else None
            home = _RENAMED.get(known, known)
            return "url", fold_text("/".join((home, *path[:depth])))
    return None


def email_key(address: str) -> Key | None:
    """The key of an e-mail address; None for a role address or what is no address."""
    text = fold_text(address).removeprefix("mailto:")
    local, at, domain = text.rpartition("@")
    if not at or not local or "." not in domain or " " in text or local.split("+")[0] in ROLES:
        return None
    return "email", text


def phone_key(number: str) -> Key | None:
    """The key of a full international phone number; None for any other number."""
    text = _PHONE_NOISE.sub("", number.strip().removeprefix("tel:"))
    if text.startswith("00"):
        text = "+" + text[2:]
    return ("phone", text) if _PHONE.fullmatch(text) else None


def strong_keys(handle: Handle) -> Iterator[Key]:
    """The strong identifiers of *handle*, the strongest kind first."""
    weak = frozenset(handle.weak)
    kinds = (
        (handle.urls, profile_key),
        (handle.emails, email_key),
        (handle.phones, phone_key),
    )
    for values, normal_form in kinds:
        for value in values:
            if value not in weak:
                key = normal_form(value)
                if key is not None:
                    yield key
    yield from (("account", fold_text(account)) for account in handle.accounts)


@lru_cache(maxsize=1 << 17)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: no titles, credentials or punctuation."""
    bare = re.sub(r"\([^)]*\)|[^\w\s'\u2019-]", " ", fold_text(name))
    words = tuple(word for word in bare.split() if word not in _TITLES)
    # Somebody may be called by a sign, and nobody by a title alone.
    return words or ((fold_text(name),) if fold_text(name) else ())


def names_agree(one: str, other: str) -> bool:
    """Whether two names may be one person's: all words of the shorter are in the longer,
    where an initial stands for any word that it begins."""
    short, long = sorted((Counter(name_words(one)), Counter(name_words(other))), key=Counter.total)
    whole, initials = _letters(short, long)
    their_whole, their_initials = _letters(long, short)
    # A word that the other name lacks needs an initial there; an initial takes either.
    return all(
        whole[letter] <= their_initials[letter]
        and whole[letter] + initials[letter] <= their_whole[letter] + their_initials[letter]
        for letter in {*whole, *initials}
    )


def _letters(name: Counter[str], other: Counter[str]) -> tuple[Counter[str], Counter[str]]:
    """How many of a name's words begin with each letter: those that *other* lacks, and initials."""
    whole, initials = Counter[str](), Counter[str]()
    for word, number in name.items():
        if len(word) == 1:
            initials[word] += number
        else:
            whole[word[0]] += max(0, number - other[word])
    return whole, initials
