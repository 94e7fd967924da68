// Sends acts to the page one message at a time; acts that come meanwhile wait and go together.
// After a lost connection, a restart of the server, or once Streamlit has mounted the component
// anew, a message is sent again; its id makes sure it is done once.

const REST_MS = 1000;
// Longer than a slow machine needs for one message, since a repeated one interrupts the running
// one.
const AGAIN_MS = 20000;
const MOST_AT_ONCE = 8;

/**
 * @typedef {{ act: object, ids: string[], looks?: object }} Said an act, the ids of its things, and
 *   how they look with it
 * @typedef {{ id?: string, said?: string }} Reply
 */
export class Outbox {
  /** @param {HTMLElement} root the node that dispatches its messages */
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

  /** All acts without an answer, in order. */
  get unanswered() {
    return [...this.sent, ...this.queue];
  }

  /** @param {object} act @param {string[]} [ids] @param {object} [looks] */
  say(act, ids = [], looks = {}) {
    this.queue.push({ act, ids, looks });
    this.send();
  }

  /**
   * Take a new state of the page; return the acts it answers, or null.
   * @param {{ visit: string, answer: Reply }} block
   */
  receive({ visit, answer }) {
    const isNew = this.visit !== null && this.visit !== visit;
    this.visit = visit;
    if (!this.message || answer.id !== this.message.id) {
      if (this.message && (isNew || !this.root.isConnected)) setTimeout(() => this.post());
      return null;
    }
    const answered = this.sent;
    Object.assign(this, { message: null, sent: [] });
    clearTimeout(this.again);
    return answered;
  }

  // Send what waits. After a pause send an empty message, for which the page redraws its counts.
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
