"""Headings are found by their words and shape, wherever they stand and in whatever order."""

import pytest

from monev.reading.columns.header import Header
from monev.reading.columns.heading_rows import find_header
from tests.reading.tables import HEADINGS, Row, make_grid, told

MEANINGS = (
    "no",
    "komponen",
    "indikator",
    "langkah_aksi",
    "bukti_dukung",
    "target_waktu",
    "target_capaian",
)
ALL_HEADINGS = {meaning: column for column, meaning in enumerate(MEANINGS, start=1)}


def header_of(*row: Row, merges: tuple[str, ...] = ()) -> Header | None:
    return find_header(make_grid(*row, merges=merges))


MEANT = told("""
Columns may stand in any order with others between.
  TARGET WAKTU | NO | CATATAN | LANGKAH AKSI | INDIKATOR | BUKTI DUKUNG | PIC | KOMPONEN
> target_waktu=1 no=2 langkah_aksi=4 indikator=5 bukti_dukung=6 pic=7 komponen=8
Two heading rows, whose merges a CSV lost.
  NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET |
  | | | | | WAKTU | CAPAIAN ↓ 1 | a | b | c | d | Juli 2025 | e
> end=2 no=1 komponen=2 indikator=3 langkah_aksi=4 bukti_dukung=5 target_waktu=6 target_capaian=7
A title over the first column heads no other.
  RENCANA AKSI ZI 2025 ↓ NO | RENCANA AKSI | BUKTI | TGL | BULAN ↓ 1 | a | b | 5 | Mei
> start=2 langkah_aksi=2
Nor does one merged over the table, whatever its words mean.
  TIME LINE RENCANA AKSI | | | | | ↓ LAPAS CONTOH | | | | | ↓ NO | RENCANA AKSI | BULAN | | DATA DUKUNG | PJ
  | | Jan | Feb | | ↓ 1 | a | √ | | b | Humas
+ A1:F1 A2:F2 A3:A4 B3:B4 C3:D3 E3:E4 F3:F4
> start=3 end=4 langkah_aksi=2 bukti_dukung=5 pic=6 asked=
What was done in each triwulan is no calendar of the plan, also where its group stands in a row of its own.
  | | | | REALISASI | | | ↓ NO | RENCANA AKSI | BUKTI | WAKTU | TW I | TW II | TW III | TW IV
  1 | a | b | Juni | 100% | | |
+ E1:H1
> target_waktu=4 calendar=None
A row of cells each below a heading of its own, one of them too long for the rest of it, is none.
  Tingkat | Kode | Uraian | Indikator | Sarana verifikasi | Jadwal 2026 | Pelaksana
  Tujuan | | Loka memperoleh predikat WBK | Nilai LKE | Surat hasil evaluasi TPN ↓ Area | 1 | Manajemen Perubahan
  Keluaran | 1.1 | Tim kerja berfungsi | Seluruh anggota punya uraian
> end=1
Frek. is how often.
  NO | RENCANA AKSI | EVIDEN | Frek. | Bulan
> frekuensi=4 target_waktu=5
Of kegiatan and rencana aksi the right one is the langkah, and that is said.
  NO | RENCANA AKSI | INDIKATOR | KEGIATAN | BUKTI DUKUNG | WAKTU
> komponen=2 langkah_aksi=4 asked=“RENCANA AKSI” dibaca sebagai KOMPONEN
And so it is the other way round.
  NO | KEGIATAN | INDIKATOR | RENCANA AKSI | BUKTI DUKUNG | WAKTU
> komponen=2 langkah_aksi=4 asked=“KEGIATAN” dibaca sebagai KOMPONEN
Words cut short in a heading mean what the whole words do.
  NO | Keg. | Wkt Pelaks. | Bkt Dkg | Penangg. Jwb
> langkah_aksi=2 target_waktu=3 bukti_dukung=4 pic=5
Program kerja is the komponen beside kegiatan.
  NO | PROGRAM KERJA | KEGIATAN | EVIDEN | WAKTU
> komponen=2 langkah_aksi=3
Sasaran kegiatan is the langkah without one.
  NO | AREA | SASARAN KEGIATAN | EVIDEN | WAKTU
> langkah_aksi=3
Headings may be English.
  No | Component | Indicator | Action Plan | Evidence | Timeline | Expected Output
> no=1 komponen=2 indikator=3 langkah_aksi=4 bukti_dukung=5 target_waktu=6 target_capaian=7
Headings may be numbered.
  1. NO | 2. KOMPONEN | 3. INDIKATOR | 4. LANGKAH AKSI | 5. BUKTI DUKUNG | 6. TARGET WAKTU
> no=1 komponen=2 indikator=3 langkah_aksi=4 bukti_dukung=5 target_waktu=6
Of two words side by side a heading means the one the plan needs.
  NO | KOMPONEN / AKTIVITAS | INDIKATOR | OUTPUT/EVIDEN | TIMELINE
> no=1 langkah_aksi=2 indikator=3 bukti_dukung=4 target_waktu=5 komponen=0
The other word is taken where a surer heading has the first.
  NO | KOMPONEN / AKTIVITAS | LANGKAH AKSI | BUKTI | WAKTU
> komponen=2 langkah_aksi=3
An output is the bukti where no other column could hold it, and there is nothing to answer.
  NO | RENCANA AKSI | OUTPUT | WAKTU
> bukti_dukung=3 asked=
Where another could, it is asked.
  NO | RENCANA AKSI | OUTPUT | WAKTU | KETERANGAN
> bukti_dukung=3 asked=OUTPUT
Where one is the bukti, it is what is to be reached.
  NO | RENCANA AKSI | OUTPUT | WAKTU | BUKTI
> target_capaian=3 bukti_dukung=5
A program is no work where the steps have a column.
  NO | PROGRAM | INDIKATOR | LANGKAH-LANGKAH | BUKTI | WAKTU
> komponen=2 langkah_aksi=4 asked=
A program read as the work beside an unknown column is asked about.
  NO | PROGRAM | URUSAN POKOK | BUKTI | WAKTU
> langkah_aksi=2 asked=PROGRAM
A target column that holds months is the time where no other is.
  NO | RENCANA AKSI | BUKTI | TARGET ↓ 1 | Membentuk tim | SK | Januari 2025 ↓ 2 | Monev | Laporan | TW II
> target_waktu=4 missing= asked=
A target column of amounts is no time.
  NO | RENCANA AKSI | BUKTI | TARGET ↓ 1 | Membentuk tim | SK | 1 SK ↓ 2 | Monev | Laporan | 4 ↓ 3 | a | b | 100%
> missing=target_waktu
Rencana over times is the time without a question.
  NO | KEGIATAN | BUKTI | RENCANA ↓ 1 | Rapat | Notula | B03 ↓ 2 | Tim | SK | B06
> target_waktu=4 asked=
Of kegiatan and sub kegiatan the finer is the work.
  NO | AREA | KEGIATAN | SUB KEGIATAN | BUKTI | WAKTU
> komponen=3 langkah_aksi=4
A column of progress is the status.
  NO | LANGKAH AKSI | BUKTI | WAKTU | PROGRES ↓ 1 | a | b | Mei | Selesai ↓ 2 | a | b | Juni | 50%
> status=5
A follow-up plan beside the work is what follows.
  NO | LANGKAH AKSI | BUKTI | WAKTU | RENCANA TINDAK LANJUT
> tindak_lanjut=5
Under area/komponen stand the komponen.
  NO | AREA/KOMPONEN | RENCANA AKSI | BUKTI | WAKTU
> komponen=2
A heading that speaks of work is it before a mere uraian.
  NO | URAIAN | KEGIATAN YANG DILAKUKAN OLEH TIM | DATA DUKUNG | WAKTU | BIDANG
> langkah_aksi=3 pic=6
One that counts who takes part does not.
  NO | URAIAN | JUMLAH PESERTA KEGIATAN | DATA DUKUNG | WAKTU
> langkah_aksi=2
Of three columns of work the left is the komponen.
  PILAR | RENCANA KERJA | KEGIATAN | RINCIAN | BUKTI | WAKTU
> komponen=2 indikator=3 langkah_aksi=4
What is missing is known.
  NO | KOMPONEN | LANGKAH AKSI | PIC
> missing=bukti_dukung,target_waktu
Komponen, indikator and no can be missing.
  KEGIATAN | EVIDEN | WAKTU | PJ
> missing=
A column of row numbers without heading is no, which nobody has to be told.
  | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN ↓ 1 | a | b | c | d | e
  2 | a | b | c | d | e
> no=1 asked=
Two heading rows may be merged.
  NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET | | PIC ↓ | | | | | WAKTU | CAPAIAN
  1 | a | b | c | d | Juli 2025 | e | f
+ A1:A2 B1:B2 C1:C2 D1:D2 E1:E2 F1:G1 H1:H2
> start=1 end=2 no=1 komponen=2 indikator=3 langkah_aksi=4 bukti_dukung=5 target_waktu=6 target_capaian=7 pic=8
And three.
  NO | URAIAN | | | PEMENUHAN ↓ | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET
  | | | | | WAKTU | CAPAIAN
+ A1:A3 B1:D1 E1:G1 B2:B3 C2:C3 D2:D3 E2:E3 F2:G2
> end=3 no=1 komponen=2 indikator=3 langkah_aksi=4 bukti_dukung=5 target_waktu=6 target_capaian=7
Of two columns of one meaning the first is read, and that is asked.
  NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU | TARGET CAPAIAN | DATA DUKUNG
> bukti_dukung=5 asked=Dua kolom
The parts of a target are not asked about.
  NO | LANGKAH AKSI | BUKTI | TARGET | | WAKTU ↓ | | | VOLUME | SATUAN
+ D1:E1
> asked=
But two bukti are.
  NO | LANGKAH AKSI | BUKTI | | WAKTU ↓ | | JENIS | LETAK
+ C1:D1
> asked=BUKTI LETAK
Of month and year the month is read.
  NO | KEGIATAN | BUKTI | TARGET WAKTU ↓ | | | BULAN | TAHUN
+ D1:E1 A1:A2 B1:B2 C1:C2
> end=2 target_waktu=4
""")


