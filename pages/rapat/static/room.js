// The room: draws the screen it is given, listens to keyboard and clicker, sends one thing at a time to the server.

import { drawBlock, enlarged } from "./blocks.js";
import { h, saveFile } from "./elements.js";
import { openForm } from "./form.js";
import { roomFoot, roomHead, secondsBefore, tellRefusal } from "./frame.js";
import { findItems, screenList, unfold } from "./jump.js";
import { fitLists } from "./paging.js";
import { giveName, keepName } from "./recorder.js";

const ROOMS = new WeakMap();
const RESEND_MS = 6000;

export default function ({ parentElement, data, setTriggerValue }) {
  let r = ROOMS.get(parentElement);
  if (!r) {
    r = makeRoom(parentElement);
    ROOMS.set(parentElement, r);
  }
  r.toServer = (message) => setTriggerValue("tindakan", message);
  r.receive(data);
  r.attach();
  return () => r.detach();
}

// Of several steps that wait, only the last is worth telling the server.
export function enqueue(queue, message) {
  const kept = message.aksi === "pindah" ? queue.filter((other) => other.aksi !== "pindah") : queue;
  return [...kept, message];
}

// Where a key of keyboard or clicker leads: { step: 1 or -1 }, { edge: 0 (first) or -1 (last) }, { turn: the class of the
// list's button }, or nothing. The space bar steps only where it presses no button (`free`).
export function keyTarget({ key, shiftKey }, free) {
  const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, " ": free ? (shiftKey ? -1 : 1) : 0 }[key];
  const edge = { Home: 0, End: -1 }[key];
  const turn = { ArrowDown: "turun", ArrowUp: "naik" }[key];
  return step ? { step } : edge !== undefined ? { edge } : turn ? { turn } : {};
}

function isTyping(event, pressed) {
  return event.ctrlKey || event.altKey || event.metaKey || pressed.matches?.("input:not([type=checkbox]), textarea, select");
}

