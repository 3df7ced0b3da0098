// What anywidget runs in a notebook for a canvas.

/** @import { Model } from "./shapes.js" */

import { showCanvas } from "./canvas.js";

export default {
  /** @param {{ model: Model, el: HTMLElement }} given */
  render({ model, el }) {
    return showCanvas(model, el);
  },
};
