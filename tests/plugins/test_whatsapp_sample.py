"""The reader against chats in several layouts by other hands, and what each should read as."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from plugins.chats_reader import messages_of, of, skips, whatsapp
from plugins.opened_double import opened

from netrules import Certainty, Direction, Handle, InteractionRecord
from netrules.plugins.sources.chats import WhatsApp

SAMPLES = Path(__file__).parents[3] / "shared/samples/chat/whatsapp"
CHATS = sorted(SAMPLES.glob("*.txt"))
AUTHOR = "John Doe"

pytestmark = pytest.mark.skipif(not CHATS, reason="the samples are not here")


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat.stem)
def test_a_sample(chat: Path) -> None:
    """All messages, no other line, each by whom and when the target says."""
    target = json.loads((SAMPLES / "target.json").read_text("utf-8"))
    items = whatsapp(chat.read_bytes(), Handle(names=(AUTHOR,), me=True))
    found = [
        (
            one.at,
            AUTHOR if one.direction is Direction.OUT else "".join(one.sender.names),
        )
        for one in of(InteractionRecord, items)
    ]
    wanted = [(datetime.fromisoformat(one["timestamp"]), one["author"]) for one in target]
    assert sorted(found) == sorted(wanted)
    assert skips(items) == {"notice of the app": 3}
    assert messages_of(items) == []


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat.stem)
def test_it_is_recognised(chat: Path) -> None:
    """By its lines, not by its name."""
    assert WhatsApp().sniff(opened(chat.read_bytes())).certainty is Certainty.CERTAIN
