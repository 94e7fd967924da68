"""Sheets Realisasi and Bukti Dukung read back: every wrong cell has its own sentence and its address (DESIGN §6)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from monev.baca.kamus_templat import PROPERTI_ASAL
from monev.baca.kisi import Buku, Kisi
from monev.baca.laporan import baca_status, baca_tanggal, kunci_tenggat
from monev.baca.templat import baca_laporan, lembar_laporan
from tests.unggah.bahan import langkah

LANGKAH = (langkah("I.1.1", "Maret, Juni 2025", aksi="Rapat evaluasi"), langkah("I.2.1", "04 Agustus 2025"))
REALISASI = ["Kode", "Langkah Aksi", "Tenggat", "Status", "Tanggal selesai", "Kendala", "Tindak lanjut"]
BUKTI = ["Kode", "Langkah Aksi", "Tenggat", "Bukti", "Jenis", "Status", "Tautan", "Catatan"]


def lembar(*baris, nama="Realisasi") -> Kisi:
    """A sheet of these rows, from row 1; a datetime is a real date cell."""
    sel = {(b, k): isi for b, satu in enumerate(baris, 1) for k, isi in enumerate(satu, 1) if isi}
    teks = {di: f"{isi:%d/%m/%Y}" if isinstance(isi, datetime) else isi for di, isi in sel.items()}
    per_baris: dict[int, list[int]] = {}
    for b, k in sorted(teks):
        per_baris.setdefault(b, []).append(k)
    tanggal = {di: isi for di, isi in sel.items() if isinstance(isi, datetime)}
    return Kisi(nama=nama, teks=teks, tanggal=tanggal, per_baris=per_baris)


def baca(*baris, judul=None, nama="Realisasi"):
    kepala = judul or (BUKTI if nama == "Bukti Dukung" else REALISASI)
    return baca_laporan(Buku((lembar(kepala, *baris, nama=nama),)), LANGKAH, 2025)


def hari(*ymd: int) -> datetime:
    return datetime(*ymd)  # noqa: DTZ001 - a spreadsheet's date has no zone


def test_a_row_is_read_by_its_headings_in_any_order_and_by_synonym():
    judul = ["RTL", "TGL SELESAI", "Status Realisasi", "Target\nWaktu", "Kode Langkah", "Hambatan"]
    hasil = baca(
        ["arsip", hari(2025, 3, 5), " SELESAI ", "maret 2025", "i.1.1", "banjir"], judul=judul, nama="Apa saja"
    )
    [satu] = hasil.realisasi
    assert (satu.kode, satu.tenggat, satu.status) == ("I.1.1", "2025-03", "selesai")
    assert (satu.tanggal_selesai, satu.kendala, satu.tindak_lanjut) == (date(2025, 3, 5), "banjir", "arsip")
    assert (hasil.galat, hasil.peringatan, hasil.lembar) == ([], [], {"Apa saja"})


@pytest.mark.parametrize("tulisan", ["Maret 2025", "2025-03", "mar-25", "31 Maret 2025", hari(2025, 3, 1)], ids=str)
def test_a_tenggat_is_known_however_it_is_written(tulisan):
    hasil = baca(["I.1.1", "", tulisan, "Proses"])
    if tulisan == "31 Maret 2025":  # a day is another obligation than the month
        assert "adalah Maret 2025, Juni 2025" in hasil.galat[0].pesan
    else:
        assert (hasil.realisasi[0].tenggat, hasil.galat) == ("2025-03", [])


def test_an_exact_date_is_its_own_tenggat():
    for tulisan in ("4 Agustus 2025", "04/08/2025", hari(2025, 8, 4)):
        assert baca(["I.2.1", "", tulisan, "Selesai"]).realisasi[0].tenggat == "2025-08-04"


PESAN = {
    "unknown kode": (
        ["I.1.9", "", "Maret 2025", "Selesai"],
        "A2",
        "Kode “I.1.9” tidak ada di tabel rencana aksi berkas ini. Yang mirip: I.1.1, I.2.1.",
    ),
    "a tenggat of none": (
        ["I.1.1", "", "April 2025", "Selesai"],
        "C2",
        "Tenggat “April 2025” tidak ada pada langkah I.1.1. Tenggat langkah I.1.1 adalah Maret 2025, Juni 2025.",
    ),
    "a status that is none": (
        ["I.1.1", "", "Maret 2025", "Tercapai"],
        "D2",
        "Status “Tercapai” tidak dikenal. Isi salah satu: Belum, Proses, Selesai, Tidak berlaku; atau kosongkan.",
    ),
    "a word that may mean done": (
        ["I.1.1", "", "Maret 2025", "Sudah"],
        "D2",
        "Status “Sudah” tidak dikenal. Isi salah satu: Belum, Proses, Selesai, Tidak berlaku; atau kosongkan. "
        "Bila maksudnya sudah, pilih Selesai.",
    ),
    "a date that is text": (
        ["I.1.1", "", "Maret 2025", "Selesai", "minggu lalu"],
        "E2",
        "“minggu lalu” bukan tanggal. Isi tanggal lengkap, misalnya 30/06/2025 atau 30 Juni 2025.",
    ),
    "a date before the year": (
        ["I.1.1", "", "Maret 2025", "Selesai", hari(2024, 3, 5)],
        "E2",
        "Tanggal selesai 5 Maret 2024 ada sebelum tahun rencana (2025). Periksa tahunnya; bila memang selesai "
        "sebelumnya, tulis 1 Januari 2025 dan jelaskan di Kendala atau Tindak lanjut.",
    ),
    "a date years after": (
        ["I.1.1", "", "Maret 2025", "Selesai", "05/03/2052"],
        "E2",
        "Tanggal selesai 5 Maret 2052 terlalu jauh sesudah tahun rencana (2025). Periksa tahunnya.",
    ),
    "not applicable without a reason": (
        ["I.1.1", "", "Maret 2025", "Tidak berlaku"],
        "F2",
        "Status Tidak berlaku perlu alasan. Tulis alasannya di kolom Kendala pada baris ini.",
    ),
    "nobody's row": (
        ["", "Rapat lain", "Maret 2025", "Selesai"],
        "A2",
        "Kode kosong: baris ini tidak diketahui milik langkah mana. Isi Kode seperti di lembar Rencana Aksi.",
    ),
    "no tenggat": (
        ["I.1.1", "", "", "Selesai"],
        "C2",
        "Tenggat kosong. Tenggat langkah I.1.1 adalah Maret 2025, Juni 2025.",
    ),
}


@pytest.mark.parametrize("nama", PESAN)
def test_each_wrong_cell_has_its_sentence_and_address(nama):
    baris, sel, pesan = PESAN[nama]
    hasil = baca(baris)
    assert [(c.sel, c.pesan, c.lembar, c.baris) for c in hasil.galat] == [(sel, pesan, "Realisasi", 2)]


def test_a_tenggat_reported_twice_is_refused_at_the_second_row():
    hasil = baca(["I.1.1", "", "Maret 2025", "Selesai"], ["I.1.1", "", "2025-03", "Belum"])
    assert [(c.sel, c.pesan) for c in hasil.galat] == [
        ("C3", "I.1.1 tenggat Maret 2025 sudah dilaporkan di baris 2. Sisakan satu baris untuk satu tenggat.")
    ]


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        (["I.1.1", "", "Maret 2025", "Proses", hari(2025, 3, 5)], "Status bukan Selesai"),
        (["I.1.1", "", "Maret 2025", "Selesai", hari(2026, 1, 10)], "sesudah tahun rencana 2025"),
        (["", "rapat  EVALUASI", "Maret 2025", "Selesai"], "dibaca I.1.1 karena bunyi langkah aksinya sama"),
    ],
)
def test_what_is_doubtful_is_taken_and_said(baris, kata):
    hasil = baca(baris)
    assert (len(hasil.realisasi), hasil.galat) == (1, [])
    assert kata in hasil.peringatan[0].pesan


CATATAN_BAWAH = (
    ["Catatan: lengkapi sebelum rapat"],
    ["", "", "", "Mesuji, 1 Oktober 2025"],
    ["", "", "", "Sekretaris"],
)


@pytest.mark.parametrize("nama", ["Realisasi", "Bukti Dukung"])
def test_what_people_write_under_the_table_is_no_report_and_said(nama):
    laporan = ["I.1.1", "", "Maret 2025", "Undangan" if nama == "Bukti Dukung" else "Proses"]
    hasil = baca(laporan, [], *CATATAN_BAWAH, [], ["", "", "", "Budi Santoso"], nama=nama)
    assert len(hasil.bukti or hasil.realisasi) == 1
    assert hasil.galat == []
    assert [(c.baris, c.nilai) for c in hasil.peringatan] == [
        (4, "Catatan: lengkapi sebelum rapat"),
        (5, "Mesuji, 1 Oktober 2025"),
    ]
    assert "ini dan sesudahnya" in hasil.peringatan[1].pesan


@pytest.mark.parametrize("nama", ["Realisasi", "Bukti Dukung"])
@pytest.mark.parametrize(
    "jumlah", [["Jumlah", "", "", "4"], ["", "TOTAL", "12", "33%"], ["", "", "Jumlah", "1"], ["Rata-rata"]]
)
def test_sums_right_under_the_table_are_no_report_and_said(nama, jumlah):
    laporan = ["I.1.1", "", "Maret 2025", "Undangan" if nama == "Bukti Dukung" else "Proses"]
    hasil = baca(laporan, jumlah, nama=nama)
    assert (len(hasil.bukti or hasil.realisasi), hasil.galat) == (1, [])
    (satu,) = hasil.peringatan
    assert (satu.baris, "jumlah" in satu.pesan) == (3, True)
    assert satu.nilai in jumlah


def test_a_document_whose_name_begins_like_a_sum_is_a_document():
    hasil = baca(["I.1.1", "", "Maret 2025", "Jumlah pengaduan masyarakat"], nama="Bukti Dukung")
    assert ([b.nama for b in hasil.bukti], hasil.galat) == (["Jumlah pengaduan masyarakat"], [])
    assert baca(["", "", hari(2025, 3, 31), "Jumlah pengaduan masyarakat"], nama="Bukti Dukung").galat


@pytest.mark.parametrize(
    "baris",
    [
        ["", "Rapat lain", "", "Selesai"],
        ["", "", "Maret 2025", "Selesai sekali"],
        ["I.9.9", "", "", "catatan"],
        ["", "", "", "catatan", hari(2025, 3, 5)],
    ],
)
def test_a_report_that_lacks_its_kode_is_no_note_however_far_down_it_stands(baris):
    hasil = baca(["I.1.1", "", "Maret 2025", "Proses"], [], [], baris)
    assert hasil.galat
    assert hasil.galat[0].baris == 5


def test_a_row_right_under_the_table_or_with_reports_below_it_is_no_note():
    catatan = ["", "", "", "Sekretaris"]
    laporan = ["I.1.1", "", "Maret 2025", "Proses"]
    assert baca(laporan, catatan).galat
    assert baca([], catatan, [], laporan).galat


@pytest.mark.parametrize("judul", ["I. MANAJEMEN PERUBAHAN", "VII Inovasi pelayanan", "Catatan: lengkapi dahulu"])
def test_a_title_put_between_the_rows_and_the_headings_once_more_are_no_reports(judul):
    laporan = ["I.1.1", "", "Maret 2025", "Proses"]
    hasil = baca([judul], laporan, REALISASI, ["I.1.1", "", "Juni 2025", "Belum"])
    assert [satu.tenggat for satu in hasil.realisasi] == ["2025-03", "2025-06"]
    assert hasil.galat == []
    assert [(c.baris, c.nilai) for c in hasil.peringatan] == [(2, judul)]


@pytest.mark.parametrize("baris", [["I.1.1"], ["I . 1 . 1"], ["I.9.9"], ["I. MANAJEMEN PERUBAHAN", "", "", "Selesai"]])
def test_a_kode_alone_and_a_title_with_a_status_are_asked_about(baris):
    assert baca(baris).galat


@pytest.mark.parametrize("teks", ["-", "–"])
def test_a_dash_for_the_date_says_nothing(teks):
    hasil = baca(["I.1.1", "", "Maret 2025", "Belum", teks])
    assert (hasil.realisasi[0].tanggal_selesai, hasil.galat) == (None, [])


def test_bukti_without_status_but_with_a_link_is_there_and_said_so():
    hasil = baca(
        ["I.1.1", "", "Maret 2025", "Undangan", "", "", "https://a"],
        ["I.1.1", "", "Maret 2025", "Notulensi", "", "Belum ada", "https://b"],
        ["I.1.1", "", "Juni 2025", "Undangan"],
        nama="Bukti Dukung",
    )
    assert [b.status for b in hasil.bukti] == ["ada", "belum_ada", "belum_ada"]
    assert [c.sel for c in hasil.peringatan] == ["F2", "F3"]


@pytest.mark.parametrize(
    ("baris", "sel", "kata"),
    [
        ([["I.1.1", "", "Maret 2025", "Undangan", "", "Lengkap"]], "F2", "Isi salah satu: Belum ada, Ada"),
        ([["I.1.1", "", "Maret 2025", "", "", "Ada"]], "D2", "Nama bukti kosong"),
        ([["I.1.1", "", "Maret 2025", "Undangan"]] * 2, "D3", "sudah tertulis di baris 2"),
    ],
)
def test_each_wrong_cell_of_a_bukti_has_its_sentence(baris, sel, kata):
    [satu] = baca(*baris, nama="Bukti Dukung").galat
    assert satu.sel == sel
    assert kata in satu.pesan


def test_a_file_without_these_sheets_reports_nothing_which_is_not_an_empty_report():
    assert baca_laporan(Buku((lembar(["apa", "saja"], nama="Lain"),)), LANGKAH, 2025).realisasi is None
    assert baca().realisasi == ()


def test_a_plan_with_kode_and_status_is_not_taken_for_a_sheet_of_reports():
    judul = ["NO", "KOMPONEN", "KODE", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "STATUS"]
    assert lembar_laporan(lembar(judul)) is None
    assert lembar_laporan(lembar(BUKTI)) == "bukti"
    assert lembar_laporan(lembar(["judul"], [], REALISASI)) == "realisasi"


def test_a_second_sheet_of_the_same_kind_is_refused():
    dua = Buku((lembar(REALISASI), lembar(REALISASI, nama="Realisasi (2)")))
    assert "lebih dari satu lembar Realisasi" in baca_laporan(dua, LANGKAH, 2025).galat[0].pesan


def test_a_sheet_named_realisasi_without_its_headings_is_said_not_read():
    hasil = baca(["1", "2"], judul=["Anggaran", "Pagu"])
    assert (hasil.realisasi, hasil.galat) == (None, [])
    assert "judul kolom Kode, Tenggat, Status tidak ditemukan" in hasil.peringatan[0].pesan


def test_in_a_template_whose_headings_were_lost_it_is_refused():
    properti = dict(zip(PROPERTI_ASAL.values(), ["KPU", "2025", "1", "f"], strict=True))
    hasil = baca_laporan(Buku((lembar(["Kode", "Tenggat"]),), properti=properti), LANGKAH, 2025)
    assert "Kembalikan judul Kode, Tenggat, Status" in hasil.galat[0].pesan


@pytest.mark.parametrize("teks", ["", " ", "belum", "BELUM", "-"])
def test_blank_means_belum(teks):
    assert baca_status(teks) == "belum"


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("30/06/2025", date(2025, 6, 30)),
        ("30 Juni 2025", date(2025, 6, 30)),
        ("2025-06-30", date(2025, 6, 30)),
        ("Juni 2025", None),
        ("31/02/2025", None),
        ("30/06", None),
        ("45838", None),
    ],
)
def test_a_day_is_read_only_where_it_is_plainly_one(teks, hasil):
    assert baca_tanggal(teks, None) == hasil


def test_a_month_cell_that_excel_made_a_date_is_the_month():
    assert kunci_tenggat("Okt-25", hari(2025, 10, 1), 2025, ["2025-10"]) == "2025-10"
    assert kunci_tenggat("01/10/2025", hari(2025, 10, 1), 2025, ["2025-10-01"]) == "2025-10-01"
