"""Files in which every value is a word that nothing else says, to look for in what is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from zipfile import ZipFile

import attrs
from hypothesis import strategies as st

#: What the words stand for, and how they are called in the texts below.
KINDS: Final = (
    "first", "last", "other", "third", "maiden", "me", "mine", "local", "domain", "slug", "firm",
    "former", "title", "place", "field", "group", "note", "through", "tie", "channel", "what",
    "purpose", "goal", "member", "key", "table", "id", "reason", "text", "layer",
)  # fmt: skip

_SETTINGS: Final = """\
[me]
name = "{me} {mine}"
email = "{mine}@example.org"
organization = "{former}"
title = "{title}"
place = "{place}"
fields = ["{field}"]
channels = ["{channel}", "meeting", "LinkedIn message"]

[[goal]]
name = "{goal}"
employers = ["{firm}", "{table}"]
places = ["{place}"]
fields = ["{field}"]
review = 2026-01-31

[[goal.need]]
name = "{what}"
who = 'employer in goal.employers and place == "{place}" and introduced_by == "{first} {last}"'
each = "employers"
text = "{text}"
at-least = 3
routes = 1

[[waiver]]
rule = "K002"
people = "{last}@{domain}.example.org"
reason = "{reason}"
until = 2026-09-01

[[waiver]]
rule = "K003"
people = ["{third}", "{slug}"]
reason = "{reason}"
until = 2026-12-01
"""
#: With a goal that moves can bring nearer.
_PLAIN: Final = """\
[[goal]]
name = "{purpose}"

[[goal.need]]
name = "{text}"
who = '"{group}" in groups'
warm = 1
"""
_SOUND: Final = """\
[me]
name = "{me} {maiden}"
email = "{mine}@example.org"
organization = "{firm}"

[coverage]
interactions = {{ since = 2024-01-01, until = "today" }}
ties-among = ["{group}", "{first} {last}", "{key}"]

[[person]]
id = "{id}"
name = "{first} {last}"
email = ["{last}@{domain}.example.org", "info@{domain}.example.org"]
phone = "+49{phone}"
url = "https://www.linkedin.com/in/{slug}"
organization = "{firm}"
title = "{title}"
level = "director"
place = "{place}"
fields = ["{field}"]
groups = ["{group}"]
notes = "{note}"
met = 2020-01-05
met-through = "{through}"
every = "30d"

[[person]]
name = "{other}"
email = "{local}@{domain}.example.org"
organization = "{firm}"
introduced-by = "{first} {last}"
groups = ["{group}"]

[[person]]
name = "{third}"
organization = "{former}"
fields = ["{field}"]
level = "manager"
groups = ["{group}"]

[[tie]]
between = ["{first} {last}", "{third}"]
kind = "{tie}"

[[tie]]
between = ["{third}", "{other}"]

[[group]]
name = "{group}"
kind = "{tie}"
members = ["{other}"]
key-players = ["{first} {last}"]

[[group]]
name = "{through}"

[[interaction]]
with = "{first} {last}"
on = 2025-09-01
channel = "{channel}"

[[interaction]]
with = ["{third}", "{other}"]
on = 2026-08-01
channel = "{channel} meeting"
breadth = "group"

[[outcome]]
what = "{what}"
on = 2026-01-01
credit = ["{other}"]
goal = "{purpose}"
"""
#: What no reader of the file can make sense of, or of which nobody can tell who is meant.
_FAULTY: Final = """\

[[person]]
name = "{maiden}"
level = "{title}"
met = "{place}"
phone = "{note}"
{key} = "{text}"

[[person]]
name = "{maiden}"
same-as = "{slug}"
introduced-by = "{maiden}"

[[person]]
id = "{id}"
name = "{local}"

[[persno]]
name = "{first}"

[[interaction]]
with = "{maiden}"
on = "{note}"
channel = "{channel}"

