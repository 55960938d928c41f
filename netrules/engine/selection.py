"""Which rules run: select, ignore and extend-select by code, prefix, name or glob."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Final

import attrs

from netrules.engine.rule import Rule
from netrules.model.origin import Origin
from netrules.suggest import did_you_mean

#: Why a rule that is new does not run.
_PREVIEW: Final = "new, in preview; select its code or name, or say [rules] preview = true"


@attrs.frozen
class Choice:
    """Whether a rule runs, and which selector decided it.

    Args:
        on: Whether it runs.
        reason: Why, in words.
        selector: The selector; "" where none decided.
    """

    on: bool
    reason: str
    selector: str = ""


@attrs.frozen
class Unmatched:
    """A selector in ``ignore`` that fits no rule, so that it does nothing.

    Args:
        selector: The selector.
        meant: What may have been meant; "" if nothing is close.
        origin: Where the settings state it; nowhere for one of the command line.
    """

    selector: str
    meant: str
    origin: Origin = Origin("")


@attrs.frozen
class Selection:
    """The selectors in force. The longest that matches a rule decides; ignore wins a tie.

    "ALL" is shorter and a rule's own code or name longer than all others.

    Args:
        select: What runs; everything if empty.
        ignore: What does not.
        extend: What runs besides *select*.
        preview: Whether rules that are new run like the others, not only where their code or
            name is selected.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    preview: bool = False

    def decide(self, rule: Rule) -> Choice:
        """Whether *rule* runs, and why."""
        chosen = _longest((*self.select, *self.extend), rule)
        ignored = _longest(self.ignore, rule)
        if ignored is not None and _length(ignored, rule) >= _length(chosen or "ALL", rule):
            return Choice(False, f"ignored by {ignored!r}", ignored)
        if rule.preview and not self.preview and chosen not in (*rule.words, *rule.formerly):
            return Choice(False, _PREVIEW)
        if chosen is not None:
            return Choice(True, f"selected by {chosen!r}", chosen)
        if self.select:
            return Choice(False, "not selected")
        return Choice(True, "on by default")


def _longest(selectors: Iterable[str], rule: Rule) -> str | None:
    fitting = [one for one in selectors if matches(one, rule)]
    return max(fitting, key=lambda one: (_length(one, rule), one), default=None)


def _length(selector: str, rule: Rule) -> int:
    """How closely *selector* describes *rule*, which it fits."""
    if selector == "ALL":
        return 0
    own = (*rule.words, *rule.formerly)
    return len("".join(own)) if selector in own else len(selector)


def matches(selector: str, rule: Rule) -> bool:
    """Whether *selector* (a code, its beginning, a name, a glob, or "ALL") means *rule*."""
    if selector == "ALL":
        return True
    if any(mark in selector for mark in "*?["):
        return fnmatchcase(rule.code, selector) or fnmatchcase(rule.name, selector)
    if selector.isalpha() and selector.isupper():  # a family is not the start of another's name
        return rule.code[:-3] == selector
    own = selector == rule.name or selector in rule.formerly
    return bool(selector) and (own or rule.code.startswith(selector))


def strangers(selectors: Iterable[str], rules: Sequence[Rule]) -> list[tuple[str, str]]:
    """Those of *selectors* that match no rule, each with what may have been meant."""
    words = [word for rule in rules for word in rule.words]
    return [
        (one, did_you_mean(one, words))
        for one in selectors
        if not any(matches(one, rule) for rule in rules)
    ]
