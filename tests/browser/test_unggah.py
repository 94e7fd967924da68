"""Unggah: a file that cannot be taken is refused with its reason, and a good one goes all the way to Ringkasan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from monev.keluaran.pekerja_keluhan import TANDA
from tests.browser import layar
from tests.browser.conftest import BERKAS_MESUJI, MESUJI
from tests.browser.peladen import Peladen, jalankan, perintah
from tests.keluaran.bahan import sel


@pytest.fixture(scope="module")
def baru(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peladen]:
    """A database of its own, which these tests change."""
    with jalankan(tmp_path_factory.mktemp("unggah")) as peladen:
        yield peladen
        assert "Traceback" not in peladen.catatan


def pilih(page: Page, peladen: Peladen, berkas: Path) -> None:
    layar.buka(page, peladen.alamat, "unggah")
    page.locator("input[type=file]").set_input_files(berkas)


def tanpa_kolom_target(jalur: Path) -> Path:
    """The column itself is gone: under another heading its months would still tell what it is."""
    buku = load_workbook(BERKAS_MESUJI)
    for baris in buku.active.iter_rows():
        for satu in baris:
            if isinstance(satu.value, str) and "TARGET WAKTU" in satu.value.upper():
                buku.active.delete_cols(satu.column)
                buku.save(jalur)
                return jalur
    raise AssertionError("TARGET WAKTU tidak ada di berkas")


def test_files_that_cannot_be_taken_are_refused_with_the_reason(page: Page, lengkap: Peladen, tmp_path: Path):
    argumen = ("keadaan", "--satker", MESUJI, "--tahun", "2025", "--posisi", "2025-12-31", "--json")
    sebelum = perintah(lengkap.folder, *argumen)
    bukan_excel = tmp_path / "foto.xlsx"
    bukan_excel.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 500)
    kosong = tmp_path / "kosong.csv"
    kosong.write_bytes(b"")
    for berkas, sebab in (
        (tanpa_kolom_target(tmp_path / "tanpa target.xlsx"), "TARGET WAKTU"),
        (bukan_excel, "xlsx"),
        (kosong, "kosong"),
    ):
        pilih(page, lengkap, berkas)
        penolakan = page.get_by_test_id("stAlert")
        expect(penolakan).to_contain_text("Berkas belum dapat diterima")
        expect(page.get_by_test_id("stMain")).to_contain_text(sebab)
        expect(page.get_by_role("button", name="Simpan sebagai unggahan")).to_have_count(0)
        layar.tunggu(page)
        layar.pastikan_wajar(page)
    assert perintah(lengkap.folder, *argumen) == sebelum


def test_a_first_plan_goes_from_file_to_ringkasan(page: Page, baru: Peladen):
    pilih(page, baru, BERKAS_MESUJI)
    isi = page.get_by_test_id("stMain")
    expect(isi).to_contain_text("45 langkah, 40 tenggat")
    page.get_by_role("button", name="Simpan sebagai unggahan 1").click()
    expect(isi).to_contain_text("Tersimpan sebagai unggahan 1")
    isi.get_by_role("link", name="Buka Ringkasan").click()
    expect(isi).to_contain_text("Capaian s.d. posisi")
    layar.pastikan_wajar(page)
    riwayat = json.loads(perintah(baru.folder, "riwayat", "--satker", MESUJI, "--tahun", "2025", "--json"))
    assert [satu["nama_berkas"] for satu in riwayat] == [BERKAS_MESUJI.name]


def test_the_same_file_again_changes_nothing(page: Page, baru: Peladen):
    perintah(baru.folder, "muat", str(BERKAS_MESUJI), "--satker", MESUJI, "--tahun", "2025", "--posisi", "2025-10-01")
    pilih(page, baru, BERKAS_MESUJI)
    expect(page.get_by_test_id("stMain")).to_contain_text("Tidak ada yang perlu disimpan")
    expect(page.get_by_role("button", name="Simpan sebagai unggahan")).to_have_count(0)


def test_a_wrong_cell_comes_back_as_a_comment_and_mended_the_upload_tells_its_story(
    page: Page, sendiri: Peladen, tmp_path: Path
):
    templat = tmp_path / "isian.xlsx"
    perintah(sendiri.folder, "templat", "--satker", MESUJI, "--tahun", "2025", "-o", str(templat))
    buku = load_workbook(templat)
    sel(buku["Realisasi"], "Status", Kode="I.a.1.1").value = "Beres"
    aksi = sel(buku["Rencana Aksi"], "LANGKAH AKSI", KODE="II.1.1")
    aksi.value = aksi.value.replace("Melakukan", "Melaksanakan", 1)
    buku.save(templat)

    pilih(page, sendiri, templat)
    with page.expect_download() as unduhan:
        page.get_by_role("button", name="Unduh berkas ini dengan catatan di selnya").click()
    salinan = tmp_path / unduhan.value.suggested_filename
    unduhan.value.save_as(salinan)
    assert salinan.name == "isian (dengan catatan).xlsx"
    buku = load_workbook(salinan)
    status = sel(buku["Realisasi"], "Status", Kode="I.a.1.1")
    assert TANDA in status.comment.text and "“Beres” tidak dikenal" in status.comment.text
    status.value = "Selesai"
    buku.save(salinan)

    lain = page.get_by_role("button", name="Pilih berkas lain")
    lain.click()
    # The place to choose a file is a new one; a file given to the old one goes with it.
    expect(lain).to_have_count(0)
    layar.tunggu(page)
    page.locator("input[type=file]").set_input_files(salinan)
    isi = page.get_by_test_id("stMain")
    expect(isi).to_contain_text("2 perubahan terhadap yang tersimpan: 1 selesai · 1 teks berubah")
    isi.get_by_text("1 sel rencana berubah bunyinya").click()
    expect(isi.locator("del")).to_have_text("Melakukan")
    expect(isi.locator("li strong").filter(has_text="Melaksanakan")).to_be_visible()
    page.set_viewport_size(layar.TELEPON)
    layar.tunggu(page)
    assert layar.lebihan_samping(page) == 0
    layar.pastikan_wajar(page)
    page.get_by_role("button", name="Simpan sebagai unggahan 2").click()
    expect(isi).to_contain_text("Tersimpan sebagai unggahan 2")
    keadaan = perintah(sendiri.folder, "keadaan", "--satker", MESUJI, "--tahun", "2025", "--json")
    assert json.loads(keadaan)["status"]["selesai"] == 1
