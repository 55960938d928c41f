"""Which of the addresses in a mailbox are "me"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from netrules import Handle, fold_text
from netrules.plugins.sources.mail.addresses import address_of
from netrules.plugins.sources.mail.posts import Party, Post

#: Who is written to by fewer is not known to be the owner of the mailbox.
_SEVERAL: Final = 2
#: The owner takes part in more than one message of so many.
_SHARE: Final = 2
#: Hosts where dots before the @ do not count, and the name they have in common.
_DOTLESS: Final = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}

IN_SENT: Final = "it sent most of the messages in the folder of sent ones"
BY_MOST: Final = "most messages are to it"


@attrs.frozen
class Owner:
    """The person whose mailbox it is.

    Args:
        parties: Their addresses in it.
        found_by: How they were told from others, "" if the settings or other files did.
    """

    parties: frozenset[Party]
    found_by: str = ""


def find_owner(posts: Sequence[Post], parties: Mapping[str, Party], told: Handle) -> Owner | None:
    """Whose mailbox it is, None if nothing tells.

    Args:
        posts: Its messages.
        parties: Everybody in them.
        told: What the settings and other files say of the owner.
    """
    known = {_mailbox_of(address_of(email)) for email in told.emails} - {""}
    mine = frozenset(party for party in parties.values() if _mailbox_of(party.email) in known)
    if mine:
        return Owner(mine)
    names = {fold_text(name) for name in told.names}
    for counts, found_by in ((_senders(posts), IN_SENT), (_addressees(posts), BY_MOST)):
        leader = _leader(counts, names)
        if leader is not None:
            same = _mailbox_of(leader.email)
            one = frozenset(p for p in parties.values() if _mailbox_of(p.email) == same)
            return Owner(one, found_by)
    return None


def _mailbox_of(email: str) -> str:
    """The mailbox where mail to *email* arrives, without what its owner may add."""
    local, at, host = email.partition("@")
    local = local.partition("+")[0] or local
    if host in _DOTLESS:
        local, host = local.replace(".", ""), _DOTLESS[host]
    return f"{local}{at}{host}"


def _senders(posts: Iterable[Post]) -> Counter[Party]:
    return Counter(post.sender for post in posts if post.is_sent)


def _addressees(posts: Sequence[Post]) -> Counter[Party]:
    """How many messages are to each of those to whom several people write, and who take
    part in most messages."""
    writers: dict[Party, set[Party]] = defaultdict(set)
    received: Counter[Party] = Counter()
    present: Counter[Party] = Counter()
    for post in posts:
        present.update({post.sender, *post.recipients})
        for party in post.recipients:
            if party is not post.sender:
                received[party] += 1
                writers[party].add(post.sender)
    return Counter(
        {
            party: count
            for party, count in received.items()
            if len(writers[party]) >= _SEVERAL and present[party] * _SHARE > len(posts)
        }
    )


def _leader(counts: Counter[Party], names: set[str]) -> Party | None:
    """Whoever counts most, of several alike the one with a name that is the owner's."""
    most = max(counts.values(), default=0)
    leaders = [party for party, count in counts.items() if count == most]
    if len(leaders) > 1:
        leaders = [one for one in leaders if names.intersection(map(fold_text, one.names))]
    return leaders[0] if len(leaders) == 1 else None
