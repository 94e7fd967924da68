"""Versions of a rencana: taken back, put back, their original file, compared; nothing is deleted (docs/design.md §6).

What to cancel or restore was decided on what a person saw, so it is planned once: a clash is theirs to look at.
"""

from __future__ import annotations

from monev.core.content import as_content
from monev.core.errors import MonevError, NotFound
from monev.core.typed_input import clean_line, one_field
from monev.database import Database, Row
from monev.figures import Rencana, VersionActions, View, find_rencana, list_rencana, riwayat, version_actions
from monev.figures.views import remember_rencana
from monev.journal import Entry
from monev.journal.interface import changed_meanwhile
from monev.writing.append import NewEntry, append_entry
from monev.writing.changes import compare
from monev.writing.stored import Version, version_at

MAX_REASON_LENGTH = 500


class CannotChange(MonevError):
    """The unggahan cannot be cancelled or restored as things are; the reason and the way on are said."""

    title = "Belum dapat dilakukan"


def cancel(db: Database, satker: str, tahun: int, *, reason: str, pelaku: str, after: str | None = None) -> Entry:
    """Cancel the newest unggahan that stands; the one before it counts again. `after`: the hash of the rencana's newest
    entry that the person saw. Raises NotFound, EntryRefused, CannotChange, VersionClash; then nothing is stored."""
    with one_field("alasan"):
        needed = "Alasan pembatalan belum diisi, misalnya: berkas tertukar."
        reason = clean_line(reason, "Alasan pembatalan", length=MAX_REASON_LENGTH, required=needed)
    rencana, current, number = _as_seen(db, satker, tahun, after)
    if current.to_cancel is None:
        raise CannotChange(
            f"Semua unggahan {rencana.satker} tahun {tahun} sudah dibatalkan.",
            "Tidak ada lagi yang dapat dibatalkan. Pulihkan yang terakhir dibatalkan, atau unggah berkas baru.",
        )
    new = NewEntry("pembatalan", rencana.satker, tahun, {"unggahan": current.to_cancel, "alasan": reason})
    return append_entry(db, new, pelaku=pelaku, planned_on=number)


def restore(db: Database, satker: str, tahun: int, *, pelaku: str, after: str | None = None) -> Entry:
    """Put back what was cancelled last. Cancelled unggahan come back in reverse order, and only until something new is
    uploaded, which was made from what stood without them. Raises NotFound, CannotChange, VersionClash; then nothing is
    stored."""
    rencana, current, number = _as_seen(db, satker, tahun, after)
    if current.to_restore is None:
        raise CannotChange(
            "Tidak ada pembatalan yang dapat dipulihkan: hanya selama sesudahnya belum ada unggahan baru.",
            "Unduh berkas asli unggahan yang dibatalkan di halaman Riwayat, lalu unggah lagi sebagai unggahan baru.",
        )
    new = NewEntry("pemulihan", rencana.satker, tahun, {"unggahan": current.to_restore})
    return append_entry(db, new, pelaku=pelaku, planned_on=number)


def original_file(db: Database, satker: str, tahun: int, unggahan: int) -> tuple[str, bytes]:
    """The name and the bytes of the file an unggahan came from, a cancelled one's too, checked against its SHA-256.
    Raises NotFound and JournalDamaged."""
    stored = {row["unggahan"]: row for row in riwayat(db, satker, tahun)}
    if unggahan not in stored:
        raise NotFound(
            f"{satker} tahun {tahun} tidak mempunyai unggahan {unggahan}.",
            f"Unggahan yang ada: {', '.join(str(nomor) for nomor in sorted(stored))}.",
        )
    chosen = stored[unggahan]
    if chosen["sha256"] is None:
        raise NotFound(
            f"Unggahan {unggahan} dibuat di dalam aplikasi, tanpa berkas.", "Unduh templat untuk mendapatkan isinya."
        )
    return chosen["nama_berkas"] or f"unggahan {unggahan}", db.journal.read_file(chosen["sha256"])


def compare_unggahan(db: Database, a: int, b: int) -> list[Row]:
    """Every change from one unggahan (by its unggahan_id) to another, cancelled ones too: columns of `perubahan`.
    Raises NotFound where one is none, or they are of two rencana."""
    old, new = _last_version(db, a), _last_version(db, b)
    if (old.satker, old.tahun) != (new.satker, new.tahun):
        raise NotFound("Kedua unggahan itu bukan dari rencana yang sama.", "Pilih dua unggahan dari satu rencana.")
    return as_content(compare(old.content["langkah"], new.content["langkah"]))


def changes_since_triwulan(db: Database, p: View) -> list[Row]:
    """Every change since the end of the triwulan before posisi: columns of `perubahan`. Empty where nothing reports of
    that day or an earlier one (docs/design.md §5)."""
    if p.unggahan_sebelum_id in (None, p.unggahan_id):
        return []
    before, now = p.unggahan_sebelum_id, p.unggahan_id
    # Remembered: a redraw of Ringkasan asks again, and comparing takes longer than all its figures.
    key = ("changes", before, now)
    return remember_rencana(db, key, p.satker, p.tahun, lambda: compare_unggahan(db, before, now))


def _as_seen(db: Database, satker: str, tahun: int, seen: str | None) -> tuple[Rencana, VersionActions, int]:
    """What is to be taken back or put back is what the person saw, up to the entry of that number. The journal checks
    it again while it writes."""
    db.catch_up()
    number, _ = db.up_to
    rencana, current = find_rencana(db, satker, tahun), version_actions(db, satker, tahun)
    if seen not in (None, current.after):
        raise changed_meanwhile(rencana.satker, tahun)
    return rencana, current, number


def _last_version(db: Database, unggahan_id: int) -> Version:
    """The content of an unggahan; of one made in the app, as of its last change."""
    found = db.ask("history/newest_entry", unggahan_id=unggahan_id)
    if not found:
        raise NotFound("Unggahan yang dibandingkan tidak ada.", "Pilih unggahan dari daftar di halaman Riwayat.")
    return version_at(db, found[0]["entri"])


def show_simulations(db: Database, *, hidden: bool, pelaku: str) -> list[Entry]:
    """Leave every rencana of sample data out of all lists, or put it back, by an entry of jenis "tampilan" for each."""
    db.catch_up()  # somebody else may have done it meanwhile: then there is nothing left to record
    every = list_rencana(db, include_hidden=True)
    samples = (row for row in every if row["simulasi"] and row["disembunyikan"] != hidden)
    told = [NewEntry("tampilan", row["satker"], row["tahun"], {"disembunyikan": hidden}) for row in samples]
    return [append_entry(db, new, pelaku=pelaku) for new in told]
