"""Readings that people settled find their cells by the text, leave a trace, and change no other."""

from collections.abc import Sequence

from monev.core.records import Reading
from monev.reading import read_file
from monev.reading.choices import (
    APART,
    EVIDENCE,
    HEADING_ROW,
    IGNORED,
    NONE,
    WITHOUT_MEANING,
    ChoiceItem,
    ReadingChoices,
    build_choices,
    langkah_words,
    right_key,
)
from tests.reading.tables import AREA, HEADINGS, TOP_ROWS, Row, check_reading, said_of, xlsx

LATER = "setelah Lebaran"
ROWS: tuple[Row, ...] = (
    (1, "Tim Kerja", "SK terbit", "Membentuk tim", "SK Tim, Notulensi rapat", LATER, "1 SK"),
    (2, "Agen", "Agen ada", "Menunjuk agen", "SK Agen", LATER, "1 SK"),
    (3, "Pola Pikir", "Teladan", "Pimpinan hadir", "Daftar hadir", None, "4 Dokumen"),
)
UNKNOWN = (*HEADINGS[:3], "Ikhtiar Nyata", *HEADINGS[4:])


def make_file(*rows: Row, headings: Row = HEADINGS, tahun: int = 2025) -> bytes:
    return xlsx((*TOP_ROWS[:2], (f"TAHUN {tahun}",), (), headings, *(rows or (AREA, *ROWS))))


def read_with(*items: ChoiceItem, data: bytes | None = None, tahun: int = 2025) -> Reading:
    return read_file(data or make_file(), "rencana.xlsx", choice=build_choices(items, tahun))


def wordings(number: int) -> str:
    return langkah_words(
        dict(zip(("komponen", "indikator", "langkah_aksi"), ROWS[number - 1][1:4], strict=True))
    )


def ways(reading: Reading) -> list[str | None]:
    """List the cells that were read as people chose."""
    return [
        trace.sel
        for langkah in reading.langkah
        for trace in langkah.jejak
        if trace.cara == "pilihan"
    ]


def time(written: str, chosen: str, **other: object) -> ChoiceItem:
    return ChoiceItem("waktu", written, chosen, **other)


def test_a_settled_time_is_read_so_with_a_trace_and_without_a_question_and_the_cell_stays_as_written():
    reading = read_with(time(LATER, "Mei"))
    check_reading(
        reading,
        tenggat="05 / 05 / -",
        target_waktu=f"{LATER} / {LATER} / -",
        remarks="rows.without_target_waktu",
    )
    assert ways(reading) == ["F7", "F8"]
    of_one_row = read_with(time(LATER, "Mei", langkah=wordings(2)))
    check_reading(
        of_one_row, tenggat="- / 05 / -", remarks="due.unreadable rows.without_target_waktu"
    )
    empty = time("", "Agustus s.d. Oktober", langkah=wordings(3), tahun=2025)
    check_reading(
        read_with(empty),
        tenggat="- / - / 10",
        mulai="- / - / 2025-08",
        target_waktu=f"{LATER} / {LATER} / -",
    )
    check_reading(read_with(empty, tahun=2026), tenggat="- / - / -")
    next_year = read_with(time(LATER, "Mei"), data=make_file(tahun=2026), tahun=2026)
    check_reading(next_year, tenggat="2026-05 / 2026-05 / -")
    for value in ("kapan saja", "", "31 Februari"):
        check_reading(read_with(time(LATER, value)), tenggat="- / - / -")
    monthly = make_file(
        AREA, (1, "Tim", "Ada", "Rapat", "Notulensi", "Januari s.d. Juni", "setiap bulan")
    )
    check_reading(read_with(data=monthly), tenggat="01 02 03 04 05 06")
    check_reading(read_with(time("Januari s.d. Juni", "Juni"), data=monthly), tenggat="06")


def test_the_documents_of_a_cell_are_those_chosen_and_the_cell_stays_as_written():
    reading = read_with(
        ChoiceItem("bukti", "SK Tim,  Notulensi rapat", "SK Tim, Notulensi rapat, dijilid\nFoto")
    )
    one = reading.langkah[0]
    documents = [(bukti.nama, bukti.jenis) for bukti in one.bukti]
    assert documents == [("SK Tim, Notulensi rapat, dijilid", "SK"), ("Foto", "Dokumentasi")]
    assert (one.bukti_dukung, ways(reading)) == ("SK Tim, Notulensi rapat", ["E7"])


