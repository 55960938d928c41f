"""The columns of the worksheet, and what each is called in four languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from netrules import Certainty
from netrules.reading import column_name


class Column(StrEnum):
    """What a column holds; the value is the name that netrules writes."""

    GROUP = "Group"
    PERSON = "Person"
    ROLE = "Role"
    KEY = "Key player?"
    BEST = "Best connected?"
    LAST = "Last talked"
    REACH = "Reach by"
    NOTES = "Notes"
    EMAIL = "E-mail"
    PHONE = "Phone"
    URL = "Profile"
    ORGANIZATION = "Organization"
    TITLE = "Title"
    PLACE = "Place"
    LEVEL = "Level"
    FIELDS = "Fields"
    INTRODUCED = "Introduced by"
    EVERY = "How often"
    ID = "netrules id"


#: The columns without which a table is no worksheet, and those that no other table has.
NEEDED: Final = frozenset({Column.GROUP, Column.PERSON})
TELLING: Final = frozenset({Column.KEY, Column.BEST, Column.LAST})
#: Columns that address books have as well.
_COMMON: Final = frozenset({Column.EMAIL, Column.PHONE, Column.ORGANIZATION, Column.TITLE})

#: Other names, in English, German, French and Spanish. Case, accents and punctuation do not
#: count.
NAMES: Final = {
    Column.GROUP: ("Gruppe", "Groupe", "Grupo"),
    Column.PERSON: (
        "Name", "Full name", "Who", "Wer", "Personne", "Nom", "Nom complet", "Qui", "Persona",
        "Nombre", "Nombre completo", "Quién",
    ),
    Column.ROLE: ("Rolle", "Rôle", "Rol", "Papel"),
    Column.KEY: (
        "Key", "Key person", "Schlüsselperson", "Schlüsselfigur", "Personne clé", "Acteur clé",
        "Persona clave", "Clave",
    ),
    Column.BEST: (
        "Well connected", "Am besten vernetzt", "Gut vernetzt", "Le mieux connecté",
        "Mieux connecté", "Bien connecté", "Mejor conectado", "Mejor conectada", "Bien conectado",
    ),
    Column.LAST: (
        "Last talk", "Last contact", "Talked lately", "Talked to lately", "Zuletzt gesprochen",
        "Letzter Kontakt", "Dernier contact", "Dernier échange", "Parlé récemment",
        "Último contacto", "Última charla", "Hablado recientemente",
    ),
    Column.REACH: (
        "How to reach", "Reach", "Erreichbar über", "Erreichbar per", "Joindre par",
        "Comment joindre", "Contactar por", "Cómo contactar",
    ),
    Column.NOTES: ("Note", "Notiz", "Notizen", "Remarque", "Remarques", "Nota", "Notas"),
    Column.EMAIL: (
        "Mail", "E-mail address", "E-Mail-Adresse", "Courriel", "Adresse e-mail", "Correo",
        "Correo electrónico",
    ),
    Column.PHONE: (
        "Telephone", "Mobile", "Phone number", "Telefon", "Telefonnummer", "Handy", "Téléphone",
        "Portable", "Teléfono", "Móvil",
    ),
    Column.URL: ("URL", "Profile URL", "LinkedIn", "Website", "Profil", "Perfil"),
    Column.ORGANIZATION: (
        "Organisation", "Company", "Employer", "Firma", "Arbeitgeber", "Unternehmen",
        "Entreprise", "Employeur", "Organización", "Empresa",
    ),
    Column.TITLE: (
        "Job title", "Job", "Position", "Stelle", "Beruf", "Poste", "Fonction", "Puesto", "Cargo",
    ),
    Column.PLACE: ("City", "Town", "Ort", "Stadt", "Lieu", "Ville", "Lugar", "Ciudad"),
    Column.LEVEL: ("Ebene", "Niveau", "Nivel"),
    Column.FIELDS: (
        "Field", "Field of work", "Fachgebiet", "Fachgebiete", "Domaine", "Domaines", "Campo",
        "Campos",
    ),
    Column.INTRODUCED: ("Vorgestellt von", "Bekannt durch", "Présenté par", "Presentado por"),
    Column.EVERY: (
        "Every", "Stay in touch every", "Wie oft", "À quelle fréquence", "Cada cuánto",
    ),
    Column.ID: ("Id in netrules",),
}  # fmt: skip


@lru_cache(maxsize=1 << 10)
def folded(name: str) -> str:
    """A column's name without case, accents and punctuation."""
    parts = unicodedata.normalize("NFKD", column_name(name))
    return "".join(part for part in parts if not unicodedata.combining(part))


_BY_NAME: Final = {
    folded(name): column for column, names in NAMES.items() for name in (column.value, *names)
}
#: That a text speaks of groups at all, as every worksheet does.
_GROUP: Final = re.compile(rb"gr(?:oup|uppe|upo)", re.IGNORECASE)


def column_of(name: str) -> Column | None:
    """What a column called *name* holds."""
    return _BY_NAME.get(folded(name))


def known_names() -> Iterable[str]:
    """The names that netrules itself writes."""
    return (column.value for column in Column)


def indices_of(names: Iterable[str]) -> Mapping[Column, int]:
    """Where each column is, the first of those with one meaning."""
    found: dict[Column, int] = {}
    for index, name in enumerate(names):
        column = column_of(name)
        if column is not None:
            found.setdefault(column, index)
    return found


def certainty_of(names: Iterable[str]) -> Certainty | None:
    """How sure it is that CSV with columns of these *names* is a worksheet."""
    found = indices_of(names).keys()
    if not found >= NEEDED:
        return None
    if found & TELLING:
        return Certainty.CERTAIN
    likely = found & {Column.ROLE, Column.REACH} and not found & _COMMON
    return Certainty.LIKELY if likely else None


def certainty_of_page(names: Iterable[str]) -> Certainty | None:
    """How sure it is of a Markdown table, which no address book is."""
    found = indices_of(names).keys()
    if not found >= NEEDED:
        return None
    return Certainty.CERTAIN if found & TELLING else Certainty.LIKELY


def chosen(names: Iterable[str]) -> Certainty | None:
    """The same of CSV that the user says to be a worksheet: it need but name people."""
    return Certainty.LIKELY if Column.PERSON in indices_of(names) else None


def speaks_of_groups(head: bytes) -> bool:
    """A quick look, before anything is taken apart."""
    return _GROUP.search(head.replace(b"\0", b"")) is not None
