// The menu of how the picture looks.

/** @import { Store } from "./store.js" */

import { listen, make } from "./elements.js";
import { refill } from "./tabs.js";
import { describeLook } from "./what_if.js";

/** A button that unfolds what can be chosen. */
export class Menu {
  /**
   * @param {Store} store
   * @param {(nodes: Node[]) => Node[]} asIs Disables what nobody can answer.
   */
  constructor(store, asIs) {
    this.store = store;
    this.asIs = asIs;
    this.inner = make("div", {});
    this.box = make("details", { class: "menu" }, make("summary", {}, "View"), this.inner);
  }

  tell() {
    refill(this.inner, this.asIs(describeLook(this.store)));
  }

  /** @returns {boolean} Whether it was open. */
  close() {
    if (!this.box.open) return false;
    this.box.open = false;
    this.box.querySelector("summary")?.focus();
    return true;
  }

  /**
   * Close when something else is pointed at or gets the focus.
   *
   * @param {HTMLElement} root
   */
  closeFrom(root) {
    for (const elsewhere of ["pointerdown", "focusin"])
      listen(root, elsewhere, (event) => {
        if (!event.composedPath().includes(this.box)) this.box.open = false;
      });
  }
}
