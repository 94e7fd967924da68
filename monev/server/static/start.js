/* What a web page should do and Streamlit's does not. It stands in the start page, before any other
   script. */
/* as in monev/ui/address.py; a test compares them */
const CHOICES = ["satker", "tahun", "posisi", "unggahan", "area", "pic"];
/* A busy server answers in a tenth of a second; a silent one is noticed in less than three. */
const ASK_EVERY = 1200;
const SILENT_AFTER = 1400;
const GIVE_UP_AFTER = 5000;
const LOOK_EVERY = 300;
const SETTLED_AFTER = 1500;
const HEALTH = "/_stcore/health";
const FOR_WHO_IS_IN = "/_stcore/host-config";
/** @returns {HTMLElement | null} */
const part = (name) => document.querySelector(`[data-testid="${name}"]`);
const app = () => part("stApp");
const page = () => part("stMain");
const onWindow = (kinds, hear) => {
  for (const kind of kinds) window.addEventListener(kind, hear, { capture: true, passive: true });
};
let drawn = false;
/* The font of Streamlit's signs, a third of a first visit, comes with the first sign. */
const { fonts } = document;
const load = fonts.load.bind(fonts);
fonts.load = async (font, ...text) =>
  font.includes("Material Symbols") ? [] : load(font, ...text);

/* Streamlit writes a history entry for each parameter of an address and one for its path. Here the
   first change after a touch makes an entry, and later ones complete it. Back shows a page where it
   was read; a new page begins at its top. */
const OWN_PLACE = ["daftar", "rapat", "tersimpan"];
const places = new Map();
const placeOf = (address) =>
  [address.pathname, ...OWN_PLACE.map((name) => address.searchParams.get(name))].join("\n");
let touched = false;
let here = location.href;
let wanted = null; /* pixels to scroll down once the page is drawn */
let drawnAt = 0;
const goDown = () => {
  if (wanted === null || !page()) return;
  page().scrollTop = wanted;
  /* Pictures come later and make the page longer. */
  const isThere = page().scrollTop > wanted - 2;
  if (Date.now() - drawnAt > (isThere ? SETTLED_AFTER : GIVE_UP_AFTER)) wanted = null;
};
const notePlace = () => places.set(here, page()?.scrollTop ?? 0);
/* at the touch: when the entry is made, Streamlit has emptied the page */
onWindow(["click", "keydown", "drop"], () => {
  touched = drawn;
  here = location.href;
  notePlace();
});
onWindow(["wheel", "touchmove", "pointerdown", "keydown"], () => (wanted = null));
const { pushState } = history;
history.pushState = (state, title, address) => {
  if (!touched) return history.replaceState(state, title, address);
  touched = false;
  const isOther = placeOf(new URL(address, here)) !== placeOf(new URL(here));
  pushState.call(history, state, title, address);
  here = location.href;
  wanted = isOther ? 0 : null;
  drawnAt = Date.now();
  goDown();
};
onWindow(["popstate"], () => {
  touched = false;
  notePlace();
  here = location.href;
  wanted = places.get(here) ?? 0;
  /* On a slow phone a run may begin and end unseen. */
  drawnAt = Date.now() + SETTLED_AFTER;
});

/* The menu's links name a page alone: add the choices, for another tab too. */
const linkOf = (event) =>
  event.composedPath().find((place) => place instanceof HTMLAnchorElement && place.href);
onWindow(["pointerdown", "focusin", "contextmenu"], (event) => {
  const link = linkOf(event);
  if (!link?.closest("nav, [role=menu]") || link.closest(".monev")) return;
  const kept = [...new URLSearchParams(location.search)].filter(([name]) => CHOICES.includes(name));
  link.search = new URLSearchParams(kept).toString();
});
/* Streamlit's list of pages would stay after a choice; a touch beside it closes it. */
const closeList = () => page()?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
onWindow(["click"], (event) => {
  const link = linkOf(event);
  /* The browser knows what Ctrl, Shift and Cmd mean. */
  if (link && (event.ctrlKey || event.metaKey || event.shiftKey)) {
    touched = false;
    event.stopImmediatePropagation();
  } else if (link?.closest('[data-testid="stSidebar"]')) setTimeout(closeList);
});

/* The sign of loading goes once there is text to read, or a page without text (the meeting) has
   run. */
