// The form of one connection: what it speaks, at which port, encrypted or not; and the list of all, which selects.

/** @import { CanvasLink, CanvasMark, CanvasSheet } from "./shapes.js" */

import { MARKS } from "./canvas_board.js";
import { lineOf } from "./canvas_links.js";
import { make, makeButton, makeChoice, unbroken } from "./elements.js";

const MOST = 65535;

/**
 * @typedef {{ change(place: number, changes: Partial<CanvasLink>): void, turn(place: number): void,
 *   remove(place: number): void, select(place: number): void }} FormActs
 */

/** The form; it stays while its own fields change, so that nobody loses the place where they type. */
export class LinkForm {
  /**
   * @param {CanvasSheet} sheet
   * @param {FormActs} acts
   */
  constructor(sheet, acts) {
    this.sheet = sheet;
    this.acts = acts;
    this.box = make("div", { class: "form", hidden: true });
    this.place = -1;
    /** @type {HTMLSelectElement | null} */
    this.protocol = null;
    /** @type {HTMLInputElement | null} */
    this.port = null;
    /** @type {HTMLInputElement[]} */
    this.locks = [];
  }

  /**
   * @param {CanvasLink | undefined} link
   * @param {number} place
   */
  show(link, place) {
    this.box.hidden = link === undefined;
    const isSame = place === this.place && link !== undefined && this.box.dataset.ends === endsOfLink(link);
    this.place = place;
    if (link === undefined) this.box.replaceChildren();
    else if (isSame) this.#update(link);
    else this.#fill(link);
  }

  focus() {
    this.protocol?.focus();
  }

  /** @param {CanvasLink} link */
  #fill(link) {
    const place = this.place;
    this.box.dataset.ends = endsOfLink(link);
    const [source, target] = [link.source, link.target].map((id) => this.sheet.cards.find((card) => card.id === id)?.name ?? id);
    const choices = [{ value: "", label: "choose …" }, ...this.sheet.protocols];
    const protocol = makeChoice("Protocol", choices, link.protocol, (value) => this.acts.change(place, { protocol: value }));
    this.protocol = protocol.querySelector("select");
    const wrong = make("p", { class: "wrong", hidden: true }, `A port is a number from 1 to ${MOST}.`);
    const port = make("input", {
      type: "number", min: 1, max: MOST, step: 1, inputmode: "numeric", value: link.port === null ? "" : String(link.port),
      oninput: () => {
        const number = port.value === "" ? null : Number(port.value);
        const fits = number === null ? port.validity.valid : Number.isInteger(number) && number > 0 && number <= MOST;
        wrong.hidden = fits;
        port.setAttribute("aria-invalid", String(!fits));
        this.acts.change(place, { port: fits ? number : null });
      },
    });
    this.port = port;
    const group = `padlock${place}`;
    this.locks = [true, false].map((encrypted) =>
      make("input", { type: "radio", name: group, checked: link.encrypted === encrypted, onchange: () => this.acts.change(place, { encrypted }) }),
    );
    const locks = ["Encrypted (TLS)", "Plain"].map((text, index) => make("label", { class: "check" }, this.locks[index], text));
    this.box.replaceChildren(
      make(
        "fieldset",
        {},
        make("legend", {}, unbroken(`${source} → ${target}`)),
        protocol,
        make("label", {}, "Port", port),
        wrong,
        make("div", { class: "locks", role: "radiogroup", "aria-label": "Padlock" }, make("span", {}, "Padlock"), ...locks),
        make(
          "div",
          { class: "actions" },
          makeButton("Turn round", "Turn round", () => this.acts.turn(place)),
          makeButton("Remove", "Remove", () => this.acts.remove(place)),
        ),
      ),
    );
  }

  /** @param {CanvasLink} link */
  #update(link) {
    const focused = /** @type {ShadowRoot | Document} */ (this.box.getRootNode()).activeElement;
    if (this.protocol !== null) this.protocol.value = link.protocol;
    if (this.port !== null && this.port !== focused) this.port.value = link.port === null ? "" : String(link.port);
    for (const [index, lock] of this.locks.entries()) lock.checked = link.encrypted === (index === 0);
  }
}

/** @param {CanvasLink} link */
function endsOfLink(link) {
  return JSON.stringify([link.source, link.target]);
}

/**
 * The connections as a list, each as a line of the notation, with what is said to it.
 *
 * @param {CanvasLink[]} links
 * @param {(CanvasMark | null)[]} marks
 * @param {number} selected
 * @param {CanvasSheet} sheet
 * @param {FormActs} acts
 */
export function listLinks(links, marks, selected, sheet, acts) {
  if (links.length === 0) return [make("p", { class: "hint" }, "Nothing is drawn yet.")];
  const rows = links.map((link, place) => {
    const mark = marks[place];
    const sign = mark === null ? null : make("span", { class: `sign ${mark.status}`, role: "img", "aria-label": MARKS[mark.status].text }, MARKS[mark.status].sign);
    const button = make("button", { type: "button", "aria-pressed": selected === place, onclick: () => acts.select(place) }, sign, make("code", {}, lineOf(link, sheet)));
    return make("li", {}, button, mark === null || mark.says === "" ? null : make("p", { class: "says" }, mark.says));
  });
  return [make("ol", {}, ...rows)];
}
