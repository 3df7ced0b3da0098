// The panel of a review: edits, notes, tours, and the address of what is shown.

/** @import { Graph } from "./graph.js" */
/** @import { ReviewState } from "./shapes.js" */
/** @import { Store } from "./store.js" */

import { make } from "./elements.js";
import { tellEdits } from "./review_edits.js";
import { Drafts } from "./review_fields.js";
import { tellNotes } from "./review_notes.js";
import { REVIEW_STYLE } from "./review_style.js";
import { tellTours } from "./review_tours.js";

/** One view of a review: what is half typed in it, and where on a tour it is. */
export class ReviewPanel {
  /**
   * @param {Store} store
   * @param {() => void} changed
   */
  constructor(store, changed) {
    this.store = store;
    this.changed = changed;
    this.drafts = new Drafts();
    this.tour = "";
    this.stop = 0;
    /** What is shown where a state does not say: as it was when this was opened, or the page's own beginning. */
    this.looks = { detail: store.get("detail"), view: store.get("view"), naming: store.get("naming") };
  }

  /** @returns {ReviewState} */
  get review() {
    return this.store.get("_review");
  }

  get alone() {
    return this.store.get("_alone");
  }

  get mayEdit() {
    return this.review.may_edit === true && !this.alone;
  }

  /**
   * Ask the kernel to do something.
   *
   * @param {string} ask
   * @param {object} given
   */
  ask(ask, given = {}) {
    this.store.send({ ask, ...given });
  }

  /** @param {Graph} graph @returns {Node[]} */
  tell(graph) {
    const { review } = this;
    if (review.notes === undefined) return [make("p", { class: "hint" }, "Loading …")];
    const error = review.error ? [make("p", { class: "wrong", role: "alert" }, review.error)] : [];
    const looking = this.alone || this.mayEdit ? [] : [make("p", { class: "hint" }, LOOKING)];
    return [make("style", {}, REVIEW_STYLE), make("h2", { class: "unseen" }, "Review"), ...error, ...looking, ...tellTours(this), ...tellEdits(this, graph), ...tellNotes(this, graph)];
  }
}

const LOOKING = "For looking alone: explorer.may_edit = True in Python lets the readers of this widget edit and note.";
