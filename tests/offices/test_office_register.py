"""Test the register of satker: a tree, refused whole if any row is wrong; satker can be renamed."""

import re
from dataclasses import replace

import pytest
from openpyxl import Workbook

from monev.access import LOCAL, list_offices, list_people
from monev.core import clock
from monev.core.errors import FileRefused
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import list_rencana
from monev.figures.views import find_rencana
from monev.offices.office_register import (
    OfficeRow,
    RegisterRefused,
    load_register,
    plan_register,
    read_register,
    register_rows,
)
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.outputs.messages import mark_told, read_marks
from monev.people.guest_links import make_link
from monev.people.visits import visitor_of_link
from monev.reading.choices import ChoiceItem
from monev.uploads import check_upload
from monev.writing.plan_versions import cancel, read_stored
from monev.writing.reading_choices import list_choices, store_choices
from tests.conftest import filled_by
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, sample_content, saved
from tests.offices.four_offices import with_office

PROVINCE, OTHER = "KPU Provinsi Uji", "KPU Kota Uji"


def local(kode: str, name: str, parent: str = "18") -> OfficeRow:
    return OfficeRow(kode, name, parent, "kabupaten_kota")


CENTRE = OfficeRow("00", "KPU RI", "", "pusat")
ROWS = [
    CENTRE,
    OfficeRow("18", PROVINCE, "00", "provinsi"),
    local("1801", SATKER),
    local("1871", OTHER),
]
LOCAL_NAME = LOCAL.pelaku


@filled_by
def registered(db: Database) -> None:
    """Store a plan, and then a register with its office."""
    append_unggahan(db.journal, sample_content())
    load_register(db, ROWS, pelaku=LOCAL_NAME)


def workbook(*rows: list) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def renamed(db: Database, kode: str, name: str) -> list[OfficeRow]:
    offices = list_offices(db)
    office = offices.by_code[kode]
    row = OfficeRow(kode, name, office.parent or "", office.level)
    return with_office(offices, row, is_new=False)


def test_offices_stand_below_each_other(registered):
    offices = list_offices(registered)
    depths = [(one.name, depth) for one, depth in offices.in_order()]
    assert depths == [("KPU RI", 0), (PROVINCE, 1), (SATKER, 2), (OTHER, 2)]
    assert offices.above(SATKER) == (PROVINCE, "KPU RI")
    assert offices.below(PROVINCE) == [PROVINCE, SATKER, OTHER]
    assert offices.below("KPU Kabupaten Asing") == ["KPU Kabupaten Asing"]


def test_the_same_register_again_stores_nothing_and_an_entry_only_what_changed(registered):
    before = registered.journal.tip()
    same = register_rows(list_offices(registered))
    assert load_register(registered, same, pelaku=LOCAL_NAME) is None
    assert registered.journal.tip() == before
    more = [*ROWS, local("1802", "KPU Kabupaten Baru")]
    entry = load_register(registered, more, pelaku=LOCAL_NAME)
    assert [row["kode"] for row in entry.isi["satker"]] == ["1802"]


NEW_NAME = "KPU Kabupaten Uji Raya"


def test_a_renamed_office_keeps_everything_and_its_entries_keep_their_name(registered, journal):
    add_people(registered, ani={SATKER: "operator"})
    choice = ChoiceItem("waktu", "setelah Lebaran", "Mei")
    store_choices(registered, SATKER, [choice], pelaku="ani", tahun=TAHUN)
    mark_told(registered, [(SATKER, "Ketua")], pelaku="ani")
    secret = make_link(registered, SATKER, "semua", clock.today(), "penilai", pelaku=LOCAL_NAME)
    load_register(registered, renamed(registered, "1801", NEW_NAME), pelaku=LOCAL_NAME)
    assert list(read_marks(registered, NEW_NAME)) == [(NEW_NAME, "ketua")]
    assert visitor_of_link(registered, secret).only_satker == NEW_NAME
    assert [row["satker"] for row in list_rencana(registered)] == [NEW_NAME]
    assert [choice.item.nilai for choice in list_choices(registered, NEW_NAME)] == ["Mei"]
    for name in (NEW_NAME, SATKER, "1801", "kpu kab. uji"):
        assert find_rencana(registered, name, TAHUN).satker == NEW_NAME
    assert list_people(registered)["ani"].may("unggah", NEW_NAME)
    edit(registered, SATKER, TAHUN, Target("I.1.1"), {"pic": "Sekretaris"}, pelaku="ani")
    edit(registered, NEW_NAME, TAHUN, Target("I.1.1"), {"pic": "Ketua"}, pelaku="ani")
    cancel(registered, NEW_NAME, TAHUN, reason="coba", pelaku=LOCAL_NAME)
    stored = [entry.satker for entry in journal.read() if entry.tahun == TAHUN]
    assert set(stored) == {SATKER}
    assert len(stored) == 4
    assert set(audit_lines(registered, LOCAL, AuditFilter())["satker"].fillna("")) == {"", NEW_NAME}


def test_the_next_unggahan_of_a_renamed_office_goes_on_and_the_old_title_is_read_as_its_own(
    registered,
):
    load_register(registered, renamed(registered, "1801", NEW_NAME), pelaku=LOCAL_NAME)
    assert read_stored(registered, SATKER, TAHUN).next_number == 2
    assert read_stored(registered, NEW_NAME, TAHUN).satker == NEW_NAME
    book = workbook(
        [f"RENCANA AKSI ZONA INTEGRITAS {SATKER.upper()} TAHUN 2025"],
        ["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"],
        ["I. MANAJEMEN PERUBAHAN"],
        ["1", "Tim", "Ada tim", "Membentuk tim", "SK", "Maret 2025"],
    )
    reading = check_upload(book, "rencana.xlsx", satker=NEW_NAME, tahun=TAHUN, db=registered)
    assert (reading.satker, reading.galat) == (NEW_NAME, ())


