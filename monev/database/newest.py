"""Up to which journal entry each rencana has come: as long as it is the same, an answer about that
rencana is too."""

from collections.abc import Iterable, Iterator, Mapping

from monev.core.content import QUIET, WITHOUT_SATKER
from monev.database.places import NOTHING
from monev.journal import Entry

_REGISTER, _CHOICES, _PLANS, _NONE = "satker", "pilihan", "rencana", ""
"""What is touched, beside a rencana or all of a satker; the first two are kinds of entries, too."""
_LEAVES_PLANS = (WITHOUT_SATKER - {_REGISTER}) | {"rapat", "pengaturan", _CHOICES}
"""Kinds of entries after which the list of rencana is as it was."""


class NewestEntries:
    """Which entry was the newest to touch each rencana, all plans, and what is of no satker: its
    hash, which stands for the journal up to it. One thread notes what can be read already, any
    number ask."""

    def __init__(self) -> None:
        self.begin(NOTHING, {})

    def begin(self, up_to: tuple[int, str], names: Mapping[str, str]) -> None:
        """The tables have come up to this entry. `names`: what entries call a satker → what it is
        called now."""
        self._beginning = up_to
        self._newest: dict[object, tuple[int, str]] = {}
        self._names = dict(names)

    def name_of(self, satker: str | None) -> str | None:
        """What a satker is called now that the journal's entries call so."""
        return None if satker is None else self._names.get(satker, satker)

    def note(self, entries: Iterable[Entry], names: Mapping[str, str] | None) -> None:
        """These were applied, in order; `names` as after them, None where they are as before."""
        self._names = self._names if names is None else dict(names)
        for entry in entries:
            if entry.jenis not in QUIET:
                self._newest |= dict.fromkeys(self._touched_by(entry), (entry.nomor, entry.hash))

    def _touched_by(self, entry: Entry) -> Iterator[object]:
        if entry.jenis in WITHOUT_SATKER:
            yield _NONE
        if entry.jenis in (_CHOICES, _REGISTER):
            yield _CHOICES
        if entry.jenis not in _LEAVES_PLANS:
            yield _PLANS
        if entry.jenis == _REGISTER:
            yield _REGISTER
        elif entry.satker is not None:
            # Under both: a page that was drawn before a change of name still asks by the old one.
            yield entry.satker, entry.tahun
            yield self._names.get(entry.satker, entry.satker), entry.tahun

    def _of(self, *what: object) -> str:
        return max(self._newest.get(thing, self._beginning) for thing in what)[1]

    def of_rencana(self, satker: str, tahun: int) -> str:
        """Of one rencana: its own entries, those of its satker whatever the tahun, and changes of
        the register."""
        return self._of((satker, tahun), (satker, None), _REGISTER)

    def of_plans(self) -> str:
        """Of all plans together: which there are, and what was reported."""
        return self._of(_PLANS)

    def of_choices(self) -> str:
        """Of how every satker wants its cells to be read."""
        return self._of(_CHOICES)

    def of_none(self) -> str:
        """Of what is no satker's: the register, people, guests."""
        return self._of(_NONE)
