"""Checks with names: what a contract asks, asked of one rule or one source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import attrs

from netrules.suggest import did_you_mean


class ContractError(AssertionError):
    """Something does not keep the contract; the message says what, and what to do about it."""


@attrs.frozen(repr=False)
class Check:
    """One thing that a contract asks. Call it: it raises `ContractError` if it is not so.

    Args:
        of: What is checked, such as "rule X001".
        name: The check's name, as `expected` and test ids have it.
        asks: What it asks, as a sentence.
        run: Looks, and raises `ContractError`.
        expected: Why it is known to fail; "" where it has to hold.
    """

    of: str
    name: str
    asks: str
    run: Callable[[], None]
    expected: str = ""

    def __call__(self) -> None:
        """Look.

        Raises:
            ContractError: If it does not hold, or holds although it is expected to fail.
        """
        try:
            self.run()
        except ContractError as error:
            if not self.expected:
                raise ContractError(f"{self.of}, check {self.name!r}: {error}") from None
        else:
            if self.expected:
                raise ContractError(
                    f"{self.of}, check {self.name!r} was expected to fail ({self.expected}), and "
                    "it holds: take it out of expected"
                )

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<check {self.name!r} of {self.of}>"


def with_expected(checks: Iterable[Check], expected: Mapping[str, str]) -> tuple[Check, ...]:
    """*checks*, those that *expected* names marked as known to fail, with the reason.

    Raises:
        ValueError: If it names a check that there is not, or gives no reason.
    """
    listed = tuple(checks)
    names = [check.name for check in listed]
    for name, reason in expected.items():
        if name not in names:
            closest = did_you_mean(name, names)
            hint = f"did you mean {closest!r}?" if closest else f"there are {', '.join(names)}"
            msg = f"expected names {name!r}, which is no check; {hint}"
            raise ValueError(msg)
        if not reason.strip():
            msg = f"expected says that {name!r} fails and not why; give the reason"
            raise ValueError(msg)
    return tuple(attrs.evolve(one, expected=expected.get(one.name, "")) for one in listed)


def run_all(checks: Iterable[Check]) -> None:
    """Run *checks*, all of them, whatever fails.

    Raises:
        ContractError: With a line for each that does not hold.
    """
    lines = []
    for check in checks:
        try:
            check()
        except ContractError as error:
            lines.append(str(error))
    if lines:
        raise ContractError("\n".join(lines))
