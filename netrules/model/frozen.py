"""Mappings that nobody can change: rules share what they are given."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


def read_only(mapping: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """*mapping* as it is now, such that nothing changes it any more."""
    return mapping if isinstance(mapping, MappingProxyType) else MappingProxyType(dict(mapping))
