// What was drawn on a canvas: connections, in words and as they were before.

/** @import { CanvasLink, CanvasSheet } from "./shapes.js" */

/** Protocols that encrypt by themselves, as in topology/protocols.py. */
const BY_THEMSELVES = ["ipsec", "openvpn", "quic", "ssh", "wireguard"];

/**
 * What is said of a connection; a test holds it beside what Python writes.
 *
 * @param {CanvasLink} link
 * @param {CanvasSheet} sheet
 */
export function detailsOf(link, sheet) {
  const protocol = sheet.protocols.find((each) => each.value === link.protocol)?.label ?? link.protocol;
  const secure = BY_THEMSELVES.includes(link.protocol) ? "(encrypted)" : "(TLS)";
  const encryption = link.encrypted === null ? "" : link.encrypted ? secure : "(plain)";
  return [protocol, link.port ?? "", encryption].filter((each) => each !== "").join(" ");
}

/**
 * A connection as a line of the notation.
 *
 * @param {CanvasLink} link
 * @param {CanvasSheet} sheet
 */
export function lineOf(link, sheet) {
  const [source, target] = [link.source, link.target].map((id) => sheet.cards.find((card) => card.id === id)?.written ?? id);
  const details = detailsOf(link, sheet);
  return source + " -> " + target + (details === "" ? "" : ": " + details);
}

/**
 * @param {CanvasLink} one
 * @param {CanvasLink} other
 */
export function isSameLink(one, other) {
  return ["source", "target", "protocol", "port", "encrypted"].every((name) => Reflect.get(one, name) === Reflect.get(other, name));
}

/**
 * Whether two lists hold the same connections, in whichever order.
 *
 * @param {CanvasLink[]} some
 * @param {CanvasLink[]} others
 */
export function areSameLinks(some, others) {
  /** @param {CanvasLink[]} these @param {CanvasLink[]} those */
  const areAmong = (these, those) => these.every((each) => those.some((other) => isSameLink(each, other)));
  return areAmong(some, others) && areAmong(others, some);
}

/** What is drawn, and what was before. */
export class DrawnLinks {
  /**
   * @param {CanvasLink[]} links
   * @param {(links: CanvasLink[]) => void} tell What is done with a change.
   */
  constructor(links, tell) {
    this.links = links;
    this.tell = tell;
    /** @type {CanvasLink[][]} */
    this.before = [];
    /** What was typed into last: the digits of a port are one change. */
    this.typed = "";
  }

  /**
   * @param {CanvasLink[]} links
   * @param {string} typed Into which field, where it was.
   */
  #set(links, typed = "") {
    if (typed === "" || typed !== this.typed) this.before.push(this.links);
    this.typed = typed;
    this.links = links;
    this.tell(links);
  }

  /**
   * Connect two cards; where they are already, and nothing is said of it yet, that one is meant.
   *
   * @param {string} source
   * @param {string} target
   * @returns {number} Its place in the list.
   */
  add(source, target) {
    const blank = { source, target, protocol: "", port: null, encrypted: null };
    const known = this.links.findIndex((link) => isSameLink(link, blank));
    if (known >= 0) return known;
    this.#set([...this.links, blank]);
    return this.links.length - 1;
  }

  /**
   * @param {number} place
   * @param {Partial<CanvasLink>} changes
   */
  change(place, changes) {
    const now = { ...this.links[place], ...changes };
    const links = this.links.map((link, index) => (index === place ? now : link));
    if (!isSameLink(now, this.links[place])) this.#set(links, "port" in changes ? `port ${place}` : "");
  }

  /** @param {number} place */
  turn(place) {
    const { source, target } = this.links[place];
    this.change(place, { source: target, target: source });
  }

  /** @param {number} place */
  remove(place) {
    this.#set(this.links.filter((_, index) => index !== place));
  }

  clear() {
    if (this.links.length > 0) this.#set([]);
  }

  /** Take the last change back. */
  undo() {
    const last = this.before.pop();
    if (last === undefined) return;
    this.typed = "";
    this.links = last;
    this.tell(last);
  }

  /** @param {CanvasLink[]} links As somebody else changed them. */
  take(links) {
    if (JSON.stringify(links) === JSON.stringify(this.links)) return;
    this.before.push(this.links);
    this.links = links;
  }
}
