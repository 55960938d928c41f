"""G001: can it get you what you want today?"""

from __future__ import annotations

from datetime import date, timedelta

from building import TODAY, all_ties, covered, event, network, person, tie
from rules.judging import Said, goal, need, say

from netrules import Goal, Item, Origin, Severity, Verdict
from netrules.goals.goal import Each
from netrules.rules.gaps.goal_met import unmet_need

ANA = person("Ana", organization="Acme Ltd", fields=("data",))
BEN = person("Ben", organization="Birch plc", fields=("law",))
DATA = '"data" in fields'
INSIDERS = need(
    "employer in goal.employers", name="insiders", each=Each.EMPLOYERS, text="somebody inside each"
)


def judged(*goals: Goal, people: tuple[Item, ...] = (ANA, BEN)) -> Said:
    """The rule on Ana, of data, and Ben, of law."""
    return say(unmet_need, network(*people), *goals)


def test_passes_where_enough_people_serve_the_need() -> None:
    """One is wanted, and Ana is one."""
    assert judged(goal(need(DATA))).verdict is Verdict.PASS


def test_fails_where_too_few_do() -> None:
    """The message says what is needed, what there is, and points to need, goal and people."""
    said = judged(goal(need(DATA, at_least=2, text="people who work with data")))
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("aim",)]
    assert said.finding.kind == "goal"
    assert said.finding.variant == "helpers"
    assert said.finding.severity is Severity.ERROR
    assert said.message == "goal aim needs people who work with data: 1 of 2 so far"
    assert said.advice == "ask the people closest to it whom they know"
    [ana, _] = said.report.network.people
    assert said.places == [
        ("netrules.toml", 9),
        ("netrules.toml", 7),
        ("contacts.toml", ana.origins[0].line),
    ]


def test_need_without_words_is_called_by_its_name() -> None:
    """A need that says nothing in plain words is called by its name."""
    assert judged(goal(need('"rail" in fields'))).message == "goal aim needs helpers: 0 of 1 so far"


def test_need_that_is_no_must_is_info() -> None:
    """What only would help is worth knowing, and no reason to fail a run."""
    said = judged(goal(need(DATA, at_least=2, must=False)))
    assert said.finding.severity is Severity.INFO
    assert said.verdict is Verdict.FAIL


def test_range_is_told_where_even_the_best_is_not_enough() -> None:
    """With Cleo's field unknown there are one or two, and three are wanted."""
    said = judged(goal(need(DATA, at_least=3)), people=(ANA, BEN, person("Cleo")))
    assert said.message == "goal aim needs helpers: 1 to 2 of 3 so far"


def test_names_the_employers_that_are_still_open() -> None:
    """Where a need asks for each employer, the message says which are left."""
    said = judged(goal(INSIDERS, employers=("Acme", "Cedar", "Elm")))
    assert said.message == (
        "goal aim needs somebody inside each: 1 of 3 so far; still open: Cedar and Elm"
    )
    assert said.advice == "ask for an introduction at Cedar and Elm"
    assert "employer-1 and employer-2" in said.redacted
    assert "Cedar" not in said.redacted


def test_names_the_places_and_fields_that_are_still_open() -> None:
    """Places and fields are asked for in words that fit them."""
    somewhere = need("place in goal.places", each=Each.PLACES)
    here = (person("Ana", place="Lund"), person("Ben", place="Oslo"))
    assert judged(goal(somewhere, places=("Lund", "Malmö")), people=here).advice == (
        "ask for an introduction in Malmö"
    )
    something = need("overlaps(fields, goal.fields)", each=Each.FIELDS)
    assert judged(goal(something, fields=("law", "rail"))).message.endswith("still open: rail")


def test_says_when_warmth_is_what_lacks() -> None:
    """Enough people, none of them warm: the message names the channels, the advice fits."""
    old = TODAY - timedelta(days=366)
    said = judged(goal(need(DATA, warm=1)), people=(ANA, covered(), event("Ana", old)))
    assert said.message == (
        "goal aim needs helpers: 1 so far, but fewer than 1 in warm contact, going by meetings"
    )
    assert said.advice == "get in touch again with those you have"


def test_warmth_can_lack_before_it_is_known_who_serves() -> None:
    """Whether Cleo serves the need or not, she is cold, and so the need is not met."""
    said = judged(goal(need(DATA, warm=1)), people=(person("Cleo"), covered()))
    assert said.message == (
        "goal aim needs helpers: 0 to 1 so far, but fewer than 1 in warm contact, going by meetings"
    )


def test_says_when_routes_are_what_lacks() -> None:
    """Enough people and one way to them, where two are wanted."""
    two_ways = need(DATA, name="ways", routes=2)
    people = (ANA, BEN, tie("Ana", "Ben"), all_ties())
    assert judged(goal(two_ways), people=people).verdict is Verdict.PASS
    said = judged(goal(two_ways), people=(ANA, BEN, all_ties()))
    assert said.message == (
        "goal aim needs ways: 1 so far, but fewer than 2 independent routes to them"
    )
    assert said.advice == "look for a second way to them, so that one closed door does not end it"


def test_is_unknown_where_a_fact_decides() -> None:
    """Cleo may be of data; what settles it is her field."""
    said = judged(goal(need(DATA)), people=(BEN, person("Cleo")))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("fields", "cleo")]
    assert said.remedies == {"add fields (what they work in)"}


def test_is_unknown_while_the_goal_names_no_employers() -> None:
    """A need for each employer of none that are named waits for you to name them."""
    said = judged(goal(INSIDERS))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("employers", "aim")]
    assert said.remedies == {"say which employers the goal is about"}


def test_does_not_apply_to_a_goal_without_needs() -> None:
    """A goal that asks for nothing cannot lack anything; no goal, no verdict."""
    assert judged(goal()).verdict is Verdict.NOT_APPLICABLE
    assert judged().verdict is Verdict.NOT_APPLICABLE


def test_each_need_is_judged_by_itself() -> None:
    """Of two needs one is met, and the finding is about the other."""
    said = judged(goal(need(DATA, name="one"), need('"rail" in fields', name="two")))
    assert said.counts == (2, 2)
    assert said.finding.variant == "two"


def test_needs_that_compete_share_a_shortage() -> None:
    """Ana serves either need, but not both where nobody may serve two."""
    needs = (need(DATA, name="one"), need('employer == "Acme"', name="two"))
    assert judged(goal(*needs)).verdict is Verdict.PASS
    said = judged(goal(*needs, distinct=True))
    assert said.message == (
        "goal aim needs more people: one and two have too few between them, since each person "
        "may serve only one"
    )
    assert said.advice == (
        "find one more person for any of them, or let people serve several needs: distinct = false"
    )
    assert said.places == [("netrules.toml", 7)]


def test_goal_of_no_file_points_to_people_only() -> None:
    """A goal that a program made stands in no file."""
    template = need(DATA, at_least=2)
    made = Goal("aim", needs=(template,), origin=Origin(""))
    assert {path for path, _ in judged(made).places} == {"netrules.toml", "contacts.toml"}
    assert judged(made).places[0] == ("netrules.toml", 9)


def test_warmth_is_a_matter_of_365_days() -> None:
    """The last day that counts as warm is 365 days ago."""
    day = date(2025, 9, 30)
    people = (ANA, covered(), event("Ana", day))
    assert judged(goal(need(DATA, warm=1)), people=people).verdict is Verdict.PASS
