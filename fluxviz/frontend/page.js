// What a page of its own runs: the state is in the page, and one what-if at a time was drawn beforehand.

/** @import { Picture, Traits, PathTable } from "./shapes.js" */

import { explore } from "./explorer.js";
import { startLinks } from "./page_links.js";
import { NOTHING, WHAT_IF_TRAITS } from "./what_if.js";

/**
 * A picture after a change. What it has in common with the first is left out: a part or a finding is its number there,
 * and the paths of a pair are true.
 *
 * @typedef {{
 *   _picture: Partial<Omit<Picture, "parts" | "sides" | "findings">> & { parts: (Picture["parts"][number] | number)[],
 *     findings?: (Picture["findings"][number] | number)[],
 *     sides?: { [key: string]: Omit<Picture["sides"][string], "parts"> & { parts: (Picture["parts"][number] | number)[] } } },
 *   _controls?: Traits["_controls"], _consequences: Traits["_consequences"], pairs?: { [pair: string]: PathTable["pairs"][string] | true },
 * }} Variant
 * @typedef {{ state: Traits, paths: PathTable, variants: { [change: string]: Variant | null },
 *   applied?: { traits: Partial<Traits>, drawn: Variant } }} Given
 */

/**
 * What was told by numbers, in full.
 *
 * @template Told
 * @param {(Told | number)[]} listed
 * @param {Told[]} first What the numbers are of.
 * @returns {Told[]}
 */
function joined(listed, first) {
  return listed.map((each) => (typeof each === "number" ? first[each] : each));
}

/** A model without a kernel: it answers by itself. */
export class PageModel {
  /** @param {Given} given */
  constructor(given) {
    this.given = given;
    /** @type {{ [name: string]: any }} */
    this.state = { ...given.state };
    this.paths = given.paths;
    /** @type {Map<string, Set<() => void>>} */
    this.reactions = new Map();
    /** @type {Set<string>} */
    this.changed = new Set();
    // A what-if that was saved: the app as it is comes back by Reset.
    if (given.applied) this.#show({ ...given.applied.traits, ...this.#whole(given.applied.drawn) });
    this.#answerTrace();
  }

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /**
   * @param {string} name
   * @param {any} value
   */
  set(name, value) {
    if (JSON.stringify(this.state[name]) === JSON.stringify(value)) return;
    this.state[name] = value;
    this.changed.add(name);
    for (const react of this.reactions.get(`change:${name}`) ?? []) react();
  }

  save_changes() {
    const changed = [...this.changed];
    this.changed.clear();
    const asked = changed.filter((name) => name in CHOICES);
    if (asked.length > 0) this.#answer(asked);
    if (changed.includes("trace")) this.#answerTrace();
    this.changed.clear();
  }

