// A widget's model that keeps to itself what a kernel did not ask for: where one points, and where the picture stands.

/** @import { Model } from "./shapes.js" */

/** What the views of one widget share. Notebooks such as marimo run cells again on every change that the kernel hears. */
export class QuietModel {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    /** @type {number[]} */
    this.viewport = model.get("viewport");
    /** @type {Set<() => void>} */
    this.reactions = new Set();
    /** Whether there is anything to tell. */
    this.changed = false;
    // Where Python puts the picture; and whole again, when it puts another app in place.
    for (const shown of ["viewport", "_anew"]) model.on(`change:${shown}`, () => this.#place(model.get("viewport")));
    model.on("change:sync_viewport", () => {
      this.set("viewport", this.viewport);
      this.save_changes();
    });
  }

  /** @param {string} name */
  get(name) {
    return name === "viewport" ? this.viewport : this.model.get(name);
  }

  /**
   * @param {string} name
   * @param {any} value
   */
  set(name, value) {
    const asked = name === "viewport" ? "sync_viewport" : name === "hovered" ? "sync_hover" : "";
    if (asked === "" || this.model.get(asked)) {
      this.model.set(name, value);
      this.changed = true;
    }
    if (name === "viewport") this.#place(value);
  }

  /** @param {object} message */
  send(message) {
    this.model.send?.(message);
  }

  save_changes() {
    if (this.changed) this.model.save_changes();
    this.changed = false;
  }

  /**
   * @param {string} event
   * @param {(message?: any) => void} react
   */
  on(event, react) {
    if (event === "change:viewport") this.reactions.add(react);
    else this.model.on(event, react);
  }

  /**
   * @param {string} event
   * @param {(message?: any) => void} react
   */
  off(event, react) {
    this.reactions.delete(react);
    if (event !== "change:viewport") this.model.off(event, react);
  }

  /** @param {number[]} viewport */
  #place(viewport) {
    this.viewport = viewport;
    for (const react of this.reactions) react();
  }
}
