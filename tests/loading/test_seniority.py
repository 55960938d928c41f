"""Seniority from job titles: what a title says, and where it says nothing."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.loading.seniority import level_of_title
from netrules.loading.title_words import Vocabulary

#: Level -> titles that state it. The words expected as evidence stand before the colon
#: where they are not the whole title.
STATED = {
    "unpaid": [
        "Voluntária",
        "Volontario: Volontario presso Croce Verde",
        "Vrijwilliger",
        "Volunteer",
        "Volunteer: Volunteer at Harbour Kitchen",
        "Ehrenamtliche",
        "Bénévole: Bénévole, maison de quartier",
        "Voluntaria: Voluntaria en comedor social",
    ],
    "training": [
        "Estagiária: Estagiária de marketing",
        "Stagista",
        "Studentessa: Studentessa di medicina",
        "Stagiair: Stagiair marketing",
        "Promovendus",
        "Intern",
        "Intern: Data Science Intern",
        "Intern: Engineer (Intern)",
        "Intern: Marketing Intern 2026",
        "Trainee: Management Trainee",
        "Trainee: Trainee Solicitor",
        "Apprentice: Apprentice Electrician",
        "Student",
        "Student: PhD Student at Ridingsmoor University",
        "Student Nurse",
        "Manager in Training",
        "Intern: Product Manager Intern",
        "Praktikant: Praktikant*in Marketing (m/w/d)",
        "Werkstudentin: Werkstudentin Datenanalyse",
        "Auszubildender: Auszubildender zum Mechatroniker",
        "Étudiant: Étudiant(e) en droit",
        "Stagiaire: Stagiaire marketing",
        "Becaria: Becaria de comunicación",
    ],
    "entry": [
        "Recém-formado",
        "Neolaureata: Neolaureata in economia",
        "Junior: Junior Analyst",
        "Jr: Jr. Developer",
        "Junior: Analyst - Junior",
        "Junior: Junior Project Manager",
        "Graduate: Graduate Engineer",
        "Graduate",
        "Entry-Level: Entry-Level Technician",
        "Berufseinsteigerin",
    ],
    "senior": [
        "Senior: Senior Analyst",
        "Sr: Sr. Developer",
        "Senior: Software Engineer (Senior)",
        "Senior: Senior R&D Engineer",
        "Senior: Senior Product Manager",
        "Senior: Senior Art Director",
        "Senior: Senior Engineer, ex-Brightfathom",
        "Principal: Principal Scientist",
        "Principal: Principal Tutor, Symbolic Logic",
        "Staff Engineer",
        "Staff Software Engineer",
        "senior: Chef de projet senior",
        "Senior: Senior Fellow",
    ],
    "manager": [
        "Gerente: Gerente de Loja",
        "Capo reparto",
        "Afdelingshoofd",
        "Manager: Manager Inkoop",
        "Manager",
        "Manager: Engineering Manager",
        "Manager: Engineering Manager II",
        "Manager: Manager, Data",
        "Manager: Manager of Student Services",
        "Manager: Student Services Manager",
        "Manager: Senior Manager",
        "Manager: R&D Manager",
        "Manager: Country Manager, Spain",
        "Manager: Bank Branch Manager",
        "Manager: Acting Manager",
        "Manager: Graduate Programme Manager",
        "Abteilungsleiterin: Abteilungsleiterin Vertrieb",
        "Jefe de Departamento: Jefe de Departamento de Ventas",
        "Chef de service: Chef de service, urgences",
    ],
    "director": [
        "Diretora: Diretora de Vendas",
        "Direttore: Direttore commerciale",
        "Direttrice: Direttrice Marketing",
        "Director",
        "Director: Director of Partner Success",
        "Director: Sales & Marketing Director",
        "Director: Director Sales EMEA",
        "Director: Senior Director, Patient Outcomes",
        "Director: Interim Finance Director",
        "Director: Director of Natural Philosophy",
        "Director: Director of Engineering | Board Member",
        "Director: Manager / Director",
        "Directrice: Directrice marketing",
        "Directora: Directora de Operaciones",
    ],
    "vp": [
        "Vice-presidente",
        "Vicepresidente",
        "VP",
        "V.P.: V.P. of Engineering",
        "VP: VP Sales",
        "Vice-President: Vice-President, Data",
        "Senior Vice President",
        "EVP: EVP, Operations",
        "vice-présidente: Mme la vice-présidente",
    ],
    "cxo": [
        "Amministratore delegato",
        "Amministratrice delegata",
        "CEO",
        "C.E.O.",
        "CTO: CTO @ Kestrelgate",
        "COO: COO, Europe",
        "CEO: Interim CEO",
        "Chief Executive",
        "Chief Executive Officer",
        "Chief Experimental Officer",
        "Chief Product & Technology Officer",
        "CTO: Founder & CTO",
        "CEO: Founder CEO",
        "CEO: Chairman & CEO",
        "CEO: President and CEO",
        "CEO: Managing Partner and CEO",
        "CMO: Co-Founder & CMO",
        "PDG",
    ],
    "partner": [
        "Partner",
        "Founding Partner",
        "Managing Partner",
        "Partner: Senior Partner",
        "Partner: Partner, Tax",
        "Partner: Partner & Director of Litigation",
        "Socia directora",
    ],
    "owner": [
        "Dono",
        "Titolare",
        "Fondatrice: Fondatrice e direttrice",
        "Eigenaar",
        "Oprichter: Oprichter en directeur",
        "Directeur-eigenaar",
        "Owner",
        "Owner: Mill Owner",
        "Owner: Owner/Manager",
        "Founder: Co-Founder",
        "Founder: Founder & Senior Consultant",
        "Proprietor",
        "Inhaberin: Inhaberin, Buchhandlung",
        "Dueño",
        "Cofondatrice",
    ],
}

#: Reason -> titles that state no level, or not a certain one.
SILENT = {
    "the rung is not certain in Portuguese, Italian and Dutch either": [
        "Gerente de Projetos",
        "Diretor Geral",
        "Sócio",
        "Ex-diretora",
        "Assistente da diretora",
        "Coordenador de TI",
        "Diretor de Arte",
        "Responsabile acquisti",
        "Direttore dei lavori",
        "Direttore generale",
        "Segretaria del direttore",
        "Direttore di filiale",
        "Ex direttore",
        "Algemeen directeur",
        "Hoofd Inkoop",
        "Teamleider",
        "Adjunct-directeur",
        "Projectmanager",
        "Voormalig directeur",
        "Directiesecretaresse",
        "Schooldirecteur",
    ],
    "no rung is named": [
        "",
        "—",
        "Software Engineer",
        "Software Engineer II",
        "Data Analyst",
        "Consultant",
        "Master of the Mint",
        "Senior",
        "Junior",
        "Entrepreneur",
        "研究員",
    ],
    "the rung differs from house to house": [
        "Lead",
        "Lead Data Scientist",
        "Team Lead",
        "Head of Data",
        "Head Chef",
        "President",
        "Managing Director",
        "Executive Director",
        "General Manager",
        "VP & General Manager",
        "Supervisor",
        "Chief Engineer",
        "Chief Engineer & Safety Officer",
        "Chief Petty Officer",
        "Principal",
        "School Principal",
        "Board Member",
        "Company Director",
        "Teamleiterin",
        "Geschäftsführer",
        "Responsable marketing",
        "Chef d'équipe",
        "Socio",
    ],
    "somewhere below the rung": [
        "Assistant Vice President",
        "Associate Director",
        "Deputy Director",
        "Assistant Manager",
        "Deputy CEO and CFO",
        "Deputy Sales & Marketing Director",
        "Junior Partner",
        "Stellvertretende Abteilungsleiterin",
        "Directeur adjoint",
    ],
    "beside the rung": [
        "Executive Assistant to the CEO",
        "Executive Assistant, CEO & CFO",
        "CEO Assistant",
        "Adviser to the Director",
        "Chief of Staff",
        "Chief of Staff, Office of the CEO",
        "Analyst at CEO Magazine",
        "Founder's Office",
    ],
    "things, not people": [
        "Product Manager",
        "Account Manager",
        "Project Manager",
        "Technical Programme Manager",
        "Social Media Manager",
        "Art Director",
        "Director of Photography",
        "Film Director",
        "Product Owner",
        "HR Business Partner",
        "Projektleiter",
        "Director/a de arte",
    ],
    "other people": ["Intern Coordinator", "Volunteer Coordinator", "Student Adviser"],
    "not held": [
        "Former CEO",
        "Ex-Director",
        "CEO (retired)",
        "CEO, now retired",
        "Retired",
        "Aspiring Data Manager",
        "Ehemaliger Abteilungsleiter",
        "Ancienne directrice",
    ],
    "contradictory": [
        "Student | Engineering Manager",
        "Trainee Manager",
        "Volunteer Manager",
        "Engineer | Volunteer",
    ],
    "a rank of something else": [
        "Staff Nurse",
        "Staff Accountant",
        "Principal Investigator",
        "Vice President of the Student Union",
        "Lead Generation Specialist",
    ],
    "a word inside another": [
        "Cooperation Officer",
        "Internal Auditor",
        "International Buyer",
        "Directory Editor",
        "Seniority Researcher",
    ],
}


def _stated() -> list[tuple[str, str, str]]:
    rows = []
    for level, entries in STATED.items():
        for entry in entries:
            evidence, colon, title = entry.partition(": ")
            rows.append((title if colon else entry, level, evidence if colon else entry))
    return rows


@pytest.mark.parametrize(("title", "level", "evidence"), _stated())
def test_stated_level(title: str, level: str, evidence: str) -> None:
    """A title that names its rung gives the level and the words that name it."""
    found = level_of_title(title)
    assert found is not None
    assert (found[0].name, found[1]) == (level, evidence)


@pytest.mark.parametrize(
    ("title", "reason"), [(title, reason) for reason, titles in SILENT.items() for title in titles]
)
def test_silent_title(title: str, reason: str) -> None:
    """A title that does not state its rung plainly gives none."""
    assert level_of_title(title) is None, reason


@pytest.mark.parametrize(
    ("title", "organization"),
    [
        ("Vice President", "Bank of Harrowick"),
        ("SVP, Risk", "Tarnbank AG"),
        ("VP, Investment Banking", ""),
        ("VP at Bank of Harrowick", ""),
        ("Vice President", "Harrowick Chess Club"),
    ],
)
def test_vice_president_of_a_bank_or_club(title: str, organization: str) -> None:
    """Where most are vice presidents, or elected, the words say no level."""
    assert level_of_title(title, organization) is None


@pytest.mark.parametrize("organization", ["", "Kestrelgate Insurance", "Harrowick Food Bank"])
def test_vice_president_elsewhere(organization: str) -> None:
    """Anywhere else a vice president is one."""
    found = level_of_title("Vice President", organization)
    assert found is not None
    assert found[0].name == "vp"


def test_other_levels_do_not_hang_on_the_organization() -> None:
    """A bank's director is a director."""
    assert level_of_title("Director", "Bank of Harrowick") == level_of_title("Director")


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_text(title: str, organization: str) -> None:
    """Any text is read without error, and evidence is quoted from the title."""
    found = level_of_title(title, organization)
    assert found is None or (found[1] and found[1] in title)


