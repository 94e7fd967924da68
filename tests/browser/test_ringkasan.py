"""Ringkasan on the screen is what the command line says, each number leads to its rows, and a phone loads it fast."""

from __future__ import annotations

import json
import re
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import screen
from tests.browser.conftest import CONTOH, MESUJI
from tests.browser.server import Server, run_command
from tests.conftest import before_release

# What a first visit may bring, compressed. Streamlit's own start is 1.1 MB of it.
MOST_BYTES = 1_400_000
GUNUNGKIDUL = "KPU Kabupaten Gunungkidul"
REPORTED = [(CONTOH, "2025", day) for day in ("2025-03-31", "2025-09-30", "2025-11-30", "2025-12-31")]
PLANS = [(MESUJI, "2025", "2025-09-30"), (GUNUNGKIDUL, "2024", "2024-06-30")]


@cache
def ask(server: Server, command: str, satker: str, tahun: str, posisi: str) -> list | dict:
    """What the command line says of the same view."""
    arguments = ("--satker", satker, "--tahun", tahun, "--posisi", posisi)
    return json.loads(run_command(server.folder, command, *arguments, "--json"))


def fractions(parts: dict[str, int]) -> str:
    """n/N as people see it, without the percentage; a dash where there is nothing to divide by."""
    return f"{parts['n']}/{parts['N']}" if parts["N"] else "–"


def figure(page: Page, key: str) -> Locator:
    """One of the figures on the page."""
    return page.locator(f'[data-figure="{key}"]')


def value_of(page: Page, key: str) -> str:
    """A figure as it is read, without its percentage."""
    return figure(page, key).locator(".m-figure-value").inner_text().split()[0]


def count_rows(page: Page) -> int:
    """How many rows the list on the page has."""
    return page.locator(".m-rows > li").count()


def open_list(page: Page, way: Locator, heading: str) -> int:
    """Follow a number to its rows; how many there are. The heading says the number again."""
    way.click()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    screen.wait_until_still(page)
    return count_rows(page)


@pytest.mark.parametrize(("satker", "tahun", "posisi"), [REPORTED[1], *before_release(*REPORTED[:1], *REPORTED[2:])])
def test_figures_on_screen_are_the_command_lines(page: Page, complete: Server, satker: str, tahun: str, posisi: str):
    figures = ask(complete, "keadaan", satker, tahun, posisi)
    screen.open_page(page, complete.address, "", satker=satker, tahun=tahun, posisi=posisi)
    keys = ("capaian", "terlambat", "selesai_tanpa_bukti", "bukti", "setahun")
    assert {key: value_of(page, key) for key in keys} == {
        "capaian": fractions(figures["capaian_posisi"]),
        "terlambat": str(figures["status"]["terlambat"]),
        "selesai_tanpa_bukti": str(figures["selesai_tanpa_bukti"]),
        "bukti": fractions(figures["bukti"]),
        "setahun": fractions(figures["capaian_setahun"]),
    }
    bars = page.get_by_role("list", name="Capaian tiap area").get_by_role("link").all_inner_texts()
    assert len(bars) == len(figures["area"])
    for text, area in zip(bars, figures["area"], strict=True):
        words = text.split()
        assert words[0] == area["area"]
        if area["capaian_posisi"]["N"]:
            assert fractions(area["capaian_posisi"]) in words
        if area["bukti"]["N"]:
            assert fractions(area["bukti"]) in words
        assert bool({"▲", "△"} & set(words)) == (area["status"]["terlambat"] > 0)


def test_areas_and_the_next_month_open_their_rows(page: Page, complete: Server):
    satker, tahun, posisi = REPORTED[1]
    figures = ask(complete, "keadaan", satker, tahun, posisi)
    screen.open_page(page, complete.address, "", satker=satker, tahun=tahun, posisi=posisi)
    areas = page.get_by_role("list", name="Capaian tiap area").get_by_role("link")
    for index, area in enumerate(figures["area"][:2]):
        assert open_list(page, areas.nth(index), "target yang jatuh tempo") == area["capaian_posisi"]["N"]
        page.get_by_role("link", name="← Kembali ke Ringkasan").click()
        expect(areas).to_have_count(len(figures["area"]))
    heading = page.get_by_role("heading", name=re.compile(r"^Oktober 2025: \d+ jatuh tempo"))
    count = int(re.search(r": (\d+)", heading.inner_text())[1])
    way = page.get_by_role("link", name=f"semua {count} →").last
    assert open_list(page, way, "target jatuh tempo bulan berikutnya") == count


