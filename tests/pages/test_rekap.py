"""Rekap: every satker once, each leading to its own pages and back; who has not reported; what is sent to them."""

from datetime import date

import streamlit as st

from monev.figures import list_rencana
from monev.figures.recap import recap
from monev.figures.recap_words import overdue
from monev.outputs.messages import write_group_message
from monev.ui import address
from monev.ui.page_table import REKAP, RINGKASAN
from pages.rekap.sections import SECTIONS
from tests.makers import TAHUN, append_unggahan, sample_content
from tests.offices.four_offices import fill_four
from tests.page_runs import address_of, blocks_on, figures_on, filled_with, touch, unfold, written_text

POSISI = {"posisi": "2025-09-30"}


four = filled_with(fill_four)


def bars_on(at) -> dict[str, dict]:
    return {item["label"]: item for block in blocks_on(at, "bars") for item in block["items"]}


def test_every_satker_is_there_with_what_was_due_and_no_sample_among_them(four, open_page):
    append_unggahan(four.journal, sample_content(simulasi=True), satker="Contoh")
    at = open_page(REKAP, satker="Satu", tahun="2025", **POSISI)
    reported = {"Satu": "2/3 (67%)", "Dua": "0/1 (0%)"}
    others = {"Tiga": "belum ada laporan", "Empat": "belum ada rencana"}
    assert {name: bar["value"] for name, bar in bars_on(at).items()} == reported | others
    assert bars_on(at)["Dua"]["late"] == "△ 1"
    notes = {name: one["note"] for name, one in bars_on(at).items()}
    assert notes["Satu"] == "bukti 1/3 (33%) · 1 selesai, bukti belum lengkap · laporan 30 September 2025"
    assert "1 belum dilaporkan" in notes["Dua"]
    assert "laporan 30 Juni 2025 (92 hari sebelum posisi)" in notes["Dua"]
    shares = {"capaian": "2/4 50%", "bukti": "1/4 25%", "setahun": "2/5 40%"}
    assert figures_on(at) == shares | {"terlambat": "2", "selesai_tanpa_bukti": "1"}
    assert "dari 4 satker 3 belum mengunggah TW III" in written_text(at)
    assert "Data simulasi tidak ikut dihitung: Contoh." in written_text(at)


def test_a_satker_leads_to_its_ringkasan_at_the_same_posisi_and_back(four, open_page):
    at = open_page(REKAP, satker="Satu", tahun="2025", posisi="2025-06-30")
    at = touch(at, "Dua")
    assert (at.query_params["satker"], at.query_params["posisi"]) == ("Dua", "2025-06-30")
    assert "capaian" in figures_on(at) or "Belum ada" in written_text(at)
    assert address_of(at, "Kembali ke Rekap").startswith("/rekap?")
    at = touch(at, "Kembali ke Rekap")
    assert at.query_params["posisi"] == "2025-06-30"
    assert set(bars_on(at)) == {"Satu", "Dua", "Tiga", "Empat"}
    assert "Kembali ke Rekap" not in written_text(open_page(RINGKASAN, satker="Satu", tahun="2025", **POSISI))


def test_each_part_opens_while_nothing_is_reported(four, open_page):
    for section in SECTIONS:
        at = open_page(REKAP, satker="Satu", tahun="2025", posisi="2025-01-31", bagian=section)
        assert "belum wajib melapor" in written_text(at), section


def test_the_address_orders_and_compares_satker_and_what_it_asks_and_is_not_there_is_said(four, open_page):
    at = open_page(REKAP, satker="Satu", tahun="2025", induk="Antah", bagian="lain", **POSISI)
    assert "Pilihan induk “Antah” tidak ada di sini" in written_text(at)
    assert set(bars_on(at)) == {"Satu", "Dua", "Tiga", "Empat"}
    at = open_page(REKAP, satker="Satu", tahun="2025", bagian="banding", banding=["Satu", "Tiga"], **POSISI)
    (table,) = blocks_on(at, "table")
    assert table["head"] == ["", "Satu", "Tiga"]
    assert ["Capaian s.d. posisi", "2/3 (67%)", "–"] in table["rows"], "Tiga reported nothing"
    for choice, names in (
        ({"urut": "terendah"}, ["Dua", "Satu", "Tiga", "Empat"]),
        ({"urut": "terlambat", "posisi": "2025-12-31"}, ["Satu", "Dua", "Tiga", "Empat"]),
        ({"cari": "SAT"}, ["Satu"]),
    ):
        assert list(bars_on(open_page(REKAP, satker="Satu", tahun="2025", **POSISI | choice))) == names


def test_another_tahun_is_of_the_same_satker_where_it_has_one(four):
    for satker in ("Dua", "Tiga"):
        append_unggahan(four, sample_content(), satker=satker, tahun=TAHUN + 1)
    st.session_state["pilihan"] = address.Choice("Tiga", TAHUN, date(2025, 9, 30))
    address.choose_tahun(str(TAHUN + 1))
    assert {"satker": "Tiga", "tahun": "2026"}.items() <= address.read_choice(list_rencana(four)).url().items()
    st.query_params.clear()


def test_spread_movement_and_missing_bukti(four, open_page):
    at = open_page(REKAP, satker="Satu", tahun="2025", bagian="sebaran", **POSISI)
    spread = ("50% s.d. kurang dari 75%", "Kurang dari 25%", "belum ada laporan", "belum ada rencana")
    assert {name: one["value"] for name, one in bars_on(at).items()} == dict.fromkeys(spread, "1 satker")
    (rows,) = blocks_on(at, "rows")
    moved = "0 selesai, terlambat +1"
    assert {item["text"]: item["state"] for item in rows["items"]} == {"Dua": moved, "Satu": moved}
    at = open_page(REKAP, satker="Satu", tahun="2025", bagian="bukti", **POSISI)
    ((name, one),) = bars_on(at).items()
    assert (name, one["value"], one["note"]) == ("Notulensi", "3 bukti", "pada 2 satker")


def test_the_message_says_what_each_is_waited_for_and_who_was_sent_it_is_marked(four, open_page):
    late = overdue(recap(four, date(2025, 9, 30), tahun=TAHUN))
    assert write_group_message(late, "Semua satker") == (
        "*Belum mengunggah laporan ZI TW III 2025, Semua satker, posisi 30 September 2025*\n\n"
        "Rencana aksinya belum diunggah (1):\n1. Empat\n\n"
        "Rencananya sudah ada, laporannya belum (1):\n1. Tiga\n\n"
        "Laporan triwulan ini belum ada (1):\n1. Dua (laporan terakhir 30 Juni 2025 (92 hari sebelum posisi))\n\n"
        "Mohon laporan TW III 2025 diunggah di Monev ZI. Terima kasih."
    )
    at = open_page(REKAP, satker="Satu", tahun="2025", **POSISI)
    at = unfold(at, "rekap_pesan")
    assert "1. Tiga" in at.text[0].value
    assert "Belum diberi tahu dalam sepekan ini" in written_text(at)
    at.button(key="sudah_dikirim").click().run()
    assert "Tim ZI Dua: dikirim 1 Okt 2025 oleh komputer ini" in written_text(at).replace("\\", "")
    assert "Belum diberi tahu" not in written_text(at)
    told = [(entry.satker, entry.isi["kabar"][0]["kepada"]) for entry in four.journal.read() if entry.jenis == "kabar"]
    assert told == [(satker, f"Tim ZI {satker}") for satker in ("Dua", "Tiga", "Empat")]
