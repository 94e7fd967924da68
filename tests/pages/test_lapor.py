"""Lapor: what is to be done and reported, one's own or all. Each touch of a cell is one entry and one
undo, for who may report it. At the end of a quarter its report is called complete.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from monev import figures
from monev.access import Visitor
from monev.core.dates import format_short_day
from monev.core.file_references import files_of
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import views
from monev.figures.views import newest_view
from monev.meeting import acts
from monev.meeting.records import read_tindak_lanjut
from monev.people.setting_up import add_person
from monev.ui.page_table import LAPOR, MENUNGGU, RINGKASAN, UNGGAH, new_address
from tests.desk import (
    cells_on,
    chosen_on,
    desk_number,
    open_more,
    parts_on,
    press_cell,
    row_on,
    rows_on,
    send,
    told,
    type_into,
)
from tests.evidence_files.material import pdf
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    begin_rapat,
    langkah_content,
    langkah_now,
    sample_content,
    tenggat_content,
)
from tests.on_screen import address_of, written_text
from tests.page_runs import (
    choose,
    choose_all,
    field,
    fill,
    filled_with,
    has_fold,
    press,
    tell_blocks,
    touched,
    unfold,
)

HUKUM, UMUM = "Kasubbag Hukum", "Kasubbag Umum"
JULY, AUGUST = ("I.1.1", "2025-07"), ("V.a.1.1", "2025-08")
ROW, AUGUSTS_ROW = "I.1.1 2025-07", "V.a.1.1 2025-08"
SEPTEMBER = date(2025, 9, 30)
POSISI = {"posisi": "2025-09-30"}
ALL_DONE = "Selesai dan semua bukti ada"
COMPLETE = "Laporan kantor per 30 September 2025 sudah lengkap"


@filled_with
def office(db: Database) -> None:
    """Store a quarter of three targets of two PIC, one of them reported, and an older target that
    is still open.
    """
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
    langkah = langkah_now(db, place[0])
    return next(target for target in langkah["tenggat"] if target["tenggat"] == place[1])


def statuses(db: Database, place: tuple[str, str]) -> dict[str, str]:
    return {bukti["nama"]: bukti["status"] for bukti in target_of(db, place)["bukti"]}


def sentence_on(at: AppTest) -> str:
    """Return what there is to do and how much is reported."""
    said = (each.value.replace("\\", "") for each in at.markdown)
    return next(each for each in said if each.startswith(("**Per ", "**Hari ini: ")))


def progress_on(at: AppTest) -> str:
    """Return the words of how much is reported."""
    return re.split(" Laporan (?:baru|TW)", sentence_on(at).partition("** ")[2])[0]


def test_of_a_plan_alone_what_is_due_has_no_mark_of_failure(planned, open_page):
    at = open_page(LAPOR, posisi="2025-12-31")
    marks = {row_on(at, row)["mark"] for row in rows_on(at)}
    assert "▲" not in marks and "△" in marks


def test_what_is_late_is_said_of_the_day_it_is_judged_at(office, oki):
    """Other pages may show an earlier day, on which less was late."""
    day = format_short_day(newest_view(office, SATKER, TAHUN).posisi)
    assert sentence_on(oki()).startswith((f"**Per {day}: ", "**Hari ini: "))


def ask_day(at: AppTest) -> AppTest:
    """Store the proposed day of July's target, and ask for another."""
    return press_cell(press_cell(at, ROW, "31/07"), ROW, "31/07")


def targets_on(at: AppTest) -> list[str]:
    """List the kode of the targets of the quarter itself."""
    own = [rows for part, rows in parts_on(at).items() if part.startswith(("I ", "V "))]
    return [row.split()[0] for rows in own for row in rows]


@pytest.fixture
def oki(office, look_as, open_page):
    """Open the quarter for an operator, with choices in its address."""
    look_as(office, "oki")
    return lambda **choice: open_page(LAPOR, **POSISI, **choice)


