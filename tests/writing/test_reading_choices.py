"""Choices of how cells are read: kept for the satker, met by its next file, withdrawn, the same
after a rebuild."""

from datetime import date

import pytest

from monev.core.records import Reading
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.outputs.template import make_template
from monev.reading.choices import ChoiceItem
from monev.uploads import check_upload, plan_upload, store_upload
from monev.writing.reading_choices import list_choices, store_choices, withdraw_choices
from tests.makers import last_content
from tests.reading.tables import HEADINGS, xlsx
from tests.uploads.material import status_bukti, tenggat

pytestmark = pytest.mark.slow

SATKER = "KPU Kabupaten Contoh"
TOP_ROWS = (("RENCANA AKSI ZONA INTEGRITAS",), ("KPU KABUPATEN CONTOH",), ("TAHUN 2025",))
ONE = (
    1,
    "Tim Kerja",
    "SK terbit",
    "Membentuk tim",
    "SK Tim, Notulensi rapat",
    "setelah Lebaran",
    "1 SK",
)
TWO = (2, "Agen", "Agen ada", "Menunjuk agen", "SK Agen", None, "1 SK")
MAY = ChoiceItem("waktu", "setelah Lebaran", "Mei")
SPLIT_BUKTI = ChoiceItem("bukti", "SK Tim, Notulensi rapat", "SK Tim dan Notulensi rapat")
POSISI = date(2025, 6, 30)


def make_file(*row: tuple, heading: tuple = HEADINGS, tahun: int = 2025) -> bytes:
    return xlsx(
        (
            *TOP_ROWS[:2],
            (f"TAHUN {tahun}",),
            heading,
            ("I. MANAJEMEN PERUBAHAN",),
            *(row or (ONE, TWO)),
        )
    )


def choose_answers(db: Database, *item: ChoiceItem):
    return store_choices(db, SATKER, item, pelaku="Ani", tahun=2025)


def check_file(db: Database, data: bytes | None = None) -> Reading:
    return check_upload(data or make_file(), "rencana.xlsx", db=db)


def load_file(db: Database, data: bytes | None = None, **other):
    data = data or make_file()
    upload_plan = plan_upload(db, check_file(db, data), posisi=POSISI, **other)
    return store_upload(
        db, upload_plan, pelaku="Ani", file=data, file_name="rencana.xlsx", consent=True
    )


def tenggat_of(content: dict, kode: str) -> list[str]:
    return [
        t["tenggat"]
        for langkah in content["langkah"]
        if langkah["kode"] == kode
        for t in langkah["tenggat"]
    ]


def test_a_choice_is_met_by_the_next_file_of_that_satker_and_of_no_other(db):
    choose_answers(db, MAY)
    assert [t.tenggat for t in check_file(db).langkah[0].tenggat] == ["2025-05"]
    assert [t.tenggat for t in check_file(db, make_file(tahun=2026)).langkah[0].tenggat] == [
        "2026-05"
    ]
    other = xlsx(
        (*TOP_ROWS[:1], ("KPU KOTA LAIN",), TOP_ROWS[2], HEADINGS, ("I. MANAJEMEN PERUBAHAN",), ONE)
    )
    assert check_file(db, other).langkah[0].tenggat == ()


def test_a_new_split_keeps_what_was_reported_by_name(db):
    load_file(db, make_file((*ONE[:5], "Mei", "1 SK")))
    edit(
        db,
        SATKER,
        2025,
        Target("I.1.1", "2025-05", "SK Tim"),
        {"status": "ada"},
        pelaku="Ani",
        posisi=POSISI,
    )
    choose_answers(db, ChoiceItem("bukti", ONE[4], "SK Tim\nNotulensi rapat perdana"))
    load_file(db, make_file((*ONE[:5], "Mei", "1 SK")))
    name = status_bukti(last_content(db, SATKER, 2025), "I.1.1", "2025-05")
    assert name == {"SK Tim": "ada", "Notulensi rapat perdana": "belum_ada"}