THREE = "KPU Kabupaten Tiga"
WRONG = {
    "kode 18A dipakai dua satker": [
        *ROWS,
        local("18a", "KPU Kota Satu"),
        local("18A", "KPU Kota Dua"),
    ],
    "induk “99” dari KPU Kabupaten Tiga tidak ada": [*ROWS, local("1803", THREE, "99")],
    "dipakai dua satker, berkode 1801 dan 1803": [*ROWS, local("1803", "kpu kab. uji")],
    "1 satker tidak ada lagi di daftar ini padahal sudah mempunyai data": [*ROWS[:2], *ROWS[3:]],
    "KPU RI (00) di bawah KPU Provinsi Uji (18) di bawah KPU RI (00)": [
        replace(CENTRE, parent="18"),
        *ROWS[1:],
    ],
    "induknya berputar: KPU RI (00) di bawah KPU RI (00)": [
        replace(CENTRE, parent="00"),
        *ROWS[1:],
    ],
    "kode satker KPU Kabupaten Tiga belum diisi": [*ROWS, local("", THREE)],
    "nama satker berkode 1803 belum diisi": [*ROWS, local("1803", "")],
    "huruf yang bukan Latin": [*ROWS, local("1803", "KPU Kаbupaten Tiga")],
    "tingkat KPU Kabupaten Tiga": [*ROWS, OfficeRow("1803", THREE, "18", "desa")],
    "tidak berisi satu satker pun": [],
}


def test_what_is_wrong_is_said_and_nothing_changes(registered):
    before = registered.journal.tip()
    for reason, rows in WRONG.items():
        with pytest.raises(RegisterRefused, match=re.escape(reason)):
            load_register(registered, rows, pelaku=LOCAL_NAME)
    assert registered.journal.tip() == before


def test_no_office_takes_the_name_another_one_had_or_one_has_whose_plan_is_stored(registered):
    load_register(registered, renamed(registered, "1801", NEW_NAME), pelaku=LOCAL_NAME)
    with pytest.raises(RegisterRefused, match="sudah pernah dipakai satker berkode 1801"):
        plan_register(registered, renamed(registered, "1871", SATKER))
    append_unggahan(registered, sample_content(), satker="KPU Kabupaten Luar")
    taken = "sudah dipakai satker lain yang rencananya tersimpan"
    with pytest.raises(RegisterRefused, match=taken):
        plan_register(registered, renamed(registered, "1871", "KPU Kabupaten Luar"))


def test_the_changes_are_told_by_kind_and_one_without_anything_can_go(registered):
    change = plan_register(registered, ROWS[:3])
    assert list(change.said) == [f"1 satker dikeluarkan: {OTHER}."]
    rows = [CENTRE, ROWS[1], local("1801", NEW_NAME), OfficeRow("1871", OTHER, "00", "unit")]
    renamed_one = f"1 satker berganti nama: {SATKER} menjadi {NEW_NAME}."
    moved = f"1 satker pindah induk atau tingkat: {OTHER}."
    change = plan_register(registered, [*rows, OfficeRow("2", "Unit Dua", "", "unit")])
    assert list(change.said) == ["1 satker baru: Unit Dua.", renamed_one, moved]
    changed = OfficeRow("1871", OTHER, "18", "unit")
    of_another_level = with_office(list_offices(registered), changed, is_new=False)
    assert list(plan_register(registered, of_another_level).said) == [moved]
    load_register(registered, of_another_level, pelaku=LOCAL_NAME)
    assert list_offices(registered).by_code["1871"].level == "unit"
    load_register(registered, ROWS[:3], pelaku=LOCAL_NAME)
    assert set(list_offices(registered).by_code) == {"00", "18", "1801"}


def test_the_register_is_read_from_a_workbook_by_its_headings():
    book = workbook(
        ["DAFTAR SATKER"],
        [],
        ["No", "Nama Satker", "Kode", "Jenjang", "Induk"],
        [1, "KPU RI", "00", "Pusat", None],
        [2, PROVINCE, 18, "Prov.", "KPU RI"],
        [None] * 5,
        [3, SATKER, 1801, "Kab/Kota", 18],
    )
    assert read_register(book) == [
        OfficeRow("00", "KPU RI", "", "pusat", "baris 4"),
        OfficeRow("18", PROVINCE, "KPU RI", "provinsi", "baris 5"),
        OfficeRow("1801", SATKER, "18", "kabupaten_kota", "baris 7"),
    ]


def test_the_register_is_read_from_csv_a_parent_may_be_named_and_no_table_is_refused(db):
    text = f"Kode;Nama satker;Kode induk;Tingkat\n00;KPU RI;;Pusat\n18;{PROVINCE};KPU RI;Provinsi\n"
    load_register(db, read_register(text.encode()), pelaku=LOCAL_NAME)
    assert list_offices(db).above(PROVINCE) == ("KPU RI",)
    with pytest.raises(FileRefused, match="tidak ada tabel satker"):
        read_register(b"Kode,Nama\n1,KPU\n")