def test_a_name_opens_its_langkah_and_closing_leads_back(page: Page, complete: Server):
    satker, tahun, posisi = REPORTED[1]
    screen.open_page(page, complete.address, "", satker=satker, tahun=tahun, posisi=posisi)
    first = page.get_by_role("list", name=re.compile("Target yang terlambat")).get_by_role("link").first
    kode = first.locator("b").inner_text().strip()
    first.click()
    expect(page.get_by_role("dialog")).to_contain_text(kode)
    assert parse_qs(urlsplit(page.url).query)["langkah"] == [kode]
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("langkah="))


@pytest.mark.semua
def test_the_list_is_saved_as_the_table_it_is(page: Page, complete: Server):
    satker, tahun, posisi = REPORTED[1]
    screen.open_page(page, complete.address, "", satker=satker, tahun=tahun, posisi=posisi, daftar="capaian")
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh .csv").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith("Kode;Area;Langkah aksi;Tenggat")
    assert len(text.strip().splitlines()) == count_rows(page) + 1


def test_focus_stays_where_it_was_while_the_page_follows(page: Page, complete: Server):
    """By keyboard: what was pressed is still the one with the focus, and only what changed was drawn anew."""
    screen.open_page(page, complete.address, "", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    page.evaluate("() => { document.querySelector('.m-curve').parentElement.mark = 'kept'; }")
    button = page.get_by_role("link", name="TW II", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("posisi=2025-06-30"))
    screen.wait_until_still(page)
    assert page.evaluate("() => document.activeElement.textContent") == "TW II"
    assert page.evaluate("() => document.querySelector('.m-curve').parentElement.mark") == "kept"


def test_on_a_phone_the_choices_are_one_line_that_opens(phone: Page, complete: Server):
    screen.open_page(phone, complete.address, "", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    expect(phone.get_by_role("heading", name="Ringkasan", level=1)).to_be_in_viewport()
    expect(figure(phone, "setahun")).to_be_in_viewport()
    expect(phone.get_by_role("link", name="TW II", exact=True)).to_be_hidden()
    phone.get_by_role("button", name=re.compile("KPU Kabupaten Contoh")).tap()
    phone.get_by_role("link", name="TW II", exact=True).tap()
    phone.wait_for_url(re.compile("posisi=2025-06-30"))
    screen.wait_until_still(phone)
    assert screen.sideways_overflow(phone) == 0
    too_small = phone.evaluate(
        """() => [...document.querySelectorAll('.monev a, .monev button')].filter(e => e.offsetHeight)
            .filter(e => e.getBoundingClientRect().height < 24).map(e => e.textContent)"""
    )
    assert too_small == []


@pytest.mark.semua
def test_another_office_another_day_and_today_are_chosen_in_the_head(page: Page, complete: Server):
    screen.open_page(page, complete.address, "", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    page.get_by_label("Satker").select_option(GUNUNGKIDUL)
    page.wait_for_url(re.compile("tahun=2024"))
    screen.wait_until_still(page)
    page.get_by_label("Satker").select_option(CONTOH)
    page.wait_for_url(re.compile("tahun=2025"))
    screen.wait_until_still(page)
    page.get_by_role("button", name=re.compile("pilih tanggal lain")).click()
    page.get_by_label("Keadaan dinilai pada akhir tanggal").fill("2025-08-15")
    page.wait_for_url(re.compile("posisi=2025-08-15"))
    screen.wait_until_still(page)
    page.get_by_role("link", name="Hari ini").click()
    page.wait_for_url(re.compile("posisi=2025-10-01"))
    screen.wait_until_still(page)
    expect(page.get_by_role("link", name="Hari ini")).to_have_count(0)


def test_a_first_visit_is_light(chrome: Browser, complete: Server):
    with chrome.new_context(viewport=screen.PHONE, user_agent=screen.PHONE_AGENT) as context:
        _first_visit(context.new_page(), complete)


def _first_visit(page: Page, complete: Server) -> None:
    received_headers: dict[str, int] = {}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.loadingFinished",
        lambda content: received_headers.update({content["requestId"]: content["encodedDataLength"]}),
    )
    screen.open_page(page, complete.address, "", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    assert "Capaian s.d. posisi" in screen.page_text(page)
    assert sum(received_headers.values()) < MOST_BYTES


@pytest.mark.semua
def test_nothing_is_asked_in_vain_or_of_any_other_machine(page: Page, complete: Server):
    outer: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request_made: outer.append(request_made.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    for the_page in ("", "linimasa"):
        screen.open_page(page, complete.address, the_page, satker=CONTOH, tahun="2025")
    port = complete.address.rsplit(":", 1)[1]
    foreign = [one for one in outer if f"localhost:{port}" not in one and not one.startswith(("data:", "blob:"))]
    assert foreign == []
    assert failed == []
