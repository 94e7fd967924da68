// The painters of blocks, and what tells the page of touches, keys and another width.

import assert from "node:assert/strict";
import { test } from "node:test";
import { savePicture } from "../../../monev/ui/looks/static/charts.js";
import draw from "../../../monev/ui/looks/static/drawing.js";
import {
  arrange,
  dayField,
  explain,
  h,
  touchable,
} from "../../../monev/ui/looks/static/elements.js";
import { bars, figures, offices } from "../../../monev/ui/looks/static/figures.js";
import { doors, head, search } from "../../../monev/ui/looks/static/head.js";
import { items, rows } from "../../../monev/ui/looks/static/lists.js";
import { cells, months } from "../../../monev/ui/looks/static/pictures.js";
import { drawAll } from "../../../monev/ui/looks/static/painting.js";
import { isPressing } from "../../../monev/ui/looks/static/press.js";
import { noteWidth, stepOf } from "../../../monev/ui/looks/static/screen.js";
import { actions, table, words } from "../../../monev/ui/looks/static/words.js";
import { Element, button, clock, place, textOf, window } from "./page.mjs";

const texts = (node, selector) => node.querySelectorAll(selector).map(textOf);
const sentence = (text, key = "") => ({ kind: "words", looks: "sentence", text, key });

test("what did not change keeps its place", () => {
  const root = place();
  const page = { kind: "head", title: "Linimasa", key: "head" };
  drawAll(root, [page, sentence("satu"), sentence("dua")]);
  const [first, , last] = root.children;
  drawAll(root, [sentence("baru", "baru"), page, sentence("dua")]);
  assert.deepEqual(root.children.map(textOf), ["baru", "Linimasa", "dua"]);
  assert.equal(root.children[1], first, "the head has a key: it is the same wherever it stands");
  assert.equal(root.children[2], last);
});

test("a block that cannot be drawn says so and breaks no other", (context) => {
  context.mock.method(console, "error", () => {});
  const root = place();
  drawAll(root, [{ kind: "entah", label: "Peta" }, sentence("tetap ada")]);
  const [broken, whole] = root.children.map(textOf);
  assert.match(broken, /tidak dapat digambar di peramban ini. Peta/);
  assert.equal(whole, "tetap ada");
});

test("what is touched is told unless the browser opens it itself", () => {
  const root = place();
  const told = [];
  const ways = [
    { text: "ke sana", href: "/linimasa?x=1" },
    { text: "buat", act: { a: 1 } },
  ];
  const data = { blocks: [{ kind: "actions", items: ways }], plan_only: false };
  draw({ parentElement: root, data, setTriggerValue: (_, value) => told.push(value) });
  const [there, make] = root.querySelectorAll("a, button");
  Object.assign(there, { origin: "x", pathname: "/linimasa", search: "?x=1" });
  globalThis.location = { origin: "x" };
  there.click();
  make.click();
  there.dispatchEvent(Object.assign(new Event("click", { bubbles: true }), { ctrlKey: true }));
  assert.deepEqual(told, [{ href: "/linimasa?x=1" }, { act: { a: 1 } }]);
});

test("an element has its words as text, a list of nodes just these", () => {
  const evil = "<b>ZI</b>";
  const node = h("p.m-note", { title: evil, hidden: false }, evil, [null, 0]);
  assert.deepEqual([node.childNodes, node.getAttribute("title")], [[evil, "0"], evil]);
  const list = h("ul", h("li", "a"), h("li", "b"));
  const [a, b] = list.children;
  arrange(list, [b, h("li", "c")]);
  assert.deepEqual(list.children.map(textOf), ["b", "c"]);
  assert.equal(list.children[0], b);
  assert.equal(a.parentElement, null);
  assert.deepEqual(
    [{ href: "/" }, { act: 0 }, {}].map((item) => touchable(item, {}, "x").tagName),
    ["a", "button", "div"],
  );
  assert.equal(explain("Arti", [{ text: "posisi", note: "hari" }])[1].id.startsWith("m-"), true);
});

test("bars stand on their own total, figures with their sign", () => {
  const bar = { label: "I", value: "1/4", parts: [{ status: "selesai", n: 1 }], total: 4 };
  const width = (block) => bars(block).querySelector(".m-part").getAttribute("style");
  assert.equal(width({ kind: "bars", label: "Area", items: [bar], looks: "" }), "width:25%");
  const figure = { label: "Terlambat", value: "4", badge: "▲", status: "terlambat" };
  const drawn = figures({ kind: "figures", label: "", items: [figure] });
  assert.equal(textOf(drawn), "Terlambat▲4");
});

