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
    const hint = make("p", { class: "hint" }, "The fix is not offered here, since a secret may stand on its line. Where the spec is, fluxviz check --fix makes it.");
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
  const choice = panel.drafts.choice("add", "Component of a pattern", parts.map((part) => ({ value: part, label: part })), parts[0] ?? "");
  const name = panel.drafts.line("add", "Its name");
  const add = makeButton("Add", "Add the component", () => panel.ask("add", { part: choice.value, name: name.value.trim() || null }, "add"));
  return panel.drafts.fold("Add a component", false, make("label", {}, "Like", choice), panel.form("add", add, name));
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
  const whose = graph.parts.get(selected)?.label;
  const title = whose ? `Live with a finding of ${whose}` : "Live with a finding";
  const options = about.map(({ code, where, text }) => ({ value: `${code} ${where} ${text}`, label: `${code} ${text}` }));
  const choice = panel.drafts.choice(title, "Finding to live with", options, options[0].value);
  const reason = panel.drafts.line(title, "Why it is lived with");
  const suppress = makeButton("Suppress", "Suppress with this reason", () => {
    const { code, where } = about[options.findIndex(({ value }) => value === choice.value)];
    panel.ask("suppress", { rule: code, where, reason: reason.value }, title);
  });
  return [panel.drafts.fold(title, false, choice, panel.form(title, suppress, reason))];
}