def test_each_touch_is_one_entry_at_the_quarters_end_and_one_undo_of_its_target(office, oki):
    first = office.journal.tip()[0]
    at = press_cell(oki(), ROW, "Selesai")
    assert told(at, ROW) == "✓" and "Selesai" in chosen_on(at, ROW)
    at = type_into(ask_day(at), ROW, "Tanggal selesai", "29/7")
    at = press_cell(at, ROW, "SK")
    at = press_cell(at, AUGUSTS_ROW, "Berjalan")
    assert office.journal.tip()[0] == first + 5
    july = target_of(office, JULY)
    assert (july["laporan"], july["tanggal_selesai"]) == ("selesai", "2025-07-29")
    assert statuses(office, JULY) == {
        "SK": "ada",
        "Notulensi": "terverifikasi",
        "Foto": "belum_ada",
    }
    assert newest_view(office, SATKER, TAHUN).hari == SEPTEMBER
    assert progress_on(at) == "TW III 2025: semua 3 target sudah dilaporkan."
    for _ in range(4):
        at = press_cell(at, ROW, "Urungkan")
    assert (target_of(office, JULY)["laporan"], statuses(office, JULY)["SK"]) == (
        "belum",
        "belum_ada",
    )
    assert target_of(office, AUGUST)["laporan"] == "proses", "another target's undo"
    assert office.journal.tip()[0] == first + 9


def test_done_with_all_documents_is_one_press_one_entry_and_reported(office, oki):
    first = office.journal.tip()[0]
    at = press_cell(oki(), ROW, ALL_DONE)
    assert target_of(office, JULY)["laporan"] == "selesai"
    assert statuses(office, JULY) == {"SK": "ada", "Notulensi": "terverifikasi", "Foto": "ada"}
    assert office.journal.tip()[0] == first + 1
    press_cell(at, ROW, "Urungkan")
    assert statuses(office, JULY)["SK"] == "belum_ada"
    assert target_of(office, JULY)["laporan"] == "belum"


def test_a_touch_that_comes_twice_is_stored_once(office, oki):
    first = office.journal.tip()[0]
    at = oki()
    for nr in (900_001, 900_001, 900_002):
        said = [{"nr": nr, "act": [ROW, "tick", "SK" if nr == 900_001 else "Foto"]}]
        at = tell_blocks(at, touched({"said": said}), desk_number(at, ROW))
    assert office.journal.tip()[0] == first + 2
    assert statuses(office, JULY) == {"SK": "ada", "Notulensi": "terverifikasi", "Foto": "ada"}


def _noted(answer: Callable[..., Any], asked: list[tuple[str, str]]) -> Callable[..., Any]:
    """Note each question with its parameters."""

    def note(db: Database, name: str, *shape: type, **params: Any) -> Any:
        asked.append((name, repr(sorted(params.items()))))
        return answer(db, name, *shape, **params)

    return note


def test_a_touch_asks_nothing_twice_and_no_list_that_it_does_not_show(office, oki, monkeypatch):
    # The same touch of another test, in the same second, is the same entry: its answers are kept.
    monkeypatch.setattr(views, "_MEMORY", views._Memory(views.MEMORY_BYTES))
    at = press_cell(oki(), ROW, "Foto")
    asked = []
    for way in ("ask", "frame"):
        monkeypatch.setattr(Database, way, _noted(getattr(Database, way), asked))
    press_cell(at, ROW, "SK")
    names = [name for name, _ in asked]
    assert "figures/quarter_report" in names
    assert len(asked) == len({*asked}), sorted(names)
    unchanged = {"meeting/tindak_lanjut"}
    assert not {"figures/tenggat", "figures/bukti", "figures/langkah", *unchanged} & {*names}


def test_selesai_proposes_the_day_one_touch_stores_it_and_another_asks_for_another(office, oki):
    at = press_cell(oki(), ROW, "Selesai")
    assert target_of(office, JULY)["tanggal_selesai"] is None
    at = press_cell(at, ROW, "31/07")
    assert target_of(office, JULY)["tanggal_selesai"] == "2025-07-31"
    assert not [each for each in row_on(at, ROW)["state"] if "f" in each], "no field unasked"
    before = office.journal.tip()
    at = press_cell(at, ROW, "31/07")
    assert cells_on(at, ROW)["Tanggal selesai"]["f"] == "31/07/2025"
    assert office.journal.tip() == before
    at = press_cell(at, ROW, "SK")
    assert "Tanggal selesai" not in cells_on(at, ROW), "it is not asked any more"


