"""Versions of a rencana: reading, comparing, cancelling and restoring them (docs/operations.md).

Nothing is deleted. Cancelling and restoring are planned once, since a person decided on what they
saw: a clash is theirs to look at.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from monev.core.content import as_content
from monev.core.errors import MonevError, NotFound
from monev.core.typed_input import clean_line, one_field
from monev.database import Database, Row, rows_of
from monev.figures import find_rencana, list_rencana, riwayat, stored_name, version_actions
from monev.figures.kode_as_shown import kode_place, shown_before_storing
from monev.figures.plan_history import VersionActions
from monev.figures.views import Rencana, View, newest_view
from monev.journal import Entry
from monev.journal.journal import changed_meanwhile
from monev.writing.append import NewEntry, append_entry
from monev.writing.changes import compare
from monev.writing.content import Content
from monev.writing.content_of import content_of


class Version(NamedTuple):
    """A content in the shape of an unggahan, with the hash and writer of its last entry."""

    satker: str
    tahun: int
    content: Content
    hash: str
    pelaku: str

    @property
    def posisi(self) -> date:
        """The day that its file reports."""
        return date.fromisoformat(self.content["posisi"])


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


def version_of(db: Database, view: View, known: Row) -> Version:
    """Read the content of a view; `known`: the entry up to which it is known."""
    content = content_of(db, view)
    return Version(view.satker, view.tahun, content, known["hash"], known["pelaku"])


@dataclass(frozen=True)
class Stored:
    """What an upload needs to know of its rencana.

    `standing`: its files that are not cancelled, oldest first. `view`: its newest state, None
    without any file; `known`: the last entry of its content.
    """

    db: Database
    satker: str
    tahun: int
    standing: list[Row]
    next_number: int
    view: View | None
    known: Row | None

    @cached_property
    def newest(self) -> Version | None:
        """The newest state."""
        if self.view is None or self.known is None:
            return None
        return version_of(self.db, self.view, self.known)

    @property
    def langkah(self) -> list[Content]:
        return self.newest.content["langkah"] if self.newest else []

    @property
    def base(self) -> str:
        return self.known["hash"] if self.view and self.known else ""

    @property
    def sha256(self) -> dict[str, int]:
        """SHA-256 of a file → the newest of `standing` that came from it."""
        return {row["sha256"]: row["nomor"] for row in self.standing if row["sha256"] is not None}

    def by_hash(self, entry_hash: str) -> Version | None:
        """Find the newest state as known after the journal entry with this hash.

        None if there is none.
        """
        known = _known_up_to(self.db, self.satker, self.tahun, entry_hash)
        if known is None:
            return None
        view = newest_view(self.db, self.satker, self.tahun, entri=known["nomor"])
        return version_of(self.db, view, known)


def read_stored(db: Database, satker: str, tahun: int) -> Stored:
    """Read what is stored of a rencana. If nothing is stored, `newest` is None."""
    db.catch_up()
    satker = stored_name(db, satker) or satker
    standing = standing_files(db, satker, tahun)
    (following,) = db.ask("uploads/next_number", satker=satker, tahun=tahun)
    return Stored(
        db,
        satker,
        tahun,
        standing,
        next_number=following["nomor"],
        view=newest_view(db, satker, tahun) if standing else None,
        known=_known_up_to(db, satker, tahun),
    )


def standing_files(db: Database, satker: str, tahun: int) -> list[Row]:
    """List the files of a rencana that are not cancelled, oldest first. `satker` as stored."""
    files = db.ask("uploads/unggahan_of_rencana", satker=satker, tahun=tahun)
    return [row for row in files if not row["dibatalkan"]]


def _known_up_to(
    db: Database, satker: str, tahun: int, entry_hash: str | None = None
) -> Row | None:
    found = db.ask("uploads/known_up_to", satker=satker, tahun=tahun, sidik=entry_hash)
    return found[0] if found else None


def find_last(db: Database, satker: str, tahun: int) -> Version:
    """Read the newest state of a rencana. Raises NotFound."""
    version = read_stored(db, satker, tahun).newest
    if version is None:
        raise NotFound(
            f"Belum ada rencana {satker} tahun {tahun}.",
            "Periksa satker dan tahunnya, atau unggah dahulu.",
        )
    return version


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
    """List every change from what is known after one journal entry of a rencana to another's.

    The columns are those of `changes_of`. Raises NotFound.
    """
    versions = []
    for entry in (before, after):
        if db.journal.hash_at(entry) is None:
            told = "Unggahan yang dibandingkan tidak ada."
            raise NotFound(told, "Pilih unggahan dari daftar di halaman Riwayat.")
        view = newest_view(db, *db.journal.entry_at(entry).rencana, entri=entry)
        versions.append(content_of(db, view)["langkah"])
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