def test_each_column_means_what_its_heading_and_its_cells_say(subtests: pytest.Subtests) -> None:
    """0: no column means it. What is asked: part of the one question, or nothing at all."""
    for case in MEANT:
        with subtests.test(case.sentence):
            result = header_of(*case.rows, merges=case.merges)
            wanted, _, asked = case.expected.partition("asked=")
            for name, value in (part.split("=") for part in wanted.split()):
                if value == "None":
                    assert getattr(result, name) is None
                elif name.startswith("missing"):
                    assert ",".join(getattr(result, name)) == value
                else:
                    found = (
                        getattr(result, name)
                        if name in ("start", "end")
                        else result.columns.get(name, 0)
                    )
                    assert found == int(value), name
            if "asked=" in case.expected:
                said = [f"{remark.kolom} {remark.pesan}" for remark in result.warnings]
                assert [asked in words for words in said] == ([True] if asked else [])


def test_the_headings_of_a_decree_and_a_sheet_without_any() -> None:
    assert header_of(("Kepada Yth.",), ("Bapak", "Ibu"), (1, 2, 3)) is None
    result = header_of(
        ("RENCANA AKSI ZI",), (), HEADINGS, (1, "a", "b", "c", "d", "Juli 2025", "e")
    )
    assert (result.start, result.end, result.columns, result.missing) == (3, 3, ALL_HEADINGS, ())