function makeRoom(parent) {
  const root = h("div", { class: "ruang", popover: "manual" });
  const body = h("div", { class: "badan" });
  const overlay = h("div", { class: "atas" });
  root.append(body, overlay);
  parent.append(root);
  const r = { starts: {}, opened: new Set(), queue: [], screens: {}, key: null, pending: null, data: null, form: null };

  r.send = (message) => {
    r.queue = enqueue(r.queue, { ...message, id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` });
    r.sendNext();
  };
  r.sendNext = () => {
    if (r.pending || !r.queue.length) return;
    r.pending = r.queue.shift();
    if (r.pending.aksi === "dokumen") say(body, "Dokumen sedang dibuat …");
    root.classList.toggle("menunggu", !["pindah", "dekat", "ikuti", "langkah"].includes(r.pending.aksi));
    r.sendNow();
  };
  // A message that met a broken line is sent again; the server knows its id and does it once.
  r.sendNow = () => {
    clearTimeout(r.timer);
    r.timer = setTimeout(() => {
      if (!r.pending) return;
      say(body, "Menunggu sambungan: yang terakhir dicatat dikirim lagi …");
      r.sendNow();
    }, RESEND_MS);
    r.toServer(r.pending);
  };
  r.goTo = (kunci) => {
    r.closeOverlay();
    r.sought = null;
    if (kunci === r.key) return;
    r.send({ aksi: "pindah", kunci });
    r.key = kunci;
    r.leave();
    if (r.screens[kunci]) r.draw(); // drawn at once where it is here already; the server is told meanwhile
  };
  // To a langkah: its screen, the page of the list it is on, opened where it is folded away.
  r.seek = ({ kode, layar }) => {
    r.goTo(layar);
    r.sought = { kode, layar, isFound: false };
    if (r.screens[layar]) r.draw();
  };
  r.showSought = () => {
    if (!r.sought || r.sought.layar !== r.key) return;
    const place = findItems(body, r.sought.kode);
    if (r.sought.isFound || !place) return;
    r.sought.isFound = true;
    r.starts[place.key] = place.index;
    fitLists(body, r);
    if (body.clientWidth <= 640) place.item.scrollIntoView({ block: "center" }); // a phone has no pages
  };
  // Another screen begins at its first page, with everything folded.
  r.leave = () => {
    r.starts = {};
    r.opened.clear();
  };
  r.fold = (kunci) => {
    if (!r.opened.delete(kunci)) r.opened.add(kunci);
    r.draw();
  };
  r.here = () => r.data.urutan.find((l) => l.kunci === r.key) ?? r.data.urutan[0];
  // A clicker has no other key: what a list still holds is shown before the screen is left.
  r.step = (direction) => {
    if (r.turn(direction > 0 ? "turun" : "naik")) r.closeOverlay();
    else r.goTo(direction > 0 ? r.here().berikut : r.here().sebelum);
  };
  // Turns a page of the first list that has one; says whether there was one. Not while another screen is on its way.
  r.turn = (name) => {
    const turning = r.drawnKey === r.key && body.querySelector(`.kaki-daftar:not([hidden]) .${name}:not(:disabled)`);
    turning?.click();
    return Boolean(turning);
  };
  r.visibleState = () =>
    JSON.stringify([r.screens[r.key], r.key, r.data.tema, r.data.rapat, r.data.urutan, r.data.urung, r.data.pencatat, r.data.ikuti]);
  r.draw = () => {
    r.drawn = r.visibleState();
    r.drawnKey = r.key;
    drawRoom(root, body, r.data, r);
  };
  r.choose = (nilai) => r.send({ aksi: "pilih", nilai });
  r.closeOverlay = () => {
    overlay.replaceChildren();
    r.form = null;
  };
  r.openForm = (f) => {
    r.form = openForm(overlay, f, r.send, r.closeOverlay, r.data.dikenal);
  };
  r.enlarge = (a) => {
    overlay.replaceChildren(enlarged(a, r.closeOverlay));
    overlay.querySelector("button").focus({ preventScroll: true });
  };
  r.receive = (data) => {
    const version = JSON.stringify(data.versi);
    r.screens = version === r.version ? { ...r.screens, ...data.layar } : { ...data.layar };
    r.version = version;
    r.data = data;
    const reply = data.jawaban;
    const forUs = r.pending && reply && reply.id === r.pending.id;
    const sent = r.pending;
    if (forUs) {
      r.pending = null;
      clearTimeout(r.timer);
      root.classList.remove("menunggu");
    }
    // Where the person is on the way to another screen, what comes is not yet of that one.
    const underWay = [r.pending, ...r.queue].some((one) => one?.aksi === "pindah");
    if (!underWay) {
      if (r.key !== data.kunci) r.leave();
      r.key = data.kunci;
    }
    r.began ??= { waktu: Date.now(), detik: secondsBefore(data.urutan, r.key) };
    if (r.screens[r.key]) {
      // A refused tick is drawn anew, so that its box shows again what is stored.
      if (r.visibleState() !== r.drawn || (forUs && !reply.baik)) r.draw();
    }
    if (forUs) receiveAnswer(reply, sent);
    giveName(data, r);
    r.sendNext();
    askForNeighbours();
  };
  // Once per screen and state: those beside it are then drawn without waiting for anybody.
  function askForNeighbours() {
    const { berikut, sebelum } = r.here();
    const afterNext = r.data.urutan.find((l) => l.kunci === berikut)?.berikut;
    if (!r.pending && r.requested !== r.version + r.key && [berikut, sebelum, afterNext].some((kunci) => !r.screens[kunci])) {
      r.requested = r.version + r.key;
      r.send({ aksi: "dekat" });
    }
  }
  function receiveAnswer(reply, sent) {
    if (r.form && sent.isian !== undefined) {
      if (r.form.answer(reply)) r.closeOverlay();
    } else if (!reply.baik && r.form) {
      say(body, reply.galat); // beside the form, which is still being written
    } else if (!reply.baik) {
      tellRefusal(overlay, reply, sent, r);
    }
    if (reply.baik) keepName(sent);
    if (reply.langkah) {
      r.langkah = reply.langkah;
      r.langkahCame?.();
    }
    if (reply.baik && reply.berkas) saveFile(reply.berkas);
    if (reply.baik && reply.pesan) say(body, reply.pesan);
  }
  // A clicker goes on from an enlarged item; a form, a list or a question waits for its answer.
  const press = (event) => {
    const pressed = event.composedPath()[0];
    const enlargedItem = overlay.querySelector(".besar");
    if (event.key === "Escape" && overlay.childElementCount) return r.form ? r.form.leave() : r.closeOverlay();
    if (isTyping(event, pressed) || (overlay.childElementCount && !enlargedItem)) return;
    if (event.key === "/" && !enlargedItem) {
      event.preventDefault(); // else it is typed into the field that opens
      return screenList(overlay, r.data, r, true);
    }
    const free = !pressed.closest?.("button, input, label, [role=button]");
    const target = keyTarget(event, free);
    if (target.step) r.step(target.step);
    else if (target.edge !== undefined) r.goTo(r.data.urutan.filter((l) => !l.dilewati).at(target.edge).kunci);
    else if (enlargedItem || !target.turn) return;
    else r.turn(target.turn);
    event.preventDefault();
    event.stopPropagation();
  };
  const observer = new ResizeObserver(() => r.data && fitLists(body, r));
  r.attach = () => {
    // In the browser's top layer: Streamlit pales what it draws anew, and a pale part falls below its menu.
    if (root.isConnected && root.showPopover && !root.matches(":popover-open")) root.showPopover();
    window.addEventListener("keydown", press, true);
    observer.observe(root);
  };
  r.detach = () => {
    window.removeEventListener("keydown", press, true);
    observer.disconnect();
  };
  return r;
}

function drawRoom(root, body, data, r) {
  const focused = root.getRootNode().activeElement?.dataset?.kunci;
  root.className = `ruang ${r.pending && r.pending.aksi === "dokumen" ? "menunggu" : ""} ${data.tema} ${data.netral ? "netral" : ""}`;
  const screen = r.screens[r.key];
  if (r.sought && !r.sought.isFound) unfold(screen, r.sought.kode, r.opened);
  body.className = `badan ${screen.jenis}`;
  body.replaceChildren(
    roomHead(data, r),
    h("main", {}, screen.blok.map((b) => drawBlock(b, r))),
    roomFoot(data, root, r)
  );
  fitLists(body, r);
  r.showSought();
  if (focused) body.querySelector(`[data-kunci="${CSS.escape(focused)}"]`)?.focus();
}

function say(body, words) {
  const place = body.querySelector(".sebutan");
  if (place) place.textContent = words;
}
