// What a page of others shows: the explorer with its own state, wherever it is told to, such as in MyST's {anywidget}.

/** @import { Given } from "./page.js" */

import { explore } from "./explorer.js";
import { PageModel } from "./page.js";

/**
 * @param {HTMLElement} el
 * @param {Given} given
 */
export function showIn(el, given) {
  return explore(new PageModel(given), el);
}
