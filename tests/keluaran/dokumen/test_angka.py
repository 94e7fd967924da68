"""Every figure in every document is the command line's, whatever the kind of file."""

from __future__ import annotations

import json
import re

import icalendar
import pytest

from monev.keadaan import format_capaian, keadaan, kesenjangan, sebut_area
from monev.keluaran.dokumen import buat
from monev.perintah import utama
from tests.keluaran.dokumen.baca import baris_docx, lembar_xlsx, teks_docx, teks_pdf, teks_pptx
from tests.pembuat import SATKER, TAHUN


@pytest.fixture
def angka(kantor, p, tmp_path, capsys) -> dict:
    """What `keadaan --json` says of 30 June."""
    tempat = ["--db", str(tmp_path / "perintah.duckdb"), "--jurnal", str(tmp_path / "monev.jurnal")]
    assert (
        utama(["keadaan", "--satker", SATKER, "--tahun", str(TAHUN), "--posisi", "2025-06-30", "--json", *tempat]) == 0
    )
    hasil = json.loads(capsys.readouterr().out)
    assert hasil == keadaan(kantor, p)
    # By hand: I.1.1 and January done of 1 + 1 + 6 due; 2 of the 9 bukti of these there; 14 tenggat in the year.
    assert (hasil["capaian_posisi"], hasil["capaian_setahun"]) == ({"n": 2, "N": 8}, {"n": 2, "N": 14})
    assert (hasil["bukti"], hasil["status"]["terlambat"], hasil["selesai_tanpa_bukti"]) == ({"n": 2, "N": 9}, 6, 1)
    return hasil


def bagian(pecahan: dict) -> str:
    return format_capaian(pecahan["n"], pecahan["N"])


def baris_area(a: dict) -> list[str]:
    """How a row of the table per area reads."""
    return [
        str(a["langkah"]),
        bagian(a["capaian_posisi"]),
        bagian(a["capaian_setahun"]),
        str(a["status"]["terlambat"]),
        bagian(a["bukti"]),
        str(a["selesai_tanpa_bukti"]),
    ]


def test_the_report_in_word_has_every_figure_of_the_command_line(kantor, p, r, angka):
    isi = buat(kantor, p, r, "laporan", "docx")
    tabel = {baris[0]: baris[1:] for satu in baris_docx(isi) for baris in satu}
    for a in angka["area"]:
        assert tabel[sebut_area(a["area"], a["nama_area"])] == baris_area(a)
    assert tabel["Semua area"] == baris_area(angka)
    assert tabel["Capaian s.d. posisi"][-1] == bagian(angka["capaian_posisi"])
    label = {"Selesai": "selesai", "Berjalan": "berjalan", "Belum jatuh tempo": "belum_jatuh_tempo",
             "Tidak berlaku": "tidak_berlaku"}  # fmt: skip
    for nama, kode in label.items():
        assert tabel[nama] == [":", f"{angka['status'][kode]} tenggat"]
    assert tabel["Tanpa target waktu"] == [":", f"{angka['tanpa_target']} dari {angka['langkah']} langkah"]


def test_the_table_of_gaps_counts_every_gap_once(kantor, p, r):
    semua = kesenjangan(kantor, p)
    (tabel,) = [t for t in baris_docx(buat(kantor, p, r, "laporan", "docx")) if "Bukti yang belum ada" in t[0]]
    assert {b[0]: int(b[3]) for b in tabel[1:]} == semua.groupby("kode").size().to_dict()
    (bulanan,) = [b for b in tabel if b[0] == "V.a.1.1"]
    assert bulanan[2] == "Notulensi: Feb, Mar, Apr, Mei, Jun 2025"


def test_the_pdf_says_what_the_word_document_says(kantor, p, r, angka):
    rapat = re.sub(r"\s+", "", teks_pdf(buat(kantor, p, r, "laporan", "pdf")))
    for a in [*angka["area"], angka]:
        for teks in baris_area(a):
            assert teks.replace(" ", "") in rapat
        urut = "".join(baris_area(a)[1:3]).replace(" ", "")
        assert urut in rapat or baris_area(a)[1].replace(" ", "") in rapat
    assert "Halaman1dari" in rapat
    assert "bukannilaiLKE" in rapat


