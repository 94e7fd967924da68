"""Riwayat: the versions of a plan, cancelled with a reason and restored; a look at an older
version; the pictures and their tables.
"""

from datetime import date

from monev import figures
from monev.edits.storing import say_complete
from monev.journal import open_journal
from monev.journal.whole_check import check_all
from monev.ui.page_table import LINIMASA, RINGKASAN, RIWAYAT
from monev.writing import plan_versions
from tests.figures.material import store_submissions
from tests.figures.test_plan_history import FOUR, ONE, THREE, TWO
from tests.journal.homes import home_of
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import address_of, answer_on, tables_on, written_text
from tests.page_runs import PAGES, buttons_on, choose, field, filled_with, press, touch, unfold

NOT_ABOUT_A_RENCANA = tuple(
    f"pages/{name}/" for name in ("unggah", "pengaturan", "rekap", "panduan")
)
COMPARISON = "Bandingkan"
CHANGED = "1 target bergeser, 2 target selesai, 1 isian realisasi berubah."


# The four unggahan that tests.figures.test_plan_history.py counts by hand.
four = filled_with(lambda db: store_submissions(db, ONE, TWO, THREE, FOUR, satker=SATKER))


def show_part(at, name: str):
    return choose(at, "Bagian", name)


def ask_to_cancel(at, reason: str):
    """Open the question and answer it, without confirming yet."""
    newest = next(fold.label for fold in at.expander if "terbaru" in fold.label)
    return field(unfold(unfold(at, newest), "Batalkan …"), "Alasan pembatalan").input(reason).run()


def cancel(at, reason: str = "berkas tertukar"):
    return press(ask_to_cancel(at, reason), "Batalkan versi ini")


def show_shifted(at):
    """Show the rows behind the first count of what version 3 changed."""
    (third,) = (fold.label for fold in at.expander if fold.label.endswith(CHANGED))
    groups = unfold(at, third).button_group
    (changes,) = (one for one in groups if "1 target bergeser" in one.options)
    return changes.set_value("target_bergeser").run()


def test_versions_stand_newest_first_with_what_they_changed_and_a_link_each(four, open_page):
    at = open_page(RIWAYAT)
    content = written_text(at)
    assert r"## 4 berkas; yang terbaru dan berlaku\: laporan TW II \(unggahan 4\)" in content
    headings = versions_on(at)
    assert headings[:2] == ["30 Juni: laporan TW II"] * 2
    assert headings[2:] == ["31 Maret: laporan TW I", "Rencana per 15 Januari 2025"]
    folds = [fold.label for fold in at.expander]
    assert folds[1].endswith(CHANGED)
    assert folds[3].endswith("4 langkah, 5 target.")
    at = show_shifted(at)
    content = written_text(at)
    assert "oleh Penguji." in content
    assert "Mei 2025 → Agustus 2025" in content
    assert "SHA" not in content, "technical details only for who asks"
    newest, shown = (link.proto.query_string for link in at.get("page_link"))
    assert "unggahan=4" in newest, "the version that can be cancelled is open"
    assert "unggahan=3" in shown


def test_a_complete_report_says_how_many_targets_are_late_since_it(fill_database, open_page):
    due = [tenggat_content(f"2025-0{month}") for month in (2, 3, 4)]
    done = tenggat_content("2025-01", "selesai")
    db = fill_database("kosong")
    plan = sample_content([langkah_content("I.1.1", [done, *due])], posisi="2025-01-31")
    append_unggahan(db, plan)
    say_complete(db, SATKER, TAHUN, date(2025, 3, 31), pelaku="Ani")
    at = open_page(RIWAYAT, satker=SATKER, tahun="2025", posisi="2025-03-31")
    assert any(fold.label.endswith("2 target menjadi lewat tenggat.") for fold in at.expander)


def test_what_was_late_and_is_done_now_hides_nothing_that_is_late_since(fill_database, open_page):
    db = fill_database("kosong")
    first = [tenggat_content("2025-01", "proses"), tenggat_content("2025-03")]
    done = tenggat_content("2025-01", "selesai", tanggal_selesai="2025-03-10")
    second = [done, tenggat_content("2025-03", "proses")]
    for number, day, due in ((1, "2025-02-28", first), (2, "2025-03-31", second)):
        langkah = [langkah_content("I.1.1", due)]
        append_unggahan(db, sample_content(langkah, unggahan=number, posisi=day))
    at = open_page(RIWAYAT, satker=SATKER, tahun="2025", posisi="2025-03-31")
    assert any(fold.label.endswith("1 target menjadi lewat tenggat.") for fold in at.expander)