def test_a_column_means_what_people_said_or_nothing():
    data = make_file(headings=UNKNOWN)
    reading = read_with(ChoiceItem("judul", "Ikhtiar  NYATA", "langkah_aksi"), data=data)
    check_reading(reading, langkah_aksi="Membentuk tim / Menunjuk agen / Pimpinan hadir")
    [said] = [each.meaning for each in reading.tables[0].columns if each.letter == "D"]
    assert said == "langkah_aksi"
    data = make_file(AREA, *((*row, "Juni") for row in ROWS), headings=(*HEADINGS, "TENGGAT"))
    assert "Dua kolom" in said_of(read_file(data, "a.xlsx"))
    reading = read_with(ChoiceItem("judul", "TENGGAT", "target_waktu"), data=data)
    kept = f"TARGET WAKTU: {LATER}"
    check_reading(reading, tenggat="06 / 06 / 06", lainnya=f"{kept} / {kept} / -")
    assert "Dua kolom" not in said_of(reading)
    nothing = read_with(ChoiceItem("judul", "TARGET CAPAIAN", WITHOUT_MEANING)).langkah[0]
    assert (nothing.target_capaian, nothing.lainnya) == ("", {"TARGET CAPAIAN": "1 SK"})


def test_a_row_goes_into_the_area_people_say_gets_its_kode_there_and_says_where_it_came_from():
    def areas(place: str, *numbers: int) -> Sequence[ChoiceItem]:
        return [ChoiceItem("area", "", place, langkah=wordings(number)) for number in numbers]

    reading = read_with(*areas("V\nPENGUATAN PENGAWASAN\na\nPengendalian Gratifikasi", 2))
    check_reading(
        reading, kode="I.1.1 / V.a.2.1 / I.3.1", nama_sub_area="- / Pengendalian Gratifikasi / -"
    )
    (trace,) = (trace for trace in reading.langkah[1].jejak if trace.cara == "pilihan")
    chosen = "area V: PENGUATAN PENGAWASAN, sub-area a: Pengendalian Gratifikasi (dipilih)"
    assert (trace.nilai, trace.dibaca) == ("I MANAJEMEN PERUBAHAN", chosen)
    data = make_file(*ROWS)
    check_reading(read_file(data, "a.xlsx"), area="0 / 0 / 0")
    for settled, kode in (((1, 2, 3), "V.1.1 / V.2.1 / V.3.1"), ((1, 2), "V.1.1 / V.2.1 / 0.3.1")):
        reading = read_with(*areas("V\nPENGUATAN PENGAWASAN", *settled), data=data)
        check_reading(reading, kode=kode)
        assert reading.langkah[0].nama_area == "PENGUATAN PENGAWASAN"
        assert any("Tanpa area" in remark.pesan for remark in reading.peringatan) == (
            len(settled) < 3
        )


def test_a_reading_said_to_be_right_is_not_asked_again_until_its_cell_changes_and_no_choice_changes_nothing():
    data = make_file(("VIII. INOVASI DAERAH",), *ROWS)
    foreign = next(
        remark
        for remark in read_file(data, "a.xlsx").peringatan
        if "bukan salah satu" in remark.pesan
    )
    item = ChoiceItem("benar", right_key(foreign.nilai, foreign.pesan), "ya")
    assert foreign not in read_with(item, data=data).peringatan
    other = make_file(("VIII. INOVASI KOTA",), *ROWS)
    assert any(
        "bukan salah satu" in remark.pesan for remark in read_with(item, data=other).peringatan
    )
    assert not ReadingChoices()
    assert read_with() == read_file(make_file(), "rencana.xlsx")


def column(key: str, meaning: str) -> ChoiceItem:
    return ChoiceItem("judul", key, meaning)


TRACKER = (
    ("Team tracker 2026",),
    (),
    ("Task", "Deadline", "Owner", "Progress note"),
    ("Membentuk tim kerja", "31 Maret 2026", "Umum", "undangan beredar"),
    ("Memutakhirkan SOP", "Juni 2026", "Hukum", "belum"),
)


