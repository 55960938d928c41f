"""How often, as somebody writes it."""

from __future__ import annotations

import re
from typing import Final

_SPAN: Final = re.compile(
    r"(?:every |alle |tous les |toutes les |cada )?([1-9]\d{0,3}) ?"
    r"(d|days?|tage|jours?|d[ií]as?|w|weeks?|wochen|semaines?|semanas?"
    r"|m|months?|monate|mois|mes(?:es)?|y|years?|jahre|ans?|años?)",
    re.IGNORECASE,
)
_UNITS: Final = {"d": "d", "t": "d", "j": "d", "w": "w", "s": "w", "m": "m", "y": "y", "a": "y"}
_WORDS: Final = {
    word: span
    for span, words in {
        "1d": "daily täglich quotidien diario",
        "1w": "weekly wöchentlich hebdomadaire semanal",
        "2w": "fortnightly biweekly zweiwöchentlich quincenal",
        "1m": "monthly monatlich mensuel mensual",
        "3m": "quarterly vierteljährlich trimestriel trimestral",
        "6m": "half-yearly halbjährlich semestriel semestral",
        "1y": "yearly annually jährlich annuel anual",
    }.items()
    for word in words.split()
}


def cadence_in(text: str) -> str:
    """The span of time that *text* is, as "90d", "6w", "3m" or "1y"; "" if it is none."""
    text = " ".join(text.split()).casefold()
    found = _SPAN.fullmatch(text)
    if found is None:
        return _WORDS.get(text, "")
    unit = "y" if found[2].startswith("jah") else _UNITS[found[2][0]]
    return found[1] + unit
