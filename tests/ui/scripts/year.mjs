// The year in one picture: what it draws, says and leads to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { year } from "../../../monev/ui/looks/static/year.js";
import { textOf } from "./page.mjs";

const month = (name, more = {}) => ({
  name,
  text: "–",
  state: "kosong",
  mark: "",
  said: `${name}: tidak ada target`,
  ...more,
});
const NAMES = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(" ");
const reported = {
  alt: "Kurva rencana dan capaian",
  months: NAMES.map((name) => month(name)),
  posisi: 9,
  plan: [
    [3, 0.2],
    [12, 1],
  ],
  reached: [
    [3, 0.2],
    [9, 0.4],
  ],
  share: "2 dari 5",
  plan_words: "rencana 5 target",
};
const points = (node, selector) => node.querySelector(selector)?.getAttribute("points");

test("plan and realisation are two curves from the same months", () => {
  const node = year(reported);
  assert.equal(points(node, ".plan"), "0,1 3,0.8 12,0");
  assert.equal(points(node, ".reached"), "3,0.8 9,0.6");
  const said = textOf(node.querySelector(".m-year-plot"));
  for (const words of ["2 dari 5 setahun", "rencana 5 target"])
    assert.ok(said.includes(words), words);
  assert.match(node.querySelector(".m-year-day").getAttribute("style"), /left:75%/);
});

test("who cannot see it hears the curve in words, and each month with all that falls due in it", () => {
  const [name, said] = ["Maret", "Maret 2025: 1 selesai, 1 terlambat"];
  const due = month(name, { text: "1/2", state: "terlambat", mark: "▲", said });
  const node = year({ ...reported, months: [due, month("April")] });
  const plot = node.querySelector(".m-year-plot");
  assert.deepEqual([plot.getAttribute("role"), plot.ariaLabel], ["img", reported.alt]);
  const [march, april] = node.querySelectorAll(".m-year-month");
  const heard = [march, april].map((month) => textOf(month.querySelector(".m-unseen")));
  assert.deepEqual(heard, [said, "April: tidak ada target"]);
  for (const seen of [".m-year-name", ".m-year-count", ".m-year-late"])
    assert.equal(march.querySelector(seen).getAttribute("aria-hidden"), "true", seen);
  assert.match(textOf(march), /Maret.*1\/2.*▲/);
  assert.ok(march.querySelector(".m-year-count wbr"), "a narrow month breaks after the stroke");
});

test("a month leads to its rows", () => {
  const linked = month("Maret", { href: "/linimasa?bulan=3" });
  const [march, april] = year({ ...reported, months: [linked, month("April")] }).querySelectorAll(
    ".m-year-month",
  );
  assert.deepEqual([march.tagName, march.href, april.tagName], ["a", "/linimasa?bulan=3", "div"]);
});

test("before the first report there is the plan alone: no curve, no dot", () => {
  const { alt, months, plan, plan_words } = reported;
  const node = year({ alt, months, plan, plan_words, posisi: 2 });
  assert.equal(points(node, ".plan"), "0,1 3,0.8 12,0");
  for (const nothing of [".reached", ".m-year-dot"])
    assert.equal(node.querySelector(nothing), null, nothing);
});

test("months after the year's end have their place below the curve", () => {
  const months = [...NAMES, "Jan", "Feb", "Mar"].map((name) => month(name));
  const node = year({ ...reported, months, posisi: 30 });
  assert.equal(node.querySelector("svg").getAttribute("viewBox"), "0 0 15 1");
  assert.match(node.querySelector(".m-year-day").getAttribute("style"), /left:100%/);
});
