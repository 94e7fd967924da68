// What a bukti is: its files a page at a time, as the server draws them, and the page after it made ready.

import { button, h, wayTo } from "./elements.js";

const PAGES_KEPT = 40;
const pages = new Map();

// A page by its address; what could not be had is asked for again the next time.
function pageAt(address) {
  if (!pages.has(address)) {
    const page = fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))));
    page.catch(() => pages.delete(address));
    pages.set(address, page);
    if (pages.size > PAGES_KEPT) pages.delete(pages.keys().next().value);
  }
  return pages.get(address);
}

export function makeReady(item) {
  for (const file of item?.files || []) if (file.pages) pageAt(`${file.pages}/1`);
}

export function inboxFile(file) {
  const place = h("div", { class: "m-inbox-sheet" });
  const name = file.href ? wayTo(file.href, file.text) : file.text;
  if (file.pages) turnTo(place, file, 1);
  return h("figure", { class: "m-inbox-file" }, h("figcaption", {}, name), place);
}

async function turnTo(place, file, number) {
  place.setAttribute("aria-busy", "true");
  try {
    const page = await pageAt(`${file.pages}/${number}`);
    place.replaceChildren(...(page.picture ? pictureOf(place, file, page) : page.parts.map(partOf)));
  } catch {
    place.replaceChildren(h("p", { class: "m-note" }, "Tidak dapat ditampilkan di sini; buka berkasnya dari namanya di atas."));
  }
  place.removeAttribute("aria-busy");
}

function pictureOf(place, file, { picture, page, pages: last }) {
  const turn = (text, to, name) => button(text, () => turnTo(place, file, to), { "aria-label": name, disabled: to < 1 || to > last });
  const turns = last > 1 && h("div", { class: "m-actions m-inbox-turns" }, turn("‹", page - 1, "Halaman sebelumnya berkas ini"), h("span", {}, `halaman ${page} dari ${last}`), turn("›", page + 1, "Halaman berikutnya berkas ini"));
  return [turns, h("img", { src: picture, alt: `${file.text}, halaman ${page} dari ${last}` })].filter(Boolean);
}

function partOf(part) {
  if (!part.rows) return h("p", {}, part.text);
  return h("table", {}, h("tbody", {}, part.rows.map((row) => h("tr", {}, row.map((text) => h("td", {}, text))))));
}
