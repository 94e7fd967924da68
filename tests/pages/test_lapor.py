"""Lapor triwulan: each touch of a line is one entry and one undo, for who may report it. At its end
the report is called complete."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from monev.access import Visitor
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.edits.storing import find_newest, read_langkah
from monev.figures import view_at
from monev.people.setting_up import add_person
from monev.ui.address import Choice
from monev.ui.context import Context, current_visitor
from monev.ui.looks import NotUnderstood
from monev.ui.page_table import LAPOR, TUGAS_SAYA, UNGGAH
from pages.lapor import acts, quarter
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import address_of, count_on, place_of, seen_on, written_text
from tests.page_runs import buttons_on, fill, filled_with, press, tell_blocks, touched
from tests.screen_things import Line

HUKUM, UMUM = "Kasubbag Hukum", "Kasubbag Umum"
JULY, AUGUST = ("I.1.1", "2025-07"), ("V.a.1.1", "2025-08")
SEPTEMBER = date(2025, 9, 30)
POSISI = {"posisi": "2025-09-30"}
NUMBERS = count(1)
"""Of the messages: the program answers each number once."""


@filled_with
def office(db: Database) -> None:
    """Store a quarter of three targets of two PIC, one of them reported, and an older target that
    is still open."""
    both = {"SK": "belum_ada", "Notulensi": "terverifikasi", "Foto": "belum_ada"}
    link = tenggat_content(
        "2025-09", "selesai", tanggal_selesai="2025-06-10", bukti={"Laporan": "ada"}
    )
    link["bukti"][0]["tautan"] = "https://contoh.example/laporan.pdf"
    langkah = [
        langkah_content("I.1.1", [tenggat_content("2025-07", bukti=both)], pic=HUKUM),
        langkah_content("I.2.1", [tenggat_content("2025-05")], pic=HUKUM),
        langkah_content("V.a.1.1", [tenggat_content("2025-08")], pic=UMUM),
        langkah_content("V.a.2.1", [link], pic=UMUM),
    ]
    append_unggahan(db.journal, sample_content(langkah, posisi="2025-06-30", laporan_lengkap=True))
    add_people(db, oki={SATKER: "operator"}, peri={SATKER: "pemeriksa"}, budi={SATKER: "pembaca"})
    add_person(db, Visitor("hana", "Hana", pics={SATKER: frozenset({HUKUM})}), pelaku="utama")


def target_of(db: Database, place: tuple[str, str]) -> dict[str, Any]:
    db.catch_up()
    langkah = read_langkah(db, find_newest(db, SATKER, TAHUN).unggahan_id, place[0])
    return next(target for target in langkah["tenggat"] if target["tenggat"] == place[1])


def statuses(db: Database, place: tuple[str, str]) -> dict[str, str]:
    return {bukti["nama"]: bukti["status"] for bukti in target_of(db, place)["bukti"]}


Say = Callable[..., dict]


@pytest.fixture
def say(office) -> Iterator[Say]:
    """Send acts as the browser does when lines are touched one after the other; return the
    answer."""
    st.session_state.clear()  # without a page it is one for the whole process

    def send(*said: dict, number: str = "") -> dict:
        view = view_at(office, SATKER, TAHUN, SEPTEMBER)
        ctx = Context(office, Choice(SATKER, TAHUN, SEPTEMBER), view, current_visitor(office))
        message = {"id": number or str(next(NUMBERS)), "acts": [*said]}
        quarter._receive(ctx, quarter.open_desk(ctx), message)
        return acts.last_answer()

    yield send
    st.session_state.clear()


def report(place: tuple[str, str], seen: dict[str, str], **value: str) -> dict:
    return {"do": "report", "kode": place[0], "tenggat": place[1], "value": value, "seen": seen}


def tick(
    place: tuple[str, str], *names: str, on: bool = True, status: str = "belum_ada", link: str = ""
) -> dict:
    documents = [{"name": name, "status": status, "link": link} for name in names]
    return {"do": "tick", "kode": place[0], "tenggat": place[1], "on": on, "documents": documents}


def undo(place: tuple[str, str]) -> dict:
    return {"do": "undo", "kode": place[0], "tenggat": place[1]}


UNSAID = {"laporan": "belum"}


def lines_on(at) -> dict[str, Line]:
    """Return the lines on the page by their kode."""
    return {line.kode: line for line in seen_on(at, Line)}


def send(at, message: dict) -> AppTest:
    """Touch a line of the report, as a browser tells it."""
    sent = touched({"act": {"id": str(next(NUMBERS)), "acts": [message]}})
    return tell_blocks(at, sent, place_of(at, Line))


def test_a_pause_redraws_the_page_but_not_under_an_open_document(office, look_as, say):
    look_as(office, "oki")
    say({"do": "open", "kode": JULY[0], "tenggat": JULY[1], "bukti": "SK"})
    assert acts.opened() is not None
    say()
    assert not st.session_state[quarter._SETTLED], "the dialog would open again as it is closed"
    acts.close_document()
    say()
    assert st.session_state[quarter._SETTLED]


def test_a_tick_is_not_taken_away_from_a_document_that_was_given_another_link_meanwhile(
    office, look_as, say
):
    look_as(office, "oki")
    say(tick(JULY, "SK"))
    given = "https://contoh.example/sk.pdf"
    edit(office, SATKER, TAHUN, Target(*JULY, "SK"), {"tautan": given}, pelaku=LOCAL_ACTOR)
    withdrawn = tick(JULY, "SK", on=False, status="ada")
    (refused,) = say(withdrawn)["refused"].values()
    assert f"menjadi “{given}”, yang Anda lihat “(kosong)”" in refused
    assert statuses(office, JULY)["SK"] == "ada"
    say(tick(JULY, "SK", on=False, status="ada", link=given))
    assert statuses(office, JULY)["SK"] == "belum_ada"


def test_each_touch_is_one_entry_at_the_quarters_end_and_one_undo_of_its_line(
    office, look_as, say, open_page
):
    look_as(office, "oki")
    first = office.journal.tip()[0]
    assert say(report(JULY, UNSAID, laporan="selesai"))["said"] == "I.1.1 Juli 2025: tersimpan."
    say(report(JULY, {"tanggal_selesai": ""}, tanggal_selesai="2025-07-29"))
    say(tick(JULY, "SK", "Foto"))
    say(
        report(
            AUGUST,
            {"laporan": "belum", "kendala": ""},
            laporan="proses",
            kendala="menunggu anggaran",
        )
    )
    assert office.journal.tip()[0] == first + 4
    assert (target_of(office, JULY)["laporan"], target_of(office, JULY)["tanggal_selesai"]) == (
        "selesai",
        "2025-07-29",
    )
    assert statuses(office, JULY) == {"SK": "ada", "Notulensi": "terverifikasi", "Foto": "ada"}
    assert target_of(office, AUGUST)["kendala"] == "menunggu anggaran"
    assert find_newest(office, SATKER, TAHUN).posisi == SEPTEMBER
    assert count_on(open_page(LAPOR, **POSISI)) == "TW III 2025: semua 3 target sudah dilaporkan."
    for _ in range(3):
        say(undo(JULY))
    assert (target_of(office, JULY)["laporan"], statuses(office, JULY)["SK"]) == (
        "belum",
        "belum_ada",
    )
    assert say(undo(JULY))["said"] == "I.1.1 Juli 2025: tidak ada yang dapat diurungkan."
    assert target_of(office, AUGUST)["laporan"] == "proses", "another line's undo"
    assert office.journal.tip()[0] == first + 7


def test_a_message_that_comes_again_is_done_once(office, look_as, say):
    look_as(office, "oki")
    said = report(JULY, UNSAID, laporan="selesai")
    say(said, number="sekali")
    tip = office.journal.tip()
    assert say(said, number="sekali")["said"] == "I.1.1 Juli 2025: tersimpan."
    acts._ANSWERS.clear()  # a server that was started anew
    assert say(said, number="sekali")["refused"] == {}
    assert office.journal.tip() == tip


def test_what_somebody_else_said_meanwhile_is_shown_and_not_overwritten(office, look_as, say):
    look_as(office, "oki")
    edit(
        office, SATKER, TAHUN, Target(*JULY), {"laporan": "proses"}, pelaku="hana", posisi=SEPTEMBER
    )
    answer = say(report(JULY, UNSAID, laporan="selesai"), report(AUGUST, UNSAID, laporan="selesai"))
    assert "Status sudah diubah oleh Hana" in answer["refused"]["I.1.1 2025-07"]
    assert (target_of(office, JULY)["laporan"], target_of(office, AUGUST)["laporan"]) == (
        "proses",
        "selesai",
    )
    assert say(report(JULY, {"laporan": "proses"}, laporan="selesai"))["refused"] == {}, (
        "now they have seen it"
    )


def test_a_day_that_cannot_be_is_told_at_its_line_and_what_checkers_said_stays(
    office, look_as, say, open_page
):
    look_as(office, "oki")
    answer = say(
        report(
            JULY, UNSAID | {"tanggal_selesai": ""}, laporan="selesai", tanggal_selesai="2031-01-01"
        )
    )
    assert "1 Januari 2031" in answer["refused"]["I.1.1 2025-07"]
    answer = say(tick(JULY, "Notulensi", on=False, status="terverifikasi"))
    assert answer["refused"]
    assert statuses(office, JULY)["Notulensi"] == "terverifikasi"
    documents = lines_on(open_page(LAPOR, **POSISI))["I.1.1"].documents
    (notulensi,) = [document for document in documents if document.text == "Notulensi"]
    assert notulensi.is_ticked and notulensi.is_fixed


@pytest.mark.parametrize(
    ("who", "stores"), [("oki", {"I.1.1", "V.a.1.1"}), ("hana", {"I.1.1"}), ("peri", set())]
)
def test_only_who_may_report_a_langkah_reports_it(office, look_as, say, who, stores):
    look_as(office, who)
    answer = say(report(JULY, UNSAID, laporan="selesai"), report(AUGUST, UNSAID, laporan="selesai"))
    assert {line.split()[0] for line in answer["refused"]} == {"I.1.1", "V.a.1.1"} - stores


def test_the_page_shows_a_pic_their_own_lines_an_operator_all_and_nobody_else_any(
    office, look_as, open_page
):
    look_as(office, "hana")
    at = open_page(LAPOR, **POSISI)
    assert [*lines_on(at)] == ["I.1.1"]
    assert "operator kantor menyatakan laporannya lengkap" in written_text(at)
    look_as(office, "oki")
    at = open_page(LAPOR, **POSISI)
    assert [*lines_on(at)] == ["I.1.1", "V.a.1.1", "V.a.2.1"]
    (link,) = lines_on(at)["V.a.2.1"].documents[0].links
    assert link.address == "https://contoh.example/laporan.pdf"
    for who in ("peri", "budi", None):
        look_as(office, who)
        at = open_page(LAPOR, **POSISI)
        assert not lines_on(at), who
        why = "tidak terbuka untuk peran Anda" if who else "Anda perlu masuk"
        assert why in written_text(at), who


def test_who_reports_elsewhere_is_told_and_changes_nothing_here(office, look_as, open_page):
    add_people(office, lia={"KPU Kabupaten Lain": "operator", SATKER: "pembaca"})
    look_as(office, "lia")
    at = open_page(LAPOR, satker=SATKER, tahun=str(TAHUN), **POSISI)
    assert "minta admin memberi peran operator" in written_text(at)
    assert not lines_on(at)
    assert not at.button


@pytest.mark.parametrize(
    ("choice", "kode"),
    [
        ({"area": "V"}, ["V.a.1.1", "V.a.2.1"]),
        ({"pic": HUKUM}, ["I.1.1"]),
        ({"belum": "ya"}, ["I.1.1", "V.a.1.1"]),
        ({"lama": "ya"}, ["I.1.1", "V.a.1.1", "V.a.2.1", "I.2.1"]),
        ({"cari": " lapor "}, ["V.a.2.1"]),
        ({"cari": "apa pun"}, []),
    ],
)
def test_the_lines_are_narrowed_by_area_pic_words_and_what_is_left(office, open_page, choice, kode):
    assert [*lines_on(open_page(LAPOR, **POSISI, **choice))] == kode


def test_a_line_that_was_just_reported_stays_among_those_that_are_left(office, look_as, open_page):
    look_as(office, "oki")
    at = open_page(LAPOR, **POSISI, belum="ya")
    at = send(at, report(JULY, UNSAID, laporan="selesai"))
    assert [*lines_on(at)] == ["I.1.1", "V.a.1.1"]
    assert [*lines_on(open_page(LAPOR, **POSISI, belum="ya"))] == ["V.a.1.1"], "in another visit"


def test_an_operator_says_at_its_end_that_the_report_is_complete(office, look_as, open_page):
    look_as(office, "oki")
    at = open_page(LAPOR, **POSISI)
    unreported = (
        "target yang jatuh tempo sampai 30 September 2025 belum dilaporkan; setelah "
        "laporan dinyatakan lengkap"
    )
    assert f"3 {unreported}" not in written_text(at)
    assert f"2 {unreported}, dinilai belum selesai." in written_text(at)
    at = press(at, "Laporan kantor per 30 September 2025 sudah lengkap")
    assert "dinyatakan lengkap" in written_text(at)
    assert count_on(at) == "TW III 2025: semua 3 target sudah dilaporkan."
    assert find_newest(office, SATKER, TAHUN).lengkap_per == SEPTEMBER
    at = open_page(LAPOR, **POSISI)
    assert "Laporan kantor per 30 September 2025 sudah dinyatakan lengkap." in written_text(at)
    assert not at.button


def test_the_report_can_be_called_complete_from_the_last_day_of_its_quarter_on(
    office, look_as, open_page, today
):
    words = "Laporan kantor per 30 September 2025 sudah lengkap"
    today("2025-09-29")
    look_as(office, "oki")
    at = open_page(LAPOR, **POSISI)
    assert "dapat dinyatakan mulai 30 September 2025." in written_text(at)
    assert words not in buttons_on(at)
    today("2025-09-30")
    look_as(office, "oki")
    assert words in buttons_on(open_page(LAPOR, **POSISI))


def test_a_quarter_that_just_began_leads_to_the_one_that_ended_and_a_running_one_is_not_complete(
    office, open_page
):
    assert count_on(open_page(LAPOR, posisi="2025-10-01")).startswith("TW III 2025")
    at = open_page(LAPOR, posisi="2025-12-31")
    assert count_on(at) == "TW IV 2025: tidak ada target yang jatuh tempo."
    assert "Laporan lengkap TW IV 2025 dapat dinyatakan mulai 31 Desember 2025." in written_text(at)
    assert "Tidak ada target yang cocok dengan pilihan di atas." in written_text(at)


def test_an_older_posisi_and_a_chosen_version_show_the_newest_and_say_so(
    office, look_as, open_page, say
):
    look_as(office, "oki")
    said = (
        "Yang ditampilkan dan dilaporkan di sini adalah versi terbaru (suntingan 2, posisi 30 "
        "September 2025)."
    )
    say(report(JULY, UNSAID, laporan="selesai"))
    assert said not in written_text(open_page(LAPOR, **POSISI))
    for choice in ({"posisi": "2025-06-30"}, {**POSISI, "unggahan": "1"}):
        assert said in written_text(open_page(LAPOR, **choice))
    assert lines_on(open_page(LAPOR, **POSISI, unggahan="1"))["I.1.1"].status == "Selesai"


def test_a_meeting_that_goes_on_is_said_with_the_way_to_it(office, look_as, open_page):
    begin_rapat(
        office, judul="Evaluasi TW III", tanggal="2025-10-01", posisi=SEPTEMBER, pelaku="peri"
    )
    look_as(office, "oki")
    at = open_page(LAPOR, **POSISI)
    assert "Rapat “Evaluasi TW III” sedang berlangsung." in written_text(at)
    assert address_of(at, "Ke rapat →").startswith("/rapat?")


def test_a_document_is_opened_by_itself_for_its_link_and_files(office, look_as, open_page):
    look_as(office, "oki")
    at = open_page(LAPOR, **POSISI)
    at = send(at, {"do": "open", "kode": JULY[0], "tenggat": JULY[1], "bukti": "SK"})
    assert "**SK** · belum ada" in written_text(at)
    fill(at, Tautan="https://contoh.example/sk")
    press(at, "Simpan")
    (sk,) = [bukti for bukti in target_of(office, JULY)["bukti"] if bukti["nama"] == "SK"]
    assert (sk["status"], sk["tautan"]) == ("ada", "https://contoh.example/sk")


def test_tugas_saya_and_unggah_lead_here(office, look_as, open_page):
    look_as(office, "oki")
    for page in (TUGAS_SAYA, UNGGAH):
        assert address_of(open_page(page, **POSISI), "Lapor triwulan").startswith("/lapor?satker=")


MISSHAPEN = [
    {"do": "hapus", "kode": "I.1.1", "tenggat": "2025-07"},
    {"do": "report"},
    report(JULY, {}) | {"value": []},
    report(("I.1.1", "2025-77"), {}, laporan="selesai"),
    report(JULY, {}, pic="Ani"),
    tick(JULY) | {"documents": []},
    tick(JULY, "SK") | {"on": "ya"},
    {"do": "open", "kode": "I.1.1", "tenggat": "2025-07", "bukti": "\ud800"},
]


@pytest.mark.parametrize("act", MISSHAPEN)
def test_a_message_that_none_of_our_pages_sends_is_refused_in_words(office, look_as, say, act):
    look_as(office, "oki")
    before = office.journal.tip()
    with pytest.raises(NotUnderstood):
        say(act)
    assert office.journal.tip() == before
