"""Rekap: every satker once, each the way to its own pages and back; those that have not reported,
and the message to them.
"""

from datetime import date

import streamlit as st

from monev.figures import list_rencana
from monev.figures.many_offices import overdue, recap
from monev.outputs.documents.texts import write_group_message
from monev.ui import address
from monev.ui.page_table import REKAP, RINGKASAN
from tests.makers import TAHUN, append_unggahan, sample_content
from tests.offices.four_offices import fill_four
from tests.on_screen import address_of, answer_on, seen_on, written_text
from tests.page_runs import filled_with, press, touch, unfold
from tests.screen_things import Office

POSISI = {"posisi": "2025-09-30"}

four = filled_with(fill_four)


def offices_on(at) -> dict[str, Office]:
    return {office.name: office for office in seen_on(at, Office)}


def test_without_an_address_it_opens_today_and_else_on_the_day_that_was_chosen(
    four, open_page, today
):
    """It took the day of the first office's last report, of all pages the one of all."""
    today("2025-10-05")
    assert open_page(REKAP).query_params["posisi"] == "2025-10-05"
    assert open_page(REKAP, **POSISI).query_params["posisi"] == "2025-09-30"
    today("2026-02-01")
    assert open_page(REKAP).query_params["posisi"] == "2025-12-31"


def test_every_satker_is_a_line_with_what_was_due_and_no_sample_among_them(four, open_page):
    append_unggahan(four.journal, sample_content(simulasi=True), satker="Contoh")
    at = open_page(REKAP, satker="Satu", tahun="2025", **POSISI)
    assert "Data simulasi tidak ikut dihitung: Contoh." in written_text(at)
    listed = offices_on(at)
    assert [(office.under, name) for name, office in listed.items()] == [
        ("Belum dinyatakan lengkap", "Empat"),
        ("Belum dinyatakan lengkap", "Tiga"),
        ("Belum dinyatakan lengkap", "Dua"),
        ("✓ Lengkap", "Satu"),
    ]
    satu, dua = listed["Satu"], listed["Dua"]
    assert (satu.share, satu.late, satu.lacks, satu.last) == ("2/3", "▲1", "2", "30/09/2025")
    assert satu.said[:2] == ("TW I: tercakup laporan TW II", "TW II: dinyatakan lengkap")
    assert (satu.triwulan, satu.looks) == (("✓", "✓", "✓", "·"), (*["full"] * 3, "later"))
    assert (dua.share, dua.late, dua.lacks, dua.last) == ("0/1", "△1", "1", "3 bln lalu")
    assert (dua.triwulan, dua.looks) == (("✓", "✓", "0/1", "·"), ("full", "full", "none", "later"))
    assert (listed["Tiga"].state, listed["Empat"].state) == (
        "belum ada laporan",
        "belum ada rencana",
    ), "nothing reported is not nothing done"
    assert listed["Tiga"].share == listed["Empat"].share == ""


def test_a_satker_leads_to_its_ringkasan_at_the_same_posisi_and_back(four, open_page):
    at = open_page(REKAP, satker="Satu", tahun="2025", posisi="2025-06-30")
    at = touch(at, "Dua")
    assert (at.query_params["satker"], at.query_params["posisi"]) == ("Dua", "2025-06-30")
    assert answer_on(at) == "Belum ada yang jatuh tempo dari 1 target."
    assert address_of(at, "Kembali ke Rekap").startswith("/rekap?")
    at = touch(at, "Kembali ke Rekap")
    assert at.query_params["posisi"] == "2025-06-30"
    assert set(offices_on(at)) == {"Satu", "Dua", "Tiga", "Empat"}
    assert "Kembali ke Rekap" not in written_text(
        open_page(RINGKASAN, satker="Satu", tahun="2025", **POSISI)
    )


def test_the_address_narrows_and_what_it_asks_and_is_not_there_is_said(four, open_page):
    at = open_page(REKAP, satker="Satu", tahun="2025", induk="Antah", **POSISI)
    assert "Pilihan induk “Antah” tidak ada di sini" in written_text(at)
    at = open_page(REKAP, satker="Satu", tahun="2025", induk="Tiga", **POSISI)
    assert [*offices_on(at)] == ["Empat", "Tiga"]


def test_another_tahun_is_of_the_same_satker_where_it_has_one(four):
    for satker in ("Dua", "Tiga"):
        append_unggahan(four, sample_content(), satker=satker, tahun=TAHUN + 1)
    st.session_state["pilihan"] = address.Choice("Tiga", TAHUN, date(2025, 9, 30))
    address.choose_tahun(str(TAHUN + 1))
    assert {"satker": "Tiga", "tahun": "2026"}.items() <= address.read_choice(
        list_rencana(four)
    ).url().items()
    st.query_params.clear()


def test_the_message_says_what_each_is_waited_for_and_who_was_sent_it_is_marked(four, open_page):
    late = overdue(recap(four, date(2025, 9, 30), tahun=TAHUN))
    assert write_group_message(late, "Semua satker") == (
        "*Laporan ZI TW III 2025 belum dinyatakan lengkap, Semua satker, posisi 30 September 2025*\n\n"
        "Rencana aksinya belum diunggah (1):\n1. Empat\n\n"
        "Rencananya sudah ada, laporannya belum (1):\n1. Tiga\n\n"
        "Laporan triwulan ini belum lengkap (1):\n1. Dua (laporan terakhir 30 Juni 2025 (92 hari "
        "sebelum posisi))\n\n"
        "Mohon laporan TW III 2025 dilengkapi dan dinyatakan lengkap di Monev ZI. Terima kasih."
    )
    at = open_page(REKAP, satker="Satu", tahun="2025", **POSISI)
    at = unfold(at, "Ingatkan 3 satker")
    assert "1. Tiga" in at.text[0].value
    assert "Belum diberi tahu dalam sepekan ini" in written_text(at)
    at = press(at, "Tandai sudah dikirim")
    assert "Tim ZI Dua: dikirim 01/10/2025 oleh komputer ini" in written_text(at).replace("\\", "")
    assert "Belum diberi tahu" not in written_text(at)
    told = [
        (entry.satker, entry.isi["kabar"][0]["kepada"])
        for entry in four.journal.read()
        if entry.jenis == "kabar"
    ]
    assert told == [(satker, f"Tim ZI {satker}") for satker in ("Dua", "Tiga", "Empat")]
