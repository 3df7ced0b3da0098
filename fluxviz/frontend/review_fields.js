// Fields whose words outlive a panel that is told anew.

import { listen, make } from "./elements.js";

/** What is half typed, by the name of its field. */
export class Drafts {
  constructor() {
    /** @type {Map<string, string>} */
    this.typed = new Map();
  }

  /**
   * @param {string} name What it is kept under.
   * @param {string} label
   * @param {{ [name: string]: any }} more
   */
  line(name, label, more = {}) {
    return this.#keep(name, make("input", { type: "text", "aria-label": label, placeholder: label, spellcheck: "false", autocomplete: "off", ...more }));
  }

  /**
   * @param {string} name
   * @param {string} label
   */
  lines(name, label) {
    return this.#keep(name, make("textarea", { "aria-label": label, placeholder: label, rows: 3 }));
  }

  /** @param {string[]} names */
  forget(...names) {
    for (const name of names) this.typed.delete(name);
  }

  /**
   * @template {HTMLInputElement | HTMLTextAreaElement} F
   * @param {string} name
   * @param {F} field
   * @returns {F}
   */
  #keep(name, field) {
    const typed = this.typed.get(name);
    if (typed !== undefined) field.value = typed;
    listen(field, "input", () => this.typed.set(name, field.value));
    return field;
  }
}

/**
 * @param {string} title
 * @param {(Node | null)[]} nodes
 */
export function reviewSection(title, ...nodes) {
  return make("section", { class: "review", "aria-label": title }, make("h3", {}, title), ...nodes);
}

/** Today, where the reader is: the kernel knows no date. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
