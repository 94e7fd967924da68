// The room: draws the current screen, listens to keyboard and clicker, and sends one message at a
// time.

import { drawAll, focusOf } from "../drawing.js";
import { h, hears } from "../elements.js";
import { draftKey, draftOf, forget, keepName, listDrafts, openForm, signed } from "./form.js";
import {
  askOfDrafts,
  fillScreen,
  roomFoot,
  roomHead,
  screenList,
  showCode,
  showInFull,
  tellRefusal,
} from "./frame.js";
import { noticeLead, stirred, takeLead } from "./leading.js";
import { fitScreen, showSought, turnFold } from "./paging.js";

const RESEND_MS = 6000;
const isClosing = (act) => (act.open?.message ?? act).action === "close";

// Draw the room. If a restarted server draws it anew, the old room goes on, with its form and
// queue, unless it is another meeting's or was left.
/** @param {Blocks.Room} block @param {HTMLElement & { room?: Room }} [before] */
export function room(block, before) {
  const old = before?.room;
  const goesOn = old?.data.meeting === block.meeting && old.pending?.action !== "leave";
  const here = old && (before.isConnected || goesOn) ? old : new Room();
  here.receive(block);
  return here.root;
}

class Room {
  /** The last data of the server (`pages/rapat`), and their version.
   *  @type {Blocks.Room} */
  data = null;
  version = "";
  key = null;
  /** @type {Record<string, Blocks.RoomScreen>} */
  screens = {};
  /** The message without an answer, and those that wait behind it. */
  pending = null;
  queue = [];
  /** The page of each list; the folds that are open, opened to fill the screen, closed by hand. */
  starts = {};
  opened = new Set();
  filled = new Set();
  closed = new Set();
  /** Of the open form: `take` gets its answer, true if it may close; `say` says something in it. */
  form = null;
  langkahCame = null;

  constructor() {
    this.head = h("header");
    this.main = h("main");
    this.foot = h("footer");
    this.status = h("span.m-status", { role: "status" });
    this.overlay = h("div.m-overlay");
    this.root = h(
      "div.m-room",
      { popover: "manual" },
      h("div.m-room-body", this.head, this.main, this.foot),
      this.overlay,
    );
    this.root.room = this;
    this.root.addEventListener("click", (event) => this.touched(event));
    this.root.addEventListener("change", ({ target }) => target.dataset.act && this.ticked(target));
    this.root.addEventListener("keydown", (event) => this.openInFull(event));
    this.main.addEventListener("scroll", ({ target }) => target.parentElement.scrolled?.(), true);
    hears(this.root, (event) => this.press(event));
    for (const moved of ["pointermove", "pointerdown"])
      this.root.addEventListener(moved, (event) => stirred(this, event));
    new ResizeObserver(() => this.fit()).observe(this.root);
  }

  /**
   * Take the data of the server: screens, and the answer to the last message.
   * @param {Blocks.Room} data
   */
  receive(data) {
    const version = JSON.stringify(data.version);
    this.screens =
      version === this.version ? { ...this.screens, ...data.screens } : { ...data.screens };
    const isNewVisit = this.data?.visit !== data.visit || !this.root.isConnected;
    Object.assign(this, { version, data });
    const { answer } = data;
    const sent = this.pending;
    const forUs = sent && answer?.id === sent.id;
    if (forUs) {
      this.pending = null;
      clearTimeout(this.timer);
    }
    // If the person has stepped on meanwhile, these data are of the screen before.
    if (![this.pending, ...this.queue].some((message) => message?.action === "go")) {
      if (this.key !== data.here) this.leave();
      this.key = data.here;
    }
    // Redraw everything after a refusal, so that a tick shows what is stored.
    if (forUs && !answer.ok) this.main.replaceChildren();
    if (this.screens[this.key]) this.draw();
    if (forUs) this.hear(answer, sent);
    noticeLead(this, sent);
    // After a reload or a restart the pending message may be lost; its id makes sure it is done
    // once.
    if (isNewVisit && this.pending) this.sendNow();
    this.sendNext();
    this.askForNeighbours();
    // In the browser's top layer, since Streamlit fades what it redraws, which puts it below its
    // menu.
    queueMicrotask(
      () => this.root.isConnected && !this.root.matches(":popover-open") && this.root.showPopover(),
    );
  }

