// Fixes and edits: what waits and what it changes, and forms for more. The kernel holds the values; here are only places.

/** @import { Graph } from "./graph.js" */
/** @import { FoundEntry } from "./shapes.js" */
/** @import { ReviewPanel } from "./review.js" */

import { copyText, make, makeButton } from "./elements.js";
import { reviewSection } from "./review_fields.js";
import { componentForm, cloudflareForm } from "./review_forms.js";
import { NOTHING } from "./what_if.js";

/**
 * @param {ReviewPanel} panel
 * @param {Graph} graph
 * @returns {Node[]}
 */
export function tellEdits(panel, graph) {
  const { review, store } = panel;
  if (panel.alone) return tellFixes(panel);
  if (review.cannot) return [reviewSection("Edits", make("p", { class: "hint" }, review.cannot))];
  if (!panel.mayEdit) return [];
  const { edits = [], found = [], components = [], domains = [] } = review;
  const certain = found.filter((each) => each.certain);
  const fixes = certain.map((each) => makeFix(panel, each, makeButton("Fix", `Fix ${each.code}: ${each.text}`, () => panel.ask("fix", { rule: each.code, where: each.where }))));
  const all = certain.length > 1 ? [makeButton("Fix all", "Fix all", () => panel.ask("fix"))] : [];
  const tried = Object.entries(NOTHING).some(([name, value]) => JSON.stringify(store.get(/** @type {any} */ (name))) !== JSON.stringify(value));
  const keep = tried ? [makeButton("Keep the what-ifs as edits", "Keep the what-ifs as edits", () => panel.ask("keep"))] : [];
  const selected = components.find(({ part }) => part === store.get("selected"));
  return [
    reviewSection("Edits", ...(edits.length > 0 ? tellWaiting(panel) : [make("p", { class: "hint" }, "Nothing waits. What you fix or edit here is drawn at once, and written when you say so.")]), ...keep),
    ...(certain.length > 0 ? [reviewSection("Certain fixes", ...fixes, ...all)] : []),
    reviewSection(
      "Edit",
      selected ? componentForm(panel, selected) : make("p", { class: "hint" }, "Select a card to edit its component."),
      ...(domains.length > 0 ? [cloudflareForm(panel, domains)] : []),
      addForm(panel),
      ...suppressForm(panel, graph),
    ),
  ];
}

/**
 * @param {ReviewPanel} panel
 * @param {FoundEntry} found
 * @param {HTMLElement} button
 */
function makeFix(panel, { code, text, part }, button) {
  const show = make("button", { type: "button", class: "link", onclick: () => panel.store.set({ selected: part }) }, code);
  return make("div", { class: "entry" }, part === "" ? code : show, make("p", {}, text), button);
}

/** @param {ReviewPanel} panel */
function tellWaiting(panel) {
  const { edits = [], diff = "", files = [], refused = "" } = panel.review;
  const write = refused ? make("p", { class: "hint" }, refused) : makeButton(`Write ${files.join(" and ")}`, `Write ${files.join(" and ")}`, () => panel.ask("apply"), { class: "main" });
  return [
    make("ol", {}, ...edits.map((said) => make("li", {}, said))),
    tellDiff(diff),
    make("p", { class: "hint" }, "What could be a secret is masked here. explorer.patch() in Python is the whole patch."),
    make("div", { class: "row" }, write, makeButton("Undo", "Undo the last edit", () => panel.ask("undo"))),
  ];
}

/** @param {string} diff */
function tellDiff(diff) {
  const kinds = /** @type {{ [sign: string]: string }} */ ({ "+": "plus", "-": "minus", "@": "head" });
  const lines = diff.split("\n").slice(0, -1).map((line) => {
    const head = line.startsWith("+++ ") || line.startsWith("--- ");
    return make("span", { class: head ? "head" : (kinds[line[0]] ?? "") }, line || " ");
  });
  return make("pre", { class: "diff", tabindex: 0, "aria-label": "What the edits change" }, ...lines);
}

/**
 * On a page of its own: no kernel, and no secret that a patch could need.
 *
 * @param {ReviewPanel} panel
 */
function tellFixes(panel) {
  const fixes = (panel.review.found ?? []).map((each) => {
    const patch = each.patch ?? "";
    const copy = makeButton("Copy as patch", `Copy the fix of ${each.code} as a patch`, () => void copyText(patch, copy.parentElement ?? copy));
    const hint = make("p", { class: "hint" }, "The line holds more than a page may: fluxviz check --fix mends it.");
    return make("div", {}, makeFix(panel, each, patch ? copy : hint), ...(patch ? [tellDiff(patch)] : []));
  });
  if (fixes.length === 0) return [];
  const some = (panel.review.found ?? []).some(({ patch }) => patch);
  const hint = some ? [make("p", { class: "hint" }, "A patch goes in by git apply --unidiff-zero, or patch -p1.")] : [];
  return [reviewSection("Certain fixes", ...fixes, ...hint)];
}

/** @param {ReviewPanel} panel */
function addForm(panel) {
  const parts = panel.review.parts ?? [];
  const choice = make("select", { "aria-label": "Component of a pattern" }, ...parts.map((part) => make("option", { value: part }, part)));
  const chosen = panel.drafts.typed.get("add");
  if (chosen) choice.value = chosen;
  choice.onchange = () => panel.drafts.typed.set("add", choice.value);
  const name = panel.drafts.line("add-name", "Its name");
  const add = makeButton("Add", "Add the component", () => {
    panel.drafts.forget("add-name");
    panel.ask("add", { part: choice.value, name: name.value.trim() || null });
  });
  return make("details", {}, make("summary", {}, "Add a component"), make("label", {}, "Like", choice), make("div", { class: "row" }, name, add));
}

/**
 * Suppress a finding of what is selected, or any where nothing is.
 *
 * @param {ReviewPanel} panel
 * @param {Graph} graph
 */
function suppressForm(panel, graph) {
  const selected = panel.store.get("selected");
  const all = panel.review.found ?? [];
  const about = all.filter(({ part }) => selected === "" || part === selected);
  if (about.length === 0) return [];
  const choice = make("select", { "aria-label": "Finding to live with" }, ...about.map(({ code, text }, place) => make("option", { value: place }, `${code} ${text}`)));
  const reason = panel.drafts.line("reason", "Why it is lived with");
  const suppress = makeButton("Suppress", "Suppress with this reason", () => {
    panel.drafts.forget("reason");
    const { code, where } = about[Number(choice.value)];
    panel.ask("suppress", { rule: code, where, reason: reason.value });
  });
  const whose = graph.parts.get(selected)?.label;
  return [make("details", {}, make("summary", {}, whose ? `Live with a finding of ${whose}` : "Live with a finding"), choice, make("div", { class: "row" }, reason, suppress))];
}
