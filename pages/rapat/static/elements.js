// Small tools: elements without HTML text (what people typed can never become markup), and saving a file.

const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "type", "name", "rows", "tabIndex", "selected"]);

export function h(tag, properties, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else if (name === "class") el.className = value;
    else if (PROPERTIES.has(name)) el[name] = value;
    else el.setAttribute(name, value === true ? "" : value);
  }
  el.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return el;
}

export function button(text, onPress, other = {}) {
  return h("button", { type: "button", class: "tombol", onclick: onPress, ...other }, text);
}

// The clipboard is closed to pages of other machines without https: there the old way still works.
export async function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const box = h("textarea", { value: text, class: "luar-layar" });
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

export function saveFile({ nama, mime, isi }) {
  const bytes = Uint8Array.from(atob(isi), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = h("a", { href: address, download: nama });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
