// How large a picture is without its legend, which may have stood on any side of it.

import { MARGIN } from "./viewport.js";

/**
 * Let a picture end where what is drawn ends.
 *
 * @param {SVGSVGElement} svg
 * @returns {{ width: number, height: number, origin: { x: number, y: number } }} Its size, and where in it the place stands
 *   that its parts count from.
 */
export function crop(svg) {
  const root = /** @type {SVGGElement} */ (svg.querySelector(":scope > g"));
  const drawn = [...root.querySelectorAll("path, text")].filter((each) => each.closest(".glyph") === null);
  const [[left, right], [top, bottom]] = [0, 1].map((axis) => {
    const ends = drawn.flatMap((each) => (each.tagName === "text" ? endsOfText(each, axis) : endsOfPath(each, axis)));
    return [Math.min(...ends), Math.max(...ends)];
  });
  const { width, height } = svg.viewBox.baseVal;
  if (!Number.isFinite(left)) return { width, height, origin: { x: MARGIN, y: MARGIN } };
  const size = { width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
  const origin = { x: MARGIN - left, y: MARGIN - top };
  root.setAttribute("transform", `translate(${origin.x} ${origin.y})`);
  svg.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  for (const [name, value] of Object.entries(size)) svg.setAttribute(name, String(value));
  return { ...size, origin };
}

/**
 * The numbers of one axis in an outline or a line.
 *
 * @param {Element | null | undefined} path
 * @param {number} axis
 */
export function endsOfPath(path, axis) {
  const numbers = path?.getAttribute("d")?.match(/-?[\d.]+/g) ?? [];
  return numbers.map(Number).filter((_, place) => place % 2 === axis);
}

/**
 * @param {Element} text
 * @param {number} axis
 */
function endsOfText(text, axis) {
  const [at, length, size] = [axis === 0 ? "x" : "y", "textLength", "font-size"].map((name) => Number(text.getAttribute(name)));
  return axis === 0 ? [at, at + length] : [at - size, at + size / 4];
}
