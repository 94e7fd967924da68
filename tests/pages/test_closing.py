"""A plan of an ended year. Ringkasan proposes to close it, to who may; one button of Pengaturan
closes it, another opens it again. The pages show a closed plan without forms.
"""

import pytest

from monev.ui.page_table import (
    KESENJANGAN,
    LAPOR,
    MENUNGGU,
    PENGATURAN,
    RAPAT,
    RINGKASAN,
    RIWAYAT,
    UNGGAH,
)
from tests.desk import row_on, rows_on
from tests.makers import SATKER
from tests.on_screen import written_text
from tests.page_runs import buttons_on, filled_with, has_fold, press
from tests.pages.test_permission import fill_staffed

staffed = filled_with(fill_staffed)
AT_YEAR_END = {"satker": SATKER, "tahun": "2025", "posisi": "2025-12-31"}
PROPOSED = "Tahun 2025 sudah lewat, tetapi rencana ini masih menagih tugas dan laporan."


def test_one_button_closes_it_everywhere_and_one_opens_it_again(reported, open_page, today):
    today("2026-04-01")
    assert PROPOSED in written_text(open_page(RINGKASAN, **AT_YEAR_END))
    before = written_text(open_page(LAPOR, **AT_YEAR_END))
    at = press(open_page(PENGATURAN), "Tutup rencana")
    assert not at.exception and "buka lagi di sini" in at.success[0].value
    text = written_text(open_page(RINGKASAN, **AT_YEAR_END))
    assert "Rencana ini ditutup 1 April 2026: dapat dilihat dan dibandingkan" in text
    assert PROPOSED not in text
    tasks = written_text(open_page(LAPOR, **AT_YEAR_END))
    assert "tidak ada tugas lagi." in tasks and "terlambat" not in tasks
    at = press(open_page(PENGATURAN), "Buka lagi")
    assert "dibuka lagi." in at.success[0].value
    assert written_text(open_page(LAPOR, **AT_YEAR_END)) == before


def test_who_may_not_close_it_is_told_of_it_only_when_it_is(staffed, open_page, look_as, today):
    today("2026-04-01")
    look_as(staffed, "operator")
    assert PROPOSED not in written_text(open_page(RINGKASAN, **AT_YEAR_END))
    assert "Tutup rencana" not in buttons_on(open_page(PENGATURAN))
    look_as(staffed, "admin")
    assert PROPOSED in written_text(open_page(RINGKASAN, **AT_YEAR_END))
    press(open_page(PENGATURAN), "Tutup rencana")
    look_as(staffed, "operator")
    text = written_text(open_page(RINGKASAN, **AT_YEAR_END))
    assert "Rencana ini ditutup 1 April 2026" in text and "Buka lagi di Pengaturan" not in text
    look_as(staffed, "lain")
    buttons = buttons_on(open_page(PENGATURAN))
    assert "Buka lagi" not in buttons, "an admin, but of another satker"


@pytest.mark.parametrize("who", ["operator", "pemeriksa"])
def test_a_closed_plan_offers_no_form_and_says_why(staffed, open_page, look_as, who, today):
    today("2026-04-01")
    look_as(staffed, "utama")
    press(open_page(PENGATURAN), "Tutup rencana")
    look_as(staffed, who)
    panel = open_page(KESENJANGAN, **AT_YEAR_END, langkah="V.a.1.1")
    assert "Hanya melihat: rencana ini ditutup." in written_text(panel)
    assert not rows_on(panel)
    report = open_page(LAPOR, **AT_YEAR_END)
    if who == "operator":
        assert "Hanya melihat: rencana ini ditutup." in written_text(report)
        assert not [row for row in rows_on(report) if "menu" in row_on(report, row)]
        assert "Selesai dan semua bukti ada" not in written_text(report)
    else:
        assert "Halaman ini tidak terbuka untuk peran Anda." in written_text(report)
    uploading = open_page(UNGGAH, **AT_YEAR_END)
    assert "tanpa berkas" not in written_text(uploading)
    versions = open_page(RIWAYAT, **AT_YEAR_END)
    assert "unggahan 2" in written_text(versions)
    assert not has_fold(versions, "Batalkan …")
    if who == "pemeriksa":
        assert "rencana ini ditutup" in written_text(open_page(MENUNGGU, **AT_YEAR_END))
        assert "Buka rapat" not in buttons_on(open_page(RAPAT, **AT_YEAR_END))
