"""The scripts of the meeting and of the blocks in Chromium: text
stays text, what did not change stays, a broken block breaks no other.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

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


def test_every_module_loads_by_itself(page: Page):
    for name in looks.MODULES:
        assert run(page, name, "return Object.keys(m).length") > 0, name


def test_what_is_passed_by_is_said_on_the_screen_after_it(page: Page):
    body = """
        const order = [["a", "Area I", 0], ["b", "Area II", 1], ["c", "Area III", 1], ["t", "Target TW III", 1],
                       ["d", "Area IV", 0]]
            .map(([key, name, skipped]) => ({key, name, skipped: Boolean(skipped)}));
        return ["a", "d"].map((key) => m.passedBy(order, key));
    """
    said = "Area II, Area III, Target TW III dilewati: tidak ada yang perlu dibahas."
    assert run(page, "room/frame.js", body) == ["", said]


def test_a_langkah_is_found_by_its_kode_first_then_by_its_words(page: Page):
    body = """
        const langkah = [["I.1.1", "Membentuk tim kerja"], ["I.1.10", "Rapat tim"], ["I.1", "Evaluasi I.1.1 oleh tim"]]
            .map(([kode, text]) => ({kode, text}));
        return ["i.1", "I.1.1", "tim rap", "xx"].map((words) => m.matching(langkah, words).map((one) => one.kode));
    """
    assert run(page, "room/frame.js", body) == [
        ["I.1", "I.1.1", "I.1.10"],
        ["I.1.1", "I.1.10", "I.1"],
        ["I.1.10"],
        [],
    ]


def test_a_screen_that_is_being_touched_stays_where_it_is_when_the_langkah_come(page: Page):
    body = """
        const room = {overlay: place, key: "a", langkah: null, send: () => {}, act: () => {}, closeOverlay: () => {},
                      data: {order: [{key: "a", title: "Area I"}, {key: "b", title: "Area II"}], filtered: false}};
        m.screenList(room);
        const button = () => place.querySelectorAll(".m-screens button")[1], touched = button();
        room.langkah = [{kode: "I.1.1", text: "Membentuk tim", screen: "a"}];
        room.langkahCame();
        const stays = button() === touched, field = place.querySelector("input");
        field.value = "tim";
        room.langkahCame();
        return [stays, place.querySelector(".m-screens").textContent];
    """
    assert run(page, "room/frame.js", body) == [True, "I.1.1 Membentuk tim"]


def test_a_form_keeps_what_was_typed_and_says_what_was_refused_at_its_field(page: Page):
    body = """
        const sent = [];
        const form = {title: "Catatan", message: {action: "note"}, seen: {kendala: "lama"},
                      fields: [{name: "kendala", label: "Kendala", value: "lama", kind: "lines", lines: 2}]};
        const opened = m.openForm(place, form, (message) => sent.push(message), () => {}, [], {keep() {}});
        place.querySelector("textarea").value = "baru";
        place.querySelector("button[type=submit]").click();
        const may_close = opened.take({ok: false, clashes: [
            {field: "kendala", stored: "dari Budi", typed: "baru", value: "dari Budi"}]});
        place.querySelector("button[type=submit]").click();
        return [may_close, place.querySelector("label .m-error").textContent,
                place.querySelector("textarea").value, sent];
    """
    first = {"action": "note", "entries": {"kendala": "baru"}, "seen": {"kendala": "lama"}}
    sent = [first, first | {"seen": {"kendala": "dari Budi"}}]
    assert run(page, "room/form.js", body) == [
        False,
        "Kini tersimpan: dari Budi. Isian Anda: baru.",
        "baru",
        sent,
    ]


def test_a_touch_adds_a_known_name_or_takes_it_out_and_a_name_of_its_own_stays(page: Page):
    body = """
        const sent = [];
        const form = {title: "Tindak lanjut", message: {action: "decide"}, seen: {},
                      fields: [{name: "pic", label: "PIC", value: "ketua", kind: "names"}]};
        m.openForm(place, form, (one) => sent.push(one.entries), () => {}, ["Ketua", "Kasubbag Teknis"], {keep() {}});
        const [ketua, teknis] = place.querySelectorAll(".m-suggested button");
        const at_first = [ketua.ariaPressed, teknis.ariaPressed];
        teknis.click();
        ketua.click();
        place.querySelector("input").value += "; Tamu dari luar";
        place.querySelector("button[type=submit]").click();
        return [at_first, [ketua.ariaPressed, teknis.ariaPressed], sent[0].pic];
    """
    assert run(page, "room/form.js", body) == [
        ["true", "false"],
        ["false", "true"],
        "Kasubbag Teknis; Tamu dari luar",
    ]


def test_a_half_written_form_that_is_left_stays_a_draft_until_it_is_thrown_away(page: Page):
    body = """
        let closed = 0, kept = null;
        const form = {title: "Catatan", message: {action: "note"}, seen: {},
                      fields: [{name: "kendala", label: "Kendala", value: "", kind: "lines", lines: 2}]};
        const draft = () => ({left: kept && {entries: kept}, keep: (entries) => { kept = entries; }});
        const open = () => m.openForm(place, form, () => {}, () => closed++, [], draft());
        const press = (name) => [...place.querySelectorAll("button")].find((b) => b.textContent === name).click();
        open();
        place.querySelector("textarea").value = "Baru separuh";
        place.querySelector("textarea").dispatchEvent(new Event("input", {bubbles: true}));
        press("Batal");
        const left = kept.kendala;
        open();
        const again = place.querySelector("textarea").value;
        press("Buang isian");
        return [left, again, kept, closed];
    """
    assert run(page, "room/form.js", body) == ["Baru separuh", "Baru separuh", None, 2]


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


def test_what_is_half_written_is_kept_until_it_is_stored_or_thrown_away(page: Page):
    body = """
        const form = {title: "Catatan", message: {action: "note"}}, other = {...form, title: "Lain"};
        const left = () => m.draftOf("rapat 1", form).left?.entries.kendala;
        m.draftOf("rapat 1", form).keep({kendala: "Baru separuh"}, {});
        const seen = [left(), m.draftOf("rapat 1", other).left, m.draftOf("rapat 2", form).left];
        m.draftOf("rapat 1", other).keep({isi: "x"}, {});
        const both = Object.values(m.readDrafts("rapat 1")).map(({form}) => form.title);
        m.forget("rapat 1", {action: "note", draft: m.draftKey(other)});
        const one = Object.keys(m.readDrafts("rapat 1")).length;
        m.draftOf("rapat 1", form).keep(null);
        return [seen, both, one, left(), Object.keys(localStorage)];
    """
    expected = [["Baru separuh", None, None], ["Catatan", "Lain"], 1, None, []]
    assert run(page, "room/form.js", body) == expected


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
        blocks.table(text, [text], [[text, {"text": text, "note": text}]]),
        blocks.figures(
            text,
            [item | {"key": "x", "n": 1, "total": 2, "change": text, "note": text, "share": text}],
        ),
        blocks.bars(
            text,
            [item | {"parts": [blocks.part("selesai", 1)], "total": 2, "late": text, "note": text}],
        ),
        blocks.rows(text, [item | {"mark": "▲", "kode": text}]),
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
    marks = page.evaluate(
        "() => [...place.firstChild.children].map((one) => one.mark ?? one.textContent)"
    )
    assert marks[0] == "baru"
    assert marks[1] == "kept", "the head has a key: it is the same wherever it stands"
    draw(page, first, first)
    assert page.locator(".monev > *").count() == len(first)


def test_a_block_that_cannot_be_drawn_says_so_and_a_head_with_nothing_to_choose_whose_page_it_is(
    page: Page,
):
    draw(page, [{"kind": "entah", "label": "Peta"}, blocks.sentence("tetap ada")])
    assert "tidak dapat digambar" in page.locator(".m-note").inner_text()
    assert page.locator(".m-sentence").inner_text() == "tetap ada"
    draw(page, [blocks.head("Linimasa", who={"name": "Ani", "href": "/pengaturan"})])
    assert page.get_by_role("heading", name="Linimasa").is_visible()
    assert page.get_by_role("button", name="Keluar").is_visible()


def test_what_is_touched_is_told_unless_the_browser_opens_it_itself(page: Page):
    draw(
        page,
        [
            blocks.actions(
                [{"text": "ke sana", "href": "/linimasa?x=1"}, {"text": "buat", "act": {"a": 1}}]
            )
        ],
    )
    page.get_by_text("ke sana").click()
    page.get_by_text("buat").click()
    page.get_by_text("ke sana").click(modifiers=["ControlOrMeta"])
    assert page.evaluate("() => told") == [{"href": "/linimasa?x=1"}, {"act": {"a": 1}}]


def test_a_press_on_what_streamlit_mounts_anew_under_the_finger_is_told(page: Page):
    """The meeting's room goes on at its new place, and so does the press."""
    button = blocks.actions([{"text": "Tandai", "act": {"action": "mark"}}])
    room = {
        "meeting": "1", "here": "a", "version": [1], "visit": "1", "follows": False, "undo": None,
        "screens": {"a": {"kind": "pembukaan", "title": "Pembukaan", "blocks": [button]}},
        "order": [{"key": "a", "title": "Pembukaan", "name": "Pembukaan", "skipped": False}],
        "place": "", "badge": "", "remark": "", "plan_only": False, "filtered": False,
        "names": [], "recorder": None, "leader": "", "may_lead": False,
    }  # fmt: skip
    page.evaluate("() => { crypto.randomUUID ??= () => String(Math.random()); }")  # not by http
    draw(page, [blocks.room(**room)])
    # Behind the room's first message, which nobody answers here.
    marked = """() => {
        const { pending, queue } = document.querySelector('.m-room')?.room ?? { queue: [] };
        return [pending, ...queue].filter((act) => act?.action === 'mark').length;
    }"""
    page.get_by_role("button", name="Tandai").hover()
    page.mouse.down()
    page.evaluate(
        "() => { place.remove(); place = document.body.appendChild(document.createElement('div')); }"
    )
    draw(page, [blocks.room(**room)])
    page.mouse.up()
    page.wait_for_function(f"({marked})() === 1")


