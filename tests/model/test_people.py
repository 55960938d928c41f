"""Which of several entries about somebody counts."""

from __future__ import annotations

from building import TODAY, covered, network, origin, person

from netrules import Handle, Job, Level, Network, PersonRecord, Read, Unknown, build

ADA = Handle(emails=("ada@example.org",), names=("Ada Roe",))


def _network(*jobs: tuple[str, Job]) -> Network:
    reads = [
        Read(layer, layer, [PersonRecord(ADA, origin(layer, layer), jobs=(job,), tie="contact")])
        for layer, job in jobs
    ]
    return build(reads).as_of(TODAY)


def test_a_title_is_taken_from_the_organization_that_counts() -> None:
    """What an older export says of another employer is no title and no level here."""
    [ada] = _network(
        ("contacts", Job("Newco")), ("linkedin", Job("Beta", "Chief Executive Officer"))
    ).people
    assert ada.organization == "Newco"
    assert isinstance(ada.title, Unknown)
    assert isinstance(ada.level, Unknown)
    assert ada.organizations == ("Newco", "Beta")


def test_an_entry_of_the_same_organization_adds_the_title() -> None:
    """Written another way, it is the same employer; one that names none may be any."""
    for organization in ("NEWCO Ltd", ""):
        [ada] = _network(
            ("contacts", Job("Newco")), ("linkedin", Job(organization, "Finance Director"))
        ).people
        assert ada.title == "Finance Director"
        assert ada.level == Level.DIRECTOR


def test_gestures_are_no_contact() -> None:
    """A file that lists every like says nothing of whom one talks to."""
    seen = network(person("Ana Ruiz"), covered(channel="like")).as_of(TODAY)
    assert isinstance(seen.people[0].warm, Unknown)
