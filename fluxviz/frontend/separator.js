// What stands between the picture and the panel: dragged or moved by keys, it makes the panel wider or narrower.

import { listen, make } from "./elements.js";
import { within } from "./viewport.js";

const USUAL = 340;
const LEAST = 240;
const STEP = 24;

/** @param {HTMLElement} side The panel, whose width follows. */
export function makeSeparator(side) {
  const named = { "aria-orientation": "vertical", "aria-label": "Width of the panel", "aria-valuemin": LEAST, "aria-valuemax": 1000 };
  const bar = make("div", { class: "separator", role: "separator", tabindex: 0, "aria-valuenow": USUAL, ...named });
  /** @param {number} width */
  const resize = (width) => {
    const most = Math.max(LEAST, (side.parentElement?.clientWidth ?? 0) - LEAST);
    const now = Math.round(within(width, LEAST, most));
    side.style.setProperty("--side", `${now}px`);
    bar.setAttribute("aria-valuenow", String(now));
    bar.setAttribute("aria-valuemax", String(most));
  };
  listen(bar, "pointerdown", (event) => bar.setPointerCapture(event.pointerId));
  listen(bar, "pointermove", (event) => {
    if (bar.hasPointerCapture(event.pointerId)) resize(side.getBoundingClientRect().right - event.clientX);
  });
  listen(bar, "keydown", (event) => {
    const now = side.clientWidth;
    /** @type {{ [key: string]: number }} */
    const widths = { ArrowLeft: now + STEP, ArrowRight: now - STEP, Home: LEAST, End: Infinity };
    if (widths[event.key] === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    resize(widths[event.key]);
  });
  return bar;
}
