// The table to work in: what a touch, a key and a file send, and what stays while it is drawn anew.

import assert from "node:assert/strict";
import { test } from "node:test";
import { desk } from "../../../monev/ui/looks/static/desk.js";
import draw from "../../../monev/ui/looks/static/drawing.js";
import { button, clock, place, textOf } from "./page.mjs";

const cell = (t, w, v, more = {}) => ({ t, w, v, ...more });
const row = (number, more = {}) => ({
  id: `r${number}`,
  kode: `I.${number}.1`,
  text: "Rapat",
  when: "Juli",
  note: "Sekretaris",
  opens: true,
  state: [
    cell("Selesai", "status", "selesai", { k: "s", on: false }),
    cell("semua", "all", "", { k: "a", n: true }),
    cell("hh/bb", "day", "", { f: "", a: "Tanggal", s: "day", k: "t" }),
  ],
  docs: [{ t: "SK", w: "tick", k: "1", u: true, h: "https://contoh.example" }],
  menu: cell("⋯", "more", "", { a: "Rincian" }),
  ...more,
});
const block = (...items) => ({
  kind: "desk",
  label: "I Area",
  head: ["Target"],
  items,
  key: "desk",
});

/** Draw a table on a page; `told`: what the page hears, `again` draws it with other data. */
function page(...items) {
  const [root, told] = [place(), []];
  const again = (blocks, heard) =>
    draw({
      parentElement: root,
      data: { blocks, plan_only: false, heard },
      setTriggerValue: (_, value) => told.push(value),
    });
  again([block(...items)]);
  clock.pass(1);
  return { root, told, again };
}
const key = (name) =>
  document.activeElement.dispatchEvent(
    Object.assign(new Event("keydown", { bubbles: true, cancelable: true }), { key: name }),
  );
const acts = (told) => told.at(-1).said.map(({ act }) => act);

test("a touch is numbered, waits, and is sent again until the page has heard it", () => {
  const { root, told, again } = page(row(1), row(2));
  button(root, "Selesai").click();
  button(root, "SK").click();
  assert.deepEqual(acts(told), [
    ["r1", "status", "selesai"],
    ["r1", "tick", "SK"],
  ]);
  assert.deepEqual(
    told.at(-1).said.map(({ nr }) => nr),
    [1, 2],
  );
  assert.ok(button(root, "Selesai").hasAttribute("data-waits"));
  clock.pass(4001);
  assert.equal(told.length, 3, "nobody heard it");
  again([block(row(1), row(2))], 1);
  assert.ok(!button(root, "Selesai").hasAttribute("data-waits"));
  clock.pass(4001);
  assert.deepEqual(acts(told), [["r1", "tick", "SK"]]);
  again([block(row(1), row(2))], 2);
});

test("letters act while the focus is in the table, and nowhere else", () => {
  const { root, told } = page(row(1), row(2));
  key("s");
  assert.equal(told.length, 0);
  button(root, "⋯").focus();
  key("s");
  assert.deepEqual(acts(told), [["r1", "status", "selesai"]]);
  const [first] = root.querySelectorAll("[data-row]");
  assert.ok(first.classList.contains("keys"), "the row one is at shows its keys");
  key("a");
  assert.equal(document.activeElement.closest("[data-row]").dataset.row, "r2", "on to the next");
  key("ArrowUp");
  assert.equal(document.activeElement.closest("[data-row]").dataset.row, "r1");
  document.activeElement.blur();
  const count = told.length;
  key("s");
  assert.equal(told.length, count);
});

test("only the row one is at is reached by Tab", () => {
  const { root } = page(row(1), row(2));
  const [first, second] = root.querySelectorAll("[data-row]");
  const indexes = (one) => new Set(one.querySelectorAll("button").map((each) => each.tabIndex));
  assert.deepEqual([...indexes(first), ...indexes(second)], [0, -1]);
});

test("what is typed is sent once it is left, and stays while its row is drawn anew", () => {
  const { root, told, again } = page(row(1));
  const field = root.querySelector("input");
  field.focus();
  field.value = "29/7";
  again([block(row(1, { told: "✓" }))], 0);
  clock.pass(1);
  assert.equal(root.querySelector("input"), field);
  field.dispatchEvent(new Event("change", { bubbles: true }));
  assert.deepEqual(acts(told), [["r1", "day", "29/7"]]);
});

test("a row that did not change keeps its node; a document has its way and its place for a file", () => {
  const before = desk(block(row(1), row(2)));
  const [, , , first, second] = before.children;
  const after = desk(block(row(1), row(2, { told: "Tersimpan" })), before);
  assert.equal(after.children[3], first);
  assert.notEqual(after.children[4], second);
  assert.match(textOf(after.children[4]), /Tersimpan/);
  assert.equal(first.querySelector(".m-doc a").href, "https://contoh.example");
  assert.equal(textOf(first.querySelector("[data-file]")), "+");
  const [cut, doc] = first.querySelectorAll(".m-desk-when, .m-doc");
  assert.equal(cut.getAttribute("title"), "Sekretaris");
  assert.equal(doc.getAttribute("title"), "SK");
});

test("only an answer that stored something has its look, and only a refusal interrupts", () => {
  for (const [answer, role] of [
    ["stored", "status"],
    ["asked", "status"],
    ["wrong", "alert"],
  ]) {
    const { root } = page(row(1, { told: "Tulis kendalanya", answer }));
    const said = root.querySelector(".m-desk-told span");
    assert.deepEqual([said.className, said.getAttribute("role")], [answer, role]);
  }
});

test("a file that is dropped on a document is told for it and given to the page's field", () => {
  const { root, told } = page(row(1));
  const field = Object.assign(document.createElement("input"), { type: "file" });
  const holder = document.createElement("div");
  holder.className = "st-key-berkas_target";
  holder.append(field);
  document.body.append(holder);
  let given = 0;
  field.addEventListener("change", () => (given += 1));
  const drop = Object.assign(new Event("drop", { bubbles: true, cancelable: true }), {
    dataTransfer: { files: ["sk.pdf"] },
  });
  root.querySelector(".m-doc button").dispatchEvent(drop);
  assert.deepEqual([acts(told), field.files, given], [[["r1", "file", "SK"]], ["sk.pdf"], 1]);
});
