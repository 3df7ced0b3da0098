// What was tried before, to go back to.

/** @import { Store } from "./store.js" */

import { WHAT_IF_TRAITS } from "./what_if.js";

/** The what-ifs before the last change of them, and those before these. */
export class Undoing {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    /** @type {string[]} */
    this.before = [];
    this.now = this.#asked();
    store.on(WHAT_IF_TRAITS, () => this.#remember());
    // Another app: nothing of the one before can be tried of it.
    store.on(["_anew"], () => (this.before = []));
  }

  #asked() {
    return JSON.stringify(Object.fromEntries(WHAT_IF_TRAITS.map((name) => [name, this.store.get(name)])));
  }

  #remember() {
    const now = this.#asked();
    if (now === this.now) return;
    // Taken back: by hand, by the key, or by the kernel that could not draw it.
    if (now === this.before[this.before.length - 1]) this.before.pop();
    else this.before.push(this.now);
    this.now = now;
  }

  /** Take the last what-if back. */
  undo() {
    const last = this.before[this.before.length - 1];
    if (last !== undefined) this.store.set(JSON.parse(last));
  }
}