[[{table}]]
{key} = "{first} {last}"
"""
_CONNECTIONS: Final = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "{first},{last},https://www.linkedin.com/in/{slug},,{former},{title},05 Jan 2020\n"
    "{maiden},{third},,,{firm},{title},{place}\n"
    "{key},{text},https://www.linkedin.com/in/{key},{key}@{domain}.example.org,{table},{title},"
    "05 Jan 2021\n"
)
_SLUG: Final = "https://www.linkedin.com/in/"
_MESSAGES: Final = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER\n"
    f"1,{{text}},{{first}} {{last}},{_SLUG}{{slug}},{{me}} {{mine}},{_SLUG}{{mine}},"
    "2026-08-01 10:00:00 UTC,{what},{note},INBOX\n"
    f"1,{{text}},{{me}} {{mine}},{_SLUG}{{mine}},{{first}} {{last}},{_SLUG}{{slug}},"
    "{place},{what},{note},INBOX\n"
)
_CARDS: Final = """\
BEGIN:VCARD
VERSION:3.0
FN:{third}
ORG:{former}
TITLE:{title}
TEL:{place}
BDAY:{note}
CATEGORIES:{group}
URL:{text}
X-{key}:{note}
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:{maiden}
EMAIL:{local}
"""
_TABLE: Final = """\
Group,Person,Level,Last talked,{key},Key player
{group},{other},{title},{place},{note},{text}
{group},{third},,,,yes
"""


@attrs.frozen
class Planted:
    """Words for every kind of value, and a phone number.

    Args:
        words: A word for each of `KINDS`.
        phone: The digits of a number.
        salt: By what pseudonyms are made; "" for numbers.
    """

    words: tuple[str, ...]
    phone: str
    salt: str = ""

    def fill(self, text: str) -> str:
        """*text* with the words in it."""
        return text.format(**dict(zip(KINDS, self.words, strict=True)), phone=self.phone)

    def write(self, folder: Path) -> None:
        """The files, and the settings that speak of the same people."""
        texts = {
            "netrules.toml": f'sources = ["c.toml"]\n[privacy]\nsalt = "{self.salt}"\n' + _SETTINGS,
            "plain.toml": _PLAIN,
            "c.toml": _SOUND,
            "plain-c.toml": _SOUND.replace('channel = "{channel} meeting"', 'channel = "post"'),
            "later.toml": _SOUND.replace("{other}", "{key}").replace("{place}", "{reason}"),
            "faulty.toml": _SOUND + _FAULTY,
            "broken.toml": _FAULTY,
            "twice.toml": "[me]\n{first}.{key} = 1\n{first}.{key} = 2\n",
            "cards.vcf": _CARDS,
            "sheet.csv": _TABLE,
            "telling.txt": "telling: {first} {last}, {note}\n",
            "none.toml": "[[person]]\n{key} = '{first} {last}'\n[[{table}]]\n",
        }
        for name, text in texts.items():
            (folder / name).write_text(self.fill(text), encoding="utf-8")
        with ZipFile(folder / "export.zip", "w") as file:
            file.writestr("Connections.csv", self.fill(_CONNECTIONS))
            file.writestr("messages.csv", self.fill(_MESSAGES))
            file.writestr(self.fill("letter to {member}.txt"), "hello")
            file.writestr(self.fill("{member}/{key}.zip"), b"PK")

    def seen_in(self, text: str) -> set[str]:
        """Which of them *text* shows."""
        lower = text.lower()
        return {word for word in (*self.words, self.phone) if word.lower() in lower}


_WORDS: Final = st.text("bcdfghjklmnpqrstvwxz", min_size=7, max_size=9)
#: Words that the program has no reason to say.
planted: Final = st.builds(
    Planted,
    st.lists(_WORDS, min_size=len(KINDS), max_size=len(KINDS), unique=True).map(
        lambda words: tuple(map(str.capitalize, words))
    ),
    st.text("123456789", min_size=9, max_size=9),
    st.sampled_from(["", "sea"]),
)
