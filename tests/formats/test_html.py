"""The report as a page: what it says, what it never lets in, and how large it gets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from building import TODAY, covered, event, network, person
from hypothesis import given
from hypothesis import strategies as st
from reports import GOAL, HOSTILE, NAMES, foreign_finding, rendered, report_of, set_aside

from netrules import Goal, Need, Network, Report, Unread, printable
from netrules.engine.check import judge
from netrules.plugins.formats.html import HtmlReport
from netrules.plugins.page import cut

#: All that the page is made of; anything else would have come from an input.
_MADE_OF: Final = set(
    "html head meta title style body a div header nav main footer section article h1 h2 h3 h4 h5 "
    "p ul ol li details summary table thead tbody tr th td code b bdi span figure figcaption "
    "svg defs symbol pattern circle path rect line text g use".split()
)
_EMPTY: Final = {"meta"}


class _Page(HTMLParser):
    """The text of a page, once it is sure that its elements are the page's own and closed."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self.parts: list[str] = []
        self.values: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(document)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _MADE_OF
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in ("style", "src")
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in _EMPTY:
            self._open.append(tag)
        if tag == "bdi":
            self.values.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.parts.append(data)
        if "bdi" in self._open:
            self.values[-1] += data

    @property
    def text(self) -> str:
        """All the text, its spaces made one."""
        return " ".join("".join(self.parts).split())


def _page(report: Report, **namer: Any) -> _Page:
    page = _Page(rendered(HtmlReport(), report, **namer))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    return page


def _judged(found: Network, goals: Sequence[Goal] = ()) -> Report:
    return judge(found, goals, [], {}, today=TODAY)


# -- what it says ------------------------------------------------------------------------


def test_the_whole() -> None:
    """The answer, the week, the goal, what to do, who is in it, what can't be told, the files."""
    text = _page(report_of(goals=(GOAL,), codes="K901 K902 T902")).text
    for part in (
        "Your networkCan't tell whether your network can bring more-data2 people, 0 ties",
        "This weekWrite to Ana Ruiz",
        "Goal more-data",
        "yesanybody2 of 1Ana Ruiz, Bo Berg",
        "can't tellseniors0 to 2 of 1To settle it: add level (how senior they are): Ana Ruiz",
        "nomany (would help)0 to 2 of 99",
        "What to do",
        "errorT902 poor-network",
        "Only 2 people",
        "No word from Ana Ruiz of Ana RuizWrite to Ana Ruizcontacts.toml:1",
        "Who is in it",
        "known of 0, not known of 2",
        "What can't be told",
        "Add level (how senior they are), for 2 people: 2 judgements of K902",
        "What was read",
        "Exit code 1: there are findings at or above --fail-on.",
    ):
        assert part in text


def test_why_a_rule_asks() -> None:
    """The claim is beside what was found, for whoever the page is handed to."""
    assert "Why it asksThe claimNobody should be {silent}." in _page(report_of(codes="K901")).text


def test_failures_are_at_the_top() -> None:
    """What was not read, and what crashed."""
    text = _page(report_of(unreadable=[Unread("a.zip", "is empty", "b.csv")])).text
    for told in ("a.zip (b.csv): is empty", "rashed: R902 of tests: RuntimeError: Ana Ruiz"):
        assert text.index(told) < text.index("What to do")


def test_findings_of_other_rules() -> None:
    """A finding that a plugin added stands under the plugin's prefix."""
    assert "ACME" in _page(foreign_finding(report_of())).text


def test_what_is_set_aside() -> None:
    """It is no work to do, and not forgotten either."""
    text = _page(set_aside(report_of(codes="K901"), waived=1, baselined=1)).text
    assert "2 findings, by waivers or the baseline" in text
    assert "waived" in text
    assert "in the baseline" in text
    assert "What to do" not in text


def test_a_goal_without_needs() -> None:
    """It says what is missing."""
    text = _page(_judged(network(person("Ana")), [Goal("hazy")])).text
    assert "hazy has no needs yet: add [[goal.need]], or a template" in text