def test_the_version_the_pages_show_at_this_posisi_is_marked(four, open_page):
    for posisi, number in (("2025-12-31", 4), ("2025-03-31", 2)):
        at = open_page(RIWAYAT, satker=SATKER, tahun="2025", posisi=posisi)
        (visible,) = (fold.label for fold in at.expander if "yang tampak per" in fold.label)
        assert f"unggahan {number}" in visible
        assert figures.view_at(four, SATKER, TAHUN, date.fromisoformat(posisi)).unggahan == number


def test_the_newest_is_cancelled_with_a_reason_and_restored(four, open_page):
    at = cancel(open_page(RIWAYAT))
    assert "Versi itu dibatalkan" in at.success[0].value
    assert r"dan berlaku\: laporan TW II \(unggahan 3\). 1 dibatalkan" in written_text(at)
    assert "berkas tertukar" in written_text(at)
    assert [entry.isi for entry in four.journal.read()][-1] == {
        "unggahan": 4,
        "alasan": "berkas tertukar",
        "lewat": "halaman",
    }
    at = press(at, "Pulihkan")
    assert "Versi itu dipulihkan" in at.success[0].value
    assert [entry.jenis for entry in four.journal.read()][-2:] == ["pembatalan", "pemulihan"]
    assert "Pulihkan" not in buttons_on(at)


def test_before_it_is_cancelled_it_is_said_what_the_pages_use_then(four, fill_database, open_page):
    before, nothing = "kembali memakai unggahan sebelumnya", "tidak ada unggahan yang berlaku"
    said = written_text(ask_to_cancel(open_page(RIWAYAT), ""))
    assert (before in said, nothing in said) == (True, False)
    fill_database("satu_baris")
    said = written_text(ask_to_cancel(open_page(RIWAYAT), ""))
    assert (before in said, nothing in said) == (False, True)


def test_without_a_reason_nothing_is_cancelled_and_the_window_that_asks_for_it_says_so(
    four, open_page
):
    at = cancel(open_page(RIWAYAT), " ")
    (newest,) = (fold for fold in at.expander if "terbaru" in fold.label)
    assert ["belum diisi" in each.value for each in newest.error] == [True]
    assert len(list(four.journal.read())) == 4


def test_what_somebody_uploads_while_the_question_is_open_is_not_cancelled(four, open_page):
    at = ask_to_cancel(open_page(RIWAYAT), "berkas tertukar")
    append_unggahan(four.journal, {**FOUR.isi, "unggahan": 5})
    at = press(at, "Batalkan versi ini")
    assert "sudah diubah orang lain" in at.error[0].value
    assert [entry.jenis for entry in four.journal.read()] == ["unggahan"] * 5
    assert r"dan berlaku\: laporan TW II \(unggahan 5\)" in written_text(at)


def test_with_every_unggahan_cancelled_each_page_says_so_and_leads_to_riwayat_or_unggah(
    reported, open_page
):
    for _ in range(2):
        plan_versions.cancel(reported, SATKER, TAHUN, reason="latihan", pelaku="Penguji")
    for page in PAGES:
        at = open_page(page, satker=SATKER, tahun=str(TAHUN))
        assert not at.error, (page, written_text(at))
        destination = [link.proto.page for link in at.get("page_link")]
        if page.startswith("pages/riwayat/"):
            assert buttons_on(at) == ["Pulihkan"]
            assert field(at, "Bagian").options == ["Versi", "Bandingkan", "Catatan Perubahan"]
        elif not page.startswith(NOT_ABOUT_A_RENCANA):
            assert destination == ["riwayat"], page
            assert address_of(at, "Unggah berkas baru") == "/unggah", page
        if not page.startswith(NOT_ABOUT_A_RENCANA):
            assert "Semua unggahan rencana ini sudah dibatalkan" in written_text(at), page


def test_an_older_state_is_looked_at_on_every_page_while_posisi_changes_and_one_touch_leads_back(
    four, open_page
):
    choice = {"satker": SATKER, "tahun": "2025", "posisi": "2025-03-31", "unggahan": "2"}
    for page in (RINGKASAN, LINIMASA, RIWAYAT):
        at = open_page(page, **choice)
        assert "Melihat laporan TW I (unggahan 2)" in written_text(at)
    at = open_page(RINGKASAN, **{**choice, "posisi": "2025-12-31"})
    assert "laporan TW I (unggahan 2)" in written_text(at)
    assert answer_on(at).startswith("1 dari 5 target")
    at = open_page(RINGKASAN, satker=SATKER, tahun="2025", posisi="2025-03-31", unggahan="2")
    at = touch(at, "TW III")
    assert (at.query_params["unggahan"], at.query_params["posisi"]) == ("2", "2025-09-30")
    at = touch(at, "Kembali ke yang terbaru")
    assert "unggahan" not in at.query_params
    assert "keadaan sebelum ada versi" not in written_text(at)
    assert answer_on(at).startswith("2 dari 3 target")


