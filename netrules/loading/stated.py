"""What the settings say of the person whose network it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from netrules.loading.build import Read
from netrules.loading.owners import SETTINGS
from netrules.loading.records import Handle, Job, OwnerRecord
from netrules.model.origin import Origin

_FACTS: Final = ("level", "place", "fields", "channels")


def owner_record(me: Mapping[str, Any], shown: str, line: int) -> Read | None:
    """The ``[me]`` table of the settings as a record; None if it says nothing."""
    stated = {key: value for key, value in me.items() if value is not None}
    if not stated:
        return None
    handle = Handle(
        urls=stated.get("url", ()),
        emails=stated.get("email", ()),
        phones=stated.get("phone", ()),
        names=stated.get("name", ()),
        me=True,
    )
    job = Job(stated.get("organization", ""), stated.get("title", ""))
    record = OwnerRecord(
        handle,
        Origin(shown, line=line, layer=SETTINGS),
        jobs=(job,) if job.organization or job.title else (),
        facts={key: stated[key] for key in _FACTS if key in stated},
    )
    return Read(shown, SETTINGS, [record])
