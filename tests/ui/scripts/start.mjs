// The scripts of the start page, which stand in it as they are and are no modules.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Element, clock, document, place, textOf, window } from "./page.mjs";

const run = (name, page) => {
  const source = readFileSync(
    new URL(`../../../monev/server/static/${name}`, import.meta.url),
    "utf8",
  );
  new Function(...Object.keys(page), source)(...Object.values(page));
};

test("Streamlit's words are replaced where they come onto the page, ours are left", () => {
  let changed;
  const Node = { TEXT_NODE: 3, ELEMENT_NODE: 1 };
  window.monevWords = { Search: "Cari di tabel", "# of # results": "# dari # ditemukan" };
  run("words.js", {
    Node,
    MutationObserver: class {
      constructor(hear) {
        changed = hear;
      }
      observe() {}
    },
  });
  const said = (text, parentElement = place()) => {
    const node = { nodeType: Node.TEXT_NODE, nodeValue: text, parentElement };
    changed([{ type: "characterData", target: node }]);
    return node.nodeValue;
  };
  assert.equal(said("Search"), "Cari di tabel");
  assert.equal(said("3 of 12 results"), "3 dari 12 ditemukan");
  assert.equal(said("Search: Logo"), "Cari di tabel: Logo");
  const ours = place().appendChild(new Element("pre"));
  assert.equal(said("Search", ours), "Search");
  const named = Object.assign(new Element("button"), { nodeType: Node.ELEMENT_NODE });
  named.setAttribute("aria-label", "Search");
  changed([{ type: "attributes", target: named }]);
  assert.equal(named.getAttribute("aria-label"), "Cari di tabel");
  const drawn = { namespaceURI: "http://www.w3.org/2000/svg" };
  const mark = { nodeType: Node.TEXT_NODE, nodeValue: "Search", parentElement: place() };
  changed([{ type: "childList", target: drawn, addedNodes: [mark] }]);
  assert.equal(mark.nodeValue, "Search", "an office's own words in a picture");
});

test("one touch makes one entry of history, and a page without an answer says so", async () => {
  const entries = [];
  const write = (kind) => (state, _, address) => entries.push([kind, address]);
  const history = { pushState: write("new"), replaceState: write("same") };
  const observers = [];
  class MutationObserver {
    constructor(hear) {
      this.hear = hear;
      observers.push(this);
    }
    observe() {}
    disconnect() {}
  }
  const every = [];
  let answer = new Promise(() => {});
  const root = place();
  const app = root.appendChild(new Element("div"));
  app.setAttribute("data-testid", "stApp");
  app.dataset.testScriptState = "notRunning";
  app.dataset.testConnectionState = "CONNECTED";
  const main = app.appendChild(new Element("div"));
  main.setAttribute("data-testid", "stMainBlockContainer");
  const notice = new Element("p");
  document.getElementById = (id) => (id === "monev-notice" ? notice : null);
  window.postMessage = () => {};
  const at = {
    history,
    location: new URL("http://x/"),
    MutationObserver,
    HTMLAnchorElement: class {},
  };
  run("start.js", {
    ...at,
    setInterval: (act) => every.push(act),
    fetch: () => answer,
  });
  assert.deepEqual(await document.fonts.load('1em "Material Symbols Rounded"'), []);
  assert.deepEqual(await document.fonts.load("1em Roboto"), ["1em Roboto"]);
  const [loading] = observers;
  loading.hear();
  history.pushState({}, "", "http://x/?a=1");
  root.dispatchEvent(new Event("click", { bubbles: true }));
  for (const query of ["a=2", "a=2&b=3"]) history.pushState({}, "", `http://x/?${query}`);
  assert.deepEqual(
    entries.map(([kind]) => kind),
    ["same", "new", "same"],
  );
  const judge = every.at(-1);
  judge();
  assert.equal(textOf(notice), "");
  app.dataset.testConnectionState = "CONNECTING";
  judge();
  assert.match(textOf(notice), /^Sambungan ke Monev ZI terputus/);
  answer = Promise.resolve({ status: 401 });
  every.at(-2)();
  await answer;
  assert.match(textOf(notice), /^Anda perlu masuk lagi/);
  clock.pass(0);
});

test("a page of the menu in another tab opens with what is looked at", () => {
  const root = place();
  class HTMLAnchorElement extends Element {}
  const link = root.appendChild(new Element("nav")).appendChild(new HTMLAnchorElement("a"));
  link.href = "http://x/kesenjangan-bukti";
  run("start.js", {
    history: {},
    location: new URL("http://x/?satker=A&posisi=2025-06-30&langkah=I.1.1"),
    MutationObserver: class {
      observe() {}
    },
    HTMLAnchorElement,
    setInterval: () => {},
    fetch: () => new Promise(() => {}),
  });
  link.dispatchEvent(new Event("pointerdown", { bubbles: true }));
  assert.equal(link.search, "satker=A&posisi=2025-06-30");
  const heard = [];
  root.addEventListener("click", (event) => heard.push(event.ctrlKey));
  for (const ctrlKey of [true, false])
    link.dispatchEvent(Object.assign(new Event("click", { bubbles: true }), { ctrlKey }));
  assert.deepEqual(heard, [false], "Streamlit would open it here");
});

test("behind a proxy that passes no WebSocket the admin is told what it lacks", async () => {
  const every = [];
  const root = place();
  const app = root.appendChild(new Element("div"));
  app.setAttribute("data-testid", "stApp");
  app.dataset.testConnectionState = "CONNECTING";
  const notice = new Element("p");
  document.getElementById = (id) => (id === "monev-notice" ? notice : null);
  run("start.js", {
    history: {},
    location: new URL("http://x/"),
    MutationObserver: class {
      observe() {}
    },
    HTMLAnchorElement: class {},
    setInterval: (act) => every.push(act),
    clearInterval: () => {},
    fetch: () => Promise.resolve({ ok: true }),
  });
  const [wait] = every;
  for (let look = 1; look < 33; look += 1) wait();
  await Promise.resolve();
  assert.equal(textOf(notice), "", "a slow line is no proxy");
  wait();
  await Promise.resolve();
  assert.match(textOf(notice), /proksi di depannya harus meneruskan Host dan WebSocket/);
});