def test_only_targets_that_somebody_chose_are_done_in_one_entry_each_on_its_due_day(office, oki):
    first = office.journal.tip()[0]
    at = unfold(oki(), "Tandai sekaligus")
    assert at.multiselect[0].value == []
    assert next(one for one in at.button if one.label == "Tandai selesai").disabled
    at = press(choose_all(at, "Target"), "Tandai 3 target selesai")
    assert office.journal.tip()[0] == first + 1
    days = [target_of(office, place)["tanggal_selesai"] for place in (JULY, AUGUST)]
    assert days == ["2025-07-31", "2025-08-31"]
    assert target_of(office, ("I.2.1", "2025-05"))["tanggal_selesai"] == "2025-05-31"
    at = press(at, "Urungkan")
    assert target_of(office, JULY)["laporan"] == target_of(office, AUGUST)["laporan"] == "belum"
    at = unfold(at, "Tandai sekaligus")
    at = choose(at, "Target", at.multiselect[0].options[0])
    at = press(at, "Tandai 1 target selesai")
    assert not [each for each in at.button if each.label.startswith("Tandai")], "its window closes"


def test_the_langkah_of_a_pic_go_to_another_in_one_entry_and_one_undo(office, oki):
    first = office.journal.tip()[0]
    at = unfold(oki(), "Ganti PIC")
    at = choose(at, "Dari PIC", HUKUM)
    at = choose(at, "Kepada PIC", UMUM)
    at = press(at, "Serahkan 2 langkah")
    assert office.journal.tip()[0] == first + 1
    pics = [langkah_now(office, kode)["pic"] for kode in ("I.1.1", "I.2.1", "V.a.1.1")]
    assert pics == [UMUM, UMUM, UMUM]
    press(at, "Urungkan")
    assert langkah_now(office, "I.2.1")["pic"] == HUKUM


def test_a_target_of_two_pics_stands_under_each_and_only_one_of_them_is_handed_over(office, oki):
    edit(office, SATKER, TAHUN, Target("I.1.1"), {"pic": f"{HUKUM}; {UMUM}"}, pelaku="oki")
    assert targets_on(oki(pic=UMUM)) == ["I.1.1", "V.a.1.1", "V.a.2.1"]
    assert targets_on(oki(pic=HUKUM)) == ["I.1.1"]
    at = unfold(oki(), "Ganti PIC")
    at = choose(at, "Dari PIC", UMUM)
    at = choose(at, "Kepada PIC", "Utama")
    press(at, "Serahkan 3 langkah")
    pics = [langkah_now(office, kode)["pic"] for kode in ("I.1.1", "V.a.1.1")]
    assert pics == [f"{HUKUM}; Utama", "Utama"]


def test_belum_asks_for_its_kendala_and_is_reported_with_it(office, oki):
    before = office.journal.tip()
    at = press_cell(oki(), ROW, "Belum")
    assert "Tulis kendalanya" in told(at, ROW)
    assert row_on(at, ROW)["answer"] not in ("stored", "wrong"), "it is asked"
    assert office.journal.tip() == before
    at = press_cell(press_cell(at, ROW, "SK"), ROW, "Belum")
    assert "Urungkan" not in cells_on(at, ROW), "it would take back the document"
    at = type_into(at, ROW, "Kendala", "menunggu anggaran")
    assert target_of(office, JULY)["kendala"] == "menunggu anggaran"
    assert progress_on(at) == "TW III 2025: 2 dari 3 target sudah dilaporkan."


def test_a_tick_is_not_taken_away_from_a_document_that_was_given_another_link_meanwhile(
    office, oki
):
    at = press_cell(oki(), ROW, "SK")
    given = "https://contoh.example/sk.pdf"
    edit(office, SATKER, TAHUN, Target(*JULY, "SK"), {"tautan": given}, pelaku=LOCAL_ACTOR)
    at = press_cell(at, ROW, "SK")
    assert row_on(at, ROW)["answer"] == "wrong"
    assert f"menjadi “{given}”, yang Anda lihat “(kosong)”" in told(at, ROW)
    assert statuses(office, JULY)["SK"] == "ada"
    press_cell(at, ROW, "SK")
    assert statuses(office, JULY)["SK"] == "belum_ada"


