// The room: draws a screen, hears keys and clicker, sends one message at a time.

import { drawAll, focusOf } from "../painting.js";
import { h, hears } from "../elements.js";
import { listDrafts, listWaiting, noteStored, noteWaiting, openForm, signed } from "./form.js";
import {
  askOfDrafts,
  choose,
  roomFoot,
  roomHead,
  screenList,
  showInFull,
  tellRefusal,
} from "./frame.js";
import { fitScreen, showSought, turnFold } from "./paging.js";

const RESEND_MS = 6000;
const FOLLOW_MS = 1500; // what others record is seen within two seconds
/** Messages that record nothing: none is kept or waited for. */
const PASSING = "go near look find recorder leave".split(" ");
const isClosing = (act) => (act.open?.message ?? act).action === "close";

/** @type {Room} */
let here = null;

/**
 * Drawn anew, the old room goes on with its form and queue, unless it is another meeting's or was left.
 * @param {Blocks.Room} block
 */
export function room(block) {
  const goesOn = here?.data.meeting === block.meeting && here.queue[0]?.action !== "leave";
  if (!goesOn && !here?.root.isConnected) here = new Room();
  here.receive(block);
  return here.root;
}

class Room {
  /** @type {Blocks.Room} */
  data = null;
  key = null;
  /** @type {Record<string, Blocks.Block[]>} */
  screens = {};
  /** The messages without an answer, of which the first is on its way. */
  queue = [];
  /** The page of each list; folds that a person opened (true) or closed; those that fill a screen. */
  starts = {};
  folds = {};
  filled = new Set();
  /** The open dialog; the form in it (`openForm`). */
  dialog = null;
  form = null;
  /** The timer of `follow`, and the newest entry it drew. */
  following = 0;
  looked = "";
  /** The meeting is to be closed once no press waits. */
  closing = false;
  langkahCame = null;

  constructor() {
    this.head = h("header");
    this.main = h("main");
    this.foot = h("footer");
    this.status = h("span.m-status", { role: "status" });
    this.waiting = h("span.m-waiting");
    this.root = h("div.m-room", { popover: "manual" }, this.head, this.main, this.foot);
    this.root.addEventListener("click", (event) => this.touched(event));
    this.root.addEventListener("change", ({ target }) => target.dataset.act && this.ticked(target));
    this.root.addEventListener("keydown", (event) => this.openInFull(event));
    this.main.addEventListener("scroll", ({ target }) => target.parentElement.scrolled?.(), true);
    hears(this.root, (event) => this.press(event));
    new ResizeObserver(() => this.fit()).observe(this.root);
  }

  /** @param {Blocks.Room} data screens, and the answer to the last message */
  receive(data) {
    const isSameState = this.data?.version === data.version;
    const isNewVisit = this.data?.visit !== data.visit || !this.root.isConnected;
    this.screens = { ...(isSameState && this.screens), ...data.screens };
    if (!this.data) this.queue = listWaiting(data.meeting);
    this.data = data;
    const sent = this.takeAnswered(data);
    // Who has stepped on meanwhile sees no screen of before.
    if (!this.queue.some(({ action }) => action === "go")) {
      if (this.key !== data.here) this.leave();
      this.key = data.here;
    }
    this.draw();
    if (sent) this.hear(data.answer, sent);
    if (data.asks && !this.following) this.following = setTimeout(() => this.follow(), FOLLOW_MS);
    if (!this.queue.length && !data.near) this.send({ action: "near" });
    else if (sent || isNewVisit) this.sendNow(); // what was on its way to another may be lost
    this.tellWaiting();
    queueMicrotask(() => this.root.isConnected && this.rise());
  }

  // Ask an address that costs little if others recorded something; only then draw the room anew.
  async follow() {
    if (!this.queue.length && !document.hidden) {
      const answer = await fetch(this.data.asks).catch(() => null);
      const newest = answer?.ok ? await answer.text() : this.data.until;
      if (![this.data.until, this.looked].includes(newest) && !this.queue.length) {
        this.looked = newest;
        this.send({ action: "look" });
      }
    }
    this.following = this.root.isConnected ? setTimeout(() => this.follow(), FOLLOW_MS) : 0;
  }

