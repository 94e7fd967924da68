"""Menunggu diperiksa: a checker goes through the bukti that are there, but not through their
own."""

import logging
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from itertools import count

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import exec_code
from streamlit.testing.v1 import AppTest

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.edits.storing import find_newest, read_langkah
from monev.evidence_files.files import add_file, take_off
from monev.figures import view_at
from monev.server import application
from monev.ui.address import Choice
from monev.ui.context import Context
from monev.ui.looks import NotUnderstood
from monev.ui.page_table import MENUNGGU, RINGKASAN
from pages.menunggu_diperiksa import waiting
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import count_on, seen_on, written_text
from tests.page_runs import filled_with, tell_blocks, touched
from tests.screen_things import Counted, Waiting

SK, NOTULENSI = ("I.1.1", "2025-06", "SK"), ("I.1.1", "2025-06", "Notulensi")
DAY = date(2025, 10, 1)
UNDANGAN = ("V.a.1.1", "2025-08", "Undangan")


@filled_with
def office(db: Database) -> None:
    """Store three bukti that are there, in two areas, one of them brought by the checker; and one
    that is not there."""
    first = tenggat_content(
        "2025-06", bukti={"SK": "ada", "Notulensi": "ada", "Laporan": "belum_ada"}
    )
    first["bukti"][0]["tautan"] = "https://contoh.example/zi/SK%20tim.pdf"
    first["bukti"][1]["tautan"] = "di lemari arsip, juga http://[x/y"
    second = tenggat_content("2025-08", bukti={"Undangan": "belum_ada"})
    langkah = [
        langkah_content("I.1.1", [first]),
        langkah_content("V.a.1.1", [second], pic="Kasubbag Hukum"),
    ]
    append_unggahan(db.journal, sample_content(langkah, posisi="2025-09-30"))
    add_people(db, peri={SATKER: "operator pemeriksa"}, oki={SATKER: "operator"})
    edit_plan(db, Target(*UNDANGAN), {"tautan": "https://contoh.example/undangan"}, pelaku="peri")


def bukti_of(db: Database, place: tuple[str, str, str]) -> dict[str, str]:
    kode, month, name = place
    langkah = read_langkah(db, find_newest(db, SATKER, TAHUN).unggahan_id, kode)
    (target,) = [target for target in langkah["tenggat"] if target["tenggat"] == month]
    (bukti,) = [bukti for bukti in target["bukti"] if bukti["nama"] == name]
    return bukti


def status_of(db: Database, place: tuple[str, str, str]) -> tuple[str, str]:
    bukti = bukti_of(db, place)
    return bukti["status"], bukti["catatan"]


@pytest.fixture
def say(office) -> Iterator[Callable[..., dict]]:
    """Send acts as the browser does when keys are pressed one after the other; return the
    answer."""
    st.session_state.clear()  # without a page it is one for the whole process
    numbers = count(1)

    def send(*acts: dict) -> dict:
        ctx = Context(office, Choice(SATKER, TAHUN, DAY), view_at(office, SATKER, TAHUN, DAY))
        waiting._receive(ctx, {"id": str(next(numbers)), "acts": [*acts]})
        return st.session_state["periksa_jawaban"]

    yield send
    st.session_state.clear()


LINKS = {
    SK: "https://contoh.example/zi/SK%20tim.pdf",
    NOTULENSI: "di lemari arsip, juga http://[x/y",
}
LINKS[UNDANGAN] = "https://contoh.example/undangan"


def verdict(status: str, *places: tuple[str, str, str], note: str = "", **otherwise: str) -> dict:
    """Make a verdict about bukti as the list shows them first, or as they were seen `otherwise`."""
    bukti = []
    for place in places:
        seen = {"status": "ada", "tautan": LINKS[place], "catatan": ""} | otherwise
        bukti.append({"tenggat": place[1], "bukti": place[2], "seen": seen})
    return {"status": status, "kode": places[0][0], "note": note, "bukti": bukti}


UNDO = {"status": "urungkan"}


def inbox_of(open_page, **choice: str) -> AppTest:
    return open_page(MENUNGGU, posisi=str(DAY), **choice)


def names_in(at: AppTest) -> list[tuple[str, str]]:
    """List the kode and name of each bukti that waits."""
    return [(bukti.kode, bukti.bukti) for bukti in seen_on(at, Waiting)]


