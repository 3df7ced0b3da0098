// Where the lines of a canvas run, and where their labels stand: from card to card, past all others.

/** @import { Curve, Place, Room } from "./canvas_wires.js" */

import { curveBetween, placeOn } from "./canvas_wires.js";

/** @typedef {{ source: string, target: string, label: { width: number, height: number } }} Wire */
/** @typedef {Curve & { label: Room }} LaidWire */
/** @typedef {LaidWire & { places: Place[], around: Room }} Way A line that is laid, the places on it, and what holds them all. */

/** How far a line keeps from a card that is none of its own. */
const CLEAR = 8;
/** How far lines bend aside, the least first; to the one side and to the other. */
const BENDS = [0, 36, 72, 110, 150, 200, 260, 330].flatMap((bend) => (bend === 0 ? [0] : [bend, -bend]));
/** Where on its line a label may stand. */
const STOPS = [0.5, 0.4, 0.6, 0.32, 0.68, 0.2, 0.8];
/** How far beyond the cards that are in its way a line goes round them. */
const AROUND = [14, 32, 52];
/** How near to each other two lines look like one. */
const NEAR = 9;
const SAMPLES = 24;

/** Lays the lines of a board; those before the first that changed stay as they are, and cost nothing. */
export class WireLayer {
  /**
   * @param {Map<string, Room>} cards
   * @param {{ width: number, height: number }} size Of the canvas: nothing leaves it.
   */
  constructor(cards, size) {
    this.cards = cards;
    this.size = size;
    /** @type {{ wire: Wire, way: Way | null }[]} */
    this.laid = [];
  }

  /**
   * Lay lines one after the other: each takes the way that costs least beside those that are there.
   *
   * @param {Wire[]} wires
   * @returns {(LaidWire | null)[]} Null where one of its ends has no card.
   */
  lay(wires) {
    const changed = this.laid.findIndex(({ wire }, place) => wires[place] === undefined || !isSameWire(wire, wires[place]));
    if (changed >= 0) this.laid.splice(changed);
    for (const wire of wires.slice(this.laid.length)) {
      const ways = this.laid.map(({ way }) => way).filter((way) => way !== null);
      this.laid.push({ wire, way: layWire(this.cards, wire, ways, this.size) });
    }
    return this.laid.map(({ way }) => way);
  }
}

/**
 * @param {Map<string, Room>} cards
 * @param {Wire} wire
 * @param {Way[]} laid
 * @param {{ width: number, height: number }} size
 * @returns {Way | null}
 */
function layWire(cards, wire, laid, size) {
  const [from, to] = [cards.get(wire.source), cards.get(wire.target)];
  if (from === undefined || to === undefined) return null;
  const others = [...cards].filter(([id]) => id !== wire.source && id !== wire.target).map(([, room]) => room);
  const page = { x: 2, y: 2, width: size.width - 4, height: size.height - 4 };
  const bent = BENDS.map((bend) => ({ line: curveBetween(from, to, bend), length: Math.abs(bend) }));
  /** @type {Way | null} */
  let best = null;
  let least = Infinity;
  for (const { line, length } of [...bent, ...waysAround(from, to, others)]) {
    const places = Array.from({ length: SAMPLES + 1 }, (_, index) => placeOn(line, index / SAMPLES));
    const around = roomAround(places);
    const cost = length + costOfLine(places, around, others, laid, page);
    if (cost >= least) continue; // no place of its label makes it cheaper
    for (const stop of STOPS) {
      const label = aroundPlace(placeOn(line, stop), wire.label);
      const whole = cost + Math.abs(stop - 0.5) * 40 + costOfLabel(label, others, [from, to], laid, page);
      if (whole < least) [least, best] = [whole, { ...line, label, places, around }];
    }
  }
  return best;
}

/**
 * @param {Place[]} places
 * @param {Room} around
 * @param {Room[]} others
 * @param {Way[]} laid
 * @param {Room} page
 */
function costOfLine(places, around, others, laid, page) {
  let cost = places.filter((place) => !isInside(place, page, 0)).length * 500;
  for (const room of others) if (passes(places, around, room, CLEAR)) cost += 4000;
  for (const other of laid) {
    if (passes(places, around, other.label, 3)) cost += 1600;
    // Two lines that run on each other look like one.
    const near = doRoomsMeet(around, other.around, NEAR) ? places.filter((place) => isNear(place, other)).length : 0;
    cost += near > 3 ? near * 60 : near * 6;
  }
  return cost;
}

