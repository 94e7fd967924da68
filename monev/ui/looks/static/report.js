// A quarter on one screen: a line for each target. A touch shows at once and is stored meanwhile;
// arrows move between lines, letters set the status. report_line.js draws a line.

import { h, hears } from "./elements.js";
import { comeBack, goTo, here, pressedAt, TYPED } from "./focus.js";
import { Outbox } from "./outbox.js";
import { reportLine } from "./report_line.js";

/**
 * @typedef {Blocks.ReportLine & Partial<Blocks.ReportHeading> & { refused?: string }} Line a line
 *   or a heading, with the reason if an act on it was refused
 */

/** @typedef {HTMLInputElement & { stored: string }} TypedField */

const HINT = [
  ["↑ ↓", "pindah baris"],
  ["S", "Selesai"],
  ["P", "Proses"],
  ["B", "Belum"],
  ["A", "semua bukti ada, lanjut"],
  ["1–9", "satu bukti"],
  ["K", "kendala"],
  ["Tab", "tanggal dan bukti"],
  ["U", "urungkan"],
];

/** @param {Blocks.Report} block @param {HTMLElement & { list?: ReportList }} [before] */
export function report(block, before) {
  const list = before?.list ?? new ReportList();
  list.receive(block);
  return list.root;
}

export class ReportList {
  constructor() {
    this.told = h("p.m-report-told", { role: "status" });
    this.body = h("div.m-report-lines");
    this.empty = h("p.m-empty");
    this.hint = h(
      "p.m-report-hint.m-note.m-screen-only",
      HINT.map(([key, words]) => [h("kbd", key), ` ${words} `]),
    );
    this.root = h(
      "section.m-report",
      { "aria-label": "Target triwulan" },
      this.hint,
      this.body,
      this.empty,
      this.told,
    );
    this.root.list = this;
    this.outbox = new Outbox(this.root);
    this.refused = {};
    /** The id of the line that keys act on. */
    this.current = null;
    /** @type {Blocks.Report} */
    this.block = null;
    hears(this.root, (event) => this.press(event));
    this.body.addEventListener("pointerdown", () => (this.held = true));
    for (const ends of ["pointerup", "pointercancel"])
      document.addEventListener(ends, () => this.release());
    this.body.addEventListener("focusin", ({ target }) => this.at(target));
  }

  /** @param {Blocks.Report} block */
  receive(block) {
    const answered = this.outbox.receive(block);
    this.block = block;
    if (answered) {
      for (const id of answered.flatMap(({ ids }) => ids)) delete this.refused[id];
      Object.assign(this.refused, block.answer.refused);
      const refusals = Object.values(block.answer.refused);
      this.tell(refusals.join(" ") || block.answer.said, refusals.length > 0);
    }
    this.draw();
    this.outbox.send();
  }

  /** The lines as they look once all acts are stored. @returns {Line[]} */
  get lines() {
    const waiting = this.outbox.unanswered;
    const lines = /** @type {Line[]} */ (this.block.lines);
    return lines.map((line) => {
      const looks = waiting.filter(({ ids }) => ids.includes(line.id)).map((said) => said.looks);
      return Object.assign(
        { ...line, refused: this.refused[line.id] },
        ...looks.map((look) => seenThrough(line, look)),
      );
    });
  }

  /** @param {string} id @returns {Line} */
  lineOf(id) {
    return this.lines.find((line) => line.id === id);
  }

  // Nothing is redrawn under a finger, or its touch would miss. This is called when it lets go.
  release() {
    if (!this.held) return;
    this.held = false;
    setTimeout(() => this.draw());
  }

  // Draw the changed lines. What is typed in them stays, and so does the focus.
  draw() {
    if (this.held) return;
    this.isDrawing = true;
    const { lines } = this;
    const open = lines.filter((line) => line.kode);
    if (!open.some(({ id }) => id === this.current))
      this.current = (open.find((line) => !line.report) ?? open[0])?.id;
    const typed = typedIn(here());
    this.drawLines(lines);
    this.hint.hidden = !open.some((line) => line.open);
    this.empty.textContent = lines.length ? "" : this.block.empty;
    this.mark();
    typed(here());
    this.isDrawing = false;
    if (this.body.contains(here())) comeBack();
  }

