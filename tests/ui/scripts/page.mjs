// As much of a browser's page as the scripts need to be run in node: elements, their events, selectors of
// names, classes and attributes. No layout, no HTML: what depends on these is tested in Chromium.

const KEBAB = /[A-Z]/g;
const SIMPLE = /\.[\w-]+|\[[^\]]+\]|:not\([^)]*\)|:[\w-]+/g;

class Target {
  listeners = [];
  addEventListener(kind, hear, options) {
    const capture = options === true || Boolean(options?.capture);
    this.listeners.push({ kind, hear, capture });
  }
  dispatchEvent(event) {
    const path = [];
    for (
      let node = this;
      node;
      node = node.parentElement ?? (node instanceof Element ? window : null)
    )
      path.push(node);
    Object.defineProperties(event, {
      target: { value: this },
      composedPath: { value: () => path },
    });
    let isStopped = false;
    event.stopPropagation = () => (isStopped = true);
    const at = (node, wanted) => {
      if (isStopped) return;
      Object.defineProperty(event, "currentTarget", { value: node, configurable: true });
      for (const { kind, hear, capture } of node.listeners)
        if (kind === event.type && capture === wanted) hear.call(node, event);
    };
    for (const node of path.toReversed()) at(node, true);
    for (const node of event.bubbles ? path : [this]) at(node, false);
    return !event.defaultPrevented;
  }
}

export class Element extends Target {
  parentElement = null;
  childNodes = [];
  attributes = new Map();
  style = { setProperty: (name, value) => (this.style[name] = value) };
  clientWidth = 1366;
  value = "";
  constructor(tag) {
    super();
    this.tagName = tag;
    this.dataset = new Proxy(this, {
      get: (_, name) => this.getAttribute(`data-${dashed(name)}`) ?? undefined,
      set: (_, name, value) => (this.setAttribute(`data-${dashed(name)}`, value), true),
    });
    this.classList = {
      contains: (name) => this.classes().includes(name),
      add: (name) => this.classList.toggle(name, true),
      remove: (name) => this.classList.toggle(name, false),
      toggle: (name, on = !this.classList.contains(name)) => {
        const others = this.classes().filter((other) => other !== name);
        this.className = [...others, ...(on ? [name] : [])].join(" ");
      },
    };
  }
  classes = () => this.className.split(" ").filter(Boolean);
  getAttribute = (name) => this.attributes.get(name) ?? null;
  hasAttribute = (name) => this.attributes.has(name);
  setAttribute(name, value) {
    this.attributes.set(name, String(value));
  }
  get children() {
    return this.childNodes.filter((node) => node instanceof Element);
  }
  get firstElementChild() {
    return this.children[0] ?? null;
  }
  get childElementCount() {
    return this.children.length;
  }
  get isConnected() {
    return this === document.body || Boolean(this.parentElement?.isConnected);
  }
  get textContent() {
    return this.childNodes
      .map((node) => (node instanceof Element ? node.textContent : node))
      .join("");
  }
  set textContent(text) {
    this.replaceChildren(text);
  }
  insertBefore(node, before) {
    node.parentElement?.childNodes.splice(node.parentElement.childNodes.indexOf(node), 1);
    const place = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(place, 0, node);
    node.parentElement = this;
  }
  append(...nodes) {
    for (const node of nodes)
      if (node instanceof Element) this.insertBefore(node, null);
      else this.childNodes.push(String(node));
  }
  appendChild(node) {
    this.append(node);
    return node;
  }
  replaceChildren(...nodes) {
    for (const child of this.children) child.parentElement = null;
    this.childNodes = [];
    this.append(...nodes);
  }
  remove() {
    const { childNodes } = this.parentElement;
    childNodes.splice(childNodes.indexOf(this), 1);
    this.parentElement = null;
  }
  contains = (node) => node === this || this.children.some((child) => child.contains(node));
  matches(selector) {
    return selector.split(/,(?![^[]*\])/).some((one) => {
      const parts = one.trim().split(/ +(?![^[]*\])/);
      const isOne = (node, part) => fits(node, part);
      if (!isOne(this, parts.pop())) return false;
      let node = this.parentElement;
      while (parts.length && node) {
        if (isOne(node, parts.at(-1))) parts.pop();
        node = node.parentElement;
      }
      return !parts.length;
    });
  }
  closest = (selector) =>
    this.matches(selector) ? this : (this.parentElement?.closest(selector) ?? null);
  querySelectorAll(selector) {
    const below = this.children.flatMap((child) => [child, ...child.querySelectorAll("*")]);
    return below.filter((node) => node.matches(selector));
  }
  querySelector = (selector) => this.querySelectorAll(selector)[0] ?? null;
  toggleAttribute(name, on) {
    if (on) this.setAttribute(name, "");
    else this.attributes.delete(name);
  }
  focus() {
    document.activeElement = this;
    this.dispatchEvent(new Event("focusin", { bubbles: true }));
  }
  blur() {
    document.activeElement = document.body;
  }
  showModal() {
    this.open = true;
  }
  close() {
    this.open = false;
  }
  select() {}
  scrollIntoView() {}
  click() {
    const form = this.getAttribute("type") === "submit" && this.closest("form");
    if (this.disabled) return;
    this.dispatchEvent(new Event("click", { bubbles: true, cancelable: true }));
    if (form) form.dispatchEvent(new Event("submit", { cancelable: true }));
  }
}

