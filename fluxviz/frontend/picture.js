// The picture: its parts as things that can be hovered, focused and selected; what is highlighted, hidden and numbered.

/** @import { Graph } from "./graph.js" */
/** @import { Picture, PathEntry } from "./shapes.js" */

import { crop, endsOfPath } from "./cropping.js";
import { makeSvg } from "./elements.js";
import { Flags } from "./flags.js";
import { fails } from "./graph.js";
import { takeLegend } from "./legend.js";
import { parsePicture } from "./parsing.js";

/**
 * @typedef {{ highlighted: Set<string> | null, seen: Set<string>, matches: Set<string>, selected: string,
 *   now: Set<string>, path: PathEntry | null, hop: number }} Light
 *   What is highlighted, or null for all; what can be seen; what a search found; what is chosen; what the current step is at.
 */

/** How large the title of a card is, and the glyph beside it; what is smaller is small print. */
const TITLE = 13;
const TITLE_GLYPH = 0.9;
/** How many cards and lines may move at once. */
const MOST_MOVED = 150;
/** The ids that pictures of one page are shown apart by. */
let pictures = 0;

/** One drawn picture. */
export class DrawnPicture {
  /**
   * @param {Picture} picture
   * @param {Graph} graph
   */
  constructor(picture, graph) {
    this.svg = parsePicture(picture.svg);
    const { key, told } = takeLegend(this.svg);
    this.key = key;
    this.told = told;
    const { width, height, origin } = crop(this.svg);
    this.size = { width, height, start: { x: 0, y: 0 } };
    this.origin = origin;
    this.graph = graph;
    /** @type {Map<string, SVGGElement>} The group that is drawn for a part; several parts may share one. */
    this.groups = new Map();
    /** @type {Map<SVGGElement, string[]>} */
    this.members = new Map();
    this.svg.setAttribute("role", "group");
    this.svg.setAttribute("aria-label", picture.title);
    this.#findSmallPrint();
    this.#giveIds();
    this.#findGroups();
    this.#orderForTabbing();
    const first = graph.nodes.find((node) => this.groups.has(node.id));
    const box = this.boxOf([first?.id ?? ""]);
    if (box !== null) this.size.start = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    this.badges = /** @type {SVGGElement} */ (makeSvg("g", { class: "badges", "aria-hidden": "true" }));
    this.flags = new Flags(this);
    this.#root().append(this.flags.box, this.badges);
  }

  /**
   * Let cards move from where they stood, and let what is new come in.
   *
   * @param {DrawnPicture} before
   */
  moveFrom(before) {
    if (this.members.size > MOST_MOVED || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    for (const [group, ids] of this.members) {
      const [was, now] = [before.boxOf(ids), this.boxOf(ids)];
      const isCard = group.tabIndex === 0;
      if (was !== null && now !== null && was.x === now.x && was.y === now.y && (isCard || (was.width === now.width && was.height === now.height))) continue;
      const from = isCard && was !== null && now !== null ? { transform: `translate(${was.x - now.x}px, ${was.y - now.y}px)` } : { opacity: 0 };
      group.animate([from, {}], { duration: 200, easing: "ease-out" });
    }
  }

  #root() {
    return /** @type {SVGGElement} */ (this.svg.querySelector(":scope > g"));
  }

