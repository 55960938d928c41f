"""The templates: whom each need asks for, and what of it settings and plugins may change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from building import TODAY, all_ties, covered, event, me, network, person

from netrules import Goal, Item, Job, Level, NeedResult, Template, Unknown, check, read_template
from netrules.api import open_session
from netrules.engine.check import judge_goals
from netrules.engine.schema import NEED
from netrules.manager import Plugins

TEMPLATES: Final[Mapping[str, Template]] = Plugins.installed(third_party=False).templates()
NEEDS: Final = [(template.name, need) for template in TEMPLATES.values() for need in template.needs]
MONTH: Final = timedelta(days=30)
#: What the goals of these tests are about, and whose they are.
LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "fields": ("rail",),
    "places": ("Leeds",),
    "employers": ("Acme Ltd",),
}
ME: Final = me(organization="Own Ltd", level=Level.SENIOR, fields=("data",))


@attrs.frozen
class Somebody:
    """A person of a test: what is said of them besides the name.

    Args:
        facts: Organization, title, level, fields and so on.
        days: For how many days there was no two-way contact; None if there never was.
        past: An employer that they have left.
    """

    facts: Mapping[str, Any]
    days: int | None = None
    past: str = ""

    def but(self, **changes: Any) -> Somebody:
        """The same person, were some of it otherwise."""
        own = {name: changes.pop(name) for name in ("days", "past") if name in changes}
        facts = {**self.facts, **changes}
        return attrs.evolve(self, facts={k: v for k, v in facts.items() if v is not None}, **own)


def one(*, days: int | None = None, past: str = "", **facts: Any) -> Somebody:
    """Somebody who can be written to, and of whom the facts say what they are."""
    return Somebody(facts, days, past)


@attrs.frozen
class Case:
    """A need, and what keeps it from being met.

    Args:
        need: Its name, after that of the template.
        crowd: The fewest people who meet it.
        miss: What makes the last of them somebody else than whom it asks for.
        forget: The fact about the last of them without which nobody can tell: "contact",
            "ties" (then without the last), or a field.
    """

    need: str
    crowd: Sequence[Somebody]
    miss: Mapping[str, Any]
    forget: str

    @property
    def last(self) -> Somebody:
        """The person on whom it hangs."""
        return self.crowd[-1]


RAIL: Final = one(organization="Birch plc", title="Signaller", level="senior", fields=("rail",))
DATA: Final = one(organization="Birch plc", title="Analyst", level="senior", fields=("data",))
OWN: Final = one(organization="Own Ltd", title="Adviser", level="director", fields=("data",))
ACME: Final = one(organization="ACME", title="Buyer of rails", level="senior", fields=("rail",))
#: Three organizations, of which none is ego's.
HOUSES: Final = ("Birch plc", "Cedar Ltd", "Dogwood")
WARM: Final = 100
COLD: Final = 400
DORMANT: Final = 2000


def at_houses(somebody: Somebody, number: int = 3) -> list[Somebody]:
    """So many of them, each at another organization."""
    names = [*HOUSES, "Elm", "Fir"][:number]
    return [somebody.but(organization=name) for name in names]


def role(title: str, **facts: Any) -> Somebody:
    """Somebody in the field, with a title."""
    return RAIL.but(title=title, **facts)


DECIDER: Final = ACME.but(level="director")
CASES: Final = [
    # a new job
    Case("job.insiders", [ACME], {"organization": "Acme Foods"}, "organization"),
    Case("job.deciders-in-field", [RAIL.but(level="vp")] * 2, {"level": "senior"}, "level"),
    Case(
        "job.recruiters-or-referrers",
        [ACME, role("Talent Acquisition Lead", days=WARM)],
        {"title": "Talent show host"},
        "title",
    ),
    Case("job.places", [RAIL.but(place="Leeds")] * 2, {"place": "York"}, "place"),
    Case("job.field-outside-own-organization", [RAIL] * 10, {"organization": "Own Ltd"}, "fields"),
    Case("job.two-ways-in", [ACME] * 2, {"organization": "Birch plc"}, "ties"),
    Case("job.warm-insiders", [ACME.but(days=WARM)] * 2, {"days": COLD}, "contact"),
    # another field
    Case("career-change.in-the-field", [RAIL] * 3, {"fields": ("data",)}, "fields"),
    Case(
        "career-change.between-the-fields",
        [RAIL.but(fields=("data", "rail"))] * 2,
        {"fields": ("rail", "law")},
        "fields",
    ),
    Case("career-change.each-field", [RAIL], {"fields": ("data",)}, "fields"),
    Case(
        "career-change.two-circles",
        at_houses(RAIL, 2),
        {"organization": "BIRCH PLC"},
        "organization",
    ),
    Case(
        "career-change.left-your-employer",
        [RAIL.but(past="Own Limited")],
        {"past": "Owner's Club"},
        "past",
    ),
    Case("career-change.dormant-in-the-field", [RAIL.but(days=DORMANT)], {"days": COLD}, "contact"),
    # promotion
    Case("promotion.sponsor", [OWN], {"level": "manager"}, "level"),
    Case("promotion.warm-above-you", [OWN.but(days=WARM)], {"days": COLD}, "contact"),
    Case(
        "promotion.peers-in-other-functions",
        [OWN.but(level="senior", fields=("law",))] * 2,
        {"fields": ("law", "data")},
        "fields",
    ),
    Case("promotion.top", [OWN.but(level="vp")], {"level": "director"}, "level"),
    Case("promotion.second-sponsor", [OWN] * 2, {"organization": "Birch plc"}, "organization"),
    Case(
        "promotion.view-from-outside", at_houses(DATA), {"organization": "Own Ltd"}, "organization"
    ),
    # business
    Case("business.people-in-each-field", [RAIL] * 2, {"organization": "Own Ltd"}, "fields"),
    Case("business.other-circles", at_houses(DATA.but(days=WARM)), {"days": COLD}, "contact"),
    Case(
        "business.between-circles",
        [role("Meetup host"), RAIL.but(groups=("Rowing", "School"))],
        {"groups": ("Rowing",)},
        "groups",
    ),
    Case("business.people-above-you", [RAIL.but(level="vp")] * 5, {"level": "senior"}, "level"),
    Case(
        "business.worth-reviving",
        [RAIL.but(level="vp", days=DORMANT)] * 5,
        {"days": COLD},
        "contact",
    ),
    Case("business.two-ways-into-each-field", [RAIL] * 2, {"fields": ("law",)}, "ties"),
    # sales
    Case("sales.deciders", [DECIDER.but(level="owner")], {"level": "manager"}, "level"),
    Case(
        "sales.users",
        [ACME.but(level="vp")],
        {"title": "Vice President"},
        "title",
    ),
    Case("sales.live-contacts", [ACME.but(days=WARM)] * 2, {"days": COLD}, "contact"),
    Case("sales.two-ways-to-deciders", [DECIDER] * 2, {"level": "senior"}, "ties"),
    Case(
        "sales.customers-who-refer",
        [RAIL.but(groups=("Customers",), days=WARM), RAIL.but(groups=("Clients",), days=WARM)],
        {"groups": ("Rowing",)},
        "groups",
    ),
    # money
    Case("venture-capital.investors", [role("Investor")] * 5, {"fields": ("law",)}, "fields"),
    Case("venture-capital.founders", [role("Co-Founder")] * 2, {"title": "Engineer"}, "title"),
    Case(
        "venture-capital.warm-introducers",
        [role("Lawyer", days=WARM), role("Founder", days=WARM)],
        {"days": COLD},
        "contact",
    ),
    Case(
        "venture-capital.lawyer-or-accountant",
        [role("Rechtsanwältin")],
        {"title": "Law student"},
        "title",
    ),
    Case(
        "venture-capital.investors-in-each-place",
        [role("Investor", place="Leeds")],
        {"place": "York"},
        "place",
    ),
    Case("venture-capital.warm-investor", [role("Investor", days=WARM)], {"days": COLD}, "contact"),
    Case(
        "venture-capital.three-funds",
        at_houses(role("Investor")),
        {"organization": "Cedar"},
        "organization",
    ),
    Case(
        "venture-capital.two-ways-to-investors",
        [role("Investor")] * 2,
        {"title": "Investor Relations"},
        "ties",
    ),
    # a name
    Case(
        "brand.convenors", [role("Organiser"), role("Editor")], {"title": "Audio Editor"}, "title"
    ),
    Case("brand.peers", [RAIL.but(days=WARM)] * 3, {"fields": ("law",)}, "fields"),
    Case("brand.voice", [role("Keynote speaker", days=WARM)], {"title": "Singer"}, "title"),
    Case("brand.press", [role("Journalist"), role("Podcaster")], {"title": "Baker"}, "title"),
    Case("brand.beyond-your-house", at_houses(RAIL), {"organization": "Own Ltd"}, "organization"),
    # answers
    Case("answers.experts", [RAIL] * 2, {"fields": ("data",)}, "fields"),
    Case("answers.to-ask-today", [RAIL.but(days=WARM)], {"days": COLD}, "contact"),
    Case(
        "answers.different-employers", at_houses(RAIL, 2), {"organization": "Birch"}, "organization"
    ),
    Case("answers.another-field", [RAIL.but(days=WARM)], {"fields": ("rail", "data")}, "fields"),
    Case("answers.dormant-experts", [RAIL.but(days=DORMANT)], {"days": COLD}, "contact"),
    # contact
    Case("in-touch.close-circle", [DATA.but(days=20)] * 15, {"days": 40}, "contact"),
    Case("in-touch.other-circles", at_houses(DATA.but(days=WARM), 5), {"days": COLD}, "contact"),
    Case("in-touch.closest", [DATA.but(days=5)] * 5, {"days": 9}, "contact"),
    Case("in-touch.own-rhythm", [DATA.but(days=40, every="6w")] * 15, {"every": "3w"}, "every"),
    Case("in-touch.half-yearly", [DATA.but(days=150)] * 50, {"days": 200}, "contact"),
    Case("in-touch.yearly", [DATA.but(days=WARM)] * 150, {"days": COLD}, "contact"),
    # mentors
    Case("mentor.sponsor", [OWN], {"level": "senior"}, "level"),
    Case("mentor.teacher", [RAIL], {"fields": ("law",)}, "fields"),
    Case("mentor.ear", [DATA.but(days=WARM)], {"days": COLD}, "contact"),
    Case("mentor.outside-view", [RAIL], {"organization": "Own Ltd"}, "organization"),
    Case(
        "mentor.different-settings", at_houses(RAIL.but(level="vp"), 2), {"level": "entry"}, "level"
    ),
    # a job that may be lost
    Case("resilience.field-elsewhere", [DATA.but(days=WARM)] * 5, {"days": COLD}, "contact"),
    Case(
        "resilience.different-employers",
        at_houses(DATA),
        {"organization": "Dogwood", "fields": ("law",)},
        "fields",
    ),
    Case("resilience.colleagues-to-keep", [OWN] * 5, {"organization": "Birch plc"}, "organization"),
    Case(
        "resilience.deciders-elsewhere",
        [DATA.but(level="manager")] * 2,
        {"level": "entry"},
        "level",
    ),
    Case("resilience.recruiter", [role("Headhunter")], {"title": "Hunter"}, "title"),
    Case(
        "resilience.another-field",
        [RAIL.but(days=WARM)] * 2,
        {"fields": ("rail", "data")},
        "fields",
    ),
]
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.need)


def _items(number: int, somebody: Somebody) -> list[Item]:
    name = f"Person {number:03}"
    record = person(name, **somebody.facts)
    if somebody.past:
        left = Job(somebody.past, until=date(2019, 5, 31))
        record = attrs.evolve(record, jobs=(*record.jobs, left))
    items: list[Item] = [record]
    if somebody.days is not None:
        items.append(event(name, TODAY - timedelta(days=somebody.days)))
    return items


def _judged(need: str, *items: Item, **lists: tuple[str, ...]) -> NeedResult:
    template, _, name = need.partition(".")
    asked = [one for one in TEMPLATES[template].needs if one.name == name]
    goal = Goal(template, template, needs=tuple(asked), **{**LISTS, **lists})
    (result,) = judge_goals(network(ME, *items).as_of(TODAY), [goal])
    return result.needs[0]


def _of(need: str, crowd: Sequence[Somebody], *coverage: Item) -> NeedResult:
    people = [item for number, one in enumerate(crowd) for item in _items(number, one)]
    return _judged(need, *people, *coverage)


ALL: Final = (covered(date(2010, 1, 1)), all_ties())


# -- the files ---------------------------------------------------------------------------


def test_there_is_a_template_for_everything_the_article_names() -> None:
    """Each is in a file of its own name."""
    assert set(TEMPLATES) == {
        *("job", "career-change", "promotion", "business", "sales", "venture-capital"),
        *("brand", "answers", "in-touch", "mentor", "resilience"),
    }
    folder = resources.files("netrules.plugins") / "templates"
    for file in folder.iterdir():
        assert f"{read_template(file.read_bytes(), file.name).name}.toml" == file.name


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_template_is_whole(template: Template) -> None:
    """It says what it is for, its needs have names of their own, and some are a must."""
    assert template.summary.endswith(".")
    names = [need.name for need in template.needs]
    assert len(set(names)) == len(names)
    assert any(need.must for need in template.needs)


@pytest.mark.parametrize(("template", "need"), NEEDS, ids=lambda it: getattr(it, "name", it))
def test_need_can_be_said_in_a_sentence(template: str, need: Any) -> None:
    """The words follow "the goal needs", and do not end as a sentence."""
    assert need.text
    assert need.text[0].islower()
    assert need.text[-1].isalnum()
    assert len(need.text) < 100


def test_needs_say_only_what_is_counted() -> None:
    """No need combines `each` with what people must differ by, which would not count."""
    for _, need in NEEDS:
        assert need.each is None or need.distinct_by is None
        assert need.warm <= need.at_least


def test_every_need_is_in_the_table() -> None:
    """None goes untested."""
    assert [case.need for case in CASES] == [
        f"{name}.{need.name}" for name in _order() for need in TEMPLATES[name].needs
    ]


def _order() -> Sequence[str]:
    return tuple(dict.fromkeys(case.need.partition(".")[0] for case in CASES))


# -- each need ---------------------------------------------------------------------------


@each_case
def test_need_is_met(case: Case) -> None:
    """The fewest people that it takes meet it."""
    result = _of(case.need, case.crowd, *ALL)
    assert result.met is True
    assert len(result.people) == len(case.crowd)


@each_case
def test_need_is_not_met_by_one_fewer(case: Case) -> None:
    """Everything known and one person less, it is not met."""
    assert _of(case.need, case.crowd[:-1], *ALL).met is False


@each_case
def test_need_is_not_met_by_somebody_else(case: Case) -> None:
    """With the last one not quite whom it asks for it is not met."""
    crowd = [*case.crowd[:-1], case.last.but(**case.miss)]
    assert _of(case.need, crowd, *ALL).met is False


@each_case
def test_need_hangs_on_a_fact(case: Case) -> None:
    """Without a fact about the last one nobody can tell, and the need says what is missing."""
    if case.forget == "ties":
        result = _of(case.need, case.crowd[:-1], ALL[0])
        fields = {"ties"}
    elif case.forget == "contact":
        result = _of(case.need, [*case.crowd[:-1], case.last.but(days=None)], ALL[1])
        fields = {"interactions"}
    elif case.forget == "past":
        result = _of(case.need, [*case.crowd[:-1], case.last.but(past="")], *ALL)
        fields = {"past_employers"}
    else:
        result = _of(case.need, [*case.crowd[:-1], case.last.but(**{case.forget: None})], *ALL)
        fields = {case.forget}
    assert isinstance(result.met, Unknown)
    assert {fact.field for fact in result.settle} == fields
    assert all(fact.text for fact in result.settle)


@each_case
def test_nobody_counts_twice(case: Case) -> None:
    """What is wanted for safety is not given by one person who is on record twice."""
    first = _items(0, case.crowd[0])
    twice = first * len(case.crowd)
    assert (_judged(case.need, *twice, *ALL).met is True) is (len(case.crowd) == 1)


@pytest.mark.parametrize(
    ("template", "need"),
    [pair for pair in NEEDS if pair[1].each],
    ids=lambda it: getattr(it, "name", it),
)
def test_need_for_each_item_asks_for_the_list(template: str, need: Any) -> None:
    """A goal that does not say which is told to, and of two items both are asked for."""
    name = f"{template}.{need.name}"
    crowd = next(case.crowd for case in CASES if case.need == name)
    people = [item for number, one in enumerate(crowd) for item in _items(number, one)]
    unsaid = _judged(name, *people, *ALL, **{need.each: ()})
    assert isinstance(unsaid.met, Unknown)
    assert unsaid.settle[0].text == f"say which {need.each} the goal is about"
    two = _judged(name, *people, *ALL, **{need.each: (*LISTS[need.each], "Another")})
    assert two.met is False
    assert two.empty == ("Another",)


# -- what is particular to some ----------------------------------------------------------


def test_at_the_top_a_sponsor_is_at_the_top_too() -> None:
    """Nobody is two rungs above a vice president; somebody at the very top is enough."""
    above = _items(0, OWN.but(level="cxo"))
    for level in (Level.VP, Level.CXO):
        mine = me(organization="Own Ltd", level=level, fields=("data",))
        goal = Goal("up", needs=TEMPLATES["promotion"].needs)
        (result,) = judge_goals(network(mine, *above, *ALL).as_of(TODAY), [goal])
        assert result.needs[0].met is True


def test_a_partner_is_no_sponsor_until_placed() -> None:
    """How partners compare with others differs from house to house."""
    result = _of("promotion.sponsor", [OWN.but(level="partner")], *ALL)
    assert [fact.text for fact in result.settle] == [
        "place 'partner' on the ladder, in [levels] of the settings"
    ]


def test_partner_of_whom_the_employer_does_not_tell_may_be_an_investor() -> None:
    """At a fund they are one, at a law firm they are not, elsewhere nobody can tell."""
    met = {
        house: _of("venture-capital.warm-investor", [role("Partner", organization=house, days=9)])
        for house in ("Birch Ventures", "Birch Law LLP", "Birch & Co")
    }
    assert met["Birch Ventures"].met is True
    assert met["Birch Law LLP"].met is False
    assert [fact.text for fact in met["Birch & Co"].settle] == [
        "add title in full (a partner may invest, or practise law)"
    ]


def test_mentors_are_several_people() -> None:
    """One person in warm contact who could be all of them is not a group; four are."""
    goal = Goal("mentor", needs=TEMPLATES["mentor"].needs, distinct=True, **LISTS)

    def judged(*crowd: Somebody) -> Any:
        people = [item for number, one in enumerate(crowd) for item in _items(number, one)]
        (result,) = judge_goals(network(ME, *people, *ALL).as_of(TODAY), [goal])
        return result

    boss, guide = OWN.but(fields=("rail",), days=WARM), RAIL.but(days=WARM)
    both = judged(boss, guide)
    assert [one.met for one in both.needs if one.need.must] == [True] * 4
    assert both.met is False
    assert set(both.shared) == {"sponsor", "teacher", "ear", "outside-view"}
    assert judged(boss, guide, guide, DATA.but(days=WARM)).met is True


# -- settings and plugins ----------------------------------------------------------------

OVERRIDE: Final = """
[[goal]]
name = "move"
template = "{template}"