@pytest.mark.parametrize(
    "heading",
    [
        (
            "No.",
            "Unsur",
            "Indikator Keberhasilan",
            "Rencana\nAksi",
            "EVIDEN",
            "Waktu Pelaksanaan",
            "Output",
        ),
        (
            "NOMOR",
            "ASPEK",
            "indikator  kinerja",
            "UPAYA",
            "Data Dukung",
            "JADWAL",
            "TARGET KINERJA",
        ),
        (
            "no",
            "KOMPONEN",
            "INDIKATOR",
            "Kegiatan",
            "BUKTI FISIK/EVIDEN",
            "BATAS WAKTU",
            "KELUARAN",
        ),
        (
            "NO",
            "KOMPONEN",
            "INDIKATOR",
            "LANGKAH AKSI (KEGIATAN)",
            "BUKTI DUKUNG YANG DISIAPKAN",
            "WAKTU",
            "HASIL",
        ),
        # Column numbers may stand in the heading cells.
        tuple(f"{text}\n({index})" for index, text in enumerate(HEADINGS, 1)),
    ],
)
def test_synonyms_case_spacing_and_line_breaks_do_not_matter(heading: tuple[str, ...]) -> None:
    assert header_of(heading).columns == ALL_HEADINGS


def test_bukti_and_waktu_under_realisasi_are_not_the_plans() -> None:
    result = header_of(
        (*HEADINGS, "REALISASI", None, None),
        (*[None] * 7, "WAKTU", "STATUS", "BUKTI DUKUNG"),
        merges=(*(f"{k}1:{k}2" for k in "ABCDEFG"), "H1:J1"),
    )
    assert {meaning: result.columns[meaning] for meaning in ALL_HEADINGS} == ALL_HEADINGS
    assert (result.columns["tanggal_selesai"], result.columns["status"]) == (8, 9)
    assert result.others == {10: "REALISASI BUKTI DUKUNG"}