  /** @param {Blocks.Room} data */
  takeAnswered({ answer, meeting }) {
    if (!this.queue.length || answer?.id !== this.queue[0].id) return null;
    const sent = this.queue.shift();
    noteWaiting(meeting, sent, false);
    if (!answer.ok) this.main.replaceChildren(); // so that a tick shows what is stored
    return sent;
  }

  // In the browser's top layer, where Streamlit neither fades it nor lays its menu over it.
  rise() {
    if (!this.root.matches(":popover-open")) this.root.showPopover();
    if (!this.dialog || this.dialog.matches(":modal")) return;
    this.dialog.open = false;
    this.dialog.showModal();
    this.dialog.scrollTop = 0; // not down to the focused button
  }

  /** @param {Blocks.RoomAnswer} answer @param sent */
  hear(answer, sent) {
    if (answer.ok) noteStored(this.data.meeting, sent);
    if (this.form && sent.draft === this.form.key) {
      if (this.form.take(answer)) this.close();
    } else if (!answer.ok) {
      if (this.form) this.say(answer.error);
      else tellRefusal(this, answer, sent);
    }
    if (answer.langkah) this.langkahCame(answer.langkah);
    if (answer.said) this.say(answer.said);
  }

  send(message) {
    const one = { ...message, id: crypto.randomUUID() };
    // Of several waiting steps the last counts.
    if (message.action === "go")
      this.queue = this.queue.filter(({ action }, at) => at === 0 || action !== "go");
    this.queue.push(one);
    if (!PASSING.includes(message.action)) noteWaiting(this.data.meeting, one, true);
    if (this.queue.length === 1) this.sendNow();
    this.tellWaiting();
  }

  countWaiting() {
    return this.queue.filter(({ action }) => !PASSING.includes(action)).length;
  }

  tellWaiting() {
    const count = this.countWaiting();
    this.waiting.textContent = count ? `${count} menunggu` : "";
    // What closes the meeting tells only now what is open.
    if (count || !this.closing) return;
    this.closing = false;
    const buttons = [...this.main.querySelectorAll("button[data-act]")];
    const now = buttons.map(({ dataset }) => JSON.parse(dataset.act)).find(isClosing);
    if (now) this.act(now);
  }

  // Again while no answer comes: by its id it is done once.
  sendNow() {
    clearTimeout(this.timer);
    if (!this.queue.length) return;
    this.timer = setTimeout(() => {
      if (!this.root.isConnected) return;
      const told = "Peladen tidak menjawab. Yang dicatat ada di peramban ini, dan dikirim lagi …";
      this.say(told);
      this.form?.say(told);
      this.sendNow();
    }, RESEND_MS);
    const said = new CustomEvent("m-act", { bubbles: true, detail: signed(this, this.queue[0]) });
    queueMicrotask(() => this.root.dispatchEvent(said)); // on the page it is heard
  }

