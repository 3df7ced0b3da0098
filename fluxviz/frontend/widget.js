// What anywidget runs in a notebook.

/** @import { Model } from "./shapes.js" */

import { explore } from "./explorer.js";
import { QuietModel } from "./quiet.js";

/** One for each widget, which all its views share. */
export default () => {
  /** @type {QuietModel} */
  let quiet;
  return {
    /** @param {{ model: Model }} given */
    initialize({ model }) {
      quiet = new QuietModel(model);
    },
    /** @param {{ el: HTMLElement }} given */
    render({ el }) {
      return explore(quiet, el);
    },
  };
};
