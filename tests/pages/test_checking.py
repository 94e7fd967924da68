"""Periksa: a checker goes through the bukti that are there, but not through their
own.
"""

from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.evidence_files.files import add_file, take_off
from monev.ui.page_table import LINIMASA, MENUNGGU
from tests.desk import cells_on, open_more, press_cell, row_on, told, type_into
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    langkah_content,
    langkah_now,
    sample_content,
    tenggat_content,
)
from tests.on_screen import blocks_of, blocks_on, written_text
from tests.page_runs import (
    buttons_on,
    filled_with,
    has_field,
    press,
    tell_blocks,
    told_wrong,
    touched,
)

SK, NOTULENSI = ("I.1.1", "2025-06", "SK"), ("I.1.1", "2025-06", "Notulensi")
DAY = date(2025, 10, 1)
UNDANGAN = ("V.a.1.1", "2025-08", "Undangan")


@filled_with
def office(db: Database) -> None:
    """Store three bukti that are there, in two areas, one of them brought by the checker; and one
    that is not there.
    """
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
    langkah = langkah_now(db, kode)
    (target,) = [target for target in langkah["tenggat"] if target["tenggat"] == month]
    (bukti,) = [bukti for bukti in target["bukti"] if bukti["nama"] == name]
    return bukti


def status_of(db: Database, place: tuple[str, str, str]) -> tuple[str, str]:
    bukti = bukti_of(db, place)
    return bukti["status"], bukti["catatan"]


RIGHT, WRONG, BARE = "Verifikasi", "Perlu perbaikan …", "Verifikasi tanpa dokumen"
TOGETHER = "✓ 2 bukti langkah ini"


@pytest.fixture
def peri(office, look_as, open_page) -> Callable[..., AppTest]:
    """Open the list for a checker, with choices in its address."""
    look_as(office, "peri")
    return lambda **choice: open_page(MENUNGGU, posisi=str(DAY), **choice)


def row_of(place: tuple[str, str, str]) -> str:
    """Return the name of a bukti's row."""
    return " ".join(place)


def lines_in(at: AppTest) -> list[dict[str, Any]]:
    """List what waits, a line each, as the page tells it to the browser."""
    return [line for _, line in _lines(at)]


def _lines(at: AppTest) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, element in enumerate(at.get("bidi_component")):
        for block in blocks_of(element) or ():
            if block["kind"] == "rows":
                yield from ((number, line) for line in block["items"])


def names_in(at: AppTest) -> list[str]:
    """List what waits, by the name of each document."""
    return [line["text"] for line in lines_in(at)]


def parts_in(at: AppTest) -> list[str]:
    """List the langkah of what waits."""
    return [block["label"] for block in blocks_on(at) if block["kind"] == "rows"]


def choose_line(at: AppTest, place: tuple[str, str, str]) -> AppTest:
    """Press the line of a bukti."""
    number = next(number for number, line in _lines(at) if line["act"] == row_of(place))
    at = tell_blocks(at, touched({"act": row_of(place)}), number)
    assert not at.exception, at.exception
    return at


def open_link(at: AppTest, place: tuple[str, str, str] = SK) -> AppTest:
    """Choose a bukti and open its link."""
    return press_cell(choose_line(at, place), row_of(place), "Buka tautan ↗")


def judge_right(at: AppTest, place: tuple[str, str, str] = SK) -> AppTest:
    """Open the document of a bukti, and say that it is right."""
    return press_cell(open_link(at, place), row_of(place), RIGHT)


def give_back(at: AppTest, place: tuple[str, str, str], note: str) -> AppTest:
    """Say what has to be mended."""
    at = press_cell(choose_line(at, place), row_of(place), WRONG)
    return type_into(at, row_of(place), "Apa yang perlu diperbaiki?", note)