def test_the_workbook_has_the_figures_as_numbers(kantor, p, r, angka):
    baris = lembar_xlsx(buat(kantor, p, r, "lembar", "xlsx"), "Capaian per Area")
    kepala = next(b for b in baris if b[0] == "Area")
    (semua,) = [dict(zip(kepala, b, strict=True)) for b in baris if b[0] == "Semua area"]
    assert semua == {
        "Area": "Semua area",
        "Langkah": angka["langkah"],
        "Tanpa target": angka["tanpa_target"],
        "Selesai": angka["status"]["selesai"],
        "Terlambat": angka["status"]["terlambat"],
        "Berjalan": angka["status"]["berjalan"],
        "Belum jatuh tempo": angka["status"]["belum_jatuh_tempo"],
        "Tidak berlaku": angka["status"]["tidak_berlaku"],
        "Capaian s.d. posisi: selesai": angka["capaian_posisi"]["n"],
        "Capaian s.d. posisi: jatuh tempo": angka["capaian_posisi"]["N"],
        "Setahun: selesai": angka["capaian_setahun"]["n"],
        "Setahun: tenggat": angka["capaian_setahun"]["N"],
        "Bukti ada": angka["bukti"]["n"],
        "Bukti yang harus ada": angka["bukti"]["N"],
        "Selesai tanpa bukti": angka["selesai_tanpa_bukti"],
    }


@pytest.mark.parametrize("bentuk", ["xlsx", "docx"])
def test_the_sheet_of_a_triwulan_has_what_is_due_in_it_and_what_is_still_late(kantor, p, r, bentuk):
    isi = buat(kantor, p, r, "lembar", bentuk)
    baris = lembar_xlsx(isi, "Lembar Monev") if bentuk == "xlsx" else [b for t in baris_docx(isi) for b in t]
    ada = [(b[0], b[2].split("\n")[0]) for b in baris if b[0] and re.match(r"[IV]+\.", b[0])]
    # II.1.1 is due in May. Of the monthly one January is done, February and March are late, April to June due now.
    bulanan = [("V.a.1.1", f"{b} 2025") for b in ("Februari", "Maret", "April", "Mei", "Juni")]
    assert ada == [("II.1.1", "Mei 2025"), *bulanan]
    (kedua,) = [b for b in baris if b[0] == "II.1.1"]
    assert kedua[3] == "▲ Terlambat\n30 hari lewat tenggat"
    assert kedua[4] == "0/1 (0%)\n– Undangan: Belum ada"
    assert kedua[5] == "Listrik <padam>"
    assert kedua[6] == "genset\nLengkapi bukti (Ketua, 20 Jul 2025)"


def test_the_slides_have_the_figures_of_every_area(kantor, p, r, angka):
    salindia = teks_pptx(buat(kantor, p, r, "paparan", "pptx"))
    (situasi,) = [s for s in salindia if s.startswith("Situasi")]
    for kunci in ("capaian_posisi", "capaian_setahun", "bukti"):
        assert bagian(angka[kunci]) in situasi.split("\n")
    (batang,) = [s for s in salindia if s.startswith("Capaian per area")]
    for a in angka["area"]:
        assert bagian(a["capaian_posisi"]) in batang.split("\n")
    kelima = next(a for a in angka["area"] if a["area"] == "V")
    (area,) = [s for s in salindia if "Jan\nFeb" in s and s.startswith(sebut_area("V", kelima["nama_area"]))]
    for bulan in kelima["bulan"]:
        sel = f"{bulan['n']}/{bulan['N']}" if bulan["bulan"] <= "2025-06" else f"({bulan['N']})"
        assert sel in area


def test_the_calendar_has_what_is_still_to_come_and_the_follow_ups(kantor, p, r):
    acara = icalendar.Calendar.from_ical(buat(kantor, p, r, "kalender", "ics")).walk("VEVENT")
    tanggal = [a["dtstart"].dt.isoformat() for a in acara]
    assert sorted(tanggal) == ["2025-07-20", "2025-07-20", *(
        f"2025-{b}" for b in ("07-31", "08-31", "09-30", "10-31", "11-30", "12-31"))]  # fmt: skip
    assert {str(a["summary"]): str(a["dtstart"].dt) for a in acara}["Tindak lanjut ZI: Lengkapi bukti (Ketua)"] == (
        "2025-07-20"
    )
    assert len({str(a["uid"]) for a in acara}) == len(acara)


def test_minutes_have_the_decisions_and_the_figures(kantor, p, r, angka):
    teks = teks_docx(buat(kantor, p, r, "notulen", "docx"))
    assert "Lengkapi bukti" in teks
    assert "Susun <jadwal>" in teks
    assert "Anggaran belum cair" in teks
    assert bagian(angka["capaian_posisi"]) in teks.split("\n")
