// The picture: its parts as things that can be hovered, focused and selected; what is highlighted, hidden and numbered.

/** @import { Graph } from "./graph.js" */
/** @import { Part, Picture, PathEntry } from "./shapes.js" */

import { makeSvg } from "./elements.js";
import { fails } from "./graph.js";

/**
 * @typedef {{ highlighted: Set<string> | null, seen: Set<string>, matches: Set<string>, selected: string,
 *   now: Set<string>, path: PathEntry | null, hop: number }} Light
 *   What is highlighted, or null for all; what can be seen; what a search found; what is chosen; what the current step is at.
 */

/** The ids that pictures of one page are shown apart by. */
let pictures = 0;

/** One drawn picture. */
export class DrawnPicture {
  /**
   * @param {Picture} picture
   * @param {Graph} graph
   */
  constructor(picture, graph) {
    const parsed = new DOMParser().parseFromString(picture.svg, "image/svg+xml").documentElement;
    this.svg = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.importNode(parsed, true)));
    this.size = { width: this.svg.width.baseVal.value, height: this.svg.height.baseVal.value };
    this.graph = graph;
    /** @type {Map<string, SVGGElement>} The group that is drawn for a part; several parts may share one. */
    this.groups = new Map();
    /** @type {Map<SVGGElement, string[]>} */
    this.members = new Map();
    this.svg.setAttribute("role", "group");
    this.svg.setAttribute("aria-label", picture.title);
    for (const text of this.svg.querySelectorAll("text")) text.setAttribute("lengthAdjust", "spacingAndGlyphs");
    this.#giveIds();
    this.#findGroups();
    this.#orderForTabbing();
    this.badges = /** @type {SVGGElement} */ (makeSvg("g", { class: "badges", "aria-hidden": "true" }));
    this.#root().append(this.badges);
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
