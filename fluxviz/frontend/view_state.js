// What is shown, as a value and as the fragment of an address: as reviewing/links.py writes it, read with care.

/** @import { Traits } from "./shapes.js" */
/** @import { Store } from "./store.js" */

import { NOTHING } from "./what_if.js";

/** @typedef {Pick<Traits, "detail" | "view" | "naming">} Looks */

/** What a fragment keeps as it is. */
const KEPT = /%(3A|5B|5D|7B|7D|3E|2C)/g;
/** What follows from the others. */
const LAST = ["path", "step", "viewport"];

/**
 * What each trait of a state is where the state does not say.
 *
 * @param {Store} store
 * @param {Looks} looks
 * @returns {{ [trait: string]: any }}
 */
function plainState(store, looks) {
  const layers = store.get("_choices").layers.map(({ value }) => value);
  return { selected: "", trace: [], path: 0, step: 0, layers, side: "both", viewport: [0.5, 0.5, 1], ...looks, ...NOTHING };
}

/**
 * @param {Store} store
 * @param {Looks} looks
 */
export function fragmentOf(store, looks) {
  const parts = Object.entries(plainState(store, looks)).flatMap(([trait, plain]) => {
    let now = store.get(/** @type {any} */ (trait));
    if (trait === "viewport") now = now.map((/** @type {number} */ part) => Math.round(part * 1000) / 1000);
    if (JSON.stringify(now) === JSON.stringify(plain)) return [];
    const text = typeof now === "string" ? now : JSON.stringify(now);
    return [`${trait}=${encodeURIComponent(text).replace(KEPT, decodeURIComponent)}`];
  });
  return parts.join("&");
}

/**
 * Read a fragment; what is no state, or not of this app, is left out.
 *
 * @param {string} fragment
 * @param {Store} store
 * @param {Looks} looks
 * @returns {{ [trait: string]: any }}
 */
export function readFragment(fragment, store, looks) {
  /** @type {{ [trait: string]: any }} */
  const state = {};
  const plain = plainState(store, looks);
  for (const piece of fragment.replace(/^#/, "").split("&")) {
    const [trait, text = ""] = [piece.slice(0, Math.max(piece.indexOf("="), 0)), piece.slice(piece.indexOf("=") + 1)];
    if (!Object.hasOwn(plain, trait)) continue;
    try {
      const raw = decodeURIComponent(text);
      const value = TEXTS.has(trait) ? raw : JSON.parse(raw);
      if (fits(trait, value, plain[trait], store)) state[trait] = value;
    } catch {
      // An address may be cut or mistyped anywhere: what is left of it counts.
    }
  }
  return state;
}

const TEXTS = new Set(["selected", "side", "detail", "view", "naming", "domain", "ssl"]);

/**
 * @param {string} trait
 * @param {any} value
 * @param {any} plain
 * @param {Store} store
 */
function fits(trait, value, plain, store) {
  const choices = store.get("_choices");
  /** @type {{ [trait: string]: { value: string }[] }} */
  const listed = { side: choices.sides, detail: choices.details, view: choices.views, naming: choices.namings, ssl: choices.modes };
  if (listed[trait]) return listed[trait].some((each) => each.value === value);
  if (TEXTS.has(trait)) return true;
  if (trait === "proxied") return typeof value === "boolean";
  if (trait === "viewport") return Array.isArray(value) && value.length === 3 && value.every(Number.isFinite) && value[2] > 0;
  if (typeof plain === "number") return Number.isInteger(value) && value >= 0;
  if (Array.isArray(plain)) return Array.isArray(value) && value.every((each) => typeof each === "string") && (trait !== "trace" || [0, 2].includes(value.length));
  const kind = trait === "domains" ? "string" : "number";
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every((each) => typeof each === kind);
}

/**
 * Show a state: what-ifs first, for a part may be there only with them.
 *
 * @param {Store} store
 * @param {{ [trait: string]: any }} state
 * @param {Looks} looks
 */
export function showState(store, state, looks) {
  const asked = { ...plainState(store, looks), ...state };
  const of = (/** @type {(trait: string) => boolean} */ wanted) => Object.fromEntries(Object.entries(asked).filter(([trait]) => wanted(trait)));
  const isCase = (/** @type {string} */ trait) => trait in NOTHING || trait in looks;
  store.set({ selected: "", trace: [], path: 0, step: 0 });
  store.set(of(isCase));
  const parts = new Set(store.get("_picture").parts.map(({ id }) => id));
  const there = (/** @type {string[]} */ ids) => !store.get("_alone") || ids.every((id) => parts.has(id));
  if (!there([asked.selected].filter(Boolean))) asked.selected = "";
  if (!there(asked.trace)) Object.assign(asked, { trace: [], path: 0, step: 0 });
  store.set(of((trait) => !isCase(trait) && !LAST.includes(trait)));
  store.set(of((trait) => LAST.includes(trait)));
}