/**
 * @param {Room} label
 * @param {Room[]} others
 * @param {Room[]} ends
 * @param {Way[]} laid
 * @param {Room} page
 */
function costOfLabel(label, others, ends, laid, page) {
  let cost = cornersOf(label).filter(([x, y]) => !isInside({ x, y }, page, 0)).length * 3000;
  for (const room of others) if (doRoomsMeet(label, room, 2)) cost += 2500;
  for (const room of ends) if (doRoomsMeet(label, room, 0)) cost += 900;
  for (const other of laid) {
    if (doRoomsMeet(label, other.label, 2)) cost += 2000;
    if (passes(other.places, other.around, label, 3)) cost += 1600;
  }
  return cost;
}

/**
 * Whether a line passes through a room.
 *
 * @param {Place[]} places
 * @param {Room} around
 * @param {Room} room
 * @param {number} gap
 */
function passes(places, around, room, gap) {
  return doRoomsMeet(around, room, gap) && places.some((place) => isInside(place, room, gap));
}

/**
 * @param {Place} place
 * @param {Way} other
 */
function isNear({ x, y }, { places, around }) {
  return isInside({ x, y }, around, NEAR) && places.some((each) => (each.x - x) ** 2 + (each.y - y) ** 2 < NEAR ** 2);
}

/** @param {Place[]} places */
function roomAround(places) {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/**
 * @param {Wire} one
 * @param {Wire} other
 */
function isSameWire(one, other) {
  const isAlike = one.source === other.source && one.target === other.target;
  return isAlike && one.label.width === other.label.width && one.label.height === other.label.height;
}

/**
 * The ways past what stands between two cards: out at one side, and in again at the same.
 *
 * @param {Room} from
 * @param {Room} to
 * @param {Room[]} others
 * @returns {{ line: Curve, length: number }[]}
 */
function waysAround(from, to, others) {
  const [above, below] = [Math.min(from.y, to.y), Math.max(from.y + from.height, to.y + to.height)];
  const passed = others.filter((room) => room.y < below && room.y + room.height > above);
  const [left, right] = [
    Math.min(from.x, to.x, ...passed.map((room) => room.x)),
    Math.max(...[from, to, ...passed].map((room) => room.x + room.width)),
  ];
  return AROUND.flatMap((gap) =>
    [left - gap, right + gap].map((x) => {
      const isRight = x > right;
      const [start, end] = [from, to].map((room, index) => ({
        x: isRight ? room.x + room.width + (index === 0 ? 1 : 3) : room.x - (index === 0 ? 1 : 3),
        y: room.y + room.height / 2,
      }));
      // Where the curve is farthest out, its handles count three quarters.
      const handle = (x - (start.x + end.x) / 8) / 0.75;
      const line = { start, one: { x: handle, y: start.y }, two: { x: handle, y: end.y }, end };
      return { line, length: 150 + Math.abs(x - start.x) + Math.abs(x - end.x) };
    }),
  );
}

/**
 * @param {Place} place
 * @param {{ width: number, height: number }} size
 */
function aroundPlace(place, { width, height }) {
  return { x: place.x - width / 2, y: place.y - height / 2, width, height };
}

/** @param {Room} room */
function cornersOf(room) {
  return [0, 1].flatMap((right) => [0, 1].map((down) => [room.x + right * room.width, room.y + down * room.height]));
}

/**
 * @param {Place} place
 * @param {Room} room
 * @param {number} gap
 */
function isInside(place, room, gap) {
  return place.x > room.x - gap && place.x < room.x + room.width + gap && place.y > room.y - gap && place.y < room.y + room.height + gap;
}

/**
 * @param {Room} one
 * @param {Room} other
 * @param {number} gap
 */
function doRoomsMeet(one, other, gap) {
  return (
    one.x < other.x + other.width + gap && other.x < one.x + one.width + gap &&
    one.y < other.y + other.height + gap && other.y < one.y + one.height + gap
  );
}
