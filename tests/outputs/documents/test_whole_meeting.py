"""A meeting is entered as people enter it, and its papers are opened again: all that was said is there, as often as it
belongs there, and what was only reported or taken back is in no minutes."""

from __future__ import annotations

import re

import pytest

from monev import meeting
from monev.edits.single_edits import Target, edit
from monev.meeting.ending import close_rapat, correct_rapat
from monev.outputs.documents import make_document
from tests.makers import SATKER, TAHUN
from tests.outputs.documents.conftest import ANI
from tests.outputs.documents.open_documents import docx_text, pdf_text, pptx_text, rows_docx, sheet_xlsx

AGREED = [("Lengkapi bukti", "II.1.1", "20 Juli 2025"), ("Susun <jadwal>", "Umum", "20 Juli 2025")]
LATER, EARLIER = ("Unggah laporan", "Area V", "31 Juli 2025"), ("Buat akun", "Umum", "14 Juli 2025")
SAID = ["Bukti dilengkapi pekan ini.", "Listrik dibahas panjang.", "Rapat berikut Agustus."]
REPORTED = "Listrik <padam>"


@pytest.fixture
def held(office, r):
    """The meeting closed, and corrected once."""
    meeting.change_rapat(office, r, {"mulai": "09.00", "selesai": "11.15", "tempat": "Aula"}, **ANI)
    meeting.add_attendance(office, r, [("Cici", "Kasubbag Umum"), ("Dedi", "Staf")], kehadiran="diundang", **ANI)
    meeting.mark_kehadiran(office, r, [2], "izin", **ANI)
    for jenis, isi in zip(("arahan", "pembahasan", "catatan"), SAID, strict=True):
        meeting.record_remark(office, r, jenis=jenis, isi=isi, area="II" if jenis == "pembahasan" else None, **ANI)
    meeting.record_kendala(office, r, kendala="Anggaran belum cair", solusi="Revisi DIPA", kode="V.a.1.1", **ANI)
    meeting.decide(office, r, uraian="Unggah laporan", pic="Cici", batas="2025-07-31", area="V", **ANI)
    meeting.decide(office, r, uraian="Buat akun", pic="Dedi", batas="2025-07-14", **ANI)
    edit(office, SATKER, TAHUN, Target("V.a.1.1", "2025-02", "Notulensi"), {"status": "ada"}, rapat=r.nomor, **ANI)
    done = {"laporan": "selesai", "tanggal_selesai": "2025-06-20"}
    edit(office, SATKER, TAHUN, Target("II.1.1", "2025-05", None), done, rapat=r.nomor, **ANI)
    close_rapat(office, r, **ANI)
    correct_rapat(office, meeting.read_rapat(office, SATKER, TAHUN, r.nomor), alasan="Nama keliru", **ANI)
    close_rapat(office, meeting.read_rapat(office, SATKER, TAHUN, r.nomor), **ANI)
    return meeting.read_rapat(office, SATKER, TAHUN, r.nomor)


def test_the_papers_say_what_the_meeting_said_and_nothing_else(office, held):
    def made(kode: str, form: str) -> bytes:
        return make_document(office, meeting.rapat_view(office, held), held, kode, form)

    expected = [EARLIER, *AGREED, LATER]
    minutes = made("notulen", "docx")
    for content in (minutes, made("laporan", "docx")):
        tables = rows_docx(content)
        (agreed,) = [rows for rows in tables if rows[0][:3] == ["No.", "Tindak lanjut", "Langkah atau area"]]
        assert [(row[1], row[2], row[4]) for row in agreed[1:]] == expected  # by the day they are due
        (noted,) = [rows for rows in tables if rows[0][-1] == "Solusi"]
        assert noted[1:] == [["Area V; V.a.1.1", "Anggaran belum cair", "Revisi DIPA"]]  # the same words stand once
    read = {"Word": docx_text(minutes), "PDF": pdf_text(made("notulen", "pdf"))}
    for form, text in read.items():
        words = " ".join(text.split())
        said = words[words.index("Pembahasan") : words.index("E. Keputusan") if form == "PDF" else None]
        for sentence in (*SAID, "Status (Mei 2025) semula Belum, menjadi Selesai pada 20 Juni 2025."):
            assert said.count(sentence) == 1, (form, sentence)
        assert "Notulensi (Februari 2025) semula Belum ada, menjadi Ada." in words
        assert "Tabel 1. Capaian per area, posisi 30 Juni 2025" in words
        assert "Tanggal selesai" not in words, "the day is said with what it is the day of"
        assert REPORTED.partition(" ")[2] not in words, "it was reported, nobody spoke of it"
        assert words.count("Perbaikan ke-1, 10 Juli 2025: Nama keliru") == 1
        assert re.search(r"\. Sebanyak \d+ bukti belum ada\.", words), "no sentence begins with a figure"
    # The list is of those who were asked: nobody else can come to a meeting that is over.
    (people,) = [rows for rows in rows_docx(made("hadir", "docx")) if rows[0][0] == "No."]
    assert [row[3] for row in people[1:]] == ["Hadir", "Izin", ""]
    sheet = [str(cell) for row in sheet_xlsx(made("lembar", "xlsx"), "Lembar Monev") for cell in row if cell]
    slides = "\n".join(pptx_text(made("paparan", "pptx")))
    for what, _, _ in expected:
        assert sum(cell.count(f"{what} (") for cell in sheet) == 1, what
        assert what in slides, what
    assert slides.count("Perbaikan ke-1, 10 Juli 2025: Nama keliru") == 1
    assert "Area V; V.a.1.1, kendala: Anggaran belum cair; solusi: Revisi DIPA." in slides
    assert "Belum ada laporan sebelumnya" not in slides
