// The kernel behind a widget: whether it is gone, and what cannot be asked of it then.

/** @import { Model } from "./shapes.js" */

import { make } from "./elements.js";

/**
 * Whether the kernel that made a widget is gone, as far as the notebook tells: anywidget shows no more of the model than
 * its traits, but its layout is a model too, of the same kernel.
 *
 * @param {Model} model
 * @returns {boolean}
 */
export function isCutOff(model) {
  return model.get("layout")?.comm_live === false;
}

/**
 * Disable what asks the kernel for something: where `data-asks` stands, but for what answers itself.
 *
 * @param {Node[]} nodes
 * @returns {Node[]}
 */
export function holdBack(nodes) {
  const all = make("div", {}, ...nodes);
  const asking = all.querySelectorAll("button[data-asks], [data-asks] :is(input, select, button)");
  for (const field of asking) if (!field.matches("[data-answers-itself]")) Object.assign(field, { disabled: true });
  return [...all.childNodes];
}
