// The panel of findings: what is wrong, and a click to where it is.

/** @import { Store } from "./store.js" */

import { make } from "./elements.js";
import { shownPicture } from "./store.js";

/**
 * @param {Store} store
 * @returns {Node[]}
 */
export function tellFindings(store) {
  let last = "";
  return shownPicture(store).findings.flatMap(({ part, text, more, app }) => {
    const consequences = [text, make("span", { class: "kind" }, more)];
    const select = () => store.set({ selected: part });
    // What leads nowhere is no button.
    const entry = part === "" ? make("p", { class: "part" }, ...consequences) : make("button", { class: "part", onclick: select }, ...consequences);
    const head = app === last ? [] : [make("h3", {}, app)];
    last = app;
    return [...head, entry];
  });
}