@given(st.sampled_from(_stated()), st.sampled_from([str.upper, str.lower]), st.sampled_from(" \t"))
def test_capitals_and_blanks(row: tuple[str, str, str], change: Any, blank: str) -> None:
    """Capitals and blanks around a title change nothing."""
    found = level_of_title(f"{blank}{change(row[0])}{blank}")
    assert found is not None
    assert found[0].name == row[1]


@given(st.sampled_from(_stated()), st.sampled_from(["Former", "Ex", "Assistant to the"]))
def test_not_held_or_beside(row: tuple[str, str, str], before: str) -> None:
    """No title says anything after "former", and none after "assistant to"."""
    assert level_of_title(f"{before} {row[0]}") is None


@given(st.sampled_from(_stated()), st.sampled_from(["x", "9"]))
def test_whole_words_only(row: tuple[str, str, str], glued: str) -> None:
    """A word that only begins or ends with one of the list is another word."""
    title = re.sub(r"[^\W_]+", lambda word: f"{glued}{word[0]}{glued}", row[0])
    assert level_of_title(title) is None


def test_phrase_that_languages_read_differently() -> None:
    """A phrase with two meanings in two languages counts as unclear."""
    data = _tables() | {"xx": {"last": {"owner": ["intern"]}}}
    words = Vocabulary.of(data)
    (piece,) = words.pieces(words.words("Intern"))
    assert piece.kind == "unclear"


def test_phrase_in_two_lists_of_a_language() -> None:
    """A phrase in two lists of one language is a mistake in the data file."""
    with pytest.raises(ValueError, match="'intern' is in two lists"):
        Vocabulary.of(_tables() | {"xx": {"work": ["intern"], "other": ["intern"]}})


def test_misspelt_list() -> None:
    """A list that means nothing is a mistake in the data file."""
    with pytest.raises(KeyError, match="aides"):
        Vocabulary.of(_tables() | {"xx": {"aides": ["intern"]}})


def test_words_of_the_data_file_are_in_plain_form() -> None:
    """Every phrase of the data file can be found: it reads as itself."""
    words = Vocabulary.of(_tables())
    for phrases in words.phrases.values():
        for phrase in phrases:
            text = " ".join(phrase.words)
            read = tuple(word.text for word in words.words(text))
            assert read == phrase.words, text


def test_thirty_thousand_titles() -> None:
    """Thirty thousand different titles are read alike."""
    titles = [f"Senior Product Manager, Team {n} | Board Member" for n in range(30_000)]
    assert len({level_of_title(title) for title in titles}) == 1


def _tables() -> dict[str, Any]:
    text = (files("netrules.loading") / "seniority.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
