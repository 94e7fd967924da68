"""A meeting with more text than a screen holds, and one whose server went away: nothing is cut off or lost."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect

from monev import rapat
from monev.basisdata import Basisdata
from monev.jurnal import buka_jurnal
from tests.browser import layar
from tests.browser.conftest import MESUJI
from tests.browser.peladen import AKAR, HARI_INI, Peladen, jalankan, perintah
from tests.browser.ruang_rapat import judul, ke_layar, luber, nomor, ruang, tekan, tunggu_tercatat

SATKER = "KPU Kabupaten Padat"
PILIHAN = {"satker": SATKER, "tahun": "2025", "rapat": "1"}
BANYAK_BUKTI = 30
NAMA_PANJANG = "Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu"
LANGKAH = "Menyusun laporan pemantauan yang memuat uraian pelaksanaan, kendala, dan tindak lanjut, " * 6 + "tuntas"

# Of every list on the screen: what of its visible parts stands beyond it, or beyond their own item's right edge.
_TERPOTONG = """(ruang) => [...ruang.querySelectorAll('.berhalaman > :first-child')].flatMap((daftar) => {
  const batas = daftar.getBoundingClientRect();
  return [...daftar.querySelectorAll('*')]
    .filter((e) => e.getBoundingClientRect().width)
    .filter((e) => e.getBoundingClientRect().bottom > batas.bottom + 2 && !e.closest('.teks, .ket')
      || e.getBoundingClientRect().right > batas.right + 2)
    .map((e) => `${e.className}: ${e.textContent.slice(0, 60)}`);
})"""

# What is late where something was reported: orange, as monev.istilah has it.
TERLAMBAT = "rgb(194, 65, 12)"
_WARNA_LATAR = "(ruang) => [...ruang.querySelectorAll('*')].map((e) => getComputedStyle(e).backgroundColor)"


@pytest.fixture(scope="module")
def padat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peladen]:
    """An open meeting about a langkah of 30 documents with long notes, whose PIC's name has no place to break; and one
    of a plan nothing was reported of."""
    folder = tmp_path_factory.mktemp("padat")
    perintah(
        folder, "muat", str(_rencana(folder / "padat.xlsx")),
        *("--satker", SATKER, "--tahun", "2025", "--posisi", "2025-09-30"),
    )  # fmt: skip
    perintah(
        folder, "muat", str(AKAR / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"),
        *("--satker", MESUJI, "--tahun", "2025", "--posisi", "2025-08-05"),
    )  # fmt: skip
    with pytest.MonkeyPatch.context() as setelan:
        setelan.setenv("MONEV_HARI_INI", HARI_INI)
        _buka_rapat(Basisdata.buka(None, buka_jurnal(str(folder / "monev.jurnal"))))
    with jalankan(folder) as peladen:
        yield peladen
        assert "Traceback" not in peladen.catatan


def _rencana(jalur: Path) -> Path:
    buku = Workbook()
    lembar = buku.active
    judul_kolom = ["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET CAPAIAN"]
    lembar.append([*judul_kolom, "PIC", "STATUS"])
    lembar.append(["V", "PENGUATAN PENGAWASAN"])
    bukti = "; ".join(f"Laporan pelaksanaan kegiatan nomor {n} beserta lampirannya" for n in range(1, BANYAK_BUKTI + 1))
    for nomor_baris in range(1, 26):
        isi = bukti if nomor_baris == 3 else "Undangan; Notulensi"
        lembar.append(
            [nomor_baris, "Komponen", "Indikator", LANGKAH, isi, "Maret 2025", "1", NAMA_PANJANG, "Belum"]
            if nomor_baris > 1
            else [1, "Komponen", "Indikator", "Membentuk tim", "SK", "Januari 2025", "1", "Ketua", "Selesai"]
        )
    buku.save(jalur)
    return jalur


def _buka_rapat(db: Basisdata) -> None:
    ani = {"pelaku": "Ani"}
    r = rapat.buka(
        db, SATKER, 2025, judul="Rapat padat", tanggal=HARI_INI, posisi=date(2025, 9, 30), pemimpin="Ketua",
        notulis="Ani", **ani,
    )  # fmt: skip
    rapat.buka(db, MESUJI, 2025, judul="Rapat rencana", tanggal=HARI_INI, posisi=date(2025, 9, 30), **ani)
    rapat.hadirkan(db, r, [(NAMA_PANJANG, NAMA_PANJANG)], **ani)
    panjang = "Uraian yang memuat banyak rincian. " * 25
    for _ in range(4):
        rapat.catat_kendala(db, r, kendala=panjang, solusi=panjang, kode="V.3.1", **ani)
    for ke in range(6):
        rapat.putuskan(db, r, uraian=f"{ke} {panjang}", pic=NAMA_PANJANG, batas="2025-10-31", kode="V.3.1", **ani)


def test_a_plan_nothing_was_reported_of_has_nothing_red_on_any_screen(page: Page, padat: Peladen):
    layar.buka(page, padat.alamat, "rapat", satker=MESUJI, tahun="2025", rapat="1", layar="pembukaan")
    _, semua = nomor(ruang(page).page)
    for ke in range(2, semua + 1):
        tekan(page, "PageDown", ke)
        assert TERLAMBAT not in ruang(page).evaluate(_WARNA_LATAR), judul(page).inner_text()


@pytest.mark.parametrize(
    "ukuran",
    [layar.PROYEKTOR, {"width": 1920, "height": 1080}, {"width": 1024, "height": 768}],
    ids=["768", "1080", "proyektor lama"],
)
def test_every_page_of_a_list_shows_its_items_whole(chrome: Browser, padat: Peladen, ukuran: dict[str, int]):
    with chrome.new_context(viewport=ukuran, locale="id-ID") as konteks:
        page = konteks.new_page()
        layar.buka(page, padat.alamat, "rapat", **PILIHAN, layar="pembukaan")
        ruang(page)
        terlihat: set[str] = set()
        for ke in range(1, nomor(page)[1] + 1):
            while True:
                assert ruang(page).evaluate(_TERPOTONG) == [], judul(page).inner_text()
                assert luber(page) == []
                terlihat |= {k for k in page.locator(".cek:visible").all_inner_texts() if "nomor" in k}
                turun = page.locator(".turun:not([disabled])")
                if not turun.count():
                    break
                turun.first.click()
            if ke < nomor(page)[1]:
                tekan(page, "PageDown", ke + 1)
        # Each of the 30 documents could be ticked on some page, and told from the others.
        assert len(terlihat) == BANYAK_BUKTI


def test_a_touched_item_is_shown_in_full_and_the_clicker_goes_on(page: Page, padat: Peladen):
    layar.buka(page, padat.alamat, "rapat", **PILIHAN, layar="area-V")
    ke, _ = nomor(ruang(page).page)
    item = page.locator(".butir .teks", has_text="V.2.1")
    item.click()
    besar = page.get_by_role("dialog")
    expect(besar).to_contain_text(LANGKAH)
    expect(besar).to_contain_text("☐ Notulensi")
    page.keyboard.press("Escape")
    expect(besar).to_have_count(0)
    item.click()
    tekan(page, "PageDown", ke + 1)
    expect(besar).to_have_count(0)


def test_home_and_end_lead_to_the_first_and_the_last_screen_and_space_goes_on(page: Page, padat: Peladen):
    layar.buka(page, padat.alamat, "rapat", **PILIHAN, layar="area-V")
    _, semua = nomor(ruang(page).page)
    tekan(page, "End", semua)
    tekan(page, "Home", 1)
    page.locator("main").first.click(position={"x": 3, "y": 3})
    tekan(page, "Space", 2)
    tekan(page, "Shift+Space", 1)


def test_a_follower_goes_where_the_leader_goes_until_stepping_alone(
    page: Page, pengunjung: BrowserContext, padat: Peladen, monkeypatch: pytest.MonkeyPatch
):
    layar.buka(page, padat.alamat, "rapat", **PILIHAN, layar="situasi")
    pemimpin, pengikut = page, pengunjung.new_page()
    layar.buka(pengikut, padat.alamat, "rapat", **PILIHAN, layar="keputusan")
    ke, _ = nomor(ruang(pemimpin).page)
    ikuti = pengikut.get_by_role("button", name="Ikuti layar pemimpin")
    ruang(pengikut)
    ikuti.click()
    expect(ikuti).to_have_attribute("aria-pressed", "true")
    tekan(pemimpin, "PageDown", ke + 1)
    expect(judul(pengikut)).to_have_text("Perubahan sejak TW II 2025 (30 Juni 2025)")
    tekan(pemimpin, "PageDown", ke + 2)
    expect(judul(pengikut)).to_have_text("V Penguatan Pengawasan")

    # What is being written stays while the screen behind it moves on, and is stored where it belongs.
    pengikut.get_by_role("button", name="+ Kendala area ini").click()
    form = pengikut.get_by_role("dialog")
    form.get_by_label("Kendala").fill("Ditulis sementara layar berpindah")
    tekan(pemimpin, "PageDown", ke + 3)
    expect(judul(pengikut)).to_have_text("Kesenjangan bukti per PIC")
    form.get_by_role("button", name="Simpan").click()
    expect(form).to_have_count(0)
    tekan(pemimpin, "PageUp", ke + 2)
    expect(judul(pengikut)).to_have_text("V Penguatan Pengawasan")

    pengikut.reload()
    expect(ikuti).to_have_attribute("aria-pressed", "true")
    tekan(pengikut, "PageUp", ke + 1)
    expect(ikuti).to_have_attribute("aria-pressed", "false")
    expect(pengikut).to_have_url(re.compile("ikuti=sendiri"))
    tekan(pemimpin, "End", nomor(pemimpin)[1])  # at the same moment: the one who steps alone leads nobody
    toko = Basisdata.buka(None, buka_jurnal(str(padat.folder / "monev.jurnal")))
    r = rapat.satu_rapat(toko, SATKER, 2025, 1)
    tunggu_tercatat(pemimpin, toko, r, "penutup")
    monkeypatch.setenv("MONEV_HARI_INI", HARI_INI)
    rapat.catat_kendala(toko, r, kendala="Sesudah pemimpin berpindah", pelaku="Ani")
    expect(pengikut.locator(".sebutan")).to_contain_text("Sesudah pemimpin berpindah")
    assert nomor(pengikut)[0] == ke + 1
    pengikut.close()


def test_keys_in_a_field_turn_no_screen_and_what_was_typed_outlives_the_server(chrome: Browser, tmp_path: Path):
    perintah(
        tmp_path, "muat", str(_rencana(tmp_path / "padat.xlsx")),
        *("--satker", SATKER, "--tahun", "2025", "--posisi", "2025-09-30"),
    )  # fmt: skip
    with jalankan(tmp_path) as pertama, chrome.new_context(viewport=layar.PROYEKTOR, locale="id-ID") as konteks:
        page = konteks.new_page()
        layar.buka(page, pertama.alamat, "rapat", satker=SATKER, tahun="2025", posisi="2025-09-30")
        page.get_by_role("button", name="Buka rapat").click()
        ruang(page)
        tekan(page, "ArrowRight", 2)
        ke_layar(page, "Keputusan rapat")
        letak = nomor(page)
        page.get_by_role("button", name="+ Tindak lanjut").click()
        form = page.get_by_role("dialog")
        uraian = form.get_by_label("Apa yang harus dilakukan?")
        uraian.fill("Melengkapi notulensi")
        for tombol in ("PageDown", "ArrowRight", "Home", "End", "PageUp"):
            page.keyboard.press(tombol)
        uraian.press("Space")
        assert nomor(page) == letak
        form.get_by_label("PIC").fill("Ketua")
        form.get_by_label("Batas waktu").fill("2025-10-31")
        layar.tunggu(page)
        os.kill(pertama.pid, signal.SIGKILL)
        form.get_by_role("button", name="Simpan").click()
        with jalankan(tmp_path, port=int(pertama.alamat.rsplit(":", 1)[1])):
            expect(form).to_have_count(0, timeout=60_000)
            expect(page.locator(".butir", has_text="Melengkapi notulensi")).to_have_count(1)
            assert nomor(page) == letak
            page.wait_for_url(re.compile("layar=keputusan"))
