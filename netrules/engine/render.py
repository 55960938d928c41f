"""From ids and data to words: the only place where names appear, or are hidden."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

import attrs

from netrules.engine.finding import Finding
from netrules.engine.run import Crash
from netrules.model.bounds import Bounds
from netrules.model.level import Level
from netrules.model.network import Network
from netrules.model.people import ME, Person
from netrules.model.quoting import Quoting
from netrules.model.reading import Unread
from netrules.model.unknown import Unknown

if TYPE_CHECKING:
    from netrules.engine.change import PastFinding

#: A pseudonym that hangs on a salt.
_PSEUDONYM: Final = re.compile(r"[a-z]+-[a-z2-7]{8}")
#: How many names a message lists before it counts the rest.
MOST_NAMES: Final = 5


class Words(str):
    """Text that a rule or a goal template says and no input holds: never hidden."""

    __slots__ = ()


#: What channels are usually called. Any other name is the user's own, and may tell who is meant.
_USUAL: Final = frozenset(
    "call chat comment contact e email endorsement facebook invitation letter like linkedin log "
    "mail meeting message phone post reaction recommendation sms text video whatsapp".split()
)


class Namer:
    """Names people and values, or gives them pseudonyms.

    With a salt a pseudonym is a keyed hash (HMAC-SHA256) and the same in every report; without
    one it is a number in the order in which values appear in this report.

    Args:
        network: Where ids are looked up.
        redact: Whether to hide every value that was read from an input.
        salt: The key for pseudonyms, "" for none.
        show: Makes a value fit for the medium, such as `printable` for a terminal.
    """

    def __init__(
        self,
        network: Network,
        *,
        redact: bool = False,
        salt: str = "",
        show: Callable[[str], str] = str,
    ) -> None:
        self.network: Final = network
        self.redact: Final = redact
        self.salt: Final = salt
        self._show: Final = show
        self._numbers: dict[str, dict[str, int]] = {}

    def shown_by(self, show: Callable[[str], str]) -> Namer:
        """The same for a medium in which values have to be shown by *show*."""
        return Namer(self.network, redact=self.redact, salt=self.salt, show=show)

    def about(self, network: Network) -> Namer:
        """The same for people of another network; numbers that stand for names go on."""
        other = Namer(network, redact=self.redact, salt=self.salt, show=self._show)
        other._numbers = self._numbers
        return other

    def person(self, id_: str) -> str:
        """The name of the person with *id_*, or the pseudonym."""
        if id_ == ME:
            return "me"
        if self.redact:
            return self.pseudonym("person", id_)
        people = self.network.people
        return self._show(people[id_].name if people.has(id_) else id_)

    def text(self, kind: str, value: str) -> str:
        """A value of some kind that was read from an input, or its pseudonym."""
        if isinstance(value, Words) or not self.redact:
            return self._show(value)
        return self.pseudonym(kind, value)

    def channel(self, name: str) -> str:
        """A channel: as it is if it is called what channels usually are, else as other values."""
        return self.text("channel", channel_word(name))

    def subject(self, kind: str, id_: str) -> str:
        """The name of a finding's subject."""
        return self.person(id_) if kind in ("person", "tie") else self.text(kind, id_)

    def id(self, kind: str, id_: str) -> str:
        """An id as a report may show it: ids that a person wrote tell who is meant."""
        if not self.redact or id_ == ME:
            return id_
        return self.pseudonym("person" if kind in ("person", "tie") else kind, id_)

    def pseudonym(self, kind: str, value: str) -> str:
        """What stands for *value* under redaction, such as ``person-k3v9qd``."""
        if self.salt:
            text = f"{kind}\0{value}".encode("utf-8", "surrogatepass")
            digest = hmac.new(self.salt.encode("utf-8", "surrogatepass"), text, hashlib.sha256)
            return f"{kind}-{base64.b32encode(digest.digest()).decode().lower()[:8]}"
        known = self._numbers.setdefault(kind, {})
        return f"{kind}-{known.setdefault(value, len(known) + 1)}"

    def unread(self, one: Unread) -> str:
        """A file that was not read, and why."""
        member = self.text("member", one.member) if one.member else ""
        return str(attrs.evolve(one, member=member, reason=self.said(one.reason)))

    def crash(self, crash: Crash) -> str:
        """What raised; its message may hold values, so that only its class may be shown."""
        error = crash.error.partition(":")[0] if self.redact else crash.error
        return f"crashed: {crash.code} of {crash.plugin}: {self._show(error)}"

    # -- messages --------------------------------------------------------------

    def message(self, finding: Finding) -> str:
        """What the finding says."""
        return self._fill(finding.template, finding.data)

    def advice(self, finding: Finding) -> str:
        """What it advises; "" if nothing."""
        return self._fill(finding.advice, finding.data)

    def past(self, past: PastFinding) -> str:
        """What an earlier finding said; where only an earlier report has it, and names are
        hidden, whom it was about."""
        if past.finding is not None and past.network is not None:
            return self.about(past.network).message(past.finding)
        if past.said and not self.redact:
            return self._show(past.said)
        if past.kind == "network" or not past.ids:
            return "about the network"
        return f"about {', '.join(self.past_ids(past))}"

    def past_ids(self, past: PastFinding) -> list[str]:
        """The ids of an earlier finding's subjects, which may be pseudonyms already."""
        return [
            one if past.hidden and _PSEUDONYM.fullmatch(one) else self.id(past.kind, one)
            for one in past.ids
        ]

    def _fill(self, template: str, data: Mapping[str, Any]) -> str:
        parts = []
        for text, field, _, _ in Formatter().parse(template):
            parts.append(text)
            if field is not None:
                parts.append(self.value(field, data[field]))
        return "".join(parts)

    def said(self, text: str) -> str:
        """What is said of files, such as what is missing in them: the values in a `Quoting` by
        their names or pseudonyms, and the rest as it is."""
        return self._fill(text.template, text.values) if isinstance(text, Quoting) else text

    def value(self, field: str, value: Any) -> str:
        """A value of a message's data as text."""
        if isinstance(value, Bounds):
            return self._bounds(field, value)
        if isinstance(value, str):
            return self._word(field, value)
        if value is None or isinstance(value, Level | date | int | timedelta):
            return str(value)
        if isinstance(value, Person):
            return self.person(value.id)
        if isinstance(value, Fraction):
            return f"{float(100 * value):.3g} %"
        if isinstance(value, float):
            return f"{value:.3g}"
        if isinstance(value, set | frozenset):
            value = sorted(value, key=str)
        if isinstance(value, Sequence):
            return self._list(field, value)
        if isinstance(value, Unknown):
            return "unknown"
        return self.text(field, str(value))  # whatever it is, it may have been read

    def _word(self, field: str, value: str) -> str:
        if isinstance(value, Words):
            return str(value)
        if isinstance(value, Quoting):
            return self.said(value)
        return self.channel(value) if field == "channel" else self.text(field, value)

    def _list(self, field: str, values: Sequence[Any]) -> str:
        shown = [self.value(field, value) for value in values[:MOST_NAMES]]
        if len(values) > MOST_NAMES:
            shown.append(f"{len(values) - MOST_NAMES} more")
        return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))

    def _bounds(self, field: str, value: Bounds) -> str:
        if value.low is None:
            return f"at most {self.value(field, value.high)}"
        if value.high is None:
            return f"at least {self.value(field, value.low)}"
        return f"{self.value(field, value.low)} to {self.value(field, value.high)}"


#: Characters that turn the direction of what follows.
_TURNS: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def json_text(document: Any) -> str:
    """*document* as JSON: sorted keys, so the same text for the same content.

    What could move a terminal's cursor or turn its text around is written as an escape.
    """
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)
    if text.isascii():
        return text
    return "".join(
        f"\\u{ord(char):04x}" if char in _TURNS or "\x7f" <= char <= "\x9f" else char
        for char in text
    )


def channel_word(channel: str, shown: str = "") -> str:
    """A channel in a message: *shown* if it is a usual one, else as it is, hidden by redaction."""
    usual = _USUAL.issuperset(re.findall(r"[^\W_]+", channel.lower()))
    return Words(printable(shown or channel)) if usual else channel


def printable(value: str) -> str:
    """*value* without what could move a terminal's cursor or turn its text around."""
    if value.isascii() and value.isprintable():
        return value
    kept = (
        " " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char
        for char in value
        if char not in _TURNS
    )
    return "".join(kept).encode("utf-8", "replace").decode()
