"""`netrules compare`: two layers or two files, in words, as JSON and hidden."""

from __future__ import annotations

from pathlib import Path

from commands import Run

DAY = ("--today", "2026-09-30")
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEMAIL:{email}\r\nEND:VCARD\r\n"


def cards(folder: Path) -> Path:
    """Ana and Dee in an address book."""
    path = folder / "phone.vcf"
    people = (("Ana Ruizova", "ana@example.com"), ("Dee Farrow", "dee@example.com"))
    text = "".join(CARD.format(name=name, email=email) for name, email in people)
    path.write_text(text, "utf-8")
    return path


def test_two_layers(run: Run, contacts: Path) -> None:
    """Who is in both, who in one only, and what cannot be told."""
    cards(contacts.parent)
    ran = run("compare", "contacts", "vcard", "contacts.toml", "phone.vcf", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "contacts: 3 people; vcard: 2 people; 1 in both\n"
        "  25% of everybody, 50% of the smaller one\n"
        "\n"
        "On contacts only: 2 people\n"
        "  Bo Lindqvist, Cy Dolewright\n"
        "\n"
        "On vcard only: 1 person\n"
        "  Dee Farrow\n"
        "\n"
        "Hubs of contacts at the edge of vcard\n"
        "  can't tell: no file lists all ties of this layer among its people"
    )


def test_two_files(run: Run, contacts: Path) -> None:
    """Each is a network of its own, and people are the same by what identifies them."""
    cards(contacts.parent)
    ran = run("compare", "contacts.toml", "phone.vcf", *DAY, "--format", "json")
    assert ran.code == 0
    assert ran.json["sides"] == [
        {"name": "contacts.toml", "people": 3},
        {"name": "phone.vcf", "people": 2},
    ]
    assert (ran.json["both"], ran.json["jaccard"], ran.json["overlap"]) == (
        1,
        [0.25, 0.25],
        [0.5, 0.5],
    )
    assert ran.json["only"][0] == ["bo", "cy"]
    assert ran.json["hubs_at_edge"] == [None, None]


def test_no_such_layer(run: Run, contacts: Path) -> None:
    """The message lists those there are."""
    ran = run("compare", "contacts", "facebok", "contacts.toml", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "netrules: no layer 'facebok'; there are contacts\n"


def test_names_are_hidden(run: Run, contacts: Path) -> None:
    """In text and in JSON."""
    cards(contacts.parent)
    for form in ("text", "json"):
        ran = run("compare", "contacts.toml", "phone.vcf", *DAY, "--redact", "--format", form)
        assert ran.code == 0
        for word in ("Ana", "Dee", "Lindqvist", '"bo"'):
            assert word not in ran.out
