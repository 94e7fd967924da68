"""The template's own office and the chosen one decide whose plan a file is.

No name makes a second office unseen. A file may also say the posisi of its reports.
"""

from dataclasses import replace
from datetime import date

import pytest

from monev.core.errors import FileRefused
from monev.core.plan_fields import Said, SaidOfBukti
from monev.core.records import BuktiReport, Reading, TemplateOrigin, TenggatReport
from monev.figures import list_rencana
from monev.outputs.template import build_template, make_template
from monev.uploads import check_upload, plan_upload
from monev.uploads.checking import has_reports, propose_posisi
from monev.writing.plan_versions import Version, find_last
from tests.makers import append_unggahan, sample_content
from tests.outputs.material import POSISI, change_workbook, complete_rencana
from tests.uploads.material import SATKER, TAHUN, langkah, load_and_store, upload_file

UNIT = "KPU Kabupaten Uji (Sekretariat)"
ROWS = (
    "NO,KOMPONEN,INDIKATOR,LANGKAH AKSI,BUKTI DUKUNG,TARGET WAKTU,TARGET CAPAIAN\nI. MANAJEMEN "
    "PERUBAHAN,,,,,,\n"
    "1,Tim,SK terbit,Membentuk tim,SK Tim,Maret 2025,1 dokumen\n"
)
ANSWERED = ROWS.replace("Membentuk tim", "Membentuk tim kerja")


def plan_table(title: str, rows: str = ROWS) -> bytes:
    """Write a plain plan table below one title row."""
    return f'"RENCANA AKSI ZI",,,,,,\n"{title}",,,,,,\nTAHUN 2025,,,,,,\n{rows}'.encode()


def store(db, data: bytes, **chosen) -> str:
    """Store a file as the page and the command line do, and return its office."""
    return upload_file(db, data, posisi=POSISI, **chosen).satker or ""


def offices(db) -> list[str]:
    return sorted({row["satker"] for row in list_rencana(db)})


@pytest.fixture(scope="module")
def both(shared_db):
    """Store an office and its secretariat; most tests only read a file for them."""
    load_and_store(shared_db, complete_rencana())
    load_and_store(shared_db, replace(complete_rencana(), satker=UNIT))
    assert offices(shared_db) == [SATKER, UNIT]
    return shared_db


def test_a_template_whole_or_blank_comes_back_to_its_own_office_and_to_no_other(both):
    template = make_template(both, UNIT, TAHUN)
    assert check_upload(template, "t.xlsx", db=both).satker == UNIT
    assert (
        plan_upload(
            both, check_upload(template, "t.xlsx"), posisi=date.fromisoformat(POSISI)
        ).satker
        == UNIT
    )

    def drop(workbook):
        while workbook.custom_doc_props.names:
            del workbook.custom_doc_props[workbook.custom_doc_props.names[0]]

    origin = check_upload(change_workbook(template, drop), "t.xlsx").origin
    assert (origin.satker, origin.tahun, origin.unggahan) == (UNIT, TAHUN, 1)
    assert origin == check_upload(template, "t.xlsx").origin, (
        "though a program dropped its properties"
    )
    content = find_last(both, UNIT, TAHUN).content
    blank = build_template(Version("Kantor Uji (Pos A) | Barat", TAHUN, content, "", ""))
    assert check_upload(blank, "t.xlsx").satker == "Kantor Uji (Pos A) | Barat"
    [error] = check_upload(template, "t.xlsx", satker=SATKER, db=both).galat
    assert error.pesan.startswith(f"Berkas ini milik {UNIT}, sedangkan yang dipilih {SATKER}.")
    [error] = check_upload(template, "t.xlsx", tahun=2026, db=both).galat
    assert error.pesan.startswith(
        "Berkas ini rencana tahun 2025, sedangkan yang dipilih tahun 2026"
    )