def test_an_empty_network() -> None:
    """There is a page all the same."""
    text = _page(_judged(network())).text
    assert "0 people" in text
    assert "Who is in it" not in text
    assert "Contact by month" not in text


def test_who_is_in_it() -> None:
    """Counts, beside of how many it is not known."""
    found = network(
        person("Ana", organization="Acme", level="director", place="York", born=1970),
        person("Bo", organization="ACME", place="york"),
        person("Cy"),
    )
    text = _page(_judged(found)).text
    assert "Levelknown of 1, not known of 2" in text
    assert "director1" in text
    assert "vp0" in text
    assert "1965 to 19801" in text
    assert "Placeknown of 2, not known of 1York2" in text
    assert "Organizationknown of 2, not known of 1ACME2" in text


# -- contact by month --------------------------------------------------------------------


def test_contact_by_month() -> None:
    """What there was in each month, and of which months no file tells everything."""
    first = TODAY - timedelta(days=40)
    found = network(person("Ana"), event("Ana", first), event("Ana", TODAY))
    text = _page(_judged(found)).text
    assert "2 contacts that went both ways since 2026-08-01, 2 of them meetings" in text
    assert "there may have been more: no file has all meetings" in text
    assert "2026-09meetings111" in text
    assert "2026-08meetings111" in text


def test_months_that_files_vouch_for() -> None:
    """A month without contact that is covered is none, and is not said to be open."""
    found = network(person("Ana"), covered(date(2026, 1, 1)))
    text = _page(_judged(found)).text
    assert "0 contacts that went both ways since 2026-01-01" in text
    assert "there may have been more" not in text
    assert "2026-05000" in text


# -- nothing gets in, nothing gets out ---------------------------------------------------


def test_redacted() -> None:
    """No name, goal or member, and nothing of what an exception says."""
    unread = [Unread("a.zip", "is empty", "Annabel.csv")]
    report = report_of(["Annabel"], member="Annabel", goals=(GOAL,), unreadable=unread)
    text = rendered(HtmlReport(), report, redact=True)
    assert not any(word in text for word in ("Annabel", "more-data", "seniors"))
    assert "person-1" in _Page(text).text


@given(names=st.lists(NAMES, min_size=1, max_size=3), path=NAMES)
def test_whatever_the_names(names: list[str], path: str) -> None:
    """What was read is text in an element of its own, and the page the same each time."""
    report = report_of(names, path=path, member=path, goals=(GOAL,))
    text = rendered(HtmlReport(), report)
    assert text == rendered(HtmlReport(), report)
    values = {" ".join(value.split()) for value in _Page(text).values}
    for one in report.network.people:
        assert " ".join(cut(printable(one.name)).split()) in values


@pytest.mark.parametrize("name", [*HOSTILE, '"><img src=x onerror=alert(1)>'])
def test_hostile_names(name: str) -> None:
    """Each kind of them, as a name of everything."""
    _Page(rendered(HtmlReport(), report_of([name], path=name, member=name, goals=(GOAL,))))


def test_a_long_name_is_cut() -> None:
    """Nobody reads on in it."""
    name = "x" * 10_000
    assert "x" * 200 not in rendered(HtmlReport(), report_of([name], member=name, goals=(GOAL,)))


def test_a_page_runs_nothing() -> None:
    """There is no script, and the policy lets none in."""
    text = rendered(HtmlReport(), report_of(goals=(GOAL,)))
    assert "<script" not in text
    assert "script-src 'none'" in text


def test_size_is_bounded() -> None:
    """Of many people only some are listed, and the others are counted."""
    few, many = (
        rendered(HtmlReport(), report_of([f"Person {n}" for n in range(count)], codes="K901"))
        for count in (400, 4000)
    )
    assert len(many) < 1.05 * len(few)
    text = _Page(many).text
    assert "3,995 more of these" in text
    assert "and 3,940 more of these" in text


def test_need_lists_are_bounded() -> None:
    """Those who serve a need are listed up to a number."""
    need = Need("everybody", "organization == organization")
    report = report_of([f"Person {n}" for n in range(100)], goals=(Goal("g", needs=(need,)),))
    text = _page(report).text
    assert "95 more" in text
    assert "and 40 more" in text
