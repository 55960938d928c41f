"""All files of an input together: who follows whom, and by which names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from netrules import Handle, Item, Opened, OwnerRecord, PersonRecord, Problem, Skipped
from netrules.plugins.sources.fediverse.bluesky.layout import Kind
from netrules.plugins.sources.fediverse.bluesky.profiles import (
    LAYER,
    TIES,
    Page,
    Profile,
    read_pages,
)
from netrules.plugins.sources.fediverse.bluesky.records import Records
from netrules.reading import snapshot

_FOLLOWING, _FOLLOWER = TIES["follows"], TIES["followers"]


def export_items(opened: Opened, found: Mapping[str, Kind], stated: Handle) -> Iterator[Item]:
    """What an input tells.

    Args:
        opened: The input.
        found: Its members that are Bluesky's.
        stated: What is said of the owner elsewhere.
    """
    yield from _Reading(opened, found, stated).items()


class _Reading:
    """The files of an input being read: first who is who, then what each row says."""

    def __init__(self, opened: Opened, found: Mapping[str, Kind], stated: Handle) -> None:
        self._opened: Final = opened
        self._repositories: Final = [
            Records(opened, member) for member, kind in found.items() if kind is Kind.REPOSITORY
        ]
        answers = [
            answer
            for member, kind in found.items()
            if kind is Kind.PROFILES
            for answer in read_pages(opened, member)
        ]
        self._pages: Final = [answer for answer in answers if isinstance(answer, Page)]
        self._problems: Final = [answer for answer in answers if isinstance(answer, Problem)]
        self._known: Final = self._profiles()
        self._owner: Final = self._find_owner(stated)
        self._handles: Final[dict[str, Handle]] = {}
        self._own: Final = [one for one in self._repositories if one.did in {"", self._owner}]
        self._blocked: Final = frozenset[str]().union(*(one.blocked for one in self._own))
        self._following: Final = self._listed(_FOLLOWING).union(
            *(one.following for one in self._own)
        )
        self._followers: Final = self._listed(_FOLLOWER)

    def _profiles(self) -> dict[str, Profile]:
        """What lists say of accounts, those with a handle before those without."""
        said = [row.profile for page in self._pages for row in page.rows]
        said += [page.subject for page in self._pages]
        ordered = sorted(
            filter(None, said), key=lambda one: (bool(one.handle), one.handle, one.name)
        )
        return {one.did: one for one in ordered}

    def _find_owner(self, stated: Handle) -> str:
        """Whose lists these are, "" if several could be meant."""
        dids = {one.did for one in self._repositories if one.did} or {
            page.subject.did for page in self._pages if page.subject
        }
        if len(dids) > 1:
            accounts = {f"bluesky:{did}": did for did in dids}
            named = {accounts[one] for one in stated.accounts if one in accounts}
            urls = {url.casefold().rstrip("/") for url in stated.urls}
            named |= {did for did in dids if urls.intersection(self._named(did).urls)}
            dids = named
        return dids.pop() if len(dids) == 1 else ""

    def _is_own(self, page: Page) -> bool:
        """Whether a list is the owner's; one that does not say whose it is, is."""
        return page.subject is None or page.subject.did == self._owner

    def _listed(self, tie: str) -> frozenset[str]:
        return frozenset(
            row.profile.did
            for page in self._pages
            if page.tie == tie and self._is_own(page)
            for row in page.rows
            if row.profile
        )

    def _named(self, did: str) -> Handle:
        return self._known.get(did, Profile(did)).as_handle()

    def _handle(self, did: str) -> Handle:
        """How records name an account: one object, however many records."""
        if did not in self._handles:
            self._handles[did] = self._named(did)
        return self._handles[did]

    def _tie(self, did: str, tie: str = _FOLLOWING) -> str:
        return "mutual" if did in self._following and did in self._followers else tie

    # -- what becomes of them --------------------------------------------------

    def items(self) -> Iterator[Item]:
        yield from self._problems
        if not self._owner and len(self._repositories) + len(self._pages) > 1:
            yield from self._ownerless()
        for one in self._repositories:
            if one in self._own:
                if one.did:
                    yield one.owner(self._handle(one.did))
                yield from one.items(self._handle, self._tie, self._blocked)
            else:
                yield from one.left_out("records of another account")
        for page in self._pages:
            yield from self._page(page)
        yield from self._nameless()
        yield from self._snapshot()

    def _ownerless(self) -> Iterator[Problem]:
        """What to say where files are of several accounts and none is known to be the owner's."""
        if any(one.did for one in self._repositories) or any(page.subject for page in self._pages):
            yield Problem(
                "the files are of several accounts, and nothing says which is yours",
                self._opened.origin(layer=LAYER),
                "add your profile to the settings: [me] url = "
                '"https://bsky.app/profile/your-handle"; or give the files of one account',
                lost=False,
            )

    def _page(self, page: Page) -> Iterator[Item]:
        own = self._is_own(page)
        if page.subject is not None and own:
            handle = self._handle(self._owner)
            yield OwnerRecord(
                Handle(urls=handle.urls, names=handle.names, accounts=handle.accounts, me=True),
                page.origin,
            )
        for row in page.rows:
            if row.profile is None:
                said = "the entry does not say which account it is about"
                yield Problem(said, row.origin, "save the answer again")
            elif not own:
                yield Skipped("list of another account", row.origin)
            elif row.profile.did in self._blocked:
                yield Skipped("blocked", row.origin)
            else:
                did = row.profile.did
                yield PersonRecord(self._handle(did), row.origin, tie=self._tie(did, page.tie))

    def _nameless(self) -> Iterator[Problem]:
        """How many accounts are known by their lasting identifier only."""
        dids = (self._following | self._followers) - self._blocked
        nameless = sum(not (self._handle(did).names or self._handle(did).urls) for did in dids)
        if nameless:
            origins = [one.origin() for one in self._own] + [page.origin for page in self._pages]
            yield Problem(
                f"{nameless:,} of {len(dids):,} accounts have no name here: a repository lists "
                "accounts by their lasting identifiers only",
                origins[0],
                "give the answers of getFollows and getFollowers along with it, which have names",
                lost=False,
            )

    # -- what the files vouch for ----------------------------------------------

    def _snapshot(self) -> Iterator[Item]:
        """When both lists were whole."""
        pages = {
            tie: [page for page in self._pages if page.tie == tie and self._is_own(page)]
            for tie in TIES.values()
        }
        for name, tie in TIES.items():
            if pages[tie] and all(page.goes_on for page in pages[tie]):
                yield Problem(
                    f"the list of {name} goes on in a further answer",
                    pages[tie][-1].origin,
                    "save all answers, one after the other by their cursor, in one folder",
                    lost=False,
                )
        following = _is_whole(pages[_FOLLOWING]) or any(one.whole for one in self._own)
        if not following or not _is_whole(pages[_FOLLOWER]) or not self._owner:
            return
        newest = max((day for one in self._own if (day := one.newest)), default=None)
        yield snapshot(self._opened, pages[_FOLLOWER][0].member, newest, layer=LAYER)


def _is_whole(pages: list[Page]) -> bool:
    """Whether answers are all that there are, every entry of them legible."""
    ends = any(not page.goes_on for page in pages)
    return ends and all(row.profile for page in pages for row in page.rows)
