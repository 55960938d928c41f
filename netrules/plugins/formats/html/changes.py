"""What is different from an earlier judgement."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Namer, Report
from netrules.plugins.formats.changed import change_parts
from netrules.plugins.formats.html.parts import Section, bullets
from netrules.plugins.formats.html.values import said, sentence
from netrules.plugins.page import Html, element, joined


def changes(report: Report, namer: Namer) -> Iterator[Section]:
    """The section, if the report was compared with another."""
    parts = list(change_parts(report, namer))
    if parts:
        (title, lines), *others = parts
        body = (
            bullets(map(said, lines)),
            *(
                joined((element("h3", sentence(name)), bullets(map(said, found))))
                for name, found in others
            ),
        )
        yield Section("changes", said(title), Html("What changed"), joined(body))