def test_a_checker_says_of_each_or_of_all_of_a_langkah_what_it_is_and_takes_it_back(
    office, look_as, say, open_page
):
    look_as(office, "peri")
    answer = say(
        verdict("terverifikasi", SK),
        verdict("perlu_perbaikan", NOTULENSI, note="belum ditandatangani"),
    )
    assert answer == {"id": "1", "said": "I.1.1 Notulensi: Perlu perbaikan.", "refused": []}
    assert status_of(office, SK)[0] == "terverifikasi"
    assert status_of(office, NOTULENSI) == ("perlu_perbaikan", "belum ditandatangani")
    assert say(UNDO)["said"] == "I.1.1 Notulensi: diurungkan, kembali menunggu."
    assert (status_of(office, SK)[0], status_of(office, NOTULENSI)) == (
        "terverifikasi",
        ("ada", ""),
    )
    say(UNDO)
    assert status_of(office, SK)[0] == "ada"
    assert (
        say(verdict("perlu_perbaikan", SK))["refused"] == []
    )  # who takes back a verdict has not reported the bukti
    say(UNDO)
    assert say(UNDO)["said"] == "Tidak ada yang dapat diurungkan."
    before = office.journal.tip()[0]
    say(verdict("terverifikasi", SK, NOTULENSI))
    assert office.journal.tip()[0] == before + 1
    assert {status_of(office, place)[0] for place in (SK, NOTULENSI)} == {"terverifikasi"}
    assert "Diperlukan\n4\nAda\n3\nTerverifikasi\n2" in written_text(
        open_page(RINGKASAN, posisi=str(DAY))
    )
    say(UNDO)
    assert {status_of(office, place)[0] for place in (SK, NOTULENSI)} == {"ada"}


def test_what_was_written_beside_a_bukti_stays_when_it_is_verified(office, look_as, say):
    edit_plan(office, Target(*SK), {"catatan": "Nomor 12/2025"}, pelaku="oki")
    look_as(office, "peri")
    assert say(verdict("terverifikasi", SK, catatan="Nomor 12/2025"))["refused"] == []
    assert status_of(office, SK) == ("terverifikasi", "Nomor 12/2025")


@pytest.mark.parametrize("status", ["terverifikasi", "perlu_perbaikan"])
def test_a_verdict_is_refused_with_both_sides_where_what_was_judged_is_another_by_now(
    office, look_as, say, status
):
    where, (first, second) = (office, SATKER, TAHUN, Target(*SK)), (pdf("pertama"), pdf("kedua"))
    edit(*where, {"tautan": ""}, pelaku="oki")
    add_file(*where, "asli.pdf", first, pelaku="oki")
    seen = bukti_of(office, SK)["tautan"]
    take_off(*where, sha256(first).hexdigest(), pelaku="oki")
    add_file(*where, "asli.pdf", second, pelaku="oki")
    look_as(office, "peri")
    (refused,) = say(verdict(status, SK, note="kurang", tautan=seen))["refused"]
    both = "menjadi “berkas “asli.pdf””, yang Anda lihat “berkas “asli.pdf”” dengan isi lain."
    assert refused.startswith("Tautan sudah diubah oleh Oki") and both in refused
    assert status_of(office, SK) == ("ada", "")
    assert (
        say(verdict(status, SK, note="kurang", tautan=bukti_of(office, SK)["tautan"]))["refused"]
        == []
    )
    assert status_of(office, SK)[0] == status


def test_a_verdict_is_refused_where_the_note_was_changed_meanwhile(office, look_as, say):
    edit_plan(office, Target(*SK), {"catatan": "berkas keliru, menyusul"}, pelaku="oki")
    look_as(office, "peri")
    (refused,) = say(verdict("terverifikasi", SK))["refused"]
    assert "menjadi “berkas keliru, menyusul”, yang Anda lihat “(kosong)”" in refused
    assert status_of(office, SK)[0] == "ada"


def test_what_is_said_of_an_older_day_says_from_when_it_counts(office, look_as, say):
    look_as(office, "peri")
    target = tenggat_content("2025-06", bukti={"SK": "ada", "Notulensi": "ada"})
    target["bukti"][0]["tautan"] = LINKS[SK]
    append_unggahan(
        office,
        sample_content([langkah_content("I.1.1", [target])], unggahan=9, posisi="2025-12-31"),
    )
    said = say(verdict("terverifikasi", SK))["said"]
    assert (
        said
        == "I.1.1 SK: Terverifikasi. Tercatat per 31 Desember 2025; pada 1 Oktober 2025 tetap menunggu."
    )


def test_where_no_bukti_was_ever_said_to_be_there_none_is_called_checked(fill_database, open_page):
    lacking = sample_content([langkah_content("I.1.1", [tenggat_content("2025-06")])])
    fill_database(lambda db: append_unggahan(db.journal, lacking))
    (counted,) = seen_on(inbox_of(open_page), Counted)
    assert counted.text == "Tidak ada bukti yang menunggu diperiksa."
    assert counted.fields == (), "nothing to seek in"