def test_a_title_written_over_does_not_decide(both):
    def rename(workbook):
        title = next(row[0] for row in workbook["Rencana Aksi"].iter_rows() if row[0].value == UNIT)
        title.value = "KPU KABUPATEN LAIN"

    assert (
        check_upload(
            change_workbook(make_template(both, UNIT, TAHUN), rename), "t.xlsx", db=both
        ).satker
        == UNIT
    )


def test_a_plain_table_of_a_stored_unit_goes_to_the_unit_and_the_office_that_was_chosen_decides(
    both,
):
    load_and_store(both, replace(complete_rencana(), satker="KPU Kabupaten Uji (Pos A)"))
    assert store(both, plan_table("KPU KABUPATEN UJI (POS A)")) == "KPU Kabupaten Uji (Pos A)"
    assert store(both, plan_table("KPU KABUPATEN UJI (SEKRETARIAT)")) == UNIT
    assert store(both, plan_table("KPU KABUPATEN UJI (MENUJU WBK)")) == SATKER
    for chosen in (UNIT, SATKER):
        assert (
            store(both, plan_table("RENCANA AKSI", ROWS.replace("1 dok", "2 dok")), satker=chosen)
            == chosen
        )
    assert store(both, plan_table("KPU KABUPATEN UJI (SEKRETARIAT)", ANSWERED), satker=UNIT) == UNIT


def test_two_units_of_one_office_keep_two_plans_and_a_court_of_another_class_keeps_its_own(db):
    parent = "SEKRETARIAT DAERAH KABUPATEN CONTOH"
    for unit in ("BAGIAN ORGANISASI", "BAGIAN UMUM"):
        store(db, plan_table(f"{unit} {parent}"))
    store(db, plan_table(f'{parent}",,,,,,\n"BAGIAN HUKUM'))
    store(db, plan_table("PENGADILAN AGAMA CONTOH KELAS IB"))
    for title in ("PENGADILAN AGAMA CONTOH", "PENGADILAN AGAMA CONTOH KELAS IA"):
        store(db, plan_table(title, ANSWERED))
    assert offices(db) == [
        "Bagian Hukum Sekretariat Daerah Kabupaten Contoh",
        "Bagian Organisasi Sekretariat Daerah Kabupaten Contoh",
        "Bagian Umum Sekretariat Daerah Kabupaten Contoh",
        "Pengadilan Agama Contoh Kelas IB",
    ]


WRITTEN_OTHERWISE = [
    "kpu  kabupaten  uji",
    "Komisi Pemilihan Umum Kab. Uji",
    "KPU Kabu\u200bpaten Uji",
]


def test_another_way_of_writing_leads_to_the_stored_office_in_another_tahun_too(db):
    load_and_store(db, complete_rencana())
    for number, name in enumerate(WRITTEN_OTHERWISE, start=2):
        rows = ROWS.replace("1 dokumen", f"{number} dokumen")
        assert store(db, plan_table(name, rows)) == SATKER, name
        assert (
            store(db, plan_table("RENCANA AKSI", rows).replace(b"2025", b"2026"), satker=name)
            == SATKER
        ), name
        assert offices(db) == [SATKER], name


ODD = [
    ("KPU K\u0430bupaten Uji", "huruf yang bukan Latin pada kata “K\u0430bupaten”"),
    ("KPU Kabupaten Uj\u0131", "huruf yang bukan Latin pada kata “Uj\u0131”"),
    ("2025", "tidak memuat huruf Latin"),
]


def test_a_name_as_long_as_a_page_is_refused_in_words_and_not_stored(db):
    title = f"RENCANA AKSI KPU KABUPATEN {'A' * 30_000}"
    [refused] = check_upload(plan_table(title), "berkas.csv", db=db).galat
    assert "terlalu panjang" in refused.pesan
    assert len(refused.pesan) < 400
    with pytest.raises(FileRefused):
        store(db, plan_table("RENCANA AKSI"), satker=f"KPU {'Contoh ' * 40}")
    assert offices(db) == []


