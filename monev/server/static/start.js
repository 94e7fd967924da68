/* What a web page should do and Streamlit's does not: one history entry for each touch, links that
   keep the choices, a sign of loading, a notice of a lost connection. It stands in the start page
   itself, before any other script. */
/* The same as in monev/ui/address.py; a test compares them. */
const CHOICES = ["satker", "tahun", "posisi", "unggahan", "area", "pic"];
/* A silent server is noticed in less than three seconds; a busy one answers in a tenth of one. */
const ASK_EVERY = 1200;
const SILENT_AFTER = 1400;
const GIVE_UP_AFTER = 5000;
const LOOK_EVERY = 300;
const SETTLED_AFTER = 1500;
const HEALTH = "/_stcore/health";
const FOR_WHO_IS_IN = "/_stcore/host-config";
/** @returns {HTMLElement | null} */
const app = () => document.querySelector('[data-testid="stApp"]');
let drawn = false;

/* Streamlit writes a history entry for each parameter of an address and one for its path: Back had
   to be pressed four times. Here the first change after a touch makes an entry, and later ones
   complete it. */
const { pushState, replaceState } = History.prototype;
let touched = false;

/* Each entry keeps how far down its page was read. Back shows it there; a new page begins at its
   top. */
const OWN_PLACE = ["daftar", "rapat", "tersimpan"];
const places = new Map();
const page = () => document.querySelector('[data-testid="stMain"]');
const placeOf = (address) =>
  [address.pathname, ...OWN_PLACE.map((name) => address.searchParams.get(name))].join("\n");
let entry = history.state?.entry ?? 0;
let wanted = null; /* pixels to scroll down once the page is drawn */
let drawnAt = 0;
const goDown = () => {
  if (wanted === null || !page()) return;
  page().scrollTop = wanted;
  /* Pictures come later and make the page longer, on a slow machine much later. */
  const isThere = page().scrollTop > wanted - 2;
  if (Date.now() - drawnAt > (isThere ? SETTLED_AFTER : GIVE_UP_AFTER)) wanted = null;
};
/* The place is noted at the touch: when the entry is made, Streamlit has emptied the page. */
const touch = () => {
  touched = true;
  places.set(entry, page()?.scrollTop ?? 0);
};
for (const kind of ["click", "keydown", "drop"])
  window.addEventListener(kind, touch, { capture: true, passive: true });
for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"])
  window.addEventListener(
    kind,
    () => {
      wanted = null;
    },
    { capture: true, passive: true },
  );
history.replaceState = (state, title, address) =>
  replaceState.call(history, { ...state, entry }, title, address);
history.pushState = (state, title, address) => {
  if (!touched || !drawn) {
    history.replaceState(state, title, address);
    return;
  }
  touched = false;
  const isOther = placeOf(new URL(address, location.href)) !== placeOf(new URL(location.href));
  entry = Date.now();
  pushState.call(history, { ...state, entry }, title, address);
  wanted = isOther ? 0 : null;
  drawnAt = Date.now();
  goDown();
};
window.addEventListener(
  "popstate",
  (event) => {
    touched = false;
    places.set(entry, page()?.scrollTop ?? 0);
    entry = event.state?.entry ?? 0;
    wanted = places.get(entry) ?? 0;
    /* On a slow phone a run may begin and end unseen between two drawings: scroll then anyway. */
    drawnAt = Date.now() + SETTLED_AFTER;
  },
  true,
);

/* The menu's links name a page alone. Add the choices, so that another tab opens with them too. */
const linkOf = (event) =>
  event.composedPath().find((part) => part instanceof HTMLAnchorElement && part.href);
const keepChoices = (event) => {
  const link = linkOf(event);
  if (!link?.closest("nav, [role=menu]") || link.closest(".monev")) return;
  const here = new URLSearchParams(location.search);
  const address = new URL(link.href);
  const choices = CHOICES.filter((name) => here.has(name)).map((name) => [name, here.get(name)]);
  address.search = new URLSearchParams(choices).toString();
  link.href = address.href;
};
for (const kind of ["pointerdown", "focusin", "contextmenu"])
  window.addEventListener(kind, keepChoices, true);