test("a satker is a line with its figures, or with the words why it has none", () => {
  const quarters = [{ text: "✓", looks: "full", said: "TW I: dinyatakan lengkap" }];
  const item = { label: "Kab. A", name: "KPU Kabupaten A", n: 1, total: 4, late: "▲3", lacks: "2" };
  const told = { ...item, quarters, last: "4 bln lalu", state: "", href: "/" };
  const bare = { ...item, quarters: [], last: "", state: "belum ada rencana" };
  const part = { title: "Belum dinyatakan lengkap", items: [told, bare] };
  const drawn = offices({ kind: "offices", heads: ["Satker"], parts: [part], key: "satker" });
  assert.deepEqual(texts(drawn, ".m-office:not(.heads)"), [
    "Kab. A1/4▲32TW I: dinyatakan lengkap✓4 bln lalu",
    "Kab. Abelum ada rencana",
  ]);
  assert.equal(drawn.querySelectorAll("a.m-office").length, 1);
  const many = { ...part, items: Array(20).fill(told) };
  const two = offices({ kind: "offices", heads: [], parts: [many], key: "satker" });
  assert.deepEqual(
    [drawn, two].map((node) => node.classList.contains("two")),
    [false, true],
  );
});

test("a head with nothing to choose says whose page it is, else its choices", () => {
  const bare = head({ kind: "head", title: "Linimasa", who: { name: "Ani", href: "/x" } });
  assert.deepEqual(texts(bare, "h1, a, button"), ["Linimasa", "Ani", "Keluar"]);
  const line = { start: "KPU", end: " · per 30/09/2025", triwulan: "TW III", other: "hari lain" };
  const satker = [
    { label: "A", value: "a" },
    { label: "B", value: "b", on: true },
  ];
  const triwulan = [{ label: "TW III", short: "III", name: "", href: "/" }];
  const day = { value: "2025-09-30", min: "2025-01-01", max: "2026-12-31" };
  const block = { kind: "head", title: "Linimasa", line, satker, day, triwulan };
  const chosen = head(block);
  assert.deepEqual(texts(chosen, "option[selected]"), ["B"]);
  const inMenu = (drawn) => texts(drawn, ".m-choices .m-triwulan a");
  assert.deepEqual([chosen, head({ ...block, is_narrow: true })].map(inMenu), [[], ["III"]]);
});

test("a chosen area is a press away from all, the others are offered", () => {
  const all = { label: "area", value: "", on: true };
  const third = { label: "III SDM", value: "III", short: "Area III" };
  const line = { start: "KPU", end: "", triwulan: "", other: "per 01/09/2025" };
  const block = { kind: "head", title: "", line, triwulan: [], day: { value: "2025-09-01" } };
  const offered = head({ ...block, area: [all, third] });
  assert.deepEqual(texts(offered, ".m-add, .m-option"), ["+ area", "III SDM"]);
  const area = [
    { ...all, on: false },
    { ...third, on: true },
  ];
  const chip = head({ ...block, area }).querySelector(".m-part");
  assert.deepEqual([textOf(chip), chip.dataset.act], ["Area III✕", '{"area":""}']);
});

test("a day is three lists that say how long a month is, and move no day", () => {
  const complaint = h("p");
  const day = dayField({ name: "Batas", complaint, value: "2025-01-31", min: "2025-01-01" });
  const [hari, bulan] = day.children;
  const choose = (list, value) => {
    list.value = value;
    day.dispatchEvent(new Event("change"));
    return [day.value, complaint.textContent];
  };
  assert.deepEqual(choose(bulan, "02"), ["2025-02-31", "Februari 2025 sampai tanggal 28."]);
  assert.deepEqual(choose(bulan, "06"), ["2025-06-31", "Juni 2025 sampai tanggal 30."]);
  assert.deepEqual(choose(hari, "30"), ["2025-06-30", ""]);
  day.value = "";
  assert.deepEqual([hari.value, day.value], ["", ""]);
});

test("a day can be said in the years beside the days it is near to, whatever the clock says", () => {
  const day = dayField({ name: "Batas", complaint: h("p"), near: ["2019-06-30", "2018-12-31"] });
  assert.deepEqual(texts(day.children[2], "option"), ["–", "2017", "2018", "2019", "2020"]);
});

