"""Two meetings as an office holds them, TW II's late and then TW III's, and all their papers read again.

TW II's is held after TW III was uploaded and after something was recorded in October. The second takes up what the
first agreed. Every paper has the figures that the command line gives for its meeting's posisi, and none contradicts
another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.journal import open_journal
from tests.browser import screen
from tests.browser.conftest import CONTOH, copy_store
from tests.browser.meeting_room import room, screen_heading, to_screen
from tests.browser.server import TODAY, Server, run_command, start_server
from tests.outputs.documents.open_documents import docx_text, pdf_text, pptx_text

CHOICES = {"satker": CONTOH, "tahun": "2025"}
PROMISE = "Menempelkan maklumat pelayanan di ruang tunggu"
DOCUMENTS = ("Lembar", "Laporan", "Notulen", "Daftar hadir", "Undangan", "Agenda", "Pesan", "Paparan", "Kalender")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Iterator[Server]:
    """The sample office on 1 October 2025: TW III is uploaded, and Budi recorded a bukti this morning."""
    folder = copy_store(seeded, tmp_path_factory.mktemp("dua_rapat"))
    run_command(folder, "batalkan", "--satker", CONTOH, "--tahun", "2025", "--alasan", "belum terjadi")
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv("MONEV_HARI_INI", TODAY)
        db = Database.open_at(None, open_journal(str(folder / "monev.jurnal")))
        bukti = Target("I.4.1", "2025-09", "Notulensi")
        edit(db, CONTOH, 2025, bukti, {"status": "ada", "catatan": "menyusul"}, pelaku="Budi")
        db.close()
    with start_server(folder) as server:
        yield server
        assert "Traceback" not in server.log_text


def figures_at(own: Server, posisi: str) -> dict:
    """What the command line says of the office at a day."""
    place = ("--satker", CONTOH, "--tahun", "2025", "--posisi", posisi)
    return json.loads(run_command(own.folder, "keadaan", *place, "--json"))


def open_meeting(page: Page, own: Server, posisi: str, title: str) -> None:
    screen.open_page(page, own.address, "rapat", **CHOICES, posisi=posisi)
    page.get_by_label("Judul").fill(title)
    page.get_by_role("button", name="Buka rapat").click()
    expect(screen_heading(room(page).page)).to_have_text(title)


def bring_people(page: Page) -> None:
    page.get_by_role("button", name="+ Peserta").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Siti Aminah, S.H., M.H.; Ketua\nBudi; Kasubbag Hukum")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("2. Budi")).to_be_visible()


def lead_and_write(page: Page) -> None:
    page.get_by_role("button", name="Pemimpin dan notulis").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Pemimpin rapat", exact=True).fill("Siti Aminah, S.H., M.H.")
    form.get_by_label("Notulis", exact=True).fill("Budi")
    page.get_by_role("button", name="Simpan").click()
    expect(form).to_have_count(0)


def agree(page: Page) -> None:
    """A follow-up for Budi by 15 October."""
    to_screen(page, "Keputusan rapat")
    page.get_by_role("button", name="+ Tindak lanjut").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Apa yang harus dilakukan?").fill(PROMISE)
    form.get_by_label("PIC").fill("Kasubbag Hukum")
    form.get_by_label("Batas waktu").fill("2025-10-15")
    form.get_by_role("button", name="Simpan").click()
    expect(form).to_have_count(0)
    expect(page.locator(".m-item", has_text=PROMISE)).to_have_count(1)


def close(page: Page) -> None:
    to_screen(page, "Penutup")
    page.get_by_role("button", name="Tutup rapat").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Masih terbuka")
    asked.get_by_role("button", name="Tutup rapat").click()
    expect(page.get_by_text("Rapat ditutup 1 Okt 2025")).to_be_visible()


def papers(page: Page, folder: Path) -> dict[str, str]:
    """The text of every document of the meeting, from the one archive, by file name."""
    with page.expect_download(timeout=180_000) as downloaded:
        page.get_by_role("button", name=re.compile("Unduh semua")).click()
    path = folder / "semua.zip"
    downloaded.value.save_as(path)
    with ZipFile(BytesIO(path.read_bytes())) as archive:
        return {name: read_text(name, archive.read(name)) for name in archive.namelist()}


def read_text(name: str, content: bytes) -> str:
    form = name.rsplit(".", 1)[1]
    if form == "docx":
        return docx_text(content)
    if form == "pdf":
        return " ".join(pdf_text(content).split())
    if form == "pptx":
        return "\n".join(pptx_text(content))
    if form == "xlsx":
        sheets = load_workbook(BytesIO(content)).worksheets
        return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)
    if form == "zip":
        with ZipFile(BytesIO(content)) as archive:
            return "\n".join(archive.read(name).decode() for name in archive.namelist())
    return content.decode()


def check_papers(made: dict[str, str], figures: dict, *, periode: str, posisi: str, other_posisi: str) -> None:
    """Each document is there; those with figures have those of the command line, and none names another posisi."""
    assert {kind for kind in DOCUMENTS if any(name.startswith(kind) for name in made)} == set(DOCUMENTS)
    done = f"{figures['capaian_posisi']['n']}/{figures['capaian_posisi']['N']}"
    for name, text in made.items():
        assert CONTOH in text or "CONTOH" in text, name
        if name.startswith(("Laporan", "Notulen", "Paparan")):
            assert done in text, (name, done)
            assert periode in text, name
        if name.startswith(("Laporan", "Notulen", "Lembar", "Paparan")) and not name.endswith(".xlsx"):
            assert posisi in text, name
            assert f"posisi {other_posisi}" not in text, name


@pytest.mark.semua
def test_two_meetings_and_what_they_leave_on_paper(page: Page, own: Server, tmp_path: Path):
    first_before = figures_at(own, "2025-06-30")
    open_meeting(page, own, "2025-06-30", "Rapat TW II yang terlambat")
    expect(page.locator(".m-room")).to_contain_text("Triwulan II")
    bring_people(page)
    lead_and_write(page)
    agree(page)
    close(page)
    first = papers(page, tmp_path)
    assert figures_at(own, "2025-06-30")["capaian_posisi"] == first_before["capaian_posisi"]
    check_papers(first, first_before, periode="TW II", posisi="30 Juni 2025", other_posisi="30 September 2025")
    page.get_by_role("button", name="Tinggalkan rapat").click()

    open_meeting(page, own, "2025-09-30", "Rapat TW III")
    bring_people(page)
    to_screen(page, re.compile("Tindak lanjut rapat"))
    expect(page.locator(".m-item", has_text=PROMISE)).to_have_count(1)
    to_screen(page, "I Manajemen Perubahan")
    item = page.locator(".m-item", has_text="I.4.1").first
    # What Budi recorded on 1 October is not of this posisi; ticked here it is.
    tick = item.get_by_role("checkbox", name="Notulensi")
    expect(tick).not_to_be_checked()
    tick.check()
    expect(page.locator(".m-status")).to_contain_text("Notulensi (I.4.1, September 2025): Ada")
    expect(tick).to_be_checked()
    close(page)
    second = papers(page, tmp_path)
    figures = figures_at(own, "2025-09-30")
    check_papers(second, figures, periode="TW III", posisi="30 September 2025", other_posisi="30 Juni 2025")
    for name, text in second.items():
        if name.startswith("Notulen"):
            assert all(word in text for word in (*PROMISE.split(), "Notulensi")), name
    for name, text in first.items():
        if name.startswith(("Notulen", "Laporan")):
            assert all(word in text for word in PROMISE.split()), name
