// The address of a page says what is shown: it follows every click, leads back to it, and can be copied.

/** @import { PageModel } from "./page.js" */

import { copyText, makeButton } from "./elements.js";
import { makeStore } from "./store.js";
import { fragmentOf, readFragment, showState } from "./view_state.js";

/** Moving is told when it rests: browsers take few changes of an address in a second. */
const REST = 300;
const SHOWN = ["selected", "trace", "path", "step", "layers", "side", "viewport", "detail", "view", "naming"];

/**
 * @param {PageModel} model
 * @param {string[]} whatIfs The names of the what-ifs.
 */
export function startLinks(model, whatIfs) {
  const store = makeStore(model, (error) => console.error(error));
  const { detail, view, naming } = model.given.state;
  const looks = { detail, view, naming };
  let waiting = 0;
  const write = () => {
    clearTimeout(waiting);
    const fragment = fragmentOf(store, looks);
    // A page without a fragment keeps its address as it was opened.
    if (fragment !== decodeFragment()) history.replaceState(null, "", fragment === "" ? location.pathname + location.search : `#${fragment}`);
  };
  const follow = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(store.guard(write), REST);
  };
  const lead = () => showState(store, readFragment(location.hash, store, looks), looks);
  if (location.hash.length > 1) lead();
  store.on(/** @type {any} */ ([...SHOWN, ...whatIfs]), follow);
  window.addEventListener("hashchange", store.guard(lead));
  const header = /** @type {HTMLElement} */ (document.querySelector("header"));
  const said = "Copy link to this view";
  const copy = makeButton(said, said, () => {
    write();
    void copyText(location.href, header);
    copy.textContent = "Copied";
    setTimeout(() => (copy.textContent = said), 2000);
  });
  header.append(copy);
}

function decodeFragment() {
  return location.hash.replace(/^#/, "");
}
