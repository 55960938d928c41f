"""Fields of work: their names, and titles with what they tell, labelled by hand."""

from __future__ import annotations

import pickle
import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
from building import network, person

from netrules import AtLeast, NotKnown, Unknown
from netrules.model.fields import fields_of_title, fold_field

TABLE: dict[str, Any] = tomllib.loads(
    (files("netrules.model") / "fields.toml").read_text(encoding="utf-8")
)

#: Titles as people write them, and the fields that they leave no doubt of.
TITLES = {
    # English
    "Head of Data": {"data"},
    "Senior Data Scientist": {"data", "data science"},
    "Machine Learning Engineer": {"machine learning"},
    "VP Sales & Marketing": {"sales", "marketing"},
    "Software Engineer at Sales Corp": {"software"},
    "Chief Financial Officer": {"finance"},
    "General Counsel": {"law"},
    "HR Business Partner": {"human resources"},
    "Talent Acquisition Lead": {"recruiting"},
    "UX Designer": {"design"},
    "Lecturer": {"education"},
    "Product Owner": {"product management"},
    # German
    "Rechtsanwältin": {"law"},
    "Leiter Einkauf / Einkäufer:in": {"procurement"},
    "Softwareentwickler (m/w/d)": {"software"},
    "Krankenpfleger": {"nursing"},
    # French
    "Développeuse web": {"software"},
    "Chef de projet": {"project management"},
    "Attachée de presse": {"public relations"},
    # Spanish
    "Científica de datos": {"data", "data science"},
    "Profesora": {"education"},
    "Abogado": {"law"},
    # Portuguese
    "Engenheira de Dados": {"data"},
    "Advogada": {"law"},
    "Diretor Financeiro": {"finance"},
    # Italian
    "Commercialista": {"accounting"},
    "Sviluppatrice": {"software"},
    "Giornalista": {"journalism"},
    # Dutch
    "Projectleider": {"project management"},
    "Verpleegkundige": {"nursing"},
    "Vertaler": {"translation"},
}
#: Titles that tell of no field, each for a reason of its own.
SILENT = (
    "",
    "Analyst",
    "Consultant",
    "Solution Architect",
    "Director",
    "Founder & CEO",
    "Manager",
    "Fell Guide",
    "Data Protection Officer",
    "Data Entry Clerk",
    "Former Data Analyst",
    "Retired teacher",
    "Aspiring Software Engineer",
    "Assistant to the Head of Data",
    "Sales Engineer",
    "Law Enforcement",
    "Night Auditor",
    "Database",
)


@pytest.mark.parametrize(("title", "fields"), TITLES.items())
def test_title_tells(title: str, fields: set[str]) -> None:
    """Each with words that stand in it."""
    told = fields_of_title(title)
    assert set(told) == fields
    assert all(told.values())


@pytest.mark.parametrize("title", SILENT)
def test_title_says_nothing(title: str) -> None:
    """Where its words may mean something else, or are not of what somebody does now."""
    assert fields_of_title(title) == {}


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("HR", "human resources"),
        ("Ressources Humaines", "human resources"),
        ("ML", "machine learning"),
        ("Données", "data"),
        ("Öffentlichkeitsarbeit", "public relations"),
        ("IT-Security", "cybersecurity"),
        ("Falconry", "falconry"),
        ("Fußpflege", "fusspflege"),
    ],
)
def test_names_of_a_field(name: str, field: str) -> None:
    """Another language's and what is short for it; what the table does not have is itself."""
    assert fold_field(name) == field
    assert fold_field(field) == field


def test_each_name_is_of_one_field() -> None:
    """And is written as names are looked up."""
    names = [name for field, one in TABLE.items() for name in (field, *one.get("names", ()))]
    assert [name for name, number in Counter(names).items() if number > 1] == []
    words = [*names, *(word for one in TABLE.values() for word in one.get("titles", ()))]
    assert [word for word in words if not word.isascii() or word != word.lower()] == []


# -- people --------------------------------------------------------------------------------


def test_a_title_never_tells_that_there_is_no_other() -> None:
    """A data scientist may know law as well."""
    [dana] = network(person("Dana", title="Data Scientist")).people
    assert isinstance(dana.fields, AtLeast)
    assert dana.fields.seen == ("data", "data science")
    assert dana.told_fields == {"data": "data scientist", "data science": "data scientist"}
    assert dana.works_in("Daten") is True
    law = dana.works_in("law")
    assert isinstance(law, Unknown)
    assert (law.field, law.subject) == ("fields", dana.id)


def test_what_is_stated_is_not_overridden() -> None:
    """Whoever wrote down the fields knows better than the title."""
    [dana] = network(person("Dana", title="Data Scientist", fields=("Recht",))).people
    assert dana.fields == ("Recht",)
    assert dana.works_in("law") is True
    assert dana.works_in("data") is False


def test_at_least() -> None:
    """What is known of a set can be asked for, and nothing else."""
    some = AtLeast(("data",), "fields", "dana", "add fields")
    assert "data" in some
    for ask in (lambda: "law" in some, lambda: len(some), lambda: [*some], lambda: bool(some)):
        with pytest.raises(NotKnown) as caught:
            ask()
        assert caught.value.missing == some.missing
    assert isinstance(some == ("data",), Unknown)
    again = pickle.loads(pickle.dumps(some))
    assert (again.seen, again.missing) == (some.seen, some.missing)
