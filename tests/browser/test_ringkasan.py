"""Ringkasan on the screen is what the command line says, and light enough for a phone on a slow line."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import screen
from tests.browser.conftest import CONTOH, MESUJI
from tests.browser.server import Server, run_command

# What a first visit may bring, compressed. Streamlit's own start is 1.1 MB of it; Plotly alone would add 1.1 MB.
MOST_BYTES = 1_400_000


def fractions(parts: dict[str, int]) -> str:
    """n/N as people see it, without the percentage; a dash where there is nothing to divide by."""
    return f"{parts['n']}/{parts['N']}" if parts["N"] else "–"


def metrics(page: Page) -> dict[str, str]:
    """The figures on the page by their labels."""
    box = page.get_by_test_id("stMetric")
    return {
        one.get_by_test_id("stMetricLabel").inner_text().strip(): one.get_by_test_id("stMetricValue").inner_text()
        for one in box.all()
    }


@pytest.mark.parametrize(
    ("satker", "tahun", "posisi"),
    [
        (CONTOH, "2025", "2025-03-31"),
        (CONTOH, "2025", "2025-09-30"),
        (CONTOH, "2025", "2025-12-31"),
        (MESUJI, "2025", "2025-09-30"),
        ("KPU Kabupaten Gunungkidul", "2024", "2024-06-30"),
    ],
)
def test_figures_on_screen_are_the_command_lines(page: Page, complete: Server, satker: str, tahun: str, posisi: str):
    arguments = ("--satker", satker, "--tahun", tahun, "--posisi", posisi)
    figures = json.loads(run_command(complete.folder, "keadaan", *arguments, "--json"))
    screen.open_page(page, complete.address, "ringkasan", satker=satker, tahun=tahun, posisi=posisi)
    visible = {name: value.split(" ")[0] for name, value in metrics(page).items()}
    assert visible == {
        "Capaian s.d. posisi": fractions(figures["capaian_posisi"]),
        "Terlambat": str(figures["status"]["terlambat"]),
        "Selesai tanpa bukti": str(figures["selesai_tanpa_bukti"]),
        "Kelengkapan bukti": fractions(figures["bukti"]),
        "Capaian setahun": fractions(figures["capaian_setahun"]),
    }
    content = "\n".join(page.locator(".st-key-baris_area p").all_inner_texts())
    row = [" ".join(text.split()) for text in content.splitlines() if text.strip(" █▒░")]
    assert len(row) == len(figures["area"])
    for text, area in zip(row, figures["area"], strict=True):
        wording = text.split(" ")
        assert wording[0] == area["area"]
        if area["capaian_posisi"]["N"]:
            assert fractions(area["capaian_posisi"]) in wording
        if area["bukti"]["N"]:
            assert f"bukti {fractions(area['bukti'])}" in text
        assert (f"Terlambat {area['status']['terlambat']}" in text) == (area["status"]["terlambat"] > 0)


def test_a_first_visit_is_light_and_never_loads_plotly(chrome: Browser, complete: Server):
    with chrome.new_context(viewport=screen.PHONE, user_agent=screen.PHONE_AGENT) as context:
        _first_visit(context.new_page(), complete)


def _first_visit(page: Page, complete: Server) -> None:
    received_headers: dict[str, int] = {}
    address: list[str] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.loadingFinished",
        lambda content: received_headers.update({content["requestId"]: content["encodedDataLength"]}),
    )
    page.on("request", lambda request_made: address.append(request_made.url))
    screen.open_page(page, complete.address, "ringkasan", satker=CONTOH, tahun="2025", posisi="2025-09-30")
    assert "Capaian s.d. posisi" in screen.page_text(page)
    assert [one for one in address if "plotly" in one.lower()] == []
    assert sum(received_headers.values()) < MOST_BYTES


def test_nothing_is_asked_in_vain_or_of_any_other_machine(page: Page, complete: Server):
    outer: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request_made: outer.append(request_made.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    for the_page in ("ringkasan", "linimasa"):
        screen.open_page(page, complete.address, the_page, satker=CONTOH, tahun="2025")
    port = complete.address.rsplit(":", 1)[1]
    foreign = [one for one in outer if f"localhost:{port}" not in one and not one.startswith(("data:", "blob:"))]
    assert foreign == []
    assert failed == []
