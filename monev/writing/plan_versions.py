"""Versions of a rencana: reading, comparing, cancelling and restoring them (docs/operations.md).

Nothing is deleted.

The journal keeps a change made in the app as the change alone. So a content is put together from
the file's unggahan and every change since, in order. Cancelling and restoring are planned once,
since a person decided on what they saw: a clash is theirs to look at.
"""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from monev.access import list_offices, name_of
from monev.core.content import as_content
from monev.core.errors import MonevError, NotFound
from monev.core.typed_input import clean_line, one_field
from monev.database import Database, Row, rows_of
from monev.figures import find_rencana, list_rencana, riwayat, stored_name, version_actions
from monev.figures.kode_as_shown import kode_place, shown_before_storing
from monev.figures.plan_history import VersionActions
from monev.figures.views import Rencana
from monev.journal import Entry
from monev.journal.journal import changed_meanwhile
from monev.writing.append import NewEntry, append_entry
from monev.writing.changes import compare
from monev.writing.content import (
    BUKTI_HEADINGS,
    LANGKAH_TEXTS,
    LAPORAN_HEADINGS,
    Content,
    by_kode,
    give_blanks,
    has_laporan,
)


class Version(NamedTuple):
    """A stored content in the shape of an unggahan, with the hash, writer and time of its entry."""

    satker: str
    tahun: int
    content: Content
    hash: str
    pelaku: str
    waktu: str

    @property
    def posisi(self) -> date:
        """The day that the unggahan reports."""
        return date.fromisoformat(self.content["posisi"])


def version_at(db: Database, number: int) -> Version:
    """Read the content as of entry `number`, an unggahan or suntingan.

    The dict is the caller's own. Raises JournalDamaged.
    """
    if number > db.up_to[0]:
        db.catch_up()
    entry = db.journal.entry_at(number)
    content = entry.isi if entry.jenis == "unggahan" else _edited_content(db, entry)
    give_blanks(content["langkah"])
    satker, tahun = entry.rencana
    satker = list_offices(db).current_name(satker)
    return Version(satker, tahun, content, entry.hash, entry.pelaku, entry.waktu)


def _edited_content(db: Database, entry: Entry) -> Content:
    """Put together the content of a version made in the app.

    It comes from its file's unggahan and every change since.
    """
    chain = db.ask("uploads/edit_chain", nomor=entry.nomor)
    last = chain[-1]["unggahan_id"]
    earlier = []
    latest = []
    for row in chain:
        if row["kode"] is not None:
            (latest if row["unggahan_id"] == last else earlier).append(row)
    content = version_at(db, min(row["asal_id"] for row in chain)).content
    apply_changes(content["langkah"], earlier)
    origin = deepcopy(content["langkah"])
    apply_changes(content["langkah"], latest)
    return {
        **content,
        "unggahan": entry.isi["unggahan"],
        "jenis": entry.isi["jenis"],
        "posisi": entry.isi["posisi"],
        "catatan": "",
        "nama_berkas": None,
        "dilaporkan": has_laporan(content["langkah"]),
        "perubahan": as_content(compare(origin, content["langkah"])),
    }


def apply_changes(langkah: list[Content], edits: Iterable[Content]) -> None:
    """Make single changes (kode, tenggat, bukti, kolom, ke) in these langkah, in place."""
    by_key = by_kode(langkah)
    for edit in edits:
        for target in find_targets(by_key[edit["kode"]], edit["tenggat"], edit["bukti"]):
            target[edit["kolom"]] = edit["ke"]


def find_targets(langkah: Content, tenggat: str | None, bukti: str | None) -> list[Content]:
    """Find the dicts that a change is made to: the langkah, its tenggat, or bukti of a tenggat.

    Empty if there is none.
    """
    if tenggat is None:
        return [langkah]
    found = []
    for place in langkah["tenggat"]:
        if place["tenggat"] == tenggat:
            found += [place] if bukti is None else place["bukti"]
    if bukti is None:
        return found
    return [document for document in found if document["nama"] == bukti]


