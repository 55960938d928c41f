"""The reference of the measures, a part for each module of `netrules.measures`, from docstrings."""  # noqa: INP001 reason: for the script beside it, and docs/ is no package

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from itertools import groupby
from typing import Any, Final

from netrules import measures

#: Arguments that many of them take, which the page explains once.
_COMMON: Final = frozenset({"network", "among", "recorded"})
#: A heading of a docstring, and what is set in below it.
_SECTION: Final = re.compile(
    r"^(Args|Returns|Raises|References):\n((?:(?: {4}.*)?(?:\n|$))+)", re.MULTILINE
)
#: What stands for these sections where they are those of another.
_ALIKE: Final = re.compile(r"^Args, Returns, Raises: As (`\w+`)", re.MULTILINE)
#: An entry below Args: its name, and all that is said of it.
_ENTRY: Final = re.compile(r"^(\w+): ((?:.|\n +)+)", re.MULTILINE)


def parts() -> dict[str, str]:
    """What is said of the public names of each module, by ``measures-MODULE``."""
    by_home = groupby(sorted(measures.__all__, key=_home), _home)
    return {f"measures-{home}": "\n\n".join(_entries(list(names))) for home, names in by_home}


def _home(name: str) -> str:
    return str(getattr(measures, name).__module__).rpartition(".")[2]


def _entries(names: list[str]) -> Iterator[str]:
    """Functions first, then what they give."""
    for name in sorted(names, key=lambda one: (inspect.isclass(getattr(measures, one)), one)):
        value = getattr(measures, name)
        yield f"### `{name}`\n\n" + (_class(value) if inspect.isclass(value) else _function(value))


def _function(function: Callable[..., Any]) -> str:
    said, sections = _read(function)
    signature = str(inspect.signature(function)).replace("'", "")
    lines = [f"```python\n{function.__name__}{signature}\n```", said]
    special = [f"- `{name}`: {text}" for name, text in sections["Args"] if name not in _COMMON]
    lines += ["\n".join(special)] if special else []
    lines += [f"**Gives** {text}" for _, text in sections["Returns"]]
    after = (text.replace("As `", "as `", 1) for _, text in sections["References"])
    lines += [f"**After** {text}" for text in after]
    return "\n\n".join(filter(None, lines))


def _class(kind: type) -> str:
    said, sections = _read(kind)
    if issubclass(kind, Enum):
        values = ", ".join(f"`{one.name}` ({one.value})" for one in kind)
        return f"{said}\n\nIt is one of {values}."
    return "\n\n".join(
        filter(None, (said, "\n".join(f"- `{name}`: {text}" for name, text in sections["Args"])))
    )


def _read(value: Any) -> tuple[str, Mapping[str, list[tuple[str, str]]]]:
    """What a docstring says, and its sections: entries with their names, or one text without."""
    doc = inspect.getdoc(value) or ""
    sections: dict[str, list[tuple[str, str]]] = {
        name: [] for name in ("Args", "Returns", "Raises", "References")
    }
    for name, body in _SECTION.findall(doc):
        text = inspect.cleandoc(body)
        entries = _ENTRY.findall(text) if name in {"Args", "Raises"} else [("", text)]
        sections[name] = [(entry, " ".join(said.split())) for entry, said in entries]
    said = _ALIKE.sub(r"**Takes and gives** what \1 does", _SECTION.sub("", doc).strip())
    return "\n\n".join(" ".join(one.split()) for one in said.split("\n\n")), sections
