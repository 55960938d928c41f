"""How long the vCard reader takes for 5,000 cards, beside vobject on the same bytes.

Run it as ``python benchmarks/vcard_reader.py [CARDS]``. Both read the same generated file in
this one run, by turns; the best of three rounds counts. Seconds depend on the machine, the
ratio hardly. vobject only parses, while the reader also makes records.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from time import perf_counter

import vobject  # type: ignore[import-untyped]
from memory import Memory

from netrules import PersonRecord, ReadContext
from netrules.plugins.sources.vcard import VCard

ROUNDS = 3
NAMES = ("Ada", "Björn", "Chloé", "Dmitri", "Esra", "Femi", "Grace", "Håkan", "Ines", "Jürgen")
TOWNS = ("Graz", "Kraków", "Lyon", "Malmö", "Porto")


def folded(line: str) -> bytes:
    """*line* in lines of at most 75 bytes."""
    rest = line.encode()
    rows = [rest[:75]]
    rest = rest[75:]
    while rest:
        rows.append(b" " + rest[:74])
        rest = rest[74:]
    return b"\r\n".join(rows) + b"\r\n"


def card(number: int, chance: random.Random) -> bytes:
    """One card as phones write them, with a small picture in every tenth."""
    given, family = chance.choice(NAMES), f"{chance.choice(NAMES)}sson"
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{number:032x}",
        f"N:{family};{given};;;",
        f"FN:{given} {family}",
        f"ORG:Example {number % 300}\\, Ltd;Sales",
        "TITLE:Head of Sales",
        f"EMAIL;TYPE=INTERNET,WORK:person{number}@example.org",
        f"item1.EMAIL;TYPE=INTERNET:p{number}@example.com",
        "item1.X-ABLabel:_$!<Other>!$_",
        f"TEL;TYPE=CELL:+49 170 {number:07}",
        f"TEL;TYPE=WORK,VOICE:+49 30 {number:07}",
        f"ADR;TYPE=HOME:;;{number} High Street;{chance.choice(TOWNS)};;12345;",
        f"BDAY:{1950 + number % 50}-03-22",
        f"URL:https\\://person{number}.example.net/",
        "NOTE:" + "Met at the spring meeting\\, talks about boats. " * 3,
        "REV:2024-03-05T13:32:54Z",
    ]
    if number % 10 == 0:
        lines.append("PHOTO;ENCODING=b;TYPE=JPEG:" + "QUJD" * 500)
    return b"".join(map(folded, [*lines, "END:VCARD"]))


def ours(data: bytes) -> int:
    """The people that the reader finds."""
    items = VCard().read(Memory(data, "generated.vcf"), ReadContext())
    return sum(isinstance(item, PersonRecord) for item in items)


def theirs(data: bytes) -> int:
    """The cards that vobject finds."""
    return sum(1 for _ in vobject.readComponents(data.decode()))


def seconds(read: Callable[[bytes], int], data: bytes, cards: int) -> float:
    """How long *read* takes; it must find every card."""
    start = perf_counter()
    found = read(data)
    taken = perf_counter() - start
    if found != cards:
        message = f"{read.__name__} found {found} of {cards} cards"
        raise SystemExit(message)
    return taken


def main(cards: int) -> None:
    """Print both times and their ratio."""
    chance = random.Random(1)
    data = b"".join(card(number, chance) for number in range(cards))
    rounds = [(seconds(ours, data, cards), seconds(theirs, data, cards)) for _ in range(ROUNDS)]
    own, other = (min(times) for times in zip(*rounds, strict=True))
    print(f"{cards:,} cards, {len(data) / 2**20:.1f} MiB")
    print(f"netrules {own:.3f} s   vobject {other:.3f} s   ratio {other / own:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
