// The legend that stands in a picture or below it, taken out of it: the key shows it.

import { make, makeSvg } from "./elements.js";

/**
 * Take the legend out of a picture.
 *
 * @param {SVGSVGElement} svg
 * @returns {{ key: HTMLElement[], told: string }} What each mark means, and what the picture says of itself as a whole:
 *   that it leaves something out.
 */
export function takeLegend(svg) {
  /** @type {HTMLElement[]} */
  const key = [];
  let told = "";
  const notes = svg.querySelector("g.notes");
  if (notes === null) return { key, told };
  /** Where the words of the entries begin. */
  let column = "";
  /** @type {Element[]} */
  let marks = [];
  for (const each of [...notes.children]) {
    // What is noted stands in the list of notes.
    if (each.classList.contains("bullet")) {
      column = "";
      continue;
    }
    if (each.tagName !== "text") {
      marks.push(each);
      continue;
    }
    const y = Number(each.getAttribute("y"));
    const text = each.textContent ?? "";
    // What is asked stands in the strip.
    if (each.getAttribute("class") === "f-text") told += `${text} `;
    else if (marks.length > 0) {
      const x = Number(marks[0].getAttribute("transform")?.match(/[\d.]+/)?.[0]);
      const sample = makeSvg("svg", { viewBox: `${x} ${y - 15} 44 20`, "aria-hidden": "true" });
      sample.append(...marks);
      key.push(make("div", {}, sample, text));
      column = each.getAttribute("x") ?? "";
    }
    // A further line of it.
    else if (column !== "" && each.getAttribute("x") === column) key.at(-1)?.append(` ${text}`);
    else column = "";
    marks = [];
  }
  notes.remove();
  return { key, told };
}
