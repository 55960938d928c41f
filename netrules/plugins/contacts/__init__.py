"""The contacts file that people keep by hand, in TOML."""

from netrules.plugins.contacts.source import Contacts as Contacts