  /** @param {Line[]} lines */
  drawLines(lines) {
    const old = new Map([...this.body.children].map((node) => [node.lineId, node]));
    lines.forEach((line, index) => {
      const content = JSON.stringify(line);
      let node = old.get(line.id);
      old.delete(line.id);
      if (node?.content !== content) {
        const made = Object.assign(reportLine(this, line), { lineId: line.id, content });
        node?.replaceWith(made);
        node = made;
      }
      if (this.body.children[index] !== node)
        this.body.insertBefore(node, this.body.children[index] ?? null);
    });
    for (const node of old.values()) node.remove();
  }

  get rows() {
    /** @type {NodeListOf<HTMLElement>} */
    const found = this.body.querySelectorAll("[data-line]");
    return [...found];
  }

  // Mark the current line; only it can be reached by Tab, the others by arrows.
  mark() {
    const at = here()?.dataset.key;
    for (const node of this.rows) {
      const isCurrent = node.dataset.line === this.current;
      node.tabIndex = isCurrent ? 0 : -1;
      node.classList.toggle("current", isCurrent);
      if (at === `${node.dataset.line} note`) node.classList.add("noting");
    }
  }

  /** @param {HTMLElement} node what the person or a key reached */
  at(node) {
    const row = /** @type {HTMLElement} */ (node?.closest("[data-line]"));
    if (!row) return;
    this.current = row.dataset.line;
    this.mark();
  }

  // Focus a node and make its line the current one; a hidden node sends no focus event.
  /** @param {HTMLElement} node */
  go(node) {
    goTo(node);
    this.at(node);
  }

  /** @param {string} key @returns {HTMLElement | undefined} */
  nodeOf(key) {
    /** @type {NodeListOf<HTMLElement>} */
    const keyed = this.body.querySelectorAll("[data-key]");
    return [...keyed].find((node) => node.dataset.key === key);
  }

  step(by) {
    const { rows } = this;
    const at = rows.findIndex((node) => node.dataset.line === this.current);
    const next = rows[at + by];
    this.go(next ?? rows[at]);
    if (!next) this.tell(by > 0 ? "Ini yang terakhir." : "Ini yang pertama.");
  }

  tell(words, isWrong = false) {
    this.told.textContent = words;
    this.told.classList.toggle("wrong", isWrong);
  }

  say(line, act, looks) {
    this.outbox.say({ kode: line.kode, tenggat: line.tenggat, ...act }, [line.id], looks);
    delete this.refused[line.id];
    this.draw();
  }

  /** Store new values of a target's report, with the values that stood there before. */
  store(line, value) {
    const names = { laporan: "report", tanggal_selesai: "done", kendala: "note" };
    const fields = Object.entries(value).filter(([name, one]) => line[names[name]] !== one);
    if (!fields.length) return;
    const seen = Object.fromEntries(
      fields.map(([name]) => [name, line[names[name]] || (name === "laporan" ? "belum" : "")]),
    );
    const looks = Object.fromEntries(fields.map(([name, one]) => [names[name], one]));
    if (looks.report && looks.report !== "selesai") looks.done = "";
    this.say(line, { do: "report", value: Object.fromEntries(fields), seen }, looks);
  }

  // Set the status. *Belum* alone reports nothing new, so ask for the kendala instead.
  report(line, status) {
    if (status !== "belum" || ["selesai", "proses", "tidak_berlaku"].includes(line.report))
      return this.store(line, { laporan: status });
    this.tell(
      "Belum: tulis kendalanya. Tanpa kendala, target ini tetap belum dilaporkan sampai laporan dinyatakan lengkap.",
    );
    this.askNote(line);
  }

