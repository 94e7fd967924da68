"""Touches of 2.0.0, each a version of a day (kind suntingan), are read as facts.

`earlier/2.0.0.sql` is a journal as that version's own code wrote it: a report of TW II, a PIC, a
bukti, another that was undone, a meeting about 30 June (stored on two versions), a verdict. What is
expected is what that version answered.
"""

from datetime import date
from pathlib import Path

from monev.database import rows_of
from monev.figures import bukti, every_langkah, every_tenggat, view_at
from monev.figures.rows import BuktiRow
from tests.makers import SATKER, TAHUN, journal_of, values_of

EARLIER = Path(__file__).parent / "earlier" / "2.0.0.sql"
TARGETS = [
    ("2025-03", "selesai", "", date(2025, 3, 20)),
    ("2025-05", "selesai", "", date(2025, 5, 20)),
    ("2025-09", "proses", "Menunggu jadwal", None),
]
VERDICTS = {"2025-06-30": "belum_ada", "2025-07-31": "ada", "2025-10-05": "terverifikasi"}
"""Day → the status of the one bukti that was given in the app."""


def test_what_was_said_in_versions_counts_from_its_day(tmp_path: Path, today):
    today("2025-10-05")
    db = journal_of(EARLIER, tmp_path)
    for day, verdict in VERDICTS.items():
        view = view_at(db, SATKER, TAHUN, date.fromisoformat(day))
        told = ("tenggat", "laporan", "kendala", "selesai_pada")
        assert values_of(every_tenggat(db, view), *told) == TARGETS
        statuses = values_of(rows_of(bukti(db, view), BuktiRow), "tenggat", "bukti", "status")
        assert statuses == [
            ("2025-03", "Undangan", "ada"),
            ("2025-03", "Notulensi", "belum_ada"),  # given, and undone
            ("2025-05", "Undangan", verdict),
            ("2025-09", "Undangan", "belum_ada"),
        ]
    assert values_of(every_langkah(db, view), "pic")[0] == ("Kasubbag Umum",)
