// The map: the whole picture in a corner, where more of it is hidden than seen, and which part of it is in sight.

/** @import { DrawnPicture } from "./picture.js" */
/** @import { Place, Size } from "./viewport.js" */

import { make, makeSvg } from "./elements.js";

const ROOM = 110;

export class MiniMap {
  /** @param {(at: { x: number, y: number }) => void} goTo Moves the point of the picture to the middle. */
  constructor(goTo) {
    this.box = make("div", { class: "mini", "aria-hidden": true, hidden: true });
    this.sight = makeSvg("rect", { class: "sight" });
    this.scale = 1;
    /** @param {PointerEvent} event */
    const follow = (event) => {
      if (event.buttons !== 1) return;
      this.box.setPointerCapture(event.pointerId);
      const { left, top } = this.box.getBoundingClientRect();
      goTo({ x: (event.clientX - left) / this.scale, y: (event.clientY - top) / this.scale });
    };
    this.box.onpointerdown = follow;
    this.box.onpointermove = follow;
  }

  /** @param {DrawnPicture} picture */
  draw(picture) {
    const { width, height } = picture.size;
    this.scale = Math.min(ROOM / width, ROOM / height);
    const map = makeSvg("svg", { viewBox: `0 0 ${width} ${height}`, width: width * this.scale, height: height * this.scale });
    const cards = [...picture.members].filter(([group]) => group.tabIndex === 0);
    for (const [group, [id]] of cards) {
      const role = group.querySelector(":scope > path")?.getAttribute("class") ?? "";
      map.append(makeSvg("rect", { ...picture.boxOf([id]), class: role }));
    }
    map.append(this.sight);
    this.box.replaceChildren(map);
  }

  /**
   * @param {Place} place
   * @param {Size} picture
   * @param {Size} canvas
   */
  stand({ x, y, scale }, picture, canvas) {
    const shown = { x: -x / scale, y: -y / scale, width: canvas.width / scale, height: canvas.height / scale };
    this.box.hidden = x >= -1 && y >= -1 && x + picture.width * scale <= canvas.width + 1 && y + picture.height * scale <= canvas.height + 1;
    for (const [name, value] of Object.entries(shown)) this.sight.setAttribute(name, String(value));
  }
}
