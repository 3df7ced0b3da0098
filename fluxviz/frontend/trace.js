// The panel of traces: a start, an end, the paths between them, and each path step by step.

/** @import { Graph } from "./graph.js" */
/** @import { PathEntry, WalkStep } from "./shapes.js" */
/** @import { Store } from "./store.js" */

import { listen, make, makeButton, unbroken } from "./elements.js";

/**
 * The path that is walked, where one is, with its steps.
 *
 * @param {Store} store
 * @returns {{ paths: PathEntry[] | null, path: PathEntry | null, steps: WalkStep[], now: WalkStep | null }} No paths yet: null.
 */
export function currentPath(store) {
  const [start, end] = store.get("trace");
  const found = store.get("_paths");
  const paths = start === undefined ? [] : (found.pairs[`${start}>${end}`] ?? null);
  const path = paths?.[store.get("path")] ?? null;
  const steps = (path?.steps ?? []).map((place) => found.steps[place]);
  return { paths, path, steps, now: steps[store.get("step") - 1] ?? null };
}

/**
 * @param {Store} store
 * @param {Graph} graph
 * @param {() => Node} makeToggle What opens the sequence diagram.
 * @returns {Node[]}
 */
export function tellTrace(store, graph, makeToggle) {
  const [start, end] = store.get("trace");
  const selected = graph.parts.get(store.get("selected"));
  const from = start ?? (graph.parts.has("browser") ? "browser" : (graph.nodes[0]?.id ?? ""));
  const to = end ?? (selected?.source === "" && selected.id !== from ? selected.id : "");
  /** @param {string[]} pair */
  const trace = (pair) => store.set({ trace: pair.includes("") ? [] : pair, path: 0, step: 0 });
  const form = make(
    "div",
    { class: "form", "data-asks": true },
    nodeChoice("From", graph, from),
    nodeChoice("To", graph, to),
  );
  // Both as they stand: one that was chosen before the other is not forgotten.
  listen(form, "change", () => trace([...form.querySelectorAll("select")].map((select) => select.value)));
  if (start === undefined) {
    const ready = to !== "" && to !== from;
    const go = makeButton("Trace", "Trace", () => trace([from, to]), { class: "main", disabled: !ready, "data-asks": true });
    return [make("p", { class: "hint" }, TRACE_HINT), form, make("div", { class: "actions" }, go)];
  }
  const stop = makeButton("Stop tracing", "Stop tracing", () => store.set({ trace: [], path: 0, step: 0 }));
  const turn = makeButton("Swap", "Swap start and end", () => trace([to, from]), { "data-asks": true });
  return [form, make("div", { class: "actions" }, turn, stop), ...tellWays(store, makeToggle)];
}

const NOT_FOUND = "A page looks for no new paths: reset the change, or start at the browser.";
const TRACE_HINT = "Choose where a request starts and ends.";

/**
 * @param {string} label
 * @param {Graph} graph
 * @param {string} value
 */
function nodeChoice(label, graph, value) {
  const options = graph.nodes
    .filter((node) => node.kind !== "volume")
    .map((node) => make("option", { value: node.id }, node.label));
  const select = make("select", {}, make("option", { value: "" }, "…"), ...options);
  select.value = value;
  return make("label", {}, label, select);
}

/**
 * @param {Store} store
 * @param {() => Node} makeToggle
 * @returns {Node[]}
 */
function tellWays(store, makeToggle) {
  const { paths, path, steps, now } = currentPath(store);
  if (paths === null) return [make("p", { class: "hint" }, store.get("_alone") ? NOT_FOUND : "Looking for the paths…")];
  if (paths.length === 0) return [make("p", { class: "fails" }, "No request gets there.")];
  const choices = paths.map((each, index) =>
    make(
      "button",
      {
        type: "button",
        class: each.works ? "path" : "path fails",
        "aria-pressed": each === path,
        onclick: () => store.set({ path: index, step: 0 }),
      },
      unbroken(each.title),
    ),
  );
  const number = store.get("step");
  const back = makeButton("Back", "Back", () => store.set({ step: number - 1 }), { disabled: number === 0 });
  const next = makeButton("Next", "Next", () => store.set({ step: number + 1 }), {
    class: "main",
    disabled: number >= steps.length,
  });
  const list = steps.map((step, index) =>
    make(
      "li",
      { class: `step ${step.kind}`, "aria-current": step === now && index + 1 === number && "step" },
      make(
        "button",
        { type: "button", onclick: () => store.set({ step: index + 1 }) },
        make("b", {}, step.title),
        unbroken(step.text),
      ),
    ),
  );
  return [
    make("div", { class: "paths" }, ...choices),
    make("div", { class: "actions walk" }, back, next, make("span", { class: "kind" }, `${number} of ${steps.length}`), makeToggle()),
    make("ol", { class: "steps" }, ...list),
  ];
}
