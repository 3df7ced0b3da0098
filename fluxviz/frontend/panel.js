// The panel of details: all there is to tell of what is selected, or what there is to select.

/** @import { Graph } from "./graph.js" */
/** @import { FindingList } from "./findings.js" */
/** @import { Part, Row, Section } from "./shapes.js" */
/** @import { Store } from "./store.js" */

import { copyText, make, makeButton, unbroken } from "./elements.js";
import { fails } from "./graph.js";
import { shownPicture } from "./store.js";

/**
 * @param {Store} store
 * @param {Graph} graph
 * @param {{ together: string[], say: (text: string) => void, findings: FindingList, openFindings: () => void,
 *   tries: (part: Part) => Node[] }} around The parts that are drawn as one with the selected one; who is told; what is
 *   wrong; what can be done.
 * @returns {Node[]}
 */
export function tellDetails(store, graph, { together, say, findings, openFindings, tries }) {
  const part = graph.parts.get(store.get("selected"));
  /** @param {Section} section */
  const listed = (section) => makeSection(section.title, [make("dl", {}, ...section.rows.flatMap((row) => makeRow(store, row, say)))]);
  if (part === undefined) {
    const chips = findings.chips(openFindings);
    return [
      make("h2", {}, store.get("_picture").title),
      make("p", { class: "hint" }, HINT),
      ...(chips.length > 0 ? [makeSection("Findings", [make("div", { class: "actions" }, ...chips)])] : []),
      ...shownPicture(store).summary.map(listed),
      ...listParts(store, graph),
    ];
  }
  const actions = make("div", { class: "actions" });
  if (part.source === "" && part.kind !== "browser" && graph.parts.has("browser"))
    actions.append(
      makeButton(HERE, HERE, () => store.set({ trace: ["browser", part.id], path: 0, step: 0 }), { "data-asks": true }),
    );
  actions.append(makeButton("Clear", "Clear the selection", () => store.set({ selected: "" })));
  const own = findings.about(part.id).map((each) => findings.entry(each));
  const others = together.filter((id) => id !== part.id).flatMap((id) => graph.parts.get(id) ?? []);
  return [
    make("h2", {}, part.label),
    make("p", { class: "kind" }, part.card[0]),
    actions,
    // What is longer the rows tell better.
    ...(part.text.length < 240 ? [make("p", {}, unbroken(part.text))] : []),
    ...(others.length > 0 ? [makeSection("Drawn as one with", others.map((other) => partButton(store, other)))] : []),
    ...(own.length > 0 ? [makeSection("Findings", own)] : []),
    ...tries(part),
    ...[...part.sections, ...callsOf(graph, part)].map(listed),
  ];
}

/**
 * Who calls a node, and whom it calls.
 *
 * @param {Graph} graph
 * @param {Part} part
 * @returns {Section[]}
 */
function callsOf(graph, part) {
  /** @param {Part[] | undefined} edges @param {"source" | "target"} end */
  const rows = (edges, end) =>
    (edges ?? []).map((edge) => ({ name: graph.parts.get(edge[end])?.label ?? "", value: edge.how, part: edge.id }));
  const sections = [
    { title: "Called by", rows: rows(graph.into.get(part.id), "source") },
    { title: "Calls", rows: rows(graph.out.get(part.id), "target") },
  ];
  return sections.filter((section) => section.rows.length > 0);
}

const HERE = "Trace a request to here";
const HINT = "Select a card or a line to see all about it.";

/**
 * What changed, what matters most first; each leads to its place.
 *
 * @param {Store} store
 * @returns {Node[]}
 */
export function tellChanges(store) {
  return store.get("_controls").changes.map(({ kind, text, part }) =>
    make(
      "button",
      {
        type: "button",
        class: "part",
        disabled: part === "",
        "aria-pressed": part !== "" && part === store.get("selected"),
        onclick: () => store.set({ selected: part }),
      },
      make("b", {}, kind),
      make("span", { class: "kind" }, text),
    ),
  );
}

/**
 * @param {Store} store
 * @param {Graph} graph
 */
function listParts(store, graph) {
  /** @type {[string, Part[]][]} */
  const kinds = [["Cards", graph.nodes], ["Lines", graph.edges]];
  return kinds.map(([title, parts]) => make("details", {}, make("summary", {}, `${title} (${parts.length})`), ...parts.map((part) => partButton(store, part))));
}

/**
 * @param {Store} store
 * @param {Part} part
 */
function partButton(store, part) {
  const lines = [make("span", { class: fails(part) ? "kind fails" : "kind" }, part.card.slice(0, 2).join(" · "))];
  const act = () => store.set({ selected: part.id });
  return make("button", { type: "button", class: "part", onclick: act }, part.label, ...lines);
}

/**
 * @param {string} title
 * @param {Node[]} inner
 */
function makeSection(title, inner) {
  return make("section", {}, make("h3", {}, title), ...inner);
}

/**
 * @param {Store} store
 * @param {Row} row
 * @param {(text: string) => void} say
 */
function makeRow(store, row, say) {
  const { value, part } = row;
  const name =
    part === undefined
      ? make("span", {}, row.name)
      : make("button", { type: "button", class: "link", onclick: () => store.set({ selected: part }) }, row.name);
  // A host is never broken: it has a line of its own.
  const exact = row.copy || /^\S{24,}$/.test(value);
  const shown = make("dd", { class: exact ? (/\s/.test(value) ? "exact" : "exact whole") : "" }, exact ? make("span", {}, value) : unbroken(value));
  if (row.copy) {
    const button = makeButton("Copy", `Copy ${value}`, () => {
      void copyText(value, button).then(() => {
        button.textContent = "Copied";
        say(`Copied ${value}`);
        setTimeout(() => (button.textContent = "Copy"), 1500);
      });
    });
    shown.append(button);
  }
  return [make("dt", { class: exact ? "over" : "" }, name), shown];
}
