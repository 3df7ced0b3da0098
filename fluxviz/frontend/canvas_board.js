// The board of a canvas: the cards, and the lines between them, which are drawn by mouse, by touch and by keyboard.

/** @import { CanvasGlyph, CanvasLink, CanvasMark, CanvasSheet } from "./shapes.js" */
/** @import { LaidWire } from "./canvas_routing.js" */
/** @import { Room } from "./canvas_wires.js" */

import { detailsOf, lineOf } from "./canvas_links.js";
import { WireLayer } from "./canvas_routing.js";
import { cardTowards, curveBetween, pathOf } from "./canvas_wires.js";
import { listen, makeSvg } from "./elements.js";
import { parsePicture } from "./parsing.js";

/** How far the mouse moves before a press on a card becomes a line, in pixels. */
const DRAG = 5;
/** How high a label is. */
const LABEL_HEIGHT = 20;
/** How wide each of its signs is. */
const SIGN = 16;
/** @type {Map<string, number>} How wide texts are that were measured. */
const WIDTHS = new Map();

/**
 * What stands before a line that was checked, and what that says to those who do not see it.
 *
 * @type {{ [status: string]: { sign: string, text: string } }}
 */
export const MARKS = {
  right: { sign: "✓", text: "right" },
  wrong: { sign: "!", text: "not right" },
  extra: { sign: "⊘", text: "not there" },
  beside: { sign: "·", text: "not asked for" },
};

/**
 * @typedef {{ links: CanvasLink[], source: string, selected: number, marks: (CanvasMark | null)[] }} BoardState
 * @typedef {{ choose(card: string): void, connect(source: string, target: string): void, select(place: number): void,
 *   remove(place: number): void }} BoardActs
 */

export class Board {
  /**
   * @param {CanvasSheet} sheet
   * @param {BoardActs} acts
   */
  constructor(sheet, acts) {
    this.sheet = sheet;
    this.acts = acts;
    this.svg = parsePicture(sheet.svg);
    this.svg.setAttribute("role", "group");
    this.svg.setAttribute("aria-label", sheet.title);
    // Text of 12 points is 15 px at the most.
    this.svg.style.minWidth = leastWidth(this.svg.viewBox.baseVal.width);
    this.svg.style.maxWidth = Math.ceil((15 / 12) * this.svg.viewBox.baseVal.width) + "px";
    /** @type {Map<string, Room>} */
    this.rooms = new Map(sheet.cards.map(({ id, x, y, width, height }) => [id, { x, y, width, height }]));
    this.layer = new WireLayer(this.rooms, { width: sheet.width, height: sheet.height });
    /** @type {Map<string, SVGGElement>} */
    this.cards = new Map();
    this.lines = /** @type {SVGGElement} */ (makeSvg("g", {}));
    this.rubber = makeSvg("path", { class: "rubber", "aria-hidden": "true" });
    this.root = /** @type {SVGGElement} */ (this.svg.querySelector(":scope > g"));
    this.root.append(this.lines, this.rubber);
    this.#takeCards();
    this.#listenToMouse();
  }

