"""Ringkasan on screen is what commands say, a phone loads it fast, one touch hands it over as a
picture or PDF.
"""

import json
import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from pypdfium2 import PdfDocument

from tests.browser import pictures, screen
from tests.browser.conftest import CONTOH
from tests.browser.server import Server, run_command
from tests.conftest import before_release

# What a first visit may bring, compressed. Streamlit's own start is 1.1 MB of it.
MOST_BYTES = 1_400_000
GUNUNGKIDUL = "KPU Kabupaten Gunungkidul"
VIEW = {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}


def fractions(parts: dict[str, int]) -> str:
    """n/N as people see it, without the percentage."""
    return f"{parts['n']}/{parts['N']}"


def figure(page: Page, key: str) -> Locator:
    """Return one of the figures on the page."""
    return page.locator(f'[data-figure="{key}"]')


def bars_of(page: Page, key: str) -> dict[str, tuple[str, str, str]]:
    """Return name, number and badge of each bar of a picture, by what a touch of it is about."""
    return pictures.picture(page, key).evaluate(
        """({ data: [ground, , , names, numbers, badges] }) => Object.fromEntries(ground.customdata.map((about, i) =>
            [about, [names.text[i], numbers.text[i], badges?.text[i] ?? ""]]))"""
    )


def test_figures_on_screen_are_the_command_lines_and_focus_stays_while_the_page_follows(
    page: Page, complete: Server
):
    arguments = ("--satker", CONTOH, "--tahun", "2025", "--posisi", VIEW["posisi"], "--json")
    figures = json.loads(run_command(complete.folder, "keadaan", *arguments))
    screen.open_page(page, complete.address, "", **VIEW)
    keys = ("capaian", "terlambat", "selesai_tanpa_bukti", "bukti", "setahun")
    shown = {
        key: figure(page, key).locator(".m-figure-value").inner_text().split()[0] for key in keys
    }
    assert shown == {
        "capaian": fractions(figures["capaian_posisi"]),
        "terlambat": str(figures["status"]["terlambat"]),
        "selesai_tanpa_bukti": str(figures["selesai_tanpa_bukti"]),
        "bukti": fractions(figures["bukti"]),
        "setahun": fractions(figures["capaian_setahun"]),
    }
    shown_bars = bars_of(page, "area")
    assert sorted(shown_bars) == [area["area"] for area in figures["area"]]
    for area in figures["area"]:
        name, number, badge = shown_bars[area["area"]]
        if area["capaian_posisi"]["N"]:
            assert fractions(area["capaian_posisi"]) in number
        if area["bukti"]["N"]:
            assert f"bukti {fractions(area['bukti'])}" in name
        assert bool(badge) == (area["status"]["terlambat"] > 0)
    # By keyboard: what was pressed is still the one with the focus, and only what changed was drawn
    # anew.
    page.evaluate("() => { document.querySelector('.m-figure').closest('.monev').mark = 'kept'; }")
    button = page.get_by_role("link", name="TW II", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    screen.wait_for(page, re.compile("posisi=2025-06-30"))
    assert page.evaluate("() => document.activeElement.textContent") == "TW II"
    assert (
        page.evaluate("() => document.querySelector('.m-figure').closest('.monev').mark") == "kept"
    )


def test_the_page_says_what_it_is_its_rows_end_together_and_a_plan_leads_on(
    page: Page, complete: Server
):
    screen.open_page(page, complete.address, "ringkasan", **VIEW)
    expect(page.get_by_text("Monev ZI memantau rencana aksi Zona Integritas")).to_be_visible()
    ends = page.locator('[class*="st-key-card-"]').evaluate_all(
        """cards => Object.groupBy(cards.map(card => card.getBoundingClientRect()), box => Math.round(box.top))"""
    )
    assert len(ends) == 4
    for row in ends.values():
        assert max(box["bottom"] for box in row) - min(box["bottom"] for box in row) < 2
    plan = {"satker": GUNUNGKIDUL, "tahun": "2024", "posisi": "2024-06-30"}
    screen.open_page(page, complete.address, "ringkasan", **plan)
    name, content = screen.download(page, "Unduh templat")
    assert (name, content[:2]) == (f"templat {GUNUNGKIDUL} 2024.xlsx", b"PK")
    page.get_by_role("link", name="Lapor TW II 2024").click()
    screen.wait_for(page, re.compile(r"lapor\?.*posisi=2024-06-30"))


def test_on_a_phone_the_choices_are_one_line_that_opens(phone: Page, complete: Server):
    screen.open_page(phone, complete.address, "", **VIEW)
    expect(phone.get_by_role("heading", name="Ringkasan", level=1)).to_be_in_viewport()
    expect(figure(phone, "setahun")).to_be_in_viewport()
    expect(phone.get_by_role("link", name="TW II", exact=True)).to_be_hidden()
    phone.get_by_role("button", name=re.compile("KPU Kabupaten Contoh")).tap()
    phone.get_by_role("link", name="TW II", exact=True).tap()
    screen.wait_for(phone, re.compile("posisi=2025-06-30"))
    assert screen.sideways_overflow(phone) == 0
    too_small = phone.evaluate(
        """() => [...document.querySelectorAll('.monev a, .monev button')].filter(e => e.offsetHeight)
            .filter(e => e.getBoundingClientRect().height < 24).map(e => e.textContent)"""
    )
    assert too_small == []


@pytest.mark.semua
def test_another_office_another_day_and_today_are_chosen_in_the_head(page: Page, complete: Server):
    screen.open_page(page, complete.address, "", **VIEW)
    page.get_by_label("Satker", exact=True).select_option(GUNUNGKIDUL)
    screen.wait_for(page, re.compile("tahun=2024"))
    page.get_by_label("Satker", exact=True).select_option(CONTOH)
    screen.wait_for(page, re.compile("tahun=2025"))
    page.get_by_label("Tanggal penilaian (posisi)", exact=True).fill("2025-08-15")
    screen.wait_for(page, re.compile("posisi=2025-08-15"))
    page.get_by_role("link", name="Hari ini").click()
    screen.wait_for(page, re.compile("posisi=2025-10-01"))
    expect(page.get_by_role("link", name="Hari ini")).to_have_count(0)


def test_a_bar_says_itself_in_words_and_opens_its_rows_and_back(page: Page, complete: Server):
    screen.open_page(page, complete.address, "ringkasan", **VIEW)
    words = pictures.hover_words(page, "area", "VI")
    for said in (
        "VI Peningkatan Kualitas Pelayanan Publik",
        "3/4 (75%) target yang jatuh tempo selesai",
        "bukti 8/10",
    ):
        assert said in words
    pictures.touch_point(page, "area", "VI")
    screen.wait_for(page, re.compile("daftar=capaian&area=VI"))
    expect(page.locator(".m-rows > li")).to_have_count(4)
    page.get_by_role("link", name="← Kembali ke Ringkasan").click()
    screen.wait_for(page, lambda url: "daftar=" not in url)
    page.get_by_text("setahun", exact=True).click()
    screen.wait_for(page, re.compile("ukuran=setahun"))
    pictures.touch_point(page, "pic", "Sekretaris")
    screen.wait_for(page, re.compile("daftar=setahun&pic=Sekretaris"))
    expect(page.locator(".m-rows > li")).to_have_count(3)


def test_the_curve_shows_all_of_a_month_under_the_pointer_and_a_report_opens_its_version(
    page: Page, complete: Server
):
    screen.open_page(page, complete.address, "ringkasan", **VIEW)
    words = pictures.hover_words(page, "kurva", 2)
    for said in (
        "Juni 2025",
        "Rencana: jatuh tempo 51/103 (50%)",
        "Tercapai: selesai 43/103 (42%)",
        "Laporan TW II",
    ):
        assert said in words
    name, content = pictures.download_png(page, "kurva")
    assert name == f"Ringkasan kurva {CONTOH} 2025-09-30.png"
    image = Image.open(BytesIO(content)).convert("RGBA")
    assert image.width > 1000
    assert image.getpixel((5, 5)) == (255, 255, 255, 255)
    buttons = pictures.picture(page, "kurva").locator(".modebar button")
    assert buttons.evaluate_all("all => all.map(e => e.ariaLabel)") == [
        "Unduh gambar (PNG)",
        "Layar penuh",
    ]
    pictures.touch_point(page, "kurva", 2)
    screen.wait_for(page, re.compile(r"riwayat\?.*versi=2"))
    expect(page.get_by_role("heading", name="30 Juni: laporan TW II")).to_be_visible()


@pytest.mark.semua
def test_the_months_of_a_plan_open_their_rows(page: Page, complete: Server):
    screen.open_page(
        page, complete.address, "ringkasan", satker=GUNUNGKIDUL, tahun="2024", posisi="2024-06-30"
    )
    assert "Maret 2024: 17 target" in pictures.hover_words(page, "bulan", "2024-03")
    pictures.touch_point(page, "bulan", "2024-03")
    screen.wait_for(page, re.compile("daftar=setahun&bulan=2024-03"))
    expect(page.locator(".m-rows > li")).to_have_count(17)


def test_a_first_visit_is_light_until_the_pictures_are_unfolded(chrome: Browser, complete: Server):
    received: dict[str, int] = {}
    with chrome.new_context(viewport=screen.PHONE, user_agent=screen.PHONE_AGENT) as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.loadingFinished",
            lambda came: received.update({came["requestId"]: came["encodedDataLength"]}),
        )
        screen.open_page(page, complete.address, "", **VIEW)
        assert "Capaian s.d. 30 Sep" in screen.page_text(page)
        expect(
            page.get_by_role("list", name="Capaian tiap area").get_by_role("link")
        ).to_have_count(7)
        assert sum(received.values()) < MOST_BYTES
        page.get_by_text("Kurva rencana dan realisasi, gambar, dan tabel").click()
        assert "Rencana: jatuh tempo" in pictures.hover_words(page, "kurva", 2)
        assert screen.sideways_overflow(page) == 0