  askNote(line) {
    this.nodeOf(line.id).classList.add("noting");
    this.go(this.nodeOf(`${line.id} note`));
  }

  /** @param {Line} line @param {Blocks.ReportedDocument[]} documents @param {boolean} on */
  tick(line, documents, on) {
    const changed = documents.filter((each) => !each.fixed && each.on !== on);
    if (!changed.length) return;
    const ticks = Object.fromEntries(changed.map((each) => [each.name, on]));
    this.say(
      line,
      {
        do: "tick",
        on,
        documents: changed.map(({ name, status, link }) => ({ name, status, link })),
      },
      { ticks },
    );
  }

  // Tick all documents, and go to the next line if the status is set too.
  tickAll(line) {
    this.tick(line, line.documents, true);
    if (line.report) this.step(1);
  }

  undo(line) {
    this.say(line, { do: "undo" }, {});
  }

  /** @param {Line} line @param {Blocks.ReportedDocument} document */
  openDocument(line, document) {
    this.say(line, { do: "open", bukti: document.name }, {});
  }

  // Hear keys only inside the list or without any focus; letters never while somebody types.
  press(event) {
    const { key } = event;
    const target = pressedAt(event);
    this.held = false;
    if (event.ctrlKey || event.metaKey || event.altKey || !this.current) return;
    if (target !== document.body && !this.body.contains(target)) return;
    const isTyped = target.matches(TYPED);
    const act = isTyped ? this.typing(target, key) : this.keyed(target, key);
    if (!act) return;
    event.preventDefault();
    if (target === document.body) this.go(this.nodeOf(this.current)); // Tab goes on from there
    comeBack();
    act();
  }

  // Keys in a field. Tab stores first, so that it goes on from the redrawn line.
  /** @param {any} field @param {string} key */
  typing(field, key) {
    if (key === "Tab") field.commit();
    const go = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[key];
    if (go) return () => (field.commit(), this.step(go));
    if (key === "Escape") return () => (field.giveBack(), this.go(this.nodeOf(this.current)));
    return null;
  }

  keyed(target, key) {
    const go = { ArrowDown: 1, ArrowUp: -1, Enter: target.matches?.("a, button") ? 0 : 1 }[key];
    if (go) return () => this.step(go);
    const line = this.lineOf(this.current);
    const act = line.open && LINE_KEYS[key.toLowerCase()];
    if (act) return () => act(this, line);
    const document = /^[1-9]$/.test(key) && line.open && line.documents[key - 1];
    return document ? () => this.tick(line, [document], !document.on) : null;
  }
}

const LINE_KEYS = {
  s: (list, line) => list.report(line, "selesai"),
  p: (list, line) => list.report(line, "proses"),
  b: (list, line) => list.report(line, "belum"),
  a: (list, line) => list.tickAll(line),
  k: (list, line) => list.askNote(line),
  u: (list, line) => list.undo(line),
};

/**
 * Return the fields of a line that an act changes before it is stored.
 * @param {Line} line
 * @param {{ ticks?: Record<string, boolean> }} look
 * @returns {Partial<Line>}
 */
function seenThrough(line, { ticks, ...fields }) {
  if (!ticks) return fields;
  const ticked = (each) => ({
    ...each,
    on: ticks[each.name],
    status: ticks[each.name] ? "ada" : "belum_ada",
  });
  return { documents: line.documents.map((each) => (each.name in ticks ? ticked(each) : each)) };
}

/**
 * Return a function that puts the unstored text of a field into the field that replaces it.
 * @param {HTMLElement} node
 * @returns {(again: HTMLElement) => void}
 */
function typedIn(node) {
  const field = /** @type {TypedField} */ (node);
  if (!field?.matches(TYPED) || field.value === field.stored) return () => {};
  const { value, selectionStart, selectionEnd } = field;
  return (again) => {
    if (!again || again === field) return;
    Object.assign(again, { value, selectionStart, selectionEnd });
  };
}
