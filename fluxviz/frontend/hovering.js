// The short card of what is pointed at.

/** @import { Part } from "./shapes.js" */

import { make } from "./elements.js";
import { within } from "./viewport.js";

/**
 * Fill the card, and place it below what is pointed at, or above it where there is no room.
 *
 * @param {HTMLElement} hover
 * @param {Part} part
 * @param {Element} group What is drawn of it.
 * @param {HTMLElement} canvas
 */
export function fillHover(hover, part, group, canvas) {
  const [kind, ...lines] = part.card;
  const told = lines.map((line) => make("span", {}, line));
  hover.replaceChildren(make("b", {}, part.label), make("span", { class: "kind" }, kind), ...told);
  const box = group.getBoundingClientRect();
  const frame = canvas.getBoundingClientRect();
  const left = within(box.left - frame.left, 4, Math.max(frame.width - hover.offsetWidth - 4, 4));
  const below = box.bottom - frame.top + 6;
  const above = box.top - frame.top - hover.offsetHeight - 6;
  const top = below + hover.offsetHeight < frame.height ? below : Math.max(above, 4);
  hover.style.transform = `translate(${left}px, ${top}px)`;
}
