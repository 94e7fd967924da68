"""The register of satker as a tree: who is above whom, and every name an office had
(docs/operations.md)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter

from monev.core.grouping import group_by
from monev.core.office_names import standard_name
from monev.database import Database


@dataclass(frozen=True, slots=True)
class RegisteredOffice:
    """One satker of the register. `key`: what its journal entries name; `names`: every name it had,
    oldest first."""

    kode: str
    name: str
    parent: str | None
    level: str
    key: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Offices:
    """The register, asked by a satker's name. One that is not in it stands alone: nothing above it,
    nothing below."""

    by_code: Mapping[str, RegisteredOffice]

    @cached_property
    def _by_name(self) -> dict[str, RegisteredOffice]:
        """By each name an office has or had, in its standard form: no other may take it
        (`offices.register`)."""
        return {
            standard_name(name): office for office in self.by_code.values() for name in office.names
        }

    @cached_property
    def _walked(self) -> dict[str, tuple[RegisteredOffice, tuple[str, ...]]]:
        """Name → office, and the names of those above it, the nearest first; each branch after its
        head, by kode."""
        children = group_by(self.by_code.values(), attrgetter("parent"))

        def walk(
            kode: str | None, above: tuple[str, ...]
        ) -> Iterator[tuple[RegisteredOffice, tuple[str, ...]]]:
            for office in children.get(kode, ()):
                yield office, above
                yield from walk(office.kode, (office.name, *above))

        return {office.name: (office, above) for office, above in walk(None, ())}

    def find(self, name_or_code: str) -> RegisteredOffice | None:
        """The office of a kode or of any name it has or had, however it is written."""
        return self.by_code.get(name_or_code.strip()) or self._by_name.get(
            standard_name(name_or_code)
        )

    def current_name(self, satker: str) -> str:
        """What an office is called now; a name that the register does not know stays as it is."""
        found = self.find(satker)
        return satker if found is None else found.name

    def key_of(self, satker: str) -> str:
        """What the journal's entries call an office."""
        found = self.find(satker)
        return satker if found is None else found.key

    def above(self, satker: str) -> tuple[str, ...]:
        """The names of those above an office, the nearest first."""
        return self._walked[satker][1] if satker in self._walked else ()

    def parent_of(self, satker: str) -> str | None:
        """The name of the one right above an office; None for one without, or that is not in the
        register."""
        return next(iter(self.above(satker)), None)

    def below(self, satker: str) -> list[str]:
        """The names of an office and of all below it, each branch after its head."""
        head = self.current_name(satker)
        return [head, *(name for name, (_, above) in self._walked.items() if head in above)]

    def in_order(self) -> list[tuple[RegisteredOffice, int]]:
        """Every office with how deep it stands, each branch after its head, by kode."""
        return [(office, len(above)) for office, above in self._walked.values()]


def list_offices(db: Database) -> Offices:
    """The register as it is now; remembered until the journal has another entry that is of no
    satker."""
    return _offices_at(db, db.newest.of_none())


@lru_cache(maxsize=8)
def _offices_at(db: Database, up_to: str) -> Offices:
    offices = [
        RegisteredOffice(names=tuple(row.pop("names")), **row) for row in db.ask("access/offices")
    ]
    return Offices({office.kode: office for office in offices})
