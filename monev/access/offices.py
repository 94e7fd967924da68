"""The register of satker as a tree, with every name that an office had (docs/operations.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter

from monev.core.grouping import group_by
from monev.core.office_names import standard_name
from monev.database import Database


@dataclass(frozen=True, slots=True)
class RegisteredOffice:
    """One satker of the register.

    `key`: its name in journal entries; `names`: every name it had, oldest first.
    """

    kode: str
    name: str
    parent: str | None
    level: str
    key: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Offices:
    """The register, by the names of satker. A satker outside it has nothing above or below."""

    by_code: Mapping[str, RegisteredOffice]

    @cached_property
    def _by_name(self) -> dict[str, RegisteredOffice]:
        """Each name that an office has or had, in standard form → the office.

        No other office may take it (`offices.office_register`).
        """
        found = {}
        for office in self.by_code.values():
            for name in office.names:
                found[standard_name(name)] = office
        return found

    @cached_property
    def _walked(self) -> dict[str, tuple[RegisteredOffice, tuple[str, ...]]]:
        """Name → office, and the names above it, the nearest first.

        Each branch stands after its head, by kode.
        """
        children = group_by(self.by_code.values(), attrgetter("parent"))
        found = {}

        def walk(kode: str | None, above: tuple[str, ...]) -> None:
            for office in children.get(kode, ()):
                found[office.name] = office, above
                walk(office.kode, (office.name, *above))

        walk(None, ())
        return found

    def find(self, name_or_code: str) -> RegisteredOffice | None:
        """Find the office of a kode or of any name it has or had, however it is written."""
        by_code = self.by_code.get(name_or_code.strip())
        return by_code or self._by_name.get(standard_name(name_or_code))

    def current_name(self, satker: str) -> str:
        """Return an office's present name; a name that the register does not know stays."""
        found = self.find(satker)
        return satker if found is None else found.name

    def key_of(self, satker: str) -> str:
        """Return an office's name in journal entries."""
        found = self.find(satker)
        return satker if found is None else found.key

    def above(self, satker: str) -> tuple[str, ...]:
        """List the offices above one, the nearest first."""
        if satker not in self._walked:
            return ()
        _, above = self._walked[satker]
        return above

    def parent_of(self, satker: str) -> str | None:
        """Return the office right above one; None without any, or outside the register."""
        return next(iter(self.above(satker)), None)

    def below(self, satker: str) -> list[str]:
        """List the names of an office and of all below it, each branch after its head."""
        head = self.current_name(satker)
        found = [head]
        for name, (_, above) in self._walked.items():
            if head in above:
                found.append(name)
        return found

    def in_order(self) -> list[tuple[RegisteredOffice, int]]:
        """List every office with its depth, each branch after its head, by kode."""
        return [(office, len(above)) for office, above in self._walked.values()]


def list_offices(db: Database) -> Offices:
    """Return the register as it is now. Cached until the journal changes it."""
    return _offices_at(db, db.newest.of_register())


@lru_cache(maxsize=8)
def _offices_at(db: Database, up_to: str) -> Offices:
    by_code = {}
    for row in db.ask("access/offices"):
        names = tuple(row.pop("names"))
        by_code[row["kode"]] = RegisteredOffice(names=names, **row)
    return Offices(by_code)
