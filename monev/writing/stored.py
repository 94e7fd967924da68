"""What is stored of a rencana: its newest content, that of any journal entry, who changed what.

A change made in the app is kept as what it changed: a content is put together of the file's unggahan it goes back to
and every change since, in order (docs/design.md §6).
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from monev.access import list_offices, name_of
from monev.core.content import as_content
from monev.core.errors import NotFound
from monev.database import Database, Row
from monev.figures import stored_name
from monev.journal import Entry
from monev.writing.changes import compare
from monev.writing.content import BUKTI_HEADINGS, LANGKAH_TEXTS, LAPORAN_HEADINGS, Content, by_kode, has_laporan


@dataclass(frozen=True, slots=True)
class Version:
    """A stored content in the shape of an unggahan, the hash of the entry it is as of, and who stored it when."""

    satker: str
    tahun: int
    content: Content
    hash: str
    pelaku: str
    waktu: str

    @property
    def posisi(self) -> date:
        """The date the unggahan reports of."""
        return date.fromisoformat(self.content["posisi"])


def version_at(db: Database, number: int) -> Version:
    """The content as of journal entry `number`, an unggahan or a suntingan; a dict of the caller's own. Raises
    JournalDamaged."""
    if number > db.up_to[0]:
        db.catch_up()
    entry = db.journal.entry_at(number)
    content = entry.isi if entry.jenis == "unggahan" else _edited_content(db, entry)
    satker, tahun = entry.rencana
    satker = list_offices(db).current_name(satker)
    return Version(satker, tahun, content, entry.hash, entry.pelaku, entry.waktu)


def _edited_content(db: Database, entry: Entry) -> Content:
    chain = db.ask("uploads/edit_chain", nomor=entry.nomor)
    content = db.journal.entry_at(min(row["asal_id"] for row in chain)).isi
    last, edits = chain[-1]["unggahan_id"], [row for row in chain if row["kode"] is not None]
    apply_changes(content["langkah"], (row for row in edits if row["unggahan_id"] != last))
    origin = deepcopy(content["langkah"])
    apply_changes(content["langkah"], (row for row in edits if row["unggahan_id"] == last))
    return {
        **content,
        **{key: entry.isi[key] for key in ("unggahan", "jenis", "posisi")},
        "catatan": "",
        "nama_berkas": None,
        "dilaporkan": has_laporan(content["langkah"]),
        "perubahan": as_content(compare(origin, content["langkah"])),
    }


def apply_changes(langkah: list[Content], edits: Iterable[Content]) -> None:
    """Make single changes (kode, tenggat, bukti, kolom, ke) to langkah in the shape of an unggahan, in place."""
    by_key = by_kode(langkah)
    for edit in edits:
        for target in find_targets(by_key[edit["kode"]], edit["tenggat"], edit["bukti"]):
            target[edit["kolom"]] = edit["ke"]


def find_targets(langkah: Content, tenggat: str | None, bukti: str | None) -> list[Content]:
    """What a change is made to: the langkah, one of its tenggat, or a bukti of it; empty where there is none such."""
    if tenggat is None:
        return [langkah]
    matching = [t for t in langkah["tenggat"] if t["tenggat"] == tenggat]
    return matching if bukti is None else [b for t in matching for b in t["bukti"] if b["nama"] == bukti]


@dataclass(frozen=True)
class Stored:
    """All an upload needs to know of its rencana: every unggahan, oldest first, cancelled ones too."""

    db: Database
    satker: str
    tahun: int
    unggahan: tuple[Row, ...]

    @cached_property
    def newest(self) -> Version | None:
        """The newest unggahan that stands."""
        return None if self._newest_row is None else version_at(self.db, self._newest_row["entri_terakhir"])

    @property
    def langkah(self) -> list[Content]:
        return self.newest.content["langkah"] if self.newest else []

    @property
    def base(self) -> str:
        return "" if self._newest_row is None else self._newest_row["hash_isi"]

    @cached_property
    def _newest_row(self) -> Row | None:
        return next((row for row in reversed(self.unggahan) if _stands(row)), None)

    @property
    def last_complete(self) -> date | None:
        return None if self._newest_row is None else self._newest_row["lengkap_per"]

    @cached_property
    def reported_alone(self) -> dict[tuple[str, str], date]:
        """(kode, tenggat) → the posisi of what was last said of it alone, since the last complete report."""
        if self._newest_row is None:
            return {}
        told = self.db.ask("uploads/reported_alone", unggahan_id=self._newest_row["unggahan_id"])
        return {(row["kode"], row["tenggat"]): row["dilaporkan_per"] for row in told}

    @property
    def next_number(self) -> int:
        return max((row["nomor"] for row in self.unggahan), default=0) + 1

    @property
    def sha256(self) -> dict[str, int]:
        """The files of its unggahan that stand, each with the newest unggahan it is of."""
        return {row["sha256"]: row["nomor"] for row in self.unggahan if _stands(row) and row["sha256"] is not None}

    @cached_property
    def _entries(self) -> dict[str, int]:
        """Hash of each journal entry that brought content → its number."""
        files = {row["hash_entri"]: row["unggahan_id"] for row in self.unggahan if row["jenis"] == "berkas"}
        ids = {row["rencana_id"] for row in self.unggahan}
        edits = [edit for k in ids for edit in self.db.ask("uploads/edits", rencana_id=k, rapat=None, nomor=None)]
        return files | {edit["hash_entri"]: edit["entri"] for edit in edits}

    def by_hash(self, entry_hash: str) -> Version | None:
        """The content as of the journal entry with that hash, of a cancelled one too; None where this rencana has none
        such."""
        number = self._entries.get(entry_hash)
        return None if number is None else version_at(self.db, number)

    def before_everything(self) -> Version:
        """The empty content before the first unggahan: what somebody saw who planned before anything was stored."""
        content = {"unggahan": 0, "langkah": [], "dilaporkan": False, "simulasi": False, "perubahan": []}
        return Version(self.satker, self.tahun, content, "", "", "")


def _stands(row: Row) -> bool:
    return not row["dibatalkan"] and row["pangkal"] is None


def read_stored(db: Database, satker: str, tahun: int) -> Stored:
    """What is stored of a rencana; with nothing stored, `newest` is None."""
    db.catch_up()
    satker = stored_name(db, satker) or satker
    return Stored(db, satker, tahun, tuple(db.ask("uploads/unggahan_of_rencana", satker=satker, tahun=tahun)))


def find_last(db: Database, satker: str, tahun: int) -> Version:
    """The newest unggahan of a rencana, not cancelled. Raises NotFound where there is none."""
    version = read_stored(db, satker, tahun).newest
    if version is None:
        raise NotFound(
            f"Belum ada rencana {satker} tahun {tahun}.",
            "Periksa nama satker dan tahunnya, atau unggah dahulu tabel rencana aksinya.",
        )
    return version


def last_change(
    db: Database, rencana_id: int, place: tuple[str, str | None, str | None], heading: str, pangkal: int | None = None
) -> tuple[str, datetime]:
    """Who gave a cell its present value, and when. `place`: its kode, tenggat and bukti. `pangkal`: the unggahan beside
    which it may have been changed, too."""
    kode, tenggat, bukti = place
    columns = LANGKAH_TEXTS if tenggat is None else LAPORAN_HEADINGS if bukti is None else BUKTI_HEADINGS
    kolom = {known: column for column, known in columns.items()}.get(heading, heading)
    # A first date or link is told together with the status.
    told = ["Status", heading] if heading == "Tanggal selesai" else [heading]
    names = told if bukti is None else [bukti, f"{bukti}: {heading.lower()}"]
    cell = {"kode": kode, "tenggat": tenggat, "bukti": bukti, "kolom": kolom, "judul": names}
    (found,) = db.ask("uploads/field_changes", rencana_id=rencana_id, pangkal=pangkal, **cell)
    return name_of(db, found["pelaku"]), found["waktu"]
