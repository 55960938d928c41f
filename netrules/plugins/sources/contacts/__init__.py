"""The contacts file that people keep by hand, in TOML."""

from netrules.plugins.sources.contacts.source import Contacts as Contacts

SOURCES = (Contacts(),)
