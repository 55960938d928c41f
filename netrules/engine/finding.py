"""Findings: failed judgements about named subjects, with keys that outlive renaming."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

import attrs

from netrules.engine.judgement import Severity
from netrules.model.frozen import read_only
from netrules.model.network import Network
from netrules.model.origin import Origin
from netrules.model.people import ME

#: The most keys that are tried for one finding: enough for every name of four people.
_MOST_KEYS: Final = 4096


class FindingState(StrEnum):
    """Whether a finding was there at an earlier judgement."""

    NEW = "new"
    SAME = "same"


class Cause(StrEnum):
    """Why a finding is new."""

    #: The day has moved on.
    TIME = "time"
    #: The files hold something else.
    DATA = "data"
    #: The settings, or the command line, say something else.
    SETTINGS = "settings"
    #: Another version of netrules judged.
    VERSION = "version"
    #: It may be one or the other.
    UNTOLD = "can't tell"


@attrs.frozen
class Finding:
    """A failed judgement.

    It holds ids and data, no names: those appear when it is rendered.

    Args:
        key: The same in every run in which the finding is the same.
        code: The rule's code.
        name: The rule's name.
        severity: How much it matters.
        kind: What the subjects are: "person", "tie", "group", "goal" or "network".
        ids: The subjects, sorted.
        template: The message, with ``{fields}`` for the data.
        data: What fills the template.
        advice: What to do about it, a template too.
        variant: Tells apart several findings of one rule about the same subjects.
        locations: Where the deciding facts stand, the most telling first.
        waived: Whether a waiver sets it aside.
        baselined: Whether it was there when netrules was adopted.
        reason: Why it was waived, in the words of whoever did.
        standing: Whether it was there before; None if it was compared with nothing.
        causes: Why it is new: one if that is certain, else all that it may be.
        former_codes: The codes that the rule had before, under which a waiver or a baseline
            may know the finding.
    """

    key: str
    code: str
    name: str
    severity: Severity
    kind: str
    ids: tuple[str, ...]
    template: str
    data: Mapping[str, Any] = attrs.field(eq=False, converter=read_only)
    advice: str = ""
    variant: str = ""
    locations: tuple[Origin, ...] = ()
    waived: bool = False
    baselined: bool = False
    reason: str = ""
    standing: FindingState | None = None
    causes: tuple[Cause, ...] = ()
    former_codes: tuple[str, ...] = ()

    @property
    def cause(self) -> Cause | None:
        """Why it is new; None if it is not, or nobody asked."""
        if self.standing is not FindingState.NEW or not self.causes:
            return None
        return self.causes[0] if len(self.causes) == 1 else Cause.UNTOLD

    @property
    def set_aside(self) -> bool:
        """Whether it counts in no gate."""
        return self.waived or self.baselined

    def keys(self, network: Network) -> Iterator[str]:
        """The key, and every key it would have under another name of its subjects or its rule.

        An earlier report, a waiver or a baseline may know a person by an identifier
        that has since been joined by a stronger one. A rule should name few subjects: of
        many, not every combination of their names is tried.
        """
        names = [self._known_as(id_, network) for id_ in self.ids]
        for ids in itertools.islice(itertools.product(*names), _MOST_KEYS):
            for code in (self.code, *self.former_codes):
                yield finding_key(code, ids, self.variant)

    def _known_as(self, id_: str, network: Network) -> tuple[str, ...]:
        if self.kind not in ("person", "tie") or id_ == ME or not network.people.has(id_):
            return (id_,)
        return (id_, *network.people[id_].aliases)


def finding_key(code: str, ids: Iterable[str], variant: str) -> str:
    """The key of a finding: a hash of its rule, its sorted subjects and its variant."""
    text = "\0".join((code, *sorted(ids), "", variant))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def match_keys(
    findings: Sequence[Finding], network: Network, keys: Iterable[str]
) -> dict[str, tuple[Finding, ...]]:
    """For each of *keys*, of an earlier run, the findings of this run that it means.

    None: it is gone. Two: people have been split since, and the entry says which
    of them no longer.
    """
    known: dict[str, list[Finding]] = {}
    for finding in findings:
        for key in dict.fromkeys((finding.key, *finding.keys(network))):
            known.setdefault(key, []).append(finding)
    return {key: tuple(known.get(key, ())) for key in keys}
