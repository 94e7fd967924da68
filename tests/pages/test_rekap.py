"""Rekap: every satker once, each the way to its own pages and back; those that have not reported,
and the message to them.
"""

from datetime import date

import pandas as pd
import streamlit as st

from monev.edits.single_edits import Target, edit
from monev.figures import list_rencana
from monev.figures.recap import overdue, recap
from monev.outputs.documents.texts import write_group_message
from monev.ui import address
from monev.ui.page_table import REKAP, RINGKASAN
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.offices.four_offices import fill_four
from tests.on_screen import address_of, answer_on, figures_on, seen_on, tables_on, written_text
from tests.page_runs import filled_with, press, touch, touch_row, unfold
from tests.screen_things import Bar, Figure

POSISI = {"posisi": "2025-09-30"}
LISTED = "Satker dan capaiannya"


four = filled_with(fill_four)


def bars_on(at) -> dict[str, Bar]:
    return {bar.label: bar for bar in seen_on(at, Bar)}


def listed_on(at) -> pd.DataFrame:
    """Return the table of satker."""
    return tables_on(at)[LISTED].set_index("Satker")


def test_without_an_address_it_opens_today_and_else_on_the_day_that_was_chosen(
    four, open_page, today
):
    """It took the day of the first office's last report, of all pages the one of all."""
    today("2025-10-05")
    assert open_page(REKAP).query_params["posisi"] == "2025-10-05"
    assert open_page(REKAP, **POSISI).query_params["posisi"] == "2025-09-30"
    today("2026-02-01")
    assert open_page(REKAP).query_params["posisi"] == "2025-12-31"


def test_every_satker_is_there_with_what_was_due_and_no_sample_among_them(four, open_page):
    append_unggahan(four.journal, sample_content(simulasi=True), satker="Contoh")
    at = open_page(REKAP, satker="Satu", tahun="2025", **POSISI)
    table = listed_on(at)
    reports = "I terlambat 1/10 · II terlambat 1/10 · III tepat 1/10"
    assert table["Laporan tiap triwulan"].to_dict() == {
        "Satu": reports,
        "Dua": reports.replace("tepat 1/10", "belum"),
        "Tiga": "I belum · II belum · III belum",
        "Empat": "belum ada rencana",
    }
    assert [*table.index] == ["Dua", "Satu", "Tiga", "Empat"], "the worst first"
    counted = ["Capaian", "Terlambat", "Belum dilaporkan", "Bukti"]
    assert table.loc["Satu", counted].tolist() == [0.67, 1, 0, 0.33]
    assert table.loc["Dua", counted].tolist() == [0, 0, 1, 0]
    assert table.loc[["Tiga", "Empat"], counted].isna().all(axis=None), (
        "nothing reported is not nothing done"
    )
    assert table.loc["Satu", ["Area I", "Area V"]].tolist() == [1, 0], (
        "its areas, each in its colour"
    )
    assert figures_on(at) == {
        "Capaian s.d. 30 Sep": "2/4 50%",
        "Bukti ada": "1/4 25%",
        "Capaian setahun": "2/5 40%",
        "Terlambat": "1",
        "Belum dilaporkan": "1",
    }
    assert "3 dari 4 satker belum mengunggah laporan TW III" in written_text(at)
    assert "Data simulasi tidak ikut dihitung: Contoh." in written_text(at)


def test_a_report_of_a_later_day_is_none_of_an_earlier_posisi(four, open_page):
    """The column said when TW II came beside the words that it never did."""
    plan = langkah_content("I.1.1", [tenggat_content("2025-06")])
    append_unggahan(four, sample_content([plan], posisi="2025-01-15"), satker="Lima")
    done = langkah_content("I.1.1", [tenggat_content("2025-06", laporan="selesai")])
    append_unggahan(four, sample_content([done], unggahan=2, posisi="2025-09-30"), satker="Lima")
    told = {
        "2025-06-30": "I belum · II belum",
        "2025-09-30": "I terlambat 1/10 · II terlambat 1/10 · III tepat 1/10",
    }
    for posisi, words in told.items():
        table = listed_on(open_page(REKAP, satker="Satu", tahun="2025", posisi=posisi))
        assert table.loc["Lima", "Laporan tiap triwulan"] == words


def test_a_share_is_the_same_percent_as_in_the_sentence(empty, open_page):
    """1 of 8 was 13% in the sentence and 12% in the table."""
    due = [tenggat_content(f"2025-{month:02}") for month in range(1, 8)]
    done = tenggat_content("2025-08", laporan="selesai", tanggal_selesai="2025-08-20")
    content = sample_content([langkah_content("I.1.1", [*due, done])], posisi="2025-09-30")
    append_unggahan(empty, content, satker="Lima")
    at = open_page(REKAP, satker="Lima", tahun="2025", **POSISI)
    assert "1/8 (13%)" in written_text(at)
    assert listed_on(at).loc["Lima", ["Capaian", "Area I"]].tolist() == [0.13, 0.13]


def _changes_on(at) -> dict[str, str]:
    return {figure.label: figure.change for figure in seen_on(at, Figure)}