  /** @param {Blocks.RoomAnswer} answer @param sent */
  hear(answer, sent) {
    if (answer.ok) forget(this.data.meeting, sent);
    if (this.form && sent.fromForm) {
      if (this.form.take(answer)) this.closeOverlay();
    } else if (!answer.ok && this.form) {
      this.say(answer.error); // in the foot, since another form is open
    } else if (!answer.ok) {
      tellRefusal(this, answer, sent);
    }
    if (answer.ok) keepName(sent);
    if (answer.langkah) {
      this.langkah = answer.langkah;
      this.langkahCame?.();
    }
    if (answer.said) this.say(answer.said);
  }

  // Ask once per screen and state for its neighbours, so that the next step needs no waiting.
  askForNeighbours() {
    const { next, previous } = this.here();
    const afterNext = this.data.order.find((screen) => screen.key === next)?.next;
    if (
      this.pending ||
      this.asked === this.data.visit + this.version + this.key ||
      [next, previous, afterNext].every((key) => this.screens[key])
    )
      return;
    this.asked = this.data.visit + this.version + this.key;
    this.send({ action: "near" });
  }

  send(message) {
    // Of several waiting steps keep the last.
    this.queue = [
      ...this.queue.filter((other) => message.action !== "go" || other.action !== "go"),
      { ...message, id: crypto.randomUUID() },
    ];
    this.sendNext();
  }

  sendNext() {
    if (!this.pending && this.queue.length) {
      this.pending = this.queue.shift();
      this.sendNow();
    }
  }