def test_an_unggahan_that_is_not_there_is_said_and_cancelling_the_one_looked_at_leads_back(
    four, open_page
):
    for number in ("9", "dua", "²", "-1", "9" * 40):
        at = open_page(RINGKASAN, satker=SATKER, tahun="2025", posisi="2025-12-31", unggahan=number)
        assert "unggahan" in at.error[0].value.lower(), number
        assert at.get("page_link"), number
    at = open_page(RIWAYAT, satker=SATKER, tahun="2025", posisi="2025-06-30", unggahan="4")
    at = cancel(at)
    assert not at.error, written_text(at)
    assert "unggahan" not in at.query_params


def versions_on(at) -> list[str]:
    """List the names of the versions, without their badges."""
    labels = [fold.label for fold in at.expander if fold.label.startswith("**")]
    return [label.split("**")[1] for label in labels]


def test_a_version_that_is_not_there_shows_all(four, open_page):
    for number in ("-1", "9" * 40):
        assert len(versions_on(open_page(RIWAYAT, versi=number))) == 4


def test_versions_are_a_table_too_that_opens_each_and_so_is_what_one_changed(four, open_page):
    at = open_page(RIWAYAT)
    (table,) = tables_on(unfold(at, "Tabel dan unduhan")).values()
    assert table["Unggahan"].tolist() == [4, 3, 2, 1]
    assert table["Versi"].iloc[-1] == "Rencana per 15 Januari 2025"
    assert table["Posisi"].dt.date.iloc[0] == date(2025, 6, 30)
    at = unfold(show_shifted(open_page(RIWAYAT)), "Tabel dan unduhan")
    (table,) = tables_on(at).values()
    assert table[["Kode", "Semula", "Menjadi"]].iloc[0].tolist() == [
        "I.3",
        "Mei 2025",
        "Agustus 2025",
    ]


def test_any_two_versions_are_compared(four, open_page):
    at = show_part(open_page(RIWAYAT), COMPARISON)
    assert "Dari laporan TW II (unggahan 3) ke laporan TW II (unggahan 4)" in written_text(at)
    at = choose(at, "Dari", "30 Juni: laporan TW II · unggahan 4")
    assert "Pilih dua versi yang berbeda" in written_text(at)
    at = choose(at, "Ke", "Rencana per 15 Januari 2025 · unggahan 1")
    assert (
        "Dari laporan TW II (unggahan 4) ke rencana per 15 Januari 2025 (unggahan 1)"
        in written_text(at)
    )
    assert any("ditarik kembali" in choice for choice in field(at, "Yang berubah").options)


def test_the_original_and_its_full_sha256_come_only_once_asked_for(empty, open_page):
    entry = append_unggahan(
        empty.journal, sample_content([langkah_content("I.1.1")]), file=b"isi asli"
    )
    at = open_page(RIWAYAT)
    assert not at.get("download_button")
    at = unfold(unfold(at, at.expander[0].label), "Berkas asli")
    assert [button.label for button in at.get("download_button")] == ["Unduh berkas asli"]
    assert at.text[0].value == entry.sha256


def test_what_the_check_of_the_journal_came_to_stands_last(reported, open_page):
    page = "pages/riwayat/page.py"
    assert "Jurnal diperiksa" not in written_text(open_page(page))
    reported.last_check = check_all(reported.journal)
    assert "2 catatan dan 0 berkas asli utuh." in open_page(page).caption[-1].value
    home_of(reported.journal).write_text(1, "{")
    reported.last_check = check_all(open_journal(str(reported.journal)))
    at = open_page(page)
    assert "Pemeriksaan jurnal menemukan masalah" in at.error[-1].value
    assert "Entri 00000001" in at.error[-1].value


def test_what_a_version_is_opened_for_stands_above_the_changes_that_push_down(four, open_page):
    """The pills are drawn late: a link below them moved between press and release, 2 of 70."""
    at = show_shifted(open_page(RIWAYAT))
    kinds = [element.type for element in at.main]
    drawn = [kind for kind in kinds if kind in ("button_group", "page_link")]
    assert drawn == ["button_group", *2 * ("page_link", "button_group")], "the parts, two versions"
