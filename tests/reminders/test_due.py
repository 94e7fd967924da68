"""What is due, and whom no letter reaches."""

from dataclasses import replace
from datetime import date

from monev.access import list_people
from monev.core.roles import LOCAL_ACTOR
from monev.edits.storing import say_complete
from monev.people.setting_up import change_person
from monev.reminders.due import unreached
from monev.writing.plan_versions import cancel
from tests.makers import SATKER, TAHUN, tenggat_content
from tests.reminders.post_office import BASE, employ, last_letter, staff, store
from tests.reminders.post_office import office as office


def test_a_plan_without_pic_is_told_in_the_letter_of_its_operators(db, office, today, walk):
    today("2025-09-01")
    store(db, tenggat_content("2025-09"), pic=None)
    staff(db, office, "unggah", "tugas")
    say_complete(db, SATKER, TAHUN, date(2025, 6, 30), pelaku=LOCAL_ACTOR)
    assert walk("2025-09-18", "2025-09-30") == [("09-22", "oki")]
    said = last_letter(office)[1]
    assert "Rencana tahun 2025 tidak menyebut PIC satu pun" in said.replace("\n", " ")
    assert (
        f"{BASE}/pengaturan?satker=KPU+Kabupaten+Uji&tahun=2025&posisi=hari-ini&bagian=pic" in said
    )
    assert unreached(db, SATKER)[0] == "Rencana 2025 tidak menyebut PIC: tidak ada yang diingatkan."


def test_a_plan_whose_version_without_pic_was_cancelled_has_its_pic_again(db, office, today):
    today("2025-09-01")
    store(db, tenggat_content("2025-09"))
    store(db, tenggat_content("2025-09"), pic=None, unggahan=2)
    without = "Rencana 2025 tidak menyebut PIC: tidak ada yang diingatkan."
    db.catch_up()
    assert without in unreached(db, SATKER)
    cancel(db, SATKER, TAHUN, reason="Berkas tertukar", pelaku=LOCAL_ACTOR)
    assert without not in unreached(db, SATKER)


def test_who_cannot_be_written_to_is_listed_as_long_as_they_work_there(db, office, today):
    today("2025-09-01")
    store(db, tenggat_content("2025-09"))
    staff(db, office, "tugas")
    employ(db, "rini", "Rini", surel="", roles={SATKER: {"operator"}})
    assert unreached(db, SATKER) == ["Rini belum mempunyai alamat email yang dapat dikirimi."]
    left = replace(list_people(db)["rini"], is_active=False)
    change_person(db, left, pelaku=LOCAL_ACTOR)
    assert unreached(db, SATKER) == []
