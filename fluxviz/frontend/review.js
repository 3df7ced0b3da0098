// The panel of a review: edits, notes, tours, and the address of what is shown.

/** @import { Graph } from "./graph.js" */
/** @import { ReviewState } from "./shapes.js" */
/** @import { Store } from "./store.js" */

import { listen, make } from "./elements.js";
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
    /** The form that asked, until it is answered; and what was answered last. */
    this.asking = "";
    this.answered = this.review;
    /** Whether a form has shown what was refused of it. */
    this.toldRefusal = false;
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
   * @param {string} at The form that asks: what is refused is told there, and what is done is typed there no more.
   */
  ask(ask, given = {}, at = "") {
    this.asking = at;
    this.store.send({ ask, at, ...given });
  }

  /**
   * The fields of a form with its button, which Enter in a field presses; what was refused of it stands beside.
   *
   * @param {string} at
   * @param {HTMLElement} button
   * @param {(Node | null)[]} nodes
   */
  form(at, button, ...nodes) {
    const { error = "", at: refused } = this.review;
    const isRefused = error !== "" && refused === at;
    this.toldRefusal ||= isRefused;
    const box = make("div", { class: "row" }, ...nodes, button, isRefused ? make("p", { class: "wrong", role: "alert" }, error) : null);
    listen(box, "keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement && !event.isComposing) button.click();
    });
    return box;
  }

  #hear() {
    const { review } = this;
    if (review === this.answered) return;
    this.answered = review;
    if (this.asking === "" || review.at !== this.asking) return;
    if (!review.error) this.drafts.forget(this.asking);
    this.asking = "";
  }

  /** @param {Graph} graph @returns {Node[]} */
  tell(graph) {
    const { review } = this;
    if (review.notes === undefined) return [make("p", { class: "hint" }, "Loading …")];
    this.#hear();
    this.toldRefusal = false;
    const told = [...tellTours(this), ...tellEdits(this, graph), ...tellNotes(this, graph)];
    const error = review.error && !this.toldRefusal ? [make("p", { class: "wrong", role: "alert" }, review.error)] : [];
    const looking = this.alone || this.mayEdit ? [] : [make("p", { class: "hint" }, LOOKING)];
    return [make("style", {}, REVIEW_STYLE), make("h2", { class: "unseen" }, "Review"), ...error, ...looking, ...told];
  }
}

const LOOKING = "For looking alone: explorer.may_edit = True in Python lets the readers of this widget edit and note.";