def test_twelve_month_columns_are_a_calendar_and_no_target_waktu_column() -> None:
    month = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    result = header_of(
        (
            "NO",
            "KOMPONEN",
            "INDIKATOR",
            "LANGKAH AKSI",
            "BUKTI DUKUNG",
            "TARGET WAKTU",
            *[None] * 11,
        ),
        (*[None] * 5, *month),
        merges=("F1:Q1",),
    )
    assert "target_waktu" not in result.columns
    assert (result.missing, result.end, result.calendar.display_name) == ((), 2, "TARGET WAKTU")
    months = {k: p.month for k, p in result.calendar.columns.items()}
    assert months == {k: k - 5 for k in range(6, 18)}


PROOF = "Dakung|Datduk|Produk Output|Indikator Output|Hasil|LUARAN|BUKTI KERJA|Bentuk Kerja|KELENGKAPAN DOKUMEN"
WHO = (
    "P. JAWAB|PEN. JAWAB|UIC|Unit in Charge|Satker Pelaksana|Fungsi|Ketua Tim|TIM KERJA|Pengampu|Leading Sector|"
    "PJ Kegiatan|Koordinator Pokja|Yang Mengerjakan|Yang bertanggung jawab"
)
FINER = "RINCIAN|TAHAPAN|URAIAN|URAIAN KEGIATAN|RINCIAN KEGIATAN|DETIL"


@pytest.mark.parametrize(
    ("meaning", "headings", "words"),
    [
        ("bukti_dukung", ("NO", "KOMPONEN", "LANGKAH AKSI", "?", "WAKTU"), PROOF),
        ("pic", ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "?"), WHO),
        ("langkah_aksi", ("NO", "KEGIATAN", "?", "BUKTI DUKUNG", "WAKTU"), FINER),
    ],
)
def test_ways_to_head_the_evidence_who_does_it_and_the_finer_work(
    meaning: str, headings: tuple[str, ...], words: str, subtests: pytest.Subtests
) -> None:
    for word in words.split("|"):
        with subtests.test(word):
            result = header_of(tuple(word if heading == "?" else heading for heading in headings))
            assert result.columns[meaning] == headings.index("?") + 1
            if meaning == "langkah_aksi":
                assert (result.columns["komponen"], "indikator" in result.columns) == (2, False)
