"""Cakupan LKE: the sheet of pilar, their langkah by a touch, and pilar proposed for many langkah."""

import pytest

from monev.outputs import lke
from monev.ui.page_table import CAKUPAN_LKE
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import address_of, rows_on, written_text
from tests.page_runs import buttons_on, choose, field, filled_with, has_field, press, touch_point
from tests.pages.test_permission import fill_staffed

LINK = {"bagian": "tautkan"}
staffed = filled_with(fill_staffed)


def fill_usual(db) -> None:
    """Store a plan whose words are those of the sheet."""
    names = {"I.1.1": "Tim Kerja", "I.2.1": "Perubahan Pola Pikir dan Budaya Kerja"}
    langkah = []
    for kode, komponen in names.items():
        tenggat = [tenggat_content("2025-03", bukti={"SK": "terverifikasi", "Foto": "ada"})]
        usual = {"nama_area": "Manajemen Perubahan", "komponen": komponen, "indikator": ""}
        langkah.append(langkah_content(kode, tenggat, **usual))
    append_unggahan(db, sample_content([*langkah, langkah_content("II.1.1")]))


usual = filled_with(fill_usual)


def test_proposals_are_asked_and_stored_at_once_and_the_sheet_opens_their_langkah(usual, open_page):
    at = open_page(CAKUPAN_LKE)
    assert "Langkah rencana ini belum ditautkan dengan pilar LKE." in written_text(at)
    assert "Untuk 2 dari 3 langkah ada usulan" in written_text(at)
    assert "bagian=tautkan" in address_of(at, "Lihat usulan (2)")
    assert rows_on(at) == [], "no wall of alarms before the first link"
    assert "Nama pilar belum dicocokkan dengan lampirannya" in written_text(at)
    assert "bukan nilai LKE" in written_text(at)
    at = open_page(CAKUPAN_LKE, **LINK)
    assert "Usulan menurut kata-katanya: 2 langkah" in written_text(at)
    assert lke.read_chosen(usual, SATKER, TAHUN) == {}, "nothing is stored silently"
    at = press(at, "Simpan usulan yang dicentang")
    assert "Pilar 2 langkah tersimpan." in at.success[0].value
    assert lke.read_chosen(usual, SATKER, TAHUN) == {"I.1.1": "A.I.1.i", "I.2.1": "A.I.1.iv"}
    at = open_page(CAKUPAN_LKE)
    assert "40 dari 42 pilar LKE belum ada langkah." in written_text(at)
    state = "1 langkah · 2 bukti harus ada · 2 ada · 1 terverifikasi"
    at = touch_point(at, "Peta pemenuhan", "A.I.1 (iv)")
    text = written_text(at)
    assert state in text and "Langkah I.2.1" in text and "Langkah I.1.1" not in text


def test_a_langkah_is_given_a_pilar_by_hand_and_none(reported, open_page):
    at = press(choose(open_page(CAKUPAN_LKE, **LINK), "I.1 ", "A.II.1 (ii)"), "Simpan pilihan LKE")
    assert "Pilar 1 langkah tersimpan." in at.success[0].value
    assert lke.read_chosen(reported, SATKER, TAHUN) == {"I.1.1": "A.II.1.ii"}
    assert field(at, "I.1 ").value == "A.II.1.ii"
    press(choose(at, "I.1 ", "Belum ditentukan"), "Simpan pilihan LKE")
    assert lke.read_chosen(reported, SATKER, TAHUN) == {}


@pytest.mark.parametrize(("who", "may"), [("operator", True), ("pemeriksa", False)])
def test_who_may_not_choose_sees_the_sheet_and_is_told_who_may(
    staffed, open_page, look_as, who, may
):
    look_as(staffed, who)
    assert rows_on(open_page(CAKUPAN_LKE, bagian="cakupan"))
    at = open_page(CAKUPAN_LKE, **LINK)
    assert has_field(at, "I.1 ") == ("Simpan pilihan LKE" in buttons_on(at)) == may
    assert ("Hanya melihat." in written_text(at)) != may


def test_a_phone_gets_the_list_alone(usual, open_page, on_a_phone):
    at = open_page(CAKUPAN_LKE, bagian="cakupan")
    assert len(rows_on(at)) == 42
