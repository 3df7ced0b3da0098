// Elements without markup from strings: whatever a spec says stays text.

/** @import { Choice } from "./shapes.js" */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {{ [name: string]: any }} attributes `on…` are listeners; false, null and undefined are left out.
 * @param {(Node | string | null)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) listen(element, name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "disabled" || name === "hidden")
      Object.assign(element, { [name]: value });
    else if (name.startsWith("aria-")) element.setAttribute(name, String(value));
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/**
 * A text whose hosts, ports and names are not broken over lines.
 *
 * @param {string} text
 */
export function unbroken(text) {
  const parts = text.split(/(\S*[-.:/_]\S+)/);
  return make("span", {}, ...parts.map((part, place) => (place % 2 === 0 ? part : make("span", { class: "word" }, part))));
}

/** What an element tells those around it when what it was to do has failed. */
export const FAILURE = "fluxviz-failure";

/**
 * Listen, and tell an error to the explorer around: the console alone is no place for it.
 *
 * @param {Element} element
 * @param {string} type
 * @param {(event: any) => void} act
 */
export function listen(element, type, act) {
  element.addEventListener(type, (event) => {
    try {
      act(event);
    } catch (error) {
      element.dispatchEvent(new CustomEvent(FAILURE, { bubbles: true, detail: error }));
    }
  });
}

/**
 * @param {string} tag
 * @param {{ [name: string]: any }} attributes
 * @param {string} text
 */
export function makeSvg(tag, attributes, text = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = text;
  return element;
}

/**
 * A button that shows a sign, and says what it does.
 *
 * @param {string | Node} sign
 * @param {string} label
 * @param {() => void} act
 * @param {{ [name: string]: any }} more
 */
export function makeButton(sign, label, act, more = {}) {
  const named = sign === label ? {} : { "aria-label": label, title: label };
  return make("button", { type: "button", onclick: act, ...named, ...more }, sign);
}

/**
 * @param {string} label
 * @param {Choice[]} options
 * @param {string} value
 * @param {(value: string) => void} choose
 * @param {{ [name: string]: any }} more
 */
export function makeChoice(label, options, value, choose, more = {}) {
  const titled = options.map((option) => make("option", { value: option.value }, option.label));
  const select = make("select", more, ...titled);
  select.value = value;
  listen(select, "change", () => choose(select.value));
  return make("label", {}, label, select);
}

/**
 * Copy a text; where the page may not write to the clipboard itself, the old way, by a selection.
 *
 * @param {string} text
 * @param {HTMLElement} near
 */
export async function copyText(text, near) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { value: text, class: "unseen", "aria-hidden": true });
    near.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    near.focus();
  }
}
