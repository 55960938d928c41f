"""R006: people whom nothing but their name has joined."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, Network, failed, not_applicable, rule
from netrules.rules.wording import number_of


@rule(
    "R006",
    "joined-by-name",
    stance="practice",
    evidence="none",
    severity="info",
    laws={"contact": "same", "newcomer": "same"},
)
def joined_by_name(network: Network) -> Iterator[Judgement]:
    """Entries of different files were taken for one person by their name.

    What it checks
        Where you asked for it (``join = ["names"]``, or ``--join names``), each person whose
        entries in different files have nothing but the name in common.

    The claim
        None of the article's. Pictures of networks (LinkedIn Maps, myfnetwork) name people
        by their names alone, so their ties can be used only if names join.

    Evidence and limits
        In one export of 2,000 contacts 271 rows shared a full name with another and were
        other people. A name that one file has twice joins nobody, and neither does a name
        of a single word.

    When it stays silent
        Unless names join; then never.

    Example
        "Ana Ruiz" of the graph file and "Ana Ruiz" of the address book became one: fails.

    Options
        None.

    What to do
        Look whether it is one person. If not, give one of the entries ``not-same-as`` in the
        contacts file; if so, give it ``same-as``, and it will not be asked again.

    References
        None.
    """
    if not network.joined_by_name:
        yield not_applicable()
    for id_, origins in network.joined_by_name.items():
        person = network.person(id_)
        yield failed(
            "{entries} called {person} were joined by the name alone",
            advice="if they are not one person, give one of them not-same-as in the contacts file",
            about=[person],
            origins=origins,
            entries=number_of(len(origins), "entry", "entries"),
            person=person,
        )