def test_of_two_people_in_one_field_the_later_is_told_in_its_row_and_other_fields_are_stored(
    office, look_as, open_page
):
    add_people(office, rita={SATKER: "operator"})
    pages = {}
    for name in ("oki", "rita"):
        look_as(office, name)
        pages[name] = open_page(LAPOR, **POSISI)
    press_cell(pages["rita"], ROW, "Selesai")
    look_as(office, "oki")
    at = press_cell(pages["oki"], ROW, "Berjalan")
    assert row_on(at, ROW)["answer"] == "wrong" and not row_on(at, AUGUSTS_ROW).get("told")
    assert "Status sudah diubah oleh Rita" in told(at, ROW)
    assert "menjadi “Selesai”, bukan “Berjalan" in told(at, ROW)
    assert "Selesai" in chosen_on(at, ROW), "what is stored is shown"
    look_as(office, "rita")
    press_cell(pages["rita"], ROW, "SK")
    look_as(office, "oki")
    at = press_cell(at, ROW, "Foto")
    assert row_on(at, ROW)["answer"] == "stored"
    assert target_of(office, JULY)["laporan"] == "selesai"
    assert statuses(office, JULY) == {"SK": "ada", "Notulensi": "terverifikasi", "Foto": "ada"}


def test_a_document_that_is_there_is_chosen_for_several_bukti_at_once_and_taken_back_at_once(
    office, oki, look_as, open_page
):
    first = office.journal.tip()[0]
    at = press_cell(open_more(oki(), ROW), ROW, "Pakai dokumen yang sudah ada")
    offered = field(at, "Dokumen yang sudah ada").options
    assert not [words for words in offered if words.startswith(("http", "contoh.example"))]
    at = choose(at, "Dokumen yang sudah ada", "Laporan · V.a.2")
    at = choose(at, "Untuk bukti", "I.1 SK, Juli 2025", "V.a.1 Undangan, Agustus 2025")
    at = press(at, "Pakai")
    assert office.journal.tip()[0] == first + 1
    assert "Tersimpan untuk 2 bukti." in told(at, ROW)
    assert statuses(office, JULY)["SK"] == statuses(office, AUGUST)["Undangan"] == "ada"
    links = {bukti["nama"]: bukti["tautan"] for bukti in target_of(office, JULY)["bukti"]}
    assert links["SK"] == "https://contoh.example/laporan.pdf"
    press_cell(at, ROW, "Urungkan")
    assert statuses(office, JULY)["SK"] == statuses(office, AUGUST)["Undangan"] == "belum_ada"
    look_as(office, "hana")
    at = press_cell(open_more(open_page(LAPOR, **POSISI), ROW), ROW, "Pakai dokumen yang sudah ada")
    assert {words.split()[0] for words in field(at, "Untuk bukti").options} == {"I.1", "I.2"}


def test_while_a_file_is_chosen_no_undo_of_something_else_stands_in_its_row(office, oki):
    """A file that is too large is refused by the browser, beside the ✓ of the touch before."""
    at = press_cell(oki(), ROW, "Selesai")
    assert "Urungkan" in cells_on(at, ROW)
    at = send(at, ROW, "file", "SK")
    assert "Urungkan" not in cells_on(at, ROW)
    assert told(at, ROW) == ""
    at = press_cell(at, ROW, "Berjalan")
    assert "Urungkan" in cells_on(at, ROW)


