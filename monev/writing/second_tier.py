"""Storing what the tier above an office says of a bukti that the office verified.

Also taking it back.
"""

from dataclasses import replace

from monev.access.door import place_of
from monev.core.clock import today_within
from monev.core.content import SecondVerdict, as_content
from monev.core.typed_input import DESCRIPTION_LENGTH, EntryRefused, clean_text, one_field
from monev.database import Database
from monev.figures import bukti, list_rencana, opening_posisi, view_at
from monev.figures.rows import BuktiRow
from monev.figures.views import plan_rows
from monev.journal import Entry
from monev.writing.append import NewEntry, append_with_retry


def judge(
    db: Database, satker: str, tahun: int, verdict: SecondVerdict, *, pelaku: str
) -> Entry | None:
    """Store a verdict, or with its `menarik` take one back.

    Raises EntryRefused, also if the bukti is not terverifikasi any more with the document that was
    seen; NotFound, NotAllowed.
    """
    required = "Tulis alasannya dahulu." if verdict.verdik == "dikembalikan" else None
    with one_field("alasan"):
        why = clean_text(verdict.alasan, "Alasan", length=DESCRIPTION_LENGTH, required=required)

    def plan() -> NewEntry:
        # A report may be dated ahead: what the page shows is then of that day.
        reported = opening_posisi(list_rencana(db), satker, tahun)
        view = view_at(db, satker, tahun, max(reported, today_within(tahun)))
        stored = set()
        for row in plan_rows(db, view, bukti, BuktiRow):
            stored.add((*place_of(row), row["status"], row["tautan"]))
        seen = (verdict.kode, verdict.tenggat, verdict.bukti, "terverifikasi", verdict.tautan)
        if verdict.menarik is None and seen not in stored:
            changed = "Bukti ini baru saja diubah kantor; yang tampak adalah keadaannya kini."
            raise EntryRefused({"alasan": changed}, "Periksa lagi, lalu ulangi bila perlu.")
        return NewEntry("penilaian", satker, tahun, as_content(replace(verdict, alasan=why)))

    return append_with_retry(db, plan, pelaku=pelaku)
