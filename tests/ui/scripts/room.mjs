// The meeting's room: its forms and drafts, its list of screens, its messages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { h } from "../../../monev/ui/looks/static/elements.js";
import { listDrafts, noteStored, openForm } from "../../../monev/ui/looks/static/room/form.js";
import { screenList } from "../../../monev/ui/looks/static/room/frame.js";
import { turnFold } from "../../../monev/ui/looks/static/room/paging.js";
import { room } from "../../../monev/ui/looks/static/room/room.js";
import { button, clock, place, textOf, window } from "./page.mjs";

const type = (box, words) => {
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
};
const asked = (name, kind, value) => ({
  title: "Catatan",
  message: { action: "note" },
  seen: { [name]: value },
  fields: [{ name, label: name, value, kind }],
});
const submit = (node) => node.querySelector("button[type=submit]").click();

/** What a form and a list need of a room, drawn in a place of its own. */
function aRoom(about = {}) {
  const root = place();
  const sent = [];
  const close = () => root.replaceChildren();
  const show = (looks, label, content) => root.replaceChildren(h("dialog", content));
  const data = {
    meeting: "rapat 1",
    open: true,
    names: [],
    days: ["2025-09-30"],
    order: [],
    ...about,
  };
  return { root, sent, data, close, show, send: (one) => sent.push(one), goTo() {}, seek() {} };
}

test("a form keeps what was typed and says what was refused at its field", () => {
  const opened = aRoom();
  const { root, sent } = opened;
  openForm(opened, asked("kendala", "lines", "lama"));
  root.querySelector("textarea").value = "baru";
  submit(root);
  const fields = { kendala: "Kini tersimpan: dari Budi.", lain: "Kurang." };
  const answer = { ok: false, error: "Budi mengubahnya.", fields, seen: { kendala: "dari Budi" } };
  assert.equal(opened.form.take(answer), false);
  submit(root);
  assert.deepEqual(root.querySelectorAll(".m-error").map(textOf), [
    "Kini tersimpan: dari Budi.",
    "Budi mengubahnya. Kurang.",
  ]);
  assert.equal(root.querySelector("textarea").value, "baru");
  assert.deepEqual(
    sent.map(({ entries, seen }) => [entries.kendala, seen.kendala]),
    [
      ["baru", "lama"],
      ["baru", "dari Budi"],
    ],
  );
});

test("a touch adds a known name or takes it out, and a name of one's own stays", () => {
  const opened = aRoom({ names: ["Ketua", "Kasubbag Teknis"] });
  const { root, sent } = opened;
  openForm(opened, asked("pic", "names", "ketua"));
  const chips = root.querySelectorAll(".m-suggested button");
  const pressed = () => chips.map((chip) => chip.ariaPressed);
  assert.deepEqual(pressed(), ["true", "false"]);
  for (const chip of chips.toReversed()) chip.click();
  assert.deepEqual(pressed(), ["false", "true"]);
  root.querySelector("input").value += "; Tamu dari luar";
  submit(root);
  assert.equal(sent[0].entries.pic, "Kasubbag Teknis; Tamu dari luar");
});

test("what is half written is kept until it is stored or thrown away", () => {
  const form = asked("kendala", "lines", "");
  const titles = (meeting) =>
    listDrafts({ data: { meeting, open: true } }).map((draft) => [
      draft.form.title,
      draft.entries.kendala,
    ]);
  const write = (one) => {
    const opened = aRoom();
    openForm(opened, one);
    return opened.root;
  };
  type(write(form).querySelector("textarea"), "Baru separuh");
  const other = write({ ...form, title: "Lain" });
  assert.equal(other.querySelector("textarea").value, "");
  type(other.querySelector("textarea"), "x");
  button(other, "Batal").click();
  assert.deepEqual(titles("rapat 1"), [
    ["Catatan", "Baru separuh"],
    ["Lain", "x"],
  ]);
  assert.deepEqual(titles("rapat 2"), []);
  assert.deepEqual(listDrafts({ data: { meeting: "rapat 1", open: false } }), [], "closed");
  const again = aRoom();
  openForm(again, { ...form, title: "Lain" });
  submit(again.root);
  noteStored("rapat 1", again.sent[0]);
  assert.deepEqual(titles("rapat 1"), [["Catatan", "Baru separuh"]]);
  const left = write(form);
  assert.equal(left.querySelector("textarea").value, "Baru separuh");
  button(left, "Buang isian").click();
  assert.deepEqual([left.children, window.localStorage], [[], {}]);
});

