"""The acts of a first day with Monev ZI in the browser, in this order, for `make test-windows`."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from itertools import chain
from pathlib import Path
from urllib.parse import urljoin
from zipfile import ZipFile

from docx import Document
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from monev.server import reach
from tests.browser import screen
from tests.browser.conftest import MESUJI_FILE
from tests.browser.meeting_room import room, to_screen
from tests.browser.test_checking import PHOTO
from tests.browser.test_people_at_work import PASSWORD, accept_invitation, fill_in
from tests.outputs.material import find_cell
from tools.windows.wine import HOME, ROOT, User

OWN = "KPU Kabupaten Uji Windows"
CHOICE = {"satker": OWN, "tahun": "2025"}
PICTURES = ROOT / "docs" / "gambar"
LARGEST_PICTURE = 60 * 1024
IN_THE_OFFICE = 60
"""Seconds that a visit waits for one page, button or download, unless VISITS says more."""


def own_plan(first_word: str = "Membentuk") -> Path:
    """Write the plan of a new office; another `first_word` of its first langkah makes it another
    plan.
    """
    file = HOME / f"rencana sendiri {first_word}.xlsx"
    workbook = load_workbook(MESUJI_FILE)
    sheet = workbook.worksheets[0]
    sheet["A2"] = f"KOMISI PEMILIHAN UMUM {OWN.removeprefix('KPU ').upper()}"
    cells = chain.from_iterable(sheet.iter_rows())
    langkah = next(cell for cell in cells if _begins_plan(cell.value))
    sheet[langkah.coordinate] = str(langkah.value).replace("Membentuk", first_word, 1)
    workbook.save(file)
    return file


def _begins_plan(value: object) -> bool:
    return isinstance(value, str) and value.startswith("Membentuk Tim")


def take_picture(page: Page, name: str) -> None:
    """Take a picture for docs/windows.md."""
    screen.wait_until_still(page)
    file = PICTURES / f"windows-{name}.webp"
    Image.open(BytesIO(page.screenshot())).save(file, quality=50, method=6)
    assert file.stat().st_size <= LARGEST_PICTURE, file


def see_first_page(page: Page, address: str, siti: User) -> None:
    """Look at the Ringkasan of the sample, which says that it is a sample."""
    screen.open_page(page, address)
    expect(page.get_by_test_id("stMain")).to_contain_text("Ini kantor rekaan.")
    take_picture(page, "halaman-pertama")


def upload_plan(page: Page, address: str, siti: User) -> None:
    """Upload an own plan, look at its preview, and store it."""
    main = page.get_by_test_id("stMain")
    screen.open_page(page, address, "unggah")
    page.locator("input[type=file]").set_input_files(own_plan())
    expect(main).to_contain_text("45 langkah, 40 target")
    page.get_by_role("button", name="Simpan sebagai unggahan 1").click()
    expect(main).to_contain_text("Tersimpan sebagai unggahan 1")


def fill_template(page: Page, address: str, siti: User) -> None:
    """Download the template, fill it in, and upload it again."""
    main = page.get_by_test_id("stMain")
    screen.open_page(page, address, "unggah", **CHOICE)
    screen.open_downloads(page)
    template = download(page, "Templat 2025")
    workbook = load_workbook(BytesIO(template))
    place = find_cell(workbook["Realisasi"], "Status", Kode="I.a.1.1").coordinate
    workbook["Realisasi"][place] = "Selesai"
    file = HOME / "templat terisi.xlsx"
    workbook.save(file)
    screen.open_page(page, address, "unggah", **CHOICE)
    page.locator("input[type=file]").set_input_files(file)
    expect(main).to_contain_text("1 target baru selesai")
    page.get_by_role("button", name="Simpan sebagai unggahan").click()
    expect(main).to_contain_text("Tersimpan sebagai unggahan")


def begin_upload(page: Page, address: str, first_word: str) -> Locator:
    """Press *Simpan* below the preview of another plan, and return the place of the success
    message.
    """
    screen.open_page(page, address, "unggah", **CHOICE)
    page.locator("input[type=file]").set_input_files(own_plan(first_word))
    page.get_by_role("button", name="Simpan sebagai unggahan").click(no_wait_after=True)
    return page.get_by_test_id("stMain").get_by_text("Tersimpan sebagai unggahan")


def begin_tick(page: Page, address: str) -> Locator:
    """Tick a target in a meeting, and return the place of the success message."""
    screen.open_page(page, address, "rapat", **CHOICE, posisi="2025-09-30")
    page.get_by_role("button", name=re.compile("^(Buka|Lanjutkan) rapat")).first.click()
    room(page)
    to_screen(page, "I Manajemen Perubahan")
    status = page.locator(".m-status")
    before = status.inner_text()  # a meeting entered again shows its last record
    page.locator(".m-item input[type=checkbox]:not(:checked)").first.click(no_wait_after=True)
    said = status.filter(has_text=": Ada")
    return said.filter(has_not_text=before) if before else said


def add_evidence(page: Page, address: str, siti: User) -> None:
    """Add a photo as bukti, and download the same bytes."""
    screen.open_page(page, address, "linimasa", **CHOICE, langkah="I.a.1.1")
    panel = page.get_by_role("dialog")
    panel.get_by_role("radio", name="Bukti").or_(
        panel.get_by_role("button", name="Bukti", exact=True)
    ).first.click()
    panel.get_by_role("button", name="Berkas").first.click()
    expect(page.get_by_text("Tambah berkas")).to_be_visible()
    photo = {"name": "rapat tim.jpg", "mimeType": "image/jpeg", "buffer": PHOTO}
    page.locator("input[type=file]").set_input_files(photo)
    expect(panel.get_by_text("rapat tim.jpg").first).to_be_visible()
    file = panel.get_by_role("link", name="rapat tim.jpg")
    expect(file).to_be_visible()
    assert page.request.get(address + (file.get_attribute("href") or "")).body() == PHOTO


def hold_meeting(page: Page, address: str, siti: User) -> None:
    """Tick a target in a meeting, close the meeting, and download its papers."""
    screen.open_page(page, address, "rapat", **CHOICE, posisi="2025-09-30")
    page.get_by_role("button", name="Buka rapat").click()
    room(page)
    page.get_by_role("button", name="+ Peserta").click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Siti Aminah; Ketua")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("1. Siti Aminah")).to_be_visible()
    to_screen(page, "I Manajemen Perubahan")
    page.locator(".m-item input[type=checkbox]:not(:checked)").first.check()
    expect(page.locator(".m-status")).to_contain_text(": Ada")
    to_screen(page, "Penutup")
    page.get_by_role("button", name="Tutup rapat").click()
    asked = page.get_by_role("dialog")
    asked.get_by_label("Pemimpin rapat").fill("Siti Aminah")
    asked.get_by_label("Notulis").fill("Budi")
    asked.get_by_role("button", name="Tutup rapat").click()
    expect(page.get_by_text("Rapat ditutup 01/10/2025")).to_be_visible()
    for name, word in (
        ("Laporan Monitoring dan Evaluasi Word", OWN),
        ("Notulen Word", "Siti Aminah"),
    ):
        document = Document(BytesIO(download(page, name)))
        texts = [paragraph.text for paragraph in document.paragraphs]
        for table in document.tables:
            for row in table.rows:
                texts += [cell.text for cell in row.cells]
        assert word in " ".join(texts), name
    everything = ZipFile(BytesIO(download(page, "Unduh semua")))
    assert {Path(name).suffix for name in everything.namelist()} >= {".docx", ".pdf"}


def back_up_and_restore(page: Page, address: str, siti: User) -> None:
    """Back up to a flash disk and restore, on Pengaturan."""
    main = page.get_by_test_id("stMain")
    (HOME / "flash disk é").mkdir(exist_ok=True)
    letter = siti.prefix / "dosdevices" / "f:"
    letter.unlink(missing_ok=True)
    letter.symlink_to(HOME / "flash disk é")
    screen.open_page(page, address, "pengaturan", **CHOICE)
    expect(main).to_contain_text(rf"C:\users\{siti.name}\AppData\Local\Monev ZI")
    page.get_by_label("Folder cadangan").fill("F:\\Cadangan ZI")
    page.get_by_label("Folder cadangan").press("Enter")
    page.get_by_role("button", name="Cadangkan sekarang").click()
    expect(main).to_contain_text("Cadangan ditulis dan diperiksa")
    page.get_by_text("Data ada di komputer ini").scroll_into_view_if_needed()
    take_picture(page, "cadangan")
    page.get_by_role("button", name="Pasang kembali cadangan").click()
    page.get_by_role("button", name="Ya, pasang").click()
    expect(main).to_contain_text("dipasang.")


def open_to_network(page: Page, address: str, siti: User) -> None:
    """Set up the first admin and open the pages to the office's network; the page warns of Windows
    Firewall before.
    """
    screen.open_page(page, address, "orang")
    page.get_by_label("Nama", exact=True).fill("Siti Nurbaya")
    page.get_by_label("Nama pengguna").fill("siti")
    page.get_by_role("button", name="Siapkan admin pertama").click()
    link = page.get_by_role("link", name="Pilih kata sandi sekarang")
    invitation = link.get_attribute("href") or ""
    browser = page.context.browser
    assert browser is not None
    with browser.new_context(ignore_https_errors=True) as other:
        phone = other.new_page()
        phone.set_default_timeout(IN_THE_OFFICE * 1000)
        accept_invitation(phone, urljoin(address, invitation))
        screen.open_page(page, address, "orang")
        page.get_by_text("Buka ke jaringan kantor …").click()
        expect(page.get_by_text("Windows Firewall mungkin bertanya")).to_be_visible()
        page.get_by_role("button", name="Ya, buka").click()
        expect(page.get_by_test_id("stMain")).to_contain_text("Anda perlu masuk")
        host = [*reach.own_addresses(), "127.0.0.1"][0]
        phone.goto(f"https://{host}:{reach.DEFAULT_SECURE_PORT}/masuk")
        expect(phone.get_by_role("button", name="Masuk")).to_be_visible()


def enter(page: Page, address: str) -> None:
    """Open the pages, and sign in if they ask for it, as they do since the network was opened."""
    page.goto(address)
    if page.url.partition("?")[0].endswith("/masuk"):
        fill_in(page, "siti", PASSWORD)
    screen.wait_until_still(page)


def download(page: Page, name: str) -> bytes:
    """Press a button and return the file it downloads."""
    with page.expect_download() as downloaded:
        page.get_by_role("button", name=re.compile(re.escape(name))).first.click()
    return downloaded.value.path().read_bytes()


VISITS: tuple[tuple[str, int, Callable[[Page, str, User], None]], ...] = (
    ("the first page", IN_THE_OFFICE, see_first_page),
    ("an own plan", IN_THE_OFFICE, upload_plan),
    ("a template filled", IN_THE_OFFICE, fill_template),
    ("a file as bukti", IN_THE_OFFICE, add_evidence),
    ("a meeting and its papers", 240, hold_meeting),  # all documents at once
    ("backup and restore", 120, back_up_and_restore),
    ("the office's network", IN_THE_OFFICE, open_to_network),
)
"""Each visit: its name, the seconds that one act of it may take, and its function."""
