// The keys: which are the explorer's and which the page's around it, and the list of them that `?` shows.

import { make, makeButton } from "./elements.js";

/** What turns the wheel into a zoom: as this machine writes it. */
export const COMMAND = /Mac|iP(?:hone|ad)/.test(globalThis.navigator?.platform ?? "") ? "⌘" : "Ctrl";

const EDITING = /^(?:[acvxyz]|Arrow\w+|Home|End|Backspace|Delete)$/i;
const PASSED_ON = /^(?:F\d+|Control|Shift|Alt|AltGraph|Meta|CapsLock)$/;

/** @type {[string, string][]} */
const SHORTCUTS = [
  ["Tab", "goes through the cards, along the path of a request"],
  ["Arrow keys", "follow the links"],
  ["Enter, Space", "select"],
  ["Escape", "closes this list; clears the search, the trace, the selection"],
  ["/", "searches; Enter walks the results"],
  [`${COMMAND} + Z`, "takes the last what-if back"],
  ["+ - 0", "zoom in, zoom out, fit"],
  ["f", "fills the screen"],
  ["?", "shows this list"],
  [`${COMMAND} + wheel, pinch`, "zoom; in full screen the wheel alone does"],
  ["Drag, two fingers", "move the picture"],
];

/**
 * Whether what is typed goes into a field.
 *
 * @param {Event} event
 */
export function isTyping(event) {
  const target = event.composedPath()[0];
  return target instanceof Element && target.matches("input:not([type=checkbox]), select, textarea");
}

/**
 * Whether a key is the explorer's: a single one, or one that edits the field it is typed into. Shift+Enter, and what
 * has Ctrl, Cmd or Alt with it, is the page's.
 *
 * @param {KeyboardEvent} event
 * @param {boolean} typing
 */
export function isOwnKey(event, typing) {
  const { key, shiftKey } = event;
  if (isCommand(event)) return typing && EDITING.test(key);
  if (PASSED_ON.test(key)) return false;
  return !shiftKey || (typing ? key !== "Enter" : key.length === 1);
}

/** @param {KeyboardEvent} event */
export function isCommand(event) {
  // AltGr writes characters, though it counts as Ctrl and Alt.
  return (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");
}

/**
 * Whether a key asks for the last what-if to be taken back; where text is edited, it is that text's.
 *
 * @param {KeyboardEvent} event
 */
export function isUndo(event) {
  const edits = isTyping(event) && !(event.composedPath()[0] instanceof HTMLSelectElement);
  return event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && !edits;
}

/** The list of the keys, which takes the focus and hands it back. */
export class KeyList {
  /** @param {HTMLElement} fallback What gets the focus where nothing had it. */
  constructor(fallback) {
    this.fallback = fallback;
    /** @type {HTMLElement | SVGElement | null} */
    this.before = null;
    const rows = SHORTCUTS.flatMap(([keys, act]) => [make("dt", {}, make("kbd", {}, keys)), make("dd", {}, act)]);
    this.box = make(
      "div",
      { class: "keys", role: "dialog", "aria-label": "Keys", tabindex: -1, hidden: true },
      make("h2", {}, "Keys"),
      make("dl", {}, ...rows),
      makeButton("Close", "Close", () => this.close()),
    );
  }

  toggle() {
    if (this.close()) return;
    const root = /** @type {ShadowRoot} */ (this.box.getRootNode());
    this.before = /** @type {HTMLElement | null} */ (root.activeElement);
    this.box.hidden = false;
    this.box.focus();
  }

  /** @returns {boolean} Whether it was open. */
  close() {
    if (this.box.hidden) return false;
    this.box.hidden = true;
    (this.before?.isConnected ? this.before : this.fallback).focus({ preventScroll: true });
    return true;
  }
}
