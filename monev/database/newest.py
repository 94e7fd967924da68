"""Up to which journal entry each rencana has come: as long as it is the same, an answer about that rencana is too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from monev.core.content import QUIET, WITHOUT_SATKER
from monev.database.remembered import NOTHING
from monev.journal import Entry

_REGISTER, _CHOICES = "satker", "pilihan"
_LEAVES_PLANS = (WITHOUT_SATKER - {_REGISTER}) | {"rapat", "pengaturan", _CHOICES}
"""Kinds of entries after which the list of rencana is as it was."""


class _Mark(NamedTuple):
    nomor: int
    hash: str


class NewestEntries:
    """Which entry was the newest to touch each rencana, all plans, and what is of no satker.

    Each answer is the hash of an entry, which stands for the journal up to it. What was applied before this began to be
    kept counts as of the entry it began with. One thread notes, any number ask; noted is what can be read already, so
    that nobody keeps an old answer as that of a new entry.
    """

    def __init__(self) -> None:
        self.begin(NOTHING, {})

    def begin(self, up_to: tuple[int, str], names: Mapping[str, str]) -> None:
        """The tables have come up to this entry. `names`: what entries call a satker → what it is called now."""
        self._beginning = self._none = self._register = self._plans = self._choices = _Mark(*up_to)
        self._touched: dict[tuple[str, int | None], _Mark] = {}
        self._names = dict(names)

    def name_of(self, satker: str | None) -> str | None:
        """What a satker is called now that the journal's entries call so."""
        return None if satker is None else self._names.get(satker, satker)

    def note(self, entries: Iterable[Entry], names: Mapping[str, str] | None = None) -> None:
        """These were applied, in order; `names` as after them, where any of them changed a name."""
        if names is not None:
            self._names = dict(names)
        for entry in entries:
            if entry.jenis in QUIET:
                continue
            mark = _Mark(entry.nomor, entry.hash)
            if entry.jenis in WITHOUT_SATKER:
                self._none = mark
            if entry.jenis == _REGISTER:
                self._register = mark
            elif entry.satker is not None:
                # Under both: a page that was drawn before a change of name still asks by the old one.
                self._touched[entry.satker, entry.tahun] = mark
                self._touched[self._names.get(entry.satker, entry.satker), entry.tahun] = mark
            if entry.jenis in (_CHOICES, _REGISTER):
                self._choices = mark
            if entry.jenis not in _LEAVES_PLANS:
                self._plans = mark

    def of_rencana(self, satker: str, tahun: int) -> str:
        """Of one rencana: its own entries, those of its satker whatever the tahun, and changes of the register."""
        own = (self._touched.get((satker, year), self._beginning) for year in (tahun, None))
        return max(*own, self._register).hash

    def of_plans(self) -> str:
        """Of all plans together: which there are, and what was reported."""
        return self._plans.hash

    def of_choices(self) -> str:
        """Of how every satker wants its cells to be read."""
        return self._choices.hash

    def of_none(self) -> str:
        """Of what is no satker's: the register, people, guests."""
        return self._none.hash


def changes_names(entries: Iterable[Entry]) -> bool:
    """Whether a satker may be called otherwise after these."""
    return any(entry.jenis == _REGISTER for entry in entries)
