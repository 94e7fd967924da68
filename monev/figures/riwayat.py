"""How did a rencana come to be what it is: its unggahan, and what each changed."""

from operator import itemgetter
from typing import NamedTuple

from monev.core.grouping import group_by
from monev.database import Database, Row
from monev.figures.views import View, ask_rencana, find_rencana


class VersionActions(NamedTuple):
    """Which unggahan of a rencana can be cancelled, which restored (None: none), and the hash of its newest journal
    entry, which a writer says to have seen."""

    after: str
    to_cancel: int | None
    to_restore: int | None


def riwayat(db: Database, satker: str, tahun: int) -> list[Row]:
    """Every unggahan of a rencana, newest first, cancelled ones too: unggahan_id, unggahan (its number), jenis, posisi,
    waktu, pelaku, catatan, nama_berkas, sha256, dilaporkan, dibatalkan, alasan, dibatalkan_oleh, dibatalkan_pada,
    langkah, tenggat, perubahan (counts). Raises NotFound."""
    rencana = find_rencana(db, satker, tahun)
    return ask_rencana(db, "figures/riwayat", rencana.satker, tahun, rencana_id=rencana.rencana_id)


def changes_of(db: Database, unggahan_id: int) -> list[Row]:
    """What an unggahan changed against the one before: jenis, kode, langkah_aksi, tenggat, kolom, dari, ke."""
    return db.ask("figures/changes", unggahan_id=unggahan_id)


def version_actions(db: Database, satker: str, tahun: int) -> VersionActions:
    """The newest that stands can be cancelled; what was cancelled last can be restored until something is uploaded."""
    rencana = find_rencana(db, satker, tahun)
    (row,) = db.ask("history/turns", rencana_id=rencana.rencana_id)
    return VersionActions(row["hash_terakhir"], row["batalkan"], row["pulihkan"])


def newest_of_rencana(db: Database, p: View, until: int | None = None) -> Row:
    """The newest journal entry, at most `until`, of a rencana or of its office as a whole: nomor, hash, waktu."""
    asked = {"satker": p.satker, "tahun": p.tahun, "sampai": db.up_to[0] if until is None else until}
    return db.ask("history/newest_of_rencana", **asked)[0]


def count_changes(db: Database, satker: str, tahun: int) -> dict[int, dict[str, int]]:
    """How many changes of each jenis an unggahan brought: its number → jenis → n. Raises NotFound."""
    rencana = find_rencana(db, satker, tahun)
    counts = ask_rencana(db, "history/change_count", rencana.satker, tahun, rencana_id=rencana.rencana_id)
    by_unggahan = group_by(counts, itemgetter("unggahan"))
    return {number: {row["jenis"]: row["n"] for row in rows} for number, rows in by_unggahan.items()}


def moved_targets(db: Database, p: View) -> list[Row]:
    """Every target that any unggahan that stands moved, newest move first: an earlier miss stays on record. unggahan,
    posisi, jenis, dilaporkan, waktu, pelaku (of the unggahan that moved it), kode, langkah_aksi, dari, ke (keys of
    tenggat; None: it came, or went), jatuh_tempo_semula, jatuh_tempo_baru, terlewat (the old due day had passed by the
    posisi of the move, and it was not done by that day), hari_lewat (days past the old due day, until done or until
    that posisi), status_kini (how the moved tenggat stands in view `p`; None where the plan has it no longer)."""
    asked = {"rencana_id": p.rencana_id, "unggahan_id": p.unggahan_id, "posisi": p.posisi}
    return db.ask("history/moved_targets", **asked)
