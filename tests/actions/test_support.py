"""How well goals stand, and what breaks if somebody drops out."""

from __future__ import annotations

import json

import attrs
from building import TODAY, all_ties, network, person
from rules.judging import goal, need

from netrules import Goal, Item, Namer, Standing, Support, support
from netrules.actions.supported import as_json, as_markdown, as_text
from netrules.engine.check import judge

DATA = need('"data" in fields', name="data", text="people in data")
LAW = need('"law" in fields', name="law", must=False)
ANA, BEN = person("Ana", fields=("data", "law")), person("Ben", fields=("data",))


def support_of(*items: Item, wanted: Goal) -> Support:
    """How well one goal stands in a small network."""
    return support(judge(network(*items), [wanted], [], {}, today=TODAY))


def test_each_standing() -> None:
    """Covered by two, thin on one, uncovered, and unknown where a fact is missing."""
    art = need('"art" in fields', name="art")
    found = support_of(ANA, BEN, wanted=goal(DATA, LAW, art))
    [aim] = found.goals
    assert [one.standing for one in aim.needs] == [
        Standing.COVERED,
        Standing.THIN,
        Standing.UNCOVERED,
    ]
    assert aim.standing is Standing.UNCOVERED
    assert support_of(person("Dee"), wanted=goal(DATA)).goals[0].standing is Standing.UNKNOWN


def test_a_need_that_would_help_does_not_make_a_goal_thin() -> None:
    """The goal stands on its must-needs."""
    found = support_of(ANA, BEN, wanted=goal(DATA, LAW))
    assert found.goals[0].standing is Standing.COVERED
    [loss] = found.losses
    assert (loss.person, loss.goals) == ("ana", ())
    assert [(aim, result.need.name) for aim, result in loss.needs] == [("aim", "law")]


def test_a_goal_hangs_on_its_must_needs() -> None:
    """Whoever is the only one for one of them comes first."""
    wanted = goal(DATA, need('"law" in fields', name="law"))
    found = support_of(ANA, BEN, wanted=wanted)
    assert found.goals[0].hangs_on == ("ana",)
    assert found.losses[0].goals == ("aim",)


def test_needs_that_are_thin_together_are_told() -> None:
    """Nobody may serve two of them, and there are no more people than they want."""
    wanted = attrs.evolve(goal(DATA, need('"law" in fields', name="law")), distinct=True)
    cy = person("Cy", fields=("law",))
    dee = person("Dee", fields=("data", "law"))
    found = support_of(ANA, dee, all_ties(), wanted=wanted)
    assert found.goals[0].standing is Standing.THIN
    text = as_text(found, Namer(found.report.network))
    assert "hangs on each of Ana, Dee, the needs taken together" in text
    assert "Ana: aim would no longer be met" in text
    assert support_of(ANA, dee, cy, wanted=wanted).goals[0].standing is Standing.COVERED


def test_without_goals_and_without_losses() -> None:
    """Both are said."""
    none = support(judge(network(ANA), [], [], {}, today=TODAY))
    assert as_text(none, Namer(none.report.network)).startswith("No goal is stated")
    fine = support_of(ANA, BEN, wanted=goal(DATA))
    assert "nothing that is met would break" in as_text(fine, Namer(fine.report.network))


def test_json_and_markdown_say_the_same() -> None:
    """With ids, and with names that stay text."""
    found = support_of(ANA, BEN, wanted=goal(DATA, LAW))
    told = json.loads(as_json(found, Namer(found.report.network)))
    assert told["goals"][0]["needs"][1]["hangs_on"] == ["ana"]
    assert told["losses"][0]["needs"] == [{"goal": "aim", "name": "law"}]
    odd = support_of(
        attrs.evolve(ANA, handle=attrs.evolve(ANA.handle, names=("[x](y)",))), wanted=goal(LAW)
    )
    assert "\\[x\\]\\(y\\)" in as_markdown(odd, Namer(odd.report.network))
