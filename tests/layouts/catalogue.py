"""The register of layouts: a name, what plans it can carry, and the function that writes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.layouts.random_plan import RandomRencana, Want


@dataclass(frozen=True)
class Result:
    """One file of a layout."""

    nama: str
    data: bytes


@dataclass(frozen=True)
class Layout:
    """A layout; `without` names fields it does not say (a plan without a PIC column)."""

    nama: str
    write: Callable[[RandomRencana], Result]
    want: Want = field(default_factory=Want)
    without: frozenset[str] = frozenset()


LAYOUTS: dict[str, Layout] = {}


def register_layout(
    *, want: Want | None = None, without: tuple[str, ...] = ()
) -> Callable[[Callable[[RandomRencana], Result]], Callable[[RandomRencana], Result]]:
    """Register a layout under its function's name."""

    def listing(write: Callable[[RandomRencana], Result]) -> Callable[[RandomRencana], Result]:
        name = write.__name__
        LAYOUTS[name] = Layout(name, write, want or Want(), frozenset(without))
        return write

    return listing
