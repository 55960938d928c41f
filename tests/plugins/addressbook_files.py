"""Tables of address books for tests: the column names that programs write, and a reader."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from plugins.opened_double import opened

from netrules import Certainty, GroupRecord, Item, PersonRecord, Problem, ReadContext, Skipped
from netrules.plugins.sources.addressbook import AddressBook

T = TypeVar("T")

GOOGLE_OLD: Final = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,"
    "Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,"
    "Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,"
    "Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,"
    "Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
    "Address 1 - Region,Address 1 - Country,Address 2 - Type,Address 2 - City,"
    "Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Organization 2 - Name,"
    "Organization 2 - Title,Relation 1 - Type,Relation 1 - Value,Website 1 - Type,"
    "Website 1 - Value"
).split(",")

GOOGLE_NEW: Final = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,"
    "Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,"
    "Address 1 - City,Address 1 - Region,Address 1 - Country,Relation 1 - Label,"
    "Relation 1 - Value,Event 1 - Label,Event 1 - Value,Website 1 - Label,Website 1 - Value"
).split(",")

GOOGLE_MIXED: Final = (
    "Name,Given Name,Family Name,Organization Name,Organization Title,E-mail 1 - Label,"
    "E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Labels"
).split(",")

THUNDERBIRD: Final = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,"
    "Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,"
    "Home City,Home State,Home ZipCode,Home Country,Work Address,Work Address 2,Work City,"
    "Work State,Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,"
    "Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes,"
).split(",")

THUNDERBIRD_DE: Final = (
    "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,"
    "Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,"
    "Privat: Adresse,Privat: Ort,Privat: Bundesland,Privat: PLZ,Privat: Land,"
    "Dienstlich: Adresse,Dienstlich: Ort,Arbeitstitel,Abteilung,Organisation,Webseite 1,"
    "Geburtsjahr,Geburtsmonat,Geburtstag,Benutzerdef. 1,Notizen,"
).split(",")

YAHOO: Final = (
    "First,Middle,Last,Nickname,Email,Category,Distribution Lists,Messenger ID,Home,Work,Pager,"
    "Fax,Mobile,Other,Yahoo! Phone,Primary,Alternate Email 1,Alternate Email 2,Personal Website,"
    "Business Website,Title,Company,Work Address,Work City,Work State,Work ZIP,Work Country,"
    "Home Address,Home City,Home State,Home ZIP,Home Country,Birthday,Anniversary,Custom 1,"
    "Comments,Messenger ID1,Skype ID"
).split(",")

#: What Outlook calls the columns that are read, in each language: given and family name, company,
#: title, town at work and at home, fax, numbers at work, at home and mobile, categories, birthday,
#: addresses, the type and the shown name of the first, spouse, notes, page.
OUTLOOK_FIELDS: Final = (
    "given family company title work home fax business private mobile groups born email type shown "
    "email2 spouse notes page"
).split()
OUTLOOK: Final[dict[str, str]] = {
    "en": "First Name|Last Name|Company|Job Title|Business City|Home City|Business Fax|"
    "Business Phone|Home Phone|Mobile Phone|Categories|Birthday|E-mail Address|E-mail Type|"
    "E-mail Display Name|E-mail 2 Address|Spouse|Notes|Web Page",
    "de": "Vorname|Nachname|Firma|Position|Ort geschäftlich|Ort privat|Fax geschäftlich|"
    "Telefon geschäftlich|Telefon privat|Mobiltelefon|Kategorien|Geburtstag|E-Mail-Adresse|"
    "E-Mail-Typ|E-Mail: Angezeigter Name|E-Mail 2: Adresse|Partner|Notizen|Webseite",
    "fr": "Prénom|Nom|Société|Titre|Ville (bureau)|Ville (domicile)|Télécopie (bureau)|"
    "Téléphone (bureau)|Téléphone (domicile)|Tél. mobile|Catégories|Anniversaire|"
    "Adresse de messagerie|Type de messagerie|Nom complet de l'adresse de messagerie|"
    "Adresse de messagerie 2|Conjoint(e)|Notes|Page Web",
    "es": "Nombre|Apellidos|Organización|Puesto|Ciudad de trabajo|Ciudad de residencia|"
    "Fax del trabajo|Teléfono del trabajo|Particular|Teléfono móvil|Categorías|Cumpleaños|"
    "Dirección de correo electrónico|Tipo de correo electrónico|"
    "Nombre de pantalla de correo electrónico|Dirección de correo electrónico 2|Cónyuge|Notas|"
    "Página web",
    "it": "Nome|Cognome|Società|Posizione|Città (uff.)|Città (ab.)|Fax (uff.)|Ufficio|Abitazione|"
    "Cellulare|Categorie|Compleanno|Indirizzo posta elettronica|Tipo posta elettronica|"
    "Nome visualizzato posta elettronica|Indirizzo posta elettronica 2|Nome coniuge/partner|"
    "Notes|Pagina Web",
    "nl": "Voornaam|Achternaam|Bedrijf|Functie|Werkadres, plaats|Huisadres, plaats|Fax op werk|"
    "Telefoon op werk|Telefoon thuis|Mobiele telefoon|Categorieën|Verjaardag|E-mailadres|"
    "E-mailtype|Weergavenaam voor e-mail|E-mailadres 2|Partner|Notities|Webpagina",
    "pt": "Primeiro nome|Apelido|Empresa|Cargo|Localidade da empresa|Localidade da residência|"
    "Fax da empresa|Telefone da empresa|Telefone da residência|Telemóvel|Categorias|"
    "Data de nascimento|Endereço de correio electrónico|Tipo de correio electrónico|"
    "Nome a apresentar para o correio electrónico|Endereço do correio electrónico 2|Cônjuge|Notas|"
    "Página na Web",
    "pt-br": "Primeiro nome|Sobrenome|Empresa|Cargo|Cidade do endereço comercial|"
    "Cidade do endereço residencial|Fax comercial|Telefone comercial|Telefone residencial|"
    "Telefone celular|Categorias|Data de nascimento|E-mail Address|Tipo de email|"
    "Nome para exibição do email|Endereço de email 2|Spouse|Anotações|Página da Web",
}


def outlook(language: str = "en") -> dict[str, str]:
    """Outlook's column names by what is in the columns."""
    return dict(zip(OUTLOOK_FIELDS, OUTLOOK[language].split("|"), strict=True))


