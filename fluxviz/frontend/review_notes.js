// Notes: those of what is selected, a field for one more, and where the others are. Their Markdown is shown as it is typed.

/** @import { Graph } from "./graph.js" */
/** @import { NoteEntry } from "./shapes.js" */
/** @import { ReviewPanel } from "./review.js" */

import { make, makeButton } from "./elements.js";
import { reviewSection, today } from "./review_fields.js";

/**
 * @param {ReviewPanel} panel
 * @param {Graph} graph
 * @returns {Node[]}
 */
export function tellNotes(panel, graph) {
  const selected = panel.store.get("selected");
  const { notes = [] } = panel.review;
  if (panel.alone && notes.length === 0) return [];
  const name = graph.parts.get(selected)?.label ?? "the app";
  const own = notes.filter(({ part }) => part === selected);
  const others = new Map(notes.filter(({ part }) => part !== selected).map((note) => [note.part, note]));
  const rest = [...others.values()].map(({ part, here }) => {
    const listed = notes.filter((each) => each.part === part);
    const open = listed.filter(({ state }) => state === "open").length;
    const label = part === "" ? "the app" : (graph.parts.get(part)?.label ?? part);
    const counted = `${label}: ${open} open, ${listed.length - open} resolved`;
    if (!here) return make("div", {}, make("p", { class: "wrong" }, `${counted}. The app has no such part any more.`), ...listed.map((note) => tellNote(panel, note)));
    return make("button", { type: "button", class: "part", onclick: () => panel.store.set({ selected: part }) }, counted);
  });
  const on = reviewSection(`Notes on ${name}`, ...own.map((note) => tellNote(panel, note)), ...(panel.mayEdit ? [noteForm(panel, selected)] : []));
  return [
    ...(own.length > 0 || panel.mayEdit ? [on] : []),
    ...(rest.length > 0 ? [reviewSection("Other notes", ...rest)] : []),
  ];
}

/**
 * @param {ReviewPanel} panel
 * @param {NoteEntry} note
 */
function tellNote(panel, { part, number, text, author, date, state }) {
  const by = [author, date, state].filter(Boolean).join(" · ");
  const [turned, turn] = state === "open" ? ["resolved", "Resolve"] : ["open", "Open again"];
  const actions = panel.mayEdit
    ? [
        makeButton(turn, `${turn}: ${text}`, () => panel.ask("resolve", { part, number, state: turned })),
        makeButton("Remove", `Remove the note: ${text}`, () => panel.ask("remove_note", { part, number })),
      ]
    : [];
  return make("div", { class: `entry ${state}` }, make("span", { class: "kind" }, by), make("p", {}, text), make("div", { class: "row" }, ...actions));
}

/**
 * @param {ReviewPanel} panel
 * @param {string} part
 */
function noteForm(panel, part) {
  const at = `note on ${part}`;
  const text = panel.drafts.lines(at, "A note, in Markdown");
  const author = panel.drafts.line("author", "Your name");
  const add = makeButton("Add note", "Add note", () => panel.ask("note", { part, text: text.value, author: author.value.trim(), date: today() }, at));
  return make("div", { class: "review" }, text, panel.form(at, add, author));
}