  /**
   * Show what was drawn for a change, and take back every other.
   *
   * @param {string[]} asked
   */
  #answer(asked) {
    const plain = { ...this.given.state, ...NOTHING };
    const different = Object.keys(CHOICES).filter((each) => !same(this.state[each], plain[/** @type {keyof Traits} */ (each)]));
    // Several changes at once are there where a tour or a link leads to them.
    const together = this.given.variants[`state=${JSON.stringify(different.map((each) => [each, this.state[each]]))}`];
    if (together) {
      this.#show(this.#whole(together));
      this.#settle();
      return;
    }
    /** @param {string} each */
    const drawnFor = (each) => this.given.variants[`${each}=${last(this.state[each])}`];
    // What is already so was drawn as nothing.
    const [name] = asked.filter((each) => !same(this.state[each], plain[/** @type {keyof Traits} */ (each)]) && drawnFor(each) !== null);
    const value = name === undefined ? null : last(this.state[name]);
    const variant = name === undefined ? undefined : (drawnFor(name) ?? undefined);
    for (const other of Object.keys(CHOICES)) {
      const kept = other === name && variant !== undefined;
      this.set(other, kept ? (Array.isArray(this.state[other]) ? [value] : value) : plain[/** @type {keyof Traits} */ (other)]);
    }
    this.#show(variant === undefined ? { paths: this.given.paths, ...this.#plainPicture() } : this.#whole(variant));
    if (name !== undefined && variant === undefined) this.set("_consequences", [{ kind: "note", text: NOT_DRAWN }]);
    this.#settle();
  }

  /** Forget a selection that is not there, and find the paths anew. */
  #settle() {
    if (!this.state._picture.parts.some((/** @type {{ id: string }} */ part) => part.id === this.state.selected)) this.set("selected", "");
    this.#answerTrace();
  }

  /** @param {{ paths: PathTable, [trait: string]: any }} shown */
  #show({ paths, ...drawn }) {
    this.paths = paths;
    for (const [trait, shown] of Object.entries(drawn)) this.set(trait, shown);
  }

  /**
   * Put a picture together from what is its own and what the first has.
   *
   * @param {Variant} variant
   */
  #whole({ _picture, _controls, _consequences, pairs }) {
    const { state, paths } = this.given;
    const parts = joined(_picture.parts, state._picture.parts);
    const findings = joined(_picture.findings ?? state._picture.findings, state._picture.findings);
    const slim = _picture.sides ?? state._picture.sides;
    const sides = Object.fromEntries(Object.entries(slim).map(([name, side]) => [name, { ...side, parts: joined(side.parts, state._picture.parts) }]));
    const known = pairs && Object.entries(pairs).map(([pair, own]) => [pair, own === true ? paths.pairs[pair] : own]);
    return {
      _picture: { ...state._picture, ..._picture, parts, sides, findings },
      _controls: _controls ?? state._controls,
      _consequences,
      paths: known === undefined ? paths : { steps: paths.steps, pairs: Object.fromEntries(known) },
    };
  }

  #plainPicture() {
    const { _picture, _controls, _consequences } = this.given.state;
    return { _picture, _controls, _consequences };
  }

  /** The paths that were found beforehand, of the pair that is asked for. */
  #answerTrace() {
    const pair = this.state.trace.join(">");
    const found = this.paths.pairs[pair];
    // None there and none looked for are two answers.
    this.set("_paths", { steps: this.paths.steps, pairs: found === undefined ? {} : { [pair]: found } });
  }

  /**
   * @param {string} event
   * @param {() => void} react
   */
  on(event, react) {
    const reactions = this.reactions.get(event) ?? new Set();
    this.reactions.set(event, reactions.add(react));
  }

  /**
   * @param {string} event
   * @param {() => void} react
   */
  off(event, react) {
    this.reactions.get(event)?.delete(react);
  }
}

const NOT_DRAWN = "That change was not drawn beforehand, since the app is large: fluxviz.explore in a notebook draws any.";

/** What was drawn beforehand, one change each. */
const CHOICES = { ...NOTHING, detail: "", view: "", naming: "" };

/**
 * @param {any} one
 * @param {any} other
 */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * The newest of a list, or the value itself.
 *
 * @param {any} value
 */
function last(value) {
  return Array.isArray(value) ? value[value.length - 1] : value;
}

/** Put the explorer in the place of the still picture. */
export function start() {
  const still = /** @type {HTMLElement} */ (document.getElementById("still"));
  const data = /** @type {HTMLElement} */ (document.getElementById("given"));
  const main = /** @type {HTMLElement} */ (document.getElementById("explorer"));
  const model = new PageModel(JSON.parse(data.textContent ?? ""));
  model.on("change:_picture", () => entitle(model.get("_picture").title));
  explore(model, main);
  still.remove();
  startLinks(model, WHAT_IF_TRAITS);
}

/**
 * Say of the page what it shows now: the app as it is, or a what-if.
 *
 * @param {string} title
 */
function entitle(title) {
  document.title = title;
  const heading = /** @type {HTMLElement} */ (document.querySelector("h1"));
  heading.textContent = title;
}
