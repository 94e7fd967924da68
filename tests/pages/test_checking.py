"""Menunggu diperiksa: a checker goes through the bukti that are there, never those they brought themselves."""

from __future__ import annotations

import pytest

from monev.database import Database
from monev.edits.newest import find_newest, read_langkah
from monev.edits.single_edits import Target, edit
from monev.people.register import PersonForm, add_person
from monev.ui.page_table import MENUNGGU
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.page_runs import written_text

SK, NOTULENSI = ("I.1.1", "2025-06", "SK"), ("I.1.1", "2025-06", "Notulensi")
UNDANGAN = ("V.a.1.1", "2025-08", "Undangan")


def fill_office(db: Database) -> None:
    """Three bukti that are there, in two areas, one of them brought by who also checks; one that is not there."""
    first = tenggat_content("2025-06", bukti={"SK": "ada", "Notulensi": "ada", "Laporan": "belum_ada"})
    first["bukti"][0]["tautan"] = "https://contoh.example/sk"
    second = tenggat_content("2025-08", bukti={"Undangan": "belum_ada"})
    langkah = [langkah_content("I.1.1", [first]), langkah_content("V.a.1.1", [second])]
    append_unggahan(db.journal, sample_content(langkah, posisi="2025-09-30"))
    add_person(db, PersonForm("utama", "Admin Utama", roles={"*": frozenset({"admin"})}), pelaku="komputer ini")
    both = {SATKER: frozenset({"operator", "pemeriksa"})}
    add_person(db, PersonForm("peri", "Peri", roles=both), pelaku="utama")
    add_person(db, PersonForm("oki", "Oki", roles={SATKER: frozenset({"operator"})}), pelaku="utama")
    edit(db, SATKER, TAHUN, Target(*UNDANGAN), {"tautan": "https://contoh.example/undangan"}, pelaku="peri")


@pytest.fixture
def office(fill_database) -> Database:
    return fill_database(fill_office)


def status_of(db: Database, place: tuple[str, str, str]) -> tuple[str, str]:
    langkah = read_langkah(db, find_newest(db, SATKER, TAHUN).unggahan_id, place[0])
    bukti = next(b for t in langkah["tenggat"] for b in t["bukti"] if (t["tenggat"], b["nama"]) == place[1:])
    return bukti["status"], bukti["catatan"]


def press(at, key: str):
    return next(one for one in at.button if one.key == key).click().run()


def key_of(place: tuple[str, str, str]) -> str:
    return "_".join(place)


def open_list(open_page, **choice: str):
    at = open_page(MENUNGGU, posisi="2025-10-01", **choice)
    assert not at.exception
    return at


def test_a_checker_says_of_each_what_it_is_and_takes_it_back(office, look_as, open_page):
    look_as(office, "peri")
    at = open_list(open_page)
    text = written_text(at)
    assert "3 bukti dinyatakan ada dan belum diperiksa" in text
    assert "contoh.example/sk" in text
    at = press(at, f"benar_{key_of(SK)}")
    assert status_of(office, SK)[0] == "terverifikasi"
    assert "2 bukti dinyatakan ada" in written_text(at)
    keys = [one.key for one in at.button if one.key]
    # What was said stands where its bukti stood, so that a second touch does not meet the next one.
    assert keys.index("periksa_urungkan") < keys.index(f"benar_{key_of(NOTULENSI)}")
    at.session_state[f"perbaiki_{key_of(NOTULENSI)}"] = True
    at = at.run()
    at.text_area(key=f"alasan_{key_of(NOTULENSI)}").set_value("belum ditandatangani")
    at = press(at, f"catat_{key_of(NOTULENSI)}")
    assert not at.error, written_text(at)
    assert status_of(office, NOTULENSI) == ("perlu_perbaikan", "belum ditandatangani")
    at = press(at, "periksa_urungkan")
    assert status_of(office, NOTULENSI) == ("ada", "")


def test_what_the_checker_brought_is_left_to_another(office, look_as, open_page):
    look_as(office, "peri")
    at = open_list(open_page, area_periksa="V")
    assert "Anda laporkan sendiri" in written_text(at)
    assert not [one for one in at.button if one.key and one.key.startswith("benar_")]


def test_what_changed_meanwhile_is_said_and_nothing_is_stored(office, look_as, open_page):
    look_as(office, "peri")
    at = open_list(open_page)
    edit(office, SATKER, TAHUN, Target(*SK), {"status": "belum_ada"}, pelaku="oki")
    at = press(at, f"benar_{key_of(SK)}")
    assert "Oki" in written_text(at)
    assert status_of(office, SK)[0] == "belum_ada"


def test_who_checks_nothing_is_led_to_the_way_in(office, look_as, open_page):
    look_as(office, "oki")
    at = open_list(open_page)
    assert "Anda perlu masuk untuk membuka halaman ini" in written_text(at)
    assert not [one for one in at.button if one.key and one.key.startswith("benar_")]