@dataclass(frozen=True)
class Stored:
    """What an upload needs to know of its rencana.

    `standing`: its unggahan that are not cancelled and stand on the main line, oldest first.
    """

    db: Database
    satker: str
    tahun: int
    standing: list[Row]
    next_number: int

    @cached_property
    def newest(self) -> Version | None:
        """The newest of `standing`."""
        if not self.standing:
            return None
        return version_at(self.db, self.standing[-1]["entri_terakhir"])

    @property
    def langkah(self) -> list[Content]:
        return self.newest.content["langkah"] if self.newest else []

    @property
    def base(self) -> str:
        return self.standing[-1]["hash_isi"] if self.standing else ""

    @property
    def sha256(self) -> dict[str, int]:
        """SHA-256 of a file → the newest of `standing` that came from it."""
        return {row["sha256"]: row["nomor"] for row in self.standing if row["sha256"] is not None}

    def by_hash(self, entry_hash: str) -> Version | None:
        """Find the content as of the journal entry with this hash, also a cancelled one.

        None if there is none.
        """
        found = self.db.ask(
            "uploads/entry_of_hash", satker=self.satker, tahun=self.tahun, sidik=entry_hash
        )
        return version_at(self.db, found[0]["entri"]) if found else None


def read_stored(db: Database, satker: str, tahun: int) -> Stored:
    """Read what is stored of a rencana. If nothing is stored, `newest` is None."""
    db.catch_up()
    satker = stored_name(db, satker) or satker
    standing = []
    number = 0
    for row in db.ask("uploads/unggahan_of_rencana", satker=satker, tahun=tahun):
        number = max(number, row["nomor"])
        if not row["dibatalkan"] and row["pangkal"] is None:
            standing.append(row)
    return Stored(db, satker, tahun, standing, next_number=number + 1)


def find_last(db: Database, satker: str, tahun: int) -> Version:
    """Read the newest unggahan of a rencana that is not cancelled. Raises NotFound."""
    version = read_stored(db, satker, tahun).newest
    if version is None:
        raise NotFound(
            f"Belum ada rencana {satker} tahun {tahun}.",
            "Periksa satker dan tahunnya, atau unggah dahulu.",
        )
    return version


def last_change(
    db: Database,
    rencana_id: int,
    place: tuple[str, str | None, str | None],
    heading: str,
    pangkal: int | None = None,
) -> tuple[str, datetime]:
    """Find who gave a cell (`place`: kode, tenggat, bukti) its value, and when.

    `pangkal`: search also the versions beside that unggahan.
    """
    kode, tenggat, bukti = place
    if tenggat is None:
        headings = LANGKAH_TEXTS
    elif bukti is None:
        headings = LAPORAN_HEADINGS
    else:
        headings = BUKTI_HEADINGS
    columns = {known: column for column, known in headings.items()}
    if bukti is not None:
        names = [bukti, f"{bukti}: {heading.lower()}"]
    elif heading == "Tanggal selesai":
        # The first date is recorded with the change of the status.
        names = ["Status", heading]
    else:
        names = [heading]
    (found,) = db.ask(
        "uploads/field_changes",
        rencana_id=rencana_id,
        pangkal=pangkal,
        kode=kode,
        tenggat=tenggat,
        bukti=bukti,
        kolom=columns.get(heading, heading),
        judul=names,
    )
    return name_of(db, found["pelaku"]), found["waktu"]


MAX_REASON_LENGTH = 500


class CannotChange(MonevError):
    """The unggahan cannot be cancelled or restored now; the words say why and what to do."""

    title = "Belum dapat dilakukan"


def cancel(
    db: Database, satker: str, tahun: int, *, reason: str, pelaku: str, after: str | None = None
) -> Entry:
    """Cancel the newest unggahan, so that the one before it counts again.

    `after`: the hash of the rencana's newest entry that the person saw. Raises NotFound,
    EntryRefused, CannotChange, VersionClash; then nothing is stored.
    """
    with one_field("alasan"):
        needed = "Alasan pembatalan belum diisi, misalnya: berkas tertukar."
        reason = clean_line(reason, "Alasan pembatalan", length=MAX_REASON_LENGTH, required=needed)
    rencana, current, number = _as_seen(db, satker, tahun, after)
    if current.to_cancel is None:
        told = f"Semua unggahan {rencana.satker} tahun {tahun} sudah dibatalkan."
        raise CannotChange(told, "Pulihkan yang terakhir dibatalkan, atau unggah berkas baru.")
    content = {"unggahan": current.to_cancel, "alasan": reason}
    new = NewEntry("pembatalan", rencana.satker, tahun, content)
    return append_entry(db, new, pelaku=pelaku, planned_on=number)


