// What stands on the parts of a picture: the signs of their findings, and what a what-if changes and breaks.

/** @import { DrawnPicture } from "./picture.js" */
/** @import { FindingEntry } from "./shapes.js" */

import { makeSvg } from "./elements.js";

/** @type {{ [severity: string]: string }} The outlines that tell severities apart without colour. */
const SIGNS = {
  error: "M-4-10h8l6 6v8l-6 6h-8l-6-6v-8z",
  warning: "M0-11l12 21h-24z",
  advice: "M-9 0a9 9 0 1018 0a9 9 0 10-18 0z",
};

/** How wide the longest tag is. */
const TAG_WIDTH = 50;

/** The flags of one picture. */
export class Flags {
  /** @param {DrawnPicture} picture */
  constructor(picture) {
    this.picture = picture;
    this.box = /** @type {SVGGElement} */ (makeSvg("g", { class: "badges", "aria-hidden": "true" }));
    /** @type {[SVGGElement, Element][]} What stands on a part is dimmed with it. */
    this.flagged = [];
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
      const group = this.picture.groups.get(finding.part) ?? this.picture.groups.get(finding.about);
      if (group !== undefined && finding.mark !== "gone") flagged.set(group, [...(flagged.get(group) ?? []), finding]);
    }
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
    const box = this.picture.boxOf(this.picture.members.get(group) ?? []);
    return box && { x: box.x - this.picture.origin.x + box.width * across, y: box.y - this.picture.origin.y };
  }

  /**
   * @param {SVGGElement} group
   * @param {Element} flag
   */
  #attach(group, flag) {
    this.box.append(flag);
    this.flagged.push([group, flag]);
  }

  /**
   * Mark what a what-if changes and breaks.
   *
   * @param {Set<string>} broken
   */
  mark(broken) {
    for (const [group, ids] of this.picture.members) {
      const status = ids.map((id) => this.picture.graph.parts.get(id)?.status).find(Boolean);
      const breaks = ids.some((id) => broken.has(id));
      if (!breaks && status === undefined) continue;
      group.classList.add(breaks ? "broken" : "tried");
      const at = this.#pointOn(group, 0.7, 0);
      if (at === null) continue;
      // On the other side of a line than its label, where the picture has room for it.
      const side = group.tabIndex < 0 && at.x > TAG_WIDTH ? -1 : 1;
      const said = breaks ? "breaks" : status === "added" ? "new" : "changed";
      this.#attach(group, makeSvg("text", { class: `tag ${breaks ? "broken" : "tried"}`, x: at.x + 4 * side, y: at.y - 4, "text-anchor": side > 0 ? "start" : "end" }, said));
      group.setAttribute("aria-label", `${group.getAttribute("aria-label")} With the what-if: ${said}.`);
    }
  }

  /** Be dimmed and hidden as the parts below are. */
  follow() {
    for (const [group, flag] of this.flagged) for (const state of ["highlighted", "away"]) flag.classList.toggle(state, group.classList.contains(state));
  }
}
