"""The report as a page: one file, for reading, for printing, for handing on."""

from netrules.plugins.formats.html.report import HtmlReport as HtmlReport
