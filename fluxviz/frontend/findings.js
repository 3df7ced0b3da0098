// The panel of findings: what is wrong, and a click to where it is.

/** @import { Store } from "./store.js" */

import { make } from "./elements.js";

/**
 * @param {Store} store
 * @returns {Node[]}
 */
export function tellFindings(store) {
  return store.get("_picture").findings.map(({ part, text, more }) =>
    make("button", { class: "part", onclick: () => store.set({ selected: part }) }, text, make("span", { class: "kind" }, more)),
  );
}