test("the list of screens finds a langkah by its kode or its words, and keeps what is touched", () => {
  const order = [
    { key: "a", title: "I Manajemen" },
    { key: "b", title: "II Tata Laksana" },
  ];
  const gone = [];
  const opened = Object.assign(aRoom({ order }), { key: "a", seek: ({ kode }) => gone.push(kode) });
  const { root } = opened;
  screenList(opened);
  const listed = () =>
    root.querySelectorAll(".m-screens button").flatMap((one) => (one.hidden ? [] : textOf(one)));
  const field = root.querySelector("input");
  type(field, "1.1");
  assert.equal(textOf(root.querySelector(".m-note")), "Sedang dicari …");
  type(field, "");
  const touched = root.querySelectorAll(".m-screens button")[1];
  opened.langkahCame([
    { kode: "IV.1.1", text: "Membentuk tim kerja" },
    { kode: "V.1.1", text: "Rapat tim" },
    { kode: "V.1.10", text: "Evaluasi" },
  ]);
  assert.equal(root.querySelectorAll(".m-screens button")[1], touched);
  assert.deepEqual(listed(), ["I Manajemen", "II Tata Laksana"]);
  type(field, "v.1.1");
  assert.deepEqual(listed(), ["V.1.1 Rapat tim", "V.1.10 Evaluasi"]);
  field.dispatchEvent(Object.assign(new Event("keydown"), { key: "Enter" }));
  assert.deepEqual(gone, ["V.1.1"]);
  type(field, "tim");
  assert.deepEqual(listed(), ["IV.1.1 Membentuk tim kerja", "V.1.1 Rapat tim"]);
  type(field, "xx");
  assert.deepEqual(listed(), []);
  assert.match(textOf(root), /Tidak ada langkah dengan kode atau kata itu/);
});

test("a fold that a person closed stays closed", () => {
  const open = { folds: {}, filled: new Set(["a"]), fit() {} };
  const turned = [0, 1, 2].map(() => (turnFold(open, "a"), open.folds.a));
  assert.deepEqual(turned, [false, true, false]);
});

function aMeeting(meeting) {
  const order = ["a", "b", "c"].map((key) => ({ key, title: key.toUpperCase() }));
  return {
    kind: "room",
    key: "room",
    meeting,
    here: "a",
    version: "1",
    near: true,
    visit: "1",
    open: true,
    undo: null,
    screens: { a: [], b: [], c: [] },
    order,
    place: "",
    badge: "",
    remark: "",
    plan_only: false,
    names: [],
    days: ["2025-09-30"],
    grant: false,
    recorder: null,
  };
}

test("the room sends one message at a time, and of several steps the last", async () => {
  const data = aMeeting("1");
  const node = room(data);
  Object.assign(node, { showPopover() {} });
  place().append(node);
  const sent = [];
  node.addEventListener("m-act", ({ detail }) => sent.push(detail));
  const press = (key) =>
    node.dispatchEvent(
      Object.assign(new Event("keydown", { bubbles: true, cancelable: true }), { key }),
    );
  press("ArrowRight");
  press("ArrowRight");
  press("ArrowLeft");
  await new Promise(setImmediate);
  assert.equal(textOf(node.querySelector("h1")), "B", "drawn at once");
  assert.deepEqual(
    sent.map(({ action, key }) => [action, key]),
    [["go", "b"]],
  );
  const answer = { id: sent[0].id, ok: true };
  room({ ...data, here: "b", answer });
  await new Promise(setImmediate);
  assert.deepEqual(
    sent.slice(1).map(({ action, key }) => [action, key]),
    [["go", "b"]],
  );
  node.remove();
});

