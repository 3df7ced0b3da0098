// Tours: a list of them, and a walk through one with Next; and the address of what is shown.

/** @import { TourEntry } from "./shapes.js" */
/** @import { ReviewPanel } from "./review.js" */

import { copyText, make, makeButton } from "./elements.js";
import { reviewSection } from "./review_fields.js";
import { fragmentOf, showState } from "./view_state.js";

/**
 * @param {ReviewPanel} panel
 * @returns {Node[]}
 */
export function tellTours(panel) {
  const { tours = [] } = panel.review;
  const walked = tours.find(({ title }) => title === panel.tour);
  if (walked !== undefined) return [tellStop(panel, walked)];
  if (panel.alone && tours.length === 0) return [];
  const listed = tours.map((tour) => {
    const start = makeButton(`${tour.title} · ${tour.steps.length} stops`, `Walk ${tour.title}`, () => goTo(panel, tour, 0), { class: "part" });
    const gone = () => panel.ask("remove_tour", { title: tour.title });
    return make("div", { class: "row" }, start, panel.mayEdit ? makeButton("Remove", `Remove the tour ${tour.title}`, gone) : null);
  });
  return [reviewSection("Tours", ...listed, ...(panel.mayEdit ? [tourForm(panel), copyLink(panel)] : []))];
}

/**
 * @param {ReviewPanel} panel
 * @param {TourEntry} tour
 */
function tellStop(panel, tour) {
  const { title, steps } = tour;
  const { stop } = panel;
  const end = () => {
    panel.tour = "";
    panel.changed();
  };
  const step = make("div", { class: "actions" },
    makeButton("Back", "Back", () => goTo(panel, tour, stop - 1), { disabled: stop === 0 }),
    makeButton("Next", "Next", () => goTo(panel, tour, stop + 1), { disabled: stop === steps.length - 1, class: "main" }),
    makeButton("End", "End the tour", end),
  );
  const list = steps.map(({ text }, place) => {
    const at = place === stop ? { "aria-current": "step" } : {};
    const [first] = text.trim().split("\n");
    return make("li", { class: "step", ...at }, makeButton(first, `Stop ${place + 1}: ${first}`, () => goTo(panel, tour, place)));
  });
  return make("section", { class: "review", "aria-label": "Tour" },
    make("div", { class: "tour" }, make("b", {}, `${title}: ${stop + 1} of ${steps.length}`), make("p", {}, steps[stop].text), step),
    make("ol", { class: "steps" }, ...list),
  );
}

/**
 * @param {ReviewPanel} panel
 * @param {TourEntry} tour
 * @param {number} stop
 */
function goTo(panel, tour, stop) {
  panel.tour = tour.title;
  panel.stop = stop;
  showState(panel.store, tour.steps[stop].state, panel.looks);
  panel.changed();
}

/** @param {ReviewPanel} panel */
function tourForm(panel) {
  const title = panel.drafts.line("title of a tour", "Title of the tour");
  const text = panel.drafts.lines("stop", "What is to be seen here");
  const add = makeButton("Add this view", "Add this view", () => panel.ask("add_to_tour", { title: title.value.trim(), text: text.value }, "stop"));
  return panel.drafts.fold("Add this view to a tour", false, text, panel.form("stop", add, title));
}

/** @param {ReviewPanel} panel */
function copyLink(panel) {
  const button = makeButton("Copy link to this view", "Copy link to this view", () => {
    void copyText(`#${fragmentOf(panel.store, panel.looks)}`, button.parentElement ?? button);
    button.textContent = "Copied: it follows the address of a saved page";
  });
  return button;
}