def test_a_checker_says_of_each_what_it_is_the_next_one_follows_and_it_is_taken_back(office, peri):
    at = judge_right(peri())
    assert "I.1 SK: Terverifikasi." in written_text(at).replace("\\", "")
    assert "## **Notulensi**" in written_text(at)
    at = give_back(at, NOTULENSI, "belum ditandatangani")
    assert status_of(office, SK)[0] == "terverifikasi"
    assert status_of(office, NOTULENSI) == ("perlu_perbaikan", "belum ditandatangani")
    at = press(at, "Urungkan")
    assert status_of(office, NOTULENSI) == ("ada", "")
    assert "## **Notulensi**" in written_text(at), "back where it was said"
    at = press(at, "Urungkan")
    assert status_of(office, SK)[0] == "ada"
    assert "Urungkan" not in buttons_on(at)
    at = give_back(at, NOTULENSI, "tanpa tanggal")
    assert "## **Undangan**" in written_text(at), "the next one, not the first"


def test_all_opened_bukti_of_a_langkah_are_verified_in_one_entry(office, peri, open_page):
    at = open_link(peri())
    assert TOGETHER in cells_on(at, row_of(SK))
    before = office.journal.tip()[0]
    at = press_cell(at, row_of(SK), TOGETHER)
    assert office.journal.tip()[0] == before + 1
    assert {status_of(office, place)[0] for place in (SK, NOTULENSI)} == {"terverifikasi"}
    press(at, "Urungkan")
    assert {status_of(office, place)[0] for place in (SK, NOTULENSI)} == {"ada"}


def test_a_document_is_opened_before_it_is_called_right_in_the_same_place(office, peri):
    at = peri()
    assert [each["t"] for each in row_on(at, row_of(SK))["state"]][:2] == ["Buka tautan ↗", WRONG]
    assert lines_in(at)[0]["notes"] == ["tautan"]
    at = open_link(at)
    assert [each["t"] for each in row_on(at, row_of(SK))["state"]][:2] == [RIGHT, WRONG]


def test_what_was_written_beside_a_bukti_stays_when_it_is_verified(office, peri):
    edit_plan(office, Target(*SK), {"catatan": "Nomor 12/2025"}, pelaku="oki")
    at = judge_right(peri())
    assert not at.error
    assert status_of(office, SK) == ("terverifikasi", "Nomor 12/2025")


def test_a_file_is_shown_and_a_verdict_is_refused_with_both_sides_where_it_is_another_by_now(
    office, peri
):
    where, (first, second) = (office, SATKER, TAHUN, Target(*SK)), (pdf("pertama"), pdf("kedua"))
    edit(*where, {"tautan": ""}, pelaku="oki")
    add_file(*where, "asli.pdf", first, pelaku="oki")
    at = peri()
    assert at.get("image")
    take_off(*where, sha256(first).hexdigest(), pelaku="oki")
    add_file(*where, "asli.pdf", second, pelaku="oki")
    at = press_cell(at, row_of(SK), RIGHT)
    refused = told_wrong(at)
    both = "menjadi “berkas “asli.pdf””, yang Anda lihat “berkas “asli.pdf”” dengan isi lain."
    assert refused.startswith("Tautan sudah diubah oleh Oki") and both in refused
    assert "baru saja diubah orang lain" in written_text(at)
    assert status_of(office, SK) == ("ada", "")
    press_cell(at, row_of(SK), RIGHT)
    assert status_of(office, SK)[0] == "terverifikasi"


def test_where_no_bukti_was_ever_said_to_be_there_none_is_called_checked(fill_database, open_page):
    lacking = sample_content([langkah_content("I.1.1", [tenggat_content("2025-06")])])
    fill_database(lambda db: append_unggahan(db.journal, lacking))
    at = open_page(MENUNGGU, posisi=str(DAY))
    assert "Tidak ada bukti yang menunggu diperiksa." in written_text(at)
    assert not has_field(at, "Cari kode"), "nothing to seek in"


