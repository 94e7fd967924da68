"""A whole file, from bytes to Reading, is read the same from workbook and CSV, or refused."""

from openpyxl import Workbook

from monev.core.records import Reading
from monev.reading import read_file
from tests.makers import saved
from tests.reading.tables import (
    AREA,
    HEADINGS,
    MESUJI,
    TOP_ROWS,
    Row,
    fill_sheet,
    reading_test,
    said_of,
    xlsx,
)

ONE = (1, "Tim", "Ada tim", "Membentuk", "SK", "Juli 2025", "1 SK")


def read_table(*row: Row, heading: Row = HEADINGS, above: tuple[Row, ...] = TOP_ROWS) -> Reading:
    """Read these rows under an area; below TOP_ROWS the first of them is row 7."""
    return read_file(xlsx((*above, heading, AREA, *row)), "a.xlsx")


def test_every_target_waktu_says_how_it_was_read_and_a_plan_what_it_inherits_and_that_it_is_made_up():
    for langkah in read_file(xlsx(MESUJI), "m.xlsx").langkah:
        trace = [
            trace
            for trace in langkah.jejak
            if trace.kolom == "TARGET WAKTU" and trace.cara in ("ditafsirkan", "diragukan")
        ]
        assert [(trace.nilai, trace.sel, trace.lembar) for trace in trace] == [
            (langkah.target_waktu, f"F{langkah.baris}", "Rencana Aksi")
        ]
        assert trace[0].dibaca
    traces = [
        trace for langkah in read_file(xlsx(MESUJI), "a.xlsx").langkah for trace in langkah.jejak
    ]
    inherited = [(trace.nilai, trace.sel) for trace in traces if trace.cara == "diwarisi"]
    assert ("", "F11") in inherited
    assert read_file(xlsx((("DATA SIMULASI",), *MESUJI)), "a.xlsx").simulasi
    chosen = read_file(xlsx(MESUJI), "a.xlsx", tahun=2026, satker="KPU KOTA CONTOH")
    assert (chosen.tahun, chosen.satker) == (2026, "KPU Kota Contoh")


def test_every_cells_words_survive_verbatim():
    text = "  Rapat  evaluasi,\n“dua” kali; =SUM(A1) & <b>x</b>  "
    langkah = read_table((1, "Tim", "Ada", text, "SK\nFoto", "Juli 2025", "x")).langkah[0]
    assert langkah.langkah_aksi == text.strip()
    assert langkah.bukti_dukung == "SK\nFoto"


test_a_table_is_read_as_it_stands = reading_test("""
## A column KODE wins, and blank kode are made up around it.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN | Kode |
| -- | -- | -- | -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Tim | Ada tim | Membentuk | SK | Juli 2025 | 1 SK | V.a.9.9 |
| | | | Dua | Foto |
| | | | Tiga | | | | I.1.2 |

Expect kode: V.a.9.9 / I.1.3 / I.1.2

""")


def test_a_kode_used_twice_is_refused_at_its_cell():
    result = read_table((*ONE, "K1"), (2, *ONE[1:], "K1"), heading=(*HEADINGS, "Kode"))
    assert [(error.baris, error.kolom, error.nilai, error.sel) for error in result.galat] == [
        (8, "Kode", "K1", "H8")
    ]
    assert "hapus" not in result.galat[0].pesan
    assert "1.10 yang diketik sebagai angka menjadi 1.1" in result.galat[0].pesan


def test_a_link_says_a_bukti_is_there_only_where_it_can_be_but_one():
    result = read_table(
        (*ONE, "https://contoh.go.id/1"),
        (2, "a", "b", "c", "Foto, SK", "Juli 2025", "x", "https://contoh.go.id/2"),
        (3, "a", "b", "c", "Foto", "Juli, Oktober 2025", "x", "https://contoh.go.id/3"),
        heading=(*HEADINGS, "Link Bukti"),
    )
    assert [
        (bukti.kode, bukti.nama, bukti.status, bukti.said.tautan[-1]) for bukti in result.bukti
    ] == [
        ("I.1.1", "SK", "ada", "1"),
        ("I.2.1", "Foto", "belum_ada", "2"),
        ("I.2.1", "SK", "belum_ada", "2"),
        ("I.3.1", "Foto", "belum_ada", "3"),
    ]
    assert [remark.pesan.split(" tidak")[0] for remark in result.peringatan] == [
        "Tautan di kolom ini"
    ]


def test_without_any_year_it_is_asked_for():
    row = (HEADINGS, AREA, (*ONE[:5], "Juli", "x"))
    result = read_file(xlsx(row), "renaksi.xlsx")
    assert result.langkah == ()
    assert "Tahun rencana tidak ditemukan" in result.galat[0].pesan
    assert read_file(xlsx(row), "renaksi.xlsx", tahun=2025).galat == ()
    assert read_file(xlsx(row), "renaksi 2025.xlsx").tahun == 2025


def test_hidden_rows_columns_and_failed_formulas_are_read_and_said():
    workbook = Workbook()
    fill_sheet(
        workbook.active,
        (*TOP_ROWS, HEADINGS, AREA, ONE, (2, "#REF!", *ONE[2:]), (3, *ONE[1:6], "=A1")),
    )
    workbook.active.row_dimensions[8].hidden = True
    workbook.active.column_dimensions["C"].hidden = True
    result = read_file(saved(workbook), "a.xlsx")
    assert len(result.langkah) == 3
    everything = said_of(result)
    for wording in (
        "baris tersembunyi yang ikut dibaca: 8",
        "Kolom C",
        "#REF!",
        "Sel G9 berisi rumus",
    ):
        assert wording in everything