window.addEventListener(
  "click",
  (event) => {
    /* Streamlit would open the page here; the browser knows what Ctrl, Shift and Cmd mean. */
    if ((event.ctrlKey || event.metaKey || event.shiftKey) && linkOf(event)) {
      touched = false;
      event.stopImmediatePropagation();
    } else if (linkOf(event)?.closest('[data-testid="stSidebar"]')) setTimeout(closeList);
  },
  true,
);

/* In a narrow window Streamlit's list of pages would stay after a choice (on phones alone it does
   not), and until the next visit. A touch beside it closes it. */
const closeList = () => page()?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));

/* Remove the sign of loading once there is text to read, or once a page without text (the meeting)
   has run. */
const endLoading = () => {
  const main = document.querySelector('[data-testid="stMainBlockContainer"]');
  const isDone =
    app()?.dataset.testScriptState === "notRunning" &&
    app().dataset.testConnectionState === "CONNECTED";
  if (!main || !(isDone || main.textContent.trim())) return;
  drawn = true;
  loading.disconnect();
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

/* Streamlit notices a closed connection at once but never a silent one, so we ask the server while
   the page is looked at. Times are milliseconds, 0 for none. */
let unanswered = 0; /* since when a question waits for its answer */
let wasLost = false;
let lossTold = "";
let touchedAt = 0; /* when something on the page was touched last */
let renewing = 0; /* since when a page that is connected again waits to be drawn */
const drawAnew = () =>
  window.postMessage({ stCommVersion: 1, type: "RERUN_SCRIPT" }, location.origin);
const isConnected = () => app()?.dataset.testConnectionState === "CONNECTED";
const follow = (changes) => {
  for (const { attributeName, oldValue } of changes) {
    if (attributeName === "data-test-connection-state") {
      renewing = isConnected() ? Date.now() : 0;
      /* Connected again, Streamlit would wait for a touch and lose it. `drawAnew` uses the message
         that a page's host may send. */
      if (renewing) drawAnew();
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
  fetch(wasLost ? FOR_WHO_IS_IN : HEALTH, {
    cache: "no-store",
    signal: AbortSignal.timeout(GIVE_UP_AFTER),
  })
    .then((answer) => {
      /* The session has ended: trying again does not help. The page stays, as somebody may want to
         copy what they typed. */
      if (answer.status === 401)
        say("Anda perlu masuk lagi: muat ulang halaman ini. Yang tampak adalah keadaan terakhir.");
      if (!answer.ok) return;
      unanswered = 0;
      /* Streamlit gave up for good. The address has all that is needed to begin anew. */
      if (app()?.dataset.testConnectionState === "DISCONNECTED_FOREVER") location.reload();
    })
    .catch(() => {});
};
const judge = () => {
  const now = Date.now();
  if (document.hidden) unanswered = 0; /* a hidden page may not have read its answer yet */
  if (now > drawnAt && app()?.dataset.testScriptState !== "running") goDown();
  if (now - renewing > GIVE_UP_AFTER) renewing = 0;
  const isLost =
    !isConnected() || renewing > 0 || (unanswered > 0 && now - unanswered > SILENT_AFTER);
  wasLost = isLost;
  const loss =
    "Sambungan ke Monev ZI terputus. Mencoba lagi … Yang tampak adalah keadaan terakhir.";
  /* The page shows what is stored once it is drawn anew; until then nobody knows of this touch. */
  const lastTouch = touchedAt > drawnAt ? " Sentuhan terakhir belum tersimpan." : "";
  const told = isLost ? loss + lastTouch : "";
  if (told === lossTold) return;
  lossTold = told;
  say(told);
};
for (const kind of ["click", "change"])
  addEventListener(
    kind,
    ({ target }) => {
      const isField = `[data-testid="stMain"] :is(button, input, textarea)`;
      if (target instanceof Element && target.closest(isField)) touchedAt = Date.now();
    },
    true,
  );
const say = (sentence) => {
  document.getElementById("monev-notice").textContent = sentence;
};

/* Tell the server, which chooses the layout and draws pictures, how wide the window is, in steps
   (screen.js of monev/ui/looks tells it when that changes). */
const width = Math.floor(document.documentElement.clientWidth / 40) * 40;
document.cookie = `monev_lebar=${width}; path=/; max-age=31536000; SameSite=Strict`;
