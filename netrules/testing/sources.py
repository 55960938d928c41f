"""What every source has to keep, as checks with names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from netrules.loading.source import ReadContext, Source
from netrules.testing import accounts, hostility, knowing
from netrules.testing.contract import Check, run_all, with_expected
from netrules.testing.inputs import Memory, in_memory
from netrules.testing.reading import Reading

#: Each check: its name, what it asks, and what looks.
CHECKS: Final[tuple[tuple[str, str, Callable[[Reading], None]], ...]] = (
    ("recognised", "it knows the specimen by its content, whatever it is called", knowing.known),
    ("modest", "it is certain of no file that can be anybody's", knowing.modest),
    ("records", "it yields records, and nothing that is none", accounts.records),
    ("conservation", "read = kept + joined + skipped + problems", accounts.conservation),
    ("damage", "a row that is damaged is not dropped in silence", accounts.damage),
    ("places", "every item says where in the file it stands", accounts.places),
    ("deterministic", "read again, the file says the same", accounts.deterministic),
    ("order", "the order of its items decides nothing", accounts.order),
    ("idempotence", "a second copy of the file tells nothing new", accounts.idempotence),
    ("coverage", "it says for which days it lists everything", accounts.coverage),
    ("privacy", "problems name no value of the file", accounts.privacy),
    ("clock", "it reads no clock", knowing.clock),
    ("outside", "it opens no file but its own, no socket and no process", knowing.outside),
    ("output", "it prints nothing", knowing.output),
    ("truncated", "a file that breaks off raises nothing", hostility.truncated),
    ("nul", "a file with NUL bytes raises nothing", hostility.nul),
    ("encoding", "a file in another encoding raises nothing", hostility.encoding),
    ("empty", "an empty file raises nothing", hostility.empty),
)


def source_checks(
    source: Source,
    specimen: Path | Memory,
    *,
    read: int | None = None,
    context: ReadContext | None = None,
    expected: Mapping[str, str] | None = None,
) -> tuple[Check, ...]:
    """The checks of one source, for `pytest.mark.parametrize`; each can be called by itself.

    Args:
        source: The source.
        specimen: A small file, folder or zip of its kind that holds of everything a little,
            or the bytes of one.
        read: How many records it holds, counted by hand: rows that are dropped in silence
            show in nothing else.
        context: What the source is told besides, such as who the owner is.
        expected: Checks that are known to fail, each with the reason. One that holds after
            all fails.

    Raises:
        ValueError: If a check is named that there is not, or no reason given.
    """
    if isinstance(specimen, Memory):
        opening: Callable[[], Memory] = lambda: specimen  # noqa: E731 reason: as the other
    else:
        opening = partial(in_memory, specimen)
    reading = Reading(source, opening, context or ReadContext(), read)
    of = f"source {source.name}"
    checks = [Check(of, name, asks, partial(run, reading)) for name, asks, run in CHECKS]
    return with_expected(checks, expected or {})


def check_source(
    source: Source,
    specimen: Path | Memory,
    *,
    read: int | None = None,
    context: ReadContext | None = None,
    expected: Mapping[str, str] | None = None,
) -> None:
    """Insist that a source keeps the contract; the arguments are those of `source_checks`.

    Raises:
        ContractError: With everything that it does not keep.
        ValueError: As `source_checks` does.
    """
    run_all(source_checks(source, specimen, read=read, context=context, expected=expected))
