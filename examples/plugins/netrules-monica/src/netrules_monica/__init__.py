"""Reads the JSON that Monica exports, for netrules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netrules import NO, Certainty, Head, Item, Opened, ReadContext, Sniff, Source, hookimpl

netrules_api = "1.0"

#: What an export names before anybody in it: who wrote it, when and for whom.
_KEYS = (b'"version"', b'"app_version"', b'"exported_by"', b'"account"')
_WITHIN = 4096


class Monica:
    """Reads an account of Monica 4, exported as JSON."""

    name = "monica"

    def sniff(self, head: Head) -> Sniff:
        """Whether the file begins as exports of Monica do."""
        if head.members != ("",):
            return NO
        begin = head.head()[:_WITHIN]
        if begin.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and all(k in begin for k in _KEYS):
            return Sniff(Certainty.CERTAIN, "it names the version of Monica that wrote it")
        return NO

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """The user, the contacts, who is related to whom, and what was done together."""
        # Imported when it is asked for, so that a command that reads no such file starts fast.
        from netrules_monica.export import export_items

        yield from export_items(opened)


@hookimpl
def netrules_sources() -> Iterable[Source]:
    """The kind of file that this plugin reads."""
    return [Monica()]
