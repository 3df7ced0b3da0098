// The review has a module of its own: asked of the kernel when it is first opened, shared by all explorers of a page.

/** @import { ReviewPanel } from "./review.js" */
/** @import { Graph } from "./graph.js" */
/** @import { Store } from "./store.js" */

import { make } from "./elements.js";

/** @typedef {{ ReviewPanel: typeof ReviewPanel }} ReviewModule */

const SHARED = Symbol.for("fluxviz.review");

/**
 * The modules that are there, by their digests.
 *
 * @returns {{ [digest: string]: Promise<ReviewModule> }}
 */
export function reviewModules() {
  const page = /** @type {any} */ (globalThis);
  return (page[SHARED] ??= {});
}

export class ReviewTab {
  /**
   * @param {Store} store
   * @param {() => void} changed
   */
  constructor(store, changed) {
    this.store = store;
    this.changed = changed;
    /** @type {ReviewPanel | null} */
    this.panel = null;
    this.asked = false;
  }

  /** Whether a tour is walked: the panel then stays, wherever it leads. */
  get isTouring() {
    return (this.panel?.tour ?? "") !== "";
  }

  /**
   * Mend what is certain; the panel then shows what that changes. A page of its own shows it as a patch.
   *
   * @param {string} rule
   * @param {string} where
   */
  fix(rule, where) {
    for (const message of [{ ask: "open" }, { ask: "fix", rule, where }]) this.store.send(message);
  }

  /** @param {Graph} graph @returns {Node[]} */
  tell(graph) {
    if (this.panel !== null) return this.panel.tell(graph);
    if (!this.asked) this.#load();
    return [make("p", { class: "hint" }, "Loading …")];
  }

  #load() {
    this.asked = true;
    const { store } = this;
    const modules = reviewModules();
    const digest = store.get("_review").module ?? "";
    modules[digest] ??= new Promise((resolve) => {
      store.hear(({ module }) => {
        if (module !== undefined) resolve(import(URL.createObjectURL(new Blob([module], { type: "text/javascript" }))));
      });
      store.send({ ask: "module" });
    });
    const show = store.guard((/** @type {ReviewModule} */ module) => {
      this.panel = new module.ReviewPanel(store, this.changed);
      store.send({ ask: "open" });
      this.changed();
    });
    modules[digest].then(show, store.guard((error) => {
      throw error;
    }));
  }
}