  /** Ids of the picture would meet those of another view of it on the same page. */
  #giveIds() {
    pictures += 1;
    this.svg.removeAttribute("id");
    for (const element of this.svg.querySelectorAll("[id]")) element.id = `fluxviz${pictures}-${element.id}`;
  }

  /** Tell small print from titles, and how much larger a title may be without leaving its card. */
  #findSmallPrint() {
    for (const text of this.svg.querySelectorAll("text")) {
      text.setAttribute("lengthAdjust", "spacingAndGlyphs");
      const small = Number(text.getAttribute("font-size") ?? 10) < TITLE;
      text.classList.add(small ? "small" : "title");
      const room = (Math.max(...endsOf(small ? null : text.closest("g.node"), 0)) - Number(text.getAttribute("x")) - 4) / Number(text.getAttribute("textLength"));
      if (room > 1) text.style.setProperty("--room", room.toFixed(2));
    }
    for (const glyph of this.svg.querySelectorAll(".glyph"))
      if (Number(glyph.getAttribute("transform")?.match(/scale\(([\d.]+)/)?.[1]) < TITLE_GLYPH) glyph.classList.add("small");
  }

  /**
   * The room that parts take, in units of the picture; null: they are not drawn.
   *
   * @param {string[]} ids
   */
  boxOf(ids) {
    const [[x, right], [y, bottom]] = [0, 1].map((axis) => {
      const ends = ids.flatMap((id) => endsOf(this.groups.get(id), axis));
      return [Math.min(...ends), Math.max(...ends)];
    });
    return Number.isFinite(x) ? { x: x + this.origin.x, y: y + this.origin.y, width: right - x, height: bottom - y } : null;
  }

  #findGroups() {
    for (const element of this.svg.querySelectorAll("g.node[data-id], g.link[data-id]")) {
      const id = element.getAttribute("data-id") ?? "";
      const group = /** @type {SVGGElement} */ (element.parentElement?.closest("g.node, g.link") ?? element);
      if (!this.graph.parts.has(id)) continue;
      this.groups.set(id, group);
      const members = this.members.get(group) ?? [];
      if (!members.includes(id)) members.push(id);
      this.members.set(group, members);
    }
    for (const [group, ids] of this.members) {
      const parts = ids.map((id) => this.graph.parts.get(id)).filter((part) => part !== undefined);
      group.setAttribute("role", "button");
      group.classList.toggle("fails", parts.some(fails));
      // Its name begins with what is seen: who speaks to the machine says that.
      const seen = (group.textContent ?? "").replace(/\s+/g, " ").trim();
      group.setAttribute("aria-label", [seen, ...parts.map((part) => part.text)].join(" ").trim());
      group.setAttribute("tabindex", parts[0].source === "" ? "0" : "-1");
      for (const line of parts[0].source === "" ? [] : group.querySelectorAll(":scope > path")) {
        const easy = /** @type {SVGPathElement} */ (line.cloneNode());
        easy.setAttribute("class", "easy");
        group.append(easy);
      }
    }
  }

  /** Cards never cover each other, so they may stand in the order a request meets them; lines are drawn after them. */
  #orderForTabbing() {
    const nodes = this.graph.nodes.map((node) => this.groups.get(node.id)).filter((group) => group !== undefined);
    const before = this.#root().querySelector(":scope > g.link:not(.node)");
    for (const group of new Set(nodes)) this.#root().insertBefore(group, before);
  }

  /**
   * The part that an element of the picture belongs to.
   *
   * @param {EventTarget | null} target
   * @returns {string}
   */
  partAt(target) {
    const group = target instanceof Element ? target.closest("g[role=button]") : null;
    return group === null ? "" : (this.members.get(/** @type {SVGGElement} */ (group))?.[0] ?? "");
  }

  /**
   * The parts that are drawn as one with a part, itself among them.
   *
   * @param {string} id
   * @returns {string[]}
   */
  drawnWith(id) {
    const group = this.groups.get(id);
    return group === undefined ? [] : (this.members.get(group) ?? []);
  }

  /** @param {Light} light */
  show(light) {
    this.svg.classList.toggle("dimming", light.highlighted !== null);
    for (const [group, ids] of this.members) {
      group.classList.toggle("highlighted", light.highlighted !== null && ids.some((id) => light.highlighted?.has(id)));
      group.classList.toggle("away", !ids.some((id) => light.seen.has(id)));
      group.classList.toggle("match", ids.some((id) => light.matches.has(id)));
      group.classList.toggle("chosen", ids.includes(light.selected));
      group.classList.toggle("now", ids.some((id) => light.now.has(id)));
      group.setAttribute("aria-pressed", String(ids.includes(light.selected)));
    }
    this.flags.follow();
    this.#number(light.path, light.hop);
  }

  /**
   * @param {PathEntry | null} path
   * @param {number} hop
   */
  #number(path, hop) {
    this.badges.replaceChildren();
    /** @type {{ x: number, y: number }[]} */
    const taken = [];
    for (const [index, id] of (path?.hops ?? []).entries()) {
      const line = this.groups.get(id)?.querySelector("path");
      if (!(line instanceof SVGPathElement)) continue;
      const at = line.getPointAtLength(line.getTotalLength() / 2);
      while (taken.some((other) => Math.hypot(other.x - at.x, other.y - at.y) < 16)) at.x += 17;
      taken.push(at);
      const badge = makeSvg("g", { class: hop === index + 1 ? "badge now" : "badge" });
      badge.append(makeSvg("circle", { cx: at.x, cy: at.y, r: 8.5 }));
      badge.append(makeSvg("text", { x: at.x, y: at.y + 3.8, "text-anchor": "middle" }, String(index + 1)));
      this.badges.append(badge);
    }
  }
}

/**
 * The numbers of one axis in the outline of a card or a line.
 *
 * @param {Element | null | undefined} group
 * @param {number} axis
 */
function endsOf(group, axis) {
  return endsOfPath(group?.querySelector(":scope > path"), axis);
}
