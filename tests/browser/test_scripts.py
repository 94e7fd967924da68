"""What of the scripts needs a real browser: HTML that must stay text, layout, a press. The rest is
in tests/ui/scripts.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from monev.ui import looks
from monev.ui.looks import blocks

ADDRESS = "http://modules.test/"


@pytest.fixture
def page(chrome: Browser) -> Iterator[Page]:
    """Open an empty page beside the scripts."""

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS)
        kind = "text/javascript" if name in looks.MODULES else "text/html"
        route.fulfill(
            content_type=kind, body=looks.MODULES.get(name, "<!doctype html><body></body>")
        )

    page = chrome.new_page()
    page.route(f"{ADDRESS}**", answer)
    page.goto(ADDRESS)
    yield page
    page.close()


def run(page: Page, module: str, body: str) -> Any:
    """Run a function body that has the module as `m` and a place to draw in; return its answer."""
    place = "document.body.appendChild(document.createElement('div'))"
    return page.evaluate(
        f"async () => {{ const m = await import('/{module}'), place = {place}; {body} }}"
    )


def test_a_list_that_is_too_long_turns_like_pages_and_no_heading_ends_one(page: Page):
    body = """
        const list = document.createElement("div"), main = document.createElement("div");
        const holder = document.createElement("div");
        list.style = "height: 100px; overflow: hidden; columns: 1; column-fill: auto; column-gap: 40px";
        for (let i = 0; i < 7; i += 1) {
            const item = document.createElement("div");
            item.style = "height: 40px; break-inside: avoid";
            item.className = i === 1 ? "m-items-heading" : "m-item";
            if (i === 1) item.style.breakAfter = "avoid";
            list.append(item);
        }
        holder.className = "m-paged";
        holder.append(list);
        main.append(holder);
        place.append(main);
        m.fitLists({root: {clientWidth: 1366}, main, starts: {[holder.blockId]: 1}, opened: new Set()});
        const foot = () => holder.querySelector(".m-page-foot span").textContent;
        const said = [foot()];
        while (!holder.querySelector(".m-down").disabled) {
            holder.querySelector(".m-down").click();
            said.push(foot());
        }
        return said;
    """
    # Its second page: one was on the first, four wait.
    assert run(page, "room/paging.js", body) == [
        "… dan 4 lagi",
        "… dan 2 lagi",
        "Akhir daftar · halaman 4 dari 4",
    ]


EVIL = '<b>ZI</b> & "tanda" <img src=x onerror="document.body.dataset.hurt=1">'
DRAW = """async ([address, all]) => {
  const { default: draw } = await import(address);
  window.place ??= document.body.appendChild(document.createElement('div'));
  window.told ??= [];
  for (const content of all)
    draw({ parentElement: window.place, data: { blocks: content }, setTriggerValue: (_, value) => told.push(value) });
}"""


def draw(page: Page, *contents: list[dict[str, Any]]) -> None:
    """Draw these blocks, one list after the other, as redraws of one page."""
    page.evaluate(DRAW, [f"{ADDRESS}drawing.js", json.loads(json.dumps(contents))])


def everything(text: str) -> list[dict[str, Any]]:
    """Make one block of each kind, each with the same text."""
    item = {
        "label": text,
        "value": text,
        "text": text,
        "name": text,
        "state": text,
        "notes": [text],
        "href": "/",
    }
    quarter = {"text": text, "looks": "full", "said": text}
    office = dict.fromkeys(("label", "name", "late", "lacks", "last", "state"), text)
    office |= {"n": 1, "total": 2, "quarters": [quarter], "href": "/"}
    lacks = {"text": text, "note": text, "links": [{"text": text}, {"text": text, "href": "/"}]}
    return [
        blocks.head(
            text,
            line={"start": text, "end": text},
            satker=[{"label": text, "value": text}] * 2,
            data=text,
            badge=text,
        ),
        blocks.sentence(text),
        blocks.card(text, note=text, link=blocks.way(text, "/"), key="card"),
        blocks.notice(text),
        blocks.actions([item]),
        blocks.table(text, [text], [[text]]),
        blocks.figures(text, [{"label": text, "value": text, "note": text, "badge": text}]),
        blocks.offices([text], [{"title": text, "items": [office]}]),
        blocks.bars(
            text,
            [item | {"parts": [blocks.part("selesai", 1)], "total": 2, "late": text, "note": text}],
        ),
        blocks.rows(text, [item | {"mark": "▲", "kode": text, "bukti": [lacks]}]),
    ]


def test_text_of_a_file_never_becomes_markup(page: Page):
    draw(page, everything(EVIL))
    assert page.locator("img, .monev b:text-is('ZI')").count() == 0
    assert page.locator("body").get_attribute("data-hurt") is None
    assert page.locator(".m-sentence").inner_text() == EVIL


def room_with(**about: Any) -> dict[str, Any]:
    """Make the room of a meeting with one screen and a button."""
    button = blocks.actions([{"text": "Tandai", "act": {"action": "mark"}}])
    room = {
        "kind": "room", "meeting": "1", "here": "pembukaan", "version": "1", "near": True, "visit": "1", "undo": None,
        "screens": {"pembukaan": [button]}, "order": [{"key": "pembukaan", "title": "Pembukaan"}],
        "place": "", "badge": "", "remark": "", "plan_only": False,
        "names": [], "days": ["2025-09-30"], "recorder": None,
    }  # fmt: skip
    return room | about


MOUNT_ANEW = """() => {
  place.remove();
  place = document.body.appendChild(document.createElement('div'));
}"""


def test_a_press_on_what_streamlit_mounts_anew_under_the_finger_is_told(page: Page):
    """The meeting's room goes on at its new place, and so does the press."""
    page.evaluate("() => { crypto.randomUUID ??= () => String(Math.random()); }")  # not by http
    draw(page, [room_with()])
    page.get_by_role("button", name="Tandai").hover()
    page.mouse.down()
    page.evaluate(MOUNT_ANEW)
    draw(page, [room_with()])
    page.mouse.up()
    page.wait_for_function("told.length")
    assert [told["act"]["action"] for told in page.evaluate("told")] == ["mark"]


def test_a_refusal_that_comes_while_the_room_is_mounted_anew_is_said_over_it_until_esc(page: Page):
    page.evaluate("() => { crypto.randomUUID ??= () => String(Math.random()); }")  # not by http
    draw(page, [room_with()])
    page.get_by_role("button", name="Tandai").click()
    page.wait_for_function("told.length")
    refusal = {"ok": False, "title": "Belum dapat disimpan", "error": "Rapat sudah ditutup."}
    answer = refusal | {"id": page.evaluate("told[0].act.id")}
    page.evaluate(MOUNT_ANEW)
    draw(page, [room_with(answer=answer)])
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Rapat sudah ditutup.")
    page.evaluate(MOUNT_ANEW)
    draw(page, [room_with()])
    expect(asked.get_by_role("button", name="Tutup")).to_be_focused()
    page.keyboard.press("Escape")
    expect(asked).to_have_count(0)