def test_a_refused_file_says_what_each_column_was_taken_for_and_whose_it_is():
    titled = (("KPU KABUPATEN CONTOH",), *TRACKER)
    refused = read_with(data=xlsx(titled))
    assert refused.galat
    assert refused.title_satker == "KPU Kabupaten Contoh"
    (tracker,) = refused.tables
    assert tracker.missing == ("bukti_dukung",)
    reading = read_file(make_file(headings=UNKNOWN), "rencana.xlsx")
    (table,) = reading.tables
    columns = [(each.letter, each.heading, each.meaning) for each in table.columns][2:5]
    indikator, bukti = ("C", "INDIKATOR", "indikator"), ("E", "BUKTI DUKUNG", "bukti_dukung")
    assert columns == [indikator, ("D", "Ikhtiar Nyata", "langkah_aksi"), bukti]
    assert table.columns[3].samples == ("Membentuk tim", "Menunjuk agen")
    assert read_file(b"\x00\x01bukan berkas", "x.xlsx").tables == ()


def test_a_column_is_chosen_by_its_letter_and_heading_and_no_other_of_that_heading_changes():
    headings = (*HEADINGS[:6], "CATATAN", "CATATAN")
    rows = [(*row[:6], "Umum", "cetak ganda") for row in ROWS]
    data = make_file(AREA, *rows, headings=headings)
    reading = read_with(column("Kolom G: CATATAN", "pic"), data=data)
    assert [each.pic for each in reading.langkah] == ["Umum"] * 3
    (table,) = reading.tables
    assert [each.letter for each in table.columns if each.is_chosen] == ["G"]
    elsewhere = read_with(column("Kolom F: CATATAN", "pic"), data=data)
    assert [each.pic for each in elsewhere.langkah] == [None] * 3


def test_a_column_that_is_to_be_ignored_is_not_kept_with_its_rows():
    headings = (*HEADINGS[:6], "PARAF")
    data = make_file(AREA, *[(*row[:6], "xx") for row in ROWS], headings=headings)
    assert read_with(data=data).langkah[0].lainnya == {"PARAF": "xx"}
    ignored = read_with(column("Kolom G: PARAF", IGNORED), data=data)
    assert ignored.langkah[0].lainnya == {}


def test_a_first_tracker_without_evidence_is_read_once_its_columns_are_said():
    data = xlsx(TRACKER)
    assert read_with(data=data).galat
    answers = (
        column("Kolom A: Task", "langkah_aksi"),
        column("Kolom B: Deadline", "target_waktu"),
        column("Kolom C: Owner", "pic"),
        column(EVIDENCE, NONE),
    )
    reading = read_with(*answers, data=data, tahun=2026)
    assert not reading.galat
    check_reading(reading, tenggat="2026-03-31 / 2026-06")
    assert [each.pic for each in reading.langkah] == ["Umum", "Hukum"]
    assert [each.bukti for each in reading.langkah] == [(), ()]


def test_headings_that_no_word_tells_stand_in_the_row_that_a_person_points_at():
    plain = (("Alfa", "Beta", "Gamma", "Delta"), *TRACKER[3:])
    answers = [
        column(HEADING_ROW, "alfa beta gamma delta"),
        column("Kolom A: Alfa", "langkah_aksi"),
        column("Kolom B: Beta", "target_waktu"),
        column("Kolom D: Delta", "bukti_dukung"),
    ]
    reading = read_with(*answers, data=xlsx(plain), tahun=2026)
    first_cells = [row[0] for row in TRACKER[3:]]
    assert [each.langkah_aksi for each in reading.langkah] == first_cells


def test_a_number_under_each_heading_numbers_the_columns_and_names_no_person():
    headings = (*HEADINGS[:6], "PENANGGUNG JAWAB DOKUMEN")
    numbers = tuple(map(str, range(1, 8)))
    rows = [(*row[:6], "Divisi P3H") for row in ROWS]
    reading = read_with(data=make_file(numbers, AREA, *rows, headings=headings))
    assert [each.pic for each in reading.langkah] == ["Divisi P3H"] * 3


def test_words_alone_are_a_langkah_if_a_person_says_so_though_none_stands_above():
    rows = (AREA, ("sosialisasi zi",), ("Membentuk tim", "SK", "Mei"), ("Rapat", "Notulen", "Juni"))
    data = xlsx((*TOP_ROWS, ("LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"), *rows))
    reading = read_with(ChoiceItem("baris", "sosialisasi zi", APART), data=data)
    check_reading(reading, langkah_aksi="sosialisasi zi / Membentuk tim / Rapat")
