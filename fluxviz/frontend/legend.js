// The legend that stands under a picture, taken out of it: the key shows it.

import { make, makeSvg } from "./elements.js";

/**
 * Take the legend out of a picture.
 *
 * @param {SVGSVGElement} svg
 * @returns {{ key: HTMLElement[], told: string, height: number }} What each mark means; what the picture says of itself as
 *   a whole, that it leaves something out; and how high it is now.
 */
export function takeLegend(svg) {
  const { width, height } = svg.viewBox.baseVal;
  /** @type {HTMLElement[]} */
  const key = [];
  let told = "";
  const notes = svg.querySelector("g.notes");
  if (notes === null) return { key, told, height };
  let top = height;
  /** @type {Element[]} */
  let marks = [];
  for (const each of [...notes.children]) {
    if (each.tagName !== "text") {
      marks.push(each);
      continue;
    }
    const y = Number(each.getAttribute("y"));
    top = Math.min(top, y - 6);
    const text = each.textContent ?? "";
    // What is asked stands in the strip, what is noted in the list of notes.
    if (each.getAttribute("class") === "f-text") told += `${text} `;
    else if (marks.length > 0) {
      const x = Number(marks[0].getAttribute("transform")?.match(/[\d.]+/)?.[0]);
      const sample = makeSvg("svg", { viewBox: `${x} ${y - 15} 44 20`, "aria-hidden": "true" });
      sample.append(...marks);
      key.push(make("div", {}, sample, text));
    }
    marks = [];
  }
  notes.remove();
  svg.setAttribute("viewBox", `0 0 ${width} ${top}`);
  svg.setAttribute("height", String(top));
  return { key, told, height: top };
}