def test_a_file_goes_to_the_document_whose_plus_was_pressed(office, oki):
    at = oki()
    assert cells_on(at, ROW)["SK"]["u"], "a place for a file"
    at = send(at, ROW, "file", "SK")
    field(at, "Berkas").upload("sk tim.pdf", pdf(), "application/pdf")
    at = at.run()
    stored = {bukti["nama"]: bukti for bukti in target_of(office, JULY)["bukti"]}
    assert [file.name for file in files_of(stored["SK"]["tautan"])] == ["sk tim.pdf"]
    assert (stored["SK"]["status"], stored["Foto"]["tautan"]) == ("ada", "")
    assert cells_on(at, ROW)["SK"]["h"].startswith("/bukti/"), "and it is opened beside its name"
    at = press_cell(open_more(at, ROW), ROW, "Lepas sk tim.pdf")
    assert not target_of(office, JULY)["bukti"][0]["tautan"]
    field(at, "Berkas").upload("palsu.pdf", b"<!DOCTYPE html>", "application/pdf")
    at = at.run()
    assert "palsu.pdf" in told(at, ROW) and "halaman web" in told(at, ROW)
    assert "Urungkan" not in cells_on(at, ROW), "what was stored before is not what was answered"
    assert "Urungkan" in cells_on(press_cell(at, ROW, "Foto"), ROW)


def test_what_is_refused_in_a_table_is_not_to_be_saved_by_a_button_that_is_not_there(office, oki):
    at = ask_day(press_cell(oki(), ROW, "Selesai"))
    wrong = type_into(at, ROW, "Tanggal selesai", "besok")
    assert row_on(wrong, ROW)["answer"] == "wrong"
    assert "simpan" not in told(wrong, ROW).casefold()
    edit(office, SATKER, TAHUN, Target(*JULY), {"laporan": "belum"}, pelaku=LOCAL_ACTOR)
    moved = press_cell(wrong, ROW, "Berjalan")
    assert "Status sudah diubah oleh" in told(moved, ROW)
    assert "simpan" not in told(moved, ROW).casefold()


def test_the_follow_ups_of_the_triwulan_before_stand_first_and_carry_their_document(
    office, look_as, open_page
):
    meeting = begin_rapat(office, tanggal="2025-07-10", pelaku=LOCAL_ACTOR)
    for pic in (HUKUM, UMUM):
        given = {"uraian": f"Pasang kotak pengaduan {pic}", "pic": pic, "batas": "2025-08-01"}
        acts.decide(office, meeting, **given, pelaku=LOCAL_ACTOR)
    look_as(office, "hana")
    at = open_page(LAPOR, **POSISI)
    said = written_text(at)
    assert "## **Tindak lanjut rapat sebelumnya: 1**" in said
    assert "Batas 1 Agustus 2025 :orange[▲ sudah lewat 61 hari] · Kasubbag Hukum" in said
    at = unfold(at, "Sudah dikerjakan …")
    field(at, "Berkas bukti").upload("berita acara.pdf", pdf(), "application/pdf")
    at = at.run()
    at = fill(at, **{"Keterangan": "dipasang", "Tautan bukti": "https://contoh.example/foto"})
    at = press(at, "Catat selesai")
    said = written_text(at)
    assert ":green[Selesai] · dipasang · [tautan bukti ↗](https://contoh.example/foto)" in said
    assert "[berita acara.pdf ↗](/bukti/" in said.replace("\\", "")
    at = press(at, "Urungkan")
    row = next(row for row in read_tindak_lanjut(office, SATKER, TAHUN) if row["pic"] == HUKUM)
    assert (row["status"], row["keterangan"]) == ("terbuka", "")
    assert [file.name for file in files_of(row["tautan"])] == ["berita acara.pdf"]
    press(at, "Urungkan")
    assert not any(row["tautan"] for row in read_tindak_lanjut(office, SATKER, TAHUN))


def test_what_came_of_a_target_is_said_in_one_line_beside_its_capaian_and_counts_nowhere(
    office, oki, open_page
):
    at = open_more(oki(), ROW)
    before = progress_on(at)
    assert "Hasil (target capaian: 100%)" in written_text(at)
    at = type_into(at, ROW, "Hasil", "4 dari 6; 2 menunggu")
    assert target_of(office, JULY)["hasil"] == "4 dari 6; 2 menunggu"
    assert "Hasil: 4 dari 6; 2 menunggu" in told(at, ROW)
    panel = open_page(LAPOR, langkah="I.1.1", target="2025-07", **POSISI)
    assert "Hasil: 4 dari 6; 2 menunggu" in written_text(panel)
    assert (progress_on(at), target_of(office, JULY)["laporan"]) == (before, "belum")
    press_cell(at, ROW, "Urungkan")
    assert target_of(office, JULY)["hasil"] is None


