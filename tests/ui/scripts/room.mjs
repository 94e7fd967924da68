// The meeting's room: its forms and drafts, its list of screens, its messages, who leads.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  draftKey,
  draftOf,
  forget,
  openForm,
  ownScreen,
  readDrafts,
} from "../../../monev/ui/looks/static/room/form.js";
import { matching, passedBy, screenList } from "../../../monev/ui/looks/static/room/frame.js";
import { leadButtons } from "../../../monev/ui/looks/static/room/leading.js";
import { turnFold } from "../../../monev/ui/looks/static/room/paging.js";
import { room } from "../../../monev/ui/looks/static/room/room.js";
import { button, place, textOf, window } from "./page.mjs";

const type = (box, words) => {
  box.value = words;
  box.dispatchEvent(new Event("input", { bubbles: true }));
};
const asked = (name, kind, value) => ({
  title: "Catatan",
  message: { action: "note" },
  seen: { [name]: value },
  fields: [{ name, label: name, value, kind, lines: 2 }],
});
const submit = (node) => node.querySelector("button[type=submit]").click();

test("a form keeps what was typed and says what was refused at its field", () => {
  const [root, sent] = [place(), []];
  const opened = openForm(
    root,
    asked("kendala", "lines", "lama"),
    (one) => sent.push(one),
    () => {},
    [],
    { keep() {} },
  );
  root.querySelector("textarea").value = "baru";
  submit(root);
  const clash = { field: "kendala", stored: "dari Budi", typed: "baru", value: "dari Budi" };
  assert.equal(opened.take({ ok: false, clashes: [clash] }), false);
  submit(root);
  assert.equal(
    textOf(root.querySelector("label .m-error")),
    "Kini tersimpan: dari Budi. Isian Anda: baru.",
  );
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
  const [root, sent] = [place(), []];
  openForm(
    root,
    asked("pic", "names", "ketua"),
    (one) => sent.push(one.entries),
    () => {},
    ["Ketua", "Kasubbag Teknis"],
    { keep() {} },
  );
  const chips = root.querySelectorAll(".m-suggested button");
  const pressed = () => chips.map((chip) => chip.ariaPressed);
  assert.deepEqual(pressed(), ["true", "false"]);
  for (const chip of chips.toReversed()) chip.click();
  assert.deepEqual(pressed(), ["false", "true"]);
  root.querySelector("input").value += "; Tamu dari luar";
  submit(root);
  assert.equal(sent[0].pic, "Kasubbag Teknis; Tamu dari luar");
});

test("a half written form that is left stays a draft until it is thrown away", () => {
  const root = place();
  let [closed, kept] = [0, null];
  const draft = () => ({ left: kept && { entries: kept }, keep: (entries) => (kept = entries) });
  const open = () =>
    openForm(
      root,
      asked("kendala", "lines", ""),
      () => {},
      () => (closed += 1),
      [],
      draft(),
    );
  open();
  type(root.querySelector("textarea"), "Baru separuh");
  button(root, "Batal").click();
  assert.equal(kept.kendala, "Baru separuh");
  open();
  assert.equal(root.querySelector("textarea").value, "Baru separuh");
  button(root, "Buang isian").click();
  assert.deepEqual([kept, closed], [null, 2]);
});

test("what is half written is kept until it is stored or thrown away", () => {
  const form = { title: "Catatan", message: { action: "note" } };
  const other = { ...form, title: "Lain" };
  const left = () => draftOf("rapat 1", form).left?.entries.kendala;
  draftOf("rapat 1", form).keep({ kendala: "Baru separuh" }, {});
  assert.deepEqual(
    [left(), draftOf("rapat 1", other).left, draftOf("rapat 2", form).left],
    ["Baru separuh", undefined, undefined],
  );
  draftOf("rapat 1", other).keep({ isi: "x" }, {});
  assert.deepEqual(
    Object.values(readDrafts("rapat 1")).map((one) => one.form.title),
    ["Catatan", "Lain"],
  );
  forget("rapat 1", { action: "note", draft: draftKey(other) });
  assert.equal(Object.keys(readDrafts("rapat 1")).length, 1);
  draftOf("rapat 1", form).keep(null);
  assert.deepEqual([left(), window.localStorage], [undefined, {}]);
});

