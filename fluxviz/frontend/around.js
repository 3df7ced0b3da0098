// How far around what is selected is highlighted: one to three hops, callers or called.

/** @import { Graph } from "./graph.js" */

import { make, makeChoice } from "./elements.js";
import { neighbourhood } from "./graph.js";

const HOPS = ["1 hop", "2 hops", "3 hops"].map((label) => ({ value: label[0], label }));
const DIRECTIONS = ["both", "callers", "called"].map((value) => ({ value, label: value === "both" ? "callers and called" : value }));

/** What was chosen, kept by the view. */
export class Around {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.hops = "1";
    this.towards = "both";
  }

  /**
   * @param {Graph} graph
   * @param {string} selected
   * @returns {Set<string> | null} Null where nothing is selected.
   */
  of(graph, selected) {
    return selected === "" ? null : neighbourhood(graph, selected, Number(this.hops), this.towards);
  }

  fields() {
    /** @param {"hops" | "towards"} what */
    const turn = (what) => (/** @type {string} */ value) => {
      this[what] = value;
      this.changed();
    };
    const hops = makeChoice("Neighbours", HOPS, this.hops, turn("hops"));
    const towards = makeChoice("Direction", DIRECTIONS, this.towards, turn("towards"));
    return make("section", {}, make("h3", {}, "Show around it"), make("div", { class: "form" }, hops, towards));
  }
}
