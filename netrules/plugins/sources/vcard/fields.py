"""The properties of one card, by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netrules.plugins.sources.vcard.properties import Property
from netrules.plugins.sources.vcard.values import plain_label, unescape


class Fields:
    """The properties of a card as its reader asks for them.

    Of several forms of one fact (the same ``ALTID``: a name in two scripts) the first counts.
    """

    def __init__(self, properties: Iterable[Property]) -> None:
        self._named: dict[str, list[Property]] = {}
        self._labels: dict[str, str] = {}
        forms: set[tuple[str, str]] = set()
        for field in properties:
            if "ALTID" in field.params:
                form = field.name, field.param("ALTID")
                if form in forms:
                    continue
                forms.add(form)
            if field.name == "X-ABLABEL":
                self._labels.setdefault(field.group, plain_label(unescape(field.value)))
            self._named.setdefault(field.name, []).append(field)

    def all(self, *names: str) -> Sequence[Property]:
        """The properties of these names, those of the first name first."""
        if len(names) == 1:
            return self._named.get(names[0], ())
        return [field for name in names for field in self._named.get(name, ())]

    def texts(self, *names: str) -> list[str]:
        """The values of the properties of these names as plain text."""
        return [unescape(field.value) for field in self.all(*names)]

    def says(self, name: str, word: str) -> bool:
        """Whether a property of this name has *word*, in any case, for its value."""
        return any(text.strip().lower() == word for text in self.texts(name))

    def label(self, field: Property) -> str:
        """The label in words that Apple and Google put beside a property, in lower case."""
        return self._labels.get(field.group, "") if field.group else ""