def test_a_verified_document_is_said_and_not_offered_and_an_impossible_day_is_refused(office, oki):
    at = oki()
    verified = cells_on(at, ROW)["Notulensi: Terverifikasi"]
    assert (verified["m"], "w" in verified) == ("✓✓", False)
    assert [each["t"] for each in row_on(at, ROW)["docs"] if "w" in each] == ["SK", "Foto"]
    at = ask_day(press_cell(at, ROW, "Selesai"))
    at = type_into(at, ROW, "Tanggal selesai", "1/1/2031")
    assert "1 Januari 2031" in told(at, ROW)
    at = type_into(at, ROW, "Tanggal selesai", "kemarin")
    assert row_on(at, ROW)["answer"] == "wrong"
    assert cells_on(at, ROW)["Tanggal selesai"]["f"] == "31/07/2025", "to be mended where it stands"


def test_the_page_shows_a_pic_their_own_targets_an_operator_all_and_nobody_else_any(
    office, look_as, open_page
):
    look_as(office, "hana")
    at = open_page(LAPOR, **POSISI)
    assert targets_on(at) == ["I.1.1"]
    assert "operator kantor menyatakan laporannya lengkap" in written_text(at)
    press_cell(at, ROW, "Selesai")
    assert target_of(office, JULY)["laporan"] == "selesai"
    look_as(office, "oki")
    at = open_page(LAPOR, **POSISI)
    assert targets_on(at) == ["I.1.1", "V.a.1.1", "V.a.2.1"]
    (report,) = row_on(at, "V.a.2.1 2025-09")["docs"]
    assert report["h"] == "https://contoh.example/laporan.pdf"
    for who in ("peri", "budi", None):
        look_as(office, who)
        at = open_page(LAPOR, **POSISI)
        assert not targets_on(at), who
        why = "tidak terbuka untuk peran Anda" if who else "Anda perlu masuk"
        assert why in written_text(at), who


def test_an_operator_who_is_a_pic_begins_with_their_own_targets_and_may_see_all(
    office, look_as, open_page
):
    roles, pics = {SATKER: frozenset({"operator"})}, {SATKER: frozenset({UMUM})}
    both = Visitor("nia", "Nia", roles=roles, pics=pics)
    add_person(office, both, pelaku="utama")
    look_as(office, "nia")
    at = open_page(LAPOR, **POSISI)
    assert targets_on(at) == ["V.a.1.1", "V.a.2.1"]
    everybody = open_page(LAPOR, siapa="semua", **POSISI)
    assert targets_on(everybody) == ["I.1.1", "V.a.1.1", "V.a.2.1"]
    assert targets_on(open_page(LAPOR, pic=HUKUM, **POSISI)) == ["I.1.1"], "as on all pages"


def test_the_targets_are_narrowed_by_area_pic_words_and_what_is_left(oki):
    assert targets_on(oki(area="V")) == ["V.a.1.1", "V.a.2.1"]
    assert targets_on(oki(pic=HUKUM)) == ["I.1.1"]
    assert targets_on(oki(belum="ya")) == ["I.1.1", "V.a.1.1"]
    assert targets_on(oki(cari=" lapor ")) == ["V.a.2.1"]
    assert targets_on(oki(cari="apa pun")) == []


def test_a_target_that_was_just_reported_stays_among_those_that_are_left(oki):
    at = press_cell(oki(belum="ya"), ROW, ALL_DONE)
    assert targets_on(at) == ["I.1.1", "V.a.1.1"]
    assert targets_on(oki(belum="ya")) == ["V.a.1.1"], "in another visit"