const endLoading = () => {
  const main = part("stMainBlockContainer");
  const isDone = app()?.dataset.testScriptState === "notRunning" && isConnected();
  if (!main || !(isDone || main.textContent.trim())) return;
  drawn = true;
  loading.disconnect();
  clearInterval(waiting);
  closeList();
  document.getElementById("monev-start")?.remove();
  new MutationObserver(follow).observe(app(), {
    attributeFilter: ["data-test-connection-state", "data-test-script-state"],
    attributeOldValue: true,
  });
  setInterval(ask, ASK_EVERY);
  setInterval(judge, LOOK_EVERY);
};
const loading = new MutationObserver(endLoading);
loading.observe(document, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
});

/* Behind a proxy that passes no Host or no WebSocket everything loads and no page comes. */
const WITHOUT_SOCKET =
  "Server Monev ZI menjawab, tetapi sambungan WebSocket tidak terbuka, jadi halaman tidak tampil. " +
  "Untuk admin: proksi di depannya harus meneruskan Host dan WebSocket (docs/pemasangan.md).";
let looks = 33; /* ten seconds since Streamlit itself was there */
const waiting = setInterval(() => {
  if (!app() || isConnected() || --looks > 0) return;
  clearInterval(waiting);
  fetch(HEALTH, { cache: "no-store" })
    .then((answer) => {
      if (answer.ok && !isConnected()) say(WITHOUT_SOCKET);
    })
    .catch(() => {});
}, LOOK_EVERY);

/* Streamlit never notices a silent connection, so we ask the server while the page is looked at.
   Times are milliseconds, 0 for none. */
const LOST = "Sambungan ke Monev ZI terputus. Mencoba lagi … Yang tampak adalah keadaan terakhir.";
let unanswered = 0; /* since when a question waits for its answer */
let lossTold = "";
let touchedAt = 0;
let renewing = 0; /* since when a page that is connected again waits to be drawn */
const isConnected = () => app()?.dataset.testConnectionState === "CONNECTED";
const follow = (changes) => {
  for (const { attributeName, oldValue } of changes) {
    if (attributeName === "data-test-connection-state") {
      renewing = isConnected() ? Date.now() : 0;
      /* Streamlit would wait for a touch and lose it. A page's host may send this message. */
      const drawAnew = { stCommVersion: 1, type: "RERUN_SCRIPT" };
      if (renewing) window.postMessage(drawAnew, location.origin);
    } else if (oldValue === "running") {
      renewing = 0;
      drawnAt = Date.now();
      goDown();
    }
  }
  judge();
};
const ask = () => {
  if (document.hidden) return;
  unanswered ||= Date.now();
  fetch(lossTold ? FOR_WHO_IS_IN : HEALTH, {
    cache: "no-store",
    signal: AbortSignal.timeout(GIVE_UP_AFTER),
  })
    .then((answer) => {
      /* The page stays, as somebody may want to copy what they typed. */
      if (answer.status === 401)
        say("Anda perlu masuk lagi: muat ulang halaman ini. Yang tampak adalah keadaan terakhir.");
      if (!answer.ok) return;
      unanswered = 0;
      /* Streamlit gave up for good. */
      if (app()?.dataset.testConnectionState === "DISCONNECTED_FOREVER") location.reload();
    })
    .catch(() => {});
};
const judge = () => {
  const now = Date.now();
  if (document.hidden) unanswered = 0; /* a hidden page may not have read its answer yet */
  if (now > drawnAt && app()?.dataset.testScriptState !== "running") goDown();
  if (now - renewing > GIVE_UP_AFTER) renewing = 0;
  const isSilent = unanswered > 0 && now - unanswered > SILENT_AFTER;
  /* What is stored shows once the page is drawn anew. */
  const lastTouch = touchedAt > drawnAt ? " Sentuhan terakhir belum tersimpan." : "";
  const told = isConnected() && !renewing && !isSilent ? "" : LOST + lastTouch;
  if (told !== lossTold) say(told);
  lossTold = told;
};
onWindow(["click", "change"], ({ target }) => {
  const field = `[data-testid="stMain"] :is(button, input, textarea)`;
  if (target instanceof Element && target.closest(field)) touchedAt = Date.now();
});
const say = (sentence) => {
  document.getElementById("monev-notice").textContent = sentence;
};

/* The server chooses the layout and draws pictures for this width; screen.js of monev/ui/looks
   tells it when that changes. */
const width = Math.floor(document.documentElement.clientWidth / 40) * 40;
document.cookie = `monev_lebar=${width}; path=/; max-age=31536000; SameSite=Strict`;
