"""The scripts of the meeting and of the pictures, module by module, in Chromium: nothing but the module is loaded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from pages.rapat.room import whole_script
from tests.browser.server import ROOT

FOLDERS = (ROOT / "pages" / "rapat" / "static", ROOT / "monev" / "ui" / "pictures" / "static")
MODULES = {path.name: path for folder in FOLDERS for path in folder.glob("*.js")}
ADDRESS = "http://modules.test/"


@pytest.fixture
def script(chrome: Browser) -> Iterator[Page]:
    """An empty page that can import every module by its name."""
    with chrome.new_context() as context:
        page = context.new_page()
        page.route(f"{ADDRESS}**", _answer)
        page.goto(ADDRESS)
        yield page


def _answer(route: Route) -> None:
    path = MODULES.get(route.request.url.removeprefix(ADDRESS))
    if path is None:
        route.fulfill(content_type="text/html", body="<!doctype html><body></body>")
    else:
        route.fulfill(content_type="text/javascript", body=path.read_text(encoding="utf-8"))


def run(page: Page, module: str, body: str) -> Any:
    """What a function body answers that has the module as `m`."""
    return page.evaluate(f"async () => {{ const m = await import('/{module}'); {body} }}")


def test_every_module_loads_by_itself(script: Page):
    for name in MODULES:
        assert run(script, name, "return Object.keys(m).length") > 0, name


def test_the_room_is_one_script_in_which_no_name_stands_twice():
    script = whole_script()
    assert not re.search(r"^import |^export (?!default)", script, re.MULTILINE)
    names = re.findall(r"^(?:async )?(?:function|const|let) (\w+)", script, re.MULTILINE)
    assert len(names) == len(set(names))
    assert len(re.findall(r"^export default", script, re.MULTILINE)) == 1


def test_of_several_steps_that_wait_only_the_last_is_sent(script: Page):
    body = """
        let queue = [];
        for (const message of [{aksi: "bukti"}, {aksi: "pindah", kunci: "a"}, {aksi: "pindah", kunci: "b"},
                               {aksi: "tema"}])
            queue = m.enqueue(queue, message);
        return queue.map((one) => one.kunci ?? one.aksi);
    """
    assert run(script, "room.js", body) == ["bukti", "b", "tema"]


@pytest.mark.parametrize(
    ("key", "free", "target"),
    [
        ("ArrowRight", False, {"step": 1}),
        ("PageUp", False, {"step": -1}),
        (" ", True, {"step": 1}),
        (" ", False, {}),
        ("Home", False, {"edge": 0}),
        ("End", True, {"edge": -1}),
        ("ArrowDown", True, {"turn": "turun"}),
        ("a", True, {}),
    ],
)
def test_where_a_key_or_a_clicker_leads(script: Page, key: str, free: bool, target: dict[str, Any]):
    assert run(script, "room.js", f"return m.keyTarget({{key: {key!r}}}, {str(free).lower()})") == target


def test_what_is_passed_by_is_said_on_the_screen_after_it(script: Page):
    body = """
        const order = [["a", "Area I", 0], ["b", "Area II", 1], ["c", "Area III", 1], ["t", "Target TW III", 1],
                       ["d", "Area IV", 0]]
            .map(([kunci, sebutan, dilewati]) => ({kunci, sebutan, dilewati: Boolean(dilewati)}));
        return ["a", "d"].map((kunci) => m.passedBy(order, kunci));
    """
    said = "Area II, III, Target TW III dilewati: tidak ada yang perlu dibahas."
    assert run(script, "frame.js", body) == ["", said]


def test_the_time_left_follows_the_meetings_own_pace(script: Page):
    body = """
        const order = [["a", 60, 0], ["b", 540, 0], ["x", 900, 1], ["c", 1200, 0]]
            .map(([kunci, detik, dilewati]) => ({kunci, detik, dilewati: Boolean(dilewati)}));
        const began = {waktu: 0, detik: 0};
        return [m.minutesLeft(order, "a", began, 0), m.minutesLeft(order, "b", began, 600000),
                m.minutesLeft(order, "c", began, 300000)];
    """
    # 1 + 9 + 20 minutes assumed; one minute is no pace yet; ten done in five leave ten for twenty.
    assert run(script, "frame.js", body) == [30, 29, 10]


def test_a_langkah_is_found_by_its_kode_first_then_by_its_words(script: Page):
    body = """
        const langkah = [["I.1.1", "Membentuk tim kerja"], ["I.1.10", "Rapat tim"], ["I.1", "Evaluasi I.1.1 oleh tim"]]
            .map(([kode, teks]) => ({kode, teks}));
        return ["i.1", "I.1.1", "tim rap", "xx"].map((words) => m.matching(langkah, words).map((one) => one.kode));
    """
    assert run(script, "jump.js", body) == [["I.1", "I.1.1", "I.1.10"], ["I.1.1", "I.1.10", "I.1"], ["I.1.10"], []]


def test_shift_and_space_step_back(script: Page):
    assert run(script, "room.js", "return m.keyTarget({key: ' ', shiftKey: true}, true)") == {"step": -1}


def test_text_of_people_never_becomes_markup(script: Page):
    body = "return m.h('p', {class: 'ket', hidden: false}, '<b>ZI</b>', null, ['&', '']).outerHTML"
    assert run(script, "elements.js", body) == '<p class="ket">&lt;b&gt;ZI&lt;/b&gt;&amp;</p>'


def test_an_item_shows_its_mark_its_kode_and_its_buttons(script: Page):
    body = """
        const sent = [];
        const r = {starts: {}, send: (message) => sent.push(message)};
        const item = {tanda: "▲ 92 hari", status: "terlambat", kode: "I.1.1", teks: "Membentuk tim",
                      tombol: [{teks: "Status", kirim: {aksi: "laporan"}}], cek: [{teks: "SK", ada: true}]};
        const drawn = m.drawBlock({jenis: "daftar", isi: [item], kosong: ""}, r);
        drawn.querySelector("button").click();
        return [drawn.querySelector(".utama").textContent, drawn.querySelector("input").checked,
                drawn.querySelector("input").disabled, sent];
    """
    assert run(script, "blocks.js", body) == ["▲ 92 hariI.1.1 Membentuk tim", True, True, [{"aksi": "laporan"}]]


def test_a_form_keeps_what_was_typed_and_says_what_was_refused_at_its_field(script: Page):
    body = """
        const sent = [], place = document.createElement("div");
        document.body.append(place);
        const form = {judul: "Catatan", kirim: {aksi: "catatan"}, dilihat: {kendala: "lama"},
                      isian: [{nama: "kendala", label: "Kendala", nilai: "lama", jenis: "uraian"}]};
        const opened = m.openForm(place, form, (message) => sent.push(message), () => {});
        place.querySelector("textarea").value = "baru";
        place.querySelector("button[type=submit]").click();
        const may_close = opened.answer({baik: false, bentrok: [
            {kolom: "kendala", tersimpan: "dari Budi", isian: "baru", nilai: "dari Budi"}]});
        place.querySelector("button[type=submit]").click();
        return [may_close, place.querySelector("label .galat").textContent,
                place.querySelector("textarea").value, sent];
    """
    first = {"aksi": "catatan", "isian": {"kendala": "baru"}, "dilihat": {"kendala": "lama"}}
    assert run(script, "form.js", body) == [
        False,
        "Kini tersimpan: dari Budi. Isian Anda: baru.",
        "baru",
        [first, first | {"dilihat": {"kendala": "dari Budi"}}],
    ]


@pytest.mark.parametrize(
    ("text", "name", "half", "becomes"),
    [
        ("", "Ani", False, "Ani"),
        ("Ani", "Budi", False, "Ani; Budi"),
        ("Ani; bud", "Budi", True, "Ani; Budi"),
        ("Ani; Budi", "ani", False, "Budi"),
    ],
)
def test_a_name_touched_is_added_to_those_chosen_or_taken_out(
    script: Page, text: str, name: str, half: bool, becomes: str
):
    arguments = ", ".join(map(json.dumps, (text, name, half)))
    assert run(script, "several.js", f"return m.toggleName({arguments})") == becomes


def test_typing_filters_the_names_and_a_name_of_its_own_stays(script: Page):
    body = """
        const place = document.createElement("div"), sent = [];
        document.body.append(place);
        const form = {judul: "Tindak lanjut", kirim: {aksi: "putuskan"}, dilihat: {},
                      isian: [{nama: "pic", label: "PIC", nilai: "Ketua", jenis: "beberapa", usul: ["Ketua"]}]};
        m.openForm(place, form, (one) => sent.push(one.isian), () => {},
                   ["Kasubbag Hukum", "Kasubbag Teknis", "Ketua"]);
        const chips = () => [...place.querySelectorAll(".usul button")].map((one) => one.textContent);
        const type = (words) => {
            const box = place.querySelector("input");
            box.value += words;
            box.dispatchEvent(new Event("input"));
        };
        const steps = [chips()];
        type("; tek");
        steps.push(chips());
        place.querySelector(".usul button").click();
        steps.push(chips());
        type("; Tamu dari luar");
        place.querySelector("button[type=submit]").click();
        return [...steps, sent[0].pic];
    """
    assert run(script, "form.js", body) == [
        ["✓ Ketua", "Kasubbag Hukum", "Kasubbag Teknis"],
        ["Kasubbag Teknis"],
        ["✓ Ketua", "Kasubbag Hukum", "✓ Kasubbag Teknis"],
        "Ketua; Kasubbag Teknis; Tamu dari luar",
    ]


def test_a_half_written_form_is_not_thrown_away_by_one_key(script: Page):
    body = """
        const place = document.createElement("div");
        document.body.append(place);
        let closed = 0;
        const form = {judul: "Catatan", kirim: {aksi: "catatan"}, dilihat: {},
                      isian: [{nama: "kendala", label: "Kendala", nilai: "", jenis: "uraian"}]};
        const open = () => m.openForm(place, form, () => {}, () => closed++);
        open().leave();
        const untouched = closed;
        const opened = open();
        place.querySelector("textarea").value = "Baru separuh";
        const asked = () => !place.querySelector(".tanya").hidden;
        opened.leave();
        const first = [closed, asked()];
        opened.leave();
        const second = [closed, asked(), place.querySelector("textarea").value];
        opened.leave();
        place.querySelectorAll(".tanya button")[1].click();
        return [untouched, first, second, closed];
    """
    assert run(script, "form.js", body) == [1, [1, True], [1, False, "Baru separuh"], 2]


def test_a_list_that_is_too_long_turns_like_pages_and_no_heading_ends_one(script: Page):
    body = """
        const list = document.createElement("div");
        list.style.height = "100px";
        for (let i = 0; i < 7; i += 1) {
            const item = document.createElement("div");
            item.style.height = "40px";
            item.className = i === 1 ? "kepala" : "butir";
            list.append(item);
        }
        document.body.style.margin = 0;
        document.body.append(list);
        return m.pageStarts(list, [...list.children]);
    """
    assert run(script, "paging.js", body) == [0, 1, 3, 5]


def test_a_name_too_long_for_its_column_loses_its_last_word(script: Page):
    assert run(script, "board.js", "return m.withoutLastWord('Membentuk tim kerja ZI')") == "Membentuk tim kerja …"
    assert run(script, "board.js", "return m.withoutLastWord('Membentuk tim kerja …')") == "Membentuk tim …"
    assert run(script, "board.js", "return m.withoutLastWord('Pembangunan')") == "Pembangu …"


def test_a_touch_that_comes_again_as_a_click_counts_once(script: Page):
    body = """
        const board = {};
        return [["touchend", 1000], ["click", 1300], ["click", 2000]]
            .map(([type, timeStamp]) => m.isFirstTouch(board, {type, timeStamp}));
    """
    assert run(script, "board.js", body) == [True, False, True]
