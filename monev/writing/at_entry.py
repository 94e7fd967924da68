"""The content of a rencana as of any journal entry: the file's unggahan it goes back to, and every change made since in
the app, in order: these are kept as what they changed (docs/design.md §6)."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from monev.access import list_offices
from monev.core.content import as_content
from monev.core.errors import JournalDamaged
from monev.database import Database
from monev.journal import Entry
from monev.writing.changes import compare
from monev.writing.content import Content, by_kode, has_laporan


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
    entry = entry_by_number(db, number)
    content = entry.isi if entry.jenis == "unggahan" else _edited_content(db, entry)
    satker, tahun = entry.rencana
    satker = list_offices(db).current_name(satker)
    return Version(satker, tahun, content, entry.hash, entry.pelaku, entry.waktu)


def entry_by_number(db: Database, number: int) -> Entry:
    """Entry `number` of the journal, checked. Raises JournalDamaged, also where it is there no longer."""
    for entry in db.journal.read(number - 1):
        return entry
    raise JournalDamaged(
        f"Entri {number:08d} tidak ada lagi pada jurnal {db.journal}.",
        "Pasang kembali disk atau folder jurnalnya, lalu muat ulang halaman.",
    )


def _edited_content(db: Database, entry: Entry) -> Content:
    chain = db.ask("uploads/edit_chain", nomor=entry.nomor)
    content = entry_by_number(db, min(row["asal_id"] for row in chain)).isi
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