test("the door of the open page says so", () => {
  const door = (text) => ({ text, href: "/", current: text === "Rapat" });
  const bar = doors({ kind: "doors", items: ["Ringkasan", "Rapat"].map(door) });
  assert.deepEqual(texts(bar, "[aria-current=page]"), ["Rapat"]);
});

test("the search opens by its keys, asks, and shows what it found by kind", async () => {
  const asked = [];
  const found = [{ label: "Langkah", items: [{ text: "Rapat", kode: "I.1", href: "/l" }] }];
  globalThis.location = { search: "?tahun=2025" };
  globalThis.fetch = async (address) => {
    asked.push(address);
    return { ok: true, json: async () => ({ groups: found }) };
  };
  const root = place();
  const node = search({ kind: "search", text: "Cari", hint: "Cari", address: "/cari" });
  root.append(node);
  const box = node.querySelector("dialog");
  const field = node.querySelector("input");
  field.value = "rapat";
  const press = (target) =>
    target.dispatchEvent(Object.assign(new Event("keydown", { bubbles: true }), { key: "/" }));
  press(field);
  assert.equal(box.open, undefined, "typed into a field");
  press(root);
  await new Promise(setImmediate);
  assert.deepEqual(asked, ["/cari?tahun=2025&kata=rapat"]);
  assert.deepEqual(texts(node, ".m-found p, .m-found a, [role=status]"), [
    "1 ditemukan",
    "Langkah",
    "I.1 Rapat",
  ]);
});

test("rows, missing bukti and items say all they have", () => {
  const row = { mark: "▲", status: "terlambat", text: "Rapat", state: "lewat", notes: ["a", "b"] };
  const links = [{ text: "tautan", href: "/x" }, { text: "map" }];
  const bukti = [{ text: "SK", note: "", links }];
  const listed = rows({
    kind: "rows",
    label: "",
    items: [
      { ...row, kode: "I.1", href: "/" },
      { ...row, bukti },
    ],
  });
  assert.deepEqual(texts(listed, ".m-row"), [
    "▲I.1 Rapatlewata · b",
    "▲Rapatlewata · bSK tautan · map",
  ]);
  assert.equal(textOf(items({ kind: "items", items: [], empty: "Tidak ada" })), "Tidak ada");
});

test("an item that says the same keeps its node, one behind a fold carries its key", () => {
  const fold = { fold: "2 lagi", key: "sisa", items: [{ text: "b" }] };
  const first = items({ kind: "items", items: [{ text: "a" }, fold], empty: "" });
  const again = items({ kind: "items", items: [{ text: "baru" }, { text: "a" }, fold] }, first);
  assert.equal(again, first);
  assert.deepEqual(texts(again, ".m-item-text, .m-fold"), ["baru", "a", "▸ 2 lagi", "b"]);
  assert.equal(again.querySelectorAll("[data-fold=sisa]").length, 1);
});

test("a row of a map has its name, one without has its headings; months touch", () => {
  const cell = { text: "1/2", state: "sebagian", late: "▲ 1" };
  const block = { kind: "cells", label: "Area", headings: ["", "Jan"] };
  const map = cells({ ...block, items: [{ label: "I", cells: [cell], act: { area: "I" } }] });
  assert.equal(map.getAttribute("role"), "table");
  assert.equal(textOf(map.querySelector("button")), "I");
  const alone = cells({ ...block, headings: ["Jan"], items: [{ label: "", cells: [cell] }] });
  assert.equal(alone.getAttribute("role"), "img");
  const names = months({ kind: "months", label: "Bulan", items: [{ text: "Jan", act: 1 }] });
  assert.equal(names.querySelectorAll("button").length, 1);
});

test("while a pointer is down nothing is drawn", () => {
  const root = place();
  const target = root.appendChild(new Element("button"));
  const tell = (kind) =>
    target.dispatchEvent(Object.assign(new Event(kind, { bubbles: true }), { pointerId: 1 }));
  const data = { blocks: [sentence("baru")], plan_only: false };
  tell("pointerdown");
  draw({ parentElement: root, data, setTriggerValue() {} });
  assert.deepEqual([isPressing(), textOf(root)], [true, ""]);
  tell("pointerup");
  clock.pass(500);
  assert.deepEqual([isPressing(), textOf(root)], [false, "baru"]);
});

