// Panels one behind the other, each under its tab; what had the focus keeps it when a panel is shown anew.

import { listen, make } from "./elements.js";

/** @typedef {{ key: string, title: string, tell: () => Node[] }} Tab */

/** Tabs and the panel of the one that is open. */
export class Tabs {
  /**
   * @param {Tab[]} tabs
   * @param {string} name
   */
  constructor(tabs, name) {
    this.tabs = tabs;
    this.open = tabs[0].key;
    this.buttons = tabs.map((tab) =>
      make("button", { type: "button", role: "tab", "data-tab": tab.key, onclick: () => this.choose(tab.key) }, tab.title),
    );
    const list = make("div", { class: "tabs", role: "tablist", "aria-label": name }, ...this.buttons);
    listen(list, "keydown", (event) => this.#walk(event));
    this.panel = make("div", { class: "panel", role: "tabpanel", tabindex: 0 });
    // What is half typed when an answer comes is not lost: the panel waits.
    this.typing = false;
    this.panel.oninput = () => (this.typing = true);
    this.panel.addEventListener("change", () => (this.typing = false), true);
    this.panel.addEventListener("focusout", () => {
      if (!this.typing) return;
      this.typing = false;
      this.update();
    });
    this.side = make("div", { class: "side" }, list, this.panel);
  }

  /**
   * Show beside a title how much there is behind it.
   *
   * @param {string} key
   * @param {(Node | string)[]} counts
   */
  count(key, counts) {
    const place = this.tabs.findIndex((tab) => tab.key === key);
    const { title } = this.tabs[place];
    this.buttons[place].replaceChildren(title, ...(counts.length > 0 ? [" ", make("span", { class: "count" }, ...counts)] : []));
  }

  /** @param {string} key */
  choose(key) {
    const turned = this.open !== key;
    this.open = key;
    this.update();
    if (turned) this.panel.scrollTop = 0;
  }

  update() {
    if (this.typing) return;
    const tab = this.tabs.find((each) => each.key === this.open) ?? this.tabs[0];
    for (const button of this.buttons) {
      const open = button.dataset.tab === tab.key;
      button.setAttribute("aria-selected", String(open));
      button.tabIndex = open ? 0 : -1;
    }
    this.panel.setAttribute("aria-label", tab.title);
    const scroll = this.panel.scrollTop;
    refill(this.panel, tab.tell(), () => {
      this.panel.scrollTop = scroll;
      this.#showCurrent();
    });
  }

  /** Scroll the panel, and nothing around it, to the step that is current. */
  #showCurrent() {
    const { panel } = this;
    const current = /** @type {HTMLElement | null} */ (panel.querySelector("[aria-current=step]"));
    if (current === null) return;
    const room = 50;
    const lowest = current.offsetTop + current.offsetHeight - panel.clientHeight + 8;
    panel.scrollTop = Math.min(Math.max(panel.scrollTop, lowest), current.offsetTop - room);
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const ahead = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (ahead === 0) return;
    const place = this.tabs.findIndex((tab) => tab.key === this.open);
    const next = (place + ahead + this.tabs.length) % this.tabs.length;
    this.choose(this.tabs[next].key);
    this.buttons[next].focus();
    event.preventDefault();
  }
}

/**
 * Fill a box anew; the field that had the focus, or the one in its place, keeps it.
 *
 * @param {HTMLElement} box
 * @param {Node[]} nodes
 * @param {() => void} between What is done before the focus returns.
 */
export function refill(box, nodes, between = () => {}) {
  const root = /** @type {ShadowRoot} */ (box.getRootNode());
  const focused = /** @type {HTMLElement | null} */ (box.contains(root.activeElement) ? root.activeElement : null);
  const place = focused === null ? -1 : fieldsOf(box).indexOf(focused);
  const name = focused === null ? "" : nameOf(focused);
  box.replaceChildren(...nodes);
  between();
  if (place < 0) return;
  const fields = fieldsOf(box);
  const same = fields.find((field) => nameOf(field) === name) ?? fields[Math.min(place, fields.length - 1)];
  (same ?? box).focus({ preventScroll: true });
}

/**
 * @param {Element} panel
 * @returns {HTMLElement[]}
 */
function fieldsOf(panel) {
  return [...panel.querySelectorAll(":is(button, input, select, textarea):not(:disabled), summary")].map(
    (field) => /** @type {HTMLElement} */ (field),
  );
}

/** @param {Element} field */
function nameOf(field) {
  return `${field.tagName} ${field.getAttribute("aria-label") ?? field.closest("label")?.firstChild?.textContent ?? field.textContent}`;
}
