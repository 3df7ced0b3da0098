// The picture: its parts as things that can be hovered, focused and selected; what is highlighted, hidden and numbered.

/** @import { Graph } from "./graph.js" */
/** @import { FindingEntry, Part, Picture, PathEntry } from "./shapes.js" */

import { make, makeSvg } from "./elements.js";
import { fails } from "./graph.js";

/**
 * @typedef {{ highlighted: Set<string> | null, seen: Set<string>, matches: Set<string>, selected: string,
 *   now: Set<string>, path: PathEntry | null, hop: number }} Light
 *   What is highlighted, or null for all; what can be seen; what a search found; what is chosen; what the current step is at.
 */

/** The empty room around a picture, by which all in it is moved. */
const MARGIN = 10;
/** How large the title of a card is, and the glyph beside it; what is smaller is small print. */
const TITLE = 13;
const TITLE_GLYPH = 0.9;
/** How many cards and lines may move at once. */
const MOST_MOVED = 150;
/** @type {{ [severity: string]: string }} The outlines that tell severities apart without colour. */
const SIGNS = {
  error: "M-4-10h8l6 6v8l-6 6h-8l-6-6v-8z",
  warning: "M0-11l12 21h-24z",
  advice: "M-9 0a9 9 0 1018 0a9 9 0 10-18 0z",
};

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
    /** @type {HTMLElement[]} */
    this.key = [];
    /** What the picture says of itself as a whole: that it leaves something out. */
    this.told = "";
    this.size = { width: this.svg.width.baseVal.value, height: this.#takeNotes(), start: { x: 0, y: 0 } };
    this.graph = graph;
    /** @type {Map<string, SVGGElement>} The group that is drawn for a part; several parts may share one. */
    this.groups = new Map();
    /** @type {Map<SVGGElement, string[]>} */
    this.members = new Map();
    /** @type {[SVGGElement, Element][]} What stands on parts, and is dimmed with them. */
    this.flagged = [];
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
    this.flags = /** @type {SVGGElement} */ (makeSvg("g", { class: "badges", "aria-hidden": "true" }));
    this.#root().append(this.flags, this.badges);
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
   * Take the legend out of the picture: it stands in the key.
   *
   * @returns {number} How high the picture is without it.
   */
  #takeNotes() {
    const { width, height } = this.svg.viewBox.baseVal;
    const notes = this.svg.querySelector("g.notes");
    if (notes === null) return height;
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
      const role = each.getAttribute("class");
      const text = each.textContent ?? "";
      // What is asked stands in the strip, what is noted in the list of notes.
      if (role === "f-text") this.told += `${text} `;
      else if (marks.length > 0) {
        const x = Number(marks[0].getAttribute("transform")?.match(/[\d.]+/)?.[0]);
        const sample = makeSvg("svg", { viewBox: `${x} ${y - 15} 44 20`, "aria-hidden": "true" });
        sample.append(...marks);
        this.key.push(make("div", {}, sample, text));
      }
      marks = [];
    }
    notes.remove();
    this.svg.setAttribute("viewBox", `0 0 ${width} ${top}`);
    this.svg.setAttribute("height", String(top));
    return top;
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
    return Number.isFinite(x) ? { x: x + MARGIN, y: y + MARGIN, width: right - x, height: bottom - y } : null;
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

  /**
   * Put a flag on what has findings: the sign of the worst, and how many there are.
   *
   * @param {FindingEntry[]} findings
   */
  flag(findings) {
    /** @type {Map<SVGGElement, FindingEntry[]>} */
    const flagged = new Map();
    for (const finding of findings) {
      const group = this.groups.get(finding.part) ?? this.groups.get(finding.about);
      if (group !== undefined && finding.mark !== "gone") flagged.set(group, [...(flagged.get(group) ?? []), finding]);
    }
    this.flags.replaceChildren();
    this.flagged = [];
    for (const [group, found] of flagged) {
      const { severity } = found.find((each) => each.severity === "error") ?? found.find((each) => each.severity === "warning") ?? found[0];
      const at = this.#pointOn(group, 0.3, 1);
      if (at === null) continue;
      const flag = makeSvg("g", { class: `flag ${severity}`, transform: `translate(${at.x} ${at.y})` });
      flag.append(makeSvg("path", { d: SIGNS[severity] }), makeSvg("text", { y: severity === "warning" ? 6 : 4, "text-anchor": "middle" }, String(found.length)));
      this.#attach(group, flag);
      const said = `${found.length} ${found.length === 1 ? "finding" : "findings"}`;
      group.setAttribute("aria-label", `${group.getAttribute("aria-label")} ${said}, ${severity}.`);
    }
  }

  /**
   * Where something stands on a card, at its upper edge, or on a line.
   *
   * @param {SVGGElement} group
   * @param {number} along Which part of a line.
   * @param {number} across Which part of a card's width.
   */
  #pointOn(group, along, across) {
    const outline = group.querySelector(":scope > path");
    if (group.tabIndex < 0 && outline instanceof SVGPathElement) return outline.getPointAtLength(outline.getTotalLength() * along);
    const box = this.boxOf(this.members.get(group) ?? []);
    return box && { x: box.x - MARGIN + box.width * across, y: box.y - MARGIN };
  }

  /**
   * @param {SVGGElement} group
   * @param {Element} flag
   */
  #attach(group, flag) {
    this.flags.append(flag);
    this.flagged.push([group, flag]);
  }

  /**
   * Mark what a what-if changes and breaks.
   *
   * @param {Set<string>} broken
   */
  mark(broken) {
    for (const [group, ids] of this.members) {
      const status = ids.map((id) => this.graph.parts.get(id)?.status).find(Boolean);
      const breaks = ids.some((id) => broken.has(id));
      if (!breaks && status === undefined) continue;
      group.classList.add(breaks ? "broken" : "tried");
      const at = this.#pointOn(group, 0.7, 0);
      if (at === null) continue;
      const said = breaks ? "breaks" : status === "added" ? "new" : "changed";
      this.#attach(group, makeSvg("text", { class: `tag ${breaks ? "broken" : "tried"}`, x: at.x + 4, y: at.y - 4 }, said));
      group.setAttribute("aria-label", `${group.getAttribute("aria-label")} With the what-if: ${said}.`);
    }
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
    for (const [group, flag] of this.flagged) for (const state of ["highlighted", "away"]) flag.classList.toggle(state, group.classList.contains(state));
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
  const numbers = group?.querySelector(":scope > path")?.getAttribute("d")?.match(/-?[\d.]+/g) ?? [];
  return numbers.map(Number).filter((_, place) => place % 2 === axis);
}
