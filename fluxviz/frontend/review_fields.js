// Fields whose words outlive a panel that is told anew.

import { listen, make } from "./elements.js";

/** What is half typed, by the form and the field; and which folds are open. */
export class Drafts {
  constructor() {
    /** @type {Map<string, Map<string, string>>} */
    this.typed = new Map();
    /** @type {Map<string, boolean>} */
    this.open = new Map();
  }

  /**
   * @param {string} form What it is kept under, until it is forgotten.
   * @param {string} label
   * @param {{ [name: string]: any }} more
   */
  line(form, label, more = {}) {
    return this.keep(form, make("input", { type: "text", "aria-label": label, placeholder: label, spellcheck: "false", autocomplete: "off", ...more }));
  }

  /**
   * @param {string} form
   * @param {string} label
   * @param {number | null} value
   * @param {string} placeholder
   * @param {string} name
   */
  port(form, label, value, placeholder, name = label) {
    return this.keep(form, make("input", { type: "number", min: 1, max: 65535, value: value ?? "", "aria-label": label, placeholder }), name);
  }

  /**
   * @param {string} form
   * @param {string} label
   */
  lines(form, label) {
    return this.keep(form, make("textarea", { "aria-label": label, placeholder: label, rows: 3 }));
  }

  /**
   * @param {string} form
   * @param {string} label
   * @param {boolean} checked
   */
  check(form, label, checked) {
    const box = make("input", { type: "checkbox", checked });
    box.checked = (this.typed.get(form)?.get(label) ?? String(checked)) === "true";
    listen(box, "change", () => this.#type(form, label, String(box.checked)));
    return box;
  }

  /**
   * @param {string} form
   * @param {string} label
   * @param {{ value: string, label: string }[]} options
   * @param {string} value
   */
  choice(form, label, options, value) {
    const select = make("select", { "aria-label": label }, ...options.map((each) => make("option", { value: each.value }, each.label)));
    select.value = value;
    const chosen = this.typed.get(form)?.get(label);
    return options.some((each) => each.value === chosen) ? this.keep(form, select) : this.#listened(form, select, label);
  }

  /**
   * @template {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} F
   * @param {string} form
   * @param {F} field
   * @param {string} name
   * @returns {F}
   */
  keep(form, field, name = field.getAttribute("aria-label") ?? "") {
    const typed = this.typed.get(form)?.get(name);
    if (typed !== undefined) field.value = typed;
    return this.#listened(form, field, name);
  }

  /**
   * A fold that stays as the reader left it.
   *
   * @param {string} title
   * @param {boolean} open
   * @param {(Node | null)[]} nodes
   */
  fold(title, open, ...nodes) {
    const fold = make("details", { open: this.open.get(title) ?? open }, make("summary", {}, title), ...nodes);
    listen(fold, "toggle", () => this.open.set(title, fold.open));
    return fold;
  }

  /** @param {string} form */
  forget(form) {
    this.typed.delete(form);
  }

  /**
   * @template {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} F
   * @param {string} form
   * @param {F} field
   * @param {string} name
   * @returns {F}
   */
  #listened(form, field, name) {
    listen(field, "input", () => this.#type(form, name, field.value));
    return field;
  }

  /**
   * @param {string} form
   * @param {string} name
   * @param {string} value
   */
  #type(form, name, value) {
    const kept = this.typed.get(form) ?? new Map();
    this.typed.set(form, kept.set(name, value));
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
