// The bar above the picture: search, layers, zoom, full screen.

/** @import { Stage } from "./stage.js" */
/** @import { Store } from "./store.js" */

import { listen, make, makeButton, makeSvg } from "./elements.js";
import { refill } from "./tabs.js";

/** How many results are listed. */
const MOST_RESULTS = 50;

/**
 * @param {Store} store
 * @param {Stage} stage
 * @param {HTMLElement} host What fills the screen.
 * @param {() => void} showKeys
 * @param {HTMLElement} menu How the picture looks.
 */
export function makeToolbar(store, stage, host, showKeys, menu) {
  const search = make("input", {
    type: "search",
    placeholder: "Search host, port, image, variable, finding",
    "aria-label": "Search",
    spellcheck: "false",
    autocomplete: "off",
    value: store.get("search"),
  });
  // What was highlighted before would hide what is found.
  listen(search, "input", () =>
    store.set({ search: search.value, ...(search.value ? { selected: "", trace: [] } : {}) }),
  );
  const found = make("span", { class: "found", role: "status" });
  const results = make("div", { class: "results", role: "group", "aria-label": "Results", hidden: true });
  /** @type {Map<string, string>} */
  let matches = new Map();
  // Enter walks the results, one after the other.
  listen(search, "keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || matches.size === 0) return;
    const ids = [...matches.keys()];
    store.set({ selected: ids[(ids.indexOf(store.get("selected")) + 1) % ids.length], trace: [] });
  });
  const choices = store.get("_choices");
  const layers = choices.layers.map(({ value, label }) => {
    const turn = () => {
      const on = store.get("layers");
      const all = choices.layers.map((each) => each.value);
      store.set({ layers: all.filter((each) => on.includes(each) !== (each === value)) });
    };
    return makeButton(label, label, turn, { "data-layer": value });
  });
  const zooms = [
    makeButton("−", "Zoom out", store.guard(() => stage.zoomOut())),
    makeButton("+", "Zoom in", store.guard(() => stage.zoomIn())),
    makeButton("Fit", "Fit the picture", () => stage.fit()),
    makeButton(makeCorners(), "Full screen", () => toggleFullScreen(host)),
    makeButton("?", "Keys", showKeys),
  ];
  const bar = make(
    "div",
    { class: "bar" },
    make("div", { class: "search", role: "search" }, search, found, results),
    make("div", { class: "layers", role: "group", "aria-label": "Layers" }, ...layers),
    menu,
    make("div", { class: "zooms", role: "group", "aria-label": "Zoom" }, ...zooms),
  );
  const changed = store.get("_controls").changes.length > 0;
  const sides = (changed ? choices.sides : []).map(({ value, label }) =>
    makeButton(label, label, () => store.set({ side: value }), { "data-side": value }),
  );
  if (changed) bar.append(make("div", { class: "layers sides", role: "group", "aria-label": "Sides of the change" }, ...sides));
  /**
   * @param {Map<string, string>} now What was found, and where.
   * @param {(id: string) => string} labelOf
   */
  const update = (now, labelOf) => {
    matches = now;
    if (search.value !== store.get("search")) search.value = store.get("search");
    const selected = store.get("selected");
    const place = [...matches.keys()].indexOf(selected) + 1;
    found.textContent = search.value.trim() === "" ? "" : place > 0 ? `${place} of ${matches.size}` : `${matches.size} found`;
    /** @type {HTMLElement[]} */
    const shown = [...matches].slice(0, MOST_RESULTS).map(([id, where]) =>
      make(
        "button",
        { type: "button", class: "part", "aria-current": id === selected, onclick: () => store.set({ selected: id, trace: [] }) },
        labelOf(id),
        make("span", { class: "kind" }, where),
      ),
    );
    if (matches.size > MOST_RESULTS) shown.push(make("p", { class: "hint" }, `and ${matches.size - MOST_RESULTS} more`));
    results.hidden = shown.length === 0;
    refill(results, shown);
    results.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
    for (const button of sides) button.setAttribute("aria-pressed", String(store.get("side") === button.dataset.side));
    for (const button of layers)
      button.setAttribute("aria-pressed", String(store.get("layers").includes(button.dataset.layer ?? "")));
  };
  return { bar, search, update };
}

/** Four corners: the sign of a full screen, which few fonts have. */
function makeCorners() {
  const svg = makeSvg("svg", { viewBox: "0 0 14 14", "aria-hidden": "true" });
  svg.append(makeSvg("path", { d: "M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9" }));
  return svg;
}

/** @param {HTMLElement} host */
export function toggleFullScreen(host) {
  if (host.matches(":fullscreen")) void document.exitFullscreen();
  else void host.requestFullscreen();
}

/**
 * Whether the wheel and one finger are the picture's: in full screen, and on a page of its own that has nothing to scroll.
 *
 * @param {HTMLElement} host
 * @param {boolean} alone It is a page of its own.
 */
export function takesWheel(host, alone) {
  const { scrollHeight, clientHeight } = document.documentElement;
  return host.matches(":fullscreen") || (alone && window.top === window && scrollHeight <= clientHeight);
}