def test_the_list_says_what_waits_and_leaves_what_the_checker_brought_to_another(
    office, look_as, open_page, say
):
    look_as(office, "peri")
    at = inbox_of(open_page)
    assert count_on(at) == "3 bukti dinyatakan ada dan belum diperiksa."
    places = [("I.1.1", "SK"), ("I.1.1", "Notulensi"), ("V.a.1.1", "Undangan")]
    assert names_in(at) == places
    sk, notulensi, undangan = seen_on(at, Waiting)
    assert (sk.when, sk.closed) == ("Juni 2025", "")
    link = ("contoh.example", "SK tim.pdf", "https://contoh.example/zi/SK%20tim.pdf")
    assert (sk.links, sk.words) == ((link,), "")
    assert notulensi.words == "di lemari arsip, juga http://[x/y"
    (host,) = [host for host, _, _ in notulensi.links]
    assert host == "http://[x/y", "looks like an address and is none"
    assert undangan.reported == "Peri, 01/10/2025"
    assert "Anda laporkan sendiri" in undangan.closed
    assert say(verdict("terverifikasi", UNDANGAN))["refused"]
    assert status_of(office, UNDANGAN)[0] == "ada"


def test_at_the_machine_itself_what_was_brought_there_is_checked_there_too(office, open_page):
    edit_plan(office, Target(*SK), {"tautan": "https://contoh.example/sk"}, pelaku=LOCAL_ACTOR)
    assert {bukti.closed for bukti in seen_on(inbox_of(open_page), Waiting)} == {""}


@pytest.mark.parametrize(
    ("choice", "names", "count"),
    [
        ({"area": "V"}, ["Undangan"], "1 dari 3 bukti"),
        ({"bulan": "2025-06"}, ["SK", "Notulensi"], "2 dari 3 bukti"),
        ({"pic": "Kasubbag Hukum"}, ["Undangan"], "1 dari 3 bukti"),
        ({"cari": " notu "}, ["Notulensi"], "1 dari 3 bukti"),
        ({"area": "V", "bulan": "2025-06"}, [], "0 dari 3 bukti"),
        (
            {"area": "IX"},
            ["SK", "Notulensi", "Undangan"],
            "3 bukti dinyatakan ada dan belum diperiksa.",
        ),
    ],
)
def test_it_is_narrowed_by_area_pic_month_and_words(
    office, look_as, open_page, choice, names, count
):
    look_as(office, "peri")
    at = inbox_of(open_page, **choice)
    assert [name for _, name in names_in(at)] == names
    assert count_on(at) == count


def test_what_changed_meanwhile_is_said_and_only_the_others_are_stored(office, look_as, say):
    look_as(office, "peri")
    edit_plan(office, Target(*SK), {"status": "belum_ada"}, pelaku="oki")
    edit_plan(office, Target(*NOTULENSI), {"catatan": "lihat halaman 2"}, pelaku="oki")
    assert say(verdict("perlu_perbaikan", NOTULENSI, note="kurang cap"))["refused"]
    again = verdict("terverifikasi", NOTULENSI, catatan="lihat halaman 2")
    assert "Oki" in " ".join(say(verdict("terverifikasi", SK), again)["refused"])
    assert (status_of(office, SK)[0], status_of(office, NOTULENSI)[0]) == (
        "belum_ada",
        "terverifikasi",
    )


MISSHAPEN = [
    {"status": "ada", "kode": "I.1.1", "note": "", "bukti": []},
    verdict("selesai", SK),
    verdict("terverifikasi", SK) | {"bukti": []},
    verdict("terverifikasi", SK, tautan=None),
    verdict("perlu_perbaikan", SK) | {"note": {}},
    {},
    {"status": []},
]


@pytest.mark.parametrize("act", MISSHAPEN)
def test_a_verdict_that_no_page_sends_is_refused_in_words(office, look_as, say, act):
    look_as(office, "peri")
    before = office.journal.tip()
    with pytest.raises(NotUnderstood):
        say(act)
    assert office.journal.tip() == before


def test_a_fault_of_ours_inside_a_verdict_is_an_incident_with_its_number(
    office, look_as, open_page, caplog, monkeypatch
):
    def fail(*_: object, **__: object) -> None:
        raise KeyError("kolom")

    look_as(office, "peri")
    at, errors = open_page(MENUNGGU, posisi=str(DAY)), []
    monkeypatch.setattr(waiting, "edit_together", fail)
    monkeypatch.setattr(
        exec_code, "handle_user_script_exception", lambda error, _: errors.append(error)
    )
    message = {"id": "a", "acts": [verdict("terverifikasi", SK)]}
    with caplog.at_level(logging.ERROR):
        tell_blocks(at, touched({"act": message}))
        (error,) = errors
        application.tell_error(error)
    (incident,) = [record for record in caplog.records if "kejadian" in record.message]
    assert isinstance(incident.exc_info[1], KeyError)
    assert status_of(office, SK)[0] == "ada"