def test_a_sum_of_differences_says_from_how_many_satker_it_comes(four, open_page):
    at = open_page(REKAP, satker="Satu", tahun="2025", **POSISI)
    assert _changes_on(at)["Capaian s.d. 30 Sep"].startswith(
        "tetap sejak TW II 2025, dari 2 satker"
    )
    plan = langkah_content("I.1.1", [tenggat_content("2025-06")])
    append_unggahan(four, sample_content([plan], posisi="2025-01-15"), satker="Lima")
    late = langkah_content("I.1.1", [tenggat_content("2025-06", laporan="proses")])
    append_unggahan(four, sample_content([late], unggahan=2, posisi="2025-09-30"), satker="Lima")
    at = open_page(REKAP, satker="Satu", tahun="2025", **POSISI)
    changes = _changes_on(at)
    for figure in ("Terlambat", "Belum dilaporkan"):
        assert changes[figure] == "+1 sejak TW II 2025, dari 2 dari 3 satker"
    assert changes["Capaian s.d. 30 Sep"] == (
        "tetap sejak TW II 2025, dari 2 dari 3 satker (semula 100%)"
    ), "2/2 of the two that are compared, not a share of all three"


def test_on_a_phone_each_satker_is_a_bar_with_its_words(four, open_page, on_a_phone):
    at = open_page(REKAP, satker="Satu", tahun="2025", **POSISI)
    reported = {"Satu": "2/3 (67%)", "Dua": "0/1 (0%)"}
    others = {"Tiga": "belum ada laporan", "Empat": "belum ada rencana"}
    bars = bars_on(at)
    assert {name: bar.value for name, bar in bars.items()} == reported | others
    assert bars["Dua"].late == "△1"
    assert bars["Satu"].note == "bukti 1/3 (33%) · laporan 30 September 2025"
    assert "laporan 30 Juni 2025 (92 hari sebelum posisi)" in bars["Dua"].note
    at = touch(at, "Dua")
    assert (at.query_params["satker"], at.query_params["posisi"]) == ("Dua", "2025-09-30")
    # One touch on Lapor is a report of its target, and none of the office.
    where, said = Target("I.1.1", "2025-09"), {"laporan": "selesai"}
    edit(four, "Tiga", 2025, where, said, pelaku="Ani", posisi=date(2025, 9, 30))
    bars = bars_on(open_page(REKAP, satker="Satu", tahun="2025", **POSISI))
    assert bars["Tiga"].note.endswith("belum mengunggah laporan TW III")


def test_a_satker_leads_to_its_ringkasan_at_the_same_posisi_and_back(four, open_page):
    at = open_page(REKAP, satker="Satu", tahun="2025", posisi="2025-06-30", urut="terlambat")
    at = touch_row(at, LISTED, "Dua")
    assert (at.query_params["satker"], at.query_params["posisi"]) == ("Dua", "2025-06-30")
    assert answer_on(at) == "Belum ada yang jatuh tempo dari 1 target."
    assert address_of(at, "Kembali ke Rekap").startswith("/rekap?")
    at = touch(at, "Kembali ke Rekap")
    assert at.query_params["posisi"] == "2025-06-30"
    assert set(listed_on(at).index) == {"Satu", "Dua", "Tiga", "Empat"}
    assert "Kembali ke Rekap" not in written_text(
        open_page(RINGKASAN, satker="Satu", tahun="2025", **POSISI)
    )


def test_the_address_narrows_searches_and_orders_and_what_it_asks_and_is_not_there_is_said(
    four, open_page
):
    at = open_page(REKAP, satker="Satu", tahun="2025", induk="Antah", **POSISI)
    assert "Pilihan induk “Antah” tidak ada di sini" in written_text(at)
    for choice, names in (
        ({"urut": "terendah"}, ["Dua", "Satu", "Tiga", "Empat"]),
        ({"urut": "terlambat", "posisi": "2025-12-31"}, ["Satu", "Dua", "Tiga", "Empat"]),
        ({"urut": "daftar"}, ["Satu", "Dua", "Tiga", "Empat"]),
        ({"cari": "SAT"}, ["Satu"]),
        ({"induk": "Tiga", "cari": "SAT"}, ["Tiga", "Empat"]),
    ):
        at = open_page(REKAP, satker="Satu", tahun="2025", **POSISI | choice)
        assert [*listed_on(at).index] == names, choice
    assert "Urutkan" not in [box.label for box in at.selectbox], "two are just listed"


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
        "*Belum mengunggah laporan ZI TW III 2025, Semua satker, posisi 30 September 2025*\n\n"
        "Rencana aksinya belum diunggah (1):\n1. Empat\n\n"
        "Rencananya sudah ada, laporannya belum (1):\n1. Tiga\n\n"
        "Laporan triwulan ini belum ada (1):\n1. Dua (laporan terakhir 30 Juni 2025 (92 hari "
        "sebelum posisi))\n\n"
        "Mohon laporan TW III 2025 diunggah di Monev ZI. Terima kasih."
    )
    at = open_page(REKAP, satker="Satu", tahun="2025", **POSISI)
    at = unfold(at, "Belum mengunggah: 3 satker")
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


def test_where_nothing_was_reported_no_colour_is_explained_and_no_column_is_empty(
    fill_database, open_page
):
    plan = sample_content([langkah_content("I.1.1", [tenggat_content("2025-06")])])
    db = fill_database(lambda db: append_unggahan(db.journal, plan))
    at = open_page(REKAP, satker=SATKER, tahun="2025", **POSISI)
    assert "belum mengunggah" in written_text(at)
    assert "Oranye" not in written_text(at), "no cell has a colour"
    assert [*listed_on(at).columns] == ["Laporan tiap triwulan"]
    done = langkah_content("I.1.1", [tenggat_content("2025-06", laporan="selesai")])
    append_unggahan(db, sample_content([done], unggahan=2, posisi="2025-09-30"))
    assert "Oranye" in written_text(open_page(REKAP, satker=SATKER, tahun="2025", **POSISI))