test("what is passed by is said on the screen after it", () => {
  const skipped = { b: "Area II", c: "Area III", t: "Target TW III" };
  const order = ["a", "b", "c", "t", "d"].map((key) => ({
    key,
    name: skipped[key] ?? key,
    skipped: key in skipped,
  }));
  assert.equal(passedBy(order, "a"), "");
  assert.equal(
    passedBy(order, "d"),
    "Area II, Area III, Target TW III dilewati: tidak ada yang perlu dibahas.",
  );
});

test("a langkah is found by its kode first, then by its words", () => {
  const langkah = [
    { kode: "I.1.1", text: "Membentuk tim kerja" },
    { kode: "I.1.10", text: "Rapat tim" },
    { kode: "I.1", text: "Evaluasi I.1.1 oleh tim" },
  ];
  const found = (words) => matching(langkah, words).map(({ kode }) => kode);
  assert.deepEqual(found("i.1"), ["I.1", "I.1.1", "I.1.10"]);
  assert.deepEqual(found("I.1.1"), ["I.1.1", "I.1.10", "I.1"]);
  assert.deepEqual([found("tim rap"), found("xx")], [["I.1.10"], []]);
});

test("a screen that is being touched stays where it is when the langkah come", () => {
  const overlay = place();
  const order = [
    { key: "a", title: "Area I" },
    { key: "b", title: "Area II" },
  ];
  const open = {
    overlay,
    key: "a",
    langkah: null,
    send() {},
    act() {},
    closeOverlay() {},
    data: { order, filtered: false },
  };
  screenList(open);
  const second = () => overlay.querySelectorAll(".m-screens button")[1];
  const touched = second();
  open.langkah = [{ kode: "I.1.1", text: "Membentuk tim", screen: "a" }];
  open.langkahCame();
  assert.equal(second(), touched);
  overlay.querySelector("input").value = "tim";
  open.langkahCame();
  assert.equal(textOf(overlay.querySelector(".m-screens")), "I.1.1 Membentuk tim");
});

test("this screen leads or follows, as far as its visitor may", () => {
  const words = (about) =>
    leadButtons({ data: { follows: false, leader: "lain", may_lead: true, ...about } }).map(
      (one) => one && textOf(one),
    );
  assert.deepEqual(words({}), ["○ Ikuti", "Pimpin dari layar ini", ""]);
  assert.deepEqual(words({ may_lead: false, follows: true }), ["◉ Mengikuti", "", ""]);
  assert.deepEqual(words({ leader: ownScreen() }), ["", "◉ Memimpin", ""]);
});

test("a fold that a person closed stays closed", () => {
  const open = { opened: new Set(["a"]), filled: new Set(["a"]), closed: new Set() };
  turnFold(open, "a");
  assert.deepEqual([...open.closed, ...open.opened, ...open.filled], ["a"]);
  turnFold(open, "a");
  assert.deepEqual([[...open.closed], [...open.opened]], [[], ["a"]]);
});

test("the room sends one message at a time, and of several steps the last", async () => {
  const screen = (title) => ({ kind: "situasi", title, blocks: [] });
  const order = ["a", "b", "c"].map((key, place, keys) => ({
    key,
    title: key,
    name: key,
    skipped: false,
    reason: "",
    next: keys[place + 1] ?? key,
    previous: keys[place - 1] ?? key,
  }));
  const data = {
    kind: "room",
    key: "room",
    meeting: "1",
    here: "a",
    version: [1],
    visit: "1",
    follows: false,
    undo: null,
    screens: { a: screen("A"), b: screen("B"), c: screen("C") },
    order,
    place: "",
    badge: "",
    remark: "",
    plan_only: false,
    filtered: false,
    names: [],
    recorder: null,
    leader: "",
    may_lead: false,
    dark: false,
  };
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
  room({ ...data, here: "b", answer }, node);
  await new Promise(setImmediate);
  assert.deepEqual(
    sent.slice(1).map(({ action, key }) => [action, key]),
    [["go", "b"]],
  );
});