def test_reading_the_first_file_again_keeps_what_was_changed_in_the_app_since(db):
    origin = load_file(db, make_file((*ONE[:5], "Maret", "1 SK")))
    edit(db, SATKER, 2025, Target("I.1.1"), {"pic": "Kasubbag"}, pelaku="Budi", posisi=POSISI)
    edit(
        db,
        SATKER,
        2025,
        Target("I.1.1", "2025-03"),
        {"laporan": "selesai"},
        pelaku="Budi",
        posisi=POSISI,
    )
    choose_answers(db, ChoiceItem("waktu", "Maret", "Mei"))
    load_file(db, make_file((*ONE[:5], "Maret", "1 SK")), seen=origin.hash)
    content = last_content(db, SATKER, 2025)
    assert content["langkah"][0]["pic"] == "Kasubbag"
    assert tenggat_of(content, "I.1.1") == ["2025-05"]
    assert tenggat(content, "I.1.1", "2025-05")["laporan"] == "selesai"


def test_a_choice_made_after_a_template_was_exported_is_met_by_it_and_then_changes_nothing(db):
    load_file(db)
    template = make_template(db, SATKER, 2025)
    choose_answers(db, MAY, SPLIT_BUKTI)
    load_file(db, template)
    content = last_content(db, SATKER, 2025)
    assert tenggat_of(content, "I.1.1") == ["2025-05"]
    assert [b["nama"] for b in content["langkah"][0]["bukti"]] == ["SK Tim dan Notulensi rapat"]
    assert plan_upload(
        db, check_file(db, make_template(db, SATKER, 2025)), posisi=POSISI
    ).is_identical


def test_a_withdrawn_choice_no_longer_holds_and_the_journal_tells_both(db):
    choose_answers(db, MAY)
    load_file(db)
    entry = withdraw_choices(db, SATKER, [MAY], pelaku="Budi")
    assert [p.withdrawn for p in list_choices(db, SATKER)] == [True]
    assert check_file(db).langkah[0].tenggat == ()
    assert [e.jenis for e in db.journal.read()] == ["pilihan", "unggahan", "pilihan"]
    assert entry.isi["pilihan"][0]["nilai"] is None
    assert withdraw_choices(db, SATKER, [MAY], pelaku="Budi") is None, (
        "nothing to withdraw, nothing recorded"
    )
    assert tenggat_of(last_content(db, SATKER, 2025), "I.1.1") == ["2025-05"], (
        "what was accepted stays"
    )
    assert choose_answers(db, MAY) is not None
    assert [t.tenggat for t in check_file(db).langkah[0].tenggat] == ["2025-05"]
    assert choose_answers(db, MAY) is None, "the same again records nothing"


@pytest.mark.parametrize(
    ("item", "cause"),
    [
        (ChoiceItem("waktu", "kapan", "besok saja"), "tidak terbaca"),
        (ChoiceItem("waktu", "kapan", "Mei 2025 atau Juni 2025"), "meragukan"),
        (ChoiceItem("waktu", "kapan", " "), "Pilih bulannya"),
        (ChoiceItem("bukti", "SK", "\n  \n"), "satu per baris"),
        (ChoiceItem("waktu", "", "Mei"), "langkahnya sendiri"),
        (ChoiceItem("bukti", "", "SK"), "kosong"),
        (ChoiceItem("judul", "Uraian", "sembarang"), "tidak dikenal"),
        (ChoiceItem("judul", " ", "pic"), "tanpa judul"),
        (ChoiceItem("area", "", "\nTanpa nomor"), "nomor areanya"),
        (ChoiceItem("area", "", "V.a\nNama"), "satu nomor"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_stored(db, item, cause):
    with pytest.raises(EntryRefused, match=cause):
        choose_answers(db, MAY, item)
    assert list_choices(db, SATKER) == ()
    assert db.journal.tip() == (0, "")
