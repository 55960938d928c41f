"""The pages about WhatsApp, Telegram and Signal agree with what is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netrules.plugins.sources.chats import talk
from netrules.plugins.sources.chats.signal import desktop, exporter
from netrules.plugins.sources.chats.telegram import chats, people
from netrules.plugins.sources.chats.whatsapp import reader

PAGES = Path(__file__).parents[2] / "docs" / "sources"
TALK = {talk.TO_MANY, talk.ALONE}
REASONS = {
    "whatsapp": {
        *TALK, reader.NOTICE, reader.UNANSWERED, reader.OWNER_UNKNOWN, reader.ORDER_UNKNOWN,
    },
    "telegram": {
        talk.TO_MANY, chats.NOTICE, chats.UNANSWERED, chats.POST, chats.UNSUPPORTED,
        chats.OWNER_UNKNOWN, people.BLANK, people.DELETED, people.NO_PERSON, people.LISTED,
        *(kind.value for kind in chats.Kind if kind not in (chats.Kind.PERSONAL, chats.Kind.GROUP)),
    },
    "signal": {
        *TALK, desktop.NOTICE, desktop.SMS, desktop.NO_CONTACT, desktop.NO_PERSON,
        desktop.OTHER_FRAME, desktop.NEWS, exporter.UNANSWERED, exporter.NO_SENDER,
    },
}  # fmt: skip


def page(name: str) -> str:
    """The text of a page."""
    return (PAGES / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", REASONS)
def test_every_reason_is_on_the_page(name: str) -> None:
    """What is skipped can be looked up, and nothing is listed that does not happen."""
    _, _, after = page(name).partition("\n## What is skipped, and counted\n")
    cells = re.findall(r"^\| (?!reason|-)(.+?) \|", after.partition("\n## ")[0], re.MULTILINE)
    whole = {reason for reason in REASONS[name] if "," in reason}
    listed = {
        reason for cell in cells for reason in ([cell] if cell in whole else cell.split(", "))
    }
    assert listed == REASONS[name]


@pytest.mark.parametrize("name", REASONS)
def test_the_limit_of_groups_is_on_the_page(name: str) -> None:
    """How many may take part for a group to be a small one."""
    assert f"up to {talk.MOST_TIED} others" in page(name)
    assert f"more than {talk.MOST_TIED} others" in page(name)


def test_the_option_is_on_the_page() -> None:
    """By which users settle the order of dates."""
    assert f"`{reader.DATE_ORDER}`" in page("whatsapp")