@pytest.mark.semua
def test_nothing_is_asked_in_vain_or_of_any_other_machine(page: Page, complete: Server):
    outer: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request_made: outer.append(request_made.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    for the_page in ("", "linimasa"):
        screen.open_page(page, complete.address, the_page, satker=CONTOH, tahun="2025")
    assert [
        address for address in outer if not address.startswith((complete.address, "data:", "blob:"))
    ] == []
    assert failed == []


def test_ctrl_p_prints_the_sheet_in_the_pages_place(page: Page, complete: Server):
    screen.open_page(
        page, complete.address, "ringkasan", satker=CONTOH, tahun="2025", posisi="2025-06-30"
    )
    noted = "window.printed = document.querySelector('.m-printed')?.naturalWidth"
    page.evaluate(f"() => {{ window.print = () => {{ {noted}; }}; }}")
    page.keyboard.press("Control+p")
    page.wait_for_function("() => window.printed > 1500")
    page.emulate_media(media="print")
    expect(page.locator(".m-printed")).to_be_visible()
    expect(page.locator("#root")).to_be_hidden()
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#root")).to_be_visible()
    page.emulate_media(media="screen")
    for asked in ("", "?satker=KPU&tahun=2025&posisi=2025-06-30"):
        assert (
            page.context.request.get(
                f"{complete.address}/ringkasan-cetak{asked}", max_retries=1
            ).status
            == 404
        )


@pytest.mark.parametrize("visit", ["page", *before_release("phone")])
def test_the_page_of_what_is_looked_at_is_handed_over(
    request: pytest.FixtureRequest, complete: Server, visit: str
):
    page: Page = request.getfixturevalue(visit)
    screen.open_page(
        page, complete.address, "ringkasan", satker=CONTOH, tahun="2025", posisi="2025-06-30"
    )
    screen.open_downloads(page)
    name, content = screen.download(page, "PDF satu halaman")
    assert name == f"Ringkasan ZI, {CONTOH}, 2025-06-30.pdf"
    text = PdfDocument(content)[0].get_textpage().get_text_range()
    arguments = ("--satker", CONTOH, "--tahun", "2025", "--posisi", "2025-06-30", "--json")
    figures = json.loads(run_command(complete.folder, "keadaan", *arguments))
    for share in ("capaian_posisi", "capaian_setahun", "bukti"):
        assert f"{figures[share]['n']}/{figures[share]['N']}" in text
    name, content = screen.download(page, "Gambar untuk WhatsApp")
    assert name.endswith("2025-06-30.png")
    assert Image.open(BytesIO(content)).width == 1080
    screen.assert_sound(page)


def test_printed_pictures_lie_on_their_side_and_ringkasan_fills_at_most_two_sheets(
    page: Page, complete: Server
):
    for the_page, most, is_wide in (("ringkasan", 2, False), ("linimasa", 2, True)):
        screen.open_page(page, complete.address, the_page, **VIEW)
        sheets = PdfDocument(page.pdf(prefer_css_page_size=True))
        sizes = [sheets[number].get_size() for number in range(len(sheets))]
        assert len(sizes) <= most
        assert {round(max(size)) for size in sizes} == {842}, "A4"
        assert {width > height for width, height in sizes} == {is_wide}
        assert "Besar" not in sheets[0].get_textpage().get_text_range()
