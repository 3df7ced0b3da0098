// What anywidget runs in a notebook.

/** @import { Model } from "./shapes.js" */

import { explore } from "./explorer.js";

export default {
  /** @param {{ model: Model, el: HTMLElement }} given */
  render({ model, el }) {
    return explore(model, el);
  },
};
