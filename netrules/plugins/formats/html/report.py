"""The format ``html``."""

from __future__ import annotations

from netrules import Namer, Report


class HtmlReport:
    """The format ``html``: a page that reads without scripts, on paper, and by ear."""

    name = "html"

    def render(self, report: Report, namer: Namer, *, width: int, color: bool) -> str:
        """The report as a document that is one file."""
        del width, color
        from netrules.plugins.formats.html.document import document  # noqa: PLC0415 reason: start-up

        return document(report, namer)
