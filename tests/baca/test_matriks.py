"""What is marked in a month matrix becomes tenggat; what a mark cannot say is asked, what is decoration is not read."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from monev.baca import baca
from monev.baca.matriks import jenis_tanda
from monev.model import Bacaan
from monev.tanggal import BULAN_PENDEK
from tests.baca.tabel import Baris, simpan

KIRI = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG")
BIRU, KUNING = "5B9BD5", "FFE699"


def tabel(
    *baris: Baris,
    judul: tuple[str, ...] = (),
    bulan: tuple[str, ...] = tuple(BULAN_PENDEK),
    warna: dict[str, str] | None = None,
    gabung: tuple[str, ...] = (),
) -> Bacaan:
    """A plan of 2025: months in F..Q, then the headings of `judul`; rows from 4 on, each (marks by month, rest)."""
    buku = Workbook()
    ws = buku.active
    ws.append(["RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025"])
    ws.append([*KIRI, *bulan, *judul])
    ws.append(["I. MANAJEMEN PERUBAHAN"])
    for ke, (tanda, *lain) in enumerate(baris, start=1):
        ws.append([ke, f"Komponen {ke}", f"Indikator {ke}", f"Langkah {ke}", "Laporan"])
        for letak, isi in tanda.items():
            ws.cell(3 + ke, 5 + letak, isi)
        for geser, isi in enumerate(lain):
            ws.cell(3 + ke, 6 + len(bulan) + geser, isi)
    for sel, rgb in (warna or {}).items():
        ws[sel].fill = PatternFill("solid", fgColor=rgb)
    for rentang in gabung:
        ws.merge_cells(rentang)
    return baca(simpan(buku), "a.xlsx")


def tenggat(hasil: Bacaan, ke: int = 0) -> list[str]:
    """The months of a langkah, without the year."""
    assert hasil.galat == ()
    return [t.tenggat.removeprefix("2025-") for t in hasil.langkah[ke].tenggat]


def tanya(hasil: Bacaan, baris: int) -> str:
    """Everything asked about a row."""
    return " ".join(c.pesan for c in hasil.peringatan if c.baris == baris)


def test_one_tenggat_for_each_marked_month_and_the_trace_names_the_cells() -> None:
    hasil = tabel(({1: "v", 3: "V", 6: "✓"},))
    langkah = hasil.langkah[0]
    assert (tenggat(hasil), langkah.target_waktu, langkah.jenis_target) == (
        ["01", "03", "06"],
        "Jan, Mar, Jun",
        "daftar",
    )
    jejak = next(j for j in langkah.jejak if j.cara == "ditafsirkan" and "sel bertanda" in j.dibaca)
    assert (jejak.sel, jejak.nilai) == ("F4", "Jan, Mar, Jun")
    assert "F4, H4, K4" in jejak.dibaca
    assert tanya(hasil, 4) == ""


@pytest.mark.parametrize("tanda", ["x", "X", "v", "√", "✔", "●", "*", 1, "2", "1 dok", "25%", "3 laporan", "xx", "ü"])
def test_marks_and_amounts_are_marks(tanda: object) -> None:
    hasil = tabel(({5: tanda},))
    assert (tenggat(hasil), tanya(hasil, 4)) == (["05"], "")


@pytest.mark.parametrize("tanda", ["-", "–", 0, "0", "0%", " "])
def test_nought_and_dashes_are_no_marks(tanda: object) -> None:
    hasil = tabel(({5: tanda, 6: "x"},))
    assert (tenggat(hasil), tanya(hasil, 4)) == (["06"], "")


@pytest.mark.parametrize("isi", ["12 Mei", "rapat koordinasi", "15.03.2025"])
def test_anything_else_under_a_month_is_a_mark_that_is_asked_about(isi: str) -> None:
    assert jenis_tanda(isi) == "lain"
    hasil = tabel(({5: isi},))
    assert tenggat(hasil) == ["05"]
    assert "J4" in tanya(hasil, 4)


@pytest.mark.parametrize("isi", ["minggu kedua", "Minggu 2", "Minggu IV", "M4", "mgg ke-3"])
def test_a_week_under_its_month_is_a_mark(isi: str) -> None:
    hasil = tabel(({5: isi},))
    assert (tenggat(hasil), tanya(hasil, 4)) == (["05"], "")


def test_the_same_words_under_many_months_are_asked_about_once() -> None:
    hasil = tabel((dict.fromkeys(range(1, 13), "setiap Senin"),))
    assert len(tenggat(hasil)) == 12
    assert tanya(hasil, 4).count("setiap Senin") == 1
    assert "F4, G4" in tanya(hasil, 4)


def test_a_row_without_a_mark_has_no_target_and_is_asked_about() -> None:
    hasil = tabel(({5: "x"},), ({},))
    assert hasil.langkah[1].jenis_target == "tanpa"
    assert "Tidak ada bulan yang ditandai" in tanya(hasil, 5)


def test_marks_in_neighbouring_months_are_one_each_and_that_is_said_once() -> None:
    hasil = tabel(({1: "x", 2: "x"},), ({6: "x", 7: "x"},), ({9: "x"},))
    assert (tenggat(hasil), tenggat(hasil, 1)) == (["01", "02"], ["06", "07"])
    assert (tanya(hasil, 4), tanya(hasil, 5)) == ("", "")
    assert "baris 4, 5)" in tanya(hasil, 2)


def test_a_filled_bar_is_one_tenggat_a_month_and_asked_about() -> None:
    hasil = tabel(({},), ({},), warna={"F4": BIRU, "G4": BIRU, "J5": BIRU})
    assert (tenggat(hasil), tenggat(hasil, 1)) == (["01", "02"], ["05"])
    assert "sekali" in tanya(hasil, 4)
    assert tanya(hasil, 5) == ""


@pytest.mark.parametrize(
    ("frekuensi", "jenis", "harapan"),
    [
        ("Sekali", "rentang", ["04"]),
        ("Bulanan", "bulanan", ["01", "02", "03", "04"]),
        ("Triwulanan", "triwulanan", ["03"]),
    ],
)
def test_a_frekuensi_column_settles_what_a_bar_means(frekuensi: str, jenis: str, harapan: list[str]) -> None:
    hasil = tabel(({}, frekuensi), judul=("FREKUENSI",), warna={f"{k}4": BIRU for k in "FGHI"})
    assert (hasil.langkah[0].jenis_target, tenggat(hasil), tanya(hasil, 4)) == (jenis, harapan, "")
    assert hasil.langkah[0].target_waktu == "Jan–Apr"


def test_a_target_capaian_that_says_how_often_settles_it_too() -> None:
    hasil = tabel(({}, "Laporan setiap bulan"), judul=("TARGET CAPAIAN",), warna={"F4": BIRU, "G4": BIRU})
    assert (hasil.langkah[0].jenis_target, tanya(hasil, 4)) == ("bulanan", "")


def test_a_bar_made_by_merging_is_a_bar() -> None:
    hasil = tabel(({1: "x"},), gabung=("F4:H4",))
    assert tenggat(hasil) == ["01", "02", "03"]
    assert "tanpa putus" in tanya(hasil, 4)


def test_stripes_highlighted_rows_and_rulers_are_no_marks() -> None:
    seluruh = [get_column_letter(k) for k in range(1, 18)]
    belang = {f"{k}5": KUNING for k in seluruh} | {"H5": BIRU}
    penggaris = {f"Q{b}": "F2F2F2" for b in range(2, 9)}
    hasil = tabel(*[({},)] * 5, warna=belang | penggaris | {f"G{b}": BIRU for b in (4, 6)} | {"L7": BIRU, "M8": BIRU})
    assert [tenggat(hasil, ke) for ke in range(5)] == [["02"], ["03"], ["02"], ["07"], ["08"]]


def test_a_fill_beside_marks_is_asked_about_and_not_read() -> None:
    hasil = tabel(({3: "x"},), warna={"F4": BIRU})
    assert tenggat(hasil) == ["03"]
    assert "F4" in tanya(hasil, 4)


def test_two_colours_in_one_row_are_asked_about() -> None:
    hasil = tabel(({},), warna={"F4": BIRU, "J4": KUNING})
    assert "2 warna" in tanya(hasil, 4)


def test_written_time_wins_over_marks_and_a_difference_is_asked_about() -> None:
    hasil = tabel(
        ({3: "x"}, "Maret 2025"), ({3: "x", 4: "x"}, "Maret – April 2025"), ({5: "x"}, "Juni 2025"), judul=("WAKTU",)
    )
    assert [tenggat(hasil, ke) for ke in range(3)] == [["03"], ["04"], ["06"]]
    assert (tanya(hasil, 4), tanya(hasil, 5)) == ("", "")
    assert "ditandai Mei" in tanya(hasil, 6)


def test_where_the_time_column_is_blank_the_marks_are_read() -> None:
    assert tenggat(tabel(({3: "x"}, None), judul=("WAKTU",))) == ["03"]


def test_marks_under_another_year_are_read_as_headed_and_asked_about() -> None:
    hasil = tabel(({1: "x"},), bulan=tuple(f"{b} 2026" for b in BULAN_PENDEK))
    assert [t.tenggat for t in hasil.langkah[0].tenggat] == ["2026-01"]
    assert "2026 bukan tahun rencana" in tanya(hasil, 4)


def test_a_sum_that_no_month_explains_is_asked_about() -> None:
    bulan = ("Jan", "Feb", "Mar", "TW I", "Apr", "Mei", "Jun", "TW II")
    hasil = tabel(({1: "x", 4: 1, 8: 1},), bulan=bulan)
    assert tenggat(hasil) == ["01"]
    assert "TW II (M4)" in tanya(hasil, 4)


def test_boxes_ticked_or_not() -> None:
    assert tenggat(tabel((dict.fromkeys(range(1, 13), False) | {4: True},))) == ["04"]


def test_months_may_be_counted_in_roman() -> None:
    romawi = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    assert tenggat(tabel(({1: "x", 9: "x"},), bulan=romawi)) == ["01", "09"]


def test_a_month_named_in_its_quarter_is_due_then_and_not_asked_about() -> None:
    hasil = tabel(({1: "Februari", 2: "Juni", 3: "Desember"},), bulan=("TW I", "TW II", "TW III", "TW IV"))
    assert tenggat(hasil) == ["02", "06", "09"]
    assert "“Desember”" in tanya(hasil, 4)
    assert "“Februari”" not in tanya(hasil, 4)


def test_a_cross_and_a_tick_in_one_row_are_asked_about() -> None:
    hasil = tabel(({3: "x", 4: "V"},), ({6: "v"},), ({9: "x"},))
    assert tenggat(hasil) == ["03", "04"]
    assert "memakai tanda “x” dan “V”" in tanya(hasil, 4)
    assert (tanya(hasil, 5), tanya(hasil, 6)) == ("", "")
