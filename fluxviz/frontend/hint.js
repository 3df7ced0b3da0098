// How to do what the page around does instead, said once.

import { make } from "./elements.js";

/** How long it is seen, in milliseconds. */
const SEEN = 2500;

/** A line in the middle of the canvas. */
export class Hint {
  constructor() {
    this.box = make("div", { class: "tip", "aria-hidden": true, hidden: true });
    /** @type {Set<string>} */
    this.told = new Set();
  }

  /** @param {string} text */
  tell(text) {
    if (this.told.has(text)) return;
    this.told.add(text);
    this.box.textContent = text;
    this.box.hidden = false;
    // In the middle of what can be seen: the canvas may be higher than the window.
    const { top, bottom } = /** @type {HTMLElement} */ (this.box.parentElement).getBoundingClientRect();
    this.box.style.top = `${(Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 - top}px`;
    clearTimeout(this.hiding);
    this.hiding = setTimeout(() => (this.box.hidden = true), SEEN);
  }

  close() {
    clearTimeout(this.hiding);
  }
}
