"""Every table and key of a contacts file: the one declaration that reading and docs follow."""

from __future__ import annotations

from typing import Final

import attrs

from netrules.plugins.sources.contacts import kinds
from netrules.plugins.sources.contacts.kinds import Kind


@attrs.frozen
class Key:
    """A key of a table.

    Args:
        name: As it is written in the file.
        kind: What it holds.
        meaning: What it says, as a phrase.
        many: Whether it holds a list of that kind; one alone is then taken for a list.
        required: Whether the record says nothing without it.
        decisive: Whether a default stands for it, so that the record would say something
            false if a value nobody can read were left out.
        fact: Whether it is handed on as a fact of the person.
    """

    name: str
    kind: Kind
    meaning: str
    many: bool = attrs.field(default=False, kw_only=True)
    required: bool = attrs.field(default=False, kw_only=True)
    decisive: bool = attrs.field(default=False, kw_only=True)
    fact: bool = attrs.field(default=False, kw_only=True)

    @property
    def vital(self) -> bool:
        """Whether the record is lost where the key's value cannot be read."""
        return self.required or self.decisive


@attrs.frozen
class Table:
    """A table of the file.

    Args:
        name: Its name.
        keys: What may stand in it.
        repeated: Whether there may be many of it, under headers in double brackets.
        record: Whether a record is made of it, which then may be lost.
    """

    name: str
    keys: tuple[Key, ...]
    repeated: bool = attrs.field(default=True, kw_only=True)
    record: bool = attrs.field(default=True, kw_only=True)

    @property
    def header(self) -> str:
        """Its header, as it is written in the file."""
        return f"[[{self.name}]]" if self.repeated else f"[{self.name}]"

    def key(self, name: str) -> Key | None:
        """The key called *name*, if the table may hold it."""
        return next((key for key in self.keys if key.name == name), None)


_REACH: Final = (
    Key("email", kinds.EMAIL, "e-mail addresses", many=True),
    Key("phone", kinds.PHONE, "phone numbers, best with the country's code", many=True),
    Key("url", kinds.URL, "profile pages", many=True),
    Key("account", kinds.TEXT, "accounts of services by their ids there", many=True),
)
_PLACE_IN_LIFE: Final = (
    Key("organization", kinds.TEXT, "the present employer"),
    Key("title", kinds.TEXT, "the present position"),
    Key("level", kinds.LEVEL, "how senior that position is", fact=True),
    Key("fields", kinds.TEXT, "fields of work", many=True, fact=True),
    Key("place", kinds.TEXT, "where they live or work", fact=True),
)

ME: Final = Table(
    "me",
    (
        Key("name", kinds.TEXT, "the name"),
        *_REACH,
        *_PLACE_IN_LIFE,
        Key(
            "channels",
            kinds.TEXT,
            "the ways you keep in touch by, in the words of `channel`",
            many=True,
            fact=True,
        ),
    ),
    repeated=False,
)

PERSON: Final = Table(
    "person",
    (
        Key("name", kinds.TEXT, "the name", required=True),
        Key("id", kinds.TEXT, "a short name of your own, unlike any other in the file"),
        *_REACH,
        *_PLACE_IN_LIFE,
        Key("born", kinds.YEAR, "the year of birth, if they told you", fact=True),
        Key("met", kinds.DATE, "the day you met", fact=True),
        Key("met-through", kinds.TEXT, "the occasion or place you met through", fact=True),
        Key("introduced-by", kinds.REFERENCE, "who introduced you"),
        Key("groups", kinds.TEXT, "names of groups they belong to", many=True, fact=True),
        Key("notes", kinds.TEXT, "anything else", fact=True),
        Key("every", kinds.CADENCE, "how often you want to be in touch", fact=True),
        Key("same-as", kinds.REFERENCE, "other entries that are this person", many=True),
        Key("not-same-as", kinds.REFERENCE, "other entries that are someone else", many=True),
    ),
)

TIE: Final = Table(
    "tie",
    (
        Key("between", kinds.PAIR, "the two people", required=True),
        Key("kind", kinds.TEXT, "what kind of tie; without it, knows", decisive=True),
        Key("evidence", kinds.EVIDENCE, "how you know of it; without it, stated", decisive=True),
        Key("since", kinds.DATE, "its first day"),
        Key("until", kinds.DATE, "its last day; without it, it lasts", decisive=True),
        Key("strength", kinds.AMOUNT, "how strong it is: more is stronger"),
    ),
)

GROUP: Final = Table(
    "group",
    (
        Key("name", kinds.TEXT, "the name", required=True),
        Key("kind", kinds.TEXT, "what it is: employer, school, club, list"),
        Key("members", kinds.REFERENCE, "people who belong to it", many=True),
        Key("key-players", kinds.REFERENCE, "those of them who run it", many=True),
    ),
)

INTERACTION: Final = Table(
    "interaction",
    (
        Key("with", kinds.REFERENCE, "the others who took part", many=True, required=True),
        Key("on", kinds.MOMENT, "the day", required=True),
        Key(
            "channel",
            kinds.TEXT,
            "by what means: meeting, call, mail; without it, contact",
            decisive=True,
        ),
        Key(
            "direction",
            kinds.DIRECTION,
            "from them, from you, or both ways; without it, both",
            decisive=True,
        ),
        Key(
            "breadth",
            kinds.BREADTH,
            "how many it was meant for; without it, one, or group where `with` names several",
            decisive=True,
        ),
        Key("favour", kinds.FAVOUR, "whether you asked for something or gave it"),
    ),
)

OUTCOME: Final = Table(
    "outcome",
    (
        Key("what", kinds.TEXT, "what came of it, in a word or two", required=True),
        Key("on", kinds.DATE, "the day", required=True),
        Key("worth", kinds.AMOUNT, "how much it is worth"),
        Key("currency", kinds.TEXT, "the currency of that"),
        Key(
            "credit",
            kinds.REFERENCE,
            'the people it came through; `"me"` alone: it came through nobody',
            many=True,
        ),
        Key("goal", kinds.TEXT, "the goal it served, by its name in the settings"),
    ),
)

COVERAGE: Final = Table(
    "coverage",
    (
        Key("interactions", kinds.SPAN, "the days for which every interaction is in this file"),
        Key("ties", kinds.COMPLETE, "says that every tie between people of this file is in it"),
        Key(
            "ties-among",
            kinds.TEXT,
            "groups or people between whom every tie is in this file",
            many=True,
        ),
    ),
    repeated=False,
    record=False,
)

SPAN: Final = Table(
    "coverage.interactions",
    (
        Key("since", kinds.DATE, "the first of those days", required=True),
        Key("until", kinds.LAST_DAY, "the last of those days", required=True),
    ),
    repeated=False,
    record=False,
)

#: The tables that may stand at the top of the file, by name.
TABLES: Final = {
    table.name: table for table in (ME, PERSON, TIE, GROUP, INTERACTION, OUTCOME, COVERAGE)
}
#: What belongs in netrules.toml, and is now and then written here.
SETTINGS: Final = frozenset(
    {"sources", "plugins", "extend", "levels", "rules", "goal", "rule", "waiver", "privacy", "tool"}
)
