"""Readings people settled: each finds its cell by what stands there, leaves a trace, and falls silent elsewhere."""

from collections.abc import Sequence

from monev.core.records import Langkah, Reading
from monev.questions.proposals import Plan, propose
from monev.questions.questions import reading_questions, reading_rows
from monev.reading import read_file
from monev.reading.choices import (
    WITHOUT_MEANING,
    YES,
    ChoiceItem,
    ReadingChoices,
    build_choices,
    langkah_words,
    right_key,
)
from monev.reading.whole_file import find_satker_in_title, list_file_tables
from tests.reading.tables import HEADINGS, TOP_ROWS, xlsx

DOUBTFUL_TIME = "setelah Lebaran"
ROWS = (
    ("I. MANAJEMEN PERUBAHAN",),
    (1, "Tim Kerja", "SK terbit", "Membentuk tim", "SK Tim, Notulensi rapat", DOUBTFUL_TIME, "1 SK"),
    (2, "Agen", "Agen ada", "Menunjuk agen", "SK Agen", DOUBTFUL_TIME, "1 SK"),
    (3, "Pola Pikir", "Teladan", "Pimpinan hadir", "Daftar hadir", None, "4 Dokumen"),
)


def make_file(heading: Sequence[str] = HEADINGS, row: Sequence[Sequence[object]] = ROWS) -> bytes:
    return xlsx((*TOP_ROWS, heading, *row))


def read_with(*item: ChoiceItem, data: bytes | None = None, tahun: int = 2025) -> Reading:
    return read_file(data or make_file(), "rencana.xlsx", choice=build_choices(item, tahun))


def tenggat(langkah: Langkah) -> list[str]:
    return [t.tenggat for t in langkah.tenggat]


def ways(langkah: Langkah, cell: str) -> list[str]:
    return [j.cara for j in langkah.jejak if j.sel == cell]


def wordings(number: int) -> str:
    _, komponen, indikator, action, *_ = ROWS[number]
    return langkah_words({"komponen": komponen, "indikator": indikator, "langkah_aksi": action})


def test_a_time_settled_for_every_such_cell_or_for_one_row_is_read_so_with_a_trace_and_without_a_question():
    reading = read_with(ChoiceItem("waktu", DOUBTFUL_TIME, "Mei"))
    one, two, _ = reading.langkah
    assert tenggat(one) == tenggat(two) == ["2025-05"]
    assert one.target_waktu == DOUBTFUL_TIME, "the cell stays as written"
    assert ways(one, "F7") == ["pilihan"]
    assert [c.sel for c in reading.peringatan] == ["F9"]
    reading = read_with(ChoiceItem("waktu", DOUBTFUL_TIME, "Mei", langkah=wordings(2)))
    one, two, _ = reading.langkah
    assert (tenggat(one), tenggat(two)) == ([], ["2025-05"])
    assert "F7" in [c.sel for c in reading.peringatan]


def test_an_empty_time_is_settled_for_its_row_and_its_year_only():
    item = ChoiceItem("waktu", "", "Agustus s.d. Oktober", langkah=wordings(3), tahun=2025)
    three = read_with(item).langkah[2]
    assert (tenggat(three), three.jenis_target, three.mulai) == (["2025-10"], "rentang", "2025-08")
    assert three.target_waktu == ""
    assert tenggat(read_with(item, tahun=2026).langkah[2]) == []


def test_the_words_of_a_choice_take_the_year_of_the_plan_they_meet_and_settle_nothing_where_they_do_not_read():
    data = xlsx((*TOP_ROWS[:2], ("TAHUN 2026",), HEADINGS, *ROWS))
    next_year = read_with(ChoiceItem("waktu", DOUBTFUL_TIME, "Mei"), data=data, tahun=2026)
    assert tenggat(next_year.langkah[0]) == ["2026-05"]
    for value in ("kapan saja", "", "31 Februari"):
        assert tenggat(read_with(ChoiceItem("waktu", DOUBTFUL_TIME, value)).langkah[0]) == []


def test_a_frequency_beside_a_settled_time_no_longer_counts():
    row = (ROWS[0], (1, "Tim", "Ada", "Rapat", "Notulensi", "Januari s.d. Juni", "setiap bulan"))
    data = make_file(row=row)
    assert len(read_with(data=data).langkah[0].tenggat) == 6
    settled = read_with(ChoiceItem("waktu", "Januari s.d. Juni", "Juni"), data=data)
    assert tenggat(settled.langkah[0]) == ["2025-06"]


def test_the_documents_of_a_cell_are_those_chosen_and_the_cell_stays_as_written():
    item = ChoiceItem("bukti", "SK Tim,  Notulensi rapat", "SK Tim, Notulensi rapat, dijilid\nFoto")
    one = read_with(item).langkah[0]
    assert [(b.nama, b.jenis) for b in one.bukti] == [
        ("SK Tim, Notulensi rapat, dijilid", "SK"),
        ("Foto", "Dokumentasi"),
    ]
    assert one.bukti_dukung == "SK Tim, Notulensi rapat"
    assert ways(one, "E7") == ["pilihan"]


def test_a_heading_no_dictionary_knows_is_read_as_people_said():
    heading = (*HEADINGS[:3], "Ikhtiar Nyata", *HEADINGS[4:])
    proposed = "columns.meaning_by_content"
    assert proposed in [remark.code for remark in read_file(make_file(heading), "rencana.xlsx").peringatan]
    reading = read_with(ChoiceItem("judul", "Ikhtiar  NYATA", "langkah_aksi"), data=make_file(heading))
    assert proposed not in [remark.code for remark in reading.peringatan]
    assert not reading.galat
    assert [lk.langkah_aksi for lk in reading.langkah] == ["Membentuk tim", "Menunjuk agen", "Pimpinan hadir"]
    assert reading.keterangan["kolom D"] == "Ikhtiar Nyata = LANGKAH AKSI"


