// The kernel behind a widget: whether it is gone, and what cannot be asked of it then.

/** @import { Model, Traits } from "./shapes.js" */
/** @import { Store } from "./store.js" */

import { make } from "./elements.js";
import { WHAT_IF_TRAITS } from "./what_if.js";

/** How long a kernel may take before its silence is shown, in milliseconds. */
const PATIENCE = 4000;

/**
 * What only a kernel can answer.
 *
 * @type {(keyof Traits)[]}
 */
const ASKED = [...WHAT_IF_TRAITS, "detail", "view", "naming", "trace"];

/** What a kernel last answered, and the wait for the next. */
export class Answers {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.waiting = 0;
    this.keep();
  }

  keep() {
    this.answered = Object.fromEntries(ASKED.map((name) => [name, this.store.get(name)]));
  }

  /** Whether something was asked since that got no answer. */
  get areMissing() {
    return ASKED.some((name) => JSON.stringify(this.store.get(name)) !== JSON.stringify(this.answered?.[name]));
  }

  takeBack() {
    this.store.set({ ...this.answered });
  }

  /** @param {() => void} late What is done where no answer comes. */
  wait(late) {
    const turn = this.store.get("_turn");
    this.waiting = window.setTimeout(this.store.guard(() => this.store.get("_turn") === turn && late()), PATIENCE);
  }

  stopWaiting() {
    clearTimeout(this.waiting);
  }
}

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
