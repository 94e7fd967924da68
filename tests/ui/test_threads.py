"""Tanya-jawab on the pages: a checker asks beside the document, the PIC reads it on Lapor and
answers, the checker closes it.
"""

import pytest

from monev.core.content import Message
from monev.ui.page_table import LAPOR, LINIMASA, MENUNGGU, RINGKASAN
from monev.writing.threads import write
from tests.makers import SATKER, TAHUN
from tests.on_screen import written_text
from tests.page_runs import (
    buttons_on,
    choose,
    field,
    filled_with,
    has_fold,
    press,
    told_wrong,
    touch,
    unfold,
)
from tests.pages.test_permission import OWN_PIC, fill_staffed

PLAN = {"satker": SATKER, "tahun": "2025"}
WORDS = "Mana lampirannya? [klik](https://jahat.example) <b>"
office = filled_with(fill_staffed)


def test_a_question_goes_from_the_panel_to_lapor_and_back(office, look_as, open_page):
    look_as(office, "pemeriksa", on_phone=True)
    at = unfold(open_page(LINIMASA, **PLAN, langkah=OWN_PIC), "Tanya …")
    at = press(at, "Kirim")
    assert "Tulis pesannya dahulu" in told_wrong(at)
    field(at, "Pesan").set_value(WORDS)
    at = press(choose(at, "Kepada", "PIC"), "Kirim")
    said = written_text(at).replace("\\", "")
    assert "Mana lampirannya? [klik]" in said and "kepada PIC" in said and "Pemeriksa" in said
    assert "](https://jahat" not in written_text(at), "its words are no link"

    look_as(office, "kasubbag", on_phone=True)
    at = open_page(LAPOR, **PLAN)
    assert "Tanya-jawab menunggu Anda" in written_text(at)
    assert "Tutup" not in buttons_on(at), "it is not this person's question"
    at = unfold(at, "Jawab …")
    field(at, "Pesan").set_value("Ada di map merah.")
    at = press(at, "Kirim")
    assert "Tanya-jawab menunggu Anda" not in written_text(at)

    look_as(office, "pemeriksa", on_phone=True)
    at = open_page(MENUNGGU, **PLAN)
    assert "Ada di map merah." in written_text(at)
    at = press(at, "Tutup")
    assert "Tanya-jawab menunggu Anda" not in written_text(at)
    at = open_page(LINIMASA, **PLAN, langkah=OWN_PIC)
    assert "menutup tanya-jawab ini" in written_text(at) and not has_fold(at, "Jawab …")
    at = press(at, "Urungkan")
    assert "menutup tanya-jawab ini" not in written_text(at) and has_fold(at, "Jawab …")


def test_a_question_about_a_bukti_stands_beside_its_document(office, look_as, open_page):
    look_as(office, "pemeriksa")
    at = unfold(open_page(MENUNGGU, **PLAN), "Tanya …")
    about = field(at, "Tentang")
    assert len(about.options) == 2 and about.options[1].startswith("Langkah ")
    field(at, "Pesan").set_value("Tanda tangannya?")
    at = press(at, "Kirim")
    assert "Tanda tangannya?" in written_text(at)
    assert "Tanda tangannya?" not in written_text(press(at, "Urungkan"))


@pytest.mark.parametrize("who", ["pembaca", "admin", None])
def test_who_neither_reports_nor_checks_is_offered_no_question(office, look_as, open_page, who):
    look_as(office, who)
    assert not has_fold(open_page(LINIMASA, **PLAN, langkah=OWN_PIC), "Tanya …")


def test_what_others_wrote_is_new_to_who_signs_in_again(office, look_as, open_page, today):
    today("2025-10-02")
    look_as(office, "operator")
    today("2025-10-03")
    question = Message(OWN_PIC, None, None, "pic", ucapan="Mana lampirannya?")
    write(office, SATKER, TAHUN, question, None, pelaku="pemeriksa")
    write(office, SATKER, TAHUN, question, None, pelaku="operator")
    today("2025-10-08")
    look_as(office, "operator")
    at = open_page(RINGKASAN, **PLAN)
    assert "Yang baru sejak Anda masuk" in written_text(at) and ": 1 pesan →" in written_text(at)
    at = touch(at, "Yang baru sejak Anda masuk")
    assert "Dari orang lain sejak 2 Oktober 2025" in written_text(at)