def restore(
    db: Database, satker: str, tahun: int, *, pelaku: str, after: str | None = None
) -> Entry:
    """Restore the unggahan that was cancelled last.

    Cancelled ones come back in reverse order, and only until something new is uploaded, which was
    made without them. Raises NotFound, CannotChange, VersionClash.
    """
    rencana, current, number = _as_seen(db, satker, tahun, after)
    if current.to_restore is None:
        raise CannotChange(
            "Tidak ada pembatalan yang dapat dipulihkan: hanya selama sesudahnya belum ada "
            "unggahan baru.",
            "Unduh berkas asli unggahan yang dibatalkan di halaman Riwayat, lalu unggah lagi "
            "sebagai unggahan baru.",
        )
    new = NewEntry("pemulihan", rencana.satker, tahun, {"unggahan": current.to_restore})
    return append_entry(db, new, pelaku=pelaku, planned_on=number)


def original_file(db: Database, satker: str, tahun: int, unggahan: int) -> tuple[str, bytes]:
    """Read name and bytes of an unggahan's file, also of a cancelled one, checked by its SHA-256.

    Raises NotFound, JournalDamaged.
    """
    stored = {row["unggahan"]: row for row in rows_of(riwayat(db, satker, tahun))}
    if unggahan not in stored:
        existing = ", ".join(map(str, sorted(stored)))
        raise NotFound(
            f"{satker} tahun {tahun} tidak mempunyai unggahan {unggahan}.", f"Yang ada: {existing}."
        )
    sha256 = stored[unggahan]["sha256"]
    if sha256 is None:
        raise NotFound(
            f"Unggahan {unggahan} dibuat di aplikasi, tanpa berkas.", "Unduh templat untuk isinya."
        )
    name = stored[unggahan]["nama_berkas"] or f"unggahan {unggahan}"
    return name, db.journal.read_file(sha256)


def compare_unggahan(db: Database, before: int, after: int) -> list[Row]:
    """List every change from one unggahan (by its id, also a cancelled one) to another.

    The columns are those of `changes_of`. Raises NotFound.
    """
    old = _last_version(db, before)
    new = _last_version(db, after)
    versions = (old.content["langkah"], new.content["langkah"])
    shown = dict[str, str]()
    for version in versions:
        shown |= shown_before_storing(db, map(kode_place, version))
    changes: list[Row] = as_content(compare(*versions))
    return [{**row, "kode_tampil": shown[row["kode"]]} for row in changes]


def _as_seen(
    db: Database, satker: str, tahun: int, seen: str | None
) -> tuple[Rencana, VersionActions, int]:
    """Check that the rencana is still as the person saw it, and return the newest entry's number.

    The journal checks it again while it writes. Raises VersionClash, NotFound.
    """
    db.catch_up()
    number, _ = db.up_to
    rencana = find_rencana(db, satker, tahun)
    current = version_actions(db, satker, tahun)
    if seen not in (None, current.after):
        raise changed_meanwhile(rencana.satker, tahun)
    return rencana, current, number


def _last_version(db: Database, unggahan_id: int) -> Version:
    """Read the content of an unggahan; if it was made in the app, as of its last change."""
    found = db.ask("history/newest_entry", unggahan_id=unggahan_id)
    if not found:
        raise NotFound(
            "Unggahan yang dibandingkan tidak ada.",
            "Pilih unggahan dari daftar di halaman Riwayat.",
        )
    return version_at(db, found[0]["entri"])


def show_simulations(db: Database, *, hidden: bool, pelaku: str) -> list[Entry]:
    """Hide every rencana of sample data from all lists, or show it again.

    Each gets an entry of jenis "tampilan".
    """
    db.catch_up()  # somebody else may have done it meanwhile: then nothing is recorded
    entries = []
    for row in list_rencana(db, include_hidden=True):
        if row["simulasi"] and row["disembunyikan"] != hidden:
            new = NewEntry("tampilan", row["satker"], row["tahun"], {"disembunyikan": hidden})
            entries.append(append_entry(db, new, pelaku=pelaku))
    return entries
