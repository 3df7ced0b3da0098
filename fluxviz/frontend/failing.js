// An error, told to the reader: the console alone is no place for it.

import { make } from "./elements.js";

/**
 * @param {ShadowRoot} shadow
 * @returns {{ box: HTMLElement, tell: (error: unknown) => void }} Where it is told, and what tells it.
 */
export function makeFailure(shadow) {
  const box = make("div", { class: "faults", role: "alert", hidden: true });
  /** @param {unknown} error */
  const tell = (error) => {
    box.hidden = false;
    // What fails before the rest is there is shown all the same.
    if (!box.isConnected) shadow.append(box);
    box.replaceChildren(make("b", {}, "fluxviz could not show this: "), String(error));
    console.error(error);
  };
  return { box, tell };
}