def test_of_two_columns_of_one_meaning_the_chosen_one_is_read_without_a_question():
    heading, row = (*HEADINGS, "TENGGAT"), [(*b, *[None] * (7 - len(b)), "Juni") for b in ROWS[1:]]
    data = make_file(heading, (ROWS[0], *row))
    assert any("Dua kolom" in c.pesan for c in read_file(data, "a.xlsx").peringatan)
    reading = read_with(ChoiceItem("judul", "TENGGAT", "target_waktu"), data=data)
    assert tenggat(reading.langkah[0]) == ["2025-06"]
    assert not any("Dua kolom" in c.pesan for c in reading.peringatan)
    assert reading.langkah[0].lainnya == {"TARGET WAKTU": DOUBTFUL_TIME}, "the other column is kept as it is"


def test_a_column_said_to_mean_nothing_is_only_kept():
    reading = read_with(ChoiceItem("judul", "TARGET CAPAIAN", WITHOUT_MEANING))
    assert (reading.langkah[0].target_capaian, reading.langkah[0].lainnya) == ("", {"TARGET CAPAIAN": "1 SK"})


def test_a_table_whose_title_is_said_to_be_a_reports_is_left_out():
    heading = ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU")
    rows = (("I. MANAJEMEN PERUBAHAN",), (1, "Rapat", "SK", "Mei"), ("MONEV",), heading, (1, "Tim", "SK", "10 Mei"))
    (question,) = reading_questions(read := read_with(data=make_file(heading, rows)))
    _, report = propose([question], Plan(reading_rows(read), 2025))
    (only,) = read_with(*report.items, data=make_file(heading, rows)).langkah
    assert (len(read.langkah), only.langkah_aksi) == (2, "Rapat")


def test_a_row_goes_into_the_sub_area_people_say_and_says_where_it_came_from():
    location = "V\nPENGUATAN PENGAWASAN\na\nPengendalian Gratifikasi"
    reading = read_with(ChoiceItem("area", "", location, langkah=wordings(2)))
    (one,) = (lk for lk in reading.langkah if lk.langkah_aksi == "Menunjuk agen")
    assert (one.area, one.sub_area, one.nama_sub_area) == ("V", "a", "Pengendalian Gratifikasi")
    assert one.kode == "V.a.2.1"
    (trace,) = (j for j in one.jejak if j.cara == "pilihan")
    assert (trace.nilai, trace.dibaca) == (
        "I MANAJEMEN PERUBAHAN",
        "area V: PENGUATAN PENGAWASAN, sub-area a: Pengendalian Gratifikasi (dipilih)",
    )


def test_rows_without_an_area_go_where_people_say_and_get_their_kode_there():
    data = make_file(row=ROWS[1:])
    assert {lk.area for lk in read_file(data, "a.xlsx").langkah} == {"0"}
    everything = [ChoiceItem("area", "", "V\nPENGUATAN PENGAWASAN", langkah=wordings(n)) for n in (1, 2, 3)]
    reading = read_with(*everything, data=data)
    assert [lk.kode for lk in reading.langkah] == ["V.1.1", "V.2.1", "V.3.1"]
    assert {(lk.area, lk.nama_area) for lk in reading.langkah} == {("V", "PENGUATAN PENGAWASAN")}
    assert not any("Tanpa area" in c.pesan for c in reading.peringatan)
    partial = read_with(*everything[:2], data=data)
    assert [lk.kode for lk in partial.langkah] == ["V.1.1", "V.2.1", "0.3.1"]
    assert any("Tanpa area" in c.pesan for c in partial.peringatan)


def test_a_reading_said_to_be_right_is_not_asked_again_until_its_cell_changes_and_no_choice_changes_nothing():
    data = make_file(row=(("VIII. INOVASI DAERAH",), *ROWS[1:]))
    foreign = next(c for c in read_file(data, "a.xlsx").peringatan if "bukan salah satu" in c.pesan)
    item = ChoiceItem("benar", right_key(foreign.nilai, foreign.pesan), YES)
    assert foreign not in read_with(item, data=data).peringatan
    other = make_file(row=(("VIII. INOVASI KOTA",), *ROWS[1:]))
    assert any("bukan salah satu" in c.pesan for c in read_with(item, data=other).peringatan)
    assert not ReadingChoices()
    assert read_with() == read_file(make_file(), "rencana.xlsx")


def test_headings_are_listed_with_their_meaning_and_the_office_is_known_though_the_table_is_not_read():
    (table,) = list_file_tables(make_file((*HEADINGS[:3], "Ikhtiar Nyata", *HEADINGS[4:])))
    assert (table.sheet, table.missing) == ("Rencana Aksi", ("langkah_aksi",))
    assert [(k.letter, k.heading, k.meaning) for k in table.columns][2:5] == [
        ("C", "INDIKATOR", "indikator"),
        ("D", "Ikhtiar Nyata", None),
        ("E", "BUKTI DUKUNG", "bukti_dukung"),
    ]
    assert table.columns[3].samples == ("Membentuk tim", "Menunjuk agen", "Pimpinan hadir")
    assert find_satker_in_title(make_file((*HEADINGS[:3], "Ikhtiar Nyata", *HEADINGS[4:]))) == "KPU Kabupaten Contoh"
    assert find_satker_in_title(b"bukan berkas") is None
    assert list_file_tables(b"\x00\x01bukan berkas") == ()