  draw() {
    const { data, key } = this;
    const screen = this.screens[key];
    if (!screen) return; // it is not ready yet
    // What is prepared or answered changes no screen.
    const shown = { ...data, screens: screen, here: key, near: true, answer: null };
    const content = JSON.stringify([shown, Boolean(document.fullscreenElement)]);
    if (this.drawn === content && this.main.firstElementChild) return;
    this.drawn = content;
    this.root.classList.toggle("plan-only", data.plan_only);
    this.root.dataset.screen = key;
    const focusAgain = focusOf(this.root);
    this.head.replaceChildren(...roomHead(this));
    drawAll(this.main, screen);
    this.foot.replaceChildren(...roomFoot(this));
    focusAgain();
    const told = data.version + key + data.undo?.text;
    if (this.told !== told) this.say(data.undo?.text ?? "");
    this.told = told;
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

  // From 0, with the keys of its neighbours.
  place() {
    const keys = this.data.order.map((screen) => screen.key);
    const at = Math.max(keys.indexOf(this.key), 0);
    return { at, previous: keys[Math.max(at - 1, 0)], next: keys[at + 1] ?? keys[at] };
  }

  goTo(key) {
    this.sought = null;
    if (key === this.key) return;
    this.send({ action: "go", key });
    this.key = key;
    this.leave();
    this.draw(); // while the message is on its way
  }

  // Another screen begins at its top, folded.
  leave() {
    this.root.scrollTop = 0;
    this.starts = {};
    this.folds = {};
  }

  // A clicker has no other key: lists turn their pages before the screen changes.
  step(direction) {
    const turning = `.m-page-foot:not([hidden]) .${direction > 0 ? "m-down" : "m-up"}:not(:disabled)`;
    const more = this.screens[this.key] && this.main.querySelector(turning);
    this.close();
    if (more) more.click();
    else this.goTo(direction > 0 ? this.place().next : this.place().previous);
  }

  seek({ kode, screen }) {
    this.goTo(screen);
    this.sought = { kode, screen };
    if (this.screens[screen]) this.fit();
  }

  show(looks, label, content) {
    const back = focusOf(this.root);
    this.close();
    this.form = null;
    const dialog = h(`dialog.m-dialog${looks}`, { "aria-label": label }, content);
    const closed = () => {
      dialog.remove();
      if (dialog !== this.dialog) return;
      this.dialog = this.form = null;
      this.foot.replaceChildren(...roomFoot(this)); // it counts the drafts
      back();
    };
    dialog.addEventListener("close", closed);
    this.dialog = this.root.appendChild(dialog);
    if (this.root.isConnected) this.rise(); // else once it is (receive)
  }

  close() {
    this.dialog?.close();
  }

  // A tick for several documents asks first.
  ticked(target) {
    const act = JSON.parse(target.dataset.act);
    if (!act.open) return this.send({ ...act, value: target.checked });
    target.checked = !target.checked;
    openForm(this, act.open);
  }

  touched(event) {
    event.stopPropagation();
    const { target } = event;
    const touched = target.closest("button[data-act]");
    if (touched) this.act(JSON.parse(touched.dataset.act));
    else if (target !== this.dialog) this.openInFull(event);
    else if (!this.form) this.close();
  }

  act(act, isSure = false) {
    const closes = isClosing(act);
    const drafts = closes ? listDrafts(this).filter(({ form }) => !isClosing(form.message)) : [];
    if (closes && this.countWaiting()) this.closing = true;
    else if (!isSure && drafts.length) askOfDrafts(this, drafts, act);
    else if (act.open) openForm(this, act.open);
    else if (act.among) choose(this, act);
    else if (act.action === "go") this.goTo(act.key);
    else if (act.fold) turnFold(this, act.fold);
    else this.send(act);
  }

  openInFull(event) {
    const text = event.target.closest("[data-full], .m-qr");
    if (!text || (event.type === "keydown" && !["Enter", " "].includes(event.key))) return;
    event.preventDefault();
    showInFull(this, text.closest(".m-item") ?? text);
  }

  // A clicker goes on from an item in full, not from another dialog.
  press(event) {
    const pressed = event.composedPath()[0];
    const isTyping =
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      pressed.matches?.("input:not([type=checkbox]), textarea, select");
    if (isTyping || (this.dialog && !this.dialog.matches(".m-in-full"))) return;
    if (event.key === "/") {
      event.preventDefault();
      return screenList(this, true);
    }
    const isFree = !pressed.closest?.("button, input, label, [role=button]"); // else Space presses it
    const isOn = /^(Arrow|Page)(Right|Down)$/.test(event.key) || (event.key === " " && isFree);
    const isBack = /^(Arrow|Page)(Left|Up)$/.test(event.key);
    const step = isBack ? -1 : Number(isOn);
    if (!step) return;
    this.step(step);
    event.preventDefault();
    event.stopPropagation();
  }
}
