// The stage: a canvas with the picture on it, that is moved, zoomed, pointed at and walked through by keys.

/** @import { Graph } from "./graph.js" */
/** @import { Light } from "./picture.js" */
/** @import { Store } from "./store.js" */

import { make, unbroken } from "./elements.js";
import { listenForGestures } from "./gestures.js";
import { step } from "./graph.js";
import { Hint } from "./hint.js";
import { fillHover } from "./hovering.js";
import { COMMAND } from "./keys.js";
import { MiniMap } from "./minimap.js";
import { DrawnPicture } from "./picture.js";
import { shownPicture } from "./store.js";
import { fitScale, isFar, keepInSight, placeInMiddle, placeOf, placeToShow, viewportOf, within, zoomAt } from "./viewport.js";

const ZOOM_STEP = 1.3;
const LOWEST = 260;
const HIGHEST = 680;
/** How much of the window a canvas takes at the most. */
const SHARE = 0.75;

/** A canvas and what is on it. */
export class Stage {
  /**
   * @param {Store} store
   * @param {() => boolean} isFree Whether nothing around scrolls: then the wheel and one finger are the picture's.
   */
  constructor(store, isFree) {
    this.store = store;
    this.sheet = make("div", { class: "sheet" });
    this.hover = make("div", { class: "hover", "aria-hidden": true, hidden: true });
    this.hint = new Hint();
    // A click where nothing is gives it the focus, and the keys are not the notebook's.
    const named = { role: "group", "aria-label": "Picture", tabindex: -1 };
    this.canvas = make("div", { class: "canvas", ...named }, this.sheet, this.hover, this.hint.box);
    this.told = make("p", { hidden: true });
    this.key = make("details", { class: "key" });
    this.map = new MiniMap(store.guard(({ x, y }) => this.moveTo(placeInMiddle({ x, y, width: 0, height: 0 }, this.place.scale, this.#sight))));
    this.foot = make("div", { class: "foot" }, this.told, make("div", { class: "corners" }, this.key, this.map.box));
    this.view = make("div", { class: "view" }, this.canvas, this.foot);
    /** @type {DrawnPicture | null} */
    this.picture = null;
    /** @type {Graph | null} */
    this.graph = null;
    /** @type {Light | null} */
    this.light = null;
    this.place = { x: 0, y: 0, scale: 1 };
    this.size = { width: 0, height: 0 };
    this.resizes = new ResizeObserver(store.guard(() => this.resize()));
    this.resizes.observe(this.canvas);
    listenForGestures(this.canvas, {
      pan: store.guard((dx, dy) => this.moveTo({ ...this.place, x: this.place.x + dx, y: this.place.y + dy })),
      zoom: (factor, at) => this.zoom(factor, at),
      moving: store.guard((on) => this.#moving(on)),
      free: isFree,
      hint: store.guard((finger) => this.hint.tell(finger ? "Two fingers move and zoom" : `${COMMAND} + wheel zooms`)),
    });
    this.canvas.addEventListener("click", store.guard((event) => this.#select(this.#partAt(event.target))));
    this.canvas.addEventListener("pointerover", store.guard((event) => this.#point(event.target)));
    this.canvas.addEventListener("pointerleave", store.guard(() => this.#point(null)));
    this.canvas.addEventListener("focusin", store.guard((event) => this.#meet(event.target)));
    this.canvas.addEventListener("scroll", store.guard(() => this.#takeScroll()));
    this.canvas.addEventListener("focusout", store.guard(() => this.#point(null)));
  }

  /** @param {Graph} graph */
  draw(graph) {
    const focused = this.#partAt(/** @type {ShadowRoot} */ (this.canvas.getRootNode()).activeElement);
    this.graph = graph;
    const before = this.picture;
    this.picture = new DrawnPicture(shownPicture(this.store), graph);
    this.sheet.replaceChildren(this.picture.svg);
    if (before !== null) this.picture.moveFrom(before);
    this.map.draw(this.picture);
    this.#tellKey();
    this.resize();
    if (focused === "") return;
    if (this.picture.groups.has(focused)) this.focus(focused);
    else this.canvas.focus({ preventScroll: true });
  }

  /** @param {Light} light */
  show(light) {
    this.light = light;
    this.picture?.show(light);
  }

  /** Make the canvas as high as the picture needs at this width, and stand the picture as the viewport says. */
  resize() {
    if (this.picture === null) return;
    const { size } = this.picture;
    const width = this.canvas.clientWidth;
    const scaled = size.height * fitScale(size, { width, height: size.height * 2 });
    const high = within(scaled, LOWEST, Math.max(LOWEST, Math.min(HIGHEST, innerHeight * SHARE)));
    this.view.parentElement?.style.setProperty("--high", `${Math.round(high)}px`);
    this.size = { width, height: this.canvas.clientHeight };
    this.stand();
  }

  /** Stand the picture as the viewport says. */
  stand() {
    if (this.picture !== null && this.size.width > 0)
      this.#put(placeOf(this.store.get("viewport"), this.picture.size, this.size));
  }

  /**
   * @param {number} factor
   * @param {{ x: number, y: number }} at
   * @returns {boolean} Whether anything changed.
   */
  zoom(factor, at = { x: this.size.width / 2, y: this.size.height / 2 }) {
    if (this.picture === null) return false;
    const before = this.place.scale;
    this.moveTo(zoomAt(this.place, factor, at, this.picture.size, this.size));
    return Math.abs(this.place.scale - before) > 1e-6;
  }

  zoomIn() {
    this.zoom(ZOOM_STEP);
  }

  zoomOut() {
    this.zoom(1 / ZOOM_STEP);
  }

  fit() {
    // What was to be shown of a move before is not: the viewport may not have been another yet.
    clearTimeout(this.saving);
    this.store.set({ viewport: [0.5, 0.5, 1] });
    this.stand();
  }

  /** @param {{ x: number, y: number, scale: number }} place */
  moveTo(place) {
    if (this.picture === null) return;
    this.#put(keepInSight(place, this.picture.size, this.size));
    clearTimeout(this.saving);
    // The kernel is shown where the picture came to rest, not of every step on the way.
    this.saving = setTimeout(
      this.store.guard(() => {
        if (this.picture !== null) this.store.set({ viewport: viewportOf(this.place, this.picture.size, this.size) });
      }),
      120,
    );
  }

  /** @param {{ x: number, y: number, scale: number }} place */
  #put(place) {
    this.place = place;
    this.sheet.style.transform = `translate(${place.x}px, ${place.y}px) scale(${place.scale})`;
    if (this.picture !== null) this.map.stand(place, this.picture.size, this.size);
    // What could not be read is left out, and titles grow: in steps, for each paints all of them anew.
    this.sheet.classList.toggle("far", isFar(place.scale));
    const larger = String(Math.max(1, Math.ceil(7.7 / place.scale) / 10));
    if (this.sheet.style.getPropertyValue("--larger") !== larger) this.sheet.style.setProperty("--larger", larger);
  }

  #tellKey() {
    if (this.picture === null) return;
    const { key, told } = this.picture;
    this.told.hidden = told === "";
    this.told.textContent = told;
    const notes = shownPicture(this.store).notes.map((note) => make("p", {}, unbroken(note)));
    this.key.replaceChildren(make("summary", {}, "Key"), make("div", {}, ...key, ...notes));
    this.key.hidden = key.length + notes.length === 0;
  }

  /** @param {boolean} on */
  #moving(on) {
    this.canvas.classList.toggle("moving", on);
    if (on) this.hover.hidden = true;
  }

  /**
   * Point at what the focus came to, and show it to whoever walks by keys.
   *
   * @param {EventTarget | null} target
   */
  #meet(target) {
    // The browser may have scrolled already, or does so next, from where the picture then stands: it does not glide.
    this.#takeScroll();
    if (target instanceof Element && target.matches(":focus-visible")) this.reveal(this.#partAt(target), false);
    this.#point(target);
  }

  /** Searching the page and screen readers scroll what is not in sight: the picture is moved by as much. */
  #takeScroll() {
    const { scrollLeft, scrollTop } = this.canvas;
    if (scrollLeft === 0 && scrollTop === 0) return;
    this.canvas.scrollTo(0, 0);
    this.canvas.classList.remove("gliding");
    this.moveTo({ ...this.place, x: this.place.x - scrollLeft, y: this.place.y - scrollTop });
  }

  /** @param {string} id */
  focus(id) {
    const group = this.picture?.groups.get(id);
    group?.focus({ preventScroll: true });
    this.reveal(id);
  }

  /**
   * Show a part: moved into sight where it is not, and as large as can be read.
   *
   * @param {string} id
   * @param {boolean} glides
   */
  reveal(id, glides = true) {
    if (this.picture === null || this.size.width === 0) return;
    const box = this.picture.boxOf([id]);
    if (box === null) return;
    const place = placeToShow(box, this.place, this.#sight);
    if (place === null) return;
    clearTimeout(this.gliding);
    this.canvas.classList.toggle("gliding", glides);
    if (glides) this.gliding = setTimeout(() => this.canvas.classList.remove("gliding"), 250);
    this.moveTo(place);
  }

  /** What of the canvas nothing stands before. */
  get #sight() {
    return { width: this.size.width, height: this.size.height - this.foot.offsetHeight };
  }

  /**
   * Walk along the links; the keys that are for the picture alone.
   *
   * @param {KeyboardEvent} event
   * @returns {boolean} Whether the key was one of them.
   */
  press(event) {
    const id = this.#partAt(event.target);
    if (id === "" || this.graph === null || this.light === null) return false;
    if (event.key === "Enter" || event.key === " ") {
      this.#select(id);
      return true;
    }
    if (!event.key.startsWith("Arrow")) return false;
    const next = step(this.graph, id, event.key, this.light.seen);
    if (next !== null) this.focus(next);
    return true;
  }

  /** @param {string} id */
  #select(id) {
    this.hover.hidden = true;
    this.store.set({ selected: this.store.get("selected") === id ? "" : id });
  }

  /** @param {EventTarget | null} target */
  #partAt(target) {
    return this.picture?.partAt(target) ?? "";
  }

  /**
   * Show the short card of what is pointed at.
   *
   * @param {EventTarget | null} target
   */
  #point(target) {
    const id = this.#partAt(target);
    const part = this.graph?.parts.get(id);
    // The panel tells all of what is selected; a card would only hide what is around it.
    this.hover.hidden = part === undefined || this.store.get("selected") === id;
    if (part !== undefined) {
      const group = this.picture?.groups.get(id);
      if (group !== undefined) fillHover(this.hover, part, group, this.canvas);
    }
    clearTimeout(this.telling);
    this.telling = setTimeout(
      this.store.guard(() => {
        if (this.store.get("hovered") !== id) this.store.set({ hovered: id });
      }),
      60,
    );
  }

  close() {
    this.resizes.disconnect();
    clearTimeout(this.saving);
    clearTimeout(this.telling);
    this.hint.close();
    clearTimeout(this.gliding);
  }
}
