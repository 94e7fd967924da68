"""What is stored of a rencana: its newest content, the one a template was made from, who changed what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from monev.access import list_offices
from monev.core.errors import NotFound
from monev.core.office_names import standard_name
from monev.database import Database, to_rows
from monev.writing.at_entry import Version, version_at

__all__ = ["Stored", "Version", "find_last", "only_rapat_since", "read_last_content", "read_stored"]


@dataclass(frozen=True, slots=True)
class Stored:
    """All an upload needs to know of its rencana.

    `satker` is the office's name as stored. `newest` is its newest unggahan that was not cancelled. `after` is the
    hash of the rencana's newest journal entry of any kind ("" for none), `next_number` the number the next unggahan
    takes, `sha256` the files of its unggahan that stand, each with the newest unggahan it is of. `listing` has every
    unggahan: entry number, hash, cancelled or not; `numbers` its entry number and its own.
    """

    satker: str
    tahun: int
    after: str
    next_number: int
    newest: Version | None
    sha256: dict[str, int]
    listing: tuple[tuple[int, str, bool], ...]
    numbers: tuple[tuple[int, int], ...]
    db: Database

    def by_hash(self, entry_hash: str) -> Version | None:
        """The content as of the journal entry with that hash; None where this rencana has none such.

        A cancelled one, too: what a template left as exported is told by what was exported.
        """
        number = next((number for number, this_hash, _ in self.listing if this_hash == entry_hash), None)
        if number is None or number in self._edited():
            number = next((edit["entri"] for edit in self._edits(0) if edit["hash_entri"] == entry_hash), None)
        return None if number is None else version_at(self.db, number)

    def before_everything(self) -> Version:
        """The empty content before the first unggahan: what somebody saw who planned before anything was stored."""
        content = {"unggahan": 0, "langkah": [], "dilaporkan": False, "simulasi": False, "perubahan": []}
        return Version(self.satker, self.tahun, content, "", "", "")

    def stored_since(self, version: Version) -> tuple[Version, ...]:
        """What was stored after that content and not cancelled, oldest first.

        An unggahan of a file in full; each change made in the app by itself, `content` naming only what it changed.
        Of a content beside the main line, what was stored on that line after the unggahan it goes back to.
        """
        start = self._last_of_main_line(self._entry_number(version.hash)) if version.hash else 0
        edited = self._edited()
        files = [n for n, _, cancelled in self.listing if n > start and not cancelled and n not in edited]
        result = {number: version_at(self.db, number) for number in files}
        in_force = [edit for edit in self._edits(start) if not edit["dibatalkan"] and edit["pangkal"] is None]
        for number, edits in groupby(in_force, key=lambda edit: edit["entri"]):
            result[number] = self._small_change(list(edits))
        return tuple(version for _, version in sorted(result.items()))

    def _small_change(self, edits: list[dict[str, Any]]) -> Version:
        first = edits[0]
        content = {"unggahan": first["unggahan"], "perubahan": edits}
        waktu = first["waktu"].isoformat()
        return Version(self.satker, self.tahun, content, first["hash_entri"], first["pelaku"], waktu)

    def _entry_number(self, entry_hash: str) -> int:
        edits = (edit["entri"] for edit in self._edits(0) if edit["hash_entri"] == entry_hash)
        return next(edits, None) or next(n for n, this_hash, _ in self.listing if this_hash == entry_hash)

    def _last_of_main_line(self, number: int) -> int:
        """The entry itself; of a change stored beside the main line, the last one of the unggahan it stands beside."""
        edits = self._edits(0)
        base = next((edit["pangkal"] for edit in edits if edit["entri"] == number), None)
        if base is None:
            return number
        return max(n for n, unggahan in self._contents(edits) if unggahan == base)

    def _contents(self, edits: list[dict[str, Any]]) -> list[tuple[int, int]]:
        """Each entry that brought content, and the number of its unggahan."""
        return [(edit["entri"], edit["unggahan"]) for edit in edits] + list(self.numbers)

    def _edits(self, number: int) -> list[dict[str, Any]]:
        """The single changes made in the app after that journal entry."""
        return to_rows(self.db.ask("uploads/edits_of_rencana", satker=self.satker, tahun=self.tahun, nomor=number))

    def _edited(self) -> set[int]:
        """The unggahan made in the app: their entry number is that of their first change, their hash of the last."""
        return {edit["unggahan_id"] for edit in self._edits(0)}


def read_stored(db: Database, satker: str, tahun: int) -> Stored:
    """What is stored of a rencana; with nothing stored, `newest` is None and `after` is ""."""
    db.catch_up()
    satker = list_offices(db).current_name(satker)
    unggahan = [
        row
        for row in to_rows(db.ask("uploads/unggahan_of_rencana", tahun=tahun))
        if standard_name(row["satker"]) == standard_name(satker)
    ]
    if not unggahan:
        return Stored(stored_name(db, satker) or satker, tahun, "", 1, None, {}, (), (), db)
    in_force = [row for row in unggahan if not row["dibatalkan"] and row["pangkal"] is None]
    return Stored(
        satker=unggahan[0]["satker"],
        tahun=tahun,
        after=unggahan[0]["hash_terakhir"],
        next_number=max(row["nomor"] for row in unggahan) + 1,
        newest=version_at(db, in_force[-1]["entri_terakhir"]) if in_force else None,
        sha256={row["sha256"]: row["nomor"] for row in in_force if row["sha256"] is not None},
        listing=tuple((row["unggahan_id"], row["hash_entri"], row["dibatalkan"]) for row in unggahan),
        numbers=tuple((row["unggahan_id"], row["nomor"]) for row in unggahan),
        db=db,
    )


def stored_name(db: Database, satker: str) -> str | None:
    """What an office is called, however it is written here, also by a name it had before; None where nothing of it is
    stored and the register does not have it."""
    registered = list_offices(db).find(satker)
    if registered is not None:
        return registered.name
    names = (row["satker"] for row in to_rows(db.ask("uploads/satker_names")))
    return next((name for name in names if standard_name(name) == standard_name(satker)), None)


def find_last(db: Database, satker: str, tahun: int) -> Version:
    """The newest unggahan of a rencana, not cancelled. Raises NotFound where there is none."""
    version = read_stored(db, satker, tahun).newest
    if version is None:
        raise NotFound(
            f"Belum ada rencana {satker} tahun {tahun}.",
            "Periksa nama satker dan tahunnya, atau unggah dahulu tabel rencana aksinya.",
        )
    return version


def read_last_content(db: Database, satker: str, tahun: int) -> dict[str, Any] | None:
    """The content of a rencana's newest unggahan as the journal holds it; None where nothing is stored."""
    version = read_stored(db, satker, tahun).newest
    return version.content if version else None


def only_rapat_since(db: Database, satker: str, tahun: int, entry_hash: str) -> str | None:
    """The hash of the rencana's newest entry, where nothing but a meeting's record came after the one of that hash.

    A note in a meeting changes nothing of the plan: whoever planned an unggahan before it need not plan again. None
    where the content may have changed.
    """
    existing = read_stored(db, satker, tahun)
    if not existing.listing:
        return None
    last_content = max([number for number, *_ in existing.listing] + [edit["entri"] for edit in existing._edits(0)])
    key = list_offices(db).key_of(existing.satker)
    tail = [e for e in db.journal.read(last_content - 1) if (e.satker, e.tahun) == (key, tahun)]
    location = next((i for i, e in enumerate(tail) if e.hash == entry_hash), None)
    if location is None or any(e.jenis != "rapat" for e in tail[location + 1 :]):
        return None
    return tail[-1].hash