def test_the_list_says_what_waits_and_leaves_what_the_checker_brought_to_another(office, peri):
    at = peri()
    assert "3 bukti menunggu diperiksa." in written_text(at)
    assert parts_in(at) == ["I.1 Langkah I.1.1", "V.a.1 Langkah V.a.1.1"]
    assert names_in(at) == ["SK", "Notulensi", "Undangan"]
    link = row_on(at, row_of(SK))["state"][0]
    assert (link["a"], link["h"]) == (
        "Buka tautan contoh.example · SK tim.pdf",
        "https://contoh.example/zi/SK%20tim.pdf",
    )
    at = choose_line(at, NOTULENSI)
    assert "di lemari arsip" in told(at, row_of(NOTULENSI))
    assert "Buka tautan ↗" not in cells_on(at, row_of(NOTULENSI)), "looks like one and is none"
    at = choose_line(at, UNDANGAN)
    assert "Anda laporkan sendiri" in told(at, row_of(UNDANGAN))
    assert not {RIGHT, WRONG, BARE} & {*cells_on(at, row_of(UNDANGAN))}
    assert "dilaporkan Peri, 01/10/2025" in written_text(at).replace("\\", "")
    assert RIGHT not in cells_on(open_link(at, UNDANGAN), row_of(UNDANGAN)), "also once opened"


def test_what_provinsi_gives_back_stands_first_in_the_list_with_its_reason(
    office, peri, look_as, open_page
):
    judge_right(peri())
    add_people(office, prov={SATKER: "evaluator"})
    look_as(office, "prov")
    at = open_page(MENUNGGU, posisi=str(DAY))
    assert names_in(at) == ["SK"], "what the office verified"
    at, why = press_cell(at, row_of(SK), "Dikembalikan …"), "Lampirannya tidak ada."
    at = type_into(at, row_of(SK), "Mengapa dikembalikan?", why)
    assert "SK: dikembalikan provinsi." in written_text(at).replace("\\", "")
    look_as(office, "peri")
    at = peri()
    assert names_in(at)[0] == "SK"
    assert f"↩ dikembalikan provinsi 1 Oktober 2025: {why}" in told(at, row_of(SK))
    assert "## **SK**" in written_text(at)


def test_provinsi_says_its_verdict_in_the_row_of_the_panel_and_takes_it_back(
    office, peri, look_as, open_page
):
    judge_right(peri())
    add_people(office, prov={SATKER: "evaluator"})
    look_as(office, "prov")
    row = " ".join(SK[:2])
    at = open_page(LINIMASA, posisi=str(DAY), langkah=SK[0])
    at = press_cell(open_more(at, row), row, "✓ Verifikasi provinsi")
    assert "I.1 SK: terverifikasi provinsi." in told(at, row)
    at = press_cell(at, row, "Urungkan")
    assert "terverifikasi provinsi" not in told(at, row)
    at = type_into(at, row, "Mengapa dikembalikan?", "Lampirannya tidak ada.")
    assert "SK: dikembalikan provinsi 1 Oktober 2025: Lampirannya tidak ada." in told(at, row)
    assert status_of(office, SK)[0] == "terverifikasi", "the office's own word stays"


def test_at_the_machine_itself_what_was_brought_there_is_checked_there_too(office, open_page):
    edit_plan(office, Target(*SK), {"tautan": "https://contoh.example/sk"}, pelaku=LOCAL_ACTOR)
    at = open_page(MENUNGGU, posisi=str(DAY))
    assert "Anda laporkan sendiri" not in written_text(at)
    told_of = written_text(at).replace("\\", "")
    assert "dilaporkan 01/10/2025" in told_of, "nobody signed in, so the day alone is told"
    judge_right(at)
    assert status_of(office, SK)[0] == "terverifikasi"


NARROWED = (
    ({"area": "V"}, ["Undangan"], "1 bukti menunggu diperiksa."),
    ({"pic": "Kasubbag Hukum"}, ["Undangan"], "1 bukti menunggu diperiksa."),
    ({"cari": " notu "}, ["Notulensi"], "1 dari 3 bukti"),
    ({"area": "V", "cari": "SK"}, [], "0 dari 1 bukti"),
    ({"area": "IX"}, ["SK", "Notulensi", "Undangan"], "3 bukti menunggu diperiksa."),
)


def test_it_is_narrowed_by_area_pic_and_words(peri):
    for choice, names, count in NARROWED:
        at = peri(**choice)
        assert names_in(at) == names
        assert count in written_text(at)