def test_a_row_stays_where_it_was_touched_with_its_undo_until_the_filters_change(office, oki):
    lacking = {"SK": "belum_ada"}
    plan = [langkah_content("I.4.1", [tenggat_content("2025-04", bukti=lacking)], pic=HUKUM)]
    plan += [langkah_content(f"I.{each}.1", [tenggat_content("2025-05")]) for each in (5, 6)]
    append_unggahan(office, sample_content(plan, unggahan=2, posisi="2025-09-30"))
    at, stood = oki(), ["I.4.1 2025-04", "I.5.1 2025-05", "I.6.1 2025-05"]
    assert rows_on(at) == stood
    at = press_cell(at, stood[0], "Selesai")
    assert rows_on(at) == stood, "else the next row slides under the finger"
    at = press_cell(at, stood[1], "Selesai")
    assert rows_on(at) == stood, "nothing is left to do there, but it may be taken back"
    at = press_cell(at, stood[1], "Urungkan")
    assert target_of(office, ("I.5.1", "2025-05"))["laporan"] == "belum"
    assert rows_on(oki()) == [*stood[1:], stood[0]], "another visit has what is late first"


def test_what_is_left_of_before_stands_first_and_what_may_begin_already_last(
    office, oki, look_as, open_page
):
    early = tenggat_content("2025-12", buka="2025-09-01")
    plan = [langkah_content("I.3.1", [early, tenggat_content("2025-11")], pic=HUKUM)]
    for kode, status in (("I.4.1", "selesai"), ("I.5.1", "belum")):
        proof = {"SK": "belum_ada"}
        plan.append(langkah_content(kode, [tenggat_content("2025-04", status, bukti=proof)]))
    append_unggahan(office, sample_content(plan, unggahan=2, posisi="2025-09-30"))
    assert [*parts_on(oki()).items()] == [
        ("Dari TW I–II", ["I.5.1 2025-04", "I.4.1 2025-04"]),
        ("Jatuh tempo sesudah TW III", ["I.3.1 2025-12"]),
    ]
    look_as(office, "hana")
    assert rows_on(open_page(LAPOR, **POSISI)) == ["I.3.1 2025-12"]


def test_an_operator_reads_what_is_unsaid_and_says_that_the_report_is_complete(office, oki):
    at = unfold(oki(), "Nyatakan TW III lengkap")
    said = written_text(at)
    unreported = "target yang jatuh tempo sampai 30 September 2025 belum dilaporkan; setelah"
    assert f"2 {unreported} laporan dinyatakan lengkap, dinilai belum selesai." in said
    unsaid = said.replace("\\", "").partition("Belum dilaporkan sampai 30 September 2025:")[2]
    assert "**I.1**" in unsaid and "**V.a.1**" in unsaid
    at = press(at, COMPLETE)
    assert "dinyatakan lengkap" in written_text(at)
    told = "TW III 2025: 1 dari 3 target sudah dilaporkan, 2 dinilai belum selesai."
    assert progress_on(at) == told
    assert newest_view(office, SATKER, TAHUN).lengkap_per == SEPTEMBER
    at = oki()
    assert sentence_on(at).endswith(" Laporan TW III dinyatakan lengkap.")
    assert not has_fold(at, "Nyatakan TW III lengkap")


def test_the_way_to_call_it_complete_stands_above_the_table_once_all_is_reported(office, oki):
    """Below a long table nobody found it."""

    def stands_above(at: AppTest) -> bool:
        assert has_fold(at, "Nyatakan TW III lengkap")
        return not has_fold(at, "Nyatakan TW III lengkap", below="Dari TW I–II")

    at = press_cell(oki(), ROW, "Selesai")
    assert not stands_above(at)
    at = press_cell(at, AUGUSTS_ROW, "Selesai")
    assert stands_above(at)
    assert "Semua yang jatuh tempo sampai 30 September 2025 sudah dilaporkan." in written_text(at)
    assert not stands_above(press_cell(at, ROW, "Urungkan"))


def test_the_report_can_be_called_complete_from_the_last_day_of_its_quarter_on(
    office, look_as, open_page, today
):
    today("2025-09-29")
    look_as(office, "oki")
    at = open_page(LAPOR, **POSISI)
    assert "dapat dinyatakan lengkap mulai 30 September 2025." in written_text(at)
    assert not has_fold(at, "Nyatakan TW III lengkap")
    today("2025-09-30")
    look_as(office, "oki")
    assert has_fold(open_page(LAPOR, **POSISI), "Nyatakan TW III lengkap")