def test_a_name_nobody_could_tell_apart_is_refused_in_words(db):
    load_and_store(db, complete_rencana())
    for name, said in ODD:
        [chosen] = check_upload(plan_table("RENCANA AKSI"), "berkas.csv", satker=name, db=db).galat
        assert f"“{name}” yang ditulis" in chosen.pesan
        assert said in chosen.pesan
        [titled] = check_upload(plan_table(f"SATKER: {name}"), "berkas.csv", db=db).galat
        assert said in titled.pesan
        with pytest.raises(FileRefused):
            store(db, plan_table("RENCANA AKSI"), satker=name)
    with pytest.raises(FileRefused) as refused:
        load_and_store(db, replace(complete_rencana(), satker=ODD[0][0]))
    assert [error.code for error in refused.value.errors] == ["uploads.satker_odd_letter"]
    assert offices(db) == [SATKER], "nor where it would be stored"


LINK = "https://contoh.example/sk.pdf"
TEMPLATE = TemplateOrigin(SATKER, TAHUN, 1, "0" * 64)


def done(tenggat: str | None, day: str | None = None) -> TenggatReport:
    return TenggatReport(
        "I.1.1", tenggat, "selesai", Said(tanggal_selesai=day and date.fromisoformat(day))
    )


def reading(*reports: TenggatReport, **other: object) -> Reading:
    return Reading(SATKER, TAHUN, realisasi=reports or None, **other)


FILES = (
    (reading(), "2025-01-01"),
    (reading(TenggatReport("I.1.1", "2025-03", "belum")), "2025-01-01"),
    (reading(done("2025-03"), done("2025-05")), "2025-06-30"),
    # December was done early: its triwulan is not over, so nothing is reported of it.
    (reading(done("2025-08-04"), done("2025-12")), "2025-09-30"),
    (reading(done("2025-09", "2025-10-14")), "2025-10-14"),
    (reading(done("2025-12", "2025-10-20")), "2025-10-20"),
    (reading(done(None, "2025-05-02")), "2025-05-02"),
    (reading(bukti=(BuktiReport("I.1.1", "2025-02", "SK", None, "ada"),)), "2025-03-31"),
    # A link beside Belum ada says something too.
    (
        reading(
            bukti=(
                BuktiReport("I.1.1", "2025-02", "SK", None, "belum_ada", SaidOfBukti(tautan=LINK)),
            )
        ),
        "2025-03-31",
    ),
    (reading(done("2025-12")), None),
    # A Status column says it of a whole langkah, and not when: of its first tenggat.
    (reading(done(None)), None),
    (reading(done(None), langkah=(langkah("I.1.1", "Mei 2025"),)), "2025-06-30"),
    (reading(replace(done(None), status="proses"), langkah=(langkah("I.1.1", "Mei 2025"),)), None),
    (reading(TenggatReport("I.1.1", "2025-03", "belum"), origin=TEMPLATE), None),
)


def test_a_report_is_of_the_triwulan_it_fills_a_plan_of_the_years_start(db, today):
    today("2025-11-22")
    for number, (file, posisi) in enumerate(FILES):
        assert propose_posisi(db, file) == (posisi and date.fromisoformat(posisi)), number
        assert has_reports(file) == (posisi != "2025-01-01"), number


def test_nothing_is_proposed_from_before_what_was_stored_last(db, today):
    today("2025-11-22")
    append_unggahan(db, sample_content(posisi="2025-09-30"))
    for file in (reading(), reading(done("2025-05"))):
        assert propose_posisi(db, file) == date(2025, 9, 30)
    # Who corrects TW I says so in the title.
    assert propose_posisi(db, reading(done("2025-03"), posisi=date(2025, 3, 31))) == date(
        2025, 3, 31
    )
    named_today = reading(done("2025-03"), posisi=date(2025, 11, 22))
    assert propose_posisi(db, named_today) == date(2025, 11, 22)
    assert propose_posisi(db, reading(done("2025-03"), posisi=date(2025, 12, 31))) == date(
        2025, 9, 30
    )
