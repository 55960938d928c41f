"""Finding the source that reads each input.

An input is offered to every source as a whole first. What no source takes is taken
apart: a folder (or zip) into its sub-folders, each a whole again, and into its files.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Final

import attrs

from netrules.loading.archive import Zip, is_zip
from netrules.loading.looks import Look, look_at_file, look_at_zip
from netrules.loading.members import Input, MemberError, Part, Whole, input_error
from netrules.loading.opened import open_input
from netrules.loading.source import Certainty, InputError, Opened, Sniff, Source
from netrules.model.origin import Origin
from netrules.suggest import did_you_mean

_CHOOSE: Final = "choose one by --source NAME=PATH"
_EMPTY: Final = "holds no files to read"
_UNKNOWN: Final = "no source recognises it"
#: How many sources a message names; of more of them it says where they are listed.
_MOST_NAMED: Final = 5


@attrs.frozen
class InputSpec:
    """An input as the user named it.

    Args:
        path: Where it lies.
        shown: How messages and origins name it.
        source: The source to read it with, "" to find that out.
    """

    path: Path
    shown: str
    source: str = ""


@attrs.frozen
class Found:
    """An input, or a part of one, and the source that reads it."""

    source: Source
    opened: Opened


@attrs.frozen(order=True)
class Unclaimed:
    """A file inside a folder or zip that is not read, and why."""

    origin: Origin
    reason: str


@attrs.frozen
class SniffCrash:
    """A source that failed while it was asked about an input; told once per source."""

    source: Source
    exception: Exception
    origin: Origin


@attrs.frozen
class Findings:
    """What the inputs hold, in an order that hangs neither on theirs nor on the sources'.

    Args:
        found: What to read, and with which source.
        errors: Inputs that cannot be used.
        unclaimed: Files that were only found in a folder or zip, and that nobody reads.
        crashes: Sources that failed.
    """

    found: tuple[Found, ...] = ()
    errors: tuple[InputError, ...] = ()
    unclaimed: tuple[Unclaimed, ...] = ()
    crashes: tuple[SniffCrash, ...] = ()


def find(inputs: Iterable[InputSpec], sources: Iterable[Source]) -> Findings:
    """Open *inputs* and find the source for each, by content.

    An input named twice is read once. One that lies in a folder that is named as well is
    read under its own name, so a source can be forced on it.

    Raises:
        ValueError: If an input names a source that is not among *sources*.
    """
    ordered = sorted(sources, key=lambda source: source.name)
    named: dict[str, list[InputSpec]] = {}
    for spec in inputs:
        _check_source(spec.source, ordered)
        named.setdefault(_real(spec.path), []).append(spec)
    searches, paths = [], frozenset(named)
    for real in sorted(named, key=lambda real: (min(spec.shown for spec in named[real]), real)):
        search = _Search(ordered)
        try:
            search.take(_merged(named[real]), paths)
        except InputError as error:
            search.errors.append(error)
        searches.append(search)
    return _together(searches)


def _check_source(name: str, sources: Sequence[Source]) -> None:
    names = [source.name for source in sources]
    if name and name not in names:
        meant = did_you_mean(name, names)
        hint = f"did you mean {meant!r}?" if meant else _installed(sources)
        msg = f"no source {name!r}; {hint}"
        raise ValueError(msg)


def _real(path: Path) -> str:
    with suppress(ValueError):  # a null character
        return os.path.realpath(path)
    return str(path)


def _merged(specs: Sequence[InputSpec]) -> InputSpec:
    """The one input that all of *specs* name."""
    spec = min(specs, key=lambda spec: spec.shown)
    forced = sorted({spec.source for spec in specs} - {""})
    if len(forced) > 1:
        raise InputError(spec.shown, f"is given to {_listed(forced, 'and')}", "choose one of them")
    return attrs.evolve(spec, source=forced[0] if forced else "")


def _together(searches: Sequence[_Search]) -> Findings:
    crashes: dict[str, SniffCrash] = {}
    for search in searches:
        crashes = search.crashes | crashes
    return Findings(
        found=tuple(sorted(chain.from_iterable(each.found for each in searches), key=_place)),
        errors=tuple(sorted(chain.from_iterable(each.errors for each in searches), key=_culprit)),
        unclaimed=tuple(sorted(chain.from_iterable(each.unclaimed for each in searches))),
        crashes=tuple(crashes[name] for name in sorted(crashes)),
    )


def _place(found: Found) -> tuple[str, str, str]:
    origin = found.opened.origin()
    return origin.path, origin.member, found.source.name


def _culprit(error: InputError) -> tuple[str, str, str]:
    return error.path, error.member if isinstance(error, MemberError) else "", error.reason


@attrs.frozen
class _Claim:
    """What a source says of an input: how sure it is, and of which members."""

    source: Source
    certainty: Certainty
    members: frozenset[str]


@attrs.define
class _Search:
    """The search through one input, and what it has come upon so far."""

    sources: Sequence[Source]
    found: list[Found] = attrs.field(factory=list)
    errors: list[InputError] = attrs.field(factory=list)
    unclaimed: list[Unclaimed] = attrs.field(factory=list)
    crashes: dict[str, SniffCrash] = attrs.field(factory=dict)

    def take(self, spec: InputSpec, named: frozenset[str]) -> None:
        """Search the input *spec*, one of those at the real paths *named*.

        Raises:
            InputError: If it cannot be used, or nobody reads anything of it.
        """
        opened = open_input(spec.path, spec.shown, named)
        self._note_kept_back(opened)
        rest: Input | None = opened
        if spec.source:
            stand_ins = self._stand_ins(spec.source)
            if stand_ins:
                self.sources = stand_ins
            else:
                rest = self._give(opened, spec.source)
        if rest is not None:
            self._search(rest)
        if not (self.found or self.errors or (not opened.plain and _divided(spec.path, named))):
            raise self._nothing(opened)

    def _note_kept_back(self, opened: Whole) -> None:
        self.errors += opened.faults.values()
        self.unclaimed += [
            Unclaimed(opened.origin(name), reason) for name, reason in opened.left_out.items()
        ]

    def _stand_ins(self, name: str) -> Sequence[Source]:
        """Those who read what the source called *name* stands for; none if it reads itself."""
        [chosen] = [source for source in self.sources if source.name == name]
        names = frozenset(getattr(chosen, "stands_for", ()))
        return [source for source in self.sources if source.name in names]

    def _give(self, opened: Whole, name: str) -> Input | None:
        """Give *opened* to the source the user chose: the members it claims, else all."""
        chosen = [source for source in self.sources if source.name == name]
        claims = self._ask(opened, chosen)
        members = claims[0].members if claims else frozenset(opened.members)
        if members:
            self.found.append(Found(chosen[0], _only(opened, members)))
        return _without(opened, members)

    def _search(self, part: Input) -> None:
        """Offer *part* whole, what is left of it whole again, and the rest piece by piece."""
        rest: Input | None = part
        sources = self.sources
        while rest is not None and (settled := self._settle(rest, sources)):
            rest = _without(rest, frozenset().union(*(claim.members for claim in settled)))
            served = {claim.source.name for claim in settled}
            sources = [source for source in sources if source.name not in served]
        if rest is None:
            return
        look = _look_at(part)
        if rest.plain or look:
            self._leave(rest, look)
        else:
            self._take_apart(rest)

    def _settle(self, part: Input, sources: Sequence[Source]) -> list[_Claim]:
        """Ask who reads *part*; the claims that leave nothing more to ask of their members."""
        claims = self._ask(part, sources)
        best = max((claim.certainty for claim in claims), default=Certainty.NO)
        claims = [claim for claim in claims if claim.certainty == best]
        counts = Counter(chain.from_iterable(claim.members for claim in claims))
        disputed = {member for member, claimed in counts.items() if claimed > 1}
        clear = [claim for claim in claims if disputed.isdisjoint(claim.members)]
        self.found += [Found(claim.source, _only(part, claim.members)) for claim in clear]
        if not disputed:
            return clear
        rivals = [c.source.name for c in claims if not disputed.isdisjoint(c.members)]
        if best == Certainty.CERTAIN:
            at = part.origin(min(disputed)) if len(disputed) == 1 else part.origin()
            self.errors.append(_contested(at, rivals))
            return claims
        if part.plain:
            self.unclaimed.append(Unclaimed(part.origin(), f"could be {_listed(rivals, 'or')}"))
            return claims
        return clear

    def _ask(self, part: Input, sources: Iterable[Source]) -> list[_Claim]:
        claims = []
        for source in sources:
            try:
                sniff = source.sniff(part)
                claim = _claim(source, sniff, part)
            except Exception as problem:  # noqa: BLE001 reason: a plugin may raise anything
                crash = SniffCrash(source, problem, part.origin())
                self.crashes.setdefault(source.name, crash)
            else:
                if claim.certainty > Certainty.NO and claim.members:
                    claims.append(claim)
        return claims

    def _take_apart(self, part: Input) -> None:
        folders: dict[str, list[str]] = {}
        files = []
        for member in part.members:
            top, slash, below = member.partition("/")
            if slash:
                folders.setdefault(top + slash, []).append(below)
            else:
                files.append(member)
        for folder, members in folders.items():
            self._search(Part(part, folder, members))
        for member in files:
            self._take_file(Part.file(part, member))

    def _take_file(self, file: Input) -> None:
        head = file.head()
        if fault := file.fault():
            self.errors.append(fault)
        elif is_zip(head):
            self._take_zip(file)
        elif head:
            self._search(file)
        else:
            self.unclaimed.append(Unclaimed(file.origin(), "is empty"))

    def _take_zip(self, file: Input) -> None:
        try:
            opened = file.nested()
        except InputError as error:
            self.errors.append(error)
            return
        if opened is None:
            reason = "is a zip inside a zip, which is not opened"
            self.unclaimed.append(Unclaimed(file.origin(), reason))
            return
        self._note_kept_back(opened)
        if opened.members:
            self._search(opened)
        else:
            self.unclaimed.append(Unclaimed(opened.origin(), _EMPTY))

    def _leave(self, rest: Input, look: Look | None) -> None:
        reason = f"{_UNKNOWN}: it looks like {look.what}" if look else _UNKNOWN
        self.unclaimed.append(Unclaimed(rest.origin(), reason))

    def _nothing(self, opened: Whole) -> InputError:
        """The error that says that nobody reads anything of an input that was named."""
        look = _look_at(opened)
        if opened.plain or look:
            reason = self.unclaimed.pop().reason
        elif opened.members:
            reason = f"no source recognises any of its files ({len(opened.members):,})"
        else:
            why = sorted(set(opened.left_out.values()))
            return InputError(opened.path, f"{_EMPTY}: one {', one '.join(why)}" if why else _EMPTY)
        advice = f"{look.advice}; " if look and look.advice else ""
        return InputError(opened.path, reason, advice + _installed(self.sources))


def _claim(source: Source, answer: Sniff, part: Input) -> _Claim:
    if not isinstance(answer, Sniff):
        msg = f"{source.name}: sniff returned {type(answer).__name__}, not Sniff"
        raise TypeError(msg)
    members = frozenset(part.members)
    if answer.members is not None:
        members &= frozenset(answer.members)
    return _Claim(source, Certainty(answer.certainty), members)


def _look_at(part: Input) -> Look | None:
    if part.plain:
        return look_at_file(part.head())
    return look_at_zip(part) if isinstance(part, Zip) else None


def _contested(at: Origin, rivals: Sequence[str]) -> InputError:
    remedy = f"unpack the zip and {_CHOOSE}" if at.member else _CHOOSE
    return input_error(at, f"{_listed(rivals, 'and')} are each certain that it is theirs", remedy)


def _divided(folder: Path, named: frozenset[str]) -> bool:
    """Whether some of what lies in *folder* is an input of its own."""
    inside = os.path.join(_real(folder), "")  # noqa: PTH118 reason: a slash at the end
    return any(path.startswith(inside) for path in named)


def _only(part: Input, members: frozenset[str]) -> Input:
    return part if len(members) == len(part.members) else Part(part, "", members)


def _without(part: Input, members: frozenset[str]) -> Input | None:
    left = [member for member in part.members if member not in members]
    return Part(part, "", left) if left else None


def _installed(sources: Sequence[Source]) -> str:
    if not sources:
        return "no source is installed"
    if len(sources) > _MOST_NAMED:
        return f"netrules plugins lists the {len(sources)} sources: {_CHOOSE}"
    return f"the sources are {_listed([source.name for source in sources], 'and')}: {_CHOOSE}"


def _listed(words: Sequence[str], last: str) -> str:
    *others, end = words
    return f"{', '.join(others)} {last} {end}" if others else end
