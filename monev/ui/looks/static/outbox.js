// What is said in the browser goes to the page one message at a time; what comes meanwhile waits
// here and goes together. A message that met a broken line, or a server that was started anew, is
// sent again; by its id it is done once.

const REST_MS = 1000;
// Longer than a slow machine takes for one message: one that comes again interrupts what runs.
const AGAIN_MS = 20000;
const MOST_AT_ONCE = 8;

/**
 * @typedef {{ act: object, ids: string[], looks?: object }} Said what was said, of which things,
 *   and how they look then
 * @typedef {{ id?: string, said?: string }} Reply
 */
export class Outbox {
  /** @param {HTMLElement} root where its messages begin their way up to the page */
  constructor(root) {
    this.root = root;
    /** @type {Said[]} */
    this.queue = [];
    /** @type {Said[]} */
    this.sent = [];
    this.message = null;
    this.visit = null;
    this.stale = false;
  }

  /** All that the page has not answered yet, in its order. */
  get unanswered() {
    return [...this.sent, ...this.queue];
  }

  /** @param {object} act @param {string[]} [ids] @param {object} [looks] */
  say(act, ids = [], looks = {}) {
    this.queue.push({ act, ids, looks });
    this.send();
  }

  /**
   * What the page shows now: gives what it answers, null where it answers nothing of ours.
   * @param {{ visit: string, answer: Reply }} b
   */
  receive({ visit, answer }) {
    const isNew = this.visit !== null && this.visit !== visit;
    this.visit = visit;
    if (!this.message || answer.id !== this.message.id) {
      if (isNew && this.message) this.post();
      return null;
    }
    const answered = this.sent;
    Object.assign(this, { message: null, sent: [] });
    clearTimeout(this.again);
    return answered;
  }

  // Once nothing more came for a while, the page's own counts are asked for.
  send() {
    clearTimeout(this.rest);
    if (this.message) return;
    if (!this.queue.length) {
      if (this.stale) this.rest = setTimeout(() => this.settle(), REST_MS);
      return;
    }
    this.stale = true;
    this.begin(this.queue.splice(0, MOST_AT_ONCE));
  }

  settle() {
    if (!this.root.isConnected || this.message) return;
    this.stale = false;
    this.begin([]);
  }

  /** @param {Said[]} taken */
  begin(taken) {
    const id = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    Object.assign(this, { sent: taken, message: { id, acts: taken.map(({ act }) => act) } });
    this.post();
  }

  post() {
    clearTimeout(this.again);
    this.again = setTimeout(() => this.message && this.root.isConnected && this.post(), AGAIN_MS);
    this.root.dispatchEvent(new CustomEvent("m-act", { bubbles: true, detail: this.message }));
  }
}