const dashed = (name) => name.replace(KEBAB, (letter) => `-${letter.toLowerCase()}`);
const reflected = {
  className: "class",
  id: "id",
  href: "href",
  ariaLabel: "aria-label",
  ariaPressed: "aria-pressed",
  type: "type",
  name: "name",
};
for (const [name, attribute] of Object.entries(reflected))
  Object.defineProperty(Element.prototype, name, {
    get() {
      return this.getAttribute(attribute) ?? "";
    },
    set(value) {
      this.setAttribute(attribute, value);
    },
  });
for (const name of ["hidden", "disabled", "checked"])
  Object.defineProperty(Element.prototype, name, {
    get() {
      return this.attributes.has(name);
    },
    set(on) {
      if (on) this.setAttribute(name, "");
      else this.attributes.delete(name);
    },
  });

function fits(node, part) {
  const tag = part.replaceAll(SIMPLE, "");
  if (tag && tag !== "*" && tag !== node.tagName) return false;
  return (part.match(SIMPLE) ?? []).every((each) => {
    if (each.startsWith(":not")) return !fits(node, each.slice(5, -1));
    if (each.startsWith(":")) return each === ":disabled" && node.disabled;
    if (each.startsWith(".")) return node.classList.contains(each.slice(1));
    const [, name, sign, value] = /^\[([\w-]+)(?:([*^]?=)["']?([^"'\]]*)["']?)?\]$/.exec(each);
    const own = node.getAttribute(name);
    if (own === null || !sign) return own !== null;
    return { "=": own === value, "^=": own.startsWith(value), "*=": own.includes(value) }[sign];
  });
}

export const window = Object.assign(new Target(), { localStorage: {}, sessionStorage: {} });
export const document = Object.assign(new Target(), {
  createElement: (tag) => new Element(tag),
  createElementNS: (_, tag) => new Element(tag),
  documentElement: new Element("html"),
  body: new Element("body"),
  querySelector: (selector) => document.body.querySelector(selector),
  querySelectorAll: (selector) => document.body.querySelectorAll(selector),
  fullscreenEnabled: true,
  fonts: { load: async (font) => [font] },
});
document.activeElement = document.body;

/** The time of the page, which only `pass` moves on. */
let [now, timers, count] = [0, [], 0];
export const clock = {
  pass(ms) {
    const end = now + ms;
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      now = next.at;
      next.act(...next.about);
    }
    now = end;
  },
};

Object.assign(globalThis, {
  window,
  document,
  Element,
  HTMLInputElement: class {},
  addEventListener: window.addEventListener.bind(window),
  matchMedia: () => Object.assign(new Target(), { matches: false }),
  ResizeObserver: class {
    observe() {}
  },
  CSS: { escape: (text) => text },
  innerHeight: 768,
  requestAnimationFrame: (act) => act(),
  performance: { now: () => now },
  setTimeout(act, ms = 0, ...about) {
    count += 1;
    timers.push({ id: count, at: now + ms, act, about });
    return count;
  },
  clearTimeout: (id) => (timers = timers.filter((timer) => timer.id !== id)),
});

/** A new place on the page to draw in. */
export function place() {
  document.body.replaceChildren();
  return document.body.appendChild(new Element("div"));
}

export const textOf = (node) => node.textContent.replaceAll(/\s+/g, " ").trim();
export const button = (node, words) =>
  node.querySelectorAll("button").find((one) => textOf(one) === words);
