"""Cache keys: the hash of the last journal entry that touched a plan.

As long as it is the same, so are the answers about that plan.
"""

from collections.abc import Iterable, Iterator, Mapping

from monev.core.content import QUIET, WITHOUT_SATKER
from monev.database.places import NOTHING
from monev.journal import Entry

_REGISTER, _CHOICES = "satker", "pilihan"
"""Things that entries touch, besides a rencana or a whole satker; kinds of entries too."""
_PLANS, _LIST, _MEETINGS, _NONE = "rencana", "daftar", "rapat", ""
"""Further ones. Meetings are those of a rencana."""
_LEAVES_PLANS = (WITHOUT_SATKER - {_REGISTER}) | {"rapat", "pengaturan", _CHOICES}
"""Kinds of entries that do not change any plan."""
_LEAVES_LIST = _LEAVES_PLANS | {"penilaian"}
"""Kinds of entries that do not change the list of rencana."""


class NewestEntries:
    """The hash of the newest entry for each rencana, all plans, and what belongs to no satker.

    It is the newest entry that touched them. One thread notes entries that are already readable;
    any number may ask.
    """

    def __init__(self) -> None:
        self.begin(NOTHING, {})

    def begin(self, up_to: tuple[int, str], names: Mapping[str, str]) -> None:
        """Start with tables filled up to this entry.

        `names`: the entries' name of a satker → its current name.
        """
        self._beginning = up_to
        self._newest: dict[object, tuple[int, str]] = {}
        self.names = names

    def name_of(self, satker: str | None) -> str | None:
        """Return the current name of the satker that journal entries call `satker`."""
        return None if satker is None else self.names.get(satker, satker)

    def note(self, entries: Iterable[Entry], names: Mapping[str, str]) -> None:
        """Note applied entries in order. `names`: as after them."""
        self.names = names
        for entry in entries:
            if entry.jenis not in QUIET:
                self._newest |= dict.fromkeys(self._touched_by(entry), (entry.nomor, entry.hash))

    def _touched_by(self, entry: Entry) -> Iterator[object]:
        is_said = entry.jenis in ("isian", "suntingan")
        if entry.jenis in WITHOUT_SATKER:
            yield _NONE
        if entry.jenis in (_CHOICES, _REGISTER):
            yield _CHOICES
        if entry.jenis not in _LEAVES_PLANS:
            yield _PLANS
        if entry.jenis not in _LEAVES_LIST:
            yield _LIST
        if entry.jenis == _REGISTER:
            yield _REGISTER
        elif entry.satker is not None:
            # Under both names: a page drawn before a change of name still asks by the old one.
            for satker in {entry.satker, self.names.get(entry.satker, entry.satker)}:
                yield satker, entry.tahun
                if not is_said:
                    yield _MEETINGS, satker, entry.tahun

    def _of(self, *what: object) -> str:
        return max(self._newest.get(thing, self._beginning) for thing in what)[1]

    def of_rencana(self, satker: str, tahun: int) -> str:
        """Return the key of a rencana.

        It covers its own entries, those of its satker for any tahun, and changes of the register.
        """
        return self._of((satker, tahun), (satker, None), _REGISTER)

    def of_meetings(self, satker: str, tahun: int) -> str:
        """Return the key of a rencana's meetings and follow-ups, and of their langkah's kode.

        What is said in the app leaves them.
        """
        touched = (_MEETINGS, satker, tahun), (_MEETINGS, satker, None)
        return self._of(*touched, _REGISTER)

    def of_register(self) -> str:
        """Return the key of the register of satker."""
        return self._of(_REGISTER)

    def of_plans(self) -> str:
        """Return the key of all plans and their reports."""
        return self._of(_PLANS)

    def of_list(self) -> str:
        """Return the key of the list of rencana."""
        return self._of(_LIST)

    def of_choices(self) -> str:
        """Return the key of how every satker wants its cells read."""
        return self._of(_CHOICES)

    def of_room(self, satker: str, tahun: int) -> str:
        """Return the key of what a meeting's room shows: its rencana, and people."""
        return f"{self.of_rencana(satker, tahun)} {self.of_none()}"

    def of_none(self) -> str:
        """Return the key of what belongs to no satker: the register, people, guests."""
        return self._of(_NONE)