APP = """
    const app = document.body.appendChild(document.createElement("div"));
    app.dataset.testid = "stApp";
    const state = (name) => { app.dataset.testScriptState = name; };
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    const until = async (came) => { while (!came()) await pause(20); };
    const told = [], tell = (width) => told.push(width);
    const here = m.stepOf(document.documentElement.clientWidth);
    state("notRunning");
"""


def test_a_window_of_another_width_is_told_once_and_one_of_the_same_step_is_not(page: Page):
    body = """
        m.noteWidth(here, tell);
        m.noteWidth(360, tell);
        m.noteWidth(360, tell);
        await until(() => told.length);
        return [m.stepOf(1366), m.stepOf(640), told.map((width) => width === here)];
    """
    assert run(page, "screen.js", APP + body) == [1360, 640, [True]]


def test_a_turned_phone_waits_until_what_was_pressed_is_answered(page: Page):
    """Told earlier, it would begin a run that breaks off the one of the press."""
    body = """
        const button = place.appendChild(document.createElement("button"));
        m.noteWidth(here, tell);
        button.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true, pointerId: 1}));
        m.noteWidth(360, tell);
        const seen = [];
        const look = async (ms) => { await pause(ms); seen.push(told.length); };
        await look(500);
        button.dispatchEvent(new PointerEvent("pointerup", {bubbles: true, pointerId: 1}));
        button.click();
        await look(500);
        state("running");
        await look(500);
        state("notRunning");
        await until(() => told.length);
        return [seen, told.length];
    """
    assert run(page, "screen.js", APP + body) == [[0, 0, 0], 1]


def test_an_arrow_goes_to_the_nearest_mark_in_its_direction_and_stays_at_the_last(page: Page):
    body = """
        const marks = [[0, 0], [10, 0], [30, 2], [0, 40], [12, 42]].map(([x, y]) => ({x, y}));
        const steps = {right: [1, 0], down: [0, 1], left: [-1, 0]};
        return ["right", "right", "down", "left", "left"].reduce(
            (path, way) => [...path, marks.indexOf(m.nextMark(marks, marks[path.at(-1)], steps[way]))], [0]);
    """
    assert run(page, "charts.js", body) == [0, 1, 2, 4, 3, 3]
