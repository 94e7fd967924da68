"""Meetings closed by 1.2.0 and 2.0.0, whose words had a kind and no speaker, open with all of them.

`earlier/` has the journals as those versions' own code wrote them, as SQL.
"""

from pathlib import Path

import pytest

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.meeting import ending, records
from monev.outputs.documents import make_document
from tests.makers import SATKER, TAHUN, journal_of
from tests.meeting.conftest import rapat_now
from tests.outputs.documents.open_documents import docx_text

WORDS = [
    ("Pimpinan", "I", "Laporan dilengkapi pekan ini."),
    ("Pembahasan", None, "Bukti dikumpulkan PIC.\nTautan diperiksa."),
    ("Catatan", None, "Rapat berikutnya di aula."),
]


def said(db: Database) -> list[tuple[str, str | None, str]]:
    rows = records.read_things(db, rapat_now(db), "bahasan")
    return [(row["penutur"], row["area"], row["isi"]) for row in rows]


@pytest.mark.parametrize("version", ["1.2.0", "2.0.0"])
def test_a_meeting_of_an_earlier_version_opens_with_its_words(version: str, tmp_path: Path):
    db = journal_of(Path(__file__).parent / "earlier" / f"{version}.sql", tmp_path)
    rapat = records.read_rapat(db, SATKER, TAHUN, 1)
    assert (rapat.status, rapat.pemimpin, rapat.mulai) == ("ditutup", "Ketua Tim", "09.00")
    assert said(db) == WORDS
    (note,) = records.read_things(db, rapat, "catatan")
    assert (note["kendala"], note["solusi"]) == ("Data belum diterima", "Minta tertulis")
    (decided,) = records.read_decisions(db, rapat)
    assert decided["uraian"] == "Melengkapi notulensi"
    text = docx_text(make_document(db, records.rapat_view(db, rapat), rapat, "notulen", "docx"))
    for words in ("Penyampaian Pimpinan:", "Pembahasan:", "Catatan:", "Tautan diperiksa."):
        assert words in text
    ending.correct_rapat(db, rapat, alasan="Nama keliru", pelaku=LOCAL_ACTOR)
    assert rapat_now(db).is_open
    assert said(db) == WORDS
