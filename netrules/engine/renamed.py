"""Former codes and names of rules in the settings: they work, and are told of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from netrules.engine.rule import Rule, rules_by_word
from netrules.engine.settings import Settings
from netrules.model.origin import Origin


@attrs.frozen
class Renamed:
    """A word of the settings that a rule was called by before.

    Args:
        word: The word.
        rule: The rule that it means.
        origin: Where the settings say it; nowhere for the command line.
    """

    word: str
    rule: Rule
    origin: Origin = Origin("")

    @property
    def now(self) -> str:
        """What to write in its place: a code for a code, a name for a name."""
        return self.rule.code if self.word in self.rule.former_codes else self.rule.name


def renamed(settings: Settings, rules: Iterable[Rule]) -> tuple[Renamed, ...]:
    """The former codes and names of *rules* that *settings* say, in the order of the tables."""
    by_word = rules_by_word(rules)
    found = ((word, by_word.get(word), origin) for word, origin in _words(settings))
    return tuple(
        Renamed(word, rule, origin)
        for word, rule, origin in found
        if rule is not None and word in rule.formerly
    )


def _words(settings: Settings) -> Iterator[tuple[str, Origin]]:
    """Every word by which *settings* mean a rule, and where it stands."""
    for key in ("select", "ignore", "extend-select"):
        for word in settings.rules[key]:
            yield word, settings.place(settings.rules, key)
    for word, table in settings.options.items():
        yield word, Origin(table.file, line=table.line, layer="settings")
    for table in settings.waivers:
        yield table["rule"], settings.place(table, "rule")
