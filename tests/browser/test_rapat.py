"""A whole meeting as it is led: opened, recorded live on two screens, closed, its report downloaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, BrowserContext, Page, expect

from monev import rapat
from monev.basisdata import Basisdata
from monev.jurnal import buka_jurnal
from monev.unggah import isi_terakhir
from monev.unggah.suntingan import Sasaran, sunting
from tests.browser import layar
from tests.browser.conftest import CONTOH
from tests.browser.peladen import HARI_INI, Peladen, jalankan, perintah
from tests.browser.ruang_rapat import (
    di_atas_segalanya,
    huruf_terkecil,
    judul,
    ke_layar,
    luber,
    nomor,
    ruang,
    tekan,
    tunggu_tercatat,
)

PILIHAN = {"satker": CONTOH, "tahun": "2025"}
POSISI = date(2025, 9, 30)
ANI = {"pelaku": "Ani"}
LEBAR_PENUH = {"width": 1920, "height": 1080}
DUA_DETIK = 2000


@pytest.fixture(scope="module")
def sendiri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peladen]:
    """A server of its own with the sample office as it stood on 1 October 2025: TW IV is not reported yet."""
    folder = tmp_path_factory.mktemp("rapat")
    perintah(folder, "awal")
    perintah(folder, "batalkan", "--satker", CONTOH, "--tahun", "2025", "--alasan", "belum terjadi")
    with jalankan(folder) as peladen:
        yield peladen
        assert "Traceback" not in peladen.catatan


@pytest.fixture
def toko(sendiri: Peladen, monkeypatch: pytest.MonkeyPatch) -> Basisdata:
    """The same journal seen from another process: a second computer."""
    monkeypatch.setenv("MONEV_HARI_INI", HARI_INI)
    return Basisdata.buka(None, buka_jurnal(str(sendiri.folder / "monev.jurnal")))


@pytest.fixture
def pertemuan(toko: Basisdata) -> Iterator[rapat.Rapat]:
    """A meeting that goes on, with a follow-up of an earlier one; closed at the end, as only one can be open."""
    lalu = _buka(toko, "Rapat lalu")
    rapat.hadirkan(toko, lalu, [("Ani", "Kasubbag")], **ANI)
    rapat.putuskan(toko, lalu, uraian="Melengkapi notulensi", pic="Sekretaris", batas="2025-10-01", **ANI)
    rapat.tutup(toko, lalu, **ANI)
    r = _buka(toko, "Rapat Evaluasi ZI TW III 2025")
    rapat.hadirkan(toko, r, [(f"Peserta {n}, S.H.", "Kasubbag") for n in range(1, 13)], **ANI)
    yield r
    toko.ikuti()
    if rapat.satu_rapat(toko, CONTOH, 2025, r.nomor).terbuka:
        rapat.tutup(toko, r, **ANI)


def _buka(toko: Basisdata, nama: str) -> rapat.Rapat:
    data = {"judul": nama, "tanggal": HARI_INI, "posisi": POSISI, "pemimpin": "Ketua", "notulis": "Ani"}
    return rapat.buka(toko, CONTOH, 2025, **data, **ANI)


def masuk(page: Page, peladen: Peladen, r: rapat.Rapat, **lain: str) -> None:
    layar.buka(page, peladen.alamat, "rapat", **PILIHAN, rapat=str(r.nomor), **lain)
    ruang(page)


def laporan(toko: Basisdata, kode: str, tenggat: str) -> dict:
    toko.ikuti()
    semua = isi_terakhir(toko, CONTOH, 2025)["langkah"]
    return next(t for satu in semua if satu["kode"] == kode for t in satu["tenggat"] if t["tenggat"] == tenggat)


def test_a_whole_meeting_from_opening_to_its_report(page: Page, sendiri: Peladen, toko: Basisdata, tmp_path: Path):
    layar.buka(page, sendiri.alamat, "rapat", **PILIHAN, posisi="2025-09-30")
    page.get_by_label("Judul").fill("Rapat evaluasi yang sungguh-sungguh")
    page.get_by_role("button", name="Buka rapat").click()
    expect(judul(page)).to_have_text("Rapat evaluasi yang sungguh-sungguh")

    page.get_by_role("button", name="+ Peserta").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Siti Aminah, S.H., M.H.; Ketua\nBudi\tKasubbag Hukum")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("2. Budi")).to_be_visible()

    ke_layar(page, "I Manajemen Perubahan")
    butir = page.locator(".butir", has_text="I.4.1").first
    butir.get_by_role("checkbox", name="Notulensi").check()
    expect(page.locator(".sebutan")).to_contain_text("Notulensi (I.4.1, September 2025): Ada")
    butir.get_by_role("button", name=re.compile("^Status")).click()
    page.get_by_role("dialog").get_by_label("Status").select_option("selesai")
    page.get_by_role("button", name="Simpan").click()
    expect(butir.locator(".lencana")).to_have_text("✓ Selesai, bukti kurang")

    butir.get_by_role("button", name=re.compile(r"^\+ tindak lanjut")).click()
    form = page.get_by_role("dialog")
    form.get_by_label("Apa yang harus dilakukan?").fill("Menyusun laporan monev ZI")
    form.get_by_label("PIC").fill("")
    form.get_by_role("button", name="Simpan").click()
    expect(form.get_by_text("PIC belum diisi: siapa yang mengerjakannya?")).to_be_visible()
    expect(form.get_by_text("Batas waktu belum diisi: kapan harus selesai?")).to_be_visible()
    form.get_by_label("PIC").fill("Kasubbag Hukum")
    form.get_by_label("Batas waktu").fill("2025-10-31")
    expect(form.get_by_text("31 Oktober 2025")).to_be_visible()
    form.get_by_role("button", name="Simpan").click()
    expect(form).to_have_count(0)
    expect(butir).to_contain_text("→ Menyusun laporan monev ZI: Kasubbag Hukum, 31 Okt 2025")

    ke_layar(page, "Keputusan rapat")
    expect(page.get_by_text("1 tindak lanjut diputuskan")).to_be_visible()
    ke_layar(page, "Penutup")
    page.get_by_role("button", name="Tutup rapat").click()
    expect(page.get_by_role("alertdialog")).to_contain_text("Pemimpin rapat belum diisi")
    page.get_by_role("button", name="Tutup", exact=True).click()
    ke_layar(page, "Rapat evaluasi yang sungguh-sungguh")
    page.get_by_role("button", name="Ubah data rapat").click()
    page.get_by_role("dialog").get_by_label("Pemimpin rapat").fill("Siti Aminah")
    page.get_by_role("dialog").get_by_label("Notulis").fill("Budi")
    page.get_by_role("button", name="Simpan").click()
    ke_layar(page, "Penutup")
    page.get_by_role("button", name="Tutup rapat").click()
    expect(page.get_by_text("Rapat ditutup 1 Okt 2025")).to_be_visible()

    with page.expect_download() as unduhan:
        page.get_by_role("button", name="Laporan Monitoring dan Evaluasi Word").click()
    jalur = tmp_path / unduhan.value.suggested_filename
    unduhan.value.save_as(jalur)
    dokumen = Document(str(jalur))
    isi = "\n".join(
        [s.text for t in dokumen.tables for b in t.rows for s in b.cells] + [a.text for a in dokumen.paragraphs]
    )
    for kata in (CONTOH, "30 September 2025", "Menyusun laporan monev ZI", "Kasubbag Hukum"):
        assert kata in isi, kata
    tercatat = laporan(toko, "I.4.1", "2025-09")
    assert tercatat["laporan"] == "selesai"
    assert {b["nama"]: b["status"] for b in tercatat["bukti"]}["Notulensi"] == "ada"


def test_what_one_records_the_other_sees_within_two_seconds(
    page: Page, pengunjung: BrowserContext, sendiri: Peladen, pertemuan: rapat.Rapat
):
    kunci = "area-V"
    masuk(page, sendiri, pertemuan, layar=kunci)
    tamu = pengunjung.new_page()
    masuk(tamu, sendiri, pertemuan, layar=kunci)
    kotak = page.get_by_role("checkbox", name="Laporan tindak lanjut").first
    lain = tamu.get_by_role("checkbox", name="Laporan tindak lanjut").first
    expect(lain).not_to_be_checked()
    kotak.check()
    expect(page.locator(".sebutan")).to_contain_text("Laporan tindak lanjut", timeout=20_000)  # it is stored
    expect(lain).to_be_checked(timeout=DUA_DETIK)
    tamu.get_by_role("button", name="Urungkan").click()
    expect(tamu.locator(".sebutan")).not_to_contain_text("Laporan tindak lanjut", timeout=20_000)
    expect(kotak).not_to_be_checked(timeout=DUA_DETIK)
    tamu.close()


def test_two_who_change_the_same_thing_see_both_values_and_lose_nothing(
    page: Page, sendiri: Peladen, toko: Basisdata, pertemuan: rapat.Rapat
):
    masuk(page, sendiri, pertemuan, layar="area-VII")
    page.get_by_role("button", name="Status VII.2.1, September 2025").click()
    form = page.get_by_role("dialog")
    di, siapa = Sasaran("VII.2.1", "2025-09"), {"pelaku": "Budi", "rapat": pertemuan.nomor}
    sunting(toko, CONTOH, 2025, di, {"laporan": "proses", "kendala": "Menunggu anggaran"}, **siapa)
    form.get_by_label("Status").select_option("selesai")
    form.get_by_role("button", name="Simpan").click()
    expect(form).to_contain_text("Kini tersimpan: Proses. Isian Anda: Selesai.")
    assert laporan(toko, "VII.2.1", "2025-09")["laporan"] == "proses"
    form.get_by_role("button", name="Simpan").click()
    expect(form).to_have_count(0)
    hasil = laporan(toko, "VII.2.1", "2025-09")
    assert (hasil["laporan"], hasil["kendala"]) == ("selesai", "Menunggu anggaran")


def test_keyboard_and_clicker_step_through_every_screen_and_back(page: Page, sendiri: Peladen, pertemuan: rapat.Rapat):
    masuk(page, sendiri, pertemuan, layar="pembukaan")
    _, semua = nomor(page)
    for ke in range(2, semua + 1):
        tekan(page, "ArrowRight" if ke % 2 else "PageDown", ke)
    expect(judul(page)).to_have_text("Penutup")
    for ke in range(semua - 1, 0, -1):
        tekan(page, "ArrowLeft" if ke % 2 else "PageUp", ke)
    expect(judul(page)).to_have_text(pertemuan.judul)


def test_the_place_survives_a_reload_and_a_new_visit_finds_the_meeting_where_it_was(
    page: Page, pengunjung: BrowserContext, sendiri: Peladen, pertemuan: rapat.Rapat, toko: Basisdata
):
    masuk(page, sendiri, pertemuan, layar="pembukaan")
    ke_layar(page, "V Penguatan Pengawasan")
    page.wait_for_url(re.compile("layar=area-V(&|$)"))
    page.reload()
    ruang(page)
    expect(judul(page)).to_have_text("V Penguatan Pengawasan")
    ke_layar(page, "VII Inovasi Pelayanan")
    tunggu_tercatat(page, toko, pertemuan, "area-VII")
    tamu = pengunjung.new_page()
    layar.buka(tamu, sendiri.alamat, "rapat", **PILIHAN)
    tamu.get_by_role("button", name="Lanjutkan rapat").click()
    expect(judul(tamu)).to_have_text("VII Inovasi Pelayanan")
    tamu.close()


@pytest.mark.parametrize("tema", ["terang", "gelap"])
@pytest.mark.parametrize("ukuran", [layar.PROYEKTOR, LEBAR_PENUH], ids=["768", "1080"])
def test_every_screen_is_whole_and_legible(
    chrome: Browser, sendiri: Peladen, pertemuan: rapat.Rapat, ukuran: dict[str, int], tema: str
):
    with chrome.new_context(viewport=ukuran, locale="id-ID") as konteks:
        page = konteks.new_page()
        masuk(page, sendiri, pertemuan, layar="pembukaan", tema=tema)
        _, semua = nomor(page)
        for ke in range(1, semua + 1):
            nama = judul(page).inner_text()
            assert luber(page) == [], nama
            assert di_atas_segalanya(page), nama
            if ukuran is LEBAR_PENUH:
                assert huruf_terkecil(page)[0] >= 20, (nama, huruf_terkecil(page))
            layar.potret(page, f"rapat {ke:02d} {ukuran['height']} {tema}")
            if ke < semua:
                tekan(page, "PageDown", ke + 1)


def test_nothing_of_streamlit_shows_through_while_a_screen_is_drawn_anew(
    page: Page, sendiri: Peladen, pertemuan: rapat.Rapat
):
    masuk(page, sendiri, pertemuan, layar="situasi")
    assert di_atas_segalanya(page)
    # What Streamlit does to everything that waits for its server.
    page.evaluate("() => document.querySelector('[data-testid=\"stElementContainer\"]').style.opacity = 0.3")
    assert di_atas_segalanya(page)


def test_the_forms_are_legible_too(chrome: Browser, sendiri: Peladen, pertemuan: rapat.Rapat):
    with chrome.new_context(viewport=LEBAR_PENUH, locale="id-ID") as konteks:
        page = konteks.new_page()
        masuk(page, sendiri, pertemuan, layar="area-V")
        for nama in ("Status", "+ kendala", "+ tindak lanjut", "+ Tindak lanjut area ini", "Daftar layar"):
            page.get_by_role("button", name=re.compile(re.escape(nama))).first.click()
            expect(page.get_by_role("dialog")).to_be_in_viewport(ratio=1)
            assert huruf_terkecil(page)[0] >= 20, (nama, huruf_terkecil(page))
            layar.potret(page, f"rapat formulir {nama.strip('+ ')}")
            page.keyboard.press("Escape")


def test_a_long_list_says_how_many_more_there_are_and_turns_like_pages(
    page: Page, sendiri: Peladen, toko: Basisdata, pertemuan: rapat.Rapat
):
    rapat.hadirkan(toko, pertemuan, [(f"Tamu {n}", "") for n in range(40)], **ANI)
    masuk(page, sendiri, pertemuan, layar="pembukaan")
    expect(page.get_by_text(re.compile(r"… dan \d+ lagi"))).to_be_visible()
    expect(page.get_by_text("52. Tamu 39")).not_to_be_visible()
    turun = page.get_by_role("button", name="Halaman daftar berikutnya")
    for _ in range(20):
        if turun.is_disabled():
            break
        page.keyboard.press("ArrowDown")
    expect(page.get_by_text("52. Tamu 39")).to_be_visible()
    assert luber(page) == []


def test_what_was_recorded_last_is_taken_back_with_one_touch(page: Page, sendiri: Peladen, pertemuan: rapat.Rapat):
    masuk(page, sendiri, pertemuan, layar="tindak-lanjut")
    lama = page.locator(".butir", has_text="Melengkapi notulensi").first
    lama.get_by_role("button", name=re.compile("Selesai")).click()
    expect(lama).to_contain_text("✓")
    page.get_by_role("button", name="Urungkan").click()
    expect(lama.get_by_role("button", name=re.compile("Selesai"))).to_be_visible()


def test_a_phone_reads_every_screen_without_sideways_scrolling(telepon: Page, sendiri: Peladen, pertemuan: rapat.Rapat):
    masuk(telepon, sendiri, pertemuan, layar="pembukaan")
    _, semua = nomor(telepon)
    for ke in range(1, semua + 1):
        lebihan = ruang(telepon).evaluate("r => r.scrollWidth - r.clientWidth")
        assert (lebihan, layar.lebihan_samping(telepon)) == (0, 0), judul(telepon).inner_text()
        if ke < semua:
            telepon.get_by_role("button", name="Layar berikutnya").click()
            expect(telepon.locator(".ruang .nomor")).to_have_text(re.compile(rf"^{ke + 1} / "))
    layar.potret(telepon, "rapat telepon")