test("a form says in itself that the server is away, and goes once it is stored", async () => {
  const data = aMeeting("putus");
  const items = [{ text: "+ Kendala", act: { open: asked("kendala", "lines", "") } }];
  data.screens.a = [{ kind: "actions", items }];
  const node = Object.assign(room(data), { showPopover() {} });
  place().append(node);
  const sent = [];
  node.addEventListener("m-act", ({ detail }) => sent.push(detail.id));
  button(node, "+ Kendala").click();
  const form = node.querySelector("dialog");
  type(form.querySelector("textarea"), "Jaringan kantor putus");
  submit(form);
  await new Promise(setImmediate);
  clock.pass(6000);
  await new Promise(setImmediate);
  assert.match(textOf(form), /Peladen tidak menjawab/);
  assert.deepEqual(sent, [sent[0], sent[0]], "sent again");
  room({ ...data, answer: { id: sent[0], ok: true } });
  assert.equal(form.open, false);
  node.remove();
});

test("an admin who may not record takes that right in the foot, with one touch", async () => {
  const words = "Izinkan saya mencatat rapat";
  const sent = [];
  for (const grant of [false, true]) {
    const node = Object.assign(room({ ...aMeeting(`hak ${grant}`), grant }), { showPopover() {} });
    node.addEventListener("m-act", ({ detail }) => sent.push(detail.action));
    place().append(node);
    const [offered] = [...node.querySelectorAll("footer button")].filter(
      (one) => textOf(one) === words,
    );
    assert.equal(Boolean(offered), grant);
    offered?.click();
    await new Promise(setImmediate);
    node.remove();
  }
  assert.deepEqual(sent, ["grant"]);
});

test("what others record is asked for again and again, and drawn anew once", async () => {
  const data = { ...aMeeting("ikut"), asks: "/terbaru?satker=A&tahun=2025", until: "a" };
  let newest = "a";
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    if (newest === "") throw new Error("the server is away");
    return { ok: true, text: async () => newest };
  };
  const sent = [];
  const node = Object.assign(room(data), { showPopover() {} });
  node.addEventListener("m-act", ({ detail }) => sent.push(detail));
  place().append(node);
  const pass = async (entry) => {
    newest = entry;
    clock.pass(1500);
    await new Promise(setImmediate);
    return sent.map(({ action }) => action);
  };
  assert.deepEqual(await pass("a"), [], "nothing new");
  assert.deepEqual(await pass(""), [], "no answer is no news");
  assert.deepEqual(await pass("b"), ["look"]);
  room({ ...data, answer: { id: sent[0].id, ok: true } });
  assert.deepEqual(await pass("b"), ["look"], "not again while it is being drawn");
  room({ ...data, until: "b" });
  assert.deepEqual(await pass("c"), ["look", "look"]);
  assert.equal(asked[0], data.asks);
  node.remove();
});

test("a press that waits outlives its tab, is sent again with its id, and is counted", async () => {
  const press = { action: "mark_attendance", numbers: [1], kehadiran: "hadir", id: "satu" };
  window.localStorage["monev-antre 2"] = JSON.stringify({ satu: press });
  const data = aMeeting("2");
  const sent = [];
  const node = Object.assign(room(data), { showPopover() {} });
  node.addEventListener("m-act", ({ detail }) => sent.push(detail));
  place().append(node);
  await new Promise(setImmediate);
  assert.deepEqual(
    sent.map(({ action, id }) => [action, id]),
    [["mark_attendance", "satu"]],
  );
  assert.match(textOf(node.querySelector("footer")), /1 menunggu/);
  room({ ...data, answer: { id: "satu", ok: true } });
  await new Promise(setImmediate);
  assert.equal(window.localStorage["monev-antre 2"], undefined);
  assert.doesNotMatch(textOf(node.querySelector("footer")), /menunggu/);
});