  // Send the pending message, and again if no answer comes; its id makes sure it is done once.
  sendNow() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.pending || !this.root.isConnected) return;
      this.say("Menunggu sambungan: yang terakhir dicatat dikirim lagi …");
      if ([this.pending, ...this.queue].some((message) => message.fromForm))
        this.form?.say(
          "Belum tersimpan: peladen tidak menjawab. Isian ini ada di peramban ini dan dikirim lagi sendiri.",
        );
      this.sendNow();
    }, RESEND_MS);
    const said = new CustomEvent("m-act", { bubbles: true, detail: signed(this, this.pending) });
    // Later, once the node is on the page, where it is heard.
    queueMicrotask(() => this.root.dispatchEvent(said));
  }

  draw() {
    const { data, key } = this;
    // A successful answer changes nothing on the screen.
    const content = JSON.stringify({
      ...data,
      answer: data.answer?.ok ? null : data.answer,
      here: key,
      screens: this.screens[key],
      full: Boolean(document.fullscreenElement),
    });
    if (this.drawn === content) return;
    this.drawn = content;
    this.root.classList.toggle("dark", data.dark);
    this.root.classList.toggle("plan-only", data.plan_only);
    this.root.dataset.screen = this.screens[key].kind;
    const focusAgain = focusOf(this.root);
    this.head.replaceChildren(...roomHead(this));
    drawAll(this.main, this.screens[key].blocks);
    this.foot.replaceChildren(...roomFoot(this));
    focusAgain();
    const shown = this.version + key + data.undo?.text;
    if (this.shown !== shown) this.say(data.undo?.text ?? "");
    this.shown = shown;
    this.fit();
  }

  fit() {
    if (!this.root.clientWidth) return;
    fitScreen(this);
    showSought(this);
  }

  say(words) {
    this.status.textContent = words;
  }

  here() {
    return this.data.order.find((screen) => screen.key === this.key) ?? this.data.order[0];
  }

  goTo(key) {
    this.closeOverlay();
    this.sought = null;
    if (key === this.key) return;
    this.send({ action: "go", key });
    this.key = key;
    this.leave();
    // If it is ready, draw it now; the server gets the message meanwhile.
    if (this.screens[key]) this.draw();
  }

  // Reset for another screen: its top, its first page, everything folded.
  leave() {
    this.root.scrollTop = 0;
    this.starts = {};
    for (const folds of [this.opened, this.filled, this.closed]) folds.clear();
  }

  // Step on. A clicker has no other key, so lists turn their pages before the screen changes; but
  // not while another screen is still loading.
  step(direction) {
    const turning = `.m-page-foot:not([hidden]) .${direction > 0 ? "m-down" : "m-up"}:not(:disabled)`;
    const more = this.screens[this.key] && this.main.querySelector(turning);
    this.closeOverlay();
    if (more) more.click();
    else this.goTo(direction > 0 ? this.here().next : this.here().previous);
  }

  // Go to the screen of a langkah and show it there (showSought).
  seek({ kode, screen }) {
    this.goTo(screen);
    this.sought = { kode, screen };
    if (this.screens[screen]) this.fit();
  }

  closeOverlay() {
    this.overlay.replaceChildren();
    if (this.form) {
      this.backToOpener();
      this.form = null;
      this.foot.replaceChildren(...roomFoot(this)); // the foot counts the drafts
    }
  }

  // Send a tick. One for several documents asks first and changes only once they are stored.
  ticked(target) {
    const message = { ...JSON.parse(target.dataset.act), value: target.checked };
    const { ask } = target.dataset;
    if (!ask) return this.send(message);
    target.checked = !message.value;
    this.open({
      title: ask,
      fields: [],
      message,
      seen: {},
      save: message.value ? "Ya, semuanya ada" : "Ya, tarik semuanya",
    });
  }

  /** @param {Blocks.Form} form */
  open(form) {
    this.backToOpener = focusOf(this.main);
    const send = (message) => this.send({ ...message, fromForm: true, draft: draftKey(form) });
    this.form = openForm(
      this.overlay,
      form,
      send,
      () => this.closeOverlay(),
      this.data.names,
      draftOf(this.data.meeting, form),
    );
    this.foot.replaceChildren(...roomFoot(this));
  }

  // Handle a touch: perform the act of a button, close a dialog, or show a text in full.
  touched(event) {
    event.stopPropagation();
    const { target } = event;
    const touched = target.closest("button[data-act]");
    if (touched) return this.act(JSON.parse(touched.dataset.act));
    if (target.matches(".m-veil")) return this.form || this.closeOverlay();
    this.openInFull(event);
  }

  // Perform an act. Before the meeting is closed, ask about drafts.
  act(act, { isSure = false } = {}) {
    const drafts = listDrafts(this);
    const toAsk = drafts.filter(({ form }) => form.message.action !== "close");
    if (!isSure && toAsk.length && isClosing(act)) askOfDrafts(this, toAsk, act);
    else if (act.drafts) askOfDrafts(this, drafts);
    else if (act.open) this.open(act.open);
    else if (act.step) this.step(act.step);
    else if (act.list) screenList(this);
    else if (act.close) this.closeOverlay();
    else if (act.action === "go") this.goTo(act.key);
    else if (act.action === "lead") takeLead(this, act.value);
    else if (act.fold) {
      turnFold(this, act.fold);
      this.fit();
    } else if (act.full) fillScreen(this);
    else this.send(act);
  }

  // Show an item or a QR code in full, in a large font, for the back row.
  openInFull(event) {
    const text = event.target.closest("[data-full], .m-qr");
    if (!text || (event.type === "keydown" && !["Enter", " "].includes(event.key))) return;
    event.preventDefault();
    if (text.matches(".m-qr")) showCode(this.overlay, text);
    else showInFull(this.overlay, text.closest(".m-item").item);
  }

  // Handle a key. A clicker goes on from an item in full, but not from a form, list or question.
  press(event) {
    const pressed = event.composedPath()[0];
    const inFull = this.overlay.querySelector(".m-in-full");
    if (event.key === "Escape") return this.closeOverlay();
    const isTyping =
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      pressed.matches?.("input:not([type=checkbox]), textarea, select");
    if (isTyping || (this.overlay.childElementCount && !inFull)) return;
    if (event.key === "/" && !inFull) {
      event.preventDefault(); // or it would be typed into the search field
      return screenList(this, true);
    }
    // On a button the space bar presses it.
    const free = !pressed.closest?.("button, input, label, [role=button]");
    const step = {
      ArrowRight: 1,
      ArrowDown: 1,
      PageDown: 1,
      " ": free,
      ArrowLeft: -1,
      ArrowUp: -1,
      PageUp: -1,
    }[event.key];
    if (!step) return stirred(this);
    this.step(step);
    event.preventDefault();
    event.stopPropagation();
  }
}
