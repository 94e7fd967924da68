/* The habits of the web that Streamlit's page leaves to us. It stands in the start page itself,
   before any other script: one entry in the history for one touch, links that keep the choices, the
   sign of loading, the lost connection. */
/* As in monev/ui/address.py; a test compares them. */
const CHOICES = ["satker", "tahun", "posisi", "unggahan"];
/* Together less than three seconds; a busy server answers within a tenth of one. */
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

/* Streamlit writes an entry for each parameter of an address and one for its path, so that Back had
   to be pressed four times. What a person did is one entry; what follows by itself completes it. */
const { pushState, replaceState } = History.prototype;
let touched = false;

/* How far down a page was read belongs to its entry: Back shows it there, and what takes a page's
   place begins at its top. */
const OWN_PLACE = ["daftar", "rapat", "tersimpan"];
const places = new Map();
const page = () => document.querySelector('[data-testid="stMain"]');
const placeOf = (address) =>
  [address.pathname, ...OWN_PLACE.map((name) => address.searchParams.get(name))].join("\n");
let entry = history.state?.entry ?? 0;
let wanted = null; /* how far down, once the page is drawn */
let drawnAt = 0;
const goDown = () => {
  if (wanted === null || !page()) return;
  page().scrollTop = wanted;
  /* Pictures are drawn a little later, and make the page longer: on a slow machine much later. */
  const isThere = page().scrollTop > wanted - 2;
  if (Date.now() - drawnAt > (isThere ? SETTLED_AFTER : GIVE_UP_AFTER)) wanted = null;
};
/* Now, not when the entry is made: Streamlit has emptied the page by then. */
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
    /* At the latest: on a slow phone a run may begin and end between two drawings, and is not seen.
     */
    drawnAt = Date.now() + SETTLED_AFTER;
  },
  true,
);

/* The menu's links name a page alone: in another tab they would open what is looked at first, not
   what is looked at. */
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
    /* Streamlit would open it here; the browser knows better what Ctrl, Shift and Cmd mean. */
    if ((event.ctrlKey || event.metaKey || event.shiftKey) && linkOf(event)) {
      touched = false;
      event.stopImmediatePropagation();
    }
  },
  true,
);

/* The sign of loading goes when there is something to read, or a page without text (the meeting)
   has run. */
const endLoading = () => {
  const main = document.querySelector('[data-testid="stMainBlockContainer"]');
  const isDone =
    app()?.dataset.testScriptState === "notRunning" &&
    app().dataset.testConnectionState === "CONNECTED";
  if (!main || !(isDone || main.textContent.trim())) return;
  drawn = true;
  loading.disconnect();
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

/* Streamlit sees a closed connection at once and a silent one never; so we ask as well, while
   somebody looks. */
let unanswered = 0; /* since when */
let wasLost = false;
let renewing = 0; /* since when the page, connected again, waits to be drawn again */
const drawAnew = () =>
  window.postMessage({ stCommVersion: 1, type: "RERUN_SCRIPT" }, location.origin);
const isConnected = () => app()?.dataset.testConnectionState === "CONNECTED";
const follow = (changes) => {
  for (const { attributeName, oldValue } of changes) {
    if (attributeName === "data-test-connection-state") {
      renewing = isConnected() ? Date.now() : 0;
      /* Connected again, Streamlit would wait for a touch, and lose it. This is what a page may say
         to one that it lies in (its host). */
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
      /* A session that ended meanwhile: no trying helps. Not led away at once: something may be
         typed that is to be copied. */
      if (answer.status === 401)
        say("Anda perlu masuk lagi: muat ulang halaman ini. Yang tampak adalah keadaan terakhir.");
      if (!answer.ok) return;
      unanswered = 0;
      /* Streamlit gave up for good; the address has all that is needed to begin anew. */
      if (app()?.dataset.testConnectionState === "DISCONNECTED_FOREVER") location.reload();
    })
    .catch(() => {});
};
const judge = () => {
  const now = Date.now();
  if (document.hidden) unanswered = 0; /* the answer may wait to be read */
  if (now > drawnAt && app()?.dataset.testScriptState !== "running") goDown();
  if (now - renewing > GIVE_UP_AFTER) renewing = 0;
  const isLost =
    !isConnected() || renewing > 0 || (unanswered > 0 && now - unanswered > SILENT_AFTER);
  if (isLost === wasLost) return;
  wasLost = !wasLost;
  say(
    wasLost
      ? "Sambungan ke Monev ZI terputus. Mencoba lagi … Yang tampak adalah keadaan terakhir."
      : "",
  );
};
const say = (sentence) => {
  document.getElementById("monev-notice").textContent = sentence;
};

/* Between day and evening pictures are drawn anew, once Streamlit has changed its own colours,
   which it tells the server. */
matchMedia("(prefers-color-scheme: dark)").addEventListener(
  "change",
  () => drawn && setTimeout(drawAnew, LOOK_EVERY),
);

/* How large letters are on this screen, in percent of the usual ones: pictures are drawn by the
   server, which cannot know. */
const letters = Math.round(
  (parseFloat(getComputedStyle(document.documentElement).fontSize) / 16) * 100,
);
document.cookie = `monev_huruf=${letters}; path=/; max-age=31536000; SameSite=Strict`;
