"""Write the example again: an invented person, her exports and the files she keeps by hand.

    python make.py [FOLDER]

writes into FOLDER, or next to this script. Nothing but the standard library is used, and
the same bytes come out every time, on any machine. Everyone in it is invented: addresses
are of example.org, .com and .net, phone numbers of the ranges kept free for fiction.

To change the story, turn the dials in ``maker/dials.py`` or rewrite ``maker/story.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from maker import contacts, linkedin, phone, rowing, settings
from maker.cast import invent
from maker.dials import SEED
from maker.dice import Dice


def files() -> dict[str, bytes]:
    """Every file of the example, by its path."""
    cast = invent(Dice(SEED))
    made = {
        f"linkedin/{name}": text for name, text in linkedin.export(cast, Dice(SEED + 1)).items()
    }
    made["phone.vcf"] = phone.address_book(cast)
    made["contacts.toml"] = contacts.contacts_file(cast, Dice(SEED + 2))
    made["rowing.toml"] = rowing.rowing_file(cast)
    made["netrules.toml"] = settings.settings_file()
    return {name: text.encode() for name, text in made.items()}


def main() -> None:
    """Write the files."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, content in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