[[goal.need]]
name = "{need}"
text = "my own words"
who = "warm"
at-least = 7

[[goal.need]]
name = "one-more"
who = '"law" in fields'
must = false
"""


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_settings_replace_and_add_needs(template: Template, tmp_path: Path) -> None:
    """A need of the same name takes the template's place; another comes after them."""
    [first, *others] = template.needs
    settings = tmp_path / "netrules.toml"
    settings.write_text(OVERRIDE.format(template=template.name, need=first.name), "utf-8")
    [goal] = open_session(settings, third_party=False).goals()
    assert goal.distinct is template.distinct
    assert [need.name for need in goal.needs] == [
        *(need.name for need in template.needs),
        "one-more",
    ]
    mine, *kept, added = goal.needs
    assert (mine.text, mine.who, mine.at_least) == ("my own words", "warm", 7)
    assert mine.each is None
    assert kept == others
    assert not added.must


PLUGIN: Final = '''
from netrules import hookimpl, read_template

TEMPLATE = b"""
name = "choir"
summary = "Found a choir."

[[need]]
name = "singers"
text = "people who sing"
who = '"music" in fields'
at-least = 2
"""


@hookimpl
def netrules_goals():
    return [read_template(TEMPLATE, "choir.toml")]
'''


def test_plugin_brings_a_template(tmp_path: Path) -> None:
    """Its needs are judged like those of the built-in ones, which are a plugin's too."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "choir.py").write_text(PLUGIN, "utf-8")
    settings = tmp_path / "netrules.toml"
    settings.write_text('plugins = ["rules/"]\n[[goal]]\nname = "sing"\ntemplate = "choir"\n')
    singers = [person(name, fields=("music",)) for name in ("Ana", "Bea")]
    report = check(network(*singers), today=TODAY, settings=settings)
    assert [(goal.name, goal.met) for goal in report.goals] == [("sing", True)]
    asked = check(network(singers[0]), "choir", today=TODAY, settings=settings)
    assert [goal.met for goal in asked.goals] == [False]


def test_templates_use_keys_of_settings() -> None:
    """Whatever a template's need says, a need of the settings can say."""
    assert {key.name.replace("-", "_") for key in NEED} >= {
        field.name for field in attrs.fields(type(NEEDS[0][1])) if field.name != "origin"
    }
