"""Test choices of how cells are read: kept per satker, used for its next files, withdrawn."""

from datetime import date

import pytest

from monev.core.records import Reading
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.outputs.template import make_corrected, make_template
from monev.reading.choices import ChoiceItem
from monev.uploads import check_upload, plan_upload, store_upload
from monev.writing.reading_choices import list_choices, store_choices, withdraw_choices
from tests.makers import last_content
from tests.reading.tables import HEADINGS, xlsx
from tests.uploads.material import status_bukti, tenggat

pytestmark = pytest.mark.slow

SATKER = "KPU Kabupaten Contoh"
TOP_ROWS = (("RENCANA AKSI ZONA INTEGRITAS",), ("KPU KABUPATEN CONTOH",), ("TAHUN 2025",))
BUKTI = "SK Tim, Notulensi rapat"
ONE = (1, "Tim Kerja", "SK terbit", "Membentuk tim", BUKTI, "setelah Lebaran", "1 SK")
TWO = (2, "Agen", "Agen ada", "Menunjuk agen", "SK Agen", None, "1 SK")
MAY = ChoiceItem("waktu", "setelah Lebaran", "Mei")
SPLIT_BUKTI = ChoiceItem("bukti", BUKTI, "SK Tim dan Notulensi rapat")
POSISI = date(2025, 6, 30)


def make_file(*rows: tuple, satker: str = SATKER.upper(), tahun: int = 2025) -> bytes:
    titles = (("RENCANA AKSI ZONA INTEGRITAS",), (satker,), (f"TAHUN {tahun}",))
    return xlsx((*titles, HEADINGS, ("I. MANAJEMEN PERUBAHAN",), *(rows or (ONE, TWO))))


def with_time(timing: str) -> bytes:
    """Write a file of the first langkah alone, with this TARGET WAKTU."""
    return make_file((*ONE[:5], timing, "1 SK"))


def choose_answers(db: Database, *items: ChoiceItem):
    return store_choices(db, SATKER, items, pelaku="Ani", tahun=2025)


def check_file(db: Database, data: bytes | None = None) -> Reading:
    return check_upload(data or make_file(), "rencana.xlsx", db=db)


def load_file(db: Database, data: bytes | None = None, **other):
    data = data or make_file()
    plan = plan_upload(db, check_file(db, data), posisi=POSISI, **other)
    stored = {"file": data, "file_name": "rencana.xlsx"}
    return store_upload(db, plan, pelaku="Ani", **stored, consent=True)


def change(db: Database, target: Target, pelaku: str, **values: str) -> None:
    edit(db, SATKER, 2025, target, values, pelaku=pelaku)


def tenggat_read(reading: Reading) -> list[str]:
    """Return the tenggat of the first langkah in a file."""
    return [tenggat.tenggat for tenggat in reading.langkah[0].tenggat]


def stored_tenggat(db: Database) -> list[str]:
    """Return the tenggat of the first langkah in the stored plan."""
    first = last_content(db, SATKER, 2025)["langkah"][0]
    return [tenggat["tenggat"] for tenggat in first["tenggat"]]


def test_a_choice_is_met_by_the_next_file_of_that_satker_and_of_no_other(db):
    choose_answers(db, MAY)
    assert tenggat_read(check_file(db)) == ["2025-05"]
    assert tenggat_read(check_file(db, make_file(tahun=2026))) == ["2026-05"]
    assert tenggat_read(check_file(db, make_file(satker="KPU KOTA LAIN"))) == []


def test_a_new_split_keeps_what_was_reported_by_name(db):
    load_file(db, with_time("Mei"))
    change(db, Target("I.1.1", "2025-05", "SK Tim"), "Ani", status="ada")
    choose_answers(db, ChoiceItem("bukti", BUKTI, "SK Tim\nNotulensi rapat perdana"))
    load_file(db, with_time("Mei"))
    found = status_bukti(last_content(db, SATKER, 2025), "I.1.1", "2025-05")
    assert found == {"SK Tim": "ada", "Notulensi rapat perdana": "belum_ada"}


def test_reading_the_first_file_again_keeps_what_was_changed_in_the_app_since(db):
    origin = load_file(db, with_time("Maret"))
    change(db, Target("I.1.1"), "Budi", pic="Kasubbag")
    change(db, Target("I.1.1", "2025-03"), "Budi", laporan="selesai")
    choose_answers(db, ChoiceItem("waktu", "Maret", "Mei"))
    load_file(db, with_time("Maret"), seen=origin.hash)
    content = last_content(db, SATKER, 2025)
    assert content["langkah"][0]["pic"] == "Kasubbag"
    assert stored_tenggat(db) == ["2025-05"]
    assert tenggat(content, "I.1.1", "2025-05")["laporan"] == "selesai"


def test_a_choice_made_after_a_template_was_exported_is_met_by_it_and_then_changes_nothing(db):
    load_file(db)
    template = make_template(db, SATKER, 2025)
    choose_answers(db, MAY, SPLIT_BUKTI)
    corrected = check_file(db, make_corrected(db, SATKER, 2025))
    assert [bukti.nama for bukti in corrected.langkah[0].bukti] == [SPLIT_BUKTI.nilai]
    load_file(db, template)
    assert stored_tenggat(db) == ["2025-05"]
    (bukti,) = last_content(db, SATKER, 2025)["langkah"][0]["bukti"]
    assert bukti["nama"] == SPLIT_BUKTI.nilai
    again = check_file(db, make_template(db, SATKER, 2025))
    assert plan_upload(db, again, posisi=POSISI).is_identical


def test_a_withdrawn_choice_no_longer_holds_and_the_journal_tells_both(db):
    choose_answers(db, MAY)
    load_file(db)
    entry = withdraw_choices(db, SATKER, [MAY], pelaku="Budi")
    assert [choice.withdrawn for choice in list_choices(db, SATKER)] == [True]
    assert tenggat_read(check_file(db)) == []
    assert [entry.jenis for entry in db.journal.read()] == ["pilihan", "unggahan", "pilihan"]
    assert entry.isi["pilihan"][0]["nilai"] is None
    assert withdraw_choices(db, SATKER, [MAY], pelaku="Budi") is None, "nothing to withdraw"
    assert stored_tenggat(db) == ["2025-05"], "what was accepted stays"
    assert choose_answers(db, MAY) is not None
    assert tenggat_read(check_file(db)) == ["2025-05"]
    assert choose_answers(db, MAY) is None, "the same again records nothing"


UNREADABLE = (
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
)


def test_what_cannot_be_read_is_said_and_nothing_is_stored(db):
    for item, cause in UNREADABLE:
        with pytest.raises(EntryRefused, match=cause):
            choose_answers(db, MAY, item)
    assert list_choices(db, SATKER) == ()
    assert db.journal.tip() == (0, "")
