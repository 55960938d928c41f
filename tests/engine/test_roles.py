"""Roles from job titles: what a title says that its holder does, and where it does not."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any, Final

import attrs
import pytest
from building import TODAY, network, person
from hypothesis import given
from hypothesis import strategies as st

from netrules import Job, Unknown
from netrules.engine.expressions import ExpressionError, compile_expression
from netrules.engine.query import find_people
from netrules.engine.roles import ROLES, roles_of
from netrules.engine.subject import PEOPLE_SCOPE, Subject

DATA: Final[Mapping[str, Any]] = tomllib.loads(
    (files("netrules.engine") / "roles.toml").read_text("utf-8")
)
LANGUAGES: Final = {name: table for name, table in DATA.items() if isinstance(table, dict)}

#: Role -> titles that tell of it, and of no other. The words that do stand before the colon
#: where they are not the whole title.
TOLD: Final[Mapping[str, Sequence[str]]] = {
    "accountant": [
        "Accountant",
        "chartered accountant: Chartered Accountant (ACA)",
        "cpa: C.P.A.",
        "wirtschaftspruferin: Wirtschaftsprüferin",
        "expert comptable: Expert-comptable",
        "asesora fiscal: Asesora fiscal en Nortia",
        "contabilista: Contabilista certificada",
        "commercialista: Dott. Commercialista",
        "boekhouder: Zelfstandig boekhouder",
    ],
    "author": [
        "author: Author of three books",
        "blogger: Travel Blogger",
        "schrijfster: Schrijfster",
    ],
    "buyer": [
        "buyer: Senior Buyer",
        "einkaufer: Strategischer Einkäufer",
        "achats: Responsable achats",
    ],
    "editor": [
        "editor: Editor-in-Chief",
        "editor: Assistant Editor",
        "redakteur: Redakteur:in",
        "redactrice en chef: Rédactrice en chef adjointe",
        "redactora jefe: Redactora jefe",
        "caporedattore: Caporedattore cronaca",
        "hoofdredacteur: Hoofdredacteur",
    ],
    "founder": [
        "founder: Founder & CEO",
        "founder: Co-Founder",
        "cofounder: CoFounder/CTO",
        "grunder: Gründer*in",
        "fondateur: Fondateur·rice",
        "cofundadora: Cofundadora",
        "empreendedor: Empreendedor serial",
        "fondatrice: Fondatrice e presidente",
        "oprichter: Oprichter",
    ],
    "host": ["podcast host: Podcast Host, The Long Haul", "moderatorin: Moderatorin beim Radio"],
    "investor": [
        "investor",
        "angel investor: Angel Investor",
        "vc investor: V.C. investor",
        "general partner: General Partner",
        "investorin: Investorin",
        "investisseur: Investisseur",
        "inversora: Inversora",
        "investidor anjo: Investidor anjo",
        "durfkapitalist: Durfkapitalist",
    ],
    "journalist": ["journalist: Freelance Journalist", "periodista", "giornalista", "verslaggever"],
    "lawyer": [
        "lawyer: Employment Lawyer",
        "general counsel: General Counsel",
        "rechtsanwaltin: Rechtsanwältin",
        "avocat: Avocat(e) au barreau",
        "abogado: Abogado mercantilista",
        "advogada: Advogada",
        "avvocato",
        "advocaat: Advocaat bij Terhorst",
    ],
    "organiser": [
        "organizer: Meetup Organizer",
        "community lead: Community Lead",
        "veranstalterin: Veranstalterin",
        "organisatrice",
    ],
    "recruiter": [
        "recruiter: Technical Recruiter",
        "recruiter: ex-Fennmark recruiter",
        "talent acquisition: Talent-Acquisition Lead",
        "recrutement: Chargée de recrutement",
        "seleccion de personal: Técnica de selección de personal",
        "werving en selectie: Adviseur werving en selectie",
        "personalberaterin: Personalberaterin",
    ],
    "speaker": ["keynote speaker: Keynote Speaker", "palestrante", "relatrice", "spreker"],
}
#: Titles that hold such a word, and whose holder does something else.
OTHER: Final = [
    "Investor Relations Manager",
    "Head of Investor Communications",
    "Assistant to the Founder",
    "Former journalist",
    "Former journalist & editor",
    "Retired solicitor",
    "Ex-recruiter",
    "Ex Founder",
    "Engineer at Founders Fund",
    "Designer @ Recruiter Box",
    "Entwicklerin bei Anwalt.example",
    "Coach for founders and editors",
    "Software für Steuerberater",
    "Formation pour avocats",
    "Founder's Associate",
    "Entrepreneur in Residence",
    "Video Editor",
    "Technischer Redakteur",
    "Éditeur de logiciels",
    "Content Moderator",
    "Media Buyer",
    "Court Reporter",
    "Recruitership",
    "Editorial",
    "Confounder",
    "Software Engineer",
    "",
    "-",
]


def _cases() -> list[tuple[str, str, str]]:
    cases = []
    for role, titles in TOLD.items():
        for written in titles:
            words, colon, title = written.partition(": ")
            cases.append((title if colon else written, role, words.lower()))
    return cases


@pytest.mark.parametrize(("title", "role", "words"), _cases())
def test_title_tells_of_a_role(title: str, role: str, words: str) -> None:
    """Its words are found whole, whatever the case, the accents and the endings of gender."""
    assert roles_of(title, "Terhorst") == ({role: words}, "")


@pytest.mark.parametrize("title", OTHER)
def test_title_tells_of_none(title: str) -> None:
    """What is past, done for such people, or something else that is called alike."""
    assert roles_of(title, "Terhorst") == ({}, "")


def test_title_tells_of_several() -> None:
    """Each position in a title counts, and a past one between others does not."""
    told = roles_of("Founder & investor | former lawyer, podcast host", "Terhorst")
    assert list(told.roles) == ["founder", "host", "investor"]
    assert list(roles_of("Columnist", "Terhorst").roles) == ["author", "journalist"]


@pytest.mark.parametrize(
    ("title", "organization", "roles", "still_open"),
    [
        ("Partner", "Terhorst Ventures", ["investor"], ""),
        ("Managing Partner, Berlin", "Terhorst Capital Partners", ["investor"], ""),
        ("Senior Associate", "Terhorst Law LLP", ["lawyer"], ""),
        ("Tax Partner", "Terhorst Wirtschaftsprüfer", ["accountant"], ""),
        ("Consultant", "Terhorst Executive Search", ["recruiter"], ""),
        ("Partner @ Terhorst Ventures", None, ["investor"], ""),
        ("Partner at Terhorst Ventures", "Holding Law Ltd", ["investor"], ""),
        ("Partner", "Terhorst", [], "title"),
        ("Partner at Terhorst", None, [], "title"),
        ("Founder, Partner", "Terhorst", ["founder"], "title"),
        ("Partner", None, [], "organization"),
        ("Analyst", None, [], "organization"),
        ("Analyst", "Terhorst", [], ""),
        ("Partner Manager", "Terhorst Ventures", [], ""),
        ("Partner Manager", None, [], ""),
        ("Marketing Associate", "Terhorst Ventures", [], ""),
        ("Office Manager", "Terhorst Ventures", [], ""),
        ("Partner", "Adventures Ltd", [], "title"),
    ],
)
def test_employer_tells_what_a_partner_does(
    title: str, organization: str | None, roles: list[str], still_open: str
) -> None:
    """A title that says little tells together with the employer, or leaves it open."""
    told = roles_of(title, organization)
    assert list(told.roles) == roles
    assert told.open == still_open


WORDS: Final = sorted(
    {
        *(
            word
            for table in LANGUAGES.values()
            for words in table["role"].values()
            for word in words
        ),
        *(word for table in LANGUAGES.values() for word in (*table["past"], *table.get("at", ()))),
        *(
            word
            for table in DATA["by-employer"]
            for word in (*table["titles"], *table["employers"])
        ),
    }
)
PIECES: Final = st.lists(st.sampled_from([*WORDS, ",", "&", "|", "senior", "rail"]), max_size=6)


@given(PIECES, PIECES)
def test_employer_only_resolves_what_is_open(title: list[str], organization: list[str]) -> None:
    """What a title tells without the employer it tells with it, whoever that is."""
    alone = roles_of(" ".join(title))
    with_it = roles_of(" ".join(title), " ".join(organization))
    if not alone.open:
        assert with_it == alone
    elif alone.open == "title":
        assert with_it.open == "title"


@given(st.text(), st.none() | st.text())
def test_any_title_can_be_read(title: str, organization: str | None) -> None:
    """Nothing that somebody writes for a title is an error."""
    assert set(roles_of(title, organization).roles) <= set(ROLES)


def test_data_has_the_roles_that_are_declared() -> None:
    """English has words for every role, and no language has any for another."""
    assert list(ROLES) == sorted(LANGUAGES["en"]["role"])
    assert set(LANGUAGES) == {"en", "de", "fr", "es", "pt", "it", "nl"}
    for table in (
        *LANGUAGES.values(),
        *({"role": {one["role"]: ()}} for one in DATA["by-employer"]),
    ):
        assert set(table["role"]) <= set(ROLES)


def test_titles_that_are_open_tell_together_with_an_employer() -> None:
    """A title that leaves it open what somebody does is one that some employer decides."""
    assert set(DATA["open"]) <= {title for one in DATA["by-employer"] for title in one["titles"]}
    assert roles_of("Geschäftsführende Gesellschafterin", "Terhorst") == ({}, "")
    assert roles_of("Gesellschafterin", "Terhorst").open == "title"


def test_words_are_written_in_plain_form() -> None:
    """A word with an accent, a capital, a dot or a hyphen would match nothing."""
    for word in (*WORDS, *DATA["scope"], *DATA["open"]):
        assert word == " ".join(
            "".join(c if c.isascii() and c.islower() else " " for c in word).split()
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_finds_its_role(language: str) -> None:
    """No other list hides a word: by itself each tells of the roles that it is listed under."""
    for role, words in LANGUAGES[language]["role"].items():
        for word in words:
            assert role in roles_of(word, "Terhorst").roles, word


# -- in expressions ----------------------------------------------------------------------


def _answer(title: str, organization: str, text: str = '"investor" in roles') -> Any:
    seen = network(person("Ana", title=title, organization=organization)).as_of(TODAY)
    return compile_expression(text, PEOPLE_SCOPE)(Subject(seen.people[0]), today=TODAY)


def test_roles_are_a_set() -> None:
    """They are asked for as fields are."""
    assert _answer("Founder and Investor", "Terhorst") is True
    assert _answer("Founder and Investor", "Terhorst", "count(roles) == 2") is True
    assert _answer("Baker", "Terhorst") is False
    assert _answer("Baker", "Terhorst", '"Investor" not in roles') is True


@pytest.mark.parametrize(
    ("title", "organization", "field", "text"),
    [
        ("", "Terhorst Ventures", "title", "add title (what they do there)"),
        ("Partner", "", "organization", "add organization (where they work now): "),
        ("Partner", "Terhorst", "title", "add title in full (a partner "),
    ],
)
def test_roles_are_unknown_where_the_title_does_not_tell(
    title: str, organization: str, field: str, text: str
) -> None:
    """No title, or one that says little, tells nothing; what would settle it is said."""
    answer = _answer(title, organization)
    assert isinstance(answer, Unknown)
    [fact] = answer.missing
    assert (fact.field, fact.subject) == (field, "ana")
    assert fact.text.startswith(text)


def test_a_position_that_ended_tells_nothing() -> None:
    """Who invested until last year is on record with no position."""
    past = attrs.evolve(
        person("Ana"), jobs=(Job("Terhorst", "Investor", until=TODAY.replace(year=2025)),)
    )
    found = find_people(network(past), '"investor" in roles', today=TODAY)
    assert [one.id for one in found.maybe] == ["ana"]


def test_a_role_that_there_is_not_is_refused() -> None:
    """A misspelt role would never be found in silence."""
    with pytest.raises(ExpressionError) as caught:
        compile_expression('"Investr" in roles', PEOPLE_SCOPE)
    assert caught.value.suggestion == '"investor"'
    assert caught.value.position == 1
    assert caught.value.message.startswith("`roles` never holds this; it may hold accountant, ")
    with pytest.raises(ExpressionError, match="never holds this"):
        compile_expression('"plumber" not in roles', PEOPLE_SCOPE)
    assert compile_expression("title in roles", PEOPLE_SCOPE).names == {"title", "roles"}
