"""The script that draws blocks: text stays text, what did not change stays, a broken block breaks no other."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from monev.ui import looks
from monev.ui.looks import blocks

ADDRESS = "http://looks.test/"
EVIL = '<b>ZI</b> & "tanda" <img src=x onerror="document.body.dataset.hurt=1">'
DRAW = """async ([address, all]) => {
  const { default: draw } = await import(address);
  window.place ??= document.body.appendChild(document.createElement('div'));
  window.told ??= [];
  for (const content of all)
    draw({ parentElement: window.place, data: { blocks: content }, setTriggerValue: (_, value) => told.push(value) });
}"""


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    """An empty page beside the one script and the one stylesheet."""
    text, _ = looks.FILES[looks.SCRIPT]

    def answer(route: Route) -> None:
        if route.request.url.endswith(".js"):
            route.fulfill(content_type="text/javascript", body=text)
        else:
            route.fulfill(content_type="text/html", body="<!doctype html><body></body>")

    page = chrome.new_page()
    page.route(f"{ADDRESS}**", answer)
    page.goto(ADDRESS)
    yield page
    page.close()


def draw(page: Page, *contents: list[dict[str, Any]]) -> None:
    """Draw these blocks, one list after the other, as redraws of one page."""
    page.evaluate(DRAW, [f"{ADDRESS}looks.js", json.loads(json.dumps(contents))])


def everything(text: str) -> list[dict[str, Any]]:
    """One block of each kind, each text in it the same."""
    item = {"label": text, "value": text, "text": text, "name": text, "state": text, "notes": [text], "href": "/"}
    point = {"x": 0.5, "y": 0.5, "label": text, "text": text}
    return [
        blocks.head(
            text, line={"start": text, "end": text}, satker=[{"label": text, "value": text}] * 2, data=text, badge=text
        ),
        blocks.sentence(text),
        blocks.card(blocks.heading(text, note=text, link=blocks.way(text, "/")), key="card"),
        blocks.notice(text),
        blocks.lines([item]),
        blocks.actions([item]),
        blocks.table(text, [text], [[text, {"text": text, "note": text}]]),
        blocks.figures(text, [item | {"key": "x", "n": 1, "total": 2, "change": text, "note": text, "share": text}]),
        blocks.bars(text, [item | {"parts": [blocks.part("selesai", 1)], "total": 2, "late": text, "note": text}]),
        blocks.months(text, [item | {"n": 3}]),
        blocks.rows(text, [item | {"mark": "▲", "kode": text}]),
        blocks.curve(text, plan=[point], reached=[point], months=[text], posisi=point, plan_label=point),
    ]


def test_text_of_a_file_never_becomes_markup(page: Page):
    draw(page, everything(EVIL))
    assert page.locator("img, .monev b:text-is('ZI')").count() == 0
    assert page.locator("body").get_attribute("data-hurt") is None
    assert page.locator(".m-sentence").inner_text() == EVIL


def test_what_did_not_change_keeps_its_place(page: Page):
    first = everything("sama")
    draw(page, first)
    page.evaluate("() => { for (const one of place.firstChild.children) one.mark = 'kept'; }")
    second = [blocks.sentence("baru", key="baru"), *first[:1], blocks.sentence("lain"), *first[2:]]
    draw(page, second)
    marks = page.evaluate("() => [...place.firstChild.children].map((one) => one.mark ?? one.textContent)")
    assert marks[0] == "baru"
    assert marks[1] == "kept", "the head has a key: it is the same wherever it stands"
    draw(page, first, first)
    assert page.locator(".monev > *").count() == len(first)


def test_a_block_that_cannot_be_drawn_says_so_and_a_head_with_nothing_to_choose_whose_page_it_is(page: Page):
    draw(page, [{"kind": "entah", "label": "Peta"}, blocks.sentence("tetap ada")])
    assert "tidak dapat digambar" in page.locator(".m-note").inner_text()
    assert page.locator(".m-sentence").inner_text() == "tetap ada"
    draw(page, [blocks.head("Linimasa", who={"name": "Ani", "href": "/pengaturan"})])
    assert page.get_by_role("heading", name="Linimasa").is_visible()
    assert page.get_by_role("button", name="Keluar").is_visible()


def test_what_is_touched_is_told_unless_the_browser_opens_it_itself(page: Page):
    draw(
        page,
        [blocks.lines([{"text": "ke sana", "href": "/linimasa?x=1"}, {"text": "buat", "act": {"a": 1}}])],
    )
    page.get_by_text("ke sana").click()
    page.get_by_text("buat").click()
    page.get_by_text("ke sana").click(modifiers=["ControlOrMeta"])
    assert page.evaluate("() => told") == [{"href": "/linimasa?x=1"}, {"act": {"a": 1}}]