test("another width is told once, of the same step not, and not before a press is answered", () => {
  const app = place();
  app.setAttribute("data-testid", "stApp");
  app.dataset.testScriptState = "notRunning";
  assert.deepEqual([stepOf(1366), stepOf(640)], [1360, 640]);
  const told = [];
  const tell = (width) => told.push(width);
  noteWidth(1360, app, tell);
  clock.pass(5000);
  assert.deepEqual(told, []);
  const press = (kind) =>
    app.dispatchEvent(Object.assign(new Event(kind, { bubbles: true }), { pointerId: 2 }));
  press("pointerdown");
  noteWidth(360, app, tell);
  clock.pass(500);
  press("pointerup");
  press("click");
  clock.pass(6000); // of a busy server
  app.dataset.testScriptState = "running";
  clock.pass(1000);
  assert.deepEqual(told, [], "it would begin a run that breaks off the one of the press");
  app.dataset.testScriptState = "notRunning";
  clock.pass(1000);
  assert.deepEqual([...new Set(told)], [1360]);
  noteWidth(1360, app, tell);
});

test("a run that was going when something was pressed is not taken for its answer", () => {
  const app = place();
  app.setAttribute("data-testid", "stApp");
  const told = [];
  const runs = (state, time) => {
    app.dataset.testScriptState = state;
    clock.pass(time);
  };
  app.dataset.testScriptState = "running";
  app.dispatchEvent(new Event("click", { bubbles: true }));
  noteWidth(360, app, (width) => told.push(width));
  runs("running", 200);
  runs("notRunning", 600); // until a busy server begins the run of the press
  runs("running", 300);
  assert.deepEqual(told, []);
  runs("notRunning", 3000);
  assert.deepEqual([...new Set(told)], [1360]);
  noteWidth(1360, app, () => {});
});

test("what is on the page no more tells no width, and what comes in its place tells it anew", () => {
  const app = place();
  app.setAttribute("data-testid", "stApp");
  app.dataset.testScriptState = "notRunning";
  const [gone, next] = [0, 1].map(() => app.appendChild(new Element("div")));
  const told = [];
  noteWidth(1360, gone, (width) => told.push(["gone", width]));
  gone.remove();
  const before = document.documentElement.clientWidth;
  document.documentElement.clientWidth = 1024;
  window.dispatchEvent(new Event("resize"));
  clock.pass(9000);
  assert.deepEqual(told, []);
  noteWidth(1360, next, (width) => told.push(["next", width]));
  clock.pass(9000);
  assert.deepEqual(told[0], ["next", 1000]);
  document.documentElement.clientWidth = before;
  noteWidth(1360, next, () => {});
});

test("a picture is saved by its own hidden button, and a finger that moves on it scrolls the page", () => {
  const saved = [];
  const root = place();
  for (const key of ["peta", "linimasa"]) {
    const save = h("a.modebar-btn", { "aria-label": "Unduh gambar (PNG)" });
    save.addEventListener("click", () => saved.push(key));
    root.append(h(`div.st-key-${key}_gambar_0`, h("div.js-plotly-plot", save)));
  }
  savePicture("linimasa");
  assert.deepEqual(saved, ["linimasa"]);
  const heard = [];
  root.addEventListener("touchstart", ({ target }) => heard.push(target.className));
  for (const picked of [".js-plotly-plot", ".st-key-peta_gambar_0"])
    root.querySelector(picked).dispatchEvent(new Event("touchstart", { bubbles: true }));
  assert.deepEqual(heard, ["st-key-peta_gambar_0"]);
});

test("a heading closes what it heads", () => {
  const about = { text: "Area I", level: 2, act: { sel: "" } };
  const opened = words({ kind: "words", looks: "heading", ...about });
  assert.equal(button(opened, "Tutup").dataset.act, '{"sel":""}');
  const file = actions({ kind: "actions", items: [{ text: "ke luar", href: "/x", leaves: true }] });
  assert.equal(file.querySelector("a").getAttribute("target"), "_self");
});

test("the cells of a row with a name, and words that can be touched, say which they are", () => {
  const rows = [["I.1", ["Mei", "★"]]];
  const drawn = table({ kind: "table", label: "Sel", head: ["a", "b"], rows, acts: ["I.1.1"] });
  const [, time] = drawn.querySelectorAll("button");
  assert.deepEqual([time.dataset.act, textOf(time)], ['["I.1.1",1]', "Mei★"]);
  const head = words({ ...sentence("I Area"), level: 2, touch: ["area I", 0] });
  assert.equal(head.querySelector("button").dataset.act, '["area I",0]');
});