  #takeCards() {
    for (const card of this.sheet.cards) {
      const group = [...this.svg.querySelectorAll("g.node")].find((each) => each.getAttribute("data-id") === card.id);
      if (!(group instanceof SVGGElement)) continue;
      group.removeAttribute("id");
      group.setAttribute("role", "button");
      group.setAttribute("tabindex", "0");
      this.cards.set(card.id, group);
      for (const text of group.querySelectorAll("text")) text.setAttribute("lengthAdjust", "spacingAndGlyphs");
      // Its name begins with what is seen: who speaks to the machine says that.
      group.dataset.seen = (group.textContent ?? "").replace(/\s+/g, " ").trim();
      listen(group, "keydown", (event) => this.#pressCard(event, card.id));
    }
    for (const element of this.svg.querySelectorAll("[id]")) element.removeAttribute("id");
    this.svg.removeAttribute("id");
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} id
   */
  #pressCard(event, id) {
    if (event.key === "Enter" || event.key === " ") this.acts.choose(id);
    else if (event.key.startsWith("Arrow")) this.focusCard(cardTowards(this.rooms, id, event.key));
    else return;
    event.preventDefault();
  }

  /** @param {string} id */
  focusCard(id) {
    this.cards.get(id)?.focus({ preventScroll: false });
  }

  /** @param {number} place */
  focusLine(place) {
    const line = this.lines.children[place];
    if (line instanceof SVGElement) line.focus();
  }

  /** A mouse or a pen draws a line from card to card; a finger scrolls the page, and taps. */
  #listenToMouse() {
    /** @type {{ id: string, x: number, y: number, moved: boolean } | null} */
    let drag = null;
    // A drag ends with a click, too, which is none.
    let isDragged = false;
    listen(this.svg, "pointerdown", (event) => {
      isDragged = false;
      const id = this.#cardAt(event.target);
      if (id !== "" && event.pointerType !== "touch" && event.button === 0) drag = { id, x: event.clientX, y: event.clientY, moved: false };
    });
    listen(this.svg, "pointermove", (event) => {
      if (drag === null) return;
      if (!drag.moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < DRAG) return;
      if (!drag.moved) this.svg.setPointerCapture(event.pointerId);
      isDragged = drag.moved = true;
      this.#stretch(drag.id, event);
    });
    const end = (/** @type {PointerEvent} */ event) => {
      const done = drag;
      drag = null;
      this.rubber.removeAttribute("d");
      this.svg.classList.remove("dragging");
      this.#mark("aim", "");
      if (done === null || !done.moved || event.type === "pointercancel") return;
      const target = this.#cardUnder(event);
      if (target !== "" && target !== done.id) this.acts.connect(done.id, target);
    };
    listen(this.svg, "pointerup", end);
    listen(this.svg, "pointercancel", end);
    listen(this.svg, "click", (event) => {
      if (isDragged) return;
      const line = event.target instanceof Element ? event.target.closest("g.wire") : null;
      const id = this.#cardAt(event.target);
      if (line !== null) this.acts.select([...this.lines.children].indexOf(line));
      else if (id !== "") this.acts.choose(id);
    });
  }

  /**
   * @param {string} id
   * @param {PointerEvent} event
   */
  #stretch(id, event) {
    const room = this.rooms.get(id);
    const matrix = this.root.getScreenCTM();
    if (room === undefined || matrix === null) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const { start } = curveBetween(room, { x: at.x, y: at.y, width: 0, height: 0 }, 0);
    this.rubber.setAttribute("d", `M${start.x} ${start.y}L${at.x} ${at.y}`);
    this.svg.classList.add("dragging");
    this.#mark("aim", this.#cardUnder(event));
  }

  /**
   * @param {string} name
   * @param {string} id
   */
  #mark(name, id) {
    for (const [each, group] of this.cards) group.classList.toggle(name, each === id);
  }

  /** @param {PointerEvent} event */
  #cardUnder(event) {
    const root = /** @type {ShadowRoot | Document} */ (this.svg.getRootNode());
    return this.#cardAt(root.elementFromPoint(event.clientX, event.clientY));
  }

  /** @param {EventTarget | null} target */
  #cardAt(target) {
    const group = target instanceof Element ? target.closest("g.node") : null;
    return [...this.cards].find(([, each]) => each === group)?.[0] ?? "";
  }

  /** @param {BoardState} state */
  show({ links, source, selected, marks }) {
    const wires = links.map((link, place) => ({ source: link.source, target: link.target, label: this.#sizeOf(link, marks[place]) }));
    const laid = this.layer.lay(wires);
    const root = /** @type {ShadowRoot | Document} */ (this.svg.getRootNode());
    const focused = root.activeElement === null ? -1 : [...this.lines.children].indexOf(root.activeElement);
    this.lines.replaceChildren(...laid.map((wire, place) => this.#line(links[place], wire, place, selected === place, marks[place])));
    if (focused >= 0) this.focusLine(Math.min(focused, links.length - 1));
    this.svg.classList.toggle("connecting", source !== "");
    for (const { id } of this.sheet.cards) {
      const group = this.cards.get(id);
      const from = links.filter((link) => link.source === id).length;
      const to = links.filter((link) => link.target === id).length;
      group?.classList.toggle("start", id === source);
      group?.setAttribute("aria-pressed", String(id === source));
      group?.setAttribute("aria-label", `${group.dataset.seen}: ${from} from it, ${to} to it`);
    }
  }

  /**
   * @param {CanvasLink} link
   * @param {CanvasMark | null} mark
   */
  #sizeOf(link, mark) {
    const text = detailsOf({ ...link, encrypted: null }, this.sheet);
    return { width: widthOf(text || "…") + SIGN * (mark === null ? 1 : 2) + 10, height: LABEL_HEIGHT };
  }

  /**
   * @param {CanvasLink} link
   * @param {LaidWire | null} wire Null: it is in the list alone.
   * @param {number} place
   * @param {boolean} isSelected
   * @param {CanvasMark | null} mark
   */
  #line(link, wire, place, isSelected, mark) {
    if (wire === null) return makeSvg("g", { class: "wire" });
    const { line, head } = pathOf(wire);
    const encryption = link.encrypted === null ? "untold" : link.encrypted ? "secure" : "plain";
    const said = mark === null ? "" : `, ${MARKS[mark.status].text}`;
    const group = makeSvg("g", {
      class: `wire ${encryption} ${mark?.status ?? ""} ${isSelected ? "chosen" : ""}`,
      role: "button",
      tabindex: 0,
      "aria-pressed": isSelected,
      "aria-label": `${lineOf(link, this.sheet)}${said}`,
    });
    const { x, y, width, height } = wire.label;
    const text = detailsOf({ ...link, encrypted: null }, this.sheet) || "…";
    const label = makeSvg("g", { class: "said" });
    label.append(
      makeSvg("rect", { x, y, width, height, rx: 5 }),
      this.#glyph(link.encrypted === null ? "maybe" : link.encrypted ? "lock" : "unlock", x + 4, y + 3),
      makeSvg("text", { x: x + SIGN + 3, y: y + 14.2, class: "details" }, text),
      makeSvg("text", { x: x + width - 12, y: y + 14.6, class: "sign" }, mark === null ? "" : MARKS[mark.status].sign),
    );
    group.append(makeSvg("path", { d: line, class: "easy" }), makeSvg("path", { d: line, class: "line" }), makeSvg("path", { d: head, class: "head" }), label);
    listen(group, "keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") this.acts.select(place);
      else if (event.key === "Delete" || event.key === "Backspace") this.acts.remove(place);
      else return;
      event.preventDefault();
    });
    return group;
  }

  /**
   * @param {string} name
   * @param {number} x
   * @param {number} y
   */
  #glyph(name, x, y) {
    /** @type {CanvasGlyph} */
    const { strokes, fills, size, width } = this.sheet.glyphs[name];
    const glyph = makeSvg("g", { class: "padlock", transform: `translate(${x} ${y}) scale(${size / 24})`, "stroke-width": width });
    if (strokes !== "") glyph.append(makeSvg("path", { d: strokes }));
    if (fills !== "") glyph.append(makeSvg("path", { d: fills, class: "filled" }));
    return glyph;
  }
}

/**
 * How narrow a picture may become: text of 12 points is 10 px at the least.
 *
 * @param {number} width How wide it is by itself.
 */
export function leastWidth(width) {
  return Math.ceil((10 / 12) * width) + "px";
}

/**
 * How wide a text of a label is, in points.
 *
 * @param {string} text
 */
function widthOf(text) {
  const known = WIDTHS.get(text);
  if (known !== undefined) return known;
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return text.length * 7;
  context.font = "12px Helvetica, Arial, sans-serif";
  const { width } = context.measureText(text);
  WIDTHS.set(text, width);
  return width;
}