def test_a_quarter_that_just_began_leads_to_the_one_that_ended_and_a_running_one_is_not_complete(
    office, open_page
):
    assert progress_on(open_page(LAPOR, posisi="2025-10-01")).startswith("TW III 2025")
    at = open_page(LAPOR, posisi="2025-12-31")
    assert progress_on(at) == "TW IV 2025: tidak ada target yang jatuh tempo."
    assert "TW IV dapat dinyatakan lengkap mulai 31 Desember 2025." in written_text(at)
    assert [*parts_on(at)] == ["Dari TW I–III"]


def test_whatever_day_is_looked_at_the_table_is_of_now(office, oki, open_page):
    press_cell(oki(), ROW, "Selesai")
    for choice in ({"posisi": "2025-07-31"}, {**POSISI, "unggahan": "1"}):
        at = open_page(LAPOR, **choice)
        assert (row_on(at, ROW)["status"], "Selesai" in chosen_on(at, ROW)) == ("selesai", True)
    assert (
        row_on(open_page(LAPOR, posisi="2025-07-31"), AUGUSTS_ROW)["status"] == "belum_dilaporkan"
    )


def test_a_meeting_that_goes_on_is_said_with_the_way_to_it(office, oki):
    begin_rapat(
        office, judul="Evaluasi TW III", tanggal="2025-10-01", posisi=SEPTEMBER, pelaku="peri"
    )
    at = oki()
    assert "Rapat “Evaluasi TW III” sedang berlangsung." in written_text(at)
    assert address_of(at, "Ke rapat →").startswith("/rapat?")


def test_a_document_gets_its_link_and_note_and_a_target_its_reason_behind_its_dots(office, oki):
    at = open_more(oki(), ROW)
    at = type_into(at, ROW, "Tautan, atau tempat berkas cetaknya: SK", "https://contoh.example/sk")
    sk = target_of(office, JULY)["bukti"][0]
    assert (sk["status"], sk["tautan"]) == ("ada", "https://contoh.example/sk")
    assert cells_on(at, ROW)["SK"]["h"] == "https://contoh.example/sk"
    at = press_cell(at, ROW, "Tidak berlaku")
    assert "perlu alasan" in told(at, ROW)
    at = type_into(at, ROW, "Kendala", "dihapus dari rencana")
    at = press_cell(at, ROW, "Tidak berlaku")
    assert target_of(office, JULY)["laporan"] == "tidak_berlaku"
    assert "Selesai" not in cells_on(at, ROW)


def test_unggah_leads_here_and_so_does_the_old_address(office, look_as, open_page):
    look_as(office, "oki")
    assert address_of(open_page(UNGGAH, **POSISI), "Lapor").startswith("/lapor?satker=")
    assert new_address("/tugas-saya") == ("/lapor", {})


def test_a_verdict_moves_no_day_so_lapor_and_ringkasan_count_the_same(
    office, open_page, look_as, today
):
    """It was stored on its own day, and what was reported of the quarter afterwards with it."""
    today("2025-10-05")
    look_as(office, "oki")
    press_cell(open_page(LAPOR, **POSISI), ROW, "Selesai")
    look_as(office, "peri")
    waits = "V.a.2.1 2025-09 Laporan"
    at = press_cell(open_page(MENUNGGU, **POSISI), waits, "Buka tautan ↗")
    press_cell(at, waits, "Verifikasi")
    assert statuses(office, ("V.a.2.1", "2025-09")) == {"Laporan": "terverifikasi"}
    look_as(office, "oki")
    at = press_cell(open_page(LAPOR, **POSISI), AUGUSTS_ROW, "Selesai")
    assert "dicatat per 30 September 2025." in written_text(at)
    assert progress_on(at) == "TW III 2025: semua 3 target sudah dilaporkan."
    view = figures.view_at(office, SATKER, TAHUN, SEPTEMBER)
    counts = figures.current_counts(office, view)
    assert (counts.capaian_n, counts.capaian_N) == (3, 4), "all three of the quarter"
    told_there = written_text(open_page(RINGKASAN, **POSISI))
    assert "3 dari 4 target yang jatuh tempo selesai" in told_there
    assert "dicatat per" not in written_text(open_page(LAPOR, posisi="2025-12-31"))