def table(
    columns: Iterable[str],
    *rows: dict[str, str] | list[str],
    delimiter: str = ",",
    end: str = "\r\n",
) -> str:
    """A table in CSV; a row is its cells, or cells by column name."""
    names = list(columns)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(names)
    for row in rows:
        if isinstance(row, dict):
            assert row.keys() <= set(names), row.keys() - set(names)
            writer.writerow([row.get(name, "") for name in names])
        else:
            writer.writerow(row)
    return out.getvalue()


def read(content: str | bytes, **options: Any) -> list[Item]:
    """Everything that the source yields for a file with this *content*."""
    return list(AddressBook().read(opened(content, "book.csv"), ReadContext(options)))


def sniffed(content: str | bytes) -> Certainty:
    """How sure the source is of a file with this *content*."""
    return AddressBook().sniff(opened(content, "book.csv")).certainty


def only(kind: type[T], items: Iterable[Item]) -> list[T]:
    """The items of one kind."""
    return [item for item in items if isinstance(item, kind)]


def people(content: str | bytes, **options: Any) -> list[PersonRecord]:
    """The people of a file of which nothing is a problem."""
    items = read(content, **options)
    assert not only(Problem, items), only(Problem, items)
    return only(PersonRecord, items)


def person(content: str | bytes, **options: Any) -> PersonRecord:
    """The one person of a file of which nothing is a problem."""
    [found] = people(content, **options)
    return found


def messages(items: Iterable[Item]) -> list[str]:
    """What the problems say."""
    return [item.message for item in only(Problem, items)]


def outcomes(items: Iterable[Item]) -> list[tuple[int | str, str]]:
    """What became of every record: its number, and the kind of the one item that is its own."""
    return [
        (item.origin.record, type(item).__name__)
        for item in items
        if (isinstance(item, PersonRecord | GroupRecord | Skipped))
        or (isinstance(item, Problem) and item.lost)
    ]
