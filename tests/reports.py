"""Reports that hold one of everything, about people with whatever names, for tests of formats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import attrs
from building import TODAY
from hypothesis import strategies as st

from netrules import (
    Finding,
    Format,
    Goal,
    Handle,
    Job,
    Judgement,
    Namer,
    Need,
    Network,
    Origin,
    Person,
    PersonRecord,
    Read,
    Report,
    Severity,
    Unknown,
    Unread,
    build,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.engine.check import judge
from netrules.engine.report import Gate
from netrules.engine.run import Armed

#: Names that mean something to one medium or another.
HOSTILE: Final = (
    "Ana\n::error file=x::owned",
    "::add-mask::Bo",
    "100%0A::warning::Cy,line=1:2",
    "##[error]Di",
    "<script>alert(1)</script>",
    "a|b|c",
    "@team @org/owners",
    "\x1b[31mred\x1b[0m",
    "]]><evil/>",
    "nul\x00bell\x07",
    "sur\ud800rogate",
    "not\ufffea\uffffcharacter",
    "[click](https://evil.example)",
    "![img](https://evil.example/x.png)",
    "`code` **bold** _it_ ~~no~~ $x$ \\",
    "https://evil.example www.evil.example a@evil.example",
    "#12 GH-12 org/repo#3 !4 :smile: &amp; &#64;team",
    "{0} {person} {{1}}",
    "right\u202eto left",
    "two\u2028lines\x85more",
)

#: Any text at all, and texts put together from those that mean something.
NAMES: Final = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map(" ".join),
    st.text(st.characters(), min_size=1, max_size=40),
)


@rule("K901", "silent-person", stance="practice", evidence="expert", severity="warning")
def _silent(person: Person) -> Judgement:
    """Somebody is silent.

    What it checks
        Everybody.

    The claim
        Nobody should be {silent}.

    What to do
        Talk.
    """
    return failed(
        "no word from {person} of {organization}",
        advice="write to {person}",
        origins=person.origins,
        person=person,
        organization=person.organization,
    )


@rule("K902", "unknown-person", stance="practice")
def _unknown(person: Person) -> Judgement:
    """Nobody can tell."""
    return unknown(Unknown("level", person.id, "add level (how senior they are)"))


@rule("R901", "no-records", stance="practice")
def _nothing(person: Person) -> Judgement:
    """There is nothing to judge."""
    return not_applicable()


@rule("R902", "raising-rule", stance="practice")
def _raising(person: Person) -> Judgement:
    """It raises."""
    raise RuntimeError(person.name)


@rule("T901", "kept-rule", stance="truth")
def _kept(person: Person) -> Judgement:
    """Everybody keeps it."""
    return passed()


@rule("T902", "poor-network", stance="truth", severity="error")
def _network(network: Network) -> Judgement:
    """The network is poor."""
    return failed("only {number} people", number=len(network.people))


RULES: Final = (_silent, _unknown, _nothing, _raising, _kept, _network)
GOAL: Final = Goal(
    "more-data",
    needs=(
        Need("anybody", "organization == organization", at_least=1),
        Need("seniors", 'level >= "director"', at_least=1),
        Need("many", "not warm or warm", must=False, at_least=99),
    ),
)


def report_of(
    names: Sequence[str] = ("Ana Ruiz", "Bo Berg"),
    *,
    codes: str = "KRT",
    member: str = "",
    path: str = "contacts.toml",
    goals: Sequence[Goal] = (),
    gate: Gate | None = None,
    unreadable: Sequence[Unread] = (),
) -> Report:
    """A report about people with those names, by the rules whose codes begin like that.

    Args:
        names: Each the name of a person, and of the organization they work for.
        codes: Letters of families of rules, or codes.
        member: The name of the file in a zip that they stand in; "" for no zip.
        path: The file.
        goals: What is asked of the network.
        gate: When the run counts as failed.
        unreadable: Inputs that could not be used.
    """
    records = [
        PersonRecord(
            Handle(ids=(f"p{number}",), emails=(f"p{number}@example.org",), names=(name,)),
            Origin(path, member, number, number, "contacts"),
            jobs=(Job(name, ""),),
            tie="contact",
        )
        for number, name in enumerate(names, 1)
    ]
    wanted = codes.split() if " " in codes or len(codes) == len("K901") else list(codes)
    armed = [
        Armed(one, {}, one.severity, "tests")
        for one in RULES
        if any(one.code.startswith(code) for code in wanted)
    ]
    network = build([Read(path, "contacts", records)])
    return judge(network, goals, armed, {}, today=TODAY, gate=gate, unreadable=unreadable)


def set_aside(report: Report, *, waived: int = 0, baselined: int = 0) -> Report:
    """*report* with that many of its findings waived, and of the next ones baselined."""
    changed: list[Finding] = []
    for number, one in enumerate(report.findings):
        is_waived, is_known = number < waived, waived <= number < waived + baselined
        changed.append(attrs.evolve(one, waived=is_waived, baselined=is_known))
    return attrs.evolve(report, findings=tuple(changed))


def foreign_finding(report: Report) -> Report:
    """*report* with a finding that a plugin added, of a rule that did not run."""
    finding = Finding("f" * 16, "ACME001", "", Severity.INFO, "network", (), "odd", {})
    return attrs.evolve(report, findings=(*report.findings, finding))


def rendered(form: Format, report: Report, **namer: Any) -> str:
    """What *form* makes of *report*, as a reader of the file gets it."""
    text = form.render(report, Namer(report.network, **namer), width=100, color=False)
    return (text + "\n").encode("utf-8", "backslashreplace").decode()
