"""What is said of a person in a node's attributes, or as ``key: value`` below the node."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from netrules.reading import column_name


class Key(StrEnum):
    """What a value is."""

    ROLE = "role"
    TITLE = "title"
    ORGANIZATION = "organization"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    PLACE = "place"
    LEVEL = "level"
    FIELDS = "fields"
    LAST = "last talked"
    KEY_PLAYER = "key player"
    NOTES = "notes"
    NAME = "name"
    BEST = "best connected"
    EVERY = "how often"
    ID = "netrules id"


#: What each is called, in English, German, French and Spanish. Case, accents and punctuation
#: do not count.
KEYS: Final = {
    Key.ROLE: ("role", "Rolle", "rôle", "rol"),
    Key.TITLE: (
        "title", "job", "job title", "position", "Beruf", "Stelle", "poste", "fonction",
        "puesto", "cargo",
    ),
    Key.ORGANIZATION: (
        "organization", "organisation", "company", "employer", "Firma", "Arbeitgeber",
        "entreprise", "société", "employeur", "organización", "empresa",
    ),
    Key.EMAIL: (
        "email", "e-mail", "mail", "E-Mail-Adresse", "courriel", "adresse e-mail", "correo",
        "correo electrónico",
    ),
    Key.PHONE: (
        "phone", "tel", "telephone", "mobile", "cell", "Telefon", "Handy", "Mobil", "téléphone",
        "portable", "teléfono", "móvil",
    ),
    Key.URL: ("url", "profile", "linkedin", "web", "website", "Profil", "perfil"),
    Key.PLACE: ("place", "city", "town", "Ort", "Stadt", "lieu", "ville", "lugar", "ciudad"),
    Key.LEVEL: ("level", "Ebene", "niveau", "nivel"),
    Key.FIELDS: (
        "field", "fields", "field of work", "Fachgebiet", "Fachgebiete", "domaine", "domaines",
        "campo", "campos",
    ),
    Key.LAST: (
        "last talked", "last talk", "last contact", "last spoke", "talked", "zuletzt gesprochen",
        "letzter Kontakt", "dernier contact", "dernier échange", "último contacto",
    ),
    Key.KEY_PLAYER: (
        "key player", "key", "Schlüsselperson", "personne clé", "acteur clé", "persona clave",
    ),
    Key.NOTES: (
        "note", "notes", "Notiz", "Notizen", "remarque", "remarques", "nota", "notas",
    ),
    Key.NAME: ("name", "full name", "nom", "nombre"),
    Key.BEST: (
        "best connected", "well connected", "am besten vernetzt", "mieux connecté",
        "mejor conectado", "mejor conectada",
    ),
    Key.EVERY: ("how often", "every", "wie oft", "à quelle fréquence", "cada cuánto"),
    Key.ID: ("netrules id",),
}  # fmt: skip

_SHIELDED: Final = re.compile(r"'+=")
_PAIR: Final = re.compile(r"([^\W\d_][\w .'/-]{0,30})\s*[:=]\s*(\S.*)", re.DOTALL)


def _folded(name: str) -> str:
    """A key's name in the form in which names are compared."""
    parts = unicodedata.normalize("NFKD", column_name(name))
    return "".join(part for part in parts if not unicodedata.combining(part))


_BY_NAME: Final = {_folded(name): key for key, names in KEYS.items() for name in names}


def key_of(name: str) -> Key | None:
    """The key that is called *name*."""
    return _BY_NAME.get(_folded(name))


def pair_in(text: str) -> tuple[Key, str] | None:
    """The key and value that *text* consists of; None if it is something else."""
    found = _PAIR.fullmatch(text)
    key = key_of(found[1]) if found else None
    return (key, unshielded(found[2].strip())) if found and key else None


def unshielded(value: str) -> str:
    """*value* without the apostrophe by which no program takes it for a formula."""
    return value[1:] if _SHIELDED.match(value) else value


def said(facts: Iterable[tuple[str, str]], text: str) -> Mapping[Key, str]:
    """What is said of a node by known keys, in its attributes and the lines below its first."""
    pairs = [(key_of(name), unshielded(value.strip())) for name, value in facts]
    pairs += [pair for line in text.split("\n")[1:] if (pair := pair_in(line))]
    return {key: value for key, value in pairs if key is not None and value}
